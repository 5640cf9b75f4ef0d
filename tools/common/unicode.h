// Paths and arguments are bytes; records are UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace newsprint::tools {

[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

// `bytes` with U+FFFD for each byte that is no part of UTF-8.
[[nodiscard]] std::string to_utf8(std::string_view bytes);

}  // namespace newsprint::tools
