// What is counted of a page, for the overview.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "view/model.h"

namespace newsprint::view {

struct Figures {
  std::uint64_t kept = 0;                  // characters in stories and notices
  std::uint64_t removed = 0;               // characters printed twice
  std::uint64_t left = 0;                  // characters of the source that no part names
  std::array<std::uint32_t, 4> stories{};  // by ArticleKind
  std::uint32_t joins = 0;
  std::uint32_t unsure = 0;                    // parts
  std::map<std::string, std::uint32_t> flags;  // of stories and parts
  double fill = 0;                             // how full lines are, 0 to 1; 0 without source
  [[nodiscard]] std::uint32_t flag_count() const noexcept;
};

[[nodiscard]] Figures figures_of(const PageModel& page);

// Display columns of `text`.
[[nodiscard]] std::uint32_t display_width(std::string_view text) noexcept;

// The pieces of each line of a page, in their order, none over another; parts are counted over the page.
struct Claim {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t part = 0;
  bool sure = true;
};
[[nodiscard]] std::vector<std::vector<Claim>> claims_of(const PageModel& page);

}  // namespace newsprint::view
