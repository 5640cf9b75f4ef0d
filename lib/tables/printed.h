// The lines of the page that may belong to a table, cut into segments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lines/grid.h"
#include "tables/profile.h"

namespace newsprint {

// No cell holds as many words on one line.
inline constexpr std::uint32_t words_of_prose = 9;

// Words with a letter or digit in them, two wide characters counted as one: leaders and dashes are none.
[[nodiscard]] std::uint32_t count_words(std::string_view text);

// A line of the page with its segments.
struct PrintedRow {
  std::size_t line = 0;
  std::size_t first = 0;  // segments [first, last)
  std::size_t last = 0;
  bool after_blank = false;

  [[nodiscard]] bool has_gap() const noexcept { return last - first > 1; }
};

struct PrintedRows {
  GridKind grid = GridKind::characters;
  std::vector<PrintedRow> rows;
  std::vector<Segment> segments;
  std::size_t from = 0;  // the table to be: rows [from, to)
  std::size_t to = 0;

  [[nodiscard]] std::span<const Segment> of(const PrintedRow& row) const {
    return {segments.data() + row.first, row.last - row.first};
  }
  // A caption with its number, or prose.
  [[nodiscard]] bool is_title(const PrintedRow& row) const;
  // Figures behind the first segment.
  [[nodiscard]] std::size_t count_values(const PrintedRow& row) const;
  // The gaps of the table's rows; titles have no say.
  [[nodiscard]] GutterProfile profile() const;
};

}  // namespace newsprint
