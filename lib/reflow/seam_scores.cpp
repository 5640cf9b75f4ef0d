#include "reflow/seam_scores.h"

#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace newsprint {

namespace {

constexpr double steps_a_unit = 512;
constexpr std::int16_t not_weighed = std::numeric_limits<std::int16_t>::min();
constexpr int least_sum = -16384;  // the groups' weights never come near it

using Group = SeamGroup;
constexpr std::size_t group_count = size_of<Group>;
constexpr std::size_t ends = size_of<EndKind>;
constexpr std::size_t starts = size_of<StartKind>;

// A field of SeamState that is not of the page's style: how many values it has, and the groups that look at it.
struct Field {
  std::uint8_t SeamState::*member;
  std::size_t values;
  unsigned groups;  // a bit each
};
constexpr unsigned in(std::initializer_list<Group> groups) {
  unsigned bits = 0;
  for (const Group group : groups) bits |= 1U << static_cast<unsigned>(group);
  return bits;
}
constexpr Field fields[] = {
    {&SeamState::before_end, ends, in({Group::before, Group::pair})},
    {&SeamState::fill, size_of<Fill>, in({Group::before, Group::pair, Group::indent, Group::capital})},
    {&SeamState::between, size_of<Between>, in({Group::before, Group::heads, Group::prose, Group::open})},
    {&SeamState::begins, 2, in({Group::before, Group::heads, Group::width})},
    {&SeamState::prose_so_far, 2, in({Group::before, Group::pair})},
    {&SeamState::blank, 2, in({Group::before, Group::pair, Group::prose, Group::open, Group::capital})},
    {&SeamState::after_start, starts, in({Group::pair, Group::heads, Group::capital})},
    {&SeamState::label_before, 2, in({Group::heads})},
    {&SeamState::label_after, 2, in({Group::heads})},
    {&SeamState::ending, size_of<Ending>, in({Group::indent, Group::width, Group::prose, Group::open, Group::capital})},
    {&SeamState::after_indent, size_of<Indent>, in({Group::indent})},
    {&SeamState::before_indent, size_of<Indent>, in({Group::indent})},
    {&SeamState::lost, size_of<FirstLine>, in({Group::indent})},
    {&SeamState::room, room_steps, in({Group::indent})},
    {&SeamState::capital_start, 2, in({Group::indent})},
    {&SeamState::letters, size_of<Letters>, in({Group::indent, Group::capital})},
    {&SeamState::before_length, length_steps, in({Group::width})},
    {&SeamState::after_length, length_steps, in({Group::width})},
    {&SeamState::slack_step, slack_steps, in({Group::width})},
    {&SeamState::after_ending, size_of<Ending>, in({Group::prose})},
    {&SeamState::before_prose, 2, in({Group::prose})},
    {&SeamState::after_prose, 2, in({Group::prose})},
    {&SeamState::digit_before, 2, in({Group::prose})},
    {&SeamState::counter, 2, in({Group::prose})},
    {&SeamState::open, size_of<Open>, in({Group::open})},
    {&SeamState::closes, 3, in({Group::open})},
    {&SeamState::quote_first, 2, in({Group::open})},
    {&SeamState::straight_quote, 2, in({Group::open})},
    {&SeamState::after_odd, 2, in({Group::open})},
    {&SeamState::byline_before, 2, in({Group::open})},
    {&SeamState::byline_after, 2, in({Group::open})},
    {&SeamState::title_before, 2, in({Group::before})},
    {&SeamState::title_after, 2, in({Group::before})},
    {&SeamState::alone, 4, in({Group::capital})},
};

// The place of a combination in each group's table is a sum: of where the table begins, and for each field its value
// times the field's stride there, which is 0 in the groups that do not look at it.
struct Layout {
  std::array<SeamLanes, std::size(fields)> strides{};
  SeamLanes first{};
  std::size_t size = 0;  // of all tables
};
const Layout& layout() {
  static const Layout all = [] {
    Layout made;
    for (std::size_t group = 0; group < group_count; ++group) {
      std::size_t stride = 1;
      for (std::size_t f = 0; f < std::size(fields); ++f) {
        if ((fields[f].groups >> group & 1) == 0) continue;
        made.strides[f][group] = static_cast<std::uint16_t>(stride);
        stride *= fields[f].values;
      }
      made.first[group] = static_cast<std::uint16_t>(made.size);
      made.size += stride;
    }
    return made;
  }();
  return all;
}

template <class Value>
SeamLanes place_of(std::uint8_t SeamState::*member, Value value) {
  for (std::size_t f = 0; f < std::size(fields); ++f)
    if (fields[f].member == member) return layout().strides[f] * static_cast<std::uint16_t>(value);
  return SeamLanes{};
}

}  // namespace

// What properties of lines and seams add to the places, for all their values.
struct SeamScores::Places {
  std::array<SeamLanes, ends> end_before;
  std::array<SeamLanes, ends> end_after;
  std::array<SeamLanes, starts> start;
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

const SeamScores::Places& SeamScores::places() {
  static const Places all = [] {
    const auto of = [](auto member, auto value) { return place_of(member, value); };
    Places made{};
    for (std::size_t i = 0; i < ends; ++i) {
      const auto end = static_cast<EndKind>(i);
      made.end_before[i] = of(&SeamState::before_end, i) + of(&SeamState::ending, ending(end)) +
                           of(&SeamState::digit_before, end == EndKind::digit);
      made.end_after[i] = of(&SeamState::after_ending, ending(end));
    }
    for (std::size_t i = 0; i < starts; ++i)
      made.start[i] = of(&SeamState::after_start, i) +
                      of(&SeamState::quote_first, static_cast<StartKind>(i) == StartKind::quote) +
                      of(&SeamState::capital_start, is_capital(static_cast<StartKind>(i)));
    for (std::uint32_t i = 0; i <= most_length; ++i) {
      made.length_before[i] = of(&SeamState::before_length, length_step(i));
      made.length_after[i] = of(&SeamState::after_length, length_step(i));
    }
    for (int columns = least_slack; columns <= most_slack; ++columns)
      made.slack[static_cast<std::size_t>(columns - least_slack)] =
          of(&SeamState::slack_step, slack_step(columns)) + of(&SeamState::fill, fill_of(columns));
    made.own_fill = {of(&SeamState::fill, Fill::short_), of(&SeamState::fill, Fill::full)};
    for (unsigned i = 0; i < 256; ++i)
      made.before[i] = of(&SeamState::label_before, i & 1) + of(&SeamState::before_prose, i >> 1 & 1) +
                       of(&SeamState::before_indent, i >> 2 & 3) + of(&SeamState::letters, i >> 4 & 3) +
                       of(&SeamState::byline_before, i >> 6 & 1) + of(&SeamState::title_before, i >> 7);
    for (unsigned i = 0; i < 64; ++i)
      made.after[i] = of(&SeamState::label_after, i & 1) + of(&SeamState::after_prose, i >> 1 & 1) +
                      of(&SeamState::after_indent, i >> 2 & 3) + of(&SeamState::after_odd, i >> 4 & 1) +
                      of(&SeamState::counter, i >> 5);
    for (unsigned i = 0; i < 16; ++i)
      made.kind[i] =
          of(&SeamState::byline_after, i & 1) + of(&SeamState::title_after, i >> 1 & 1) + of(&SeamState::alone, i >> 2);
    for (int columns = 0; columns <= 12; ++columns)
      made.room[room_step(columns)] = of(&SeamState::room, room_step(columns));
    for (unsigned i = 0; i < 2 * size_of<Between>; ++i)
      made.between[i] = layout().first + of(&SeamState::between, i / 2) + of(&SeamState::blank, i % 2);
    for (unsigned i = 0; i < 32; ++i)
      made.progress[i] = of(&SeamState::begins, i & 1) + of(&SeamState::prose_so_far, i >> 1 & 1) +
                         of(&SeamState::straight_quote, i >> 2 & 1) + of(&SeamState::open, i >> 3);
    for (unsigned i = 0; i < 16; ++i) made.meeting[i] = of(&SeamState::lost, i >> 2) + of(&SeamState::closes, i & 3);
    return made;
  }();
  return all;
}

SeamScores::SeamScores() : places_(&places()), by_style_(size_of<LineKind> * 3 * 2 * 2 * size_of<Source>) {}

SeamScores& SeamScores::of_this_thread() {
  thread_local SeamScores scores;
  return scores;
}

void SeamScores::set_style(const PageStyle& style) {
  style_ = style;
  kind_ = line_kind(style);
  std::size_t index = static_cast<std::size_t>(kind_);
  index = index * 3 + static_cast<std::size_t>(style.blank_parts);
  index = index * 2 + static_cast<std::size_t>(style.indent_marks);
  index = index * 2 + static_cast<std::size_t>(style.lost_indent != 0);
  index = index * size_of<Source> + static_cast<std::size_t>(style.source);
  std::vector<std::int16_t>& table = by_style_[index];
  if (table.empty()) table.assign(layout().size, not_weighed);
  table_ = table.data();
}

SeamSide SeamScores::see(const Piece& piece, const Piece* next) const noexcept {
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
  side.free_columns = free_columns;
  side.before = all.end_before[end] + all.length_before[length] +
                (kind_ == LineKind::long_line ? all.own_fill[width > long_width] : all.slack[slack]) +
                all.before[common | static_cast<unsigned>(letters_of(style_, piece)) << 4 |
                           static_cast<unsigned>(piece.byline) << 6 | static_cast<unsigned>(piece.title) << 7];
  side.after = all.end_after[end] + all.length_after[length] + all.start[static_cast<std::size_t>(piece.start)] +
               all.after[common | static_cast<unsigned>(piece.odd_straight_quotes) << 4 |
                         static_cast<unsigned>(piece.counter) << 5] +
               all.kind[static_cast<unsigned>(piece.byline) | static_cast<unsigned>(piece.title) << 1 |
                        static_cast<unsigned>(piece.alone) << 2];
  return side;
}

double SeamScores::weigh(const Piece& before, const SeamSide& before_side, const Piece& after,
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
  const auto look = [&] {
    int sum = 0;
    for (std::size_t group = 0; group < group_count; ++group) sum += table_[at[group]];
    return sum;
  };
  int sum = look();
  const bool first_time = sum < least_sum;
  double rules = before.end == EndKind::comma ? weigh_comma(letters_of(style_, before), before.end, after.start) : 0;
  const bool stopped = before.end == EndKind::stop && letters_of(style_, before) != Letters::cjk;
  if (first_time || stopped || may_break_rule(kind_, before, after)) {
    const SeamState state = see_seam(style_, before, after, after_next, furniture_between, progress);
    rules = weigh_rules(state);
    if (first_time) {
      const GroupWeights weights = weigh_groups(state);
      for (std::size_t group = 0; group < group_count; ++group)
        table_[at[group]] = static_cast<std::int16_t>(std::lround(weights[group] * steps_a_unit));
      sum = look();
    }
  }
  return sum / steps_a_unit + rules;
}

}  // namespace newsprint
