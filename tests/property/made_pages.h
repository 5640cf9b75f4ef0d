// Pages made of random pieces in several scripts, and sample pages with structural damage: what a careless extractor
// does to lines, rather than to bytes (support/pages.h does that).
#pragma once

#include <string>
#include <string_view>

#include "support/pages.h"

namespace newsprint::testing {

// A page of prose, heads, drawn and flattened tables and columns side by side, in one or more scripts, with dirt on
// one page in four.
[[nodiscard]] std::string made_page(Random& random);

// `text` with one to four kinds of damage: lines moved, cut, doubled, wrapped anew or set side by side, blank lines
// lost, junk put in.
[[nodiscard]] std::string rearranged(std::string_view text, Random& random);

}  // namespace newsprint::testing
