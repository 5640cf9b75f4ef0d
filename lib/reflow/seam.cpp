#include "reflow/seam.h"

#include <fmt/format.h>

namespace newsprint {

namespace {

// Fitted by tools/dev/fit-seams; a cue that never occurred weighs nothing.
constexpr float weights[] = {
#include "reflow/seam_weights.inc"
};

// Each feature is a product of small properties, and has one cue for each combination.
enum class Ending : std::uint8_t { ends, runs_on, neutral, count };
enum class Fill : std::uint8_t { full, nearly, short_, count };
enum class Between : std::uint8_t { nothing, blank, furniture, flow, flow_blank, count };
enum class Indent : std::uint8_t { none, some, outdent, count };
enum class Lost : std::uint8_t { unknown, fits_shorter, too_wide, count };
enum class Open : std::uint8_t { nothing, quote, bracket, count };
enum class Letters : std::uint8_t { cjk, korean, latin, count };
constexpr std::size_t slack_steps = 9;
constexpr std::size_t length_steps = 7;

template <class E>
constexpr std::size_t size_of = static_cast<std::size_t>(E::count);

struct Feature {
  const char* name;
  std::size_t first;
  std::size_t size;
};

enum FeatureIndex : std::size_t {
  base,
  slack_step,
  end_fill,
  end_between,
  start_ending,
  start_between,
  indent,
  lost,
  headline_before,
  headline_after,
  open,
  letters,
  short_before,
  short_after,
  prose,
  after_ends,
  pending,
  parity,
  closing,
  pair,
  word,
  feature_count
};

constexpr std::size_t kinds = size_of<LineKind>;
constexpr std::array<std::size_t, feature_count> sizes = {
    kinds * 3 * size_of<Between> * size_of<Ending> * size_of<Fill>,  // base: line kind, blank parts
    kinds * 2 * 3 * slack_steps,                                     // slack: line kind, indent marks, blank parts
    size_of<EndKind>* size_of<Fill>* kinds,                          // end x fill
    size_of<EndKind>* size_of<Between>,                              // end x between
    size_of<StartKind>* size_of<Ending>* kinds,                      // start x ending
    size_of<StartKind>* size_of<Between>,                            // start x between
    2 * size_of<Indent>* size_of<Indent>* size_of<Ending>,           // indent marks, after, before
    size_of<Lost>* size_of<Ending> * 2,                              // lost indent x found on page
    2 * 3 * size_of<Between>* kinds * 2,                             // headline-like before x blank parts x dash after
    2 * 3 * size_of<Between>* kinds,                                 // headline-like after
    size_of<Open>* size_of<Between>* size_of<Ending>,                // open quotes and brackets
    size_of<Letters>* size_of<Ending>* size_of<Fill> * 3 * kinds,    // letters, blank parts
    length_steps* size_of<Ending> * 2,                               // width of the line before, first of its paragraph
    length_steps* size_of<Ending>* kinds,                            // width of the line after
    2 * 2 * size_of<Ending>* kinds * 2,                              // prose before x after x blank
    size_of<Ending>* size_of<Ending>* size_of<Between>* kinds,       // how the line after ends
    2 * 2 * size_of<Ending>* size_of<Fill> * 2 * 2,                  // paragraph begun x prose so far x blank x long
    2 * 2 * 2 * 2 * size_of<Ending>,           // straight quotes: open x odd after x at start x blank
    size_of<Open> * 3 * 2 * 2,                 // open x what the line after closes x quote first x blank
    size_of<EndKind>* size_of<StartKind> * 2,  // end x start x blank
    2 * 2,                                     // a word spans the seam x blank
};

constexpr std::array<const char*, feature_count> names = {
    "base",        "slack",           "end-fill",       "end-between", "start-ending", "start-between", "indent",
    "lost-indent", "headline-before", "headline-after", "open",        "letters",      "short-before",  "short-after",
    "prose",       "after-ends",      "pending",        "parity",      "closing",      "pair",          "word"};

constexpr std::array<std::size_t, feature_count + 1> offsets = [] {
  std::array<std::size_t, feature_count + 1> at{};
  for (std::size_t i = 0; i < feature_count; ++i) at[i + 1] = at[i] + sizes[i];
  return at;
}();
static_assert(std::size(weights) == offsets.back(), "seam_weights.inc must be fitted again");

// The index of a combination: mixed radix, first property most significant.
struct Mixed {
  std::size_t value = 0;
  template <class E>
  Mixed& of(E e, std::size_t radix) {
    value = value * radix + static_cast<std::size_t>(e);
    return *this;
  }
  template <class E>
  Mixed& of(E e) {
    return of(e, size_of<E>);
  }
};

Ending ending(EndKind end) {
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

Letters letters_of(const PageStyle& style, const Piece& p) {
  if (style.korean) return Letters::korean;
  return p.cjk * 4 > p.cjk + p.latin ? Letters::cjk : Letters::latin;
}

std::size_t slack_of(int columns) {
  constexpr int limits[] = {0, 2, 4, 6, 10, 20, 34};
  std::size_t step = columns < -4 ? 0 : 1;
  for (const int limit : limits) step += columns >= limit;
  return step;
}

std::size_t length_of(std::uint32_t columns) {
  constexpr std::uint32_t limits[] = {12, 20, 32, 48, 70, 110};
  std::size_t step = 0;
  for (const std::uint32_t limit : limits) step += columns >= limit;
  return step;
}

Indent indent_of(const Piece& p) {
  if (p.indent == 0) return Indent::none;
  return p.indent <= 8 ? Indent::some : Indent::outdent;
}

bool headline_like(const PageStyle& style, const Piece& p, int free_columns) {
  if (ending(p.end) == Ending::ends || p.end == EndKind::comma) return false;
  return style.long_lines ? p.width(style.marks) < 60 : free_columns >= 4;
}

Between between_of(const Piece& after, bool furniture) {
  if (after.flow_before) return after.blank_before ? Between::flow_blank : Between::flow;
  if (furniture) return Between::furniture;
  return after.blank_before ? Between::blank : Between::nothing;
}

}  // namespace

void find_cues(const PageStyle& style, const Piece& before, const Piece& after, const Piece* after_next,
               bool furniture_between, const Progress& progress, Cues& cues) {
  cues.count = 0;
  const auto put = [&](FeatureIndex feature, const Mixed& value) { cues.add(offsets[feature] + value.value); };
  const LineKind kind = line_kind(style);
  const bool widthless = kind == LineKind::long_line;
  const int free_columns = widthless ? 0 : slack(before, after, style.marks);
  const int after_free = widthless || after_next == nullptr ? 20 : slack(after, *after_next, style.marks);
  const Ending end = ending(before.end);
  const Between between = between_of(after, furniture_between);
  Fill fill = Fill::full;
  if (widthless)
    fill = before.width(style.marks) > 70 ? Fill::full : Fill::short_;
  else if (free_columns >= static_cast<int>(evident_slack))
    fill = Fill::short_;
  else if (free_columns >= 2)
    fill = Fill::nearly;

  put(base, Mixed{}.of(kind).of(style.blank_parts, 3).of(between).of(end).of(fill));
  if (!widthless)
    put(slack_step,
        Mixed{}.of(kind).of(style.indent_marks, 2).of(style.blank_parts, 3).of(slack_of(free_columns), slack_steps));
  put(end_fill, Mixed{}.of(before.end).of(fill).of(kind));
  put(end_between, Mixed{}.of(before.end).of(between));
  put(start_ending, Mixed{}.of(after.start).of(end).of(kind));
  put(start_between, Mixed{}.of(after.start).of(between));
  put(indent, Mixed{}.of(style.indent_marks, 2).of(indent_of(after)).of(indent_of(before)).of(end));

  Lost lost_state = Lost::unknown;
  if (style.lost_indent != 0 && after_next != nullptr && !style.long_lines) {
    const int lost_columns = static_cast<int>(style.lost_indent);
    if (after_free >= 0 && after_free < lost_columns + 1 && after_free >= lost_columns - 1)
      lost_state = Lost::fits_shorter;
    else if (after_free < lost_columns - 1)
      lost_state = Lost::too_wide;
  }
  put(lost, Mixed{}.of(lost_state).of(end).of(style.lost_indent != 0, 2));

  const bool heads = progress.begins && headline_like(style, before, free_columns);
  put(headline_before,
      Mixed{}.of(heads, 2).of(style.blank_parts, 3).of(between).of(kind).of(after.start == StartKind::dash, 2));
  const bool heads_after = headline_like(style, after, after_free);
  put(headline_after, Mixed{}.of(heads_after, 2).of(style.blank_parts, 3).of(between).of(kind));

  Open state = Open::nothing;
  if (progress.quotes > 0 || progress.straight_quote) state = Open::quote;
  if (progress.brackets > 0) state = Open::bracket;
  put(open, Mixed{}.of(state).of(between).of(end));
  put(letters, Mixed{}.of(letters_of(style, before)).of(end).of(fill).of(style.blank_parts, 3).of(kind));
  put(short_before, Mixed{}.of(length_of(before.width(style.marks)), length_steps).of(end).of(progress.begins, 2));
  put(prose, Mixed{}.of(before.prose, 2).of(after.prose, 2).of(end).of(kind).of(after.blank_before, 2));
  put(after_ends, Mixed{}.of(ending(after.end)).of(end).of(between).of(kind));
  const bool blank = after.blank_before;
  put(pending, Mixed{}.of(progress.begins, 2).of(progress.prose, 2).of(end).of(fill).of(blank, 2).of(widthless, 2));
  put(parity, Mixed{}
                  .of(progress.straight_quote, 2)
                  .of(after.odd_straight_quotes, 2)
                  .of(after.start == StartKind::quote, 2)
                  .of(blank, 2)
                  .of(end));
  const std::int32_t balance = state == Open::bracket ? after.brackets : after.quotes;
  put(closing, Mixed{}
                   .of(state)
                   .of(balance < 0    ? 0
                       : balance == 0 ? 1
                                      : 2,
                       3)
                   .of(after.start == StartKind::quote, 2)
                   .of(blank, 2));
  put(pair, Mixed{}.of(before.end).of(after.start).of(blank, 2));
  put(short_after, Mixed{}.of(length_of(after.width(style.marks)), length_steps).of(end).of(kind));
}

void add_word_cue(bool spans, bool over_blank, Cues& cues) {
  cues.add(offsets[word] + Mixed{}.of(spans, 2).of(over_blank, 2).value);
}

double weigh(const Cues& cues) noexcept {
  double sum = 0;
  for (std::size_t i = 0; i < cues.count; ++i) sum += static_cast<double>(weights[cues.cue[i]]);
  return sum;
}

std::size_t cue_count() noexcept { return offsets.back(); }

std::string cue_name(std::size_t cue) {
  std::size_t feature = 0;
  while (feature + 1 < feature_count && offsets[feature + 1] <= cue) ++feature;
  return fmt::format("{}.{}", names[feature], cue - offsets[feature]);
}

}  // namespace newsprint
