// Cells that tabs or commas set apart.
#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/draft.h"

namespace newsprint {

namespace {

constexpr std::size_t least_rows = 3;
constexpr std::size_t least_pairs = 4;            // rows of two cells, parted by commas
constexpr std::size_t least_without_figures = 5;  // rows of words, parted by commas
constexpr std::uint32_t least_measure = 24;       // display columns
constexpr std::uint32_t widest_mean_cell = 24;    // display columns

using Cells = std::vector<std::string_view>;

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
      counts.width += display_width(cell);
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

// One line of comma-separated values, as RFC 4180 has them.
class CommaLine {
 public:
  CommaLine(Arena& arena, std::string_view text) : arena_(arena), rest_(text) {}

  // False when the quotation marks do not pair.
  bool split(Cells& cells) {
    cells.clear();
    for (;;) {
      std::string_view cell;
      if (!read_cell(cell)) return false;
      cells.push_back(trim_blanks(cell));
      if (rest_.empty()) return true;
      rest_.remove_prefix(1);
      spaced_ += !rest_.empty() && rest_.front() == ' ';
    }
  }

  // Commas with a blank behind them, as prose has them.
  [[nodiscard]] std::size_t spaced() const noexcept { return spaced_; }

 private:
  bool read_cell(std::string_view& cell) {
    if (!rest_.empty() && rest_.front() == '"') return read_quoted(cell);
    const std::size_t end = std::min(rest_.find(','), rest_.size());
    cell = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return cell.find('"') == cell.npos;
  }

  bool read_quoted(std::string_view& cell) {
    std::size_t end = rest_.find('"', 1);
    bool doubled = false;
    while (end != rest_.npos && end + 1 < rest_.size() && rest_[end + 1] == '"') {
      doubled = true;
      end = rest_.find('"', end + 2);
    }
    if (end == rest_.npos) return false;
    cell = rest_.substr(1, end - 1);
    if (doubled) cell = undouble(cell);
    rest_.remove_prefix(end + 1);
    return rest_.empty() || rest_.front() == ',';
  }

  std::string_view undouble(std::string_view cell) {
    char* const place = arena_.allocate(cell.size());
    char* end = place;
    for (std::size_t i = 0; i < cell.size(); ++i) {
      if (cell[i] == '"') ++i;
      *end++ = cell[i];
    }
    arena_.give_back(cell.size() - static_cast<std::size_t>(end - place));
    return {place, static_cast<std::size_t>(end - place)};
  }

  Arena& arena_;
  std::string_view rest_;
  std::size_t spaced_ = 0;
};

bool has_comma(std::string_view text) noexcept { return text.find(',') != text.npos; }

// The commas of a line, outside and inside of quotation marks; 0 when one has a blank behind it, as in prose.
std::size_t count_tight_commas(std::string_view text) {
  std::size_t commas = 0;
  for (std::size_t at = text.find(','); at != text.npos; at = text.find(',', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] == ' ' && text.find('"') == text.npos) return 0;
    ++commas;
  }
  return commas;
}

// Lines of prose end at a common measure; values end anywhere.
bool end_at_measure(const TableSource& source, std::size_t first, std::size_t last) {
  std::uint32_t widest = 0;
  for (std::size_t i = first; i < last; ++i) widest = std::max(widest, display_width(source.line(i).text));
  std::size_t full = 0;
  for (std::size_t i = first; i < last; ++i) full += display_width(source.line(i).text) + 2 >= widest;
  return widest >= least_measure && full * 3 >= (last - first) * 2;
}

bool has_stop(const Cells& cells) {
  return std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
    for (const char* p = cell.data(); p != cell.data() + cell.size();) {
      if (class_of(next_char(p)) == CharClass::stop_wide) return true;
    }
    return false;
  });
}

// Whether the first lines have nearly as many bytes, as lines of prose do, and long ones.
bool are_as_long(const TableSource& source, std::size_t first) {
  constexpr std::size_t least = 36;
  std::size_t shortest = source.line(first).text.size();
  std::size_t longest = shortest;
  for (std::size_t i = first + 1; i < first + least_rows; ++i) {
    shortest = std::min(shortest, source.line(i).text.size());
    longest = std::max(longest, source.line(i).text.size());
  }
  return shortest >= least && longest - shortest <= 4;
}

}  // namespace

bool may_be_values(const TableSource& source, std::size_t first) {
  // Asked of nearly every line: what lengths tell first.
  if (first + least_rows > source.page.lines.size() || are_as_long(source, first)) return false;
  for (std::size_t i = first; i < first + least_rows; ++i) {
    if (!has_comma(source.line(i).text)) return false;
  }
  const std::size_t commas = count_tight_commas(source.line(first).text);
  bool quotes = false;
  for (std::size_t i = first; i < first + least_rows && !quotes; ++i) {
    quotes = source.line(i).text.find('"') != std::string_view::npos;
    if (!quotes && (commas == 0 || count_tight_commas(source.line(i).text) != commas)) return false;
  }
  return true;
}

std::size_t recover_commas(TableSource& source, std::size_t first, TableDraft& draft) {
  std::vector<Cells> rows;
  std::size_t last = first;
  for (Cells cells;
       last < source.page.lines.size() && has_comma(source.line(last).text) && source.together(first, last); ++last) {
    CommaLine line(source.page.arena, source.line(last).text);
    if (!line.split(cells) || line.spaced() > 0 || has_stop(cells)) break;
    if (!rows.empty() && cells.size() != rows.front().size()) break;
    rows.push_back(cells);
  }
  if (rows.size() < least_rows) return std::max(last, first + 1);
  const std::size_t columns = rows.front().size();
  const CellCounts counts = count_cells(rows, columns);
  const bool many = rows.size() >= least_without_figures && columns > 2;
  if (!counts.are_cells(columns) || !(many || counts.figure_columns > 0)) return last;
  if (columns == 2 && rows.size() < least_pairs) return last;
  const bool ends_alone = last == source.page.lines.size() || !source.together(first, last);
  if (!ends_alone || end_at_measure(source, first, last)) return last;
  draft.rows = std::move(rows);
  draft.first = first;
  draft.last = last;
  lift_header(draft);
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
