// Which characters stand side by side on a page: what joins two lines often stands joined elsewhere.
#pragma once

#include <cstdint>

#include <newsprint/page.h>

#include "reflow/seam.h"

namespace newsprint {

// How much of what meets between two lines, two characters on either side, also stands inside one line near by. Lines are
// indices into Page::lines, both with text.
[[nodiscard]] Cohesion cohesion_across(const Page& page, std::uint32_t before, std::uint32_t after) noexcept;

}  // namespace newsprint
