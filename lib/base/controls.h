// Characters that print nothing: what text written for others goes without.
#pragma once

#include <string>
#include <string_view>

namespace newsprint {

[[nodiscard]] constexpr bool is_noncharacter(char32_t c) noexcept {
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

// C0, DEL and C1, line ends and tabs among them.
[[nodiscard]] constexpr bool is_control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

// `text`, valid UTF-8, without control characters and noncharacters. Tabs stay, a line end of any kind is a line feed,
// vertical tabs and form feeds are blanks. What is returned is `text` itself where it has none of them, else a view of
// `buffer`.
[[nodiscard]] std::string_view without_controls(std::string_view text, std::string& buffer);

// The first character from `p` on that without_controls() would change, or `end`.
[[nodiscard]] const char* find_control(const char* p, const char* end) noexcept;

// The same a byte at a time: the reference that the fast one is tested against.
[[nodiscard]] const char* find_control_scalar(const char* p, const char* end) noexcept;

}  // namespace newsprint
