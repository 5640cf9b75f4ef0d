#include "reflow/join.h"

#include <array>
#include <bit>

#include "base/char_class.h"
#include "base/plain.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

// How a character behaves at a seam.
enum class Side : std::uint8_t { tight, hangul, word, digit, mark, dash };

Side work_out_side(CharClass cls) {
  switch (info(cls).script) {
    case Script::han:
    case Script::kana:
      return Side::tight;
    case Script::hangul:
      return Side::hangul;
    case Script::latin:
      return cls == CharClass::latin_wide ? Side::tight : Side::word;
    case Script::digit:
      return cls == CharClass::digit_wide ? Side::tight : Side::digit;
    case Script::none:
      break;
  }
  if (cls == CharClass::dash || cls == CharClass::hyphen) return Side::dash;
  if (cls == CharClass::other || cls == CharClass::combining || cls == CharClass::number_mark) return Side::word;
  return info(cls).width == 2 ? Side::tight : Side::mark;
}

// By class: worked out once for the process.
Side side_of(CharClass cls) {
  static const auto sides = [] {
    std::array<Side, static_cast<std::size_t>(CharClass::class_count)> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = work_out_side(static_cast<CharClass>(i));
    return all;
  }();
  return sides[static_cast<std::size_t>(cls)];
}

// Whether a blank, or the start, stands before the dash or the hyphens that end the text.
bool is_behind_blank(std::string_view left) {
  while (!left.empty() && side_of(class_of(last_code_point(left))) == Side::dash)
    left = left.substr(0, static_cast<std::size_t>(last_char(left) - left.data()));
  return left.empty() || left.back() == ' ';
}

// The same behind the dashes that begin the text.
bool is_before_blank(std::string_view right) {
  const char* p = right.data();
  const char* const end = p + right.size();
  while (p < end) {
    const char* q = p;
    if (side_of(class_of(next_char(q))) != Side::dash) return *p == ' ';
    p = q;
  }
  return false;
}

// What a character is to the custom of blanks between CJK and Latin: the two sides that may meet differ in both bits.
enum Meeting : std::uint8_t { meets_nothing = 0, meets_tight = 1, meets_word = 2, is_blank = 4 };
constexpr unsigned both_sides = meets_tight ^ meets_word;

Meeting work_out_meeting(CharClass cls) {
  if (blanks.has(cls)) return is_blank;
  const Side side = side_of(cls);
  if (side == Side::tight) return meets_tight;
  return side == Side::word || side == Side::digit ? meets_word : meets_nothing;
}

// Where CJK and Latin meet in the lines of a page, with a blank between and without. Without branches: the characters
// of such lines follow no pattern.
class Meetings {
 public:
  void read(std::string_view text) noexcept {
    before_ = meets_nothing;
    blank_ = 0;
    std::uint64_t carried = 0;  // ends of ideographs that began in the block before
    for (std::size_t block = 0; block < text.size(); block += 64) {
      const Leads leads = find_leads(text.data(), text.substr(block));
      const std::uint64_t han_before = leads.han << 3 | carried;
      carried = leads.han >> 61;
      for (std::uint64_t rest = leads.others; rest != 0; rest &= rest - 1) {
        const auto at = static_cast<unsigned>(std::countr_zero(rest));
        const char* p = text.data() + block + at;
        take_han(static_cast<unsigned>(han_before >> at & 1U));
        take(meetings_[static_cast<std::size_t>(class_of(next_char(p)))]);
      }
    }
    take_han(static_cast<unsigned>(ends_plain_han(text)));
  }

  std::uint32_t with = 0;
  std::uint32_t without = 0;

 private:
  using ByClass = std::array<Meeting, static_cast<std::size_t>(CharClass::class_count)>;

  static const ByClass& by_class() {
    static const ByClass all = [] {
      ByClass made{};
      for (std::size_t i = 0; i < made.size(); ++i) made[i] = work_out_meeting(static_cast<CharClass>(i));
      return made;
    }();
    return all;
  }

  void meet(unsigned meets) noexcept {
    with += meets & blank_;
    without += meets & ~blank_ & 1U;
  }

  // A run of ideographs, if there is one.
  void take_han(unsigned there) noexcept {
    meet(there & static_cast<unsigned>(before_ == meets_word));
    const unsigned mask = 0U - there;
    before_ = (before_ & ~mask) | (meets_tight & mask);
    blank_ &= ~there;
  }

  void take(unsigned now) noexcept {
    const unsigned blank = now / is_blank;
    meet(static_cast<unsigned>((before_ ^ now) == both_sides));
    const unsigned mask = 0U - blank;
    before_ = (before_ & mask) | (now & ~mask);
    blank_ = blank;
  }

  const ByClass& meetings_ = by_class();
  unsigned before_ = meets_nothing;
  unsigned blank_ = 0;
};

}  // namespace

SpacingCustom find_custom(const Page& page, const std::vector<Piece>& pieces) {
  constexpr std::size_t enough_meetings = 40;
  Meetings meetings;
  for (const Piece& piece : pieces) {
    if (meetings.with + meetings.without >= enough_meetings) break;
    if (piece.western && piece.cjk != 0) meetings.read(page.lines[piece.line].text);
  }
  // A page that sets such a blank sets it throughout; here and there, it is justification.
  return {meetings.with > 3 * meetings.without ? Glue::blank : Glue::nothing};
}

Glue glue(std::string_view left, std::string_view right, const SpacingCustom& custom) noexcept {
  if (begins_plain_han(right) && ends_plain_han(left)) return Glue::nothing;
  const CharClass last = class_of(last_code_point(left));
  const CharClass first = class_of(first_code_point(right));
  const Side l = side_of(last);
  const Side r = side_of(first);
  if (l == Side::hangul && r == Side::hangul) return Glue::blank;
  if (l == Side::tight || r == Side::tight) {
    const bool letters = (info(last).script != Script::none && info(first).script != Script::none);
    if (!letters) return Glue::nothing;
    if (l == Side::hangul || r == Side::hangul) return Glue::blank;
    return l == Side::tight && r == Side::tight ? Glue::nothing : custom.han_latin;
  }
  if (l == Side::dash || r == Side::dash) {
    // A dash set with blanks on its other side is set with blanks on both; two hyphens are a dash too.
    const bool spaced_left = l == Side::dash && is_behind_blank(left);
    if (last == CharClass::hyphen && !spaced_left) return Glue::nothing;
    const bool spaced_right = r == Side::dash && is_before_blank(right);
    return spaced_left || spaced_right ? Glue::blank : Glue::nothing;
  }
  return Glue::blank;
}

}  // namespace newsprint
