// Capital and small letters.
#pragma once

#include <string>
#include <string_view>

namespace newsprint {

[[nodiscard]] char32_t to_small(char32_t c) noexcept;
[[nodiscard]] char32_t to_capital(char32_t c) noexcept;

// The word with its first letter small or capital, the rest as it stands.
[[nodiscard]] std::string with_small_initial(std::string_view word);
[[nodiscard]] std::string with_capital_initial(std::string_view word);
// The whole word in small letters.
[[nodiscard]] std::string all_small(std::string_view word);

}  // namespace newsprint
