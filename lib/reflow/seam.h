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

// The cues between `before` and `after` (which stands `between` furniture lines away). `after_next` is the piece behind
// `after`, or null at the end.
void find_cues(const PageStyle& style, const Piece& before, const Piece& after, const Piece* after_next,
               bool furniture_between, const Progress& progress, Cues& cues);

// How much of the characters that meet at a seam stands joined elsewhere on the page.
enum class Cohesion : std::uint8_t { none, pair, three, four, count };

// What the dictionary and the page's own words say of a seam: whether a word spans it, and what stands elsewhere.
struct WordWitness {
  bool spans = false;
  Cohesion seen = Cohesion::none;
};
void add_word_cue(WordWitness witness, bool over_blank, Cues& cues);

// Whether the witnesses could turn a decision that stands at `score`: both of them, or the dictionary alone once it is
// known what stands elsewhere on the page.
[[nodiscard]] bool words_decide(double score, bool over_blank) noexcept;
[[nodiscard]] bool dictionary_decides(double score, Cohesion seen, bool over_blank) noexcept;

// Log-odds that the paragraph goes on. Above 0: join.
[[nodiscard]] double weigh(const Cues& cues) noexcept;

// How many cues there are, and what each is called: for --explain and for fitting.
[[nodiscard]] std::size_t cue_count() noexcept;
[[nodiscard]] std::string cue_name(std::size_t cue);

}  // namespace newsprint
