// Text whose columns an extractor dealt out in turns: a line of each column, then the next of each, or block by block.
//
//   if (!restore_dealt(page)) ...;  // the page stays as it is
//
// First a cheap test: blank lines in mid-sentence. Then the lines are dealt back onto lanes, the columns that were open
// at a time (lanes.h), and lanes that go on in one another become one region. The page stays as it is unless that
// explains it far better than its own order does.
#pragma once

#include <newsprint/page.h>

namespace newsprint {

// Puts the lines of `page` in reading order; false when they were left alone.
bool restore_dealt(Page& page);

}  // namespace newsprint
