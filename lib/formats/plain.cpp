// Articles as plain text.
#include <newsprint/formats.h>

#include "base/controls.h"
#include "json/article_parts.h"

namespace newsprint {

using namespace json;

void write_plain(const Page& page, const Articles& articles, std::size_t index, std::string& out) {
  const Article& article = articles.items[index];
  const std::size_t start = out.size();
  std::string buffer;
  const auto append_line = [&](std::string_view line) {
    line = without_controls(line, buffer);
    if (!line.empty()) out.append(line).push_back('\n');
  };
  for (const std::string_view line : {article.section, article.kicker, article.headline, article.deck, article.byline})
    append_line(line);
  const auto append_part = [&](std::string_view text) {
    const std::size_t before = out.size();
    if (before != start) out.push_back('\n');
    const std::size_t begin = out.size();
    append_line(text);
    if (out.size() == begin) out.resize(before);
  };
  std::string body;
  append_body(page, article, body);
  append_part(body);
  append_part(article.jump.text);
}

}  // namespace newsprint
