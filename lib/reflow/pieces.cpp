#include "reflow/pieces.h"

#include <array>

#include "base/char_class.h"
#include "base/char_list.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "data/bylines.h"

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

constexpr ClassSet clause_marks{CharClass::stop, CharClass::stop_wide, CharClass::comma, CharClass::comma_wide};

// The last characters of data/bylines.h's credit endings: a cheap test before the words.
constexpr CharList credit_ends(U"摄攝道图圖片真影");

// What follows a number in Chinese and Japanese: units and measure words.
constexpr CharList counters(
    U"年月日时時分秒点點个個名位人万萬亿億千百元円圆件次岁歲号號多余餘倍届屆版度米里吨亩户家场場条條项項种種级級层層座"
    U"岁天周季台辆艘棵");

struct Seen {
  char32_t c = 0;
  CharClass cls = CharClass::blank;
};

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
  if (!credit_ends.has(last_code_point(text))) return false;
  for (const std::string_view ending : credit_endings)
    if (text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending) return true;
  return false;
}
// What a character adds to its line, by its class alone.
struct Effect {
  std::uint64_t sums = 0;   // see Lane
  std::int64_t levels = 0;  // quotes opened less closed; brackets, 32 bits higher
  std::uint8_t bits = 0;    // of Bit
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

EndKind end_kind(const ByClass& by_class, std::string_view text) {
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

bool is_numeral(char32_t c) noexcept {
  switch (c) {
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
    case U'百':
      return true;
    default:
      return false;
  }
}

// 一、 (三) 1. 2) 3、 ① first, then text: the beginning of a numbered item.
bool begins_numbered(const Head& seen) {
  std::size_t i = 0;
  if (seen[0].cls == CharClass::number_mark) return true;
  const bool bracket = seen[0].cls == CharClass::bracket_open || seen[0].cls == CharClass::bracket_open_wide;
  if (bracket) ++i;
  const std::size_t from = i;
  const bool arabic = i < seen.size() && (seen[i].cls == CharClass::digit || seen[i].cls == CharClass::digit_wide);
  while (i < seen.size() && i < from + 3 &&
         (arabic ? seen[i].cls == CharClass::digit || seen[i].cls == CharClass::digit_wide : is_numeral(seen[i].c)))
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

StartKind start_kind(const ByClass& by_class, std::string_view text) {
  const char* p = text.data();
  const Seen first = see(p);
  const StartKind kind = by_class.starts[static_cast<std::size_t>(first.cls)];
  const bool number = may_number.has(first.cls) || is_numeral(first.c);
  return number && begins_numbered(Head(text)) ? StartKind::numbered : kind;
}

// The first word with its marks, or the first character with all marks that may not begin a line.
void measure_first_unit(std::string_view text, Piece& piece) {
  const char* p = text.data();
  const char* const end = p + text.size();
  if (is_plain_han(p) && text.size() > 3 && is_plain_han(p + 3)) {
    piece.first_wide = true;
    piece.first_unit = 2;
    return;
  }
  CharClass cls = see(p).cls;
  const bool hangul = cls == CharClass::hangul;
  const bool word = words.has(cls) || hangul;
  piece.first_wide = !hangul && (wide_letters.has(cls) || openers.has(cls) || info(cls).width == 2);
  while (true) {
    piece.first_unit += info(cls).width;
    piece.first_marks += info(cls).ambiguous;
    if (p == end) return;
    const CharClass before = cls;
    cls = see(p).cls;
    const bool goes_on =
        no_line_start.has(cls) || openers.has(before) || (word && !blanks.has(cls) && !cjk_letters.has(cls));
    if (!goes_on) return;
  }
}

// Sums kept side by side in one word, and where each begins.
enum Lane : unsigned { lane_narrow = 0, lane_marks = 16, lane_cjk = 28, lane_hangul = 40, lane_latin = 52 };
constexpr std::uint32_t lanes_hold = 2000;  // characters, each two columns wide at most; a run of Han may come on top
constexpr std::ptrdiff_t lanes_bytes = 3 * 2000;

enum Bit : std::uint8_t {
  bit_digit = 1,
  bit_western = 2,
  bit_clause = 4,  // parts clauses, but 、
  bit_blank = 8,
  bit_neighbours = 16,  // what it does depends on the characters beside it
};

constexpr ClassSet with_neighbours = half_marks | ClassSet{CharClass::quote_close, CharClass::colon_wide};

Effect work_out_effect(CharClass cls) noexcept {
  const ClassInfo& facts = info(cls);
  const bool cjk = facts.script == Script::han || facts.script == Script::kana;
  const bool latin = facts.script == Script::latin;
  const auto lane = [](bool holds, Lane at) { return std::uint64_t{holds} << at; };
  constexpr std::int64_t bracket = std::int64_t{1} << 32;
  Effect e;
  e.sums = (std::uint64_t{facts.width} << lane_narrow) | (std::uint64_t{facts.ambiguous} << lane_marks) |
           lane(cjk, lane_cjk) | lane(facts.script == Script::hangul, lane_hangul) | lane(latin, lane_latin);
  if (cls == CharClass::quote_open || cls == CharClass::quote_open_wide) e.levels = 1;
  if (cls == CharClass::quote_close || cls == CharClass::quote_close_wide) e.levels = -1;
  if (cls == CharClass::bracket_open || cls == CharClass::bracket_open_wide) e.levels = bracket;
  if (cls == CharClass::bracket_close || cls == CharClass::bracket_close_wide) e.levels = -bracket;
  const auto set = [&](bool holds, Bit bit) { e.bits = static_cast<std::uint8_t>(e.bits | (holds ? bit : 0)); };
  set(cls == CharClass::digit, bit_digit);
  set(latin || facts.script == Script::digit || western_marks.has(cls), bit_western);
  set(cls == CharClass::stop_wide || cls == CharClass::comma_wide, bit_clause);
  set(blanks.has(cls), bit_blank);
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

// One walk over a line: widths, letters of each script, brackets and quotes. Marks come without order, so nearly all
// of them take the same way: a branch guessed wrong costs as much as some characters.
class Measure {
 public:
  Measure(const ByClass& by_class, std::string_view text, Piece& piece) noexcept
      : effects_(by_class.effects.data()), piece_(piece), p_(text.data()), end_(text.data() + text.size()) {}

  void run() noexcept {
    while (p_ < end_) take_some();
    piece_.quotes = static_cast<std::int32_t>(levels_);
    piece_.brackets = static_cast<std::int32_t>((levels_ - piece_.quotes) >> 32);
    piece_.digits = (bits_ & bit_digit) != 0;
    piece_.western = (bits_ & bit_western) != 0;
    piece_.prose = prose_;
    piece_.odd_straight_quotes = straight_ % 2 != 0;
    piece_.last_hangs = hanging.has(before_);
  }

 private:
  // As many characters as the lanes hold.
  void take_some() noexcept {
    std::uint64_t sums = 0;
    std::uint32_t taken = 0;
    std::uint32_t blank_runs = 0;
    int clauses = 0;
    while (taken < lanes_hold && p_ < end_) {
      if (is_plain_han(p_)) {
        const char* const from = p_;
        p_ = skip_han(p_, end_ - p_ <= lanes_bytes ? end_ : p_ + lanes_bytes);
        const auto n = static_cast<std::uint32_t>(p_ - from) / 3;
        sums += n * effects_[static_cast<std::size_t>(CharClass::han)].sums;
        taken += n;
        before_ = CharClass::han;
        blank_before_ = 0;
        continue;
      }
      ++taken;
      const Seen seen = see(p_);
      const Effect& effect = effects_[static_cast<std::size_t>(seen.cls)];
      sums += effect.sums;
      levels_ += effect.levels;
      bits_ = static_cast<std::uint8_t>(bits_ | effect.bits);
      blank_runs += ((effect.bits & ~blank_before_) & bit_blank) != 0;
      blank_before_ = effect.bits;
      const int clause = (effect.bits & bit_clause) != 0 ? 1 : 0;
      clauses |= clause & static_cast<int>(p_ != end_) & static_cast<int>(seen.c != U'、');
      if ((effect.bits & bit_neighbours) != 0) take_mark(seen);
      before_ = seen.cls;
    }
    const auto lane = [&](Lane at, unsigned width) {
      return static_cast<std::uint32_t>((sums >> at) & ((std::uint64_t{1} << width) - 1));
    };
    prose_ |= clauses != 0;
    piece_.characters += taken;
    piece_.blank_runs += blank_runs;
    piece_.narrow += lane(lane_narrow, lane_marks - lane_narrow);
    piece_.marks += lane(lane_marks, lane_cjk - lane_marks);
    piece_.cjk += lane(lane_cjk, lane_hangul - lane_cjk);
    piece_.hangul += lane(lane_hangul, lane_latin - lane_hangul);
    piece_.latin += lane(lane_latin, 64 - lane_latin);
  }

  // The class of the character behind the one taken; at the line's end, a blank's.
  [[nodiscard]] CharClass after() const noexcept {
    const char* p = p_;
    return p < end_ ? see(p).cls : CharClass::blank;
  }

  void take_mark(Seen mark) noexcept {
    if (mark.cls == CharClass::quote_close) {
      // An apostrophe inside a word closes nothing.
      levels_ += words.has(before_) && words.has(after());
      return;
    }
    prose_ |= parts_clauses(mark);
    if (mark.cls == CharClass::colon_wide) return;
    piece_.marks += wide_neighbours.has(before_) || wide_neighbours.has(after());
    straight_ += mark.c == U'"' || mark.c == U'＂';
  }

  // A semicolon, or a narrow comma or stop that is not inside a number, inside the line.
  [[nodiscard]] bool parts_clauses(Seen mark) const noexcept {
    if (p_ == end_) return false;
    if (mark.cls == CharClass::comma || mark.cls == CharClass::stop) return after() != CharClass::digit;
    return mark.c == U';' || mark.c == U'；';
  }

  const Effect* effects_;
  Piece& piece_;
  const char* p_;
  const char* const end_;
  std::int64_t levels_ = 0;
  CharClass before_ = CharClass::blank;
  std::uint32_t straight_ = 0;
  std::uint8_t bits_ = 0;
  std::uint8_t blank_before_ = 0;
  bool prose_ = false;
};

void measure_text(const ByClass& by_class, std::string_view text, Piece& piece) {
  Measure(by_class, text, piece).run();
  piece.end = end_kind(by_class, text);
  if (piece.end == EndKind::cjk && ends_in_credit(text)) piece.end = EndKind::stop;
  if (piece.end == EndKind::closed && closes_after_stop(text)) piece.end = EndKind::stop_closed;
  piece.start = start_kind(by_class, text);
  piece.counter = piece.start == StartKind::cjk && counters.has(first_code_point(text));
  measure_first_unit(text, piece);
}

}  // namespace

void measure_pieces(const Page& page, std::vector<Piece>& pieces) {
  pieces.clear();
  pieces.reserve(page.lines.size());
  const ByClass& by_class = by_class_table();
  bool blank = false;
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    if (line.text.empty()) {
      blank = true;
      continue;
    }
    Piece& piece = pieces.emplace_back();
    piece.line = i;
    piece.indent = line.indent;
    piece.blank_before = blank;
    blank = false;
    if (pieces.size() > 1) {
      const Line& before = page.lines[pieces[pieces.size() - 2].line];
      piece.flow_before = before.region != line.region || before.column != line.column;
    }
    measure_text(by_class, line.text, piece);
  }
}

}  // namespace newsprint
