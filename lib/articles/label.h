// The best labelling of the whole page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <newsprint/page.h>

#include "articles/grams.h"
#include "articles/states.h"
#include "roles/facts.h"
#include "roles/scores.h"

namespace newsprint {

struct Label {
  std::uint8_t state = 0;      // index into states
  Begins begins = Begins::no;  // an article begins here
};

// What of the blocks themselves speaks for a transition.
enum class Bonus : std::uint8_t { none, headless, headless_byline, tail, picture, same_role, goes_on, count };

inline constexpr std::size_t bonus_count = static_cast<std::size_t>(Bonus::count);
using Bonuses = std::array<float, bonus_count>;  // what each is worth before one block

[[nodiscard]] Bonus bonus_of(const State& from, const State& to, Begins begins) noexcept;
[[nodiscard]] Bonuses find_bonuses(const std::vector<Facts>& facts, std::size_t i);

// Adds to each short block's cues whether it shares words with the text before or after it. The index that says so, in
// which pictures with a credit stand too.
Grams find_shared_words(const Page& page, std::vector<Facts>& facts, const Sentences& sentences);

// One label a block; the sequence with the highest sum of role scores less transition costs.
void label_blocks(const std::vector<Facts>& facts, const std::vector<RoleScores>& scores, std::vector<Label>& labels);

}  // namespace newsprint
