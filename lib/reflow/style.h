// What kind of page this is: measured once, before any seam is decided.
#pragma once

#include <cstdint>
#include <vector>

#include "reflow/pieces.h"

namespace newsprint {

// What a line is, as far as its width tells anything.
enum class LineKind : std::uint8_t { wrapped, long_line, blank_wrapped, count };

enum class Tri : std::uint8_t { no, yes, unknown };

// How the page's lines came here; each has weights of its own.
enum class Source : std::uint8_t {
  story,    // as they were printed
  stream,   // a whole page's lines one after the other: several measures, and blank lines say nothing
  columns,  // put in order from columns
  count
};

struct PageStyle {
  Marks marks = Marks::narrow;
  bool long_lines = false;   // paragraphs stand on one line each; a line's width says nothing
  bool inner_wraps = false;  // ... but blanks inside show the lines that they were
  Source source = Source::story;
  bool keeps_places = false;       // indents say where columns had their lines
  Tri blank_parts = Tri::unknown;  // blank lines part paragraphs
  bool any_indent = true;          // not all lines stand at the left edge
  bool indent_marks = false;       // an indent begins a paragraph
  std::uint32_t lost_indent = 0;   // columns of an indent that the extractor dropped; 0: none found
  bool hyphenates = false;         // words are broken at line ends: what is free at one is less than a syllable
  bool korean = false;
  bool capital_nouns = false;     // German: a capital says less
  std::uint32_t base_indent = 0;  // of ordinary lines
};

[[nodiscard]] inline LineKind line_kind(const PageStyle& style) noexcept {
  if (!style.long_lines) return LineKind::wrapped;
  return style.inner_wraps ? LineKind::blank_wrapped : LineKind::long_line;
}

// Columns by which a sentence's last line must fall short to end a paragraph without doubt.
inline constexpr std::uint32_t evident_slack = 6;

// The columns that were still free on `piece` for what begins the next one; negative when it would not have fitted.
[[nodiscard]] inline int slack(const Piece& piece, const Piece& next, Marks marks) noexcept {
  if (piece.measure == 0) return 0;
  const std::uint32_t width = piece.tail != 0 ? piece.tail : piece.indent + piece.width(marks);
  return static_cast<int>(piece.measure) - static_cast<int>(width) - static_cast<int>(next.next_unit(marks));
}

// How a line fits a measure that is less by a lost indent, as a paragraph's first line would be set.
enum class FirstLine : std::uint8_t {
  unknown,       // it fits both
  fits_shorter,  // what comes next would have fitted the whole measure, and not the shorter one
  too_wide,      // it is wider than the shorter one
  falls_short,   // what comes next would have fitted both
  count
};

[[nodiscard]] inline FirstLine fit_first_line(const Piece& piece, const Piece& next, Marks marks,
                                              std::uint32_t lost_indent) noexcept {
  const auto measure = static_cast<int>(piece.measure);
  const auto shorter = measure - static_cast<int>(lost_indent);
  const auto width = static_cast<int>(piece.indent + piece.width(marks));
  const int with_next = width + static_cast<int>(next.next_unit(marks));
  const int hanging = piece.last_hangs ? (marks == Marks::wide ? 2 : 1) : 0;
  if (width - hanging > shorter) return FirstLine::too_wide;
  if (with_next > measure) return FirstLine::unknown;
  return with_next > shorter ? FirstLine::fits_shorter : FirstLine::falls_short;
}

// Measures the style of the page and the measure of every piece.
[[nodiscard]] PageStyle find_style(std::vector<Piece>& pieces);

// The style of the pieces up to `end`, which stand in one region of the page.
struct RegionStyle {
  std::size_t end;
  PageStyle style;
};

// The page's style, with each region's own marks of paragraphs where it has enough of them to tell. Empty when the page
// has one region.
[[nodiscard]] std::vector<RegionStyle> find_region_styles(const Page& page, const std::vector<Piece>& pieces,
                                                          const PageStyle& style);

}  // namespace newsprint
