// Tables that stand beside columns of prose, on the same lines.
#pragma once

#include <optional>
#include <vector>

#include "tables/draft.h"
#include "tables/layout.h"
#include "tables/printed.h"

namespace newsprint {

// Takes the segments of prose off the rows, when columns of it run on at the table's sides whatever its rows do. Gives
// the grid column left of which the prose on the left begins; nothing when there is no such prose.
[[nodiscard]] std::optional<std::uint32_t> cut_sides(PrintedRows& printed);

// What of the page's lines [first, last) belongs to the table then.
[[nodiscard]] std::vector<LinePart> parts_of_lines(const TableSource& source, const PrintedRows& printed,
                                                   std::uint32_t left_of, std::size_t first, std::size_t last);

}  // namespace newsprint
