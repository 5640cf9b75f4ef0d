#include "roles/names.h"

#include "data/surnames.h"
#include "roles/words.h"

namespace newsprint {

std::size_t han_length(std::string_view text) noexcept {
  std::size_t n = 0;
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const CharClass cls = class_of(next_char(p));
    if (cjk_letters.has(cls))
      ++n;
    else if (cls != CharClass::middle_dot && !blanks.has(cls))
      return 0;
  }
  return n;
}

namespace {

// 三崎はるか: two or three Han, then kana to the end.
bool is_mixed_name(std::string_view text) noexcept {
  std::size_t han = 0;
  std::size_t kana = 0;
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const Script script = info(class_of(next_char(p))).script;
    if (script == Script::kana)
      ++kana;
    else if (script == Script::han && kana == 0)
      ++han;
    else
      return false;
  }
  return (han == 2 || han == 3) && kana >= 2 && kana <= 4;
}

}  // namespace

bool could_be_name(std::string_view text) noexcept {
  const std::size_t n = han_length(text);
  const bool foreign = text.find("·") != std::string_view::npos;
  return (n >= 2 && n <= (foreign ? 12U : 4U)) || (n <= 7 && is_mixed_name(text));
}

bool is_likely_name(std::string_view text) noexcept {
  if (is_mixed_name(text)) return true;
  if (!could_be_name(text)) return false;
  static constexpr WordList japanese(japanese_surnames);
  if (!japanese.leading(text).empty() && han_length(text) >= 3) return true;
  constexpr std::string_view compound_surnames[] = {"欧阳", "歐陽", "上官", "司马", "司馬", "诸葛", "諸葛",
                                                    "司徒", "皇甫", "令狐", "慕容", "尉迟", "公孙", "夏侯"};
  if (han_length(text) == 4) return !leading_word(text, compound_surnames).empty();
  const char* p = text.data();
  static_cast<void>(next_char(p));
  const std::string_view first = text.substr(0, static_cast<std::size_t>(p - text.data()));
  return chinese_surnames.find(first) != std::string_view::npos;
}

bool is_latin_name(std::string_view text) noexcept {
  std::size_t words = 0;
  bool fits = true;
  split(
      text, [](char32_t) { return false; },
      [&](std::string_view word) {
        for (const std::string_view particle :
             {"van", "von", "de", "der", "den", "zu", "da", "di", "del", "la", "le", "al", "bin"})
          if (word == particle && words > 0) return;
        ++words;
        if (class_of(first_code_point(word)) != CharClass::latin_upper) fits = false;
        for (const char* p = word.data(); p < word.data() + word.size();) {
          const char32_t c = next_char(p);
          const CharClass cls = class_of(c);
          fits &= cls == CharClass::latin_upper || cls == CharClass::latin_lower || cls == CharClass::hyphen ||
                  c == U'\'' || c == U'’' || c == U'.';
        }
      });
  return fits && words >= 2 && words <= 4;
}

}  // namespace newsprint
