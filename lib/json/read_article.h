// The one reader of article records: whoever wants them as texts, as blocks or as they are takes what it gives.
#pragma once

#include <string>

#include <newsprint/json.h>

#include "json/values.h"

namespace newsprint::json {

// The roles that a block of an article's body may have as its type.
inline constexpr Role body_roles[] = {Role::paragraph, Role::crosshead, Role::caption, Role::table};

// The object that a line was parsed to. False: `problem` says what the line is instead.
[[nodiscard]] bool is_object(const simdjson::simdjson_result<element>& parsed, object& record, std::string& problem);

// Reads the members of a record. False: `problem` says what is wrong with it. Of a key that stands twice the last holds.
[[nodiscard]] bool read_article_members(object record, ArticleRecord& article, std::string& problem);

}  // namespace newsprint::json
