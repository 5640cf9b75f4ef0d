#include "lines/dateline.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::size_t longest = 40;  // bytes

// Only letters and the marks of place names, and not all capitals.
bool is_place(std::string_view word) noexcept {
  constexpr ClassSet letters{CharClass::latin_upper, CharClass::latin_lower, CharClass::combining};
  std::size_t small = 0;
  for (const char* p = word.data(); p < word.data() + word.size();) {
    const char32_t c = next_char(p);
    const CharClass cls = class_of(c);
    if (!letters.has(cls) && c != U'/' && c != U'-' && c != U'.' && c != U' ') return false;
    small += cls == CharClass::latin_lower;
  }
  return small >= 2;
}

}  // namespace

std::string_view place_before_dash(std::string_view text) noexcept {
  if (text.empty() || class_of(first_code_point(text)) != CharClass::latin_upper) return {};
  const std::string_view head = text.substr(0, longest);
  for (const std::string_view dash : {" – ", " — ", " - "}) {
    const std::size_t at = head.find(dash);
    if (at == head.npos || at + dash.size() >= text.size()) continue;
    const std::string_view place = text.substr(0, at);
    const bool words = place.find(' ') != place.npos && place.find('/') == place.npos;
    constexpr ClassSet begins{CharClass::latin_upper, CharClass::quote_open, CharClass::quote_straight};
    if (words || !is_place(place)) return {};
    return begins.has(class_of(first_code_point(text.substr(at + dash.size())))) ? place : std::string_view{};
  }
  return {};
}

}  // namespace newsprint
