// Does a paragraph go on from one line to the next? Summed evidence for every seam.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reflow/style.h"

namespace newsprint {

// What is known of the paragraph in progress when a seam is judged.
struct Progress {
  bool begins = true;       // the line before is the paragraph's first
  std::int32_t quotes = 0;  // open so far
  std::int32_t brackets = 0;
  bool straight_quote = false;  // an odd number of straight quotation marks so far
  bool prose = false;           // a clause mark stands in it
};

// The cues that speak at one seam: indices into the table of weights.
struct Cues {
  static constexpr std::size_t most = 36;
  std::array<std::uint16_t, most> cue;
  std::size_t count = 0;
  void add(std::size_t c) { cue[count++] = static_cast<std::uint16_t>(c); }
};

// What a seam looks like, in small values packed into one word: the cues depend on nothing else. Each field holds the
// enumeration or flag of its name; those without a type outside are enumerations inside seam.cpp.
struct SeamState {
  std::uint64_t kind : 2;         // LineKind
  std::uint64_t blank_parts : 2;  // Tri
  std::uint64_t indent_marks : 1;
  std::uint64_t lost_found : 1;
  std::uint64_t between : 3;
  std::uint64_t fill : 2;
  std::uint64_t slack_step : 4;
  std::uint64_t lost : 2;
  std::uint64_t before_end : 4;  // EndKind
  std::uint64_t after_end : 2;
  std::uint64_t after_start : 4;  // StartKind
  std::uint64_t before_indent : 2;
  std::uint64_t after_indent : 2;
  std::uint64_t letters : 2;
  std::uint64_t before_length : 3;
  std::uint64_t after_length : 3;
  std::uint64_t open : 2;
  std::uint64_t closes : 2;
  std::uint64_t label_before : 1;
  std::uint64_t label_after : 1;
  std::uint64_t begins : 1;
  std::uint64_t prose_so_far : 1;
  std::uint64_t straight_quote : 1;
  std::uint64_t before_prose : 1;
  std::uint64_t after_prose : 1;
  std::uint64_t after_odd : 1;
  std::uint64_t blank : 1;
  std::uint64_t counter : 1;
  std::uint64_t seen : 1;  // set in every state: no state is all zeros
  std::uint64_t alone : 2;
  std::uint64_t byline_before : 1;
  std::uint64_t byline_after : 1;
  std::uint64_t title_before : 1;
  std::uint64_t title_after : 1;
  std::uint64_t room : 3;
  std::uint64_t unused : 1;
};
static_assert(sizeof(SeamState) == sizeof(std::uint64_t));

// Sees the seam between `before` and `after`, furniture between them or not. `after_next` is the piece behind `after`, or
// null at the end.
[[nodiscard]] SeamState see_seam(const PageStyle& style, const Piece& before, const Piece& after,
                                 const Piece* after_next, bool furniture_between, const Progress& progress);

// The cues that speak at a seam.
void find_cues(const SeamState& state, Cues& cues);

// Log-odds that a paragraph goes on, by those cues; above 0: join. Seams repeat, a page has a few hundred kinds: a small
// table keeps what was weighed before. The scores depend on the states alone, whatever was asked before.
class SeamScores {
 public:
  [[nodiscard]] double weigh(const SeamState& state);
  [[nodiscard]] static SeamScores& of_this_thread();

 private:
  static constexpr unsigned bits = 12;
  struct Remembered {
    std::uint64_t key = 0;
    double score = 0;
  };
  std::array<Remembered, std::size_t{1} << bits> table_;
};

// How much of the characters that meet at a seam stands joined elsewhere on the page.
enum class Cohesion : std::uint8_t { none, pair, three, four, count };

// What the dictionary and the page's own words say of a seam: whether a word spans it, and what stands elsewhere.
struct WordWitness {
  bool spans = false;
  Cohesion seen = Cohesion::none;
};
void add_word_cue(WordWitness witness, bool over_blank, Cues& cues);

// The log-odds that the witnesses add.
[[nodiscard]] double weigh(WordWitness witness, bool over_blank) noexcept;

// Whether the witnesses are worth their cost, as much as many lines: they can turn a decision that stands at `score`, and
// it is close, or a blank line may have torn a sentence.
[[nodiscard]] bool words_decide(double score, bool over_blank) noexcept;

// The sum of the cues' weights.
[[nodiscard]] double weigh(const Cues& cues) noexcept;

[[nodiscard]] double weight_of(std::size_t cue) noexcept;

// What a cue speaks of, as npreflow(1) explains it.
[[nodiscard]] std::string_view subject_of(std::size_t cue) noexcept;

// How many cues there are, and what each is called: for fitting.
[[nodiscard]] std::size_t cue_count() noexcept;
[[nodiscard]] std::string cue_name(std::size_t cue);

}  // namespace newsprint
