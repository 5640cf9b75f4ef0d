#include <newsprint/json.h>
#include <simdjson.h>

#include <string>
#include <utility>

namespace newsprint {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

void take_string(simdjson::simdjson_result<element> value, std::vector<std::string>& texts) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS && !text.empty()) texts.emplace_back(text);
}

// `items`, an array of strings or of arrays of them.
void take_strings(simdjson::simdjson_result<element> items, std::vector<std::string>& texts) {
  array list;
  if (items.get(list) != simdjson::SUCCESS) return;
  for (element item : list) {
    if (item.is_array()) {
      take_strings(std::move(item), texts);
    } else {
      take_string(std::move(item), texts);
    }
  }
}

void take_blocks(simdjson::simdjson_result<element> blocks, std::vector<std::string>& texts) {
  array list;
  if (blocks.get(list) != simdjson::SUCCESS) return;
  for (const element block : list) {
    take_string(block["text"], texts);
    take_strings(block["columns"], texts);
    take_strings(block["rows"], texts);
  }
}

}  // namespace

bool read_article_texts(std::string line, ArticleTexts& article) {
  article = {};
  simdjson::dom::parser parser;
  object record;
  if (parser.parse(line).get(record) != simdjson::SUCCESS) return false;
  std::string().swap(line);  // the parser has copied its strings
  std::string_view type;
  std::string_view doc;
  std::uint64_t page = 0;
  if (record["type"].get(type) != simdjson::SUCCESS || type != "article") return false;
  if (record["doc"].get(doc) != simdjson::SUCCESS || record["page"].get(page) != simdjson::SUCCESS) return false;
  article.doc = doc;
  article.page = static_cast<std::uint32_t>(page);
  for (const char* key : {"section", "kicker", "headline", "deck"}) take_string(record[key], article.texts);
  for (const char* key : {"byline", "jump"}) take_string(record[key]["text"], article.texts);
  take_blocks(record["blocks"], article.texts);
  take_blocks(record["removed"], article.texts);
  return true;
}

}  // namespace newsprint
