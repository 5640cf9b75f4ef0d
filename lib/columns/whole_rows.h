// Tables beside columns of text: their rows look like lines of several more columns. Read as what they are, each row
// becomes one segment, so that a table is a column of the page.
#pragma once

#include <cstdint>
#include <vector>

#include "lines/grid.h"

namespace newsprint {

// The rows of a table, from the top: indices of segments.
using WholeRows = std::vector<std::uint32_t>;

// `segments` by row, then from the left. Where rows of cells come round below their names, the segments of each row
// become one, as wide as the table.
[[nodiscard]] std::vector<WholeRows> keep_rows_whole(std::vector<Segment>& segments);

}  // namespace newsprint
