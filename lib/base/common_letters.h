// Which Han and Hangul letters print uses every day: one bit a character, generated at build time from the first levels
// of GB 2312, Big5, JIS X 0208 and KS X 1001. Text read in the wrong encoding is full of others.
#pragma once

#include <cstdint>

namespace newsprint {

inline constexpr char32_t letters_from = 0x4E00;
inline constexpr char32_t letters_to = 0xD7B0;

extern const std::uint8_t common_letters[];

[[nodiscard]] inline bool is_common_letter(char32_t c) noexcept {
  return c >= letters_from && c < letters_to &&
         ((common_letters[(c - letters_from) / 8] >> ((c - letters_from) % 8)) & 1U) != 0;
}

}  // namespace newsprint
