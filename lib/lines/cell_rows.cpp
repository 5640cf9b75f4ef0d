#include "lines/cell_rows.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::size_t most_wraps = 2;  // in a row

bool is_han(std::string_view text) noexcept { return class_of(first_code_point(text)) == CharClass::han; }

// Columns of words from `column` on.
std::size_t count_words(std::size_t column, const ColumnPattern& pattern) noexcept {
  std::size_t n = 0;
  while (column + n < pattern.columns && !pattern.figures[column + n]) ++n;
  return n;
}

}  // namespace

std::size_t RowReader::place_line(std::size_t i, std::size_t column, const ColumnPattern& pattern,
                                  StreamRow& row) const {
  return place(lines_[i].first, lines_[i].last, column, pattern, row);
}

// Puts tokens [t, last) on columns from `column` on. A run of words on as many columns is one each; on fewer columns it
// is shared out.
std::size_t RowReader::place(std::size_t t, std::size_t last, std::size_t column, const ColumnPattern& pattern,
                             StreamRow& row) const {
  while (t < last) {
    const CellToken& token = lines_.token(t);
    if (column == pattern.columns || !(pattern.figures[column] ? token.figure : token.word)) return none;
    if (pattern.figures[column]) {
      row.push_back({token.text});
      ++t;
      ++column;
      continue;
    }
    const std::size_t columns = count_words(column, pattern);
    std::size_t end = t;
    while (end < last && lines_.token(end).word) ++end;
    // A figure with its unit looks like a word too, and the next column is for figures.
    while (column + columns < pattern.columns && end - t > columns && lines_.token(end - 1).figure) --end;
    const std::size_t cells = pattern.joined ? 1 : std::min(columns, end - t);
    place_words(t, end, cells, row);
    column += cells;
    t = end;
  }
  return column;
}

// Words [t, last) as so many cells: the same share for each, the first ones get more. Where no blanks stand inside of
// names, only two single characters share a cell.
void RowReader::place_words(std::size_t t, std::size_t last, std::size_t cells, StreamRow& row) const {
  for (; cells > 0; --cells) {
    std::size_t take = (last - t + cells - 1) / cells;
    if (cells > 1 && last - t > cells && is_han(lines_.token(t).text)) {
      take = lines_.token(t).han && lines_.token(t + 1).han ? 2 : 1;
    }
    row.push_back({lines_.cell(t, t + take)});
    t += take;
  }
}

// Whether line `i` begins with a word too much: the cell above it was wrapped.
bool RowReader::goes_on(std::size_t i, std::size_t column, const ColumnPattern& pattern) const {
  if (pattern.figures[column - 1]) return false;
  const std::size_t columns = count_words(column, pattern);
  if (columns > 0 && pattern.joined) return false;
  std::size_t words = 0;
  for (std::size_t t = lines_[i].first; t < lines_[i].last && !lines_.token(t).figure; ++t) ++words;
  return words == columns + 1;
}

// One row from line `i` on, its cells one after another on whole lines. Returns the line behind it, or none.
std::size_t RowReader::read_row(std::size_t i, const ColumnPattern& pattern, StreamRow& row, std::size_t& wraps) {
  row.clear();
  std::size_t wrapped = 0;
  for (std::size_t column = 0; column < pattern.columns; ++i) {
    if (!lines_.has(i)) return none;
    std::size_t t = lines_[i].first;
    if (column > 0 && wrapped < most_wraps && row.back().wrapped.empty() && goes_on(i, column, pattern)) {
      row.back().wrapped = lines_.token(t).text;
      ++t;
      ++wrapped;
    }
    column = place(t, lines_[i].last, column, pattern, row);
    if (column == none) return none;
  }
  wraps += wrapped;
  return i;
}

// Some rows that were printed column by column: blocks of as many lines each. Returns the line behind them, or none.
std::size_t RowReader::read_group(std::size_t i, const ColumnPattern& pattern, std::vector<StreamRow>& rows) {
  if (!lines_.has(i) || !lines_.begins_block(i)) return none;
  const std::size_t n = lines_.block_length(i);
  if (n < 2 || n > CellLines::most_block) return none;
  std::vector<StreamRow> group(n);
  for (std::size_t column = 0; column < pattern.columns; i += n) {
    if (!lines_.has(i) || lines_.block_length(i) != n) return none;
    std::size_t behind = none;
    for (std::size_t r = 0; r < n; ++r) {
      const std::size_t to = place_line(i + r, column, pattern, group[r]);
      if (to == none || (behind != none && to != behind)) return none;
      behind = to;
    }
    column = behind;
  }
  for (StreamRow& row : group) rows.push_back(std::move(row));
  return i;
}

// A word alone on line `i` that ends the last cell of the row above, with another row below.
bool RowReader::end_cell(std::size_t i, const ColumnPattern& pattern, Rows& out) {
  if (out.rows.empty() || pattern.figures[pattern.columns - 1] || !out.rows.back().back().wrapped.empty() ||
      lines_[i].last - lines_[i].first > 1 || lines_.begins_block(i) || !lines_[i].words) {
    return false;
  }
  StreamRow below;
  std::size_t wraps = 0;
  if (read_row(i + 1, pattern, below, wraps) == none) return false;
  out.rows.back().back().wrapped = lines_.token(lines_[i].first).text;
  ++out.wraps;
  return true;
}

void RowReader::read(std::size_t i, const ColumnPattern& pattern, Rows& out) {
  StreamRow row;
  while (lines_.has(i)) {
    std::size_t next = read_row(i, pattern, row, out.wraps);
    if (next != none) {
      out.rows.push_back(row);
    } else {
      next = read_group(i, pattern, out.rows);
      if (next == none && end_cell(i, pattern, out)) next = i + 1;
    }
    if (next == none) break;
    for (++i; i < next; ++i) out.torn += lines_[i].after_blank;
  }
  out.last = i;
}

bool RowReader::add_kinds(std::size_t i, ColumnPattern& pattern) const {
  for (std::size_t t = lines_[i].first; t < lines_[i].last; ++t) {
    const bool word = lines_.token(t).word;
    if (pattern.joined && word && t > lines_[i].first && lines_.token(t - 1).word) continue;
    if (!pattern.add(!word)) return false;
  }
  return true;
}

}  // namespace newsprint
