#include "reflow/seam.h"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

namespace newsprint {

namespace {

// Fitted by tools/dev/fit-seams; a cue that never occurred weighs nothing.
constexpr float weights[] = {
#include "reflow/seam_weights.inc"
};

// Each feature is a product of small properties, and has one cue for each combination.
enum class Opening : std::uint8_t { plain, capital, quote, list, count };

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
  byline_apart,       // a byline is no part of what stands before it, nor of the prose behind it
  lead_in_begins,     // a report's lead-in begins a paragraph
  lead_in_goes_on,    // ... which runs into its text
  names_go_on,        // writers' names behind a full byline are its rest
  deck_apart,         // a short line behind a dash is a deck: the text below it begins anew
  credit_ends,        // nothing follows a picture's credit
  credit_follows,     // which belongs to the words before it
  dateline_begins,    // a dateline in Latin script all the more, though it looks like a headline's end
  capital_begins,     // a headline in small letters does not go on with a capital
  label_stands,  // a short line without end mark behind a stop is no part of either paragraph, nor is a byline's head
  count
};
constexpr std::array<double, size_of<Rule>> rule_weights = {3.0,  2.5, 2.0, -3.0, -6.0, -5.0, -1.5, -6.0, -5.0,
                                                            -6.0, 3.0, 9.0, -4.0, -5.0, 4.0,  -4.0, -3.5, -4.0};
constexpr std::array<const char*, size_of<Rule>> rule_names = {
    "comma-then-plain",  "sentence-torn", "word-torn",      "dash-after-label", "quote-in-quote",  "label-after-label",
    "short-without-end", "stands-alone",  "byline-apart",   "lead-in-begins",   "lead-in-goes-on", "names-go-on",
    "deck-apart",        "credit-ends",   "credit-follows", "dateline-begins",  "capital-begins",  "label-stands"};

enum FeatureIndex : std::size_t {
  base,
  slack_columns,
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
  measure,
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
    2 * 2 * 2 * 2 * fills* kinds,                       // headline halves: before, after, first of its paragraph, blank
    room_steps* endings * 2,                            // room for a syllable, first word has a capital
    size_of<Meets>* endings* endings * 2 * rest_steps,  // a shared measure, ends before, after, first, rest of a wrap
    size_of<Rule>,                                      // set by hand
};

constexpr std::array<const char*, feature_count> names = {
    "base",          "slack",   "end-fill",     "end-between",     "start-ending",
    "start-between", "indent",  "lost-indent",  "headline-before", "headline-after",
    "open",          "letters", "short-before", "short-after",     "prose",
    "after-ends",    "pending", "parity",       "closing",         "pair",
    "word",          "number",  "torn",         "alone",           "capital",
    "byline",        "title",   "room",         "measure",         "rule"};

constexpr std::array<std::size_t, feature_count + 1> offsets = [] {
  std::array<std::size_t, feature_count + 1> at{};
  for (std::size_t i = 0; i < feature_count; ++i) at[i + 1] = at[i] + sizes[i];
  return at;
}();
// Each source has weights of its own: behind all others stand the cues of streams, and behind those the cues of columns.
constexpr std::size_t own_cues = offsets[feature_count];
constexpr std::array<const char*, size_of<Source>> source_names = {"", "stream-", "columns-"};
static_assert(std::size(weights) == size_of<Source> * offsets[rule], "seam_weights.inc must be fitted again");

// Where the cues of a source begin.
constexpr std::size_t first_cue(std::size_t source) noexcept {
  return source == 0 ? 0 : own_cues + (source - 1) * offsets[rule];
}

// The same cue on a page of a story.
constexpr std::size_t story_cue(std::size_t cue) noexcept {
  return cue < own_cues ? cue : (cue - own_cues) % offsets[rule];
}

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

// Calls `follow` with every rule that holds. may_break_rule() says at which seams any can.
template <class Follow>
void for_rules(const SeamState& s, const Follow& follow) {
  const auto kind = static_cast<LineKind>(s.kind);
  const auto before_end = static_cast<EndKind>(s.before_end);
  const auto after_start = static_cast<StartKind>(s.after_start);
  const bool comma = before_end == EndKind::comma;
  const auto fill = static_cast<Fill>(s.fill);
  const bool heads = s.begins && s.label_before;
  const bool plain = opening(after_start) == Opening::plain;
  const bool label_follows = s.label_after && !s.after_prose;
  const bool runs_in =
      !label_follows && (plain || (s.before_prose && !s.straight_quote && opening(after_start) == Opening::quote));
  const bool cjk = static_cast<Letters>(s.letters) == Letters::cjk;
  const bool open_end = before_end == EndKind::cjk || before_end == EndKind::digit;
  const bool widthless = kind == LineKind::long_line;
  const auto test = [&](Rule r, bool holds) {
    if (holds) follow(r);
  };
  test(Rule::comma_then_plain, cjk && comma && plain);
  test(Rule::sentence_torn,
       cjk && s.blank && open_end && runs_in && s.prose_so_far && (fill == Fill::full || !s.begins));
  test(Rule::dash_after_label, after_start == StartKind::dash && heads && (widthless || fill == Fill::short_));
  test(Rule::quote_in_quote, s.blank && s.straight_quote && s.quote_first && !s.after_odd);
  test(Rule::label_after_label,
       kind != LineKind::wrapped && heads && s.label_after && !s.before_prose && !s.after_prose);
  test(Rule::short_without_end, s.blank && kind == LineKind::blank_wrapped && open_end && fill == Fill::short_);
  const bool capital_first = after_start == StartKind::upper || after_start == StartKind::function_word;
  test(Rule::stands_alone, s.alone == surely_alone && capital_first && before_end != EndKind::hyphen);
  test(Rule::lead_in_begins, s.lead_in != 0);
  const auto before_ending = static_cast<Ending>(s.ending);
  const bool stream = static_cast<Source>(s.source) == Source::stream;
  const bool latin = static_cast<Letters>(s.letters) == Letters::latin;
  const bool small = after_start == StartKind::lower;
  test(Rule::lead_in_goes_on,
       cjk && stream && s.lead_in_before && s.begins && before_ending != Ending::ends && !s.lead_in && !s.byline_after);
  test(Rule::names_go_on, cjk && stream && s.begins && s.names_go_on);
  test(Rule::deck_apart, cjk && s.dash_first && s.begins && (s.label_before || stream) &&
                             before_ending == Ending::neutral && (s.after_prose || (stream && !s.label_after)));
  test(Rule::credit_ends, s.credited && (cjk ? stream : !small));
  test(Rule::credit_follows,
       s.credit_after && (cjk ? stream && before_ending == Ending::ends : !s.blank && !s.credited));
  test(Rule::dateline_begins, s.lead_in != 0 && after_start == StartKind::upper);
  const bool head_before = heads || (s.begins && s.byline_follows && !s.before_prose && !s.after_prose);
  const bool labels = s.label_stands || (s.byline_follows && static_cast<Ending>(s.after_ending) == Ending::neutral);
  test(Rule::label_stands, !cjk && before_end == EndKind::stop && labels && !small && !s.after_prose);
  test(Rule::capital_begins, head_before && latin && s.sentence_before != 0 && capital_first);
  test(Rule::byline_apart, s.byline_before ? !s.byline_after && (s.after_prose || !cjk) : s.byline_after != 0);
}

constexpr auto no_group = static_cast<std::uint8_t>(SeamGroup::count);

constexpr std::array<std::uint8_t, feature_count> group_of_feature = [] {
  std::array<std::uint8_t, feature_count> of{};
  of.fill(no_group);
  const auto put = [&](SeamGroup group, std::initializer_list<FeatureIndex> features) {
    for (const FeatureIndex feature : features) of[feature] = static_cast<std::uint8_t>(group);
  };
  put(SeamGroup::before, {base, end_fill, end_between, pending, title});
  put(SeamGroup::pair, {start_ending, pair, torn});
  put(SeamGroup::heads, {start_between, headline_before, headline_after});
  put(SeamGroup::indent, {indent, lost, letters, room});
  put(SeamGroup::width, {short_before, short_after, slack_columns});
  put(SeamGroup::prose, {prose, after_ends, number});
  put(SeamGroup::open, {open, closing, parity, byline});
  put(SeamGroup::capital, {alone, capital});
  return of;
}();

constexpr std::array<std::uint8_t, offsets[feature_count]> group_of_cue = [] {
  std::array<std::uint8_t, offsets[feature_count]> of{};
  for (std::size_t feature = 0; feature < feature_count; ++feature)
    for (std::size_t cue = offsets[feature]; cue < offsets[feature + 1]; ++cue) of[cue] = group_of_feature[feature];
  return of;
}();

}  // namespace

double weigh_comma(Letters before_letters, EndKind before, StartKind after) noexcept {
  const bool holds = before_letters == Letters::cjk && before == EndKind::comma && opening(after) == Opening::plain;
  return holds ? rule_weights[static_cast<std::size_t>(Rule::comma_then_plain)] : 0;
}

double weigh_rules(const SeamState& state) noexcept {
  double sum = 0;
  for_rules(state, [&](Rule r) { sum += rule_weights[static_cast<std::size_t>(r)]; });
  return sum;
}

static_assert(feature_count + size_of<Rule> <= Cues::most);

GroupWeights weigh_groups(const SeamState& state) noexcept {
  std::array<double, size_of<SeamGroup> + 1> sums{};
  Cues cues;
  find_cues(state, cues);
  for (std::size_t i = 0; i < cues.count; ++i) sums[group_of_cue[story_cue(cues.cue[i])]] += weight_of(cues.cue[i]);
  GroupWeights groups;
  std::copy_n(sums.begin(), groups.size(), groups.begin());
  return groups;
}

void find_cues(const SeamState& s, Cues& cues) {
  cues.count = 0;
  const std::size_t own = first_cue(s.source);
  const auto put = [&](FeatureIndex feature, const Mixed& value) {
    cues.add(offsets[feature] + value.value + (feature == rule ? 0 : own));
  };
  const auto kind = static_cast<LineKind>(s.kind);
  const bool widthless = kind == LineKind::long_line;
  const auto before_end = static_cast<EndKind>(s.before_end);
  const auto after_start = static_cast<StartKind>(s.after_start);
  const auto end = static_cast<Ending>(s.ending);
  const auto between = static_cast<Between>(s.between);
  const auto fill = static_cast<Fill>(s.fill);
  const auto state = static_cast<Open>(s.open);
  const auto before_letters = static_cast<Letters>(s.letters);
  const bool quote_first = s.quote_first != 0;
  const bool heads = s.begins && s.label_before;

  put(base, Mixed{}.of(kind).of(s.blank_parts, 3).of(between).of(end).of(fill));
  if (!widthless)
    put(slack_columns, Mixed{}.of(kind).of(s.indent_marks, 2).of(s.blank_parts, 3).of(s.slack_step, slack_steps));
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
  put(after_ends, Mixed{}.of(s.after_ending, endings).of(end).of(between).of(kind).of(s.before_prose, 2));
  put(torn, Mixed{}.of(kind).of(fill).of(end).of(opening(after_start)).of(s.blank, 2).of(s.prose_so_far, 2));
  for_rules(s, [&](Rule r) { put(rule, Mixed{}.of(r)); });
  put(number, Mixed{}.of(s.digit_before, 2).of(s.counter, 2));
  put(pending, Mixed{}.of(s.begins, 2).of(s.prose_so_far, 2).of(end).of(fill).of(s.blank, 2).of(widthless, 2));
  put(parity, Mixed{}.of(s.straight_quote, 2).of(s.after_odd, 2).of(quote_first, 2).of(s.blank, 2).of(end));
  put(closing, Mixed{}.of(state).of(s.closes, 3).of(quote_first, 2).of(s.blank, 2));
  put(pair, Mixed{}.of(before_end).of(after_start).of(s.blank, 2));
  const Opening opens_with = opening(after_start);
  put(alone, Mixed{}.of(s.alone, 4).of(end).of(opens_with).of(fill).of(before_letters));
  put(capital, Mixed{}.of(before_letters).of(after_start).of(end).of(s.blank, 2));
  put(byline, Mixed{}.of(s.byline_before, 2).of(s.byline_after, 2).of(s.blank, 2).of(kind));
  put(title, Mixed{}.of(s.title_before, 2).of(s.title_after, 2).of(s.begins, 2).of(s.blank, 2).of(fill).of(kind));
  if (s.room != 0) put(room, Mixed{}.of(s.room, room_steps).of(end).of(s.capital_start, 2));
  put(short_after, Mixed{}.of(s.after_length, length_steps).of(end).of(kind));
}

void add_word_cue(WordWitness witness, bool over_blank, Cues& cues) {
  if (witness.spans && over_blank) cues.add(offsets[rule] + Mixed{}.of(Rule::word_torn).value);
  cues.add(offsets[word] + Mixed{}.of(witness.spans, 2).of(witness.seen).of(over_blank, 2).value);
}

void add_measure_cue(const MeasureWitness& w, Cues& cues) {
  cues.add(offsets[measure] +
           Mixed{}.of(w.meets).of(w.before).of(w.after).of(w.begins, 2).of(w.rest, rest_steps).value);
}

double weigh(const MeasureWitness& witness) noexcept {
  Cues cues;
  cues.count = 0;
  add_measure_cue(witness, cues);
  return weigh(cues);
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

bool words_decide_closely(double score, bool over_blank) noexcept {
  static const WordRange ranges[] = {find_word_range(false), find_word_range(true)};
  const WordRange& range = ranges[over_blank];
  const double close = over_blank ? close_at_blanks : close_at_wraps;
  return score > 0 ? score <= std::min(close, -range.low) : -score < std::min(close, range.high);
}

double weight_of(std::size_t cue) noexcept {
  if (cue < offsets[rule]) return static_cast<double>(weights[cue]);
  if (cue < own_cues) return rule_weights[cue - offsets[rule]];
  return static_cast<double>(weights[cue - own_cues + offsets[rule]]);
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
  cue = story_cue(cue);
  return cue < offsets[rule] ? names[feature_of(cue)] : rule_names[cue - offsets[rule]];
}

std::size_t cue_count() noexcept { return first_cue(size_of<Source>); }

std::string cue_name(std::size_t cue) {
  if (cue >= own_cues) return source_names[1 + (cue - own_cues) / offsets[rule]] + cue_name(story_cue(cue));
  const std::size_t feature = feature_of(cue);
  if (feature == rule) return fmt::format("rule.{}={}", cue - offsets[feature], rule_weights[cue - offsets[feature]]);
  return fmt::format("{}.{}", names[feature], cue - offsets[feature]);
}

}  // namespace newsprint
