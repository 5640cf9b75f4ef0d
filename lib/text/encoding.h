// Which encoding a document is in, from its first bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsprint {

struct EncodingChoice {
  std::string_view name;       // a string constant, or the given name
  std::size_t mark_bytes = 0;  // of the byte order mark that begins the document
};

// Whether the bytes are UTF-8 and can be nothing else: valid, and without NUL.
[[nodiscard]] bool is_utf8_text(std::string_view bytes) noexcept;

// From a byte order mark, from being valid UTF-8, from units of two or four bytes that are text, else from ICU's
// detector; UTF-8 when nothing speaks for another.
[[nodiscard]] EncodingChoice choose_encoding(std::string_view bytes);

// The encoding the user named, with the byte order mark to skip. UTF-16 without a given order takes it from the mark.
[[nodiscard]] EncodingChoice named_encoding(const std::string& name, std::string_view bytes);

}  // namespace newsprint
