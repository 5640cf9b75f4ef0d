#include <iterator>
#include <string>
#include <utility>

#include "json/read_article.h"

namespace newsprint {

using namespace json;

namespace {

void take(std::string& text, std::vector<std::string>& texts) {
  if (!text.empty()) texts.push_back(std::move(text));
}

void take_each(std::vector<std::string>& cells, std::vector<std::string>& texts) {
  for (std::string& cell : cells) take(cell, texts);
}

void take_parts(std::vector<ArticleRecord::Part>& parts, std::vector<std::string>& texts) {
  for (ArticleRecord::Part& part : parts) {
    take(part.text, texts);
    take_each(part.columns, texts);
    for (auto& row : part.rows) take_each(row, texts);
  }
}

}  // namespace

bool read_article_texts(std::string line, ArticleTexts& article, std::string& problem) {
  article = {};
  problem.clear();
  ArticleRecord read;
  {
    simdjson::dom::parser parser;
    object record;
    if (!is_object(parser.parse(line), record, problem)) return false;
    std::string().swap(line);  // the parser has copied its strings
    if (!read_article_members(record, read, problem)) return false;
  }
  article.doc = std::move(read.doc);
  article.page = read.page;
  for (const auto head : {&ArticleRecord::section, &ArticleRecord::kicker, &ArticleRecord::headline,
                          &ArticleRecord::deck, &ArticleRecord::byline, &ArticleRecord::jump})
    take(read.*head, article.texts);
  take_parts(read.blocks, article.texts);
  take_parts(read.removed, article.texts);
  return true;
}

}  // namespace newsprint
