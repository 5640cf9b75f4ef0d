#include "reflow/alone.h"

#include <algorithm>
#include <array>

namespace newsprint {

namespace {

constexpr std::size_t window = 6;  // seams on either side

// What one seam says, in tenths of log-odds that the lines stand alone. Wrapped lines begin with a capital in one case of
// eight in English and of three in German, and end with a mark in one of ten; lines of verse nearly always.
using Evidence = std::array<std::array<std::int16_t, static_cast<std::size_t>(StartKind::count)>,
                            static_cast<std::size_t>(EndKind::count)>;

constexpr Evidence make_evidence(bool capital_nouns, bool korean) {
  constexpr std::int16_t wrapped = -30;
  Evidence evidence{};
  for (std::size_t e = 0; e < evidence.size(); ++e) {
    const auto end = static_cast<EndKind>(e);
    const bool ends = end == EndKind::stop || end == EndKind::stop_closed || end == EndKind::ellipsis;
    const bool torn = end == EndKind::hyphen || end == EndKind::open;
    const auto set = [&](StartKind start, int value) {
      evidence[e][static_cast<std::size_t>(start)] = static_cast<std::int16_t>(torn ? wrapped : value);
    };
    set(StartKind::not_at_start, wrapped);
    set(StartKind::lower, ends ? 0 : wrapped);
    set(StartKind::upper, ends ? 0 : capital_nouns ? 7 : 20);
    set(StartKind::function_word, ends ? 0 : 25);
    const bool mark = ends || end == EndKind::comma || end == EndKind::colon || end == EndKind::dash;
    set(StartKind::cjk, korean ? 0 : mark ? 15 : -25);
  }
  return evidence;
}

}  // namespace

void find_lines_alone(const PageStyle& style, std::vector<Piece>& pieces) {
  static constexpr Evidence plain = make_evidence(false, false);
  static constexpr Evidence german = make_evidence(true, false);
  static constexpr Evidence korean = make_evidence(false, true);
  constexpr int sure = 60;
  constexpr int likely = 30;
  constexpr std::size_t least_seams = 3;
  if (style.long_lines) return;  // paragraphs
  const Evidence& evidence = style.korean ? korean : style.capital_nouns ? german : plain;
  // sums[i + 1]: of the seams before pieces 1 to i; on either side as many more as a window looks beyond the page.
  std::vector<int> padded(pieces.size() + 1 + 2 * window);
  int* const sums = padded.data() + window;
  Piece* const all = pieces.data();
  int sum = 0;
  int run = 0;  // the best sum of seams in a row that end here
  int best = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    // A blank line explains why a line begins anew.
    const int seen = evidence[static_cast<std::size_t>(all[i - 1].end)][static_cast<std::size_t>(all[i].start)];
    const int here = std::min(seen, seen * static_cast<int>(!all[i].blank_before));
    sums[i + 1] = sum += here;
    run = std::max(0, run + here);
    best = std::max(best, run);
  }
  if (best < likely) return;
  std::fill_n(sums + pieces.size() + 1, window, sum);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const int before = sums[i] - sums[static_cast<std::ptrdiff_t>(i) - static_cast<std::ptrdiff_t>(window)];
    const int after = sums[i + 1 + window] - sums[i + 1];
    const int most = std::max(before, after);
    if (most < likely) continue;
    // At the page's ends one side has too few seams to speak.
    const bool before_agrees = before >= likely || (i < least_seams && before >= 0);
    const bool after_agrees = after >= likely || (i + least_seams > pieces.size() && after >= 0);
    all[i].alone = static_cast<std::uint8_t>(before_agrees && after_agrees ? 3 : most >= sure ? 2 : 1);
  }
}

}  // namespace newsprint
