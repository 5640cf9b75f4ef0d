#include "json/article_parts.h"

#include <algorithm>

namespace newsprint::json {

namespace {

void append_cells(const Table& table, std::string& text) {
  const auto append_row = [&](const std::vector<std::string_view>& cells) {
    for (const std::string_view cell : cells) text.append(cell).push_back('\t');
    if (!cells.empty()) text.back() = '\n';
  };
  append_row(table.columns);
  for (const auto& row : table.rows) append_row(row);
  if (text.ends_with('\n')) text.pop_back();
}

}  // namespace

std::size_t width_of(const Table& table) noexcept {
  std::size_t width = table.columns.size();
  for (const auto& row : table.rows) width = std::max(width, row.size());
  return width;
}

std::size_t filled_width_of(const Table& table) noexcept {
  constexpr std::size_t most_times = 4;
  constexpr std::size_t always = 1024;  // cells that any table may take
  std::size_t cells = table.columns.size();
  for (const auto& row : table.rows) cells += row.size();
  const std::size_t rows = table.rows.size() + (table.columns.empty() ? 0 : 1);
  const std::size_t width = width_of(table);
  return rows == 0 || width <= (most_times * cells + always) / rows ? width : 1;
}

std::string_view block_type(const Block& block) noexcept {
  if (block.role == Role::crosshead || block.role == Role::caption) return word_of(role_words, block.role);
  return block.table != 0 || block.role == Role::table ? "table" : "paragraph";
}

const Table* cells_of(const Page& page, const ArticleBlock& part) noexcept {
  const std::uint32_t number = page.blocks[part.block].table;
  if (number == 0 || is_empty(page.tables[number - 1])) return nullptr;
  return &page.tables[number - 1];
}

std::string article_id(const Page& page, const Article& article) {
  std::string id(page.doc);
  id.append(1, '#').append(std::to_string(page.number)).append(1, '.').append(std::to_string(article.number));
  return id;
}

void append_block_text(const Page& page, const ArticleBlock& part, std::string& out) {
  out.append(part.text);
  const Table* table = cells_of(page, part);
  if (table == nullptr) return;
  if (!part.text.empty()) out.push_back('\n');
  append_cells(*table, out);
}

void append_body(const Page& page, const Article& article, std::string& out) {
  const std::size_t start = out.size();
  for (const ArticleBlock& part : article.blocks) {
    if (!has_content(page, part)) continue;
    if (out.size() != start) out.append(between_blocks);
    append_block_text(page, part, out);
  }
}

void write_byline(const Article& article, JsonWriter& json) {
  if (article.byline.empty() && article.authors.empty()) return;
  json.begin("byline", '{');
  json.text_if("text", article.byline);
  if (!article.authors.empty()) {
    json.begin("authors", '[');
    for (const Author& author : article.authors) {
      json.begin('{');
      json.text("name", author.name);
      json.text_if("role", author.role);
      json.end('}');
    }
    json.end(']');
  }
  json.end('}');
}

void write_dateline(const Article& article, JsonWriter& json) {
  if (article.dateline.text.empty()) return;
  json.begin("dateline", '{');
  json.text("text", article.dateline.text);
  json.text_if("place", article.dateline.place);
  json.text_if("date", article.date);
  json.text_if("agency", article.dateline.agency);
  json.end('}');
}

void write_jump(const Article& article, JsonWriter& json) {
  if (article.jump.text.empty()) return;
  json.begin("jump", '{');
  json.text("text", article.jump.text);
  json.text_if("to", article.jump.to);
  json.end('}');
}

void write_removed(const Page& page, const Article& article, JsonWriter& json) {
  if (article.removed.empty()) return;
  json.begin("removed", '[');
  for (const std::uint32_t index : article.removed) {
    const Removed& removed = page.removed[index];
    json.begin('{');
    json.text("text", removed.text);
    json.text_if("reason", removed.reason);
    json.ranges_if("lines", in(page.ranges, removed.lines));
    json.end('}');
  }
  json.end(']');
}

}  // namespace newsprint::json
