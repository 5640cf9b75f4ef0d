#include <newsprint/lines.h>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

LineShape measure(std::string_view text) noexcept {
  LineShape shape;
  bool blank_before = false;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const char32_t c = next_char(p);
    const CharClass cls = class_of(c);
    const ClassInfo& facts = info(cls);
    shape.width += facts.width;
    shape.ambiguous += facts.ambiguous;
    const bool blank = blanks.has(cls);
    shape.blanks += blank && !blank_before;
    blank_before = blank;
    if (blank) continue;
    ++shape.characters;
    switch (facts.script) {
      case Script::han:
        ++shape.han;
        break;
      case Script::kana:
        ++shape.kana;
        break;
      case Script::hangul:
        ++shape.hangul;
        break;
      case Script::latin:
        ++shape.latin;
        break;
      case Script::digit:
        ++shape.digits;
        break;
      case Script::none:
        break;
    }
    if (shape.first == 0) shape.first = c;
    shape.last = c;
  }
  return shape;
}

}  // namespace newsprint
