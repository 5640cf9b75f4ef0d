// Text that the extraction printed a second time.
#pragma once

#include <newsprint/page.h>

namespace newsprint {

// Moves blocks of running text that stand whole inside a block near them to Page::removed.
void remove_duplicates(Page& page);

// Gives each removed text the article of the block that holds it; called when the articles are known.
void place_duplicates(Page& page);

}  // namespace newsprint
