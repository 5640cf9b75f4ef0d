// Walking over UTF-8 that is known to be valid.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsprint {

// Decodes the character at `p` and moves behind it. The text must be valid and `p` not at its end.
[[nodiscard]] inline char32_t next_char(const char*& p) noexcept {
  const auto byte = [&](int i) { return static_cast<char32_t>(static_cast<unsigned char>(p[i])); };
  const char32_t lead = byte(0);
  if (lead < 0x80) {
    p += 1;
    return lead;
  }
  if (lead < 0xE0) {
    const char32_t c = ((lead & 0x1F) << 6) | (byte(1) & 0x3F);
    p += 2;
    return c;
  }
  if (lead < 0xF0) {
    const char32_t c = ((lead & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
    p += 3;
    return c;
  }
  const char32_t c = ((lead & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F);
  p += 4;
  return c;
}

[[nodiscard]] inline bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The start of the last character of a non-empty text.
[[nodiscard]] inline const char* last_char(std::string_view text) noexcept {
  const char* p = text.data() + text.size() - 1;
  while (is_continuation(*p)) --p;
  return p;
}

[[nodiscard]] inline char32_t first_code_point(std::string_view text) noexcept {
  const char* p = text.data();
  return text.empty() ? U'\0' : next_char(p);
}

[[nodiscard]] inline char32_t last_code_point(std::string_view text) noexcept {
  if (text.empty()) return U'\0';
  const char* p = last_char(text);
  return next_char(p);
}

// Code points in `text`.
[[nodiscard]] inline std::uint32_t count_code_points(std::string_view text) noexcept {
  std::uint32_t n = 0;
  for (const char c : text) n += !is_continuation(c);
  return n;
}

// Whether all of `text` is UTF-8 (simdjson's SIMD validator).
[[nodiscard]] bool valid_utf8(std::string_view text) noexcept;

// Appends `c`, a Unicode scalar value.
inline void append_utf8(char32_t c, std::string& out) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

}  // namespace newsprint
