// The decoded text of a page into its lines.
#pragma once

#include <cstdint>
#include <string_view>

#include <newsprint/page.h>

namespace newsprint {

// Where the next line of a document begins: its number, and the code points of it that earlier pages hold.
struct LinePlace {
  std::uint32_t number = 1;
  std::uint32_t at = 0;
};

// Copies `text` (valid UTF-8) into the page's arena and appends its lines to page.lines, repaired and trimmed; counts them
// and their characters in the page record. Moves `place` on.
void split_lines(std::string_view text, std::uint32_t normalize, Page& page, LinePlace& place);

}  // namespace newsprint
