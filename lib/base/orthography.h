// Which of the two Chinese orthographies a character belongs to: one bit a character of U+4E00..U+9FFF, generated at
// build time from ICU's Simplified-Traditional and Traditional-Simplified transforms.
#pragma once

#include <cstdint>

namespace newsprint {

extern const std::uint8_t simplified_only[];
extern const std::uint8_t traditional_only[];

[[nodiscard]] inline bool in_orthography(const std::uint8_t* set, char32_t c) noexcept {
  return c >= 0x4E00 && c < 0xA000 && ((set[(c - 0x4E00) / 8] >> ((c - 0x4E00) % 8)) & 1U) != 0;
}

}  // namespace newsprint
