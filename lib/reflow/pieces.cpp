#include "reflow/pieces.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"

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

constexpr ClassSet clause_marks{CharClass::stop, CharClass::stop_wide, CharClass::comma, CharClass::comma_wide};

// What follows a number in Chinese and Japanese: units and measure words.
constexpr std::u32string_view counters =
    U"年月日时時分秒点點个個名位人万萬亿億千百元円圆件次岁歲号號多余餘倍届屆版度米里吨亩户家场場条條项項种種级級层層座"
    U"岁天周季台辆艘棵";

struct Seen {
  char32_t c = 0;
  CharClass cls = CharClass::blank;
};

EndKind end_kind(const std::vector<Seen>& seen) {
  std::size_t i = seen.size();
  bool closed = false;
  while (i > 0 && (closers.has(seen[i - 1].cls) || seen[i - 1].cls == CharClass::quote_straight)) {
    closed = true;
    --i;
  }
  if (i == 0) return EndKind::closed;
  const CharClass cls = seen[i - 1].cls;
  const bool comma_inside = cls == CharClass::comma || cls == CharClass::comma_wide;
  if (stops.has(cls) && seen[i - 1].c == U'.' && !closed && i >= 2) {
    // A capital or two before the stop is an initial or an abbreviation: "J." "U.S." "Dr."
    const bool initial = seen[i - 2].cls == CharClass::latin_upper && (i < 3 || !words.has(seen[i - 3].cls));
    const bool short_title = i >= 3 && seen[i - 2].cls == CharClass::latin_lower &&
                             seen[i - 3].cls == CharClass::latin_upper && (i < 4 || !words.has(seen[i - 4].cls));
    if (initial || short_title) return EndKind::abbreviation;
  }
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

bool is_numeral(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十百").find(c) != std::u32string_view::npos;
}

// 一、 (三) 1. 2) 3、 ① first, then text: the beginning of a numbered item.
bool begins_numbered(const std::vector<Seen>& seen) {
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

StartKind start_kind(const std::vector<Seen>& seen) {
  const CharClass cls = seen[0].cls;
  if (cls == CharClass::bullet || cls == CharClass::middle_dot) return StartKind::bullet;
  if (begins_numbered(seen)) return StartKind::numbered;
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
void measure_first_unit(const std::vector<Seen>& seen, Piece& piece) {
  piece.first_wide = wide_letters.has(seen[0].cls) || openers.has(seen[0].cls) || info(seen[0].cls).width == 2;
  const bool word = words.has(seen[0].cls) || seen[0].cls == CharClass::hangul;
  if (seen[0].cls == CharClass::hangul) piece.first_wide = false;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const CharClass cls = seen[i].cls;
    const bool goes_on = i == 0 || no_line_start.has(cls) || openers.has(seen[i - 1].cls) ||
                         (word && !blanks.has(cls) && !cjk_letters.has(cls));
    if (!goes_on) break;
    piece.first_unit += info(cls).width;
    piece.first_marks += info(cls).ambiguous;
  }
}

void measure_text(std::string_view text, std::vector<Seen>& seen, Piece& piece) {
  seen.clear();
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const char32_t c = next_char(p);
    seen.push_back({c, class_of(c)});
  }
  bool blank_before = false;
  std::uint32_t straight = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const CharClass cls = seen[i].cls;
    const ClassInfo& facts = info(cls);
    piece.narrow += facts.width;
    piece.marks += facts.ambiguous;
    if (half_marks.has(cls) && ((i > 0 && wide_neighbours.has(seen[i - 1].cls)) ||
                                (i + 1 < seen.size() && wide_neighbours.has(seen[i + 1].cls))))
      ++piece.marks;
    const bool blank = blanks.has(cls);
    piece.blank_runs += blank && !blank_before;
    blank_before = blank;
    piece.cjk += facts.script == Script::han || facts.script == Script::kana;
    piece.hangul += facts.script == Script::hangul;
    piece.latin += facts.script == Script::latin;
    switch (cls) {
      case CharClass::quote_open:
      case CharClass::quote_open_wide:
        ++piece.quotes;
        break;
      case CharClass::quote_close_wide:
        --piece.quotes;
        break;
      case CharClass::quote_close:
        // An apostrophe inside a word closes nothing.
        if (!(i > 0 && i + 1 < seen.size() && words.has(seen[i - 1].cls) && words.has(seen[i + 1].cls))) --piece.quotes;
        break;
      case CharClass::bracket_open:
      case CharClass::bracket_open_wide:
        ++piece.brackets;
        break;
      case CharClass::bracket_close:
      case CharClass::bracket_close_wide:
        --piece.brackets;
        break;
      case CharClass::quote_straight:
        straight += seen[i].c == U'"' || seen[i].c == U'＂';
        break;
      default:
        break;
    }
  }
  for (std::size_t i = 0; i + 1 < seen.size(); ++i) {
    const CharClass cls = seen[i].cls;
    const bool inside_number =
        seen[i + 1].cls == CharClass::digit && (cls == CharClass::comma || cls == CharClass::stop);
    piece.prose |=
        !inside_number && ((clause_marks.has(cls) && seen[i].c != U'、') || seen[i].c == U'；' || seen[i].c == U';');
  }
  piece.odd_straight_quotes = straight % 2 != 0;
  piece.end = end_kind(seen);
  piece.start = start_kind(seen);
  piece.counter = counters.find(seen[0].c) != std::u32string_view::npos;
  piece.last_hangs = hanging.has(seen.back().cls);
  measure_first_unit(seen, piece);
}

}  // namespace

void measure_pieces(const Page& page, std::vector<Piece>& pieces) {
  pieces.clear();
  std::vector<Seen> seen;
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
    measure_text(line.text, seen, piece);
  }
}

}  // namespace newsprint
