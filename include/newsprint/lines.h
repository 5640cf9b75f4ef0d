// What a line looks like: width, character classes at its ends, scripts.
//
//   newsprint::LineShape shape = newsprint::measure("平安健康");   // shape.width == 8, shape.han == 4
//
// Classes and widths come from one table generated at build time from ICU's data (East Asian Width, script,
// general category). Characters of ambiguous width (“ ” … —) are counted once as one column in `width` and again in
// `ambiguous`, so a page that prints them two columns wide is measured as width + ambiguous.
#pragma once

#include <cstdint>
#include <string_view>

#include <newsprint/export.h>

namespace newsprint {

struct LineShape {
  std::uint32_t width = 0;       // display columns, ambiguous characters as one
  std::uint32_t ambiguous = 0;   // characters of ambiguous width
  std::uint32_t characters = 0;  // code points that are not blank
  std::uint32_t blanks = 0;      // runs of blanks inside the text
  std::uint32_t han = 0;
  std::uint32_t kana = 0;
  std::uint32_t hangul = 0;
  std::uint32_t latin = 0;  // letters of Latin, Greek and Cyrillic
  std::uint32_t digits = 0;
  char32_t first = 0;  // 0 for an empty text
  char32_t last = 0;
};

// Measures `text`, valid UTF-8 without blanks at its ends.
[[nodiscard]] NEWSPRINT_EXPORT LineShape measure(std::string_view text) noexcept;

}  // namespace newsprint
