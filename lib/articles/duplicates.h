// Text that the extraction printed a second time.
#pragma once

#include <cstdint>
#include <vector>

#include <newsprint/page.h>

#include "roles/facts.h"

namespace newsprint {

// A text taken out, and the block that holds the same.
struct Repeat {
  std::uint32_t removed = 0;  // into Page::removed
  std::uint32_t holder = 0;   // into Page::blocks
};

// Moves blocks of running text that stand in a block near them, whole or but for a few wrong characters, to
// Page::removed, and their facts away.
void remove_duplicates(Page& page, const Sentences& sentences, std::vector<Facts>& facts, std::vector<Repeat>& repeats);

// Gives each removed text the article of the block that holds it; called when the articles are known.
void place_duplicates(Page& page, const std::vector<Repeat>& repeats);

}  // namespace newsprint
