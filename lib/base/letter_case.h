// Capital and small letters.
#pragma once

#include <string>
#include <string_view>

#include "base/small_text.h"

namespace newsprint {

[[nodiscard]] char32_t to_small(char32_t c) noexcept;
[[nodiscard]] char32_t to_capital(char32_t c) noexcept;

// The word with its first letter small or capital, the rest as it stands.
[[nodiscard]] std::string with_small_initial(std::string_view word);
[[nodiscard]] std::string with_capital_initial(std::string_view word);
// The whole word in small letters.
[[nodiscard]] std::string all_small(std::string_view word);
struct AllSmall : SmallText {
  explicit AllSmall(std::string_view word);
};

// ASCII letters compared without case; `word` is lower-case.
[[nodiscard]] inline bool starts_with_caseless(std::string_view text, std::string_view word) noexcept {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
    if (c != word[i]) return false;
  }
  return true;
}

[[nodiscard]] inline bool ends_with_caseless(std::string_view text, std::string_view word) noexcept {
  return text.size() >= word.size() && starts_with_caseless(text.substr(text.size() - word.size()), word);
}

}  // namespace newsprint
