#include "reflow/pieces.h"

#include <newsprint/roles.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <string>
#include <type_traits>

#include "base/ascii.h"
#include "base/char_class.h"
#include "base/char_list.h"
#include "base/letter_case.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "data/bylines.h"
#include "data/function_words.h"
#include "data/surnames.h"
#include "lines/dateline.h"

namespace newsprint {

namespace {

// Marks that stand on a full em in CJK type but come out of an extractor one column wide.
constexpr ClassSet half_marks{CharClass::stop,         CharClass::comma,         CharClass::colon,
                              CharClass::bracket_open, CharClass::bracket_close, CharClass::quote_straight};
constexpr ClassSet wide_letters = cjk_letters | ClassSet{CharClass::hangul};
constexpr ClassSet wide_neighbours =
    cjk_letters | closers | openers | ClassSet{CharClass::stop_wide, CharClass::comma_wide};
constexpr ClassSet hanging{CharClass::stop_wide,
                           CharClass::comma_wide,
                           CharClass::stop,
                           CharClass::comma,
                           CharClass::quote_close,
                           CharClass::quote_close_wide,
                           CharClass::bracket_close_wide};
constexpr ClassSet words{CharClass::latin_upper, CharClass::latin_lower, CharClass::digit, CharClass::other};

// What stands beside CJK text as a word does, letters and digits apart.
constexpr ClassSet western_marks{CharClass::other, CharClass::combining, CharClass::number_mark};

// Several lists of characters in one.
template <std::size_t... Sizes>
consteval auto join_lists(const char32_t (&... lists)[Sizes]) {
  std::array<char32_t, (0 + ... + (Sizes - 1))> all{};
  std::size_t at = 0;
  const auto add = [&](const char32_t* list, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) all[at++] = list[i];
  };
  (add(lists, Sizes - 1), ...);
  return all;
}
template <std::size_t Size>
consteval CharList list_of(const std::array<char32_t, Size>& characters) {
  return CharList({characters.data(), characters.size()});
}

// The last characters of data/bylines.h's credit endings: a cheap test before the words.
constexpr char32_t last_of_credits[] = U"摄攝道图圖片真影";
constexpr CharList credit_ends(last_of_credits);

// Where no line that says who wrote it, who took a picture or where it goes on ends otherwise than in one of these
// ideographs, nearly all lines need no look at their words.
constexpr char32_t last_of_labels[] = U"版者導";
constexpr auto telling_end_characters = join_lists(last_of_credits, last_of_labels);
constexpr CharList telling_ends = list_of(telling_end_characters);

// What follows a number in Chinese and Japanese: units and measure words.
constexpr char32_t counter_characters[] =
    U"年月日时時分秒点點个個名位人万萬亿億千百元円圆件次岁歲号號多余餘倍届屆版度米里吨亩户家场場条條项項种種级級层層座"
    U"岁天周季台辆艘棵";
constexpr CharList counters(counter_characters);

// Whether a text can begin with one of some words, by its first three bytes.
class Beginnings {
 public:
  template <std::size_t Size>
  consteval explicit Beginnings(const std::string_view (&list)[Size]) {
    for (const std::string_view word : list) {
      const std::size_t at = mark_of(word);
      marks_[at / 64] |= std::uint64_t{1} << at % 64;
    }
  }
  [[nodiscard]] bool may_begin(std::string_view text) const noexcept {
    const std::size_t at = mark_of(text);
    return (marks_[at / 64] >> at % 64 & 1U) != 0;
  }

 private:
  static constexpr std::size_t mark_of(std::string_view text) noexcept {
    std::size_t mark = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(text.size(), 3); ++i)
      mark = mark * 31 + static_cast<unsigned char>(text[i]);
    return mark % (64 * words_of_marks);
  }
  static constexpr std::size_t words_of_marks = 16;
  std::uint64_t marks_[words_of_marks]{};
};
struct Seen {
  char32_t c = 0;
  CharClass cls = CharClass::blank;
};

// The character at `p`.
inline char32_t peek_char(const char* p) noexcept { return next_char(p); }

inline Seen see(const char*& p) noexcept {
  const char32_t c = next_char(p);
  return {c, class_of(c)};
}

// The first few characters of a line, as many as there are.
class Head {
 public:
  explicit Head(std::string_view text) noexcept {
    const char* p = text.data();
    const char* const end = p + text.size();
    while (size_ < most && p < end) seen_[size_++] = see(p);
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  const Seen& operator[](std::size_t i) const noexcept { return seen_[i]; }

 private:
  static constexpr std::size_t most = 6;  // a bracket, three digits, a mark, and what follows
  Seen seen_[most];
  std::size_t size_ = 0;
};

// A line's characters from its end.
class Backwards {
 public:
  explicit Backwards(std::string_view text) noexcept : rest_(text) {}
  [[nodiscard]] bool empty() const noexcept { return rest_.empty(); }
  Seen next() noexcept {
    const char* const at = last_char(rest_);
    const char* p = at;
    const Seen seen = see(p);
    rest_.remove_suffix(static_cast<std::size_t>(rest_.data() + rest_.size() - at));
    return seen;
  }

 private:
  std::string_view rest_;
};

// A credit in brackets behind a sentence: its stop is the line's end.
bool closes_after_stop(std::string_view text) noexcept {
  constexpr int longest = 40;  // characters
  Backwards rest(text);
  for (int i = 0; i < longest && !rest.empty(); ++i) {
    const CharClass cls = rest.next().cls;
    if (cls != CharClass::bracket_open && cls != CharClass::bracket_open_wide) continue;
    while (!rest.empty()) {
      const CharClass before = rest.next().cls;
      if (blanks.has(before) || closers.has(before)) continue;
      return stops.has(before) || before == CharClass::ellipsis;
    }
  }
  return false;
}

// 甲摄, 资料图片, 撮影: a picture credit ends its caption as a stop does.
bool ends_in_credit(std::string_view text) noexcept {
  if (!ends_plain_han(text)) return false;
  const char* last = text.data() + text.size() - 3;
  if (!credit_ends.has(next_char(last))) return false;
  for (const std::string_view ending : credit_endings)
    if (text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending) return true;
  return false;
}

// 下转第3版, the last words of a story here whatever stands before; the line may begin inside them.
bool ends_in_jump(std::string_view text) noexcept {
  const bool page = text.ends_with("版") || text.ends_with("版）") || text.ends_with("版)");
  if (!page) return false;
  for (const std::string_view word : {"下转", "下轉"})
    if (text.find(word) != std::string_view::npos) return true;
  return text.starts_with("转第") || text.starts_with("轉第");
}

// 【東京＝乙某】: a Japanese report's place and writer.
bool begins_in_place(std::string_view text) noexcept {
  constexpr std::size_t longest = 60;  // bytes
  if (!text.starts_with("【")) return false;
  const std::string_view head = text.substr(0, std::min(longest, text.find("】")));
  return head.size() < longest &&
         (head.find("＝") != std::string_view::npos || head.find("・") != std::string_view::npos);
}

// （上接第3版）: a story from another page begins.
bool begins_in_jump(std::string_view text) noexcept {
  const char* p = text.data();
  static_cast<void>(next_char(p));
  return std::string_view(p, static_cast<std::size_t>(text.data() + text.size() - p)).starts_with("上接");
}

// Numbers side by side in one register.
using Lanes = std::uint16_t __attribute__((vector_size(16)));
enum Lane : std::size_t {
  lane_narrow,
  lane_marks,
  lane_cjk,
  lane_hangul,
  lane_latin,
  lane_quotes,
  lane_brackets,
  lane_characters
};

// What a character adds to its line, by its class alone.
struct Effect {
  Lanes sums{};
  std::uint8_t bits = 0;  // of Bit
};

// What follows from a class alone, worked out once for the process.
struct ByClass {
  static constexpr auto classes = static_cast<std::size_t>(CharClass::class_count);
  std::array<Effect, classes> effects;
  std::array<EndKind, classes> ends;
  std::array<StartKind, classes> starts;
};

// A capital or two before a stop is an initial or an abbreviation: "J." "U.S." "Dr."
bool ends_abbreviation(Backwards before_stop) noexcept {
  if (before_stop.empty()) return false;
  const auto at_word_start = [](Backwards rest) { return rest.empty() || !words.has(rest.next().cls); };
  const CharClass last = before_stop.next().cls;
  if (last == CharClass::latin_upper) return at_word_start(before_stop);
  if (last != CharClass::latin_lower || before_stop.empty()) return false;
  return before_stop.next().cls == CharClass::latin_upper && at_word_start(before_stop);
}

// What a line ends in when its last character is of class `cls`, and nothing closes behind it.
EndKind work_out_end(CharClass cls) noexcept {
  if (stops.has(cls)) return EndKind::stop;
  if (openers.has(cls)) return EndKind::open;
  switch (cls) {
    case CharClass::ellipsis:
      return EndKind::ellipsis;
    case CharClass::comma:
    case CharClass::comma_wide:
    case CharClass::middle_dot:
      return EndKind::comma;
    case CharClass::colon:
    case CharClass::colon_wide:
      return EndKind::colon;
    case CharClass::hyphen:
    case CharClass::soft_hyphen:
      return EndKind::hyphen;
    case CharClass::dash:
    case CharClass::wave:
      return EndKind::dash;
    case CharClass::digit:
    case CharClass::digit_wide:
    case CharClass::unit_after:
      return EndKind::digit;
    case CharClass::hangul:
      return EndKind::hangul;
    case CharClass::latin_upper:
    case CharClass::latin_lower:
    case CharClass::latin_wide:
      return EndKind::latin;
    default:
      return cjk_letters.has(cls) ? EndKind::cjk : EndKind::other;
  }
}

// The same behind closing marks.
EndKind closed_end(CharClass cls) noexcept {
  if (stops.has(cls) || cls == CharClass::ellipsis) return EndKind::stop_closed;
  return cls == CharClass::comma || cls == CharClass::comma_wide ? EndKind::comma : EndKind::closed;
}

constexpr ClassSet closing = closers | ClassSet{CharClass::quote_straight};

[[gnu::always_inline]] inline EndKind end_kind(const ByClass& by_class, std::string_view text) {
  Backwards rest(text);
  Seen last = rest.next();
  if (!closing.has(last.cls)) {
    if (last.c == U'.' && ends_abbreviation(rest)) return EndKind::abbreviation;
    return by_class.ends[static_cast<std::size_t>(last.cls)];
  }
  while (closing.has(last.cls)) {
    if (rest.empty()) return EndKind::closed;
    last = rest.next();
  }
  return closed_end(last.cls);
}

constexpr char32_t numeral_characters[] = U"一二三四五六七八九十百";
constexpr CharList numerals(numeral_characters);

// 一、 (三) 1. 2) 3、 ① first, then text: the beginning of a numbered item.
bool begins_numbered(const Head& seen) {
  std::size_t i = 0;
  if (seen[0].cls == CharClass::number_mark) return true;
  const bool bracket = seen[0].cls == CharClass::bracket_open || seen[0].cls == CharClass::bracket_open_wide;
  if (bracket) ++i;
  const std::size_t from = i;
  const bool arabic = i < seen.size() && (seen[i].cls == CharClass::digit || seen[i].cls == CharClass::digit_wide);
  while (i < seen.size() && i < from + 3 &&
         (arabic ? seen[i].cls == CharClass::digit || seen[i].cls == CharClass::digit_wide : numerals.has(seen[i].c)))
    ++i;
  if (i == from || i + 1 >= seen.size()) return false;
  const CharClass after = seen[i].cls;
  if (bracket) return after == CharClass::bracket_close || after == CharClass::bracket_close_wide;
  if (!arabic) return seen[i].c == U'、' || seen[i].c == U'，';
  const bool mark =
      seen[i].c == U'、' || seen[i].c == U'.' || seen[i].c == U'．' || seen[i].c == U')' || seen[i].c == U'）';
  return mark && seen[i + 1].cls != CharClass::digit;
}

// How a line begins when its first character is of class `cls` and no number is there.
StartKind work_out_start(CharClass cls) noexcept {
  if (cls == CharClass::bullet || cls == CharClass::middle_dot) return StartKind::bullet;
  if (cls == CharClass::quote_open || cls == CharClass::quote_open_wide || cls == CharClass::quote_straight ||
      cls == CharClass::guillemet)
    return StartKind::quote;
  if (cls == CharClass::bracket_open || cls == CharClass::bracket_open_wide) return StartKind::bracket;
  if (no_line_start.has(cls)) return StartKind::not_at_start;
  if (cls == CharClass::dash || cls == CharClass::hyphen) return StartKind::dash;
  if (cls == CharClass::digit || cls == CharClass::digit_wide) return StartKind::digit;
  if (cls == CharClass::latin_lower) return StartKind::lower;
  if (cls == CharClass::latin_upper || cls == CharClass::latin_wide) return StartKind::upper;
  if (cls == CharClass::hangul) return StartKind::hangul;
  return cjk_letters.has(cls) ? StartKind::cjk : StartKind::other;
}

constexpr ClassSet may_number{CharClass::number_mark, CharClass::bracket_open, CharClass::bracket_open_wide,
                              CharClass::digit, CharClass::digit_wide};

// The first characters of lead-ins: a cheap test before the words.
constexpr char32_t first_of_lead_ins[] = U"本据據新中法路美共";
constexpr CharList lead_in_starts(first_of_lead_ins);

// The first characters of what names a Chinese or Japanese writer: a bullet, whose reporter, the word itself.
constexpr char32_t first_of_bylines[] = U"■□●▲◆本记記通见見实實特作评評文图圖";
constexpr CharList byline_starts(first_of_bylines);

// What a line may begin with to be more than text by its first words.
constexpr auto telling_start_characters =
    join_lists(numeral_characters, counter_characters, first_of_lead_ins, first_of_bylines);
constexpr CharList telling_starts = list_of(telling_start_characters);

// 本报讯, or a dateline of an agency or the paper's own up to 日电, which may stand on the next line.
bool begins_lead_in(std::string_view text) noexcept {
  constexpr std::size_t least = 9;             // bytes: the last openings stand behind a dateline
  constexpr std::size_t widest_dateline = 60;  // bytes
  for (const std::string_view opening : lead_in_openings)
    if (opening.size() >= least && text.starts_with(opening)) return true;
  if (text.starts_with("据") || text.starts_with("據")) text.remove_prefix(3);
  const auto leads = [&](std::string_view agency) { return text.starts_with(agency); };
  const bool own = leads("本报") || leads("本報");
  if (!own && std::none_of(std::begin(agencies), std::end(agencies), leads)) return false;
  const std::string_view dateline = text.substr(0, widest_dateline);
  if (own && dateline.size() == text.size() && text.ends_with("日") && text.find("月") != text.npos) return true;
  return dateline.find("日电") != dateline.npos || dateline.find("日電") != dateline.npos;
}

// LAUENFELS (AP) -, Lauenfels – Der.
bool begins_latin_lead_in(std::string_view text) noexcept {
  constexpr std::size_t widest = 60;  // bytes, no more than a block
  const std::string_view head = text.substr(0, widest);
  if (ascii::look<ascii::AnyOf<ascii::Only<'-'>, ascii::Only<')'>, ascii::Beyond>>(head)[0] == 0) return false;
  const bool dash = head.find(" -") != head.npos || head.find(" \xE2\x80") != head.npos || head.find(") ") != head.npos;
  return dash && (!parse_dateline(text).text.empty() || !place_before_dash(text).empty());
}

// A word that has its capital from the beginning of a sentence alone.
bool begins_with_function_word(std::string_view text) noexcept {
  static constexpr Beginnings beginnings(function_words);
  constexpr std::size_t longest = 12;
  const auto ends = [](char c) { return c == ' ' || c == ',' || c == ':' || c == '\xC2'; };  // C2: a no-break blank
  std::size_t size = 0;
  while (size < text.size() && !ends(text[size]))
    if (++size > longest) return false;
  const std::string_view word = text.substr(0, size);
  return beginnings.may_begin(word) && std::binary_search(std::begin(function_words), std::end(function_words), word);
}

// Of a line that does not begin with a plain ideograph.
[[gnu::noinline]] void find_start_by_class(const ByClass& by_class, std::string_view text, Piece& piece) {
  const char* p = text.data();
  const Seen first = see(p);
  const bool number = may_number.has(first.cls) || numerals.has(first.c);
  const StartKind kind = by_class.starts[static_cast<std::size_t>(first.cls)];
  piece.start = number && begins_numbered(Head(text)) ? StartKind::numbered : kind;
  if (kind == StartKind::upper && begins_with_function_word(text)) piece.start = StartKind::function_word;
  piece.counter = piece.start == StartKind::cjk && counters.has(first.c);
  piece.lead_in = kind == StartKind::upper ? begins_latin_lead_in(text)
                                           : (kind == StartKind::bracket || kind == StartKind::bullet) &&
                                                 (begins_in_jump(text) || begins_in_place(text));
  piece.labelled |= piece.lead_in;
}

// The first word with its marks, or the first character with all marks that may not begin a line.
[[gnu::noinline]] void measure_first_unit(std::string_view text, Piece& piece) {
  const char* p = text.data();
  const char* const end = p + text.size();
  CharClass cls = see(p).cls;
  const bool hangul = cls == CharClass::hangul;
  const bool word = words.has(cls) || hangul;
  std::uint32_t marks = 0;
  piece.first_wide = !hangul && (wide_letters.has(cls) || openers.has(cls) || info(cls).width == 2);
  while (true) {
    piece.first_unit += info(cls).width;
    marks += info(cls).ambiguous;
    piece.first_marks = static_cast<std::uint16_t>(std::min<std::uint32_t>(marks, 0xFFFF));
    if (p == end) return;
    const CharClass before = cls;
    cls = see(p).cls;
    const bool goes_on =
        no_line_start.has(cls) || openers.has(before) || (word && !blanks.has(cls) && !cjk_letters.has(cls));
    if (!goes_on) return;
  }
}

// Of a line that begins with a telling ideograph.
[[gnu::noinline]] void find_first_words(char32_t c, std::string_view text, Piece& piece) {
  const bool numbered = numerals.has(c) && begins_numbered(Head(text));
  if (numbered) piece.start = StartKind::numbered;
  piece.counter = !numbered && counters.has(c);
  piece.lead_in = lead_in_starts.has(c) && begins_lead_in(text);
  piece.labelled |= piece.lead_in;
}

// How the line begins. Returns whether its first words may tell more: of most lines they do not.
[[gnu::always_inline]] inline bool find_start(const ByClass& by_class, std::string_view text, Piece& piece) {
  const char* p = text.data();
  if (!is_plain_han(p)) {
    find_start_by_class(by_class, text, piece);
    measure_first_unit(text, piece);
    return true;
  }
  const char32_t c = next_char(p);
  const bool telling = telling_starts.may_have(c);
  piece.start = StartKind::cjk;
  if (telling) find_first_words(c, text, piece);
  if (p < text.data() + text.size() && is_plain_han(p)) {
    piece.first_wide = true;
    piece.first_unit = 2;
  } else if (p < text.data() + text.size() && !no_line_start.has(class_of(peek_char(p)))) {
    piece.first_wide = true;
    piece.first_unit = info(CharClass::han).width;
    piece.first_marks = info(CharClass::han).ambiguous;
  } else {
    measure_first_unit(text, piece);
  }
  return telling;
}

enum Bit : std::uint8_t {
  bit_clause = 1,  // parts clauses, but 、
  bit_digit = 2,
  bit_western = 4,
  bit_blank = 8,
  bit_neighbours = 16,  // what it does depends on the characters beside it
  bit_bracket = 32,     // opens a bracket
};

constexpr ClassSet with_neighbours = half_marks | ClassSet{CharClass::quote_close, CharClass::colon_wide};

Effect work_out_effect(CharClass cls) noexcept {
  const ClassInfo& facts = info(cls);
  const bool cjk = facts.script == Script::han || facts.script == Script::kana;
  const bool latin = facts.script == Script::latin;
  constexpr auto less_one = static_cast<std::uint16_t>(-1);
  Effect e;
  e.sums[lane_narrow] = facts.width;
  e.sums[lane_marks] = facts.ambiguous;
  e.sums[lane_cjk] = cjk;
  e.sums[lane_hangul] = facts.script == Script::hangul;
  e.sums[lane_latin] = latin;
  e.sums[lane_characters] = 1;
  if (cls == CharClass::quote_open || cls == CharClass::quote_open_wide) e.sums[lane_quotes] = 1;
  if (cls == CharClass::quote_close || cls == CharClass::quote_close_wide) e.sums[lane_quotes] = less_one;
  if (cls == CharClass::bracket_open || cls == CharClass::bracket_open_wide) e.sums[lane_brackets] = 1;
  if (cls == CharClass::bracket_close || cls == CharClass::bracket_close_wide) e.sums[lane_brackets] = less_one;
  const auto set = [&](bool holds, Bit bit) { e.bits = static_cast<std::uint8_t>(e.bits | (holds ? bit : 0)); };
  set(cls == CharClass::digit, bit_digit);
  set(latin || facts.script == Script::digit || western_marks.has(cls), bit_western);
  set(cls == CharClass::stop_wide || cls == CharClass::comma_wide, bit_clause);
  set(blanks.has(cls), bit_blank);
  set(cls == CharClass::bracket_open || cls == CharClass::bracket_open_wide, bit_bracket);
  set(with_neighbours.has(cls), bit_neighbours);
  return e;
}

const ByClass& by_class_table() {
  static const ByClass all = [] {
    ByClass made;
    for (std::size_t i = 0; i < ByClass::classes; ++i) {
      made.effects[i] = work_out_effect(static_cast<CharClass>(i));
      made.ends[i] = work_out_end(static_cast<CharClass>(i));
      made.starts[i] = work_out_start(static_cast<CharClass>(i));
    }
    return made;
  }();
  return all;
}

// A semicolon, or a narrow comma or stop that is not inside a number.
bool parts_clauses(Seen mark, CharClass after) noexcept {
  if (mark.cls == CharClass::comma || mark.cls == CharClass::stop) return after != CharClass::digit;
  return mark.c == U';' || mark.c == U'；';
}

void add_saturated(PieceSums& sums, const PieceSums& more) noexcept {
  const auto add = [](auto& sum, auto addend) {
    using Sum = std::remove_reference_t<decltype(sum)>;
    sum = static_cast<Sum>(
        std::clamp<int>(int{sum} + int{addend}, std::numeric_limits<Sum>::min(), std::numeric_limits<Sum>::max()));
  };
  add(sums.narrow, more.narrow);
  add(sums.marks, more.marks);
  add(sums.cjk, more.cjk);
  add(sums.hangul, more.hangul);
  add(sums.latin, more.latin);
  add(sums.quotes, more.quotes);
  add(sums.brackets, more.brackets);
  add(sums.blank_runs, more.blank_runs);
}

inline void add_ideographs(std::size_t count, Piece& piece) noexcept {
  constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
  piece.narrow = static_cast<std::uint16_t>(std::min(most, piece.narrow + 2 * count));
  piece.cjk = static_cast<std::uint16_t>(std::min(most, piece.cjk + count));
  piece.characters += static_cast<std::uint32_t>(count);
}

// What stands in up to 64 bytes of a line in Latin script, a bit a byte.
struct LatinBlock {
  std::uint64_t words = 0;   // ASCII letters and digits
  std::uint64_t spaces = 0;  // U+0020
  std::uint64_t others = 0;  // the rest of the line's bytes
};

// One walk over a line: widths, letters of each script, brackets and quotes. Plain ideographs are what is left of the
// bytes; the other characters, nearly all of them marks in no order, take the same way: a branch guessed wrong costs as
// much as some characters.
class Walk {
 public:
  static constexpr std::size_t block_bytes = 64;

  // Memory may be read up to `readable`.
  [[gnu::always_inline]] Walk(const ByClass& by_class, std::string_view text, const char* readable) noexcept
      : effects_(by_class.effects.data()), text_(text), readable_(readable) {}

  // The characters that begin in the block at `block`.
  [[gnu::always_inline]] void take(const char* block) noexcept {
    const char* const end = text_.data() + text_.size();
    std::uint64_t rest = find_others(text_.data(), {block, static_cast<std::size_t>(end - block)}, readable_);
    for (; rest != 0; rest &= rest - 1) {
      const char* const at = block + std::countr_zero(rest);
      const char* p = at;
      const Seen seen = see(p);
      const Effect& effect = add_effect(seen, at, p);
      if ((effect.bits & bit_blank) != 0) {
        blank_runs_ += is_behind_han(at) || (last_bits_ & bit_blank) == 0;
      } else if ((effect.bits & bit_neighbours) != 0) {
        take_by_neighbours(seen, at, p);
      }
      remember(seen, effect);
    }
  }

  // The same of a line in Latin script: letters, digits and blanks of ASCII are counted, only others taken one by one.
  [[gnu::always_inline]] LatinBlock take_latin(const char* block) noexcept {
    const char* const begin = text_.data();
    const std::string_view rest(block, static_cast<std::size_t>(begin + text_.size() - block));
    const auto [letters, digits, spaces, continues, h, o] =
        ascii::look<ascii::Letter, ascii::Digit, ascii::Only<' '>, ascii::Continuation, ascii::Only<'h'>,
                    ascii::Only<'o'>>(rest);
    constexpr std::uint64_t unseen = std::uint64_t{7} << 61;  // the last bytes, behind which the word may go on
    names_picture_ |= (h & (o >> 1 | unseen) & (o >> 3 | unseen)) != 0;
    const std::uint64_t all = ~std::uint64_t{0} >> (block_bytes - std::min(rest.size(), block_bytes));
    const std::uint64_t counted = letters | digits | spaces;
    const std::uint32_t count = count_bits(counted);
    const auto add = [](std::uint16_t sum, std::uint32_t more) { return static_cast<std::uint16_t>(sum + more); };
    other_bytes_ += count;
    sums_[lane_narrow] = add(sums_[lane_narrow], count);
    sums_[lane_characters] = add(sums_[lane_characters], count);
    sums_[lane_latin] = add(sums_[lane_latin], count_bits(letters));
    blank_runs_ += count_bits(spaces & ~(spaces << 1));
    // The block may begin inside a character.
    const std::uint64_t first = (continues + 1) & ~continues;
    if ((spaces & first) != 0) blank_runs_ -= is_behind_blank(block + std::countr_zero(first));
    bits_ |= (letters | digits) != 0 ? unsigned{bit_western} : 0U;
    bits_ |= digits != 0 ? unsigned{bit_digit} : 0U;
    for (std::uint64_t others = all & ~(counted | continues); others != 0; others &= others - 1) {
      const char* const at = block + std::countr_zero(others);
      if (is_plain_han(at)) continue;
      const char* p = at;
      const Seen seen = see(p);
      const Effect& effect = add_effect(seen, at, p);
      names_picture_ |= seen.c == U':' || seen.c == U'/';
      if (at != begin && !ascii::Beyond::is(static_cast<unsigned char>(at[-1]))) last_ = class_of(peek_char(at - 1));
      if ((effect.bits & bit_blank) != 0) {
        blank_runs_ += !is_behind_blank(at);
        // A space behind it was counted as a run of its own.
        blank_runs_ -= p - block < std::ptrdiff_t{block_bytes} && p != begin + text_.size() && *p == ' ';
      } else if ((effect.bits & bit_neighbours) != 0) {
        take_by_neighbours(seen, at, p);
      }
      remember(seen, effect);
    }
    return {letters | digits, spaces, all & ~counted};
  }

  // Behind the last block of a line in Latin script, whose last character may be one of those counted.
  [[gnu::always_inline]] void close_latin() noexcept {
    const char* const last = text_.data() + text_.size() - 1;
    const auto byte = static_cast<unsigned char>(*last);
    if (!ascii::AnyOf<ascii::Letter, ascii::Digit, ascii::Only<' '>>::is(byte)) return;
    last_ = class_of(byte);
    bits_ |= last_bits_;
    last_bits_ = 0;
  }

  // Moves what the blocks added up to into the piece: before it is more than the lanes hold, and at the end.
  [[gnu::always_inline]] void flush(Piece& piece) noexcept {
    sums_[lane_marks] = static_cast<std::uint16_t>(sums_[lane_marks] + wide_marks_);
    sums_[lane_quotes] = static_cast<std::uint16_t>(sums_[lane_quotes] + apostrophes_);
    const std::uint32_t characters = sums_[lane_characters];
    sums_[lane_characters] = static_cast<std::uint16_t>(blank_runs_);
    auto added = std::bit_cast<PieceSums>(sums_);
    if (piece.characters != 0) add_saturated(added, piece);
    static_cast<PieceSums&>(piece) = added;
    piece.characters += characters;
    sums_ = Lanes{};
    wide_marks_ = apostrophes_ = blank_runs_ = 0;
  }

  // At the end: the class of the last character.
  [[gnu::always_inline]] CharClass finish(Piece& piece) noexcept {
    flush(piece);
    add_ideographs((text_.size() - other_bytes_) / 3, piece);
    const bool behind_han = ends_plain_han(text_);
    const CharClass last = behind_han ? CharClass::han : last_;
    // Nor does a mark that ends the line.
    bits_ |= last_bits_ & ~static_cast<unsigned>(!behind_han);
    piece.digits = (bits_ & bit_digit) != 0;
    piece.western = (bits_ & bit_western) != 0;
    piece.prose = (bits_ & bit_clause) != 0;
    piece.odd_straight_quotes = straight_ % 2 != 0;
    piece.last_hangs = hanging.has(last);
    return last;
  }
  [[nodiscard]] bool opens_bracket() const noexcept { return (bits_ & bit_bracket) != 0; }
  // Of a line in Latin script: it has a colon, a slash or "hoto", or nearly so.
  [[nodiscard]] bool may_name_picture() const noexcept { return names_picture_; }

 private:
  [[nodiscard]] bool is_behind_han(const char* at) const noexcept {
    return at - text_.data() >= 3 && is_plain_han_of_three(at - 3);
  }
  [[nodiscard]] bool is_behind_blank(const char* at) const noexcept {
    const auto size = static_cast<std::size_t>(at - text_.data());
    return size != 0 && blanks.has(class_of(last_code_point(text_.substr(0, size))));
  }

  // What the character from `at` to `p` does by itself.
  [[gnu::always_inline]] const Effect& add_effect(Seen seen, const char* at, const char* p) noexcept {
    const Effect& effect = effects_[static_cast<std::size_t>(seen.cls)];
    other_bytes_ += static_cast<std::size_t>(p - at);
    sums_ += effect.sums;
    bits_ |= last_bits_;
    return effect;
  }
  [[gnu::always_inline]] void remember(Seen seen, const Effect& effect) noexcept {
    // An enumeration's comma parts no clauses.
    last_bits_ = effect.bits & ~static_cast<unsigned>(seen.c == U'、');
    last_ = seen.cls;
  }

  [[gnu::always_inline]] void take_by_neighbours(Seen seen, const char* at, const char* p) noexcept {
    const char* const end = text_.data() + text_.size();
    const bool behind_han = is_behind_han(at);
    const CharClass left = behind_han ? CharClass::han : last_;
    const CharClass after = p == end ? CharClass::blank : is_plain_han(p) ? CharClass::han : class_of(peek_char(p));
    if (seen.cls == CharClass::quote_close) {
      // An apostrophe inside a word closes nothing.
      apostrophes_ += words.has(left) && words.has(after);
      return;
    }
    bits_ |= static_cast<unsigned>(p != end && parts_clauses(seen, after));
    const bool narrow = seen.cls != CharClass::colon_wide;
    wide_marks_ += narrow && (wide_neighbours.has(left) || wide_neighbours.has(after));
    straight_ += seen.c == U'"' || seen.c == U'＂';
  }

  const Effect* effects_;
  std::string_view text_;
  const char* readable_;
  Lanes sums_{};
  std::size_t other_bytes_ = 0;  // of characters that are no plain ideographs
  unsigned bits_ = 0;            // of all characters but the last of these
  unsigned last_bits_ = 0;       // of that one
  unsigned straight_ = 0;
  unsigned blank_runs_ = 0;
  unsigned wide_marks_ = 0;   // narrow marks beside wide characters
  unsigned apostrophes_ = 0;  // that are no closing quotation marks
  CharClass last_ = CharClass::blank;
  bool names_picture_ = false;
};

// What the walk over a line tells besides.
struct Walked {
  CharClass last;  // character
  bool bracket;    // one is opened
};

[[gnu::noinline]] Walked measure_long_line(const ByClass& by_class, std::string_view text, const char* readable,
                                           Piece& piece) noexcept {
  constexpr std::size_t lanes_hold = 255;  // blocks of characters two columns wide at most
  Walk walk(by_class, text, readable);
  std::size_t blocks = 0;
  for (std::size_t at = 0; at < text.size(); at += Walk::block_bytes) {
    if (blocks++ == lanes_hold) {
      walk.flush(piece);
      blocks = 1;
    }
    walk.take(text.data() + at);
  }
  const CharClass last = walk.finish(piece);
  return {last, walk.opens_bracket()};
}

// What the walk over a line in Latin script tells.
struct LatinWalked : Walked {
  LatinBlock first;
  bool may_name_picture;
};

LatinWalked measure_latin_characters(const ByClass& by_class, std::string_view text, Piece& piece) noexcept {
  constexpr std::size_t lanes_hold = 255;  // blocks of characters two columns wide at most
  Walk walk(by_class, text, nullptr);
  const LatinBlock first = walk.take_latin(text.data());
  std::size_t blocks = 1;
  for (std::size_t at = Walk::block_bytes; at < text.size(); at += Walk::block_bytes) {
    if (blocks++ == lanes_hold) {
      walk.flush(piece);
      blocks = 1;
    }
    walk.take_latin(text.data() + at);
  }
  walk.close_latin();
  const CharClass last = walk.finish(piece);
  return {{last, walk.opens_bracket()}, first, walk.may_name_picture()};
}

// The first word of a line in Latin script, where nothing but letters and digits stands before the first space.
[[gnu::always_inline]] inline bool measure_first_word(std::string_view text, const LatinBlock& first, Piece& piece) {
  const std::uint64_t ends = first.spaces | first.others;
  if ((first.words & 1) == 0 || (ends == 0 && text.size() > Walk::block_bytes)) return false;
  const std::size_t size = ends == 0 ? text.size() : static_cast<std::size_t>(std::countr_zero(ends));
  if ((first.others & (ends & (0 - ends))) != 0) return false;
  piece.first_unit = static_cast<std::uint32_t>(size);
  return true;
}

[[gnu::always_inline]] inline Walked measure_characters(const ByClass& by_class, std::string_view text,
                                                        const char* readable, Piece& piece) noexcept {
  if (text.size() > Walk::block_bytes) return measure_long_line(by_class, text, readable, piece);
  Walk walk(by_class, text, readable);
  walk.take(text.data());
  const CharClass last = walk.finish(piece);
  return {last, walk.opens_bracket()};
}

constexpr Beginnings qualifier_beginnings(byline_qualifiers);
constexpr Beginnings role_beginnings(byline_roles);

// What a byline may have before and behind the word for its people.
std::string_view without_qualifiers(std::string_view text) noexcept {
  const auto drop = [&](std::string_view word) {
    const bool found = text.starts_with(word);
    if (found) text.remove_prefix(word.size());
    return found;
  };
  for (const std::string_view bullet : {"■", "□", "●", "▲", "◆"}) drop(bullet);
  while (drop(" ") || drop("　") ||
         (qualifier_beginnings.may_begin(text) &&
          std::any_of(std::begin(byline_qualifiers), std::end(byline_qualifiers), drop))) {
  }
  return text;
}

// 本报记者 甲某 通讯员 乙某: every word is whose reporter, what kind, or a name of two to four characters.
bool names_cjk_writers(std::string_view text, std::uint32_t narrow) noexcept {
  constexpr std::uint32_t widest = 72;
  if (narrow > widest) return false;
  const char* first = text.data();
  if (!byline_starts.has(next_char(first))) return false;
  bool named = false;
  for (std::string_view rest = without_qualifiers(text); !rest.empty(); rest = without_qualifiers(rest)) {
    const auto is_next = [&](std::string_view word) { return rest.starts_with(word); };
    const auto* const role = role_beginnings.may_begin(rest)
                                 ? std::find_if(std::begin(byline_roles), std::end(byline_roles), is_next)
                                 : std::end(byline_roles);
    constexpr std::size_t least_role = 6;  // bytes: one character may begin a name
    if (role != std::end(byline_roles) && role->size() >= least_role) {
      rest.remove_prefix(role->size());
      if (rest.starts_with("：")) rest.remove_prefix(std::string_view("：").size());
      named = true;
      continue;
    }
    const std::string_view name = rest.substr(0, std::min(rest.find(' '), rest.find("　")));
    if (!named || name.size() > 12 || name.size() < 3) return false;
    for (const char* p = name.data(); p < name.data() + name.size();)
      if (class_of(next_char(p)) != CharClass::han) return false;
    rest.remove_prefix(name.size());
  }
  return named;
}

// 员 甲某 乙某丙, the rest of a byline; or a single character, that of a name.
[[gnu::always_inline]] inline bool names_go_on(std::string_view text, const Piece& piece) noexcept {
  constexpr std::uint32_t widest = 24;
  if (piece.narrow > widest || piece.narrow != 2 * piece.cjk + piece.blank_runs) return false;
  if (piece.cjk == 1) return true;
  for (const std::string_view torn : {"员 ", "員 ", "者 "})
    if (text.starts_with(torn)) return true;
  if (piece.blank_runs == 0) return false;
  constexpr std::size_t least_name = 6;  // bytes
  constexpr std::size_t longest_name = 9;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    const bool single = blank == 3 && rest.size() >= 7 && std::min(rest.find(' ', 4), rest.size()) == 7;
    if (!single && (blank < least_name || blank > longest_name)) return false;
    if (chinese_surnames.find(rest.substr(0, 3)) == std::string_view::npos) return false;
    rest.remove_prefix(single ? 7 : blank);
    if (!rest.empty()) rest.remove_prefix(1);
  }
  return true;
}

template <class Words>
bool holds_any(std::string_view text, const Words& among) noexcept {
  return std::any_of(std::begin(among), std::end(among),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

template <class Words>
bool ends_in_any(std::string_view text, const Words& among) noexcept {
  return std::any_of(std::begin(among), std::end(among), [&](std::string_view word) { return text.ends_with(word); });
}

// 资料图片, 受访者供图, 本报记者 甲某摄, ＝乙某撮影: a picture's credit and nothing else.
bool names_picture_source(std::string_view text, std::uint32_t narrow) noexcept {
  constexpr std::uint32_t widest = 40;
  if (narrow > widest) return false;
  for (const std::string_view source : picture_sources)
    if (text.starts_with(source)) return true;
  constexpr std::uint32_t widest_name = 16;
  if (text.starts_with("＝") || (narrow <= widest_name && text.ends_with("撮影"))) return true;
  const char* first = text.data();
  return byline_starts.has(next_char(first)) &&
         (holds_any(text, reporter_words) || holds_any(text, correspondent_words));
}

// □本报记者 甲某报道: it names the writer and runs into the text.
bool runs_into_text(std::string_view text, std::uint32_t narrow) noexcept {
  constexpr std::uint32_t widest = 40;
  if (narrow > widest || ends_in_any(text, picture_report_words)) return false;
  const auto* const report = std::find_if(std::begin(report_words), std::end(report_words),
                                          [&](std::string_view word) { return text.ends_with(word); });
  if (report == std::end(report_words) || text.substr(0, text.size() - report->size()).ends_with(' ')) return false;
  const char* first = text.data();
  return byline_starts.has(next_char(first)) && holds_any(text, reporter_words);
}

// 山口葵記者: the name first, the word last.
bool names_writer_last(std::string_view text) noexcept {
  constexpr std::string_view word = "記者";
  constexpr std::size_t shortest_name = 6;  // bytes
  constexpr std::size_t longest_name = 15;
  if (!text.ends_with(word)) return false;
  const std::string_view name = text.substr(0, text.size() - word.size());
  if (name.size() < shortest_name || name.size() > longest_name) return false;
  for (const char* p = name.data(); p < name.data() + name.size();)
    if (!cjk_letters.has(class_of(next_char(p)))) return false;
  return true;
}

// A cheap test before the words: a Latin byline opens as some do, or has a mark before a job or a place behind its names.
bool may_be_latin_byline(std::string_view text) noexcept {
  static constexpr std::array<bool, 26> openings = [] {
    std::array<bool, 26> letters{};
    for (const std::string_view opening : latin_byline_openings)
      letters[static_cast<std::size_t>(opening[0] - 'a')] = true;
    return letters;
  }();
  const auto first = static_cast<unsigned char>(text.front());
  if (!ascii::Letter::is(first) || openings[(first | 0x20U) - 'a']) return true;
  for (std::size_t at = 0; at < text.size(); at += ascii_block)
    if (ascii::look<ascii::AnyOf<ascii::Only<','>, ascii::Only<'|'>, ascii::Beyond>>(text.substr(at))[0] != 0)
      return true;
  constexpr std::string_view from = " aus ";
  const std::size_t place = text.rfind(' ');
  return place != text.npos && place + 1 >= from.size() && text.substr(place + 1 - from.size(), from.size()) == from;
}

// By Jane Doe and John Roe, Staff Writers; Eva Lang aus Wien.
bool names_latin_writers(std::string_view text, std::uint32_t narrow) {
  constexpr std::uint32_t widest = 90;
  if (narrow > widest || !may_be_latin_byline(text)) return false;
  Authors authors;
  return parse_byline(text, authors);
}

// Photo: Nora Fenwick at the end of a line, or as the whole of it. The name may go on in the next line.
void find_latin_credit(std::string_view text, Piece& piece) {
  if (text.find_first_of(":/") == text.npos && text.find("hoto") == text.npos) return;
  const std::string_view credit = find_credit(text);
  if (credit.empty()) return;
  piece.credit = credit.size() == text.size();
  const std::size_t colon = credit.find(':');
  const std::string_view name =
      colon == credit.npos ? credit : credit.substr(std::min(credit.find_first_not_of(' ', colon + 1), credit.size()));
  const bool agency = std::find(std::begin(agencies), std::end(agencies), name) != std::end(agencies);
  piece.credited = colon == credit.npos || name.find(' ') != name.npos || agency || name.starts_with("Archiv");
  piece.credit_open = !piece.credited;
}

// Whether a line can be the rest of the name in a credit: a word or two with capitals.
bool completes_credit(std::string_view text) noexcept {
  constexpr std::size_t longest = 30;  // bytes
  const std::size_t blank = text.find(' ');
  const bool two = blank != text.npos && text.find(' ', blank + 1) == text.npos;
  const auto capital = [](std::string_view word) {
    return !word.empty() && class_of(first_code_point(word)) == CharClass::latin_upper;
  };
  return text.size() <= longest && capital(text) && (blank == text.npos || (two && capital(text.substr(blank + 1))));
}

// Whether a word of four letters or more begins small.
bool has_small_word(std::string_view text) noexcept {
  std::size_t start = 0;
  for (std::size_t stop = text.find(' '); start < text.size(); stop = text.find(' ', start)) {
    const std::string_view word = text.substr(start, stop - start);
    if (start != 0 && word.size() >= 4 && word.front() >= 'a' && word.front() <= 'z') return true;
    start += word.size() + 1;
  }
  return false;
}

bool opens_latin_byline(std::string_view text) noexcept {
  return std::any_of(std::begin(latin_byline_openings), std::end(latin_byline_openings),
                     [&](std::string_view opening) { return starts_with_caseless(text, opening); });
}

// Whether more names or a place must follow: Eva Lang und, Eva Lang aus.
bool leads_to_name(std::string_view text) noexcept {
  const std::string_view last = text.substr(text.rfind(' ') + 1);
  return last == "aus" ||
         std::find(std::begin(latin_name_joints), std::end(latin_name_joints), last) != std::end(latin_name_joints);
}

// Whether `next` is the rest of the byline that `text` begins: it breaks off inside a name, or goes on behind "and".
bool completes_byline(std::string_view text, bool whole, std::string_view next) {
  constexpr std::size_t longest = 120;  // bytes
  if (text.size() + next.size() > longest) return false;
  const std::string_view first = next.substr(0, next.find(' '));
  const bool goes_on = std::any_of(
      std::begin(latin_name_joints), std::end(latin_name_joints),
      [&](std::string_view joint) { return first.size() == joint.size() && starts_with_caseless(first, joint); });
  if (whole && !goes_on) return false;
  Authors authors;
  return parse_byline(std::string(text) + ' ' + std::string(next), authors);
}

// Kept out of line: most lines of a CJK page never come here.
[[gnu::noinline]] void find_latin_label(std::string_view text, bool may_name_picture, Piece& piece) {
  const bool capital = piece.start == StartKind::function_word || piece.start == StartKind::upper;
  piece.byline = capital && names_latin_writers(text, piece.narrow);
  if (may_name_picture) find_latin_credit(text, piece);
  piece.sentence = capital && !piece.byline && !piece.credit && has_small_word(text);
  piece.labelled |= piece.byline || piece.credited || piece.credit || piece.sentence;
}

[[gnu::noinline]] void find_writers(std::string_view text, Piece& piece) {
  const bool runs_in = runs_into_text(text, piece.narrow);
  if (runs_in) piece.lead_in = true;
  piece.byline = !runs_in && (names_cjk_writers(text, piece.narrow) || names_writer_last(text));
  piece.labelled |= runs_in || piece.byline;
}

// What the line is by itself, where it is short and no sentence. `telling`: its first or last words may name writers;
// `may_name_picture`: a line in Latin script may end in a credit.
[[gnu::always_inline]] inline void find_label(std::string_view text, bool telling, bool may_name_picture,
                                              Piece& piece) {
  if (piece.end == EndKind::stop || piece.end == EndKind::comma) return;
  if (piece.cjk == 0) {
    if (piece.hangul == 0) find_latin_label(text, may_name_picture, piece);
  } else if (!piece.prose) {
    if (telling) find_writers(text, piece);
    piece.names = names_go_on(text, piece);
    piece.title = piece.blank_runs != 0 && piece.hangul == 0 && !piece.western && !piece.byline;
  }
}

// What may stand last and tell the end by its class: all but closing marks, and a stop behind an abbreviation.
constexpr ClassSet may_end_plainly =
    cjk_letters | ClassSet{CharClass::hangul,    CharClass::latin_lower, CharClass::digit,
                           CharClass::stop_wide, CharClass::comma,       CharClass::comma_wide};

// A line that ends in a credit or in a jump ends as a sentence does.
[[gnu::noinline]] void find_last_words(std::string_view text, Piece& piece) {
  if (piece.end == EndKind::cjk && ends_in_credit(text)) {
    piece.end = EndKind::stop;
    piece.credited = piece.blank_runs != 0 && !text.ends_with("拍摄") && !text.ends_with("拍攝");
    piece.credit = !piece.prose && names_picture_source(text, piece.narrow);
    piece.labelled = piece.credited || piece.credit;
  }
  if (piece.end == EndKind::closed && closes_after_stop(text)) piece.end = EndKind::stop_closed;
  if ((piece.end == EndKind::cjk || piece.end == EndKind::closed) && ends_in_jump(text)) piece.end = EndKind::stop;
}

// How the line ends. Returns whether its last words may tell more.
[[gnu::always_inline]] inline bool find_end(const ByClass& by_class, std::string_view text, Walked walked,
                                            Piece& piece) {
  const auto [last, bracket] = walked;
  piece.end = may_end_plainly.has(last) ? by_class.ends[static_cast<std::size_t>(last)] : end_kind(by_class, text);
  bool telling = false;
  if (piece.end == EndKind::cjk) {
    telling = ends_plain_han(text) && telling_ends.may_have(peek_char(text.data() + text.size() - 3));
    if (telling) find_last_words(text, piece);
  } else if (piece.end == EndKind::closed && (bracket || text.back() == ')' || text.ends_with("）"))) {
    find_last_words(text, piece);
  }
  return telling;
}

[[gnu::noinline]] void measure_latin_text(const ByClass& by_class, std::string_view text, Piece& piece) {
  const LatinWalked walked = measure_latin_characters(by_class, text, piece);
  find_end(by_class, text, walked, piece);
  if (text.front() >= 'a' && text.front() <= 'z')
    piece.start = StartKind::lower;
  else
    find_start_by_class(by_class, text, piece);
  if (!measure_first_word(text, walked.first, piece)) measure_first_unit(text, piece);
  // Most lines are in small letters to their end and name nothing.
  if (piece.start == StartKind::lower && piece.cjk == 0 && !walked.may_name_picture) return;
  find_label(text, true, walked.may_name_picture, piece);
}

// Whether a line seems to be in Latin script, by its beginning and its middle. Any line may take either way: each is quick
// for one script.
bool looks_latin(std::string_view text) noexcept {
  constexpr unsigned first_of_cjk = 0xE3;  // U+3000 and what follows
  return static_cast<unsigned char>(text.front()) < first_of_cjk &&
         !ascii::Beyond::is(static_cast<unsigned char>(text[text.size() / 2]));
}

void measure_text(const ByClass& by_class, std::string_view text, const char* readable, Piece& piece) {
  if (looks_latin(text)) return measure_latin_text(by_class, text, piece);
  bool telling = find_end(by_class, text, measure_characters(by_class, text, readable, piece), piece);
  telling |= find_start(by_class, text, piece);
  find_label(text, telling, true, piece);
}

// Whether the line may end inside a credit or a byline in Latin script, which the next one completes.
bool may_go_on(const Piece& piece) noexcept {
  return piece.credit_open || piece.start == StartKind::function_word || piece.start == StartKind::upper;
}

[[gnu::noinline]] void complete_names(const Page& page, const Piece* above, Piece& before, Piece& piece) {
  const std::string_view text = page.lines[before.line].text;
  if (before.credit_open) {
    // A name of one word may be all: what would have stood beside it is no rest of it.
    const bool room = above != nullptr && !before.flow_before && !before.blank_before &&
                      before.narrow + 1U + piece.first_unit <= above->narrow;
    piece.completes = !room && !piece.blank_before && completes_credit(page.lines[piece.line].text);
    Piece& last = piece.completes ? piece : before;
    last.credited = last.labelled = true;
    return;
  }
  if (before.completes || (!opens_latin_byline(text) && !leads_to_name(text))) return;
  if (!completes_byline(text, before.byline, page.lines[piece.line].text)) return;
  before.byline = piece.byline = piece.completes = true;
  before.labelled = piece.labelled = true;
}

// Lines that stand in one text: memory may be read up to the end of the last.
class Stretch {
 public:
  explicit Stretch(const std::vector<Line>& lines) noexcept : line_(lines.data()), end_(lines.data() + lines.size()) {}

  // How far memory may be read behind the start of `line`. Asked with growing lines.
  const char* readable_from(const Line& line) noexcept {
    if (&line < line_) return readable_;
    std::string_view last = line.text;
    for (line_ = &line + 1; line_ != end_ && is_next_line(last, line_->text); ++line_) last = line_->text;
    return readable_ = last.data() + last.size();
  }

 private:
  const Line* line_;  // behind the lines of the stretch
  const Line* end_;
  const char* readable_ = nullptr;
};

}  // namespace

PieceFacts measure_pieces(const Page& page, std::vector<Piece>& pieces) {
  PieceFacts facts;
  pieces.clear();
  pieces.resize(page.lines.size());
  const ByClass& by_class = by_class_table();
  Stretch stretch(page.lines);
  bool blank = false;
  const Line* before = nullptr;
  Piece* const first = pieces.data();
  Piece* next = first;
  for (const Line& line : page.lines) {
    if (line.text.empty()) {
      blank = true;
      continue;
    }
    Piece& piece = *next++;
    piece.line = static_cast<std::uint32_t>(&line - page.lines.data());
    piece.indent = line.indent;
    piece.blank_before = blank;
    piece.flow_before = before == nullptr || before->region != line.region || before->column != line.column;
    blank = false;
    before = &line;
    measure_text(by_class, line.text, stretch.readable_from(line), piece);
    facts.single_characters |= piece.characters == 1;
    if (piece.cjk + piece.hangul != 0) continue;
    if (next - first < 2) continue;
    facts.latin_lines |= piece.latin != 0 && (&piece - 1)->latin != 0;
    if (may_go_on(*(&piece - 1))) complete_names(page, next - first > 2 ? &piece - 2 : nullptr, *(&piece - 1), piece);
  }
  pieces.resize(static_cast<std::size_t>(next - first));
  return facts;
}

}  // namespace newsprint
