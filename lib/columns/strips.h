// From segments to strips: runs of lines that stand below each other with one left edge and one measure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lines/grid.h"

namespace newsprint {

inline constexpr std::uint32_t supported = 2;  // rows nearby that make a start a column's

// A segment, or several of one line that turned out to belong together, as a line of a column.
struct ColumnPiece {
  Segment segment;
  std::uint32_t base = 0;     // left edge of the column it belongs to; its own start when unknown
  std::uint32_t measure = 0;  // where full lines of that column end
  std::uint32_t support = 0;  // rows nearby with a segment at the same start
  std::uint32_t strip = 0;
  bool placed = false;   // base is known
  bool display = false;  // set in display type: a headline, a label, a byline
  bool kicker = false;   // of the headline in the row above, which on paper stands below it
};

constexpr std::uint32_t latin_slack = 7;  // in proportional type full lines differ by such a part of the measure
inline constexpr std::uint32_t no_strip = 0xFFFFFFFF;

struct Strip {
  std::vector<std::uint32_t> pieces;  // from the top
  std::uint32_t base = 0;
  std::uint32_t right = 0;
  std::uint32_t edge = 0;  // where its full lines end
  std::uint32_t top = 0;   // rows
  std::uint32_t bottom = 0;
  Content content = Content::cells;
  bool supported = false;             // one of its starts has its like nearby
  bool stacked = false;               // a headline set downwards, a character in a row
  bool whole = false;                 // a table, one piece a row
  std::uint32_t cut_from = no_strip;  // the strip right above that this one was part of
};

struct Strips {
  std::vector<ColumnPiece> pieces;  // by row, then from the left
  std::vector<Strip>
      strips;  // by top, then from the left, those of tables and stacks behind; empty ones belong to no line
  bool tells_display = false;  // which lines are display type is known
  bool latin = false;          // of Latin letters: proportional type, so lines of one measure differ in columns
};

// `segments` by row, then from the left; `blank_rows[r]` is the number of blank rows above row r.
[[nodiscard]] Strips build_strips(std::span<const Segment> segments, std::span<const std::uint32_t> blank_rows,
                                  GridKind grid);

// Whether a sentence ends with this line, closing marks aside.
[[nodiscard]] bool ends_in_stop(std::string_view text);

// Whether two strips of prose stand beside each other: what makes a page one of columns.
[[nodiscard]] bool has_columns(const Strips& strips);

// Puts strips of cells that stand beside each other together again, so that a table keeps its rows.
void join_cells(Strips& strips);

}  // namespace newsprint
