#include "reflow/pieces.h"

#include <algorithm>

#include "base/char_class.h"
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
constexpr std::u32string_view credit_ends = U"摄攝道图圖片真影";

// What follows a number in Chinese and Japanese: units and measure words.
constexpr std::u32string_view counters =
    U"年月日时時分秒点點个個名位人万萬亿億千百元円圆件次岁歲号號多余餘倍届屆版度米里吨亩户家场場条條项項种種级級层層座"
    U"岁天周季台辆艘棵";

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
  if (credit_ends.find(last_code_point(text)) == std::u32string_view::npos) return false;
  for (const std::string_view ending : credit_endings)
    if (text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending) return true;
  return false;
}

// A capital or two before a stop is an initial or an abbreviation: "J." "U.S." "Dr."
bool ends_abbreviation(Backwards before_stop) noexcept {
  if (before_stop.empty()) return false;
  const auto at_word_start = [](Backwards rest) { return rest.empty() || !words.has(rest.next().cls); };
  const CharClass last = before_stop.next().cls;
  if (last == CharClass::latin_upper) return at_word_start(before_stop);
  if (last != CharClass::latin_lower || before_stop.empty()) return false;
  return before_stop.next().cls == CharClass::latin_upper && at_word_start(before_stop);
}

EndKind end_kind(std::string_view text) {
  Backwards rest(text);
  bool closed = false;
  Seen last = rest.next();
  while (closers.has(last.cls) || last.cls == CharClass::quote_straight) {
    if (rest.empty()) return EndKind::closed;
    closed = true;
    last = rest.next();
  }
  const CharClass cls = last.cls;
  const bool comma_inside = cls == CharClass::comma || cls == CharClass::comma_wide;
  if (cls == CharClass::stop && last.c == U'.' && !closed && ends_abbreviation(rest)) return EndKind::abbreviation;
  if (stops.has(cls)) return closed ? EndKind::stop_closed : EndKind::stop;
  if (cls == CharClass::ellipsis) return closed ? EndKind::stop_closed : EndKind::ellipsis;
  if (closed) return comma_inside ? EndKind::comma : EndKind::closed;
  if (comma_inside) return EndKind::comma;
  if (openers.has(cls)) return EndKind::open;
  switch (cls) {
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
    case CharClass::middle_dot:
      return EndKind::comma;
    default:
      return cjk_letters.has(cls) ? EndKind::cjk : EndKind::other;
  }
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

StartKind start_kind(std::string_view text) {
  const char* p = text.data();
  const Seen first = see(p);
  const CharClass cls = first.cls;
  if (cls == CharClass::han && !is_numeral(first.c)) return StartKind::cjk;
  if (cls == CharClass::bullet || cls == CharClass::middle_dot) return StartKind::bullet;
  if (begins_numbered(Head(text))) return StartKind::numbered;
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

// One walk over a line: widths, letters of each script, brackets and quotes.
class Measure {
 public:
  Measure(std::string_view text, Piece& piece) noexcept
      : piece_(piece), p_(text.data()), end_(text.data() + text.size()) {}

  void run() noexcept {
    while (p_ < end_) {
      if (is_plain_han(p_))
        take_han();
      else if (is_lower(*p_))
        take_lower();
      else
        take_one();
    }
    piece_.odd_straight_quotes = straight_ % 2 != 0;
    piece_.last_hangs = hanging.has(before_);
  }

 private:
  static bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }

  void take_han() noexcept {
    const char* const from = p_;
    p_ = skip_han(p_, end_);
    const auto n = static_cast<std::uint32_t>(p_ - from) / 3;
    piece_.characters += n;
    piece_.narrow += 2 * n;
    piece_.cjk += n;
    before_ = CharClass::han;
  }

  void take_lower() noexcept {
    const char* const from = p_;
    while (p_ < end_ && is_lower(*p_)) ++p_;
    const auto n = static_cast<std::uint32_t>(p_ - from);
    piece_.characters += n;
    piece_.narrow += n;
    piece_.latin += n;
    piece_.western = true;
    before_ = CharClass::latin_lower;
  }

  void take_one() noexcept {
    const Seen seen = see(p_);
    const ClassInfo& facts = info(seen.cls);
    ++piece_.characters;
    piece_.narrow += facts.width;
    piece_.marks += facts.ambiguous;
    switch (facts.script) {
      case Script::han:
      case Script::kana:
        ++piece_.cjk;
        break;
      case Script::hangul:
        ++piece_.hangul;
        break;
      case Script::latin:
        ++piece_.latin;
        piece_.western = true;
        break;
      case Script::digit:
        piece_.digits |= seen.cls == CharClass::digit;
        piece_.western = true;
        break;
      case Script::none:
        piece_.western |= western_marks.has(seen.cls);
        take_mark(seen);
        break;
    }
    before_ = seen.cls;
  }

  // The class of the character behind the one taken; of a line's end, a blank's.
  [[nodiscard]] CharClass after() const noexcept {
    const char* p = p_;
    return p < end_ ? see(p).cls : CharClass::blank;
  }

  void take_mark(Seen mark) noexcept {
    if (blanks.has(mark.cls)) {
      piece_.blank_runs += !blanks.has(before_) || piece_.characters == 1;
      return;
    }
    const bool half = half_marks.has(mark.cls);
    if (half && (wide_neighbours.has(before_) || wide_neighbours.has(after()))) ++piece_.marks;
    if (clause_marks.has(mark.cls) || mark.c == U'；' || mark.c == U';') piece_.prose |= parts_clauses(mark);
    switch (mark.cls) {
      case CharClass::quote_open:
      case CharClass::quote_open_wide:
        ++piece_.quotes;
        break;
      case CharClass::quote_close_wide:
        --piece_.quotes;
        break;
      case CharClass::quote_close:
        // An apostrophe inside a word closes nothing.
        if (!(words.has(before_) && words.has(after()))) --piece_.quotes;
        break;
      case CharClass::bracket_open:
      case CharClass::bracket_open_wide:
        ++piece_.brackets;
        break;
      case CharClass::bracket_close:
      case CharClass::bracket_close_wide:
        --piece_.brackets;
        break;
      case CharClass::quote_straight:
        straight_ += mark.c == U'"' || mark.c == U'＂';
        break;
      default:
        break;
    }
  }

  // A comma, semicolon or stop inside the line, and not inside a number.
  [[nodiscard]] bool parts_clauses(Seen mark) const noexcept {
    if (p_ == end_ || mark.c == U'、') return false;
    const bool narrow_mark = mark.cls == CharClass::comma || mark.cls == CharClass::stop;
    return !(narrow_mark && after() == CharClass::digit);
  }

  Piece& piece_;
  const char* p_;
  const char* const end_;
  CharClass before_ = CharClass::blank;
  std::uint32_t straight_ = 0;
};

void measure_text(std::string_view text, Piece& piece) {
  Measure(text, piece).run();
  piece.end = end_kind(text);
  if (piece.end == EndKind::cjk && ends_in_credit(text)) piece.end = EndKind::stop;
  if (piece.end == EndKind::closed && closes_after_stop(text)) piece.end = EndKind::stop_closed;
  piece.start = start_kind(text);
  piece.counter = piece.start == StartKind::cjk && counters.find(first_code_point(text)) != std::u32string_view::npos;
  measure_first_unit(text, piece);
}

}  // namespace

void measure_pieces(const Page& page, std::vector<Piece>& pieces) {
  pieces.clear();
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
    measure_text(line.text, piece);
  }
}

}  // namespace newsprint
