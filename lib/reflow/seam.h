// Does a paragraph go on from one line to the next? The cues of a seam and what they weigh.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reflow/seam_state.h"
#include "reflow/shared_measure.h"

namespace newsprint {

// The cues that speak at one seam: indices into the table of weights.
struct Cues {
  static constexpr std::size_t most = 48;  // more than there are features and rules
  std::array<std::uint16_t, most> cue;
  std::size_t count = 0;
  void add(std::size_t c) { cue[count++] = static_cast<std::uint16_t>(c); }
};

// The cues that speak at a seam.
void find_cues(const SeamState& state, Cues& cues);

// What the rules set by hand add to the log-odds.
[[nodiscard]] double weigh_rules(const SeamState& state) noexcept;

// Whether any of them can hold at this seam, the one of commas apart.
[[nodiscard]] inline bool may_break_rule(LineKind kind, Letters letters, const Piece& before,
                                         const Piece& after) noexcept {
  // Behind a blank line: a sentence torn, a quotation begun inside another, a label in Latin script behind a stop.
  const bool blank = after.blank_before && (before.end == EndKind::cjk || before.end == EndKind::digit ||
                                            after.start == StartKind::quote || letters != Letters::cjk);
  return blank || before.labelled || after.labelled || after.start == StartKind::dash ||
         before.start == StartKind::dash || kind != LineKind::wrapped || after.alone == surely_alone ||
         (letters != Letters::cjk && before.end == EndKind::stop);
}

// Of the rule of commas alone: all that it needs.
[[nodiscard]] double weigh_comma(Letters before_letters, EndKind before, StartKind after) noexcept;

// The features fall into groups that each depend on some fields of the state alone. Those of words and rules stand apart.
enum class SeamGroup : std::uint8_t { before, pair, heads, indent, width, prose, open, capital, count };

// What the features of each group add to the log-odds.
using GroupWeights = std::array<double, size_of<SeamGroup>>;
[[nodiscard]] GroupWeights weigh_groups(const SeamState& state) noexcept;

// How much of the characters that meet at a seam stands joined elsewhere on the page.
enum class Cohesion : std::uint8_t { none, pair, three, four, count };

// What the dictionary and the page's own words say of a seam: whether a word spans it, and what stands elsewhere.
struct WordWitness {
  bool spans = false;
  Cohesion seen = Cohesion::none;
};
void add_word_cue(WordWitness witness, bool over_blank, Cues& cues);

// What the lines' own measures say, on a page that has many.
void add_measure_cue(const MeasureWitness& witness, Cues& cues);
[[nodiscard]] double weigh(const MeasureWitness& witness) noexcept;

// The log-odds that the witnesses add.
[[nodiscard]] double weigh(WordWitness witness, bool over_blank) noexcept;

// Whether the witnesses are worth their cost, as much as many lines: they can turn a decision that stands at `score`, and
// it is close, or a blank line may have torn a sentence.
[[nodiscard]] bool words_decide_closely(double score, bool over_blank) noexcept;
inline constexpr double close_at_wraps = 0.4;
inline constexpr double close_at_blanks = 3.0;
[[nodiscard]] inline bool words_decide(double score, bool over_blank) noexcept {
  const double close = over_blank ? close_at_blanks : close_at_wraps;
  return score <= close && -score <= close && words_decide_closely(score, over_blank);
}

// The sum of the cues' weights.
[[nodiscard]] double weigh(const Cues& cues) noexcept;

[[nodiscard]] double weight_of(std::size_t cue) noexcept;

// What a cue speaks of, as npreflow(1) explains it.
[[nodiscard]] std::string_view subject_of(std::size_t cue) noexcept;

// How many cues there are, and what each is called: for fitting.
[[nodiscard]] std::size_t cue_count() noexcept;
[[nodiscard]] std::string cue_name(std::size_t cue);

}  // namespace newsprint
