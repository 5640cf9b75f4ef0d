// Lines of a drawn or ruled table whose cells are known, put together to its rows.
#pragma once

#include <string_view>
#include <vector>

#include "tables/draft.h"

namespace newsprint {

// The cells of one printed line, one for each column.
struct CellLine {
  std::vector<std::string_view> cells;
  bool begins = false;  // a row of its own, though its first cell is empty
};

// Lines that nothing parts: each begins a row, or goes on with cells of the row above.
[[nodiscard]] std::vector<std::vector<std::string_view>> fold_lines(Arena& arena, std::vector<CellLine> lines);

}  // namespace newsprint
