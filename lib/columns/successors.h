// Which strip goes on with the text of which.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/strips.h"

namespace newsprint {

// The strips of one region in reading order: each continues the one before.
using Region = std::vector<std::uint32_t>;

// The row in which the highest of its strips begins.
[[nodiscard]] std::uint32_t top_of(const Strips& all, const Region& region);

// For each strip the one that begins first of those right below it; no_strip where nothing stands there.
[[nodiscard]] std::vector<std::uint32_t> find_below(const Strips& all);

// Seams are drawn where the end of one strip and the start of another fit best, cheapest first, each end and start
// once; strips without a seam are regions of their own. `below` is what find_below() says.
[[nodiscard]] std::vector<Region> chain_strips(const Strips& all, const std::vector<std::uint32_t>& below);

}  // namespace newsprint
