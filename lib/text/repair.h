// Damage of encoding, mended line by line.
#pragma once

#include <string_view>

#include <newsprint/page.h>

namespace newsprint {

// Where invalid UTF-8 begins; text.size() when all of it is valid.
[[nodiscard]] std::size_t find_invalid(std::string_view text) noexcept;

// A copy of `text` in `arena` in which each maximal invalid subpart is one U+FFFD; adds their number to `invalid`.
[[nodiscard]] std::string_view replace_invalid(std::string_view text, Arena& arena, std::uint64_t& invalid);

// Whether repair_line() would change anything.
[[nodiscard]] bool needs_repair(std::string_view line, std::uint32_t normalize) noexcept;

// The line repaired (and normalised where asked), in the page's arena; fills `shifts` and counts in page.repairs.
[[nodiscard]] std::string_view repair_line(std::string_view line, std::uint32_t normalize, Page& page, Slice& shifts);

}  // namespace newsprint
