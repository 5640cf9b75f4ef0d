// Finds the places of the source that the parts of a page's stories came from.
#pragma once

#include "view/model.h"

namespace newsprint::view {

// Fills Part::pieces and Part::breaks of every part of `page` that has source lines.
void place_parts(PageModel& page);

}  // namespace newsprint::view
