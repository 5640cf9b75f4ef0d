#include "text/encoding.h"

#include "base/converter.h"
#include "base/utf8.h"
#include "text/repair.h"

namespace newsprint {

namespace {

constexpr EncodingChoice marks[] = {{"UTF-8", 3}, {"UTF-16LE", 2}, {"UTF-16BE", 2}};
constexpr std::string_view mark_text[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};

EncodingChoice by_mark(std::string_view bytes) {
  for (std::size_t i = 0; i < std::size(marks); ++i)
    if (bytes.substr(0, mark_text[i].size()) == mark_text[i]) return marks[i];
  return {};
}

// The sample may end inside a character: up to three bytes are no evidence.
bool looks_like_utf8(std::string_view bytes) {
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
    if (invalid > multibyte / 10 + 1) return false;
  }
  return invalid * 10 <= multibyte;
}

}  // namespace

EncodingChoice choose_encoding(std::string_view bytes) {
  if (const EncodingChoice marked = by_mark(bytes); marked.mark_bytes != 0) return marked;
  if (looks_like_utf8(bytes)) return {"UTF-8", 0};
  const std::string found = detect_encoding(bytes);
  for (const std::string_view name : {"GB18030", "Big5", "UTF-16LE", "UTF-16BE"})
    if (found == name) return {name, 0};
  return {"UTF-8", 0};
}

EncodingChoice named_encoding(const std::string& name, std::string_view bytes) {
  const EncodingChoice marked = by_mark(bytes);
  if (name == "UTF-16") return marked.name.substr(0, 6) == "UTF-16" ? marked : EncodingChoice{"UTF-16BE", 0};
  return {name, marked.name == name ? marked.mark_bytes : 0};
}

}  // namespace newsprint
