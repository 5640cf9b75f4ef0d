// What stands together on paper: headlines with the text below them, and texts without a headline with the text that
// they go on with.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/successors.h"

namespace newsprint {

inline constexpr std::uint32_t no_story = 0xFFFFFFFF;

struct Story {
  std::vector<std::uint32_t> heads;  // regions of display type, from the top
  std::uint32_t body = 0;            // region
  std::uint32_t leader = no_story;   // the story that this one, without a headline, goes on with
};

// Each region belongs to one story. No story is its own leader, at whatever distance.
[[nodiscard]] std::vector<Story> make_stories(const Strips& all, const std::vector<Region>& regions,
                                              const std::vector<std::uint32_t>& below);

}  // namespace newsprint
