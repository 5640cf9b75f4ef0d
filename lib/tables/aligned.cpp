// Cells that only blanks or tabs set apart. Here a mistake is easy, so the evidence has to be plain.
#include <algorithm>
#include <map>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/draft.h"

namespace newsprint {

namespace {

constexpr std::size_t least_rows = 3;
constexpr std::uint32_t widest_mean_cell = 24;  // display columns
constexpr std::size_t least_even_permille = 600;

using Cells = std::vector<std::string_view>;

std::uint32_t width_of(std::string_view text) {
  std::uint32_t width = 0;
  for (const char* p = text.data(); p != text.data() + text.size();) width += info(class_of(next_char(p))).width;
  return width;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// Sums over the cells of a table to be.
struct CellCounts {
  std::size_t cells = 0;
  std::size_t sentences = 0;  // that end in a stop or comma, or hold one inside
  std::size_t leaders = 0;    // rows of dots, as in tables of contents
  std::uint64_t width = 0;
  std::size_t figure_columns = 0;

  [[nodiscard]] bool are_cells(std::size_t columns) const {
    return cells > 0 && width <= std::uint64_t{cells} * widest_mean_cell && sentences * 5 <= cells &&
           leaders * 4 <= cells && (figure_columns > 0 || columns >= 3);
  }
};

constexpr ClassSet sentence_marks{CharClass::stop_wide, CharClass::comma_wide};

CellCounts count_cells(const std::vector<Cells>& rows, std::size_t columns) {
  CellCounts counts;
  std::vector<std::size_t> digits(columns);
  std::vector<std::size_t> filled(columns);
  for (const Cells& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string_view cell = row[i];
      if (cell.empty()) continue;
      ++counts.cells;
      ++filled[i];
      digits[i] += has_digit(cell);
      counts.width += width_of(cell);
      const CharClass last = class_of(last_code_point(cell));
      counts.sentences += sentence_marks.has(last) || last == CharClass::comma ||
                          (last == CharClass::stop && cell.find(' ') != std::string_view::npos);
      counts.leaders += cell.find("....") != std::string_view::npos || cell.find("……") != std::string_view::npos;
    }
  }
  for (std::size_t i = 0; i < columns; ++i) {
    counts.figure_columns += filled[i] * 2 >= rows.size() && digits[i] * 3 >= filled[i] * 2;
  }
  return counts;
}

// A run of lines with gutters, and its cells once the gutters are known.
class AlignedTable {
 public:
  AlignedTable(TableSource& source, std::size_t first, std::size_t last) : source_(source), first_(first), last_(last) {
    const std::span<const Line> lines(source.page.lines.data() + first, last - first);
    const GridKind grid = measure_grid(lines);
    for (std::uint32_t row = 0; row < lines.size(); ++row) {
      starts_.push_back(segments_.size());
      cut_segments(lines[row], row, grid, segments_);
    }
    starts_.push_back(segments_.size());
  }

  bool read(TableDraft& draft) {
    find_gutters();
    if (columns_.size() < 2) return false;
    place();
    if (!is_table()) return false;
    std::vector<Cells> rows;
    for (std::size_t r = 0; r < cells_.size(); ++r) {
      const bool after_blank = r > 0 && starts_[r] == starts_[r - 1];
      if (after_blank) {
        if (!cells_[r].empty() && starts_[r] != starts_[r + 1]) rows.push_back(std::move(cells_[r]));
      } else {
        add_row(source_.page.arena, rows, std::move(cells_[r]));
      }
    }
    draft.rows = std::move(rows);
    draft.first = first_;
    draft.last = last_;
    lift_header(draft);
    return true;
  }

 private:
  // A gutter is blank in all rows with two segments or more.
  void find_gutters() {
    std::map<std::uint32_t, std::int32_t> edges;  // how many segments more stand from this column on
    for (std::size_t r = 0; r + 1 < starts_.size(); ++r) {
      if (starts_[r + 1] - starts_[r] < 2) continue;
      for (std::size_t i = starts_[r]; i < starts_[r + 1]; ++i) {
        ++edges[segments_[i].from];
        --edges[segments_[i].to];
      }
    }
    std::int32_t open = 0;
    std::uint32_t from = 0;
    for (const auto& [column, change] : edges) {
      if (open == 0 && change > 0) from = column;
      open += change;
      if (open != 0 || change == 0) continue;
      // One blank column alone is no gutter: a Han character fills two.
      if (!columns_.empty() && from < columns_.back().second + 2) {
        columns_.back().second = column;
      } else {
        columns_.push_back({from, column});
      }
    }
  }

  [[nodiscard]] std::size_t column_of(const Segment& s) const {
    std::size_t i = 0;
    const auto behind = std::upper_bound(columns_.begin(), columns_.end(), s.from,
                                         [](std::uint32_t from, const auto& column) { return from < column.first; });
    if (behind != columns_.begin()) i = static_cast<std::size_t>(behind - columns_.begin()) - 1;
    // What begins in a gutter belongs to the column it reaches into.
    if (s.from >= columns_[i].second && i + 1 < columns_.size()) ++i;
    return i;
  }

  void place() {
    by_column_.resize(columns_.size());
    for (std::size_t r = 0; r + 1 < starts_.size(); ++r) {
      Cells cells(columns_.size());
      for (std::size_t i = starts_[r]; i < starts_[r + 1]; ++i) {
        const Segment& s = segments_[i];
        const std::size_t column = column_of(s);
        by_column_[column].push_back(s);
        std::string_view& cell = cells[column];
        const char* const start = cell.empty() ? s.text.data() : cell.data();
        cell = {start, static_cast<std::size_t>(s.text.data() + s.text.size() - start)};
      }
      if (starts_[r] != starts_[r + 1]) ++rows_;
      cells_.push_back(std::move(cells));
    }
  }

  // The share of a column's cells that have a common left or right edge or middle, in permille.
  [[nodiscard]] static std::size_t evenness(const std::vector<Segment>& column) {
    std::map<std::uint32_t, std::size_t> edges[3];
    std::size_t best = 0;
    for (const Segment& s : column) {
      best = std::max({best, ++edges[0][s.from], ++edges[1][s.to], ++edges[2][(s.from + s.to) / 2]});
    }
    return column.empty() ? 0 : 1000 * best / column.size();
  }

  [[nodiscard]] bool is_table() const {
    if (rows_ < least_rows || judge_region(by_column_) == Content::prose) return false;
    std::size_t even = 0;
    std::size_t filled = 0;
    for (const std::vector<Segment>& column : by_column_) {
      if (column.size() * 2 < rows_) return false;
      if (columns_.size() == 2 && judge_column(column) == Content::prose) return false;
      even += evenness(column);
      filled += column.size();
    }
    if (even < least_even_permille * columns_.size()) return false;
    if (filled * 10 < rows_ * columns_.size() * 7) return false;
    return count_cells(cells_, columns_.size()).are_cells(columns_.size());
  }

  TableSource& source_;
  std::size_t first_;
  std::size_t last_;
  std::vector<Segment> segments_;
  std::vector<std::size_t> starts_;                               // of each row in segments_
  std::vector<std::pair<std::uint32_t, std::uint32_t>> columns_;  // grid columns [from, to)
  std::vector<std::vector<Segment>> by_column_;
  std::vector<Cells> cells_;
  std::size_t rows_ = 0;
};

// The end of the run of lines with gaps; one blank line, or one line without a gap, may stand between two of them.
std::size_t end_of_run(const TableSource& source, std::size_t first) {
  const std::size_t n = source.page.lines.size();
  std::size_t last = first + 1;
  for (std::size_t i = last; i < n && i <= last + 1; ++i) {
    const Line& line = source.line(i);
    if (line.region != source.line(first).region || line.column != source.line(first).column) break;
    if (source.marks[i].tab || source.marks[i].bar || may_be_flattened(line.text)) break;
    if (source.marks[i].gap) last = i + 1;
  }
  return last;
}

Cells split_tabs(std::string_view text) {
  Cells cells;
  std::size_t start = 0;
  for (std::size_t at = text.find('\t'); at != std::string_view::npos; at = text.find('\t', start)) {
    cells.push_back(trim_blanks(text.substr(start, at - start)));
    start = at + 1;
  }
  cells.push_back(trim_blanks(text.substr(start)));
  return cells;
}

}  // namespace

std::size_t recover_aligned(TableSource& source, std::size_t first, TableDraft& draft) {
  const std::size_t last = end_of_run(source, first);
  if (last - first < least_rows) return last;
  AlignedTable(source, first, last).read(draft);
  return last;
}

std::size_t recover_tabbed(TableSource& source, std::size_t first, TableDraft& draft) {
  std::size_t last = first;
  std::vector<Cells> rows;
  std::size_t columns = 0;
  for (; last < source.page.lines.size() && source.marks[last].tab && source.together(first, last); ++last) {
    rows.push_back(split_tabs(source.line(last).text));
    columns = std::max(columns, rows.back().size());
  }
  if (rows.size() < least_rows) return last;
  // A reader takes blanks off the ends of a line, and with them the tabs around empty cells: short rows lost theirs.
  std::size_t complete = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Line& line = source.line(first + r);
    const bool tabs_before = line.at > 0 && line.indent >= 8 * line.at && rows[r].size() + line.at <= columns;
    if (tabs_before) rows[r].insert(rows[r].begin(), line.at, std::string_view{});
    complete += rows[r].size() == columns;
    rows[r].resize(columns);
  }
  if (complete * 4 < rows.size() * 3 || !count_cells(rows, columns).are_cells(columns)) return last;
  draft.rows = std::move(rows);
  draft.first = first;
  draft.last = last;
  lift_header(draft);
  return last;
}

}  // namespace newsprint
