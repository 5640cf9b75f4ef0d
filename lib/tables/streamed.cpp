// Cells that no gaps set apart, found by lines/cell_stream.h; here they leave the page's lines.
#include <algorithm>
#include <iterator>

#include "base/letter_case.h"
#include "data/tables.h"
#include "lines/cell_stream.h"
#include "lines/grid.h"
#include "tables/draft.h"

namespace newsprint {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::uint32_t widest_title = 40;  // display columns

std::size_t find_title(const TableSource& source, std::size_t first) {
  std::size_t i = first;
  if (i > source.free_from && source.line(i - 1).text.empty()) --i;
  if (i == source.free_from || source.line(i - 1).text.empty()) return none;
  const std::string_view text = source.line(i - 1).text;
  const bool titled = source.together(i - 1, first) &&
                      std::any_of(std::begin(table_title_endings), std::end(table_title_endings),
                                  [&](std::string_view ending) { return ends_with_caseless(text, ending); });
  return titled && display_width(text) <= widest_title ? i - 1 : none;
}

std::vector<std::string_view> join_parts(Arena& arena, const StreamRow& row) {
  std::vector<std::string_view> cells;
  for (const StreamCell& cell : row) cells.push_back(join_cell(arena, cell.text, cell.wrapped));
  return cells;
}

bool has_text_between(const TableSource& source, const CellStream& found) {
  std::size_t n = 0;
  for (std::size_t i = found.first; i < found.last; ++i) n += !source.line(i).text.empty();
  return n > found.lines.size();
}

void fill(TableSource& source, const CellStream& found, TableDraft& draft) {
  draft = {};
  draft.columns = join_parts(source.page.arena, found.names);
  for (const StreamRow& row : found.rows) draft.rows.push_back(join_parts(source.page.arena, row));
  draft.first = found.first;
  draft.last = found.last;
  if (!has_text_between(source, found)) return;
  draft.parts.resize(found.last - found.first);
  for (const std::size_t i : found.lines) draft.parts[i - found.first].to = source.line(i).text.size();
}

bool holds_gap(const StreamRow& row) {
  return std::any_of(row.begin(), row.end(), [](const StreamCell& c) { return c.text.find("  ") != c.text.npos; });
}

}  // namespace

std::size_t recover_streamed(TableSource& source, std::size_t first, TableDraft& draft) {
  const CellStream found = find_cell_stream(source.page.lines, source.free_from, first);
  if (found.rows.empty()) return found.last;
  fill(source, found, draft);
  draft.title = find_title(source, draft.first);
  draft.knows_title = true;
  return draft.last;
}

void read_as_stream(TableSource& source, TableDraft& draft) {
  if (!draft.parts.empty() || draft.last < draft.first + 2) return;
  const std::size_t columns = draft.rows.empty() ? 0 : draft.rows.front().size();
  std::size_t anchor = draft.first;
  while (anchor < draft.first + 2 &&
         (source.line(anchor).text.empty() || !may_hold_first_figures(source.line(anchor).text))) {
    ++anchor;
  }
  if (anchor == source.page.lines.size() || source.line(anchor).text.empty()) return;
  const CellStream found = find_cell_stream(source.page.lines, source.free_from, anchor);
  const bool better = found.names.size() > columns || (found.names.size() == columns && draft.columns.empty());
  if (!better || has_text_between(source, found) || found.first > draft.first || found.last < draft.last ||
      holds_gap(found.names) || std::any_of(found.rows.begin(), found.rows.end(), holds_gap)) {
    return;
  }
  fill(source, found, draft);
}

}  // namespace newsprint
