#include "base/letter_case.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace newsprint {

char32_t to_small(char32_t c) noexcept {
  if (c < 0x80) return c - U'A' < 26 ? c + 0x20 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
char32_t to_capital(char32_t c) noexcept {
  if (c < 0x80) return c - U'a' < 26 ? c - 0x20 : c;
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

namespace {

std::string with_initial(std::string_view word, char32_t (*change)(char32_t) noexcept) {
  std::string out;
  if (word.empty()) return out;
  const char* p = word.data();
  append_utf8(change(next_char(p)), out);
  return out.append(p, static_cast<std::size_t>(word.data() + word.size() - p));
}

}  // namespace

std::string with_small_initial(std::string_view word) { return with_initial(word, to_small); }
std::string with_capital_initial(std::string_view word) { return with_initial(word, to_capital); }

std::string all_small(std::string_view word) {
  std::string out;
  for (const char* p = word.data(); p < word.data() + word.size();) append_utf8(to_small(next_char(p)), out);
  return out;
}

// A small letter may take a byte more than the capital.
AllSmall::AllSmall(std::string_view word) : SmallText(2 * word.size()) {
  char* out = data();
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) {
      const std::string small = all_small(word);
      shrink(small.size());
      std::copy(small.begin(), small.end(), data());
      return;
    }
    *out++ = static_cast<char>(byte - 'A' + 0U < 26 ? byte + 0x20U : byte);
  }
  shrink(word.size());
}

}  // namespace newsprint
