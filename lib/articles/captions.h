// Captions that stand away from their story.
#pragma once

#include <newsprint/page.h>

namespace newsprint {

// Ties the captions behind the page's last text to the story they share most words with; without a clear one they stay
// where order put them.
void tie_captions(Page& page);

}  // namespace newsprint
