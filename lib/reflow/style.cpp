#include "reflow/style.h"

#include <algorithm>
#include <array>

namespace newsprint {

namespace {

constexpr std::uint32_t narrowest_measure = 12;
constexpr std::uint32_t widest_measure = 110;
constexpr std::size_t most_measures = 4;  // a page sets its stories in few widths
constexpr int overfull_weight = 2;        // measured on 280 pages: 0.5 to 5 make no difference

bool is_cjk(const Piece& p) { return p.cjk * 4 > p.cjk + p.hangul + p.latin; }

std::uint32_t columns(const Piece& p, Marks marks) { return p.indent + p.width(marks); }

// The measures under which a line is full: [first, last).
struct FullRange {
  std::uint32_t first, last;
};

// Full lines less twice the overfull ones, for every measure at once. Lines are noted one by one, then added up.
struct MeasureScores {
  std::array<int, widest_measure + 2> full{};
  std::array<int, widest_measure + 2> over{};
  int lines = 0;

  [[nodiscard]] int score(std::uint32_t m) const { return full[m] - overfull_weight * over[m]; }
  void note(FullRange range) {
    const std::uint32_t first = std::min(range.first, widest_measure + 1);
    ++full[first];
    --full[std::min(range.last, widest_measure + 1)];
    --over[first];
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
    const std::uint32_t hangs = is_cjk(piece) && piece.last_hangs ? 1 : 0;
    const std::uint32_t width = columns(piece, Marks::narrow);
    const std::uint32_t wide_width = width + piece.marks;
    const FullRange as_narrow{width - std::min(width, hangs), width + next.next_unit(Marks::narrow)};
    const FullRange as_wide{wide_width - std::min(wide_width, 2 * hangs), wide_width + next.next_unit(Marks::wide)};
    narrow.ranges[i] = as_narrow;
    wide.ranges[i] = as_wide;
    if (piece.furniture) continue;
    ++lines;
    narrow.scores.note(as_narrow);
    wide.scores.note(as_wide);
  }
  narrow.scores.add_up(lines);
  wide.scores.add_up(lines);
}

std::uint32_t best_measure(const MeasureScores& scores) {
  std::uint32_t best = narrowest_measure;
  for (std::uint32_t m = narrowest_measure; m <= widest_measure; ++m)
    if (scores.score(m) > scores.score(best)) best = m;
  return best;
}

// The few measures that explain the page's full lines, most lines first.
std::vector<std::uint32_t> candidate_measures(const std::vector<Piece>& pieces, const FullRanges& ranges,
                                              std::uint32_t page_best) {
  std::vector<std::uint32_t> found{page_best};
  FullRanges open(ranges.size());  // of lines that no measure explains yet
  std::size_t lines = 0;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    open[lines] = ranges[i];
    lines += !pieces[i].furniture;
  }
  open.resize(lines);
  const auto explain = [&](std::uint32_t m) {
    std::size_t kept = 0;  // without a branch: which lines are explained follows no pattern
    for (const FullRange range : open) {
      open[kept] = range;
      kept += static_cast<std::size_t>(m < range.first) | static_cast<std::size_t>(m >= range.last);
    }
    open.resize(kept);
  };
  explain(page_best);
  while (found.size() < most_measures) {
    std::array<int, widest_measure + 2> change{};
    for (const FullRange& range : open) {
      ++change[std::min(range.first, widest_measure + 1)];
      --change[std::min(range.last, widest_measure + 1)];
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

// Gives every piece the measure of its neighbourhood: the cheapest sequence of measures down the page.
void assign_measures(std::vector<Piece>& pieces, const FullRanges& ranges, const std::vector<std::uint32_t>& measures) {
  constexpr int switch_cost = 4;
  constexpr int flow_cost = 1;  // another column or story may well be set wider
  if (measures.size() == 1) {
    for (Piece& p : pieces) p.measure = measures[0];
    return;
  }
  // The places that are left repeat the first measure, and never come to be cheaper than it.
  std::array<std::uint32_t, most_measures> measure;
  measure.fill(measures[0]);
  std::copy(measures.begin(), measures.end(), measure.begin());
  std::array<int, most_measures> cost{};
  std::vector<std::array<std::uint8_t, most_measures>> from(pieces.size());
  const auto find_cheapest = [&] {
    std::size_t best = 0;
    for (std::size_t m = 1; m < most_measures; ++m) best = cost[m] < cost[best] ? m : best;
    return best;
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const int change = pieces[i].flow_before ? flow_cost : switch_cost;
    // Who switches comes from the cheapest. The first of equals is taken.
    const std::size_t cheapest = find_cheapest();
    const int switched = cost[cheapest] + change;
    for (std::size_t m = 0; m < most_measures; ++m) {
      const int limit = switched + static_cast<int>(m < cheapest);
      from[i][m] = static_cast<std::uint8_t>(cost[m] < limit ? m : cheapest);
      cost[m] = std::min(cost[m], switched);
    }
    if (i == ranges.size() || pieces[i].furniture) continue;
    const FullRange range = ranges[i];
    for (std::size_t m = 0; m < most_measures; ++m) {
      const int over = range.first > measure[m];
      const int under = measure[m] < range.last;
      cost[m] += over * overfull_weight - (under & ~over);
    }
  }
  std::size_t at = find_cheapest();
  for (std::size_t i = pieces.size(); i-- > 0;) {
    pieces[i].measure = measure[at];
    at = from[i][at];
  }
}

bool ends_sentence(const Piece& p) {
  return p.end == EndKind::stop || p.end == EndKind::stop_closed || p.end == EndKind::ellipsis;
}

bool runs_on(const Piece& p) {
  return !ends_sentence(p) && p.end != EndKind::closed && p.end != EndKind::colon && p.end != EndKind::other;
}

// The pieces that end a sentence and evidently, by their width, a paragraph.
std::vector<std::uint32_t> evident_ends(const std::vector<Piece>& pieces, const PageStyle& style) {
  std::vector<std::uint32_t> ends(pieces.size());
  std::size_t count = 0;  // kept without a branch: sentences end where they will
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    ends[count] = static_cast<std::uint32_t>(i);
    const bool short_line = slack(pieces[i], pieces[i + 1], style.marks) >= static_cast<int>(evident_slack);
    count +=
        static_cast<std::size_t>(ends_sentence(pieces[i])) & static_cast<std::size_t>(style.long_lines | short_line);
  }
  ends.resize(count);
  return ends;
}

// Do blank lines part paragraphs? Look at the ends that are evident without them.
Tri blanks_part(const std::vector<Piece>& pieces, const std::vector<std::uint32_t>& ends) {
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

bool indent_marks_paragraphs(const std::vector<Piece>& pieces, const std::vector<std::uint32_t>& ends,
                             const PageStyle& style) {
  const auto is_indented = [&](const Piece& p) {
    return p.indent > style.base_indent && p.indent <= style.base_indent + 8;
  };
  int indented = 0;
  for (const Piece& p : pieces) indented += is_indented(p);
  int indented_after = 0;
  for (const std::uint32_t i : ends) indented_after += is_indented(pieces[i + 1]);
  const auto evident = static_cast<int>(ends.size());
  const bool nearly_all = indented * 10 > static_cast<int>(pieces.size()) * 9;
  if (evident == 0) return indented >= 2 && !nearly_all;
  return indented_after * 2 > evident || (indented_after * 4 > evident && indented >= 3 && !nearly_all);
}

// An indent the extractor dropped shows in first lines that are full only under a smaller measure.
std::uint32_t find_lost_indent(const std::vector<Piece>& pieces, const FullRanges& ranges,
                               const std::vector<std::uint32_t>& ends) {
  std::vector<std::size_t> firsts;  // lines behind an evident end
  for (const std::uint32_t i : ends)
    if (i + 2U < pieces.size()) firsts.push_back(i + 1U);
  std::uint32_t best = 0;
  double best_rate = 0.35;  // below it, 280 pages showed more chance than indents
  if (firsts.size() < 2) return best;
  for (const std::uint32_t lost : {2U, 3U, 4U}) {
    int fits = 0;
    for (const std::size_t i : firsts) {
      const std::uint32_t measure = pieces[i].measure;
      fits += ranges[i].last <= measure && ranges[i].last + lost > measure && ranges[i].first + lost <= measure;
    }
    const auto count = static_cast<double>(firsts.size());
    if (fits > best_rate * count) {
      best = lost;
      best_rate = fits / count;
    }
  }
  return best;
}

// The indent of ordinary lines: the smallest that a fair share of the lines has.
std::uint32_t find_base_indent(const std::vector<Piece>& pieces) {
  std::array<std::uint32_t, 64> count{};
  for (const Piece& p : pieces) ++count[std::min<std::uint32_t>(p.indent, count.size() - 1)];
  const auto share = static_cast<std::uint32_t>(pieces.size() / 10);
  for (std::uint32_t i = 0; i < count.size(); ++i)
    if (count[i] > share) return i;
  return 0;
}

}  // namespace

PageStyle find_style(std::vector<Piece>& pieces) {
  PageStyle style;
  if (pieces.empty()) return style;
  style.base_indent = find_base_indent(pieces);
  if (style.base_indent != 0)
    for (Piece& p : pieces) p.indent -= std::min(p.indent, style.base_indent);
  const std::uint32_t base = style.base_indent;
  style.base_indent = 0;

  Setting narrow;
  Setting wide;
  measure_settings(pieces, narrow, wide);
  const std::uint32_t narrow_best = best_measure(narrow.scores);
  const std::uint32_t wide_best = best_measure(wide.scores);
  const bool take_wide = wide.scores.score(wide_best) > narrow.scores.score(narrow_best);
  style.marks = take_wide ? Marks::wide : Marks::narrow;
  const auto& [ranges, scores] = take_wide ? wide : narrow;
  const std::uint32_t best = take_wide ? wide_best : narrow_best;

  std::uint64_t all = 0;
  std::uint64_t in_long = 0;
  std::uint32_t widest = 0;
  std::uint32_t hangul = 0;
  std::uint32_t other_letters = 0;
  for (const Piece& p : pieces) {
    hangul += p.hangul;
    other_letters += p.cjk + p.latin;
    const std::uint32_t width = columns(p, style.marks);
    all += width;
    if (width > widest_measure) in_long += width;
    widest = std::max(widest, width);
  }
  style.long_lines = in_long * 10 > all * 3;
  if (!style.long_lines) {
    const std::vector<std::uint32_t> measures = candidate_measures(pieces, ranges, best);
    // Measured on 280 pages: newline pages score 0.15 a line and more, pages of long lines 0 and less.
    const bool unsure = scores.score(best) * 10 < scores.lines && widest > 100;
    style.long_lines = unsure && !explain_lines(pieces, ranges, measures);
    if (!style.long_lines) assign_measures(pieces, ranges, measures);
  }
  style.korean = hangul * 4 > hangul + other_letters;
  const std::vector<std::uint32_t> ends = evident_ends(pieces, style);
  style.blank_parts = blanks_part(pieces, ends);
  style.indent_marks = indent_marks_paragraphs(pieces, ends, style);
  if (!style.long_lines && !style.indent_marks) style.lost_indent = find_lost_indent(pieces, ranges, ends);
  style.base_indent = base;
  return style;
}

}  // namespace newsprint
