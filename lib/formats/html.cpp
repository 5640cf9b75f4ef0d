#include "formats/html.h"

#include <string_view>
#include <vector>

#include "base/controls.h"
#include "base/html.h"
#include "formats/runs.h"
#include "json/article_parts.h"

namespace newsprint::formats {

namespace {

void append_escaped(std::string_view text, std::string& out) {
  // Between tags quotation marks are text.
  const auto find = [](const char* p, const char* end) {
    for (; (p = skip_plain(p, end)) < end; ++p)
      if (*p == '<' || *p == '>' || *p == '&' || *p == '\n') break;
    return p;
  };
  std::string buffer;
  append_replaced(without_controls(text, buffer), out, find, [&](const char*& p) {
    out.append(*p == '\n' ? "<br>" : html_reference(*p));
    ++p;
  });
}

void append_element(std::string_view open, std::string_view text, std::string_view close, std::string& out) {
  out.append(open);
  append_escaped(text, out);
  out.append(close);
}

void append_row(const std::vector<std::string_view>& cells, std::string_view open, std::string_view close,
                std::string& out) {
  out.append("<tr>");
  for (const std::string_view cell : cells) append_element(open, cell, close, out);
  out.append("</tr>");
}

void append_table(std::string_view caption, const Table& table, std::string& out) {
  out.append("<table>");
  if (!caption.empty()) append_element("<caption>", caption, "</caption>", out);
  if (!table.columns.empty()) {
    out.append("<thead>");
    append_row(table.columns, "<th>", "</th>", out);
    out.append("</thead>");
  }
  out.append("<tbody>");
  for (const auto& row : table.rows) append_row(row, "<td>", "</td>", out);
  out.append("</tbody></table>");
}

}  // namespace

void append_html(const Page& page, const Article& article, std::string& out) {
  for (const ArticleBlock& part : article.blocks) {
    const Role role = page.blocks[part.block].role;
    if (const Table* table = json::cells_of(page, part)) {
      append_table(part.text, *table, out);
    } else if (part.text.empty()) {
      continue;
    } else if (role == Role::crosshead) {
      append_element("<h2 class=\"crosshead\">", part.text, "</h2>", out);
    } else if (role == Role::caption) {
      append_element("<p class=\"caption\">", part.text, "</p>", out);
    } else {
      append_element("<p>", part.text, "</p>", out);
    }
  }
}

}  // namespace newsprint::formats
