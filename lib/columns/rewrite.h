// Writes the lines of a page anew, piece by piece, in another order.
#pragma once

#include <cstdint>
#include <vector>

#include <newsprint/page.h>

#include "lines/grid.h"

namespace newsprint {

class PageRewrite {
 public:
  // Takes the lines off the page; `pieces` is about how many there will be.
  PageRewrite(Page& page, std::size_t pieces);

  [[nodiscard]] const std::vector<Line>& source() const noexcept { return source_; }

  void begin_region() noexcept {
    ++region_;
    column_ = 0;
  }
  void begin_column() noexcept { ++column_; }

  // Adds the part of line `segment.row` that `segment` is, `indent` columns from its column's edge.
  void add(const Segment& segment, std::uint32_t indent);
  // Adds a blank line with the number of line `row`.
  void add_blank(std::uint32_t row);

 private:
  Page& page_;
  const std::vector<Line> source_;
  std::uint32_t region_ = 0;
  std::uint32_t column_ = 0;
};

}  // namespace newsprint
