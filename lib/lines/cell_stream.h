// Tables whose cells no gaps set apart. Extractors that keep no layout print a row a line with one blank between its
// cells, a cell a line, or a few rows column by column. What tells the cells apart is that the same kinds of them come
// round again and again, below as many names.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "lines/cell_rows.h"

namespace newsprint {

struct CellStream {
  StreamRow names;
  std::vector<StreamRow> rows;  // none: no table was found
  std::size_t first = 0;        // lines [first, last)
  std::size_t last = 0;
  std::vector<std::size_t> lines = {};  // those of them that hold its cells
};

// Whether the first or the last word of a line is a figure: prose has most of its figures inside.
[[nodiscard]] bool has_figure_at_end(std::string_view text) noexcept;

// Whether a line with text could hold the first figures of such a table. Most lines cost a few comparisons.
[[nodiscard]] inline bool may_hold_first_figures(std::string_view text) noexcept {
  constexpr std::size_t most_bytes = 120;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const char last = text.back();  // or the last byte of a sign for degrees
  return (is_digit(last) || is_digit(text.front()) || last == '%' || last == '\x83') && text.size() <= most_bytes &&
         has_figure_at_end(text);
}

// The table whose first figures stand on line `anchor`; no line before `from` belongs to it. Without one, `last` is the
// first line that need not be tried as anchor again.
[[nodiscard]] CellStream find_cell_stream(std::span<const Line> lines, std::size_t from, std::size_t anchor);

}  // namespace newsprint
