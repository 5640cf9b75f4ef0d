// Running heads, folios and page numbers between the lines of a story.
#pragma once

#include <vector>

#include <newsprint/page.h>

#include "reflow/pieces.h"

namespace newsprint {

// Marks the pieces that are page furniture: by their shape, or because they are short and repeated far apart.
void mark_furniture(const Page& page, std::vector<Piece>& pieces);

}  // namespace newsprint
