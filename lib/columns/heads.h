// Heads that stand below foreign text in one strip.
#pragma once

#include "columns/strips.h"

namespace newsprint {

constexpr std::size_t most_head_lines = 3;

// Cuts strips of Latin type where a head follows behind a wider gap: the text above may go on in another column. What
// goes on nowhere else is put together again by the order of strips.
void cut_heads(Strips& strips);

// Whether a line may be a head's: it begins like one and neither ends a sentence nor breaks off inside.
[[nodiscard]] bool is_head_line(std::string_view text);

}  // namespace newsprint
