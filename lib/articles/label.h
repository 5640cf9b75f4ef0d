// The best labelling of the whole page.
#pragma once

#include <vector>

#include <newsprint/page.h>

#include "articles/states.h"
#include "roles/facts.h"
#include "roles/scores.h"

namespace newsprint {

struct Label {
  std::uint8_t state = 0;      // index into states
  Begins begins = Begins::no;  // an article begins here
};

// Adds to each short block's cues whether it shares words with the text before or after it.
void find_shared_words(const Page& page, std::vector<Facts>& facts);

// One label a block; the sequence with the highest sum of role scores less transition costs.
void label_blocks(const std::vector<Facts>& facts, const std::vector<RoleScores>& scores, std::vector<Label>& labels);

}  // namespace newsprint
