// Articles as plain text.
#include <newsprint/formats.h>

#include <algorithm>

#include "json/article_parts.h"

namespace newsprint {

using namespace json;

void write_plain(const Page& page, const Articles& articles, std::size_t index, std::string& out) {
  const Article& article = articles.items[index];
  const std::size_t start = out.size();
  for (const std::string_view line : {article.section, article.kicker, article.headline, article.deck, article.byline})
    if (!line.empty()) out.append(line).push_back('\n');
  const auto part_off = [&] {
    if (out.size() != start) out.push_back('\n');
  };
  const std::size_t head = out.size();
  part_off();
  const std::size_t body = out.size();
  append_body(page, article, out);
  if (out.size() == body) {
    out.resize(head);
  } else {
    out.push_back('\n');
  }
  if (!article.jump.text.empty()) {
    part_off();
    out.append(article.jump.text).push_back('\n');
  }
  std::replace(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(), '\f', ' ');
}

}  // namespace newsprint
