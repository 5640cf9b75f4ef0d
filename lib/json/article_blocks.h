// Article records as blocks of a page: the counted texts, with the roles that they had.
#pragma once

#include <newsprint/json.h>

#include "json/page_builder.h"

namespace newsprint::json {

// Appends the article to the page in progress, which is its own.
void append_article_blocks(const ArticleRecord& article, Builder& builder);

}  // namespace newsprint::json
