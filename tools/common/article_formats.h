// npjson --format: articles in one of the formats.
#pragma once

#include <string_view>

#include "common/batch.h"
#include "common/options.h"

namespace newsprint::tools {

// Writes the articles of a page to its PageWork: `out`, and what goes to other files.
void write_articles(PageWork& work, const Options& options);

// What stands between two articles, of CSV between two tables: empty where nothing does.
[[nodiscard]] std::string_view between_articles(const Options& options) noexcept;

// What stands before the first.
[[nodiscard]] std::string_view before_articles(const Options& options) noexcept;

}  // namespace newsprint::tools
