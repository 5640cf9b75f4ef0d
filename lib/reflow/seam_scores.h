// What the seams of a page score: the same sums as the cues', by a few looks into tables.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "reflow/seam.h"

namespace newsprint {

// A number for each SeamGroup, side by side in one register.
using SeamLanes = std::uint16_t __attribute__((vector_size(16)));
static_assert(size_of<SeamGroup> <= sizeof(SeamLanes) / sizeof(std::uint16_t));

// A line as its seams see it, worked out once.
struct SeamSide {
  SeamLanes before;  // what it adds, as the line before a seam, to the place in each group's table
  SeamLanes after;   // the same as the line behind
  Letters letters = Letters::cjk;
};

// The log-odds of the seams of pages, but for words. What a group of features weighs is kept from its first use on, in a
// table for each style of page, in steps of 1/512. The scores depend on the seams alone, whatever was asked before.
class SeamScores {
 public:
  SeamScores();
  [[nodiscard]] static SeamScores& of_this_thread();

  // The style of the pages' seams from now on.
  void set_style(const PageStyle& style);

  // `next` is the piece behind, or null at the end.
  [[nodiscard]] SeamSide see(const Piece& piece, const Piece* next) const noexcept;

  // The seam between two pieces and their sides; the other arguments as for see_seam().
  [[nodiscard]] double weigh(const Piece& before, const SeamSide& before_side, const Piece& after,
                             const SeamSide& after_side, const Piece* after_next, bool furniture_between,
                             const Progress& progress);

 private:
  static constexpr std::size_t group_count = size_of<SeamGroup>;
  static constexpr double steps_a_unit = 512;
  static constexpr std::int16_t not_weighed = std::numeric_limits<std::int16_t>::min();
  static constexpr int least_sum = -16384;  // the groups' weights never come near it

  // What properties of lines and seams add to the places, for all their values.
  struct Places {
    std::array<SeamLanes, size_of<EndKind>> end_before;
    std::array<SeamLanes, size_of<EndKind>> end_after;
    std::array<SeamLanes, size_of<StartKind>> start;
    std::array<SeamLanes, most_length + 1> length_before;
    std::array<SeamLanes, most_length + 1> length_after;
    std::array<SeamLanes, most_slack - least_slack + 1> slack;
    std::array<SeamLanes, 2> own_fill;   // of a line that is a paragraph: its width tells
    std::array<SeamLanes, 256> before;   // label, prose, indent, letters, byline, title
    std::array<SeamLanes, 64> after;     // label, prose, indent, odd quotes, counter
    std::array<SeamLanes, 16> between;   // Between, and a blank line
    std::array<SeamLanes, 32> progress;  // begins, prose, straight quote, what is open
    std::array<SeamLanes, 16> kind;      // of the line behind: byline, title, alone
    std::array<SeamLanes, 16> meeting;   // FirstLine, and what is closed
    std::array<SeamLanes, room_steps> room;
  };

  static const Places& places();

  // The seam whose groups add up to `sum`, where a rule may hold or a group was never weighed.
  [[gnu::noinline]] double weigh_again(int sum, const SeamLanes& at, const Piece& before, const Piece& after,
                                       const Piece* after_next, bool furniture_between, const Progress& progress);

  const Places* places_;
  PageStyle style_;
  LineKind kind_ = LineKind::wrapped;
  std::int16_t* table_ = nullptr;
  std::vector<std::vector<std::int16_t>> by_style_;
};

[[gnu::always_inline]] inline SeamSide SeamScores::see(const Piece& piece, const Piece* next) const noexcept {
  const Places& all = *places_;
  const std::uint32_t width = piece.width(style_.marks);
  const int free_columns = free_behind(style_, piece, next);
  const auto label = static_cast<unsigned>(headline_like(style_, piece, free_columns));
  const unsigned common =
      label | static_cast<unsigned>(piece.prose) << 1 | static_cast<unsigned>(indent_of(piece)) << 2;
  const std::uint32_t length = std::min(width, most_length);
  const auto end = static_cast<std::size_t>(piece.end);
  const auto slack = static_cast<std::size_t>(std::clamp(free_columns, least_slack, most_slack) - least_slack);
  SeamSide side;
  side.letters = letters_of(style_, piece);
  const unsigned in_script = common | static_cast<unsigned>(side.letters) << 4;
  side.before = all.end_before[end] + all.length_before[length] +
                (kind_ == LineKind::long_line ? all.own_fill[width > long_width] : all.slack[slack]);
  side.after = all.end_after[end] + all.length_after[length] + all.start[static_cast<std::size_t>(piece.start)];
  if (!(piece.labelled | piece.title | piece.odd_straight_quotes | piece.counter)) {
    side.before += all.before[in_script];
    side.after += all.after[common] + all.kind[static_cast<unsigned>(piece.alone) << 2];
    return side;
  }
  side.before +=
      all.before[in_script | static_cast<unsigned>(piece.byline) << 6 | static_cast<unsigned>(piece.title) << 7];
  side.after += all.after[common | static_cast<unsigned>(piece.odd_straight_quotes) << 4 |
                          static_cast<unsigned>(piece.counter) << 5] +
                all.kind[static_cast<unsigned>(piece.byline) | static_cast<unsigned>(piece.title) << 1 |
                         static_cast<unsigned>(piece.alone) << 2];
  return side;
}

inline double SeamScores::weigh(const Piece& before, const SeamSide& before_side, const Piece& after,
                                const SeamSide& after_side, const Piece* after_next, bool furniture_between,
                                const Progress& progress) {
  const Places& all = *places_;
  const Open open = open_of(progress);
  const auto between = static_cast<unsigned>(between_of(after, furniture_between));
  const FirstLine first_line = first_line_of(style_, after, after_next);
  const SeamLanes at =
      before_side.before + after_side.after + all.between[2 * between + after.blank_before] +
      all.progress[static_cast<unsigned>(progress.begins) | static_cast<unsigned>(progress.prose) << 1 |
                   static_cast<unsigned>(progress.straight_quote) << 2 | static_cast<unsigned>(open) << 3] +
      all.meeting[static_cast<unsigned>(first_line) << 2 | closes_of(open, after)] +
      all.room[style_.hyphenates ? room_step(room_behind(style_, before, after)) : 0];
  int sum = 0;
  for (std::size_t group = 0; group < group_count; ++group) sum += table_[at[group]];
  const Letters letters = before_side.letters;
  if (sum < least_sum || may_break_rule(kind_, letters, before, after))
    return weigh_again(sum, at, before, after, after_next, furniture_between, progress);
  const double rules = before.end == EndKind::comma ? weigh_comma(letters, before.end, after.start) : 0;
  return sum / steps_a_unit + rules;
}

}  // namespace newsprint
