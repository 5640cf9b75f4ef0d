// Where to cut a page that is too long.
#pragma once

#include <cstddef>
#include <string_view>

namespace newsprint {

// The best place to end a page within `text`, in bytes: behind its last blank line, else its last newline, else its last
// blank or sentence end, else its last whole character. Never 0 for a text of four bytes or more.
[[nodiscard]] std::size_t find_cut(std::string_view text) noexcept;

}  // namespace newsprint
