// Datelines in Latin type.
#pragma once

#include <string_view>

namespace newsprint {

// The place that stands alone before a dash where a report begins: Lauenfels – Der, Ohmstadt/Kell - Die. One word, or
// several with a slash, and a capital behind the dash. Empty: none.
[[nodiscard]] std::string_view place_before_dash(std::string_view text) noexcept;

}  // namespace newsprint
