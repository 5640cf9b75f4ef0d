#include "reflow/seam.h"

#include <algorithm>
#include <bit>

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
enum class Open : std::uint8_t { nothing, quote, bracket, count };
enum class Letters : std::uint8_t { cjk, korean, latin, latin_nouns, count };
enum class Opening : std::uint8_t { plain, capital, quote, list, count };
constexpr std::size_t slack_steps = 9;
constexpr std::size_t length_steps = 7;
constexpr std::size_t room_steps = 7;
constexpr std::uint64_t surely_alone = 3;
constexpr std::uint32_t least_broken = 7;  // columns of a word that breaking by rule would not leave whole

template <class E>
constexpr std::size_t size_of = static_cast<std::size_t>(E::count);

// What newspapers never do, whatever the corpora of the fit (mostly books) say: set by hand and kept fixed by the fit.
enum class Rule : std::uint8_t {
  comma_then_plain,   // a paragraph does not end in a comma before running text
  sentence_torn,      // nor does a full line of prose without any end mark
  word_torn,          // nor inside a dictionary word
  dash_after_label,   // a short line and then a dash: a headline and its deck
  quote_in_quote,     // an opening quotation mark while a straight one is open: the text between was lost
  label_after_label,  // two short lines: roles can still make one headline of them
  short_without_end,  // a line that falls short without an end mark was not torn by a column
  stands_alone,       // all lines around begin with a capital, whatever they end in: verse
  count
};
constexpr std::array<double, size_of<Rule>> rule_weights = {3.0, 2.5, 2.0, -3.0, -6.0, -5.0, -1.5, -6.0};
constexpr std::array<const char*, size_of<Rule>> rule_names = {
    "comma-then-plain", "sentence-torn",     "word-torn",         "dash-after-label",
    "quote-in-quote",   "label-after-label", "short-without-end", "stands-alone"};

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
  number,
  torn,
  alone,
  capital,
  byline,
  title,
  room,
  rule,
  feature_count
};

constexpr std::size_t kinds = size_of<LineKind>;
constexpr std::size_t ends = size_of<EndKind>;
constexpr std::size_t starts = size_of<StartKind>;
constexpr std::size_t endings = size_of<Ending>;
constexpr std::size_t fills = size_of<Fill>;
constexpr std::size_t betweens = size_of<Between>;
constexpr std::size_t indents = size_of<Indent>;
constexpr std::size_t opens = size_of<Open>;
constexpr std::size_t openings = size_of<Opening>;
constexpr std::array<std::size_t, feature_count> sizes = {
    kinds * 3 * betweens * endings * fills,                     // base: line kind, blank parts
    kinds * 2 * 3 * slack_steps,                                // slack: line kind, indent marks, blank parts
    ends* fills* kinds,                                         // end, fill
    ends* betweens,                                             // end, between
    starts* endings* kinds* fills,                              // start, ending, fill
    starts* betweens,                                           // start, between
    2 * indents* indents* endings,                              // indent marks paragraphs, after, before
    size_of<FirstLine>* endings * 2 * fills* size_of<Letters>,  // lost indent, found on the page
    2 * 3 * betweens* kinds * 2,                                // headline-like before, blank parts, dash after
    2 * 3 * betweens* kinds,                                    // headline-like after, blank parts
    opens* betweens* endings,                                   // open quotes and brackets
    size_of<Letters>* endings* fills * 3 * kinds,               // letters, blank parts
    length_steps* endings * 2,                                  // width of the line before, first of its paragraph
    length_steps* endings* kinds,                               // width of the line after
    2 * 2 * endings* kinds * 2,                                 // prose before, after, blank
    endings* endings* betweens* kinds * 2,                      // how the line after ends, prose before
    2 * 2 * endings* fills * 2 * 2,                             // paragraph begun, prose so far, blank, widthless
    2 * 2 * 2 * 2 * endings,                                    // straight quotes: open, odd after, at its start, blank
    opens * 3 * 2 * 2,                                          // open, what the line after closes, quote first, blank
    ends* starts * 2,                                           // end, start, blank
    2 * size_of<Cohesion> * 2,                                  // a word spans the seam, cohesion, blank
    2 * 2,                                                      // a digit before, a measure word after
    kinds* fills* endings* openings * 2 * 2,                    // line kind, fill, ending, opening, blank, prose so far
    4 * endings* openings* fills* size_of<Letters>,             // lines around that stand alone, opening, fill
    size_of<Letters>* starts* endings * 2,                      // letters, start, ending, blank
    2 * 2 * 2 * kinds,                                          // bylines: before, after, blank
    2 * 2 * 2 * 2 * fills* kinds,  // headline halves: before, after, first of its paragraph, blank
    room_steps* endings * 2,       // room for a syllable, first word has a capital
    size_of<Rule>,                 // set by hand
};

constexpr std::array<const char*, feature_count> names = {
    "base",          "slack",   "end-fill",     "end-between",     "start-ending",
    "start-between", "indent",  "lost-indent",  "headline-before", "headline-after",
    "open",          "letters", "short-before", "short-after",     "prose",
    "after-ends",    "pending", "parity",       "closing",         "pair",
    "word",          "number",  "torn",         "alone",           "capital",
    "byline",        "title",   "rule"};

constexpr std::array<std::size_t, feature_count + 1> offsets = [] {
  std::array<std::size_t, feature_count + 1> at{};
  for (std::size_t i = 0; i < feature_count; ++i) at[i + 1] = at[i] + sizes[i];
  return at;
}();
static_assert(std::size(weights) == offsets[rule], "seam_weights.inc must be fitted again");

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
  if (p.cjk * 4 > p.cjk + p.latin) return Letters::cjk;
  return style.capital_nouns ? Letters::latin_nouns : Letters::latin;
}

Opening opening(StartKind start) {
  switch (start) {
    case StartKind::cjk:
    case StartKind::hangul:
    case StartKind::lower:
    case StartKind::not_at_start:
      return Opening::plain;
    case StartKind::upper:
    case StartKind::function_word:
    case StartKind::digit:
      return Opening::capital;
    case StartKind::quote:
    case StartKind::bracket:
      return Opening::quote;
    default:
      return Opening::list;
  }
}

// Steps by a table: the value's own place among the limits.
template <std::size_t Size, class Limits>
constexpr std::array<std::uint8_t, Size> make_steps(const Limits& limits, int offset) {
  std::array<std::uint8_t, Size> steps{};
  for (std::size_t i = 0; i < Size; ++i)
    for (const int limit : limits)
      steps[i] = static_cast<std::uint8_t>(steps[i] + (static_cast<int>(i) - offset >= limit));
  return steps;
}

std::size_t slack_of(int columns) {
  constexpr int limits[] = {-4, 0, 2, 4, 6, 10, 20, 34};
  constexpr int least = -5;
  static constexpr auto steps = make_steps<40>(limits, -least);
  return steps[static_cast<std::size_t>(std::clamp(columns - least, 0, 39))];
}

std::size_t length_of(std::uint32_t columns) {
  constexpr int limits[] = {12, 20, 32, 48, 70, 110};
  static constexpr auto steps = make_steps<111>(limits, 0);
  return steps[std::min<std::uint32_t>(columns, 110)];
}

std::size_t room_of(int columns) {
  constexpr int limits[] = {3, 5, 6, 7, 9, 12};
  static constexpr auto steps = make_steps<13>(limits, 0);
  return steps[static_cast<std::size_t>(std::clamp(columns, 0, 12))];
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

SeamState see_seam(const PageStyle& style, const Piece& before, const Piece& after, const Piece* after_next,
                   bool furniture_between, const Progress& progress) {
  const LineKind kind = line_kind(style);
  const bool widthless = kind == LineKind::long_line;
  const int free_columns = widthless ? 0 : slack(before, after, style.marks);
  const int after_free = widthless || after_next == nullptr ? 20 : slack(after, *after_next, style.marks);
  const std::uint32_t width = before.width(style.marks);
  Fill fill = Fill::full;
  if (widthless)
    fill = width > 70 ? Fill::full : Fill::short_;
  else if (free_columns >= static_cast<int>(evident_slack))
    fill = Fill::short_;
  else if (free_columns >= 2)
    fill = Fill::nearly;
  FirstLine first_line = FirstLine::unknown;
  if (style.lost_indent != 0 && after_next != nullptr && !style.long_lines)
    first_line = fit_first_line(after, *after_next, style.marks, style.lost_indent);
  // A word broken by rule leaves no room for its first syllable.
  const int room = style.hyphenates && !widthless && after.first_unit >= least_broken
                       ? static_cast<int>(before.measure) - static_cast<int>(before.indent + width) - 1
                       : 0;
  Open open_now = Open::nothing;
  if (progress.quotes > 0 || progress.straight_quote) open_now = Open::quote;
  if (progress.brackets > 0) open_now = Open::bracket;
  const std::int32_t balance = open_now == Open::bracket ? after.brackets : after.quotes;

  const auto small = [](auto value) { return static_cast<std::uint64_t>(value); };
  SeamState s{};
  s.kind = small(kind) & 3;
  s.blank_parts = small(style.blank_parts) & 3;
  s.indent_marks = style.indent_marks;
  s.lost_found = style.lost_indent != 0;
  s.between = small(between_of(after, furniture_between)) & 7;
  s.fill = small(fill) & 3;
  s.slack_step = slack_of(free_columns) & 15;
  s.lost = small(first_line) & 3;
  s.room = room_of(room) & 7;
  s.before_end = small(before.end) & 15;
  s.after_end = small(ending(after.end)) & 3;
  s.after_start = small(after.start) & 15;
  s.before_indent = small(indent_of(before)) & 3;
  s.after_indent = small(indent_of(after)) & 3;
  s.letters = small(letters_of(style, before)) & 3;
  s.before_length = length_of(width) & 7;
  s.after_length = length_of(after.width(style.marks)) & 7;
  s.open = small(open_now) & 3;
  s.closes = balance < 0 ? 0 : balance == 0 ? 1 : 2;
  s.label_before = headline_like(style, before, free_columns);
  s.label_after = headline_like(style, after, after_free);
  s.begins = progress.begins;
  s.prose_so_far = progress.prose;
  s.straight_quote = progress.straight_quote;
  s.before_prose = before.prose;
  s.after_prose = after.prose;
  s.after_odd = after.odd_straight_quotes;
  s.blank = after.blank_before;
  s.counter = after.counter;
  s.seen = 1;
  s.alone = after.alone & 3;
  s.byline_before = before.byline;
  s.byline_after = after.byline;
  s.title_before = before.title;
  s.title_after = after.title;
  return s;
}

void find_cues(const SeamState& s, Cues& cues) {
  cues.count = 0;
  const auto put = [&](FeatureIndex feature, const Mixed& value) { cues.add(offsets[feature] + value.value); };
  const auto kind = static_cast<LineKind>(s.kind);
  const bool widthless = kind == LineKind::long_line;
  const bool long_lines = kind != LineKind::wrapped;
  const auto before_end = static_cast<EndKind>(s.before_end);
  const auto after_start = static_cast<StartKind>(s.after_start);
  const Ending end = ending(before_end);
  const auto between = static_cast<Between>(s.between);
  const auto fill = static_cast<Fill>(s.fill);
  const auto state = static_cast<Open>(s.open);
  const auto before_letters = static_cast<Letters>(s.letters);
  const bool quote_first = after_start == StartKind::quote;
  const bool heads = s.begins && s.label_before;

  put(base, Mixed{}.of(kind).of(s.blank_parts, 3).of(between).of(end).of(fill));
  if (!widthless)
    put(slack_step, Mixed{}.of(kind).of(s.indent_marks, 2).of(s.blank_parts, 3).of(s.slack_step, slack_steps));
  put(end_fill, Mixed{}.of(before_end).of(fill).of(kind));
  put(end_between, Mixed{}.of(before_end).of(between));
  put(start_ending, Mixed{}.of(after_start).of(end).of(kind).of(fill));
  put(start_between, Mixed{}.of(after_start).of(between));
  put(indent, Mixed{}.of(s.indent_marks, 2).of(s.after_indent, indents).of(s.before_indent, indents).of(end));
  put(lost, Mixed{}.of(s.lost, size_of<FirstLine>).of(end).of(s.lost_found, 2).of(fill).of(before_letters));
  put(headline_before,
      Mixed{}.of(heads, 2).of(s.blank_parts, 3).of(between).of(kind).of(after_start == StartKind::dash, 2));
  put(headline_after, Mixed{}.of(s.label_after, 2).of(s.blank_parts, 3).of(between).of(kind));
  put(open, Mixed{}.of(state).of(between).of(end));
  put(letters, Mixed{}.of(before_letters).of(end).of(fill).of(s.blank_parts, 3).of(kind));
  put(short_before, Mixed{}.of(s.before_length, length_steps).of(end).of(s.begins, 2));
  put(prose, Mixed{}.of(s.before_prose, 2).of(s.after_prose, 2).of(end).of(kind).of(s.blank, 2));
  put(after_ends, Mixed{}.of(s.after_end, endings).of(end).of(between).of(kind).of(s.before_prose, 2));
  put(torn, Mixed{}.of(kind).of(fill).of(end).of(opening(after_start)).of(s.blank, 2).of(s.prose_so_far, 2));
  const auto follow = [&](Rule r, bool holds) {
    if (holds) put(rule, Mixed{}.of(r));
  };
  const bool plain = opening(after_start) == Opening::plain;
  const bool label_follows = s.label_after && !s.after_prose;
  const bool runs_in =
      !label_follows && (plain || (s.before_prose && !s.straight_quote && opening(after_start) == Opening::quote));
  const bool cjk = before_letters == Letters::cjk;
  const bool open_end = before_end == EndKind::cjk || before_end == EndKind::digit;
  follow(Rule::comma_then_plain, cjk && before_end == EndKind::comma && plain);
  follow(Rule::sentence_torn,
         cjk && s.blank && open_end && runs_in && s.prose_so_far && (fill == Fill::full || !s.begins));
  follow(Rule::dash_after_label, after_start == StartKind::dash && heads && (widthless || fill == Fill::short_));
  follow(Rule::quote_in_quote, s.blank && s.straight_quote && quote_first && !s.after_odd);
  follow(Rule::label_after_label, long_lines && heads && s.label_after && !s.before_prose && !s.after_prose);
  follow(Rule::short_without_end, s.blank && kind == LineKind::blank_wrapped && open_end && fill == Fill::short_);
  const bool capital_first = after_start == StartKind::upper || after_start == StartKind::function_word;
  follow(Rule::stands_alone, s.alone == surely_alone && capital_first && before_end != EndKind::hyphen);
  put(number, Mixed{}.of(before_end == EndKind::digit, 2).of(s.counter, 2));
  put(pending, Mixed{}.of(s.begins, 2).of(s.prose_so_far, 2).of(end).of(fill).of(s.blank, 2).of(widthless, 2));
  put(parity, Mixed{}.of(s.straight_quote, 2).of(s.after_odd, 2).of(quote_first, 2).of(s.blank, 2).of(end));
  put(closing, Mixed{}.of(state).of(s.closes, 3).of(quote_first, 2).of(s.blank, 2));
  put(pair, Mixed{}.of(before_end).of(after_start).of(s.blank, 2));
  const Opening opens_with = opening(after_start);
  put(alone, Mixed{}.of(s.alone, 4).of(end).of(opens_with).of(fill).of(before_letters));
  put(capital, Mixed{}.of(before_letters).of(after_start).of(end).of(s.blank, 2));
  put(byline, Mixed{}.of(s.byline_before, 2).of(s.byline_after, 2).of(s.blank, 2).of(kind));
  put(title, Mixed{}.of(s.title_before, 2).of(s.title_after, 2).of(s.begins, 2).of(s.blank, 2).of(fill).of(kind));
  if (s.room != 0) put(room, Mixed{}.of(s.room, room_steps).of(end).of(opens_with == Opening::capital, 2));
  put(short_after, Mixed{}.of(s.after_length, length_steps).of(end).of(kind));
}

double SeamScores::weigh(const SeamState& state) {
  const auto key = std::bit_cast<std::uint64_t>(state);
  Remembered& slot = table_[key * 0x9E3779B97F4A7C15U >> (64 - bits)];
  if (slot.key != key) {
    Cues cues;
    find_cues(state, cues);
    slot = {key, newsprint::weigh(cues)};
  }
  return slot.score;
}

SeamScores& SeamScores::of_this_thread() {
  thread_local SeamScores scores;
  return scores;
}

void add_word_cue(WordWitness witness, bool over_blank, Cues& cues) {
  if (witness.spans && over_blank) cues.add(offsets[rule] + Mixed{}.of(Rule::word_torn).value);
  cues.add(offsets[word] + Mixed{}.of(witness.spans, 2).of(witness.seen).of(over_blank, 2).value);
}

double weigh(WordWitness witness, bool over_blank) noexcept {
  Cues cues;
  add_word_cue(witness, over_blank, cues);
  return weigh(cues);
}

namespace {

// The least and the most that the witnesses can add.
struct WordRange {
  double low = 0;
  double high = 0;
};

WordRange find_word_range(bool over_blank) noexcept {
  WordRange range;
  for (std::size_t seen = 0; seen < size_of<Cohesion>; ++seen)
    for (const bool spans : {false, true}) {
      const double weight = weigh({spans, static_cast<Cohesion>(seen)}, over_blank);
      range.low = std::min(range.low, weight);
      range.high = std::max(range.high, weight);
    }
  return range;
}

}  // namespace

bool words_decide(double score, bool over_blank) noexcept {
  constexpr double close_at_wraps = 0.4;
  constexpr double close_at_blanks = 3.0;
  static const WordRange ranges[] = {find_word_range(false), find_word_range(true)};
  const WordRange& range = ranges[over_blank];
  const double close = over_blank ? close_at_blanks : close_at_wraps;
  return score > 0 ? score <= std::min(close, -range.low) : -score < std::min(close, range.high);
}

double weight_of(std::size_t cue) noexcept {
  return cue < offsets[rule] ? static_cast<double>(weights[cue]) : rule_weights[cue - offsets[rule]];
}

double weigh(const Cues& cues) noexcept {
  double sum = 0;
  for (std::size_t i = 0; i < cues.count; ++i) sum += weight_of(cues.cue[i]);
  return sum;
}

namespace {

std::size_t feature_of(std::size_t cue) noexcept {
  std::size_t feature = 0;
  while (feature + 1 < feature_count && offsets[feature + 1] <= cue) ++feature;
  return feature;
}

}  // namespace

std::string_view subject_of(std::size_t cue) noexcept {
  return cue < offsets[rule] ? names[feature_of(cue)] : rule_names[cue - offsets[rule]];
}

std::size_t cue_count() noexcept { return offsets.back(); }

std::string cue_name(std::size_t cue) {
  const std::size_t feature = feature_of(cue);
  if (feature == rule) return fmt::format("rule.{}={}", cue - offsets[feature], rule_weights[cue - offsets[feature]]);
  return fmt::format("{}.{}", names[feature], cue - offsets[feature]);
}

}  // namespace newsprint
