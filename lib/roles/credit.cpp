#include <newsprint/roles.h>

#include <algorithm>

#include "base/ascii.h"
#include "data/bylines.h"
#include "roles/names.h"
#include "roles/words.h"

namespace newsprint {

namespace {

constexpr WordList endings(credit_endings);

// Whether the stop at `at` is that of an initial, as in K. Wiesner: it ends no sentence.
bool follows_initial(std::string_view text, const char* at) noexcept {
  const auto size = static_cast<std::size_t>(at - text.data());
  if (*at != '.' || size == 0 || at[-1] < 'A' || at[-1] > 'Z') return false;
  return size == 1 || at[-2] == ' ' || at[-2] == '.' || at[-2] == '-';
}

// What follows the last sentence end, brackets and signs before it left in.
// Where that is longer than `enough`, it may be cut short to what is still longer.
std::string_view tail_of(std::string_view text, std::size_t enough) noexcept {
  text = drop_last_blanks(text);
  const char* p = text.data() + text.size();
  while (p > text.data()) {
    const char* q = last_char({text.data(), static_cast<std::size_t>(p - text.data())});
    const char* r = q;
    const char32_t c = next_char(r);
    if (stops.has(class_of(c)) && p < text.data() + text.size() && !follows_initial(text, q))
      return skip_blanks({p, static_cast<std::size_t>(text.data() + text.size() - p)});
    p = q;
    const auto length = static_cast<std::size_t>(text.data() + text.size() - p);
    if (length > enough && !blanks.has(class_of(c))) return {p, length};
  }
  return text;
}

std::string_view strip_marks(std::string_view text) noexcept {
  constexpr std::string_view marks[] = {"（", "(", "＝", "=", "■", "□", "●", "◆"};
  for (std::string_view mark = leading_word(text, marks); !mark.empty(); mark = leading_word(text, marks))
    text = skip_blanks(text.substr(mark.size()));
  for (const std::string_view mark : {"）", ")"})
    if (ends_with(text, mark)) text.remove_suffix(mark.size());
  return drop_last_blanks(text);
}

bool is_latin_credit(std::string_view text) noexcept {
  if (!leading_word_caseless(text, credit_openings).empty()) return true;
  for (const std::string_view agency : credit_agencies)
    if (text.size() > agency.size() && starts_with_caseless(text.substr(text.size() - agency.size()), agency))
      return true;
  return false;
}

constexpr std::size_t longest = 75;  // bytes of a credit

bool has_ascii_letter(std::string_view text) noexcept {
  for (; text.size() > ascii_block; text.remove_prefix(ascii_block))
    if (ascii::look<ascii::Letter>(text)[0] != 0) return true;
  return ascii::look<ascii::Letter>(text)[0] != 0;
}

// A text that ends in a Chinese character or sentence ends in a credit only if that character ends one of the words;
// behind most marks only a credit in Latin letters can stand.
bool may_end_in_credit(std::string_view caption) noexcept {
  static constexpr std::string_view agency_verb[] = {"发"};
  static constexpr WordEdges edges(credit_endings, agency_verb);
  constexpr ClassSet ends_of_chinese{CharClass::han, CharClass::stop_wide};
  constexpr ClassSet marks{
      CharClass::stop,       CharClass::comma,       CharClass::comma_wide,       CharClass::colon,
      CharClass::colon_wide, CharClass::quote_close, CharClass::quote_close_wide, CharClass::quote_straight,
      CharClass::ellipsis,   CharClass::digit};
  if (ends_plain_han(caption)) return edges.may_end(caption);
  const CharClass last = class_of(last_code_point(caption));
  if (ends_of_chinese.has(last)) return edges.may_end(caption);
  return !marks.has(last) || has_ascii_letter(caption.substr(caption.size() - std::min(caption.size(), longest)));
}

}  // namespace

std::string_view find_credit(std::string_view caption) noexcept {
  if (!may_end_in_credit(caption)) return {};
  std::string_view tail = tail_of(caption, longest);
  if (const std::size_t bar = find_last(tail, "＝"); bar != std::string_view::npos) tail = tail.substr(bar);
  if (tail.empty() || tail.size() > longest) {
    // A caption without a stop may still end in `Photo: X`.
    const std::string_view end = caption.substr(caption.size() - std::min(caption.size(), longest));
    for (const std::string_view opening : {"Photo: ", "Foto: ", "FOTO: ", "Bild: ", "File photo"}) {
      const std::size_t at = find_last(end, opening);
      if (at != std::string_view::npos) return drop_last_blanks(end.substr(at));
    }
    return {};
  }
  const std::string_view core = strip_marks(tail);
  if (is_latin_credit(core)) return tail;
  const std::string_view ending = endings.trailing(core);
  if (ending.empty()) {
    // 한가람 기자 behind a sentence
    Authors korean;
    if (tail.size() < caption.size() && !trailing_word(core, korean_roles).empty() && parse_byline(core, korean))
      return tail;
    // 新华社发, 新华社记者 甲: an agency's picture
    return starts_with(core, "新华社") && core.size() < 40 && ends_with(core, "发") ? tail : std::string_view{};
  }
  if (core.size() == ending.size()) return tail;
  // Before a verb like 摄 stands a name; before 供图 or 资料图片 anything short may.
  const std::string_view before = trimmed(core.substr(0, core.size() - ending.size()));
  const bool verb = ending == "摄" || ending == "攝" || ending == "摄影" || ending == "攝影" || ending == "撮影" ||
                    ending == "摄影报道" || ending == "攝影報道";
  if (!verb) return han_length(before) <= 12 && han_length(before) > 0 ? tail : std::string_view{};
  if (starts_with(tail, "＝") || starts_with(tail, "=")) return han_length(before) <= 12 ? tail : std::string_view{};
  Authors authors;
  return could_be_name(before) || parse_byline(before, authors) ? tail : std::string_view{};
}

}  // namespace newsprint
