// Lines that stand alone: verse, lists, addresses, whose line ends are no wraps.
#pragma once

#include <vector>

#include "reflow/pieces.h"
#include "reflow/style.h"

namespace newsprint {

// Fills Piece::alone from what meets at the seams around each: in wrapped text a line begins and ends where the measure
// has it, in verse and lists with a capital, and with a mark.
void find_lines_alone(const PageStyle& style, std::vector<Piece>& pieces);

}  // namespace newsprint
