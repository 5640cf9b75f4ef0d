// Writes article records.
#include <newsprint/json.h>

#include <algorithm>

#include "base/counted.h"
#include "json/members.h"
#include "json/words.h"
#include "json/writer.h"

namespace newsprint {

using namespace json;

namespace {

// What a block of the body is in an article record.
std::string_view block_type(const Block& block) noexcept {
  if (block.role == Role::crosshead || block.role == Role::caption) return word_of(role_words, block.role);
  return block.table != 0 || block.role == Role::table ? "table" : "paragraph";
}

bool is_empty(const Table& table) noexcept { return table.columns.empty() && table.rows.empty(); }

class ArticleWriter {
 public:
  ArticleWriter(const Page& page, const Article& article, std::string& out)
      : page_(page), article_(article), out_(out), json_(out) {}

  void write(const WriteOptions& options) {
    json_.begin_record("article");
    write_id();
    json_.text("doc", page_.doc);
    json_.number("page", page_.number);
    json_.number("article", article_.number);
    json_.text("kind", word_of(article_kind_words, article_.kind));
    json_.text_if("language", page_.language);
    json_.text_if("section", article_.section);
    json_.text_if("kicker", article_.kicker);
    json_.text_if("headline", article_.headline);
    json_.text_if("deck", article_.deck);
    write_byline();
    write_dateline();
    write_blocks();
    write_jump();
    write_removed();
    json_.texts_if("flags", article_.flags);
    if (std::any_of(article_.blocks.begin(), article_.blocks.end(), [&](const ArticleBlock& b) { return has_cells(b); }))
      write_text_with_cells();
    else
      write_text();
    json_.ranges_if("lines", article_.lines);
    json_.end_record(page_.extras[article_.extra], options.members);
  }

 private:
  void write_id() {
    std::string id(page_.doc);
    id.append(1, '#').append(std::to_string(page_.number)).append(1, '.').append(std::to_string(article_.number));
    json_.text("id", id);
  }

  void write_byline() {
    if (article_.byline.empty() && article_.authors.empty()) return;
    json_.begin("byline", '{');
    json_.text_if("text", article_.byline);
    if (!article_.authors.empty()) {
      json_.begin("authors", '[');
      for (const Author& author : article_.authors) {
        json_.begin('{');
        json_.text("name", author.name);
        json_.text_if("role", author.role);
        json_.end('}');
      }
      json_.end(']');
    }
    json_.end('}');
  }

  void write_dateline() {
    if (article_.dateline.text.empty()) return;
    json_.begin("dateline", '{');
    json_.text("text", article_.dateline.text);
    json_.text_if("place", article_.dateline.place);
    json_.text_if("date", article_.date);
    json_.text_if("agency", article_.dateline.agency);
    json_.end('}');
  }

  [[nodiscard]] const Table* table_of(const Block& block) const noexcept {
    return block.table == 0 ? nullptr : &page_.tables[block.table - 1];
  }

  [[nodiscard]] bool has_cells(const ArticleBlock& part) const noexcept {
    const Table* table = table_of(page_.blocks[part.block]);
    return table != nullptr && !is_empty(*table);
  }

  // Whether anything is left of a block: a paragraph may have been nothing but a jump line.
  [[nodiscard]] bool has_content(const ArticleBlock& part) const noexcept {
    return !part.text.empty() || has_cells(part);
  }

  void write_blocks() {
    const std::size_t before = out_.size();
    bool any = false;
    json_.begin("blocks", '[');
    for (const ArticleBlock& part : article_.blocks) {
      if (!has_content(part)) continue;
      write_block(part, page_.blocks[part.block]);
      any = true;
    }
    json_.end(']');
    if (!any) out_.resize(before);
  }

  void write_block(const ArticleBlock& part, const Block& block) {
    json_.begin('{');
    json_.word("type", block_type(block));
    if (!part.text.empty()) {
      json_.key("text");
      const std::size_t opened = out_.size() + 1;
      write_string(part.text, out_);
      written_.push_back({opened, out_.size() - 1 - opened});
    }
    json_.ranges_if("lines", in(page_.ranges, block.lines));
    json_.text_if("credit", part.credit);
    if (const Table* table = table_of(block)) {
      json_.texts_if("columns", table->columns);
      json_.rows_if("rows", table->rows);
    }
    json_.end('}');
  }

  void write_jump() {
    if (article_.jump.text.empty()) return;
    json_.begin("jump", '{');
    json_.text("text", article_.jump.text);
    json_.text_if("to", article_.jump.to);
    json_.end('}');
  }

  void write_removed() {
    if (article_.removed.empty()) return;
    json_.begin("removed", '[');
    for (const std::uint32_t index : article_.removed) {
      const Removed& removed = page_.removed[index];
      json_.begin('{');
      json_.text("text", removed.text);
      json_.text_if("reason", removed.reason);
      json_.ranges_if("lines", in(page_.ranges, removed.lines));
      json_.end('}');
    }
    json_.end(']');
  }

  // Every block in order, parted by blank lines; captions stand where they were printed, since a picture has nothing
  // else to read. The blocks have been written, so that they are copied as they stand there.
  void write_text() {
    if (!written_.empty()) {
      json_.key("text");
      std::string_view between = "\"";
      for (const Written& text : written_) {
        out_.append(between).append(out_, text.from, text.size);
        between = R"(\n\n)";
      }
      out_.push_back('"');
    }
    std::uint64_t characters = 0;
    for (const ArticleBlock& part : article_.blocks) characters += count_characters(part.text);
    json_.number("char_count", characters);
  }

  // The same with what stands in the cells of tables.
  void write_text_with_cells() {
    const std::string text = body();
    json_.text_if("text", text);
    json_.number("char_count", count_characters(text));
  }

  [[nodiscard]] std::string body() const {
    std::string text;
    for (const ArticleBlock& part : article_.blocks) {
      if (!has_content(part)) continue;
      if (!text.empty()) text.append("\n\n");
      text.append(part.text);
      const Table* table = table_of(page_.blocks[part.block]);
      if (table == nullptr || is_empty(*table)) continue;
      if (!part.text.empty()) text.push_back('\n');
      append_cells(*table, text);
    }
    return text;
  }

  static void append_cells(const Table& table, std::string& text) {
    const auto append_row = [&](const std::vector<std::string_view>& cells) {
      for (const std::string_view cell : cells) text.append(cell).push_back('\t');
      if (!cells.empty()) text.back() = '\n';
    };
    append_row(table.columns);
    for (const auto& row : table.rows) append_row(row);
    if (text.ends_with('\n')) text.pop_back();
  }

  const Page& page_;
  const Article& article_;
  std::string& out_;
  JsonWriter json_;

  // Where in out_ the text of a block stands, without its marks.
  struct Written {
    std::size_t from;
    std::size_t size;
  };
  std::vector<Written> written_;
};

}  // namespace

void write_article(const Page& page, const Articles& articles, std::size_t index, const WriteOptions& options,
                   std::string& out) {
  const Article& article = articles.items[index];
  if (options.layout == Layout::compact) {
    ArticleWriter(page, article, out).write(options);
    return;
  }
  std::string record;
  ArticleWriter(page, article, record).write(options);
  append_indented(record, out);
  out.push_back('\n');
}

}  // namespace newsprint
