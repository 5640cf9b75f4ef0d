#include "tables/beside.h"

#include <algorithm>

namespace newsprint {

namespace {

constexpr std::size_t least_prose_lines = 5;

// Keeps the segments of columns [first, last). False, with nothing done, when some segment runs over their edge, or
// the text beside them stops where the rows do.
bool narrow_rows(PrintedRows& printed, const ColumnGrid& grid, std::size_t first, std::size_t last) {
  std::vector<PrintedRow> kept;
  std::size_t beside = 0;   // rows with a gap, below a line that has text beside the table
  std::size_t running = 0;  // and which goes on
  std::size_t lines = 0;    // that have text beside the table
  std::size_t alone = 0;    // and nothing of the table
  std::size_t shared = 0;   // and something of it
  std::uint32_t widest = 0;
  std::uint32_t above = 0;
  for (std::size_t r = printed.from; r < printed.to; ++r) {
    PrintedRow row = printed.rows[r];
    std::uint32_t side = 0;
    std::size_t begin = row.last;
    std::size_t end = row.first;
    for (std::size_t i = row.first; i < row.last; ++i) {
      const auto [a, b] = grid.columns_of(printed.segments[i]);
      const bool left = b < first;
      const bool right = a >= last;
      if (!left && !right && (a < first || b >= last)) return false;
      if (left || right) {
        side = std::max(side, printed.segments[i].width);
        continue;
      }
      begin = std::min(begin, i);
      end = i + 1;
    }
    widest = std::max(widest, side);
    if (begin < end) {
      row.first = begin;
      row.last = end;
      if (row.has_gap() && above > 0) {
        ++beside;
        running += above * 4 >= widest * 3;
      }
      kept.push_back(row);
      shared += side > 0;
    }
    lines += side > 0;
    alone += side > 0 && begin >= end;
    above = side;
  }
  // Labels stand on their row's line, or all around it; prose has lines of its own and shares the others.
  if (kept.size() < 3 || shared * 2 < kept.size() || running * 2 < beside || alone < 3 || alone * 5 < lines)
    return false;
  printed.rows = std::move(kept);
  printed.from = 0;
  printed.to = printed.rows.size();
  return true;
}
}  // namespace

std::optional<std::uint32_t> cut_sides(PrintedRows& printed) {
  GutterProfile all;
  for (std::size_t r = printed.from; r < printed.to; ++r) {
    if (printed.rows[r].has_gap()) all.add_row(printed.of(printed.rows[r]));
  }
  const ColumnGrid grid(all.gutters());
  std::vector<std::vector<Segment>> by_column(grid.columns());
  for (std::size_t r = printed.from; r < printed.to; ++r) {
    for (const Segment& s : printed.of(printed.rows[r])) {
      const auto [first, last] = grid.columns_of(s);
      if (first == last) by_column[first].push_back(s);
    }
  }
  const auto is_prose = [](const std::vector<Segment>& column) {
    return column.size() >= least_prose_lines && judge_column(column) == Content::prose;
  };
  std::size_t first = 0;
  std::size_t last = grid.columns();
  while (first < last && is_prose(by_column[first])) ++first;
  while (last > first && is_prose(by_column[last - 1])) --last;
  if (last - first < 2 || last - first == grid.columns()) return std::nullopt;
  if (!narrow_rows(printed, grid, first, last)) return std::nullopt;
  return grid.column_from(first);
}

std::vector<LinePart> parts_of_lines(const TableSource& source, const PrintedRows& printed, std::uint32_t left_of,
                                     std::size_t first, std::size_t last) {
  std::vector<LinePart> parts;
  std::size_t r = printed.from;
  for (std::size_t i = first; i < last; ++i) {
    const Line& line = source.line(i);
    if (r < printed.to && printed.rows[r].line == i) {
      const std::string_view left = printed.segments[printed.rows[r].first].text;
      const std::string_view right = printed.segments[printed.rows[r].last - 1].text;
      parts.push_back({static_cast<std::size_t>(left.data() - line.text.data()),
                       static_cast<std::size_t>(right.data() + right.size() - line.text.data())});
      ++r;
      continue;
    }
    const std::uint32_t at = printed.grid == GridKind::characters ? line.at : line.indent;
    const std::size_t side = at < left_of ? line.text.size() : 0;
    parts.push_back({side, side});
  }
  return parts;
}

}  // namespace newsprint
