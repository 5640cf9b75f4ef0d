// How much each cue speaks for each role: one table.
#pragma once

#include <array>
#include <cstddef>

#include <newsprint/page.h>

#include "roles/facts.h"

namespace newsprint {

inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::notice) + 1;

using RoleScores = std::array<float, role_count>;  // by Role

// The sums of the table's rows for the cues that hold.
[[nodiscard]] RoleScores score_roles(const Facts& facts) noexcept;

// The weight of one cue for one role, for --explain.
[[nodiscard]] float cue_weight(Cue cue, Role role) noexcept;

// The part of it that was set by hand, for fitting the rest.
[[nodiscard]] float hand_weight(Cue cue, Role role) noexcept;

}  // namespace newsprint
