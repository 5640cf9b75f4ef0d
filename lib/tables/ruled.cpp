// Columns under rules that are parted by blanks, as reStructuredText and psql's kin print them:
//
//   name    age
//   ------  ---
//   Ada      36
#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/draft.h"
#include "tables/wrapped.h"

namespace newsprint {

namespace {

struct RuledColumn {
  std::uint32_t from;  // display columns
  std::uint32_t to;
};

using Columns = std::vector<RuledColumn>;

constexpr std::size_t most_header_lines = 8;  // above the first rule

// The columns that a rule draws; empty when the line is none.
Columns read_rule(const Line& line) {
  Columns columns;
  if (!may_be_ruled(line.text)) return columns;
  std::uint32_t at = line.indent;
  bool inside = false;
  for (const char c : line.text) {
    if (c != ' ' && c != line.text.front()) return {};
    if (c != ' ' && !inside) columns.push_back({at, at});
    inside = c != ' ';
    ++at;
    if (inside) columns.back().to = at;
  }
  return columns.size() < 2 ? Columns{} : columns;
}

// A single stroke may be a cell, or the mark of a list.
bool has_single_stroke(const Columns& columns) {
  return std::any_of(columns.begin(), columns.end(), [](RuledColumn c) { return c.to - c.from < 2; });
}

// reStructuredText prints an empty first cell as two stops or a backslash.
constexpr bool stands_for_empty(std::string_view cell) { return cell == ".." || cell == "\\"; }

// The cells of a line; empty when a character stands outside all columns. The last column is open to the right.
std::vector<std::string_view> read_cells(const Line& line, const Columns& columns) {
  std::vector<std::string_view> cells(columns.size());
  std::uint32_t at = line.indent;
  std::size_t column = 0;
  for (const char* p = line.text.data(); p != line.text.data() + line.text.size();) {
    const char* const here = p;
    const CharClass c = class_of(next_char(p));
    const std::uint32_t column_at = at;
    at += info(c).width;
    if (blanks.has(c)) continue;
    while (column + 1 < columns.size() && column_at >= columns[column + 1].from) ++column;
    if (column_at < columns[column].from || (column + 1 < columns.size() && at > columns[column].to)) return {};
    const char* const start = cells[column].empty() ? here : cells[column].data();
    cells[column] = {start, static_cast<std::size_t>(p - start)};
  }
  return cells;
}

// Whether lines [first, last) begin and end with the same rule.
bool is_framed(const TableSource& source, std::size_t first, std::size_t last) {
  const Line& top = source.line(first);
  const Line& bottom = source.line(last - 1);
  return last - first > 2 && top.text == bottom.text && top.indent == bottom.indent;
}

std::size_t filled(const std::vector<std::string_view>& cells) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](auto cell) { return !cell.empty(); }));
}

// The header may stand above the first rule, over several lines; a line with one part on top of it is rather a caption.
// The return value is its first line.
std::size_t read_header(const TableSource& source, std::size_t rule, const Columns& columns,
                        std::vector<CellLine>& header) {
  std::size_t top = rule;
  std::size_t complete = 0;  // lines from the rule up to the highest that has several parts
  while (top > source.free_from && rule - top < most_header_lines && source.together(top - 1, rule)) {
    CellLine row{read_cells(source.line(top - 1), columns)};
    if (filled(row.cells) == 0) break;
    --top;
    if (filled(row.cells) > 1) complete = rule - top;
    header.push_back(std::move(row));
  }
  header.resize(complete);
  std::reverse(header.begin(), header.end());
  return rule - complete;
}

}  // namespace

bool may_be_ruled(std::string_view text) noexcept {
  if (text.size() < 4 || (text.front() != '-' && text.front() != '=') || text.back() != text.front()) return false;
  return text[1] == text.front() || (text[1] == ' ' && text[2] == ' ');
}

std::size_t recover_ruled(TableSource& source, std::size_t first, TableDraft& draft) {
  const Columns columns = read_rule(source.line(first));
  if (columns.empty()) return first + 1;
  const bool simple_table = source.line(first).text.front() == '=';
  std::vector<std::vector<CellLine>> sections(1);
  const std::size_t top = read_header(source, first, columns, sections.front());
  std::size_t last = first;
  for (; last < source.page.lines.size() && (last == first || source.together(first, last)); ++last) {
    if (!read_rule(source.line(last)).empty()) {
      if (!sections.back().empty()) sections.emplace_back();
      continue;
    }
    CellLine row{read_cells(source.line(last), columns)};
    if (row.cells.empty()) break;
    if (simple_table && stands_for_empty(row.cells.front())) {
      row.cells.front() = {};
      row.begins = true;
    }
    sections.back().push_back(std::move(row));
  }
  if (sections.back().empty()) sections.pop_back();
  if (sections.empty()) return last;
  if (has_single_stroke(columns) && (top < first || !is_framed(source, first, last))) return last;
  std::size_t body = 0;
  if (sections.size() >= 2 && (top < first || sections.size() == 2)) {
    draft.columns.resize(columns.size());
    for (const CellLine& row : sections.front()) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        draft.columns[i] = join_cell(source.page.arena, draft.columns[i], row.cells[i]);
      }
    }
    body = 1;
  }
  for (; body < sections.size(); ++body) {
    std::vector<std::vector<std::string_view>> rows = fold_lines(source.page.arena, std::move(sections[body]));
    std::move(rows.begin(), rows.end(), std::back_inserter(draft.rows));
  }
  draft.first = top;
  draft.last = last;
  if (draft.rows.empty()) draft = {};
  return last;
}

}  // namespace newsprint
