#include "text/encoding.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/converter.h"
#include "base/utf8.h"
#include "text/repair.h"

namespace newsprint {

namespace {

// The mark of UTF-32LE begins like that of UTF-16LE.
constexpr EncodingChoice marks[] = {{"UTF-8", 3}, {"UTF-32LE", 4}, {"UTF-32BE", 4}, {"UTF-16LE", 2}, {"UTF-16BE", 2}};
constexpr std::string_view mark_text[] = {"\xEF\xBB\xBF", std::string_view("\xFF\xFE\0\0", 4),
                                          std::string_view("\0\0\xFE\xFF", 4), "\xFF\xFE", "\xFE\xFF"};

EncodingChoice by_mark(std::string_view bytes) {
  for (std::size_t i = 0; i < std::size(marks); ++i)
    if (bytes.substr(0, mark_text[i].size()) == mark_text[i]) return marks[i];
  return {};
}

// The sample may end inside a character: up to three bytes are no evidence.
bool looks_like_utf8(std::string_view bytes) {
  constexpr std::size_t most_damage = 2;  // one invalid sequence to so many good ones; other encodings have more
  std::size_t multibyte = 0;
  std::size_t invalid = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::string_view rest = bytes.substr(at);
    const std::size_t good = find_invalid(rest);
    for (const char c : rest.substr(0, good)) multibyte += (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
    at += good;
    if (bytes.size() - at <= 3) break;
    ++invalid;
    ++at;
    while (at < bytes.size() && is_continuation(bytes[at])) ++at;
  }
  return invalid * most_damage <= multibyte;
}

// Whether nearly every byte above ASCII is what windows-1252 has in Western text: a letter beside a letter, or a mark. Any
// byte is some character there, so that damage alone would do for the detector.
bool looks_like_western(std::string_view bytes) {
  constexpr std::string_view unlikely = "\x81\x8D\x8F\x90\x9D\xD0\xD7\xDD\xDE\xF0\xF7\xFD\xFE\xFF";
  const auto is_letter = [&](std::size_t i) {
    const auto c = static_cast<unsigned char>(i < bytes.size() ? bytes[i] : ' ');
    return c >= 0xC0 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  std::size_t high = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x80) continue;
    ++high;
    const bool alone = c >= 0xC0 && !is_letter(i + 1) && (i == 0 || !is_letter(i - 1));
    odd += alone || unlikely.find(bytes[i]) != std::string_view::npos;
  }
  constexpr std::size_t few = 10;  // one in so many may be damage
  return odd * few <= high;
}

// The unit of `size` bytes at `at`.
char32_t unit_at(std::string_view bytes, std::size_t at, std::size_t size, bool little) {
  char32_t unit = 0;
  for (std::size_t k = 0; k < size; ++k)
    unit = unit << 8 | static_cast<unsigned char>(bytes[little ? at + size - 1 - k : at + k]);
  return unit;
}

// What a newspaper is printed in: Latin, Greek and Cyrillic letters, marks and symbols, CJK letters and their marks.
bool is_plausible(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  constexpr Range ranges[] = {{0x09, 0x0D},     {0x20, 0x7E},     {0xA0, 0x52F},    {0x2000, 0x2BFF},
                              {0x2E80, 0x30FF}, {0x3105, 0x312F}, {0x3200, 0x33FF}, {0x4E00, 0x9FFF},
                              {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE10, 0xFE6F}, {0xFF00, 0xFFEF}};
  return std::any_of(std::begin(ranges), std::end(ranges), [c](const Range& r) { return c >= r.first && c <= r.last; });
}

// Line ends, blanks and the commonest marks: what no text of a page goes without, and no other order of the bytes has.
bool is_between_words(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U' ' || c == U'\u3000' || c == U'、' || c == U'。' || c == U'，';
}

// Text in units of two or four bytes without a mark: ICU's detector is wrong on one in five such samples.
EncodingChoice by_units(std::string_view bytes) {
  struct Candidate {
    std::string_view name;
    std::size_t size;
    bool little;
  };
  constexpr Candidate candidates[] = {
      {"UTF-32LE", 4, true}, {"UTF-32BE", 4, false}, {"UTF-16LE", 2, true}, {"UTF-16BE", 2, false}};
  constexpr std::size_t least = 4;            // units
  constexpr std::size_t enough_between = 50;  // one unit of so many is a line end, blank or mark
  std::size_t most = 0;
  EncodingChoice best;
  for (const Candidate& candidate : candidates) {
    const std::size_t units = bytes.size() / candidate.size;
    if (units < least) continue;
    std::size_t plausible = 0;
    std::size_t between = 0;
    for (std::size_t i = 0; i < units; ++i) {
      const char32_t c = unit_at(bytes, i * candidate.size, candidate.size, candidate.little);
      plausible += is_plausible(c);
      between += is_between_words(c);
    }
    const bool fits = plausible * 10 >= units * 9 && between * enough_between >= units;
    // Four bytes that fit leave no doubt: two of them would be U+0000.
    if (fits && candidate.size == 4) return {candidate.name, 0};
    if (!fits || between <= most) continue;
    most = between;
    best = {candidate.name, 0};
  }
  return best;
}

}  // namespace

bool is_utf8_text(std::string_view bytes) noexcept {
  return bytes.find('\0') == std::string_view::npos && find_invalid(bytes) == bytes.size();
}

EncodingChoice choose_encoding(std::string_view bytes) {
  if (const EncodingChoice marked = by_mark(bytes); marked.mark_bytes != 0) return marked;
  if (is_utf8_text(bytes)) return {"UTF-8", 0};
  constexpr std::size_t enough = 8192;  // bytes
  if (const EncodingChoice wide = by_units(bytes.substr(0, enough)); !wide.name.empty()) return wide;
  // No text has many control characters: such a file is none, and nothing is made of it.
  constexpr std::ptrdiff_t most_controls = 50;  // one byte in so many may be damage
  const auto size = static_cast<std::ptrdiff_t>(bytes.size());
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && (c < '\t' || c > '\r') && c != '\x1B';
  };
  const bool binary = std::count_if(bytes.begin(), bytes.end(), is_control) * most_controls > size;
  if (binary || looks_like_utf8(bytes)) return {"UTF-8", 0};
  const std::string found = detect_encoding(bytes);
  if (found == "windows-1252" && !looks_like_western(bytes)) return {"UTF-8", 0};
  for (const std::string_view name : {"GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "windows-1252"})
    if (found == name) return {name, 0};
  return {"UTF-8", 0};
}

EncodingChoice named_encoding(const std::string& name, std::string_view bytes) {
  const EncodingChoice marked = by_mark(bytes);
  for (const auto& [family, usual] : {std::pair{"UTF-16", "UTF-16BE"}, std::pair{"UTF-32", "UTF-32BE"}})
    if (name == family) return marked.name.substr(0, 6) == family ? marked : EncodingChoice{usual, 0};
  return {name, marked.name == name ? marked.mark_bytes : 0};
}

}  // namespace newsprint
