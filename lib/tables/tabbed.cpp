// Cells that tabs set apart.
#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/draft.h"

namespace newsprint {

namespace {

constexpr std::size_t least_rows = 3;
constexpr std::uint32_t widest_mean_cell = 24;  // display columns

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
