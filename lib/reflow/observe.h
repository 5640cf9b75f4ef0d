// The evidence at every seam of a page, for fitting its weights (tools/dev/fit-seams).
#pragma once

#include <cstdint>
#include <functional>

#include <newsprint/page.h>

#include "reflow/seam.h"

namespace newsprint {

using SeamObserver = std::function<void(const Line& line, const Line& next, double score, const Cues& cues)>;

// Decides the seams of `page` as reflow() does, but asks the page's words and the dictionary at every seam, and tells
// `observer` of each. The page keeps its lines.
void observe_seams(Page& page, const SeamObserver& observer);

}  // namespace newsprint
