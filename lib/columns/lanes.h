// Which line goes on from which, on a page whose columns were dealt out.
//
// A lane is a column as it grows. Lines that are dealt in turns come back to the lane that waited longest; so the search
// keeps the lanes in the order of their last lines, and looks for the cheapest way to lay all lines of the page onto
// lanes: what it costs to lay a line out of turn, or onto a new lane, and how badly it meets the lane's last line.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "columns/dealt_lines.h"

namespace newsprint {

struct Dealing {
  std::vector<std::uint32_t> before;  // by line: the one that it goes on from, or no_line; no line stands there twice
  double gain = 0;                    // what it costs less than to let each line go on from the one above
};

[[nodiscard]] Dealing deal_back(std::span<const DealtLine> lines, Meeting& meeting);

}  // namespace newsprint
