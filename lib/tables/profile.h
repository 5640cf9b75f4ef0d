// Where the columns of a table stand: what the rows leave blank, counted over the character grid.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lines/grid.h"

namespace newsprint {

// A stretch of grid columns [from, to).
struct Stretch {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

// Counts, for every column of the grid, the rows that have text there and those that have a gap there with text on both
// sides. Rows can be added one by one, and profiles to each other.
class GutterProfile {
 public:
  // Wider lines are no rows of a table that a person could read.
  static constexpr std::uint32_t widest = 1024;

  void add_row(std::span<const Segment> segments);
  void add(const GutterProfile& other);
  void clear();
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

  // The stretches where far more rows have a gap than text, from left to right, with text between any two.
  [[nodiscard]] std::vector<Stretch> gutters() const;
  // From the first to the last grid column with text.
  [[nodiscard]] Stretch extent() const;
  // How many there are in this profile and `other` together.
  [[nodiscard]] std::size_t count_gutters_with(const GutterProfile& other) const;

 private:
  void add_at(std::vector<std::int32_t>& changes, std::uint32_t from, std::uint32_t to);
  template <class Found>
  static void walk(const GutterProfile& a, const GutterProfile* b, Found found);

  // Differences to the column before: sums from the left are the counts.
  std::vector<std::int32_t> text_;
  std::vector<std::int32_t> gaps_;
  std::size_t rows_ = 0;
};

}  // namespace newsprint
