// From strips to reading order: which region comes first.
#pragma once

#include <vector>

#include "columns/successors.h"

namespace newsprint {

// Strips that go on with each other are regions. Headlines stand before the text below them, and texts without a headline
// behind the one that they go on with. Such a story stands behind the one that is right above it, and stories below the
// same one stand from left to right.
[[nodiscard]] std::vector<Region> order_strips(const Strips& all);

}  // namespace newsprint
