// From strips to reading order: which strip continues which, and which region comes first.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/strips.h"

namespace newsprint {

// The strips of one region in reading order: each continues the one before.
using Region = std::vector<std::uint32_t>;

// Seams are drawn where the end of one strip and the start of another fit best, cheapest first, each end and start
// once; strips without a seam are regions of their own. A region stands behind the one that is right above it, and
// regions below the same one stand from left to right.
[[nodiscard]] std::vector<Region> order_strips(const Strips& all);

}  // namespace newsprint
