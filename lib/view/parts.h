// Stories made of records.
#pragma once

#include <newsprint/articles.h>
#include <newsprint/json.h>

#include <vector>

#include "view/model.h"

namespace newsprint::view {

[[nodiscard]] Story story_of(const ArticleRecord& article);
// Of a page of labelled blocks.
[[nodiscard]] std::vector<Story> stories_of(const Page& page, const Articles& articles);

}  // namespace newsprint::view
