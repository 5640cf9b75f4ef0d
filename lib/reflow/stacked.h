// Headlines set downwards, one character a line.
#pragma once

#include <vector>

#include <newsprint/page.h>

#include "reflow/pieces.h"

namespace newsprint {

// Marks the pieces of each: a run of single characters, evenly set, few of them twice.
void mark_stacks(const Page& page, std::vector<Piece>& pieces);

}  // namespace newsprint
