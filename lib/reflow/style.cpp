#include "reflow/style.h"

#include <algorithm>
#include <array>
#include <optional>

namespace newsprint {

namespace {

constexpr std::uint32_t narrowest_measure = 12;
constexpr std::uint32_t widest_measure = 110;
constexpr std::size_t most_measures = 4;  // a page sets its stories in few widths
constexpr int overfull_weight = 2;        // FINDINGS on reflow: 0.5 to 5 make no difference

bool is_cjk(const Piece& p) { return p.cjk * 4 > p.cjk + p.hangul + p.latin; }

std::uint32_t columns(const Piece& p, Marks marks) { return p.indent + p.width(marks); }

// Full lines less twice the overfull ones, for every measure at once.
struct MeasureScores {
  std::array<int, widest_measure + 2> full{};
  std::array<int, widest_measure + 2> over{};
  int lines = 0;

  [[nodiscard]] int score(std::uint32_t m) const { return full[m] - overfull_weight * over[m]; }
};

// The measures under which `piece` is full: [first, last). A closing mark may hang behind the measure in CJK.
struct FullRange {
  std::uint32_t first, last;
};
FullRange full_range(const Piece& piece, const Piece& next, Marks marks) {
  const std::uint32_t width = columns(piece, marks);
  const std::uint32_t hang = is_cjk(piece) && piece.last_hangs ? (marks == Marks::wide ? 2U : 1U) : 0U;
  return {width - std::min(width, hang), width + next.next_unit(marks)};
}

// The ranges of all pieces but the last, which has nothing behind it.
using FullRanges = std::vector<FullRange>;

FullRanges full_ranges(const std::vector<Piece>& pieces, Marks marks) {
  FullRanges ranges(pieces.empty() ? 0 : pieces.size() - 1);
  for (std::size_t i = 0; i < ranges.size(); ++i) ranges[i] = full_range(pieces[i], pieces[i + 1], marks);
  return ranges;
}

MeasureScores score_measures(const std::vector<Piece>& pieces, const FullRanges& ranges) {
  MeasureScores scores;
  std::array<int, widest_measure + 2> full_change{};
  std::array<int, widest_measure + 2> over_change{};
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (pieces[i].furniture) continue;
    ++scores.lines;
    const FullRange range = ranges[i];
    const std::uint32_t first = std::min(range.first, widest_measure + 1);
    ++full_change[first];
    --full_change[std::min(range.last, widest_measure + 1)];
    ++over_change[0];
    --over_change[first];
  }
  int full = 0;
  int over = 0;
  for (std::uint32_t m = 0; m <= widest_measure; ++m) {
    full += full_change[m];
    over += over_change[m];
    scores.full[m] = full;
    scores.over[m] = over;
  }
  return scores;
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
  FullRanges open;  // of lines that no measure explains yet
  for (std::size_t i = 0; i < ranges.size(); ++i)
    if (!pieces[i].furniture) open.push_back(ranges[i]);
  const auto explain = [&](std::uint32_t m) {
    std::erase_if(open, [&](const FullRange& range) { return m >= range.first && m < range.last; });
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

// Gives every piece the measure of its neighbourhood: the cheapest sequence of measures down the page.
void assign_measures(std::vector<Piece>& pieces, const FullRanges& ranges, const std::vector<std::uint32_t>& measures) {
  constexpr int switch_cost = 4;
  constexpr int flow_cost = 1;  // another column or story may well be set wider
  const std::size_t k = measures.size();
  std::array<int, most_measures> cost{};
  std::vector<std::array<std::uint8_t, most_measures>> from(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const int change = pieces[i].flow_before ? flow_cost : switch_cost;
    // Who switches comes from the cheapest. The first of equals is taken.
    const auto cheapest = static_cast<std::size_t>(
        std::min_element(cost.begin(), cost.begin() + static_cast<std::ptrdiff_t>(k)) - cost.begin());
    const int switched = cost[cheapest] + change;
    const bool judged = i < ranges.size() && !pieces[i].furniture;
    for (std::size_t m = 0; m < k; ++m) {
      const bool stays = cost[m] < switched || (cost[m] == switched && m < cheapest);
      from[i][m] = static_cast<std::uint8_t>(stays ? m : cheapest);
      cost[m] = stays ? cost[m] : switched;
      if (!judged) continue;
      if (ranges[i].first > measures[m])
        cost[m] += overfull_weight;
      else if (measures[m] < ranges[i].last)
        cost[m] -= 1;
    }
  }
  auto at = static_cast<std::size_t>(std::min_element(cost.begin(), cost.begin() + static_cast<std::ptrdiff_t>(k)) -
                                     cost.begin());
  for (std::size_t i = pieces.size(); i-- > 0;) {
    pieces[i].measure = measures[at];
    at = from[i][at];
  }
}

bool ends_sentence(const Piece& p) {
  return p.end == EndKind::stop || p.end == EndKind::stop_closed || p.end == EndKind::ellipsis;
}

bool runs_on(const Piece& p) {
  return !ends_sentence(p) && p.end != EndKind::closed && p.end != EndKind::colon && p.end != EndKind::other;
}

// Do blank lines part paragraphs? Look at the ends that are evident without them.
Tri blanks_part(const std::vector<Piece>& pieces, const PageStyle& style) {
  int evident = 0;
  int followed = 0;
  int between_sentences = 0;
  int inside_sentences = 0;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    const Piece& next = pieces[i + 1];
    if (next.blank_before) ++(runs_on(pieces[i]) ? inside_sentences : between_sentences);
    if (pieces[i].furniture || next.furniture || !ends_sentence(pieces[i])) continue;
    if (!style.long_lines && slack(pieces[i], next, style.marks) < static_cast<int>(evident_slack)) continue;
    ++evident;
    followed += next.blank_before;
  }
  if (evident >= 2) {
    if (followed * 10 > evident * 6) return Tri::yes;
    return followed * 10 < evident * 3 ? Tri::no : Tri::unknown;
  }
  if (between_sentences == 0) return Tri::no;
  return between_sentences > inside_sentences ? Tri::yes : Tri::unknown;
}

bool indent_marks_paragraphs(const std::vector<Piece>& pieces, const PageStyle& style) {
  int evident = 0;
  int indented_after = 0;
  int indented = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool in = pieces[i].indent > style.base_indent && pieces[i].indent <= style.base_indent + 8;
    indented += in;
    if (i == 0 || !ends_sentence(pieces[i - 1])) continue;
    if (!style.long_lines && slack(pieces[i - 1], pieces[i], style.marks) < static_cast<int>(evident_slack)) continue;
    ++evident;
    indented_after += in;
  }
  const bool nearly_all = indented * 10 > static_cast<int>(pieces.size()) * 9;
  if (evident == 0) return indented >= 2 && !nearly_all;
  return indented_after * 2 > evident || (indented_after * 4 > evident && indented >= 3 && !nearly_all);
}

// An indent the extractor dropped shows in first lines that are full only under a smaller measure.
std::uint32_t find_lost_indent(const std::vector<Piece>& pieces, const FullRanges& ranges, const PageStyle& style) {
  std::vector<std::size_t> firsts;  // lines behind an evident end
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i)
    if (ends_sentence(pieces[i - 1]) && slack(pieces[i - 1], pieces[i], style.marks) >= static_cast<int>(evident_slack))
      firsts.push_back(i);
  std::uint32_t best = 0;
  double best_rate = 0.35;  // FINDINGS on reflow: accept above this rate
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

void find_korean(const std::vector<Piece>& pieces, std::uint32_t measure, PageStyle& style) {
  std::uint32_t hangul = 0;
  std::uint32_t letters = 0;
  for (const Piece& p : pieces) {
    hangul += p.hangul;
    letters += p.hangul + p.cjk + p.latin;
  }
  style.korean = hangul * 4 > letters;
  if (!style.korean) return;
  int by_syllables = 0;
  int by_words = 0;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    const std::uint32_t width = columns(pieces[i], style.marks);
    if (width > measure) continue;
    by_words += width + pieces[i + 1].next_unit(style.marks) > measure;
    by_syllables += width + 2 > measure;
  }
  // FINDINGS on reflow: word pages at most 0.35, syllable pages at least 0.61.
  style.korean_syllables = by_syllables * 100 > by_words * 45;
}

}  // namespace

int slack(const Piece& piece, const Piece& next, Marks marks) noexcept {
  if (piece.measure == 0) return 0;
  const std::uint32_t width = piece.tail != 0 ? piece.tail : columns(piece, marks);
  return static_cast<int>(piece.measure) - static_cast<int>(width) - static_cast<int>(next.next_unit(marks));
}

PageStyle find_style(std::vector<Piece>& pieces) {
  PageStyle style;
  if (pieces.empty()) return style;
  style.base_indent = find_base_indent(pieces);
  for (Piece& p : pieces) p.indent -= std::min(p.indent, style.base_indent);
  const std::uint32_t base = style.base_indent;
  style.base_indent = 0;

  FullRanges ranges = full_ranges(pieces, Marks::wide);
  const MeasureScores wide = score_measures(pieces, ranges);
  FullRanges narrow_ranges = full_ranges(pieces, Marks::narrow);
  const MeasureScores narrow = score_measures(pieces, narrow_ranges);
  const std::uint32_t narrow_best = best_measure(narrow);
  const std::uint32_t wide_best = best_measure(wide);
  const bool take_wide = wide.score(wide_best) > narrow.score(narrow_best);
  style.marks = take_wide ? Marks::wide : Marks::narrow;
  if (!take_wide) ranges.swap(narrow_ranges);
  const MeasureScores& scores = take_wide ? wide : narrow;
  const std::uint32_t best = take_wide ? wide_best : narrow_best;

  std::uint64_t all = 0;
  std::uint64_t in_long = 0;
  std::uint32_t widest = 0;
  for (const Piece& p : pieces) {
    const std::uint32_t width = columns(p, style.marks);
    all += width;
    if (width > widest_measure) in_long += width;
    widest = std::max(widest, width);
  }
  // FINDINGS on reflow: newline pages score 0.15 a line and more, pages of long lines 0 and less.
  style.long_lines = in_long * 10 > all * 3 || (scores.score(best) * 10 < scores.lines && widest > 100);
  if (!style.long_lines) assign_measures(pieces, ranges, candidate_measures(pieces, ranges, best));
  find_korean(pieces, best, style);
  style.blank_parts = blanks_part(pieces, style);
  style.indent_marks = indent_marks_paragraphs(pieces, style);
  if (!style.long_lines && !style.indent_marks) style.lost_indent = find_lost_indent(pieces, ranges, style);
  style.base_indent = base;
  return style;
}

}  // namespace newsprint
