// Cells that only blanks set apart. Here a mistake is easy, so the evidence has to be plain.
//
// What gather.cpp read is placed on its columns by layout.cpp, lines at its ends that do not fit are cut off, cells.cpp
// folds the rest to rows, and evidence.cpp says whether they are a table.
#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/beside.h"
#include "tables/cells.h"
#include "tables/draft.h"
#include "tables/evidence.h"
#include "tables/gather.h"
#include "tables/layout.h"

namespace newsprint {

namespace {

constexpr std::size_t most_cut_lines = 64;  // below a table, that are looked at again

class AlignedTable {
 public:
  AlignedTable(TableSource& source, PrintedRows printed) : source_(source), printed_(std::move(printed)) {}

  bool read(TableDraft& draft) {
    if (printed_.to - printed_.from < 2) return false;
    const std::optional<std::uint32_t> left_of = cut_sides(printed_);
    placed_ = place_rows(printed_);
    if (placed_.rows.empty()) return false;
    if (trim()) {
      // What was cut off has no say in where the columns stand.
      placed_ = place_rows(printed_);
      if (placed_.rows.empty()) return false;
      kinds_ = kinds_of_columns(placed_.rows, placed_.columns);
    }
    if (placed_.rows.size() < 2) return false;
    placed_.alone = stands_alone();
    TableDraft folded;
    fold_rows(source_.page.arena, placed_.rows, kinds_, folded);
    if (!is_table(placed_, kinds_, folded)) return false;
    draft = std::move(folded);
    draft.first = printed_.rows[printed_.from].line;
    draft.last = printed_.rows[printed_.to - 1].line + 1;
    if (left_of) draft.parts = parts_of_lines(source_, printed_, *left_of, draft.first, draft.last);
    return true;
  }

 private:
  [[nodiscard]] bool stands_alone() const {
    const std::size_t first = printed_.rows[printed_.from].line;
    const std::size_t last = printed_.rows[printed_.to - 1].line;
    return (first == 0 || !source_.together(first - 1, first)) &&
           (last + 1 == source_.page.lines.size() || !source_.together(last, last + 1));
  }

  // A row of the body: cells in several columns, and a value if the table has any.
  [[nodiscard]] bool is_body(std::size_t i) const {
    const GridRow& row = placed_.rows[i];
    if (row.cells.size() < 2 || placed_.clashes[i] > 0) return false;
    const bool any = std::find(kinds_.values.begin() + 1, kinds_.values.end(), true) != kinds_.values.end();
    return !any || std::any_of(row.cells.begin(), row.cells.end(), [&](const GridCell& c) {
      return c.first > 0 && kinds_.values[c.first] && is_value(c.text);
    });
  }

  // A line above the body that can be part of the header: no title, no prose.
  [[nodiscard]] bool is_header(std::size_t i) const {
    const GridRow& row = placed_.rows[i];
    if (placed_.clashes[i] > 0) return false;
    for (const GridCell& cell : row.cells) {
      if (cell.first == 0 && cell.last > 0) return false;
      if (count_words(cell.text) >= words_of_prose) return false;
    }
    return true;
  }

  // A line alone on top that heads no columns: it stands at the table's edge, or over its middle.
  [[nodiscard]] bool is_caption(std::size_t i) const {
    const GridCell& cell = placed_.rows[i].cells.front();
    if (cell.first == 0) return true;
    std::uint32_t from = GutterProfile::widest;
    std::uint32_t to = 0;
    for (std::size_t r = i + 1; r < placed_.rows.size(); ++r) {
      if (!is_body(r)) continue;
      from = std::min(from, placed_.rows[r].cells.front().from);
      to = std::max(to, placed_.rows[r].cells.back().to);
    }
    const std::uint32_t middle = cell.from + cell.to;
    const std::uint32_t near = (to - from) / 4;
    return middle <= from + to + near && from + to <= middle + near;
  }

  // Cuts lines off at both ends; true when some of them had gaps.
  bool trim() {
    kinds_ = kinds_of_columns(placed_.rows, placed_.columns);
    std::size_t first = 0;
    while (first < placed_.rows.size() && !is_body(first)) ++first;
    std::size_t last = placed_.rows.size();
    while (last > first && !is_body(last - 1)) --last;
    // The header reaches up to the first line that can be none; a label alone on top is none.
    std::size_t top = first;
    while (top > 0 && is_header(top - 1)) --top;
    while (top < first && placed_.rows[top].cells.size() == 1 && (placed_.rows[top + 1].after_blank || is_caption(top)))
      ++top;
    // So is what goes on with the title above it.
    while (top < first && placed_.rows[top].cells.size() == 1 && top > 0 && !placed_.rows[top].after_blank &&
           printed_.is_title(printed_.rows[printed_.from + top - 1]))
      ++top;
    while (last < placed_.rows.size() && is_tail(last)) ++last;
    placed_.rows.resize(last);
    placed_.rows.erase(placed_.rows.begin(), placed_.rows.begin() + static_cast<std::ptrdiff_t>(top));
    placed_.clashes.resize(last);
    placed_.clashes.erase(placed_.clashes.begin(), placed_.clashes.begin() + static_cast<std::ptrdiff_t>(top));
    const auto cut_gap = [&](std::size_t from, std::size_t to) {
      return std::any_of(printed_.rows.begin() + static_cast<std::ptrdiff_t>(from),
                         printed_.rows.begin() + static_cast<std::ptrdiff_t>(to),
                         [](const PrintedRow& row) { return row.has_gap(); });
    };
    const bool cut = cut_gap(printed_.from, printed_.from + top) || cut_gap(printed_.from + last, printed_.to);
    printed_.to = printed_.from + last;
    printed_.from += top;
    return cut;
  }

  // A line below the body that goes on with cells of its last row.
  [[nodiscard]] bool is_tail(std::size_t i) const {
    const GridRow& row = placed_.rows[i];
    if (row.after_blank || placed_.clashes[i] > 0) return false;
    return std::all_of(row.cells.begin(), row.cells.end(), [&](const GridCell& cell) {
      const CharClass c = class_of(first_code_point(cell.text));
      const bool low = c == CharClass::latin_lower || (c == CharClass::bracket_open && i > 1);
      return cell.first == cell.last && (low || (info(c).width == 2 && begins_below(cell, placed_.rows[i - 1]))) &&
             count_words(cell.text) < words_of_prose;
    });
  }

  // Letters without case tell by their place alone that a cell goes on: not the label, and exactly below.
  [[nodiscard]] static bool begins_below(const GridCell& cell, const GridRow& above) {
    return cell.first > 0 && std::any_of(above.cells.begin(), above.cells.end(), [&](const GridCell& c) {
             return c.first == cell.first && c.from == cell.from;
           });
  }

  TableSource& source_;
  PrintedRows printed_;
  PlacedRows placed_;
  ColumnKinds kinds_;
};

}  // namespace

std::size_t recover_aligned(TableSource& source, std::size_t first, TableDraft& draft) {
  if (!has_company(source, first)) return first + 1;
  PrintedRows printed = gather_rows(source, first);
  const std::size_t end = printed.to > 0 ? printed.rows[printed.to - 1].line + 1 : first + 1;
  if (!AlignedTable(source, std::move(printed)).read(draft)) return end;
  // What was cut off below may belong to the next table; when it is long, it was looked at already.
  return end <= draft.last + most_cut_lines ? draft.last : end;
}

}  // namespace newsprint
