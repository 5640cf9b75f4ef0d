// Reads article records back into blocks of a page: the counted texts, with the roles that they had.
#pragma once

#include <string>

#include "json/page_builder.h"

namespace newsprint::json {

// Appends the article whose members these are to the page in progress, which is its own. What is wrong with it, for
// people; empty when nothing is.
[[nodiscard]] std::string read_article_blocks(object members, Builder& builder);

}  // namespace newsprint::json
