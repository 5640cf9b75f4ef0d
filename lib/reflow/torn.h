// Justified lines that an extractor tore at their wide blanks.
#pragma once

#include <vector>

#include <newsprint/page.h>

#include "reflow/pieces.h"

namespace newsprint {

// Marks the words of each as one line: a run of single words that fills the measure of the lines around it.
void mark_torn_lines(const Page& page, std::vector<Piece>& pieces);

}  // namespace newsprint
