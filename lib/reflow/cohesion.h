// Which characters stand side by side on a page: what joins two lines often stands joined elsewhere.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "reflow/seam.h"

namespace newsprint {

// Runs of two, three and four CJK characters of the lines around the one asked for, as a set of hashed bits (one in
// fifteen is a false friend). Filled at the first question, window by window: most pages never ask.
class PageCohesion {
 public:
  explicit PageCohesion(const Page& page) : page_(page) {}

  // How much of what meets between two lines also stands inside a line near by. Lines are indices into Page::lines.
  [[nodiscard]] Cohesion across(std::uint32_t before, std::uint32_t after);

 private:
  void fill(std::uint32_t window);
  void set(std::uint32_t bit) noexcept { bits_[bit / 64] |= std::uint64_t{1} << (bit % 64); }

  const Page& page_;
  std::uint32_t window_ = ~std::uint32_t{0};
  std::vector<std::uint64_t> bits_;
};

}  // namespace newsprint
