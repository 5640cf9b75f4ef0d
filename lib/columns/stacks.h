// Headlines that newspapers set downwards beside the text: one character in a row, below each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lines/grid.h"

namespace newsprint {

// Indices of the segments of a stack, from the top.
using Stack = std::vector<std::uint32_t>;

// `segments` by row, then from the left. A column of a table that holds few different characters is no stack.
[[nodiscard]] std::vector<Stack> find_stacks(std::span<const Segment> segments);

}  // namespace newsprint
