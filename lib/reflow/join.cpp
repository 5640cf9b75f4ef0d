#include "reflow/join.h"

#include <array>

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
using Sides = std::array<Side, static_cast<std::size_t>(CharClass::class_count)>;

const Sides& all_sides() {
  static const Sides sides = [] {
    Sides all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = work_out_side(static_cast<CharClass>(i));
    return all;
  }();
  return sides;
}

Side side_of(CharClass cls) { return all_sides()[static_cast<std::size_t>(cls)]; }

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

}  // namespace

SpacingCustom find_custom(const Page& page, const std::vector<Piece>& pieces) {
  constexpr std::size_t enough_lines = 400;
  const Sides& sides = all_sides();
  std::uint32_t with = 0;
  std::uint32_t without = 0;
  for (const Piece& piece : pieces) {
    if (piece.line >= enough_lines) break;
    if (!piece.western || piece.cjk == 0) continue;
    const Line& line = page.lines[piece.line];
    Side before = Side::mark;
    bool blank_between = false;
    const char* const end = line.text.data() + line.text.size();
    for (const char* p = line.text.data(); p < end;) {
      if (is_plain_han(p)) {
        const bool meet = before == Side::word || before == Side::digit;
        if (meet) ++(blank_between ? with : without);
        blank_between = false;
        before = Side::tight;
        p = skip_han(p, end);
        continue;
      }
      const CharClass cls = class_of(next_char(p));
      if (blanks.has(cls)) {
        blank_between = true;
        continue;
      }
      const Side now = sides[static_cast<std::size_t>(cls)];
      const bool meet = (before == Side::tight && (now == Side::word || now == Side::digit)) ||
                        (now == Side::tight && (before == Side::word || before == Side::digit));
      if (meet) ++(blank_between ? with : without);
      blank_between = false;
      before = now;
    }
  }
  // A page that sets such a blank sets it throughout; here and there, it is justification.
  return {with > 3 * without ? Glue::blank : Glue::nothing};
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
