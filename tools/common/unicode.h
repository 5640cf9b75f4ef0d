// Paths and arguments are bytes; records are UTF-8; terminals obey what is printed on them.
#pragma once

#include <string>
#include <string_view>

namespace newsprint::tools {

[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

// `bytes` with U+FFFD for each byte that is no part of UTF-8.
[[nodiscard]] std::string to_utf8(std::string_view bytes);

// The same for people's eyes, on one line: what would steer a terminal or turn text around (controls, line ends, marks
// of direction) is spelled as records spell it, `\u001B`.
[[nodiscard]] std::string printable(std::string_view bytes);

}  // namespace newsprint::tools
