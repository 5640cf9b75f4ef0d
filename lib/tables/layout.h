// Where the columns of gathered rows stand, and which cells that makes of their segments.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "tables/cells.h"
#include "tables/printed.h"
#include "tables/profile.h"

namespace newsprint {

// Columns parted by gutters.
class ColumnGrid {
 public:
  explicit ColumnGrid(std::vector<Stretch> gutters) : gutters_(std::move(gutters)) {}

  [[nodiscard]] const std::vector<Stretch>& gutters() const noexcept { return gutters_; }
  [[nodiscard]] std::size_t columns() const noexcept { return gutters_.size() + 1; }
  [[nodiscard]] std::uint32_t column_from(std::size_t i) const { return i == 0 ? 0 : gutters_[i - 1].to; }
  [[nodiscard]] std::uint32_t column_to(std::size_t i) const {
    return i < gutters_.size() ? gutters_[i].from : GutterProfile::widest;
  }
  // The columns that a segment has text in; the nearest one when it stands in a gutter.
  [[nodiscard]] std::pair<std::size_t, std::size_t> columns_of(const Segment& s) const;

 protected:
  std::vector<Stretch> gutters_;
};

// Rows of cells, and how many cells of each row had to share a column.
struct PlacedRows {
  std::size_t columns = 0;
  std::vector<GridRow> rows;
  std::vector<std::uint32_t> clashes;
  bool alone = false;  // no text stands right above them nor right below
};

// Finds the columns of the table's rows by their gutters, or by the order of their cells where those drift.
[[nodiscard]] PlacedRows place_rows(const PrintedRows& printed);

}  // namespace newsprint
