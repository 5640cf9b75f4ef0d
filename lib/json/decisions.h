// What explained records say of how close a decision was.
#pragma once

#include <string_view>

namespace newsprint::json {

// The least distance, in log-odds, between what was decided of a block and the next best: on the seams before and in it
// and on its role. `seams` and `explain` are the JSON values that --explain writes; either may be empty. Large when
// nothing is said; below zero when the whole page overruled what the block alone would be.
[[nodiscard]] double closest_decision(std::string_view seams, std::string_view explain, std::string_view role) noexcept;

}  // namespace newsprint::json
