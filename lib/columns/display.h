// Lines of display type (headlines, labels, bylines) inside the strips, where they part one text from another.
#pragma once

#include <cstdint>

#include "columns/strips.h"

namespace newsprint {

// The lines of a headline stand so many rows apart at most: large type leaves rows to its neighbours.
inline constexpr std::uint32_t heading_rows = 8;

// Parts strips where a text breaks off or goes on in mid-sentence at a line of display type: what stands behind the
// seam belongs to another column's text. For pages whose grid counts ems.
void part_at_display_lines(Strips& all);

// Whether line `below` goes on with the headline that `above` is.
[[nodiscard]] bool continues_heading(const ColumnPiece& above, const ColumnPiece& below);

}  // namespace newsprint
