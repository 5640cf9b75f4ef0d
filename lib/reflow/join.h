// What stands at a seam: a blank or nothing, by the two characters that meet there.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "reflow/pieces.h"

namespace newsprint {

enum class Glue : std::uint8_t { nothing, blank };

// The page's own customs, where more than one is right.
struct SpacingCustom {
  Glue han_latin = Glue::nothing;  // between Han or kana and Latin letters or digits
};

// Counts how the page itself sets Han beside Latin.
[[nodiscard]] SpacingCustom find_custom(const Page& page, const std::vector<Piece>& pieces);

// What to put between `left` and `right`, both non-empty.
[[nodiscard]] Glue glue(std::string_view left, std::string_view right, const SpacingCustom& custom) noexcept;

}  // namespace newsprint
