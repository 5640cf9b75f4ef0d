#include "tables/draft.h"

#include <algorithm>
#include <cstring>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr ClassSet figure_marks{
    CharClass::digit,        CharClass::digit_wide,    CharClass::stop,        CharClass::comma,     CharClass::hyphen,
    CharClass::dash,         CharClass::unit_after,    CharClass::currency,    CharClass::colon,     CharClass::blank,
    CharClass::bracket_open, CharClass::bracket_close, CharClass::number_mark, CharClass::middle_dot};

bool joins_without_blank(char32_t c) noexcept {
  const Script script = info(class_of(c)).script;
  return script == Script::han || script == Script::kana;
}

std::size_t filled_cells(const std::vector<std::string_view>& row) {
  return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), [](auto cell) { return !cell.empty(); }));
}

}  // namespace

GridKind TableSource::grid_at(std::size_t line) {
  constexpr std::size_t step = 128;  // lines from one measurement to the next; each looks at twice as many
  constexpr std::uint8_t unknown = 0xFF;
  const std::size_t window = line / step;
  if (grids.empty()) grids.assign(page.lines.size() / step + 1, unknown);
  if (grids[window] == unknown) {
    const std::size_t first = window * step;
    const std::size_t count = std::min(2 * step, page.lines.size() - first);
    grids[window] = static_cast<std::uint8_t>(measure_grid({page.lines.data() + first, count}));
  }
  return static_cast<GridKind>(grids[window]);
}

std::string_view trim_blanks(std::string_view text) noexcept {
  while (!text.empty()) {
    const char* p = text.data();
    if (!blanks.has(class_of(next_char(p)))) break;
    text.remove_prefix(static_cast<std::size_t>(p - text.data()));
  }
  while (!text.empty()) {
    const char* last = last_char(text);
    const char* p = last;
    if (!blanks.has(class_of(next_char(p)))) break;
    text.remove_suffix(static_cast<std::size_t>(text.data() + text.size() - last));
  }
  return text;
}

std::string_view join_cell(Arena& arena, std::string_view above, std::string_view below) {
  if (above.empty()) return below;
  if (below.empty()) return above;
  const bool blank = !joins_without_blank(last_code_point(above)) && !joins_without_blank(first_code_point(below));
  const std::size_t size = above.size() + below.size() + blank;
  char* place = arena.allocate(size);
  std::memcpy(place, above.data(), above.size());
  if (blank) place[above.size()] = ' ';
  std::memcpy(place + above.size() + blank, below.data(), below.size());
  return {place, size};
}

bool is_figure(std::string_view text) noexcept {
  bool digit = false;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const CharClass c = class_of(next_char(p));
    if (!figure_marks.has(c)) return false;
    digit |= c == CharClass::digit || c == CharClass::digit_wide;
  }
  return digit;
}

bool first_row_is_header(const std::vector<std::vector<std::string_view>>& rows) {
  if (rows.size() < 2) return false;
  const auto& head = rows.front();
  if (filled_cells(head) < head.size() || std::any_of(head.begin(), head.end(), is_figure)) return false;
  for (std::size_t column = 0; column < head.size(); ++column) {
    std::size_t figures = 0;
    std::size_t filled = 0;
    for (std::size_t r = 1; r < rows.size(); ++r) {
      if (column >= rows[r].size() || rows[r][column].empty()) continue;
      ++filled;
      figures += is_figure(rows[r][column]);
    }
    if (filled > 0 && figures * 3 >= filled * 2) return true;
  }
  return false;
}

void lift_header(TableDraft& draft) {
  if (!draft.columns.empty() || !first_row_is_header(draft.rows)) return;
  draft.columns = std::move(draft.rows.front());
  draft.rows.erase(draft.rows.begin());
}

}  // namespace newsprint
