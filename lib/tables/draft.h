// A table that one of the recoverers found, before it leaves the page's lines.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "lines/grid.h"

namespace newsprint {

// How a row of drawn or printed characters was left out.
enum class LeftOut : std::uint8_t { scaffold, rules };

// The part of a line that belongs to a table: bytes [from, to). What stands left and right of it is other text.
struct LinePart {
  std::size_t from = 0;
  std::size_t to = 0;
};

struct TableDraft {
  std::vector<std::string_view> columns;
  std::vector<std::vector<std::string_view>> rows;
  std::string_view caption = {};  // printed inside the table
  std::size_t first = 0;          // lines [first, last)
  std::size_t last = 0;
  std::vector<LinePart> parts = {};  // of each of these lines, when other text stands beside the table
  LeftOut left_out = LeftOut::rules;
  bool compact = false;  // as write_text() prints tables: their caption stands right above
  // The recoverer has looked for the caption itself: line `title`, if it is one.
  bool knows_title = false;
  std::size_t title = static_cast<std::size_t>(-1);
};

// The lines of a page with what scanning told of each, and how far back a table may reach.
struct TableSource {
  Page& page;
  std::vector<GridMarks> marks;
  std::size_t free_from = 0;             // lines before this one stand in a table already
  std::vector<std::uint8_t> grids = {};  // what grid_at() measured

  [[nodiscard]] const Line& line(std::size_t i) const { return page.lines[i]; }
  // Whether lines `a` and `b` both have text and stand in one column of one region.
  [[nodiscard]] bool together(std::size_t a, std::size_t b) const noexcept {
    const Line& x = page.lines[a];
    const Line& y = page.lines[b];
    return !x.text.empty() && !y.text.empty() && x.region == y.region && x.column == y.column;
  }
  // The grid that the lines around `line` were set on.
  [[nodiscard]] GridKind grid_at(std::size_t line);
};

// Each looks at the lines from `first` on and fills `draft` when they are clearly a table of its kind. The return value
// is the first line that it need not look at again, at least first + 1.
std::size_t recover_flattened(TableSource& source, std::size_t first, TableDraft& draft);
std::size_t recover_drawn(TableSource& source, std::size_t first, TableDraft& draft);
std::size_t recover_ruled(TableSource& source, std::size_t first, TableDraft& draft);
std::size_t recover_tabbed(TableSource& source, std::size_t first, TableDraft& draft);
std::size_t recover_commas(TableSource& source, std::size_t first, TableDraft& draft);
std::size_t recover_aligned(TableSource& source, std::size_t first, TableDraft& draft);
// Of a line with figures; the table's header and the words of its first row stand above it.
std::size_t recover_streamed(TableSource& source, std::size_t first, TableDraft& draft);
// What gaps made of a table, read anew: single blanks may part cells too. Keeps `draft` when that explains less.
void read_as_stream(TableSource& source, TableDraft& draft);

// Whether a line looks as if that recoverer could have work with it.
[[nodiscard]] bool may_be_flattened(std::string_view text) noexcept;
[[nodiscard]] bool may_be_drawn(std::string_view text, GridMarks marks) noexcept;
// Of a line that no text stands above, but for one line that may be a caption.
[[nodiscard]] bool may_be_values(const TableSource& source, std::size_t line);
[[nodiscard]] bool may_be_ruled(std::string_view text) noexcept;

// `text` without blanks at its ends.
[[nodiscard]] std::string_view trim_blanks(std::string_view text) noexcept;
// Two lines of one cell as one: between Han or kana and anything else stands no blank.
[[nodiscard]] std::string_view join_cell(Arena& arena, std::string_view above, std::string_view below);
// Digits with the signs that go with them, and nothing else.
[[nodiscard]] bool is_figure(std::string_view text) noexcept;
// Whether the first row names the columns: all of it words, above a column of figures.
[[nodiscard]] bool first_row_is_header(const std::vector<std::vector<std::string_view>>& rows);
// Moves the first row to the columns when it names them.
void lift_header(TableDraft& draft);

}  // namespace newsprint
