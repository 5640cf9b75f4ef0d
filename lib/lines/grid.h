// The character grid: where the parts of a line stand when wide blanks set them apart, and what such parts are.
//
// Extractors that keep a page's layout count either characters (poppler: a Han character takes one column) or display
// columns (it takes two). Only on the right grid do the starts of a column agree down the page, so it is measured.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

namespace newsprint {

enum class GridKind : std::uint8_t { characters, display };

// The display columns of `text`, characters of ambiguous width as one.
[[nodiscard]] std::uint32_t display_width(std::string_view text) noexcept;

// What a line holds that could set parts of it apart. Costs a few nanoseconds.
struct GridMarks {
  bool gap = false;  // two blanks (U+0020) in a row
  bool tab = false;
  bool bar = false;  // '|'
};
[[nodiscard]] GridMarks scan_marks(std::string_view text) noexcept;

// Of every line of a page.
void scan_marks(std::span<const Line> lines, std::vector<GridMarks>& marks);

// A part of a line between wide blanks. `from` and `to` are grid columns.
struct Segment {
  std::string_view text;
  std::uint32_t row = 0;    // index of the line
  std::uint32_t from = 0;   // first column
  std::uint32_t to = 0;     // behind the last
  std::uint32_t index = 0;  // code points of the line's text before the segment
  std::uint32_t width = 0;  // display columns
};

// Cuts `line` at every run of two or more blanks and appends its segments. A line with tabs is one segment, since
// what stands right of a tab has no place on the grid; so is a row of a drawn table.
void cut_segments(const Line& line, std::uint32_t row, GridKind grid, std::vector<Segment>& out);

// The grid on which more segments begin where another one within ten rows does. Looks at lines with gaps only.
[[nodiscard]] GridKind measure_grid(std::span<const Line> lines);

// A line of display type and where it stands: its first column, its length in ems, and its row.
struct Placed {
  std::uint32_t from;
  std::uint32_t ems;
  std::uint32_t row;
  std::string_view text;
};

// Whether two such lines, one below the other on a grid of ems, may be one headline: both about one middle, or the second
// below the start of the first. There a kicker or a deck may stand as well, so that a word that runs over the break has
// to tell where lengths and rows do not.
[[nodiscard]] bool one_heading(const Placed& above, const Placed& below);

// What stands in one column of a region, line by line from the top.
enum class Content : std::uint8_t {
  prose,  // fills a measure and runs on from line to line
  cells,  // short, or of unlike length, or figures
};
[[nodiscard]] Content judge_column(std::span<const Segment> column);

// A region with gutters is prose when at least two of its columns are, and they hold most of its text.
[[nodiscard]] Content judge_region(std::span<const std::vector<Segment>> columns);

}  // namespace newsprint
