// Does a paragraph go on from one line to the next? Summed evidence for every seam.
#pragma once

#include <array>
#include <cstdint>
#include <string>
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

// What a seam looks like, in small values: the cues depend on nothing else. The numbers without a type of their own are
// enumerations inside seam.cpp.
struct SeamState {
  LineKind kind = LineKind::wrapped;
  Tri blank_parts = Tri::unknown;
  EndKind before_end = EndKind::other;
  StartKind after_start = StartKind::other;
  std::uint8_t between = 0, fill = 0, slack_step = 0, lost = 0, after_end = 0, before_indent = 0, after_indent = 0;
  std::uint8_t letters = 0, before_length = 0, after_length = 0, open = 0, closes = 1;
  bool indent_marks = false, lost_found = false, label_before = false, label_after = false, begins = false;
  bool prose_so_far = false, straight_quote = false, before_prose = false, after_prose = false, after_odd = false;
  bool blank = false, counter = false;
};

// Sees the seam between `before` and `after`, furniture between them or not. `after_next` is the piece behind `after`, or
// null at the end.
[[nodiscard]] SeamState see_seam(const PageStyle& style, const Piece& before, const Piece& after,
                                 const Piece* after_next, bool furniture_between, const Progress& progress);

// The cues that speak at a seam.
void find_cues(const SeamState& state, Cues& cues);

// Log-odds that the paragraph goes on, by those cues. Above 0: join. Remembers what it weighed.
[[nodiscard]] double weigh(const SeamState& state);

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

// The sum of the cues' weights.
[[nodiscard]] double weigh(const Cues& cues) noexcept;

// How many cues there are, and what each is called: for --explain and for fitting.
[[nodiscard]] std::size_t cue_count() noexcept;
[[nodiscard]] std::string cue_name(std::size_t cue);

}  // namespace newsprint
