#include "reflow/style.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace newsprint {

namespace {

constexpr std::uint32_t narrowest_measure = 12;
constexpr std::uint32_t widest_measure = 110;
constexpr std::size_t most_measures = 8;        // a page sets its stories in few widths
constexpr std::size_t most_latin_measures = 4;  // ragged lines would be full under any, were there more
constexpr int overfull_weight = 2;              // measured on 280 pages: 0.5 to 5 make no difference

using Pieces = std::span<const Piece>;

bool is_cjk(const Piece& p) { return p.cjk * 4 > p.cjk + p.hangul + p.latin; }

std::uint32_t columns(const Piece& p, Marks marks) { return p.indent + p.width(marks); }

// The measures under which a line is full: [first, last). Beyond the widest measure all is one.
struct FullRange {
  std::uint8_t first = 0;
  std::uint8_t last = 0;

  FullRange() = default;
  FullRange(std::uint32_t from, std::uint32_t to)
      : first(static_cast<std::uint8_t>(std::min(from, widest_measure + 1))),
        last(static_cast<std::uint8_t>(std::min(to, widest_measure + 1))) {}
};

// Full lines less twice the overfull ones, for every measure at once. Lines are noted one by one, then added up.
struct MeasureScores {
  std::array<int, widest_measure + 2> full{};
  std::array<int, widest_measure + 2> over{};
  int lines = 0;

  [[nodiscard]] int score(std::uint32_t m) const { return full[m] - overfull_weight * over[m]; }
  void note(FullRange range) {
    ++full[range.first];
    --full[range.last];
    --over[range.first];
  }
  void add_up(int all_lines) {
    lines = all_lines;
    int is_full = 0;
    int is_over = all_lines;
    for (std::uint32_t m = 0; m <= widest_measure; ++m) {
      full[m] = is_full += full[m];
      over[m] = is_over += over[m];
    }
  }
};

// The ranges of all pieces but the last, which has nothing behind it.
using FullRanges = std::vector<FullRange>;

// The page's lines as a whole, with its marks narrow or wide.
struct Setting {
  FullRanges ranges;
  MeasureScores scores;
  std::uint32_t widest = 0;  // line
};

// Both settings at once: a closing mark may hang behind the measure in CJK.
void measure_settings(const std::vector<Piece>& pieces, Setting& narrow, Setting& wide) {
  const std::size_t count = pieces.size() - 1;
  narrow.ranges.resize(count);
  wide.ranges.resize(count);
  int lines = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Piece& piece = pieces[i];
    const Piece& next = pieces[i + 1];
    const std::uint32_t hangs = piece.last_hangs && is_cjk(piece) ? 1 : 0;
    const std::uint32_t width = columns(piece, Marks::narrow);
    const std::uint32_t wide_width = width + piece.marks;
    const FullRange as_narrow{width - std::min(width, hangs), width + next.next_unit(Marks::narrow)};
    const FullRange as_wide{wide_width - std::min(wide_width, 2 * hangs), wide_width + next.next_unit(Marks::wide)};
    narrow.widest = std::max(narrow.widest, width);
    wide.widest = std::max(wide.widest, wide_width);
    narrow.ranges[i] = as_narrow;
    wide.ranges[i] = as_wide;
    if (piece.furniture) continue;
    ++lines;
    narrow.scores.note(as_narrow);
    wide.scores.note(as_wide);
  }
  narrow.scores.add_up(lines);
  wide.scores.add_up(lines);
  narrow.widest = std::max(narrow.widest, columns(pieces.back(), Marks::narrow));
  wide.widest = std::max(wide.widest, columns(pieces.back(), Marks::wide));
}

std::uint32_t best_measure(const MeasureScores& scores) {
  std::uint32_t best = narrowest_measure;
  for (std::uint32_t m = narrowest_measure; m <= widest_measure; ++m)
    if (scores.score(m) > scores.score(best)) best = m;
  return best;
}

// The different ranges of a page, and how many lines have each. Ordinary lines share a few dozen.
class DistinctRanges {
 public:
  DistinctRanges(const std::vector<Piece>& pieces, const FullRanges& ranges) : of_(ranges.size()) {
    constexpr std::size_t places = std::size_t{1} << (2 * range_bits);
    static_assert(widest_measure + 1 < 1U << range_bits);
    thread_local std::vector<std::uint16_t> known(places);  // the number of each range; 0: not seen
    numbered_.reserve(most_distinct);
    numbered_.push_back({});
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (pieces[i].furniture) continue;
      std::uint16_t& number = known[std::size_t{ranges[i].first} << range_bits | ranges[i].last];
      if (number == 0) {
        number = static_cast<std::uint16_t>(numbered_.size());
        numbered_.push_back({ranges[i], 0});
      }
      ++numbered_[number].lines;
      of_[i] = number;
    }
    for (const Counted& c : numbered_) known[std::size_t{c.range.first} << range_bits | c.range.last] = 0;
  }

  struct Counted {
    FullRange range;
    int lines = 0;
  };

  // By number. The first stands for lines that say nothing.
  [[nodiscard]] const std::vector<Counted>& numbered() const noexcept { return numbered_; }
  // The number of the range of line `i`.
  [[nodiscard]] std::uint16_t of(std::size_t i) const noexcept { return of_[i]; }

 private:
  static constexpr unsigned range_bits = 7;
  static constexpr std::size_t most_distinct = 128;  // on most pages
  std::vector<Counted> numbered_;
  std::vector<std::uint16_t> of_;
};

// The few measures that explain the page's full lines, most lines first.
std::vector<std::uint32_t> candidate_measures(bool mostly_cjk, const DistinctRanges& ranges, std::uint32_t page_best) {
  std::vector<std::uint32_t> found{page_best};
  std::vector<DistinctRanges::Counted> open = ranges.numbered();  // of lines that no measure explains yet
  const auto explain = [&](std::uint32_t m) {
    std::size_t kept = 0;  // without a branch: which lines are explained follows no pattern
    for (const DistinctRanges::Counted& counted : open) {
      open[kept] = counted;
      kept += static_cast<std::size_t>(m < counted.range.first) | static_cast<std::size_t>(m >= counted.range.last);
    }
    open.resize(kept);
  };
  explain(page_best);
  const std::size_t most = mostly_cjk ? most_measures : most_latin_measures;
  while (found.size() < most) {
    std::array<int, widest_measure + 2> change{};
    for (const DistinctRanges::Counted& counted : open) {
      change[counted.range.first] += counted.lines;
      change[counted.range.last] -= counted.lines;
    }
    int run = 0;
    int best_count = 0;
    std::uint32_t best = 0;
    for (std::uint32_t m = 0; m <= widest_measure; ++m) {
      run += change[m];
      if (m >= narrowest_measure && run > best_count) {
        best_count = run;
        best = m;
      }
    }
    constexpr int least_lines = 4;
    if (best_count < least_lines) break;
    found.push_back(best);
    explain(best);
  }
  return found;
}

// Whether the measures explain a good part of the lines. Stories set in several widths do, each for its own part.
bool explain_lines(const std::vector<Piece>& pieces, const FullRanges& ranges,
                   const std::vector<std::uint32_t>& measures) {
  std::size_t lines = 0;
  std::size_t full = 0;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (pieces[i].furniture) continue;
    ++lines;
    full += std::any_of(measures.begin(), measures.end(),
                        [&](std::uint32_t m) { return m >= ranges[i].first && m < ranges[i].last; });
  }
  // Pages of long lines: up to 0.27; of short ones: from 0.4.
  return full * 10 >= lines * 4;
}

// Numbers side by side, one for each measure.
using Costs = std::int16_t __attribute__((vector_size(16)));
constexpr Costs everywhere(int value) { return static_cast<std::int16_t>(value) - Costs{}; }

// Which of the places hold, by masks of all bits or none.
std::uint8_t bits_of(Costs masks) {
#ifdef __SSE2__
  const auto bytes = std::bit_cast<__m128i>(masks);
  return static_cast<std::uint8_t>(_mm_movemask_epi8(_mm_packs_epi16(bytes, bytes)));
#else
  unsigned bits = 0;
  for (unsigned m = 0; m < most_measures; ++m) bits |= static_cast<unsigned>(masks[m] != 0) << m;
  return static_cast<std::uint8_t>(bits);
#endif
}

// The least of them, in every place.
Costs least(Costs costs) {
  const auto less = [](Costs a, Costs b) { return a < b ? a : b; };
  costs = less(costs, __builtin_shufflevector(costs, costs, 4, 5, 6, 7, 0, 1, 2, 3));
  costs = less(costs, __builtin_shufflevector(costs, costs, 2, 3, 0, 1, 6, 7, 4, 5));
  return less(costs, __builtin_shufflevector(costs, costs, 1, 0, 3, 2, 5, 4, 7, 6));
}

// Gives every piece the measure of its neighbourhood: the cheapest sequence of measures down the page.
void assign_measures(std::vector<Piece>& pieces, const DistinctRanges& ranges,
                     const std::vector<std::uint32_t>& measures) {
  constexpr int switch_cost = 4;
  constexpr int flow_cost = 1;  // another column or story may well be set wider
  if (measures.size() == 1) {
    for (Piece& p : pieces) p.measure = static_cast<std::uint16_t>(measures[0]);
    return;
  }
  // Costs stand side by side, less the cheapest: none is ever worse than it by more than a switch and a line cost. The
  // places that are left repeat the first measure, and never come to be cheaper than it.
  Costs measure = everywhere(static_cast<int>(measures[0]));
  for (std::size_t m = 0; m < measures.size(); ++m) measure[m] = static_cast<std::int16_t>(measures[m]);
  std::vector<Costs> line_costs;
  line_costs.reserve(ranges.numbered().size());
  for (const auto& [range, lines] : ranges.numbered()) {
    const Costs over = everywhere(range.first) > measure;
    const Costs under = measure < everywhere(range.last);
    line_costs.push_back((over & everywhere(overfull_weight)) - (under & ~over & everywhere(1)));
  }
  constexpr Costs places = {0, 1, 2, 3, 4, 5, 6, 7};
  const Costs changes[] = {everywhere(switch_cost), everywhere(flow_cost)};
  Costs before[most_measures];  // the places before each
  for (std::size_t m = 0; m < most_measures; ++m) before[m] = places < everywhere(static_cast<int>(m));
  Costs cost{};
  std::size_t cheapest = 0;
  // For each piece, which measures come from themselves, and which one the others come from. The first of equals is taken.
  struct From {
    std::uint8_t stays;  // a bit each
    std::uint8_t cheapest;
  };
  std::vector<From> from(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Costs change = changes[pieces[i].flow_before];
    const Costs stays = (cost < change) | ((cost == change) & before[cheapest]);
    from[i] = {bits_of(stays), static_cast<std::uint8_t>(cheapest)};
    cost = cost < change ? cost : change;
    if (i == pieces.size() - 1) break;
    cost += line_costs[ranges.of(i)];
    cost -= least(cost);
    cheapest = static_cast<std::size_t>(std::countr_zero(bits_of(cost == Costs{})));
  }
  std::size_t at = cheapest;
  for (std::size_t i = pieces.size(); i-- > 0;) {
    pieces[i].measure = static_cast<std::uint16_t>(measure[at]);
    if ((from[i].stays >> at & 1U) == 0) at = from[i].cheapest;
  }
}

bool ends_sentence(const Piece& p) {
  constexpr auto bit = [](EndKind end) { return 1U << static_cast<unsigned>(end); };
  constexpr unsigned ends = bit(EndKind::stop) | bit(EndKind::stop_closed) | bit(EndKind::ellipsis);
  return (ends >> static_cast<unsigned>(p.end) & 1U) != 0;
}

bool runs_on(const Piece& p) {
  return !ends_sentence(p) && p.end != EndKind::closed && p.end != EndKind::colon && p.end != EndKind::other;
}

// The pieces that end a sentence and evidently, by their width, a paragraph.
std::vector<std::uint32_t> evident_ends(Pieces pieces, const PageStyle& style) {
  std::vector<std::uint32_t> ends(pieces.size());
  std::size_t count = 0;  // kept without a branch: sentences end where they will
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    ends[count] = static_cast<std::uint32_t>(i);
    count += ends_sentence(pieces[i]);
  }
  if (!style.long_lines) {
    const std::size_t sentences = count;
    count = 0;
    for (std::size_t k = 0; k < sentences; ++k) {
      const std::uint32_t i = ends[k];
      ends[count] = i;
      count += slack(pieces[i], pieces[i + 1], style.marks) >= static_cast<int>(evident_slack);
    }
  }
  ends.resize(count);
  return ends;
}

// Do blank lines part paragraphs? Look at the ends that are evident without them.
Tri blanks_part(Pieces pieces, const std::vector<std::uint32_t>& ends) {
  int evident = 0;
  int followed = 0;
  for (const std::uint32_t i : ends) {
    if (pieces[i].furniture || pieces[i + 1].furniture) continue;
    ++evident;
    followed += pieces[i + 1].blank_before;
  }
  if (evident >= 2) {
    if (followed * 10 > evident * 6) return Tri::yes;
    return followed * 10 < evident * 3 ? Tri::no : Tri::unknown;
  }
  int between_sentences = 0;
  int inside_sentences = 0;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
    if (pieces[i + 1].blank_before) ++(runs_on(pieces[i]) ? inside_sentences : between_sentences);
  if (between_sentences == 0) return Tri::no;
  return between_sentences > inside_sentences ? Tri::yes : Tri::unknown;
}

bool indent_marks_paragraphs(Pieces pieces, const std::vector<std::uint32_t>& ends, const PageStyle& style) {
  const auto is_indented = [&](const Piece& p) {
    return p.indent > style.base_indent && p.indent <= style.base_indent + 8;
  };
  if (!style.any_indent) return false;
  int indented = 0;
  for (const Piece& p : pieces) indented += is_indented(p);
  int indented_after = 0;
  for (const std::uint32_t i : ends) indented_after += is_indented(pieces[i + 1]);
  const auto evident = static_cast<int>(ends.size());
  const bool nearly_all = indented * 10 > static_cast<int>(pieces.size()) * 9;
  if (evident == 0) return indented >= 2 && !nearly_all;
  return indented_after * 2 > evident || (indented_after * 4 > evident && indented >= 3 && !nearly_all);
}

// An indent the extractor dropped shows in first lines that are full only under a smaller measure. Lines behind evident
// ends are compared with all others: log odds that they were set shorter.
std::uint32_t find_lost_indent(Pieces pieces, const PageStyle& style, const std::vector<std::uint32_t>& ends) {
  constexpr auto kinds = static_cast<std::size_t>(FirstLine::count);
  constexpr double least_odds = 2.0;
  std::uint32_t best = 0;
  double best_odds = least_odds;
  if (ends.size() < 2) return best;
  for (const std::uint32_t lost : {2U, 3U, 4U}) {
    std::array<double, kinds> all{};
    std::array<double, kinds> first{};
    std::size_t next_end = 0;
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
      while (next_end < ends.size() && ends[next_end] + 1U < i) ++next_end;
      const bool is_first = next_end < ends.size() && ends[next_end] + 1U == i;
      const auto kind = static_cast<std::size_t>(fit_first_line(pieces[i], pieces[i + 1], style.marks, lost));
      ++(is_first ? first : all)[kind];
    }
    const double lines = all[0] + all[1] + all[2] + all[3] + 4;
    constexpr auto too_wide = static_cast<std::size_t>(FirstLine::too_wide);
    constexpr auto fits = static_cast<std::size_t>(FirstLine::fits_shorter);
    // Set shorter, a line is too wide next to never, and full as often as others are too wide.
    const double rate_wide = (all[too_wide] + 1) / lines;
    const double rate_fits = (all[fits] + 1) / lines;
    const double odds = first[too_wide] * std::log(0.05 / rate_wide) +
                        first[fits] * std::log(std::max(rate_wide, 0.1) / rate_fits) +
                        (first[0] + first[3]) * std::log(0.95 / (1 - rate_wide)) / 2;
    if (odds > best_odds) {
      best = lost;
      best_odds = odds;
    }
  }
  return best;
}

// What one walk over the pieces tells of the page as a whole.
struct Totals {
  static constexpr std::uint32_t widest_indent = 63;
  std::array<std::uint32_t, widest_indent + 1> indents{};  // lines with each, the last with it or more
  std::uint32_t hangul = 0;
  std::uint32_t other_letters = 0;
  std::size_t cjk_lines = 0;
  std::size_t hyphens = 0;  // at line ends
  std::size_t flows = 0;    // lines that begin another region or column than the one before

  explicit Totals(const std::vector<Piece>& pieces) {
    for (const Piece& p : pieces) {
      const std::uint32_t others = p.cjk + std::uint32_t{p.latin};
      ++indents[std::min(p.indent, widest_indent)];
      hangul += p.hangul;
      other_letters += others;
      cjk_lines += 4U * p.cjk > others + p.hangul;
      hyphens += p.end == EndKind::hyphen;
      flows += p.flow_before;
    }
    flows -= pieces.front().flow_before;
  }

  [[nodiscard]] bool korean() const noexcept { return hangul * 4 > hangul + other_letters; }

  // The indent of ordinary lines: the smallest that a fair share of the lines has.
  [[nodiscard]] std::uint32_t base_indent(std::size_t lines) const noexcept {
    for (std::uint32_t i = 0; i < indents.size(); ++i)
      if (indents[i] > lines / 10) return i;
    return 0;
  }
};

// Whether a fair share of the lines is set in other measures than the page's first.
bool has_measures(const std::vector<Piece>& pieces) {
  std::array<std::size_t, widest_measure + 1> lines{};
  for (const Piece& p : pieces) ++lines[std::min<std::uint32_t>(p.measure, widest_measure)];
  return *std::max_element(lines.begin(), lines.end()) * 20 < pieces.size() * 17;
}

// Whether blank lines say nothing: there are next to none, or many stand in mid-sentence, between full lines, or behind
// lines that are full but for an indent: some extractors set a paragraph's first line off.
bool blanks_are_idle(const std::vector<Piece>& pieces, const PageStyle& style) {
  constexpr int widest_indent = 5;
  std::size_t blanks = 0;
  std::size_t behind_lines = 0;  // behind sentence ends and lines that may be full: not behind labels and cells
  std::size_t torn = 0;
  std::size_t set_off = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (!pieces[i].blank_before || pieces[i].furniture || pieces[i - 1].furniture) continue;
    const StartKind start = pieces[i].start;
    const int free_columns = slack(pieces[i - 1], pieces[i], style.marks);
    const bool goes_on = runs_on(pieces[i - 1]) && start != StartKind::upper && start != StartKind::function_word;
    ++blanks;
    behind_lines += ends_sentence(pieces[i - 1]) || free_columns <= widest_indent;
    torn += goes_on && free_columns < 2;
    set_off += goes_on && free_columns >= 2 && free_columns <= widest_indent;
  }
  // Measured on some eighty pages of either: set off are at least 0.19 of the lines in CJK streams, and 0.07 at most in
  // stories; torn or set off mostly 0.34 and more in all streams, and 0.32 at most in stories with lines enough to tell.
  constexpr std::size_t enough_lines = 40;
  const bool often = behind_lines >= enough_lines && (torn + set_off) * 3 > behind_lines;
  return blanks * 30 < pieces.size() || torn * 4 > blanks || set_off * 8 > behind_lines || often;
}

// Streams keep nothing of where their lines stood; columns that stood beside each other keep their indents.
bool lost_indents(const std::vector<Piece>& pieces, const PageStyle& style) {
  if (!style.any_indent) return true;
  std::size_t indented = 0;
  for (const Piece& p : pieces) indented += p.indent != 0;
  return indented * 50 < pieces.size();
}

Source find_source(const std::vector<Piece>& pieces, const PageStyle& style, const Totals& totals) {
  if (totals.flows != 0) return Source::columns;
  if (!lost_indents(pieces, style)) return Source::story;
  return has_measures(pieces) && blanks_are_idle(pieces, style) ? Source::stream : Source::story;
}

// Are words broken at line ends by rule, and not here and there?
bool breaks_words(const std::vector<Piece>& pieces, const Totals& totals) {
  return totals.hyphens * 25 > pieces.size();
}

// What has to come up to the line before, where Korean lines are cut between syllables: one of them.
void measure_by_syllables(std::vector<Piece>& pieces) {
  for (Piece& p : pieces) {
    if (p.start != StartKind::hangul) continue;
    p.first_unit = 2;
    p.first_marks = 0;
    p.first_wide = true;
  }
}

// Whether a good part of the text stands in lines wider than any measure.
bool are_long(Pieces pieces, Marks marks) {
  std::uint64_t all = 0;
  std::uint64_t in_long = 0;
  for (const Piece& p : pieces) {
    const std::uint32_t width = columns(p, marks);
    all += width;
    if (width > widest_measure) in_long += width;
  }
  return in_long * 10 > all * 3;
}

// Narrow or wide marks, and the measure that explains most lines.
struct Choice {
  const Setting* setting;
  Marks marks;
  std::uint32_t measure;
  int score;
};

Choice choose_setting(const Setting& narrow, const Setting& wide) {
  const std::uint32_t narrow_best = best_measure(narrow.scores);
  const std::uint32_t wide_best = best_measure(wide.scores);
  const int narrow_score = narrow.scores.score(narrow_best);
  const int wide_score = wide.scores.score(wide_best);
  if (wide_score > narrow_score) return {&wide, Marks::wide, wide_best, wide_score};
  return {&narrow, Marks::narrow, narrow_best, narrow_score};
}

// How paragraphs are marked: by blank lines, by indents, or by indents that are lost.
void find_paragraph_marks(Pieces pieces, const std::vector<std::uint32_t>& ends, PageStyle& style) {
  style.blank_parts = blanks_part(pieces, ends);
  style.indent_marks = indent_marks_paragraphs(pieces, ends, style);
  style.lost_indent = style.long_lines || style.indent_marks ? 0 : find_lost_indent(pieces, style, ends);
}

}  // namespace

PageStyle find_style(std::vector<Piece>& pieces) {
  PageStyle style;
  if (pieces.empty()) return style;
  const Totals totals(pieces);
  style.base_indent = totals.base_indent(pieces.size());
  style.any_indent = totals.indents[0] != pieces.size();
  if (style.base_indent != 0)
    for (Piece& p : pieces) p.indent -= std::min(p.indent, style.base_indent);
  const std::uint32_t base = style.base_indent;
  style.base_indent = 0;

  Setting narrow;
  Setting wide;
  measure_settings(pieces, narrow, wide);
  Choice choice = choose_setting(narrow, wide);
  style.korean = totals.korean();
  if (style.korean) {
    // Cut between syllables, nearly every full line has no room for one more; cut between words, few have not.
    std::vector<Piece> by_syllables = pieces;
    measure_by_syllables(by_syllables);
    Setting narrow_syllables;
    Setting wide_syllables;
    measure_settings(by_syllables, narrow_syllables, wide_syllables);
    if (const Choice other = choose_setting(narrow_syllables, wide_syllables); other.score * 20 > choice.score * 11) {
      pieces.swap(by_syllables);
      narrow = std::move(narrow_syllables);
      wide = std::move(wide_syllables);
      choice = choose_setting(narrow, wide);
    }
  }
  style.marks = choice.marks;
  const auto& [ranges, scores, widest] = *choice.setting;
  const std::uint32_t best = choice.measure;

  style.long_lines = widest > widest_measure && are_long(pieces, style.marks);
  if (!style.long_lines) {
    const DistinctRanges distinct(pieces, ranges);
    const std::vector<std::uint32_t> measures =
        candidate_measures(totals.cjk_lines * 2 > pieces.size(), distinct, best);
    // Measured on 280 pages: newline pages score 0.15 a line and more, pages of long lines 0 and less.
    const bool unsure = scores.score(best) * 10 < scores.lines && widest > 100;
    style.long_lines = unsure && !explain_lines(pieces, ranges, measures);
    if (!style.long_lines) assign_measures(pieces, distinct, measures);
  }
  if (!style.long_lines && !style.korean) style.source = find_source(pieces, style, totals);
  style.keeps_places = style.source == Source::columns && !lost_indents(pieces, style);
  style.hyphenates = breaks_words(pieces, totals);
  find_paragraph_marks(pieces, evident_ends(pieces, style), style);
  style.base_indent = base;
  return style;
}

std::vector<RegionStyle> find_region_styles(const Page& page, const std::vector<Piece>& pieces,
                                            const PageStyle& style) {
  constexpr std::size_t least_ends = 4;  // of paragraphs, that a region tells by itself
  std::vector<RegionStyle> regions;
  const auto region_of = [&](std::size_t i) { return page.lines[pieces[i].line].region; };
  if (style.long_lines || pieces.empty() || region_of(0) == region_of(pieces.size() - 1)) return regions;
  PageStyle flat = style;
  flat.base_indent = 0;  // the pieces' own indents are told from it already
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t end = first + 1;
    while (end < pieces.size() && region_of(end) == region_of(first)) ++end;
    const Pieces region(pieces.data() + first, end - first);
    PageStyle own = flat;
    const std::vector<std::uint32_t> ends = evident_ends(region, flat);
    if (ends.size() >= least_ends) find_paragraph_marks(region, ends, own);
    own.base_indent = style.base_indent;
    regions.push_back({end, own});
    first = end;
  }
  return regions;
}

}  // namespace newsprint
