// `Table with 2 columns: a, b. 1. x, y; 2. z, w`: how a vision model prints a table.
#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/draft.h"

namespace newsprint {

namespace {

constexpr std::string_view phrase = "Table with ";
constexpr std::size_t most_columns = 100;

bool take(std::string_view& text, std::string_view word) {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}

bool take_number(std::string_view& text, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

// `Table with 2 columns:`; leaves what follows.
bool take_phrase(std::string_view& text, std::size_t& columns) {
  return take(text, phrase) && take_number(text, columns) && columns >= 1 && columns <= most_columns &&
         (take(text, " columns:") || take(text, " column:"));
}

// The mark of row `number`, "7. ", at the start of `text`; "7." alone is a row that was cut off.
bool take_row_mark(std::string_view& text, std::size_t number, std::string_view& digits) {
  std::string_view rest = text;
  std::size_t found = 0;
  if (!take_number(rest, found) || found != number) return false;
  digits = text.substr(0, text.size() - rest.size());
  if (!take(rest, ".") || !(rest.empty() || rest.front() == ' ')) return false;
  text = trim_blanks(rest);
  return true;
}

// The end of the text in front of the next `separator` + blanks + row mark of `number`; npos when there is none.
// `behind` is left behind that mark.
std::size_t find_row(std::string_view text, std::size_t from, char separator, std::size_t number,
                     std::string_view& behind, std::string_view& digits) {
  for (std::size_t at = text.find(separator, from); at != std::string_view::npos; at = text.find(separator, at + 1)) {
    behind = trim_blanks(text.substr(at + 1));
    if (at + 1 < text.size() && text[at + 1] == ' ' && take_row_mark(behind, number, digits)) return at;
  }
  return std::string_view::npos;
}

// Cells are parted by a comma with a blank behind it; a comma inside a number has none.
std::vector<std::string_view> split_cells(std::string_view text) {
  std::vector<std::string_view> cells;
  std::size_t start = 0;
  for (std::size_t at = text.find(','); at != std::string_view::npos; at = text.find(',', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] != ' ') continue;
    cells.push_back(trim_blanks(text.substr(start, at - start)));
    start = at + 1;
  }
  cells.push_back(trim_blanks(text.substr(start)));
  return cells;
}

struct FlatRow {
  std::string_view number;
  std::vector<std::string_view> cells;
};

// Fills names and rows; false when the text is not of this form throughout.
bool parse(std::string_view text, std::vector<std::string_view>& names, std::vector<FlatRow>& rows) {
  std::size_t columns = 0;
  if (!take_phrase(text, columns)) return false;
  std::string_view digits;
  std::string_view behind;
  const std::size_t head = find_row(text, 0, '.', 1, behind, digits);
  if (head == std::string_view::npos) return false;
  names = split_cells(trim_blanks(text.substr(0, head)));
  if (names.size() != columns) return false;
  text = behind;
  for (std::size_t number = 2;; ++number) {
    const std::string_view own = digits;
    const std::size_t end = find_row(text, 0, ';', number, behind, digits);
    std::string_view cells = trim_blanks(text.substr(0, end));
    if (end == std::string_view::npos && !cells.empty() && cells.back() == ';') cells.remove_suffix(1);
    rows.push_back({own, split_cells(cells)});
    if (end == std::string_view::npos) return true;
    text = behind;
  }
}

// A following line of a wrapped table begins in the middle of a row: the text before it is unfinished, or a row mark or
// separator is still to come on it.
bool runs_on(std::string_view before, std::string_view line) {
  const char last = before.back();
  if (last == ',' || last == ';' || last == ':') return true;
  if (line.find("; ") != std::string_view::npos || line.find(", ") != std::string_view::npos) return true;
  const std::size_t digits = line.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string_view::npos && line[digits] == '.';
}

// The lines of the table as one text; `last` is set behind them. Once the table is known to be wrapped, a line below a
// full one belongs to it without further signs.
std::string_view collect(TableSource& source, std::size_t first, std::size_t& last) {
  std::size_t size = source.line(first).text.size();
  std::uint32_t width = display_width(source.line(first).text);
  std::uint32_t widest = width;
  last = first + 1;
  for (; last < source.page.lines.size() && source.together(first, last); ++last) {
    const std::string_view line = source.line(last).text;
    const bool below_full = last > first + 1 && width + 2 >= widest;
    if (may_be_flattened(line) || !(below_full || runs_on(source.line(last - 1).text, line))) break;
    width = display_width(line);
    widest = std::max(widest, width);
    size += line.size() + 1;
  }
  if (last == first + 1) return source.line(first).text;
  char* const joined = source.page.arena.allocate(size);
  char* end = joined;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view line = source.line(i).text;
    if (i > first) {
      const char32_t before = last_code_point(source.line(i - 1).text);
      const char32_t behind = first_code_point(line);
      const bool glue = info(class_of(before)).width == 2 && info(class_of(behind)).width == 2;
      if (!glue) *end++ = ' ';
    }
    std::memcpy(end, line.data(), line.size());
    end += line.size();
  }
  source.page.arena.give_back(size - static_cast<std::size_t>(end - joined));
  return {joined, static_cast<std::size_t>(end - joined)};
}

}  // namespace

bool may_be_flattened(std::string_view text) noexcept { return text.substr(0, phrase.size()) == phrase; }

std::size_t recover_flattened(TableSource& source, std::size_t first, TableDraft& draft) {
  std::size_t last = 0;
  const std::string_view text = collect(source, first, last);
  std::vector<std::string_view> names;
  std::vector<FlatRow> rows;
  if (!parse(text, names, rows)) return first + 1;
  std::size_t widest = 0;
  for (const FlatRow& row : rows) widest = std::max(widest, row.cells.size());
  // One name more than there are cells: the row's number is its first cell.
  if (widest != names.size() && widest + 1 != names.size()) return first + 1;
  const bool numbered = widest + 1 == names.size();
  for (FlatRow& row : rows) {
    if (numbered) row.cells.insert(row.cells.begin(), row.number);
    draft.rows.push_back(std::move(row.cells));
  }
  draft.columns = std::move(names);
  draft.first = first;
  draft.last = last;
  draft.left_out = LeftOut::scaffold;
  return last;
}

}  // namespace newsprint
