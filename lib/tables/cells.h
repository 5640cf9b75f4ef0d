// Rows of cells on the character grid, before it is known which of them make one row of the table.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tables/draft.h"

namespace newsprint {

// A cell of a printed line. It may lie over several columns.
struct GridCell {
  std::string_view text;
  std::uint32_t first = 0;  // columns [first, last]
  std::uint32_t last = 0;
  std::uint32_t from = 0;  // grid columns [from, to)
  std::uint32_t to = 0;
  std::uint32_t width = 0;  // display columns
  bool between = false;     // its middle stands between two columns: a heading over both
};

struct GridRow {
  std::vector<GridCell> cells;  // from left to right, at most one begins in a column
  bool after_blank = false;     // a blank line or a rule stands above
};

// What a table's columns hold.
struct ColumnKinds {
  std::vector<bool> values;  // most cells of the column are figures, or stand for one
  [[nodiscard]] bool any_values() const;
};

// Figures with their signs and units, and what tables print instead of one: dashes, n.a., marks.
[[nodiscard]] bool is_value(std::string_view text) noexcept;

[[nodiscard]] ColumnKinds kinds_of_columns(const std::vector<GridRow>& rows, std::size_t columns);

// Puts the lines of wrapped cells together and takes the header off. The header's last row names the columns; rows of
// it that stand above, as headings over several columns do, become the first rows.
void fold_rows(Arena& arena, const std::vector<GridRow>& rows, const ColumnKinds& kinds, TableDraft& draft);

}  // namespace newsprint
