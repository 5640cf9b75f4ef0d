// What a seam looks like: the small values that every cue is made of.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "reflow/style.h"

namespace newsprint {

template <class E>
constexpr std::size_t size_of = static_cast<std::size_t>(E::count);

// What is known of the paragraph in progress when a seam is judged.
struct Progress {
  bool begins = true;       // the line before is the paragraph's first
  std::int32_t quotes = 0;  // open so far
  std::int32_t brackets = 0;
  bool straight_quote = false;  // an odd number of straight quotation marks so far
  bool prose = false;           // a clause mark stands in it
};

// What a line's end says of its sentence.
enum class Ending : std::uint8_t { ends, runs_on, neutral, count };
[[nodiscard]] Ending ending(EndKind end) noexcept;

enum class Fill : std::uint8_t { full, nearly, short_, count };
enum class Between : std::uint8_t { nothing, blank, furniture, flow, flow_blank, count };
enum class Indent : std::uint8_t { none, some, outdent, count };
enum class Open : std::uint8_t { nothing, quote, bracket, count };
enum class Letters : std::uint8_t { cjk, korean, latin, latin_nouns, count };
constexpr std::size_t slack_steps = 9;
constexpr std::size_t length_steps = 7;
constexpr std::size_t room_steps = 7;
constexpr std::uint8_t surely_alone = 3;

// Columns beyond these limits look the same.
inline constexpr int least_slack = -5;
inline constexpr int most_slack = 34;
inline constexpr std::uint32_t most_length = 110;

[[nodiscard]] std::uint8_t slack_step(int columns) noexcept;
[[nodiscard]] std::uint8_t length_step(std::uint32_t columns) noexcept;
[[nodiscard]] std::uint8_t room_step(int columns) noexcept;

[[nodiscard]] inline Indent indent_of(const Piece& p) noexcept {
  if (p.indent == 0) return Indent::none;
  return p.indent <= 8 ? Indent::some : Indent::outdent;
}

[[nodiscard]] inline Letters letters_of(const PageStyle& style, const Piece& p) noexcept {
  if (style.korean) return Letters::korean;
  if (p.cjk * 4 > p.cjk + p.latin) return Letters::cjk;
  return style.capital_nouns ? Letters::latin_nouns : Letters::latin;
}

[[nodiscard]] inline Between between_of(const Piece& after, bool furniture) noexcept {
  if (after.flow_before) return after.blank_before ? Between::flow_blank : Between::flow;
  if (furniture) return Between::furniture;
  return after.blank_before ? Between::blank : Between::nothing;
}

// The columns that are free behind `piece` for what begins the next one, or plenty where widths say nothing or nothing
// stands behind it.
[[nodiscard]] inline int free_behind(const PageStyle& style, const Piece& piece, const Piece* next) noexcept {
  constexpr int plenty = 20;
  return line_kind(style) == LineKind::long_line || next == nullptr ? plenty : slack(piece, *next, style.marks);
}

[[nodiscard]] inline Fill fill_of(int free_columns) noexcept {
  if (free_columns >= static_cast<int>(evident_slack)) return Fill::short_;
  return free_columns >= 2 ? Fill::nearly : Fill::full;
}

// The same where a line is a paragraph: only its own width can tell.
inline constexpr std::uint32_t long_width = 70;

// May it be a label or a headline?
[[nodiscard]] inline bool headline_like(const PageStyle& style, const Piece& p, int free_columns) noexcept {
  if (ending(p.end) == Ending::ends || p.end == EndKind::comma) return false;
  return style.long_lines ? p.width(style.marks) < 60 : free_columns >= 4;
}

[[nodiscard]] inline FirstLine first_line_of(const PageStyle& style, const Piece& piece, const Piece* next) noexcept {
  if (style.lost_indent == 0 || next == nullptr || style.long_lines) return FirstLine::unknown;
  return fit_first_line(piece, *next, style.marks, style.lost_indent);
}

// The columns free behind `before`, where the page breaks words: one broken by rule leaves no room for its first syllable.
// 0 where that says nothing.
[[nodiscard]] inline int room_behind(const PageStyle& style, const Piece& before, const Piece& after) noexcept {
  constexpr std::uint32_t least_broken = 7;  // columns of a word that breaking by rule would not leave whole
  if (!style.hyphenates || line_kind(style) == LineKind::long_line || after.first_unit < least_broken) return 0;
  return static_cast<int>(before.measure) - static_cast<int>(before.indent + before.width(style.marks)) - 1;
}

[[nodiscard]] inline Open open_of(const Progress& progress) noexcept {
  if (progress.brackets > 0) return Open::bracket;
  return progress.quotes > 0 || progress.straight_quote ? Open::quote : Open::nothing;
}

// Whether `after` closes more than it opens of what is open, as much, or less: 0, 1, 2.
[[nodiscard]] inline std::uint8_t closes_of(Open open, const Piece& after) noexcept {
  const int balance = open == Open::bracket ? after.brackets : after.quotes;
  return static_cast<std::uint8_t>(1 + (balance > 0) - (balance < 0));
}

// Whether a line begins with a capital or a digit.
[[nodiscard]] inline bool is_capital(StartKind start) noexcept {
  return start == StartKind::upper || start == StartKind::function_word || start == StartKind::digit;
}

// What a seam looks like, in small values: the cues depend on nothing else. Each field holds the enumeration or flag of
// its name.
struct SeamState {
  std::uint8_t kind;         // LineKind
  std::uint8_t blank_parts;  // Tri
  std::uint8_t indent_marks;
  std::uint8_t lost_found;
  std::uint8_t source;  // Source
  std::uint8_t between;
  std::uint8_t fill;
  std::uint8_t slack_step;
  std::uint8_t lost;        // FirstLine
  std::uint8_t before_end;  // EndKind
  std::uint8_t ending;
  std::uint8_t after_ending;
  std::uint8_t after_start;  // StartKind
  std::uint8_t before_indent;
  std::uint8_t after_indent;
  std::uint8_t letters;
  std::uint8_t before_length;
  std::uint8_t after_length;
  std::uint8_t open;
  std::uint8_t closes;
  std::uint8_t label_before;
  std::uint8_t label_after;
  std::uint8_t begins;
  std::uint8_t prose_so_far;
  std::uint8_t straight_quote;
  std::uint8_t quote_first;
  std::uint8_t before_prose;
  std::uint8_t after_prose;
  std::uint8_t after_odd;
  std::uint8_t blank;
  std::uint8_t digit_before;
  std::uint8_t counter;
  std::uint8_t capital_start;
  std::uint8_t alone;
  std::uint8_t byline_before;
  std::uint8_t byline_after;
  std::uint8_t title_before;
  std::uint8_t title_after;
  std::uint8_t room;
  std::uint8_t lead_in;
  std::uint8_t lead_in_before;
  std::uint8_t names_go_on;
  std::uint8_t dash_first;
  std::uint8_t credit_after;
  std::uint8_t credited;
  std::uint8_t sentence_before;
  std::uint8_t byline_follows;  // behind the line after
  std::uint8_t label_stands;    // the line after is short, has no end mark, and what follows begins anew
};

// Sees the seam between `before` and `after`, furniture between them or not. `after_next` is the piece behind `after`, or
// null at the end.
[[nodiscard]] SeamState see_seam(const PageStyle& style, const Piece& before, const Piece& after,
                                 const Piece* after_next, bool furniture_between, const Progress& progress);

}  // namespace newsprint
