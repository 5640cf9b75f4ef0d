// Captions that stand away from their story.
#pragma once

#include <vector>

#include <newsprint/page.h>

#include "articles/grams.h"

namespace newsprint {

// Ties the captions behind the page's last text to the story they share most words with; without a clear one they stay
// where order put them. `index`, where there is one, is used where it knows them.
void tie_captions(Page& page, const std::vector<Facts>& facts, const Sentences& sentences, const Grams* index);

}  // namespace newsprint
