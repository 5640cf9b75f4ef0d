#include "common/unicode.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace newsprint::tools {

namespace {

// The length of the well-formed sequence at `at`, 0 when there is none (Unicode, table 3-7).
std::size_t sequence_length(std::string_view bytes, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i, unsigned low, unsigned high) { return byte(i) >= low && byte(i) <= high; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool second = follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
    return second && follows(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool second = follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
    return second && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

// The code point of a well-formed sequence.
std::uint32_t code_point(std::string_view sequence) noexcept {
  const auto byte = [&](std::size_t i) -> std::uint32_t { return static_cast<unsigned char>(sequence[i]); };
  if (sequence.size() == 1) return byte(0);
  std::uint32_t value = byte(0) & (0x7FU >> sequence.size());
  for (std::size_t i = 1; i < sequence.size(); ++i) value = value << 6U | (byte(i) & 0x3FU);
  return value;
}

// Controls, separators of lines and marks of direction.
bool steers(std::uint32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

bool is_utf8(std::string_view bytes) noexcept {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      at += 1;
    } else {
      out += bytes.substr(at, length);
      at += length;
    }
  }
  return out;
}

std::string printable(std::string_view bytes) {
  const std::string text = to_utf8(bytes);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view sequence = std::string_view(text).substr(at, sequence_length(text, at));
    const std::uint32_t c = code_point(sequence);
    if (steers(c)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04X}", c);
    } else {
      out += sequence;
    }
    at += sequence.size();
  }
  return out;
}

}  // namespace newsprint::tools
