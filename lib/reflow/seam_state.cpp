#include "reflow/seam_state.h"

#include <algorithm>

namespace newsprint {

namespace {

// Steps by a table: the value's own place among the limits.
template <std::size_t Size, class Limits>
constexpr std::array<std::uint8_t, Size> make_steps(const Limits& limits, int offset) {
  std::array<std::uint8_t, Size> steps{};
  for (std::size_t i = 0; i < Size; ++i)
    for (const int limit : limits)
      steps[i] = static_cast<std::uint8_t>(steps[i] + (static_cast<int>(i) - offset >= limit));
  return steps;
}

}  // namespace

std::uint8_t slack_step(int columns) noexcept {
  constexpr int limits[] = {-4, 0, 2, 4, 6, 10, 20, most_slack};
  static constexpr auto steps = make_steps<most_slack - least_slack + 1>(limits, -least_slack);
  return steps[static_cast<std::size_t>(std::clamp(columns, least_slack, most_slack) - least_slack)];
}

std::uint8_t length_step(std::uint32_t columns) noexcept {
  constexpr int limits[] = {12, 20, 32, 48, 70, most_length};
  static constexpr auto steps = make_steps<most_length + 1>(limits, 0);
  return steps[std::min(columns, most_length)];
}

std::uint8_t room_step(int columns) noexcept {
  constexpr int limits[] = {3, 5, 6, 7, 9, 12};
  static constexpr auto steps = make_steps<13>(limits, 0);
  return steps[static_cast<std::size_t>(std::clamp(columns, 0, 12))];
}

Ending ending(EndKind end) noexcept {
  switch (end) {
    case EndKind::stop:
    case EndKind::stop_closed:
    case EndKind::ellipsis:
      return Ending::ends;
    case EndKind::comma:
    case EndKind::hyphen:
    case EndKind::open:
      return Ending::runs_on;
    default:
      return Ending::neutral;
  }
}

namespace {

// Whether a line is so short that no line of running text but a last one is.
bool stands_out(const Piece& piece, int free_columns) noexcept {
  constexpr int most_room = 8;  // columns that a long word leaves
  return free_columns > std::max(most_room, static_cast<int>(piece.measure) / 4);
}

}  // namespace

SeamState see_seam(const PageStyle& style, const Piece& before, const Piece& after, const Piece* after_next,
                   bool furniture_between, const Progress& progress) {
  const auto small = [](auto value) { return static_cast<std::uint8_t>(value); };
  const bool widthless = line_kind(style) == LineKind::long_line;
  const std::uint32_t width = before.width(style.marks);
  const int free_columns = free_behind(style, before, &after);
  const int after_free = free_behind(style, after, after_next);
  const Open open = open_of(progress);
  const Fill own_fill = width > long_width ? Fill::full : Fill::short_;
  return {.kind = small(line_kind(style)),
          .blank_parts = small(style.blank_parts),
          .indent_marks = style.indent_marks,
          .lost_found = style.lost_indent != 0,
          .source = small(style.source),
          .between = small(between_of(after, furniture_between)),
          .fill = small(widthless ? own_fill : fill_of(free_columns)),
          .slack_step = slack_step(free_columns),
          .lost = small(first_line_of(style, after, after_next)),
          .before_end = small(before.end),
          .ending = small(ending(before.end)),
          .after_ending = small(ending(after.end)),
          .after_start = small(after.start),
          .before_indent = small(indent_of(before)),
          .after_indent = small(indent_of(after)),
          .letters = small(letters_of(style, before)),
          .before_length = length_step(width),
          .after_length = length_step(after.width(style.marks)),
          .open = small(open),
          .closes = closes_of(open, after),
          .label_before = headline_like(style, before, free_columns),
          .label_after = headline_like(style, after, after_free),
          .begins = progress.begins,
          .prose_so_far = progress.prose,
          .straight_quote = progress.straight_quote,
          .quote_first = after.start == StartKind::quote,
          .before_prose = before.prose,
          .after_prose = after.prose,
          .after_odd = after.odd_straight_quotes,
          .blank = after.blank_before,
          .digit_before = before.end == EndKind::digit,
          .counter = after.counter,
          .capital_start = is_capital(after.start),
          .alone = after.alone,
          .byline_before = before.byline,
          .byline_after = after.byline,
          .title_before = before.title,
          .title_after = after.title,
          .room = room_step(room_behind(style, before, after)),
          .lead_in = after.lead_in,
          .lead_in_before = before.lead_in,
          .names_go_on = before.byline && after.names,
          .dash_first = before.start == StartKind::dash,
          .credit_after = after.credit,
          .credited = before.credited,
          .sentence_before = before.sentence,
          .byline_follows = after_next != nullptr && after_next->byline,
          .label_stands = after_next != nullptr && is_capital(after_next->start) &&
                          ending(after.end) == Ending::neutral && stands_out(after, after_free)};
}

}  // namespace newsprint
