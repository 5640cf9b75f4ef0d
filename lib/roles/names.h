// Can this be a person's name?
#pragma once

#include <string_view>

namespace newsprint {

inline constexpr std::size_t longest_byline = 180;  // bytes: sixty characters of Han

// How many characters of Han (or kana) `text` has; 0 when it holds anything else but a middle dot.
[[nodiscard]] std::size_t han_length(std::string_view text) noexcept;

// 2 to 4 characters, or more with a middle dot: as long as a Chinese or Japanese name may be.
[[nodiscard]] bool could_be_name(std::string_view text) noexcept;

// The same, and it begins with a known surname: for names that no word announces.
[[nodiscard]] bool is_likely_name(std::string_view text) noexcept;

// Two to four capitalised words, initials and particles allowed: Anna van Dyk, J. O'Neill, ANNA MÜLLER.
[[nodiscard]] bool is_latin_name(std::string_view text) noexcept;

}  // namespace newsprint
