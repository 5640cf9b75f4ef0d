// Long runs of text, sixteen bytes at a time: what no format has to look at closely, and how long it is.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsprint::formats {

// The first byte from `p` on that is none of: a letter, a blank, a character beyond ASCII, `,` to `;` (digits and
// `- . / :`); or `end`. What is skipped needs no escape in Markdown and HTML, but at the beginning of a line.
[[nodiscard]] const char* skip_plain(const char* p, const char* end) noexcept;

// The same a byte at a time: the reference that the fast one is tested against.
[[nodiscard]] const char* skip_plain_scalar(const char* p, const char* end) noexcept;

// Code points in `text`, which is UTF-8.
[[nodiscard]] std::uint64_t code_points(std::string_view text) noexcept;

}  // namespace newsprint::formats
