// Writes article records.
#include <newsprint/json.h>

#include <algorithm>

#include "base/counted.h"
#include "json/article_parts.h"
#include "json/kept_record.h"
#include "json/members.h"

namespace newsprint {

using namespace json;

namespace {

class ArticleWriter {
 public:
  ArticleWriter(const Page& page, const Article& article, std::string& out)
      : page_(page), article_(article), out_(out), json_(out) {}

  void write(const WriteOptions& options) {
    json_.begin_record("article");
    json_.text("id", article_id(page_, article_));
    json_.text("doc", page_.doc);
    json_.number("page", page_.number);
    json_.number("article", article_.number);
    json_.text("kind", word_of(article_kind_words, article_.kind));
    json_.text_if("language", page_.language);
    json_.text_if("section", article_.section);
    json_.text_if("kicker", article_.kicker);
    json_.text_if("headline", article_.headline);
    json_.text_if("deck", article_.deck);
    write_byline(article_, json_);
    write_dateline(article_, json_);
    write_blocks();
    write_jump(article_, json_);
    write_removed(page_, article_, json_);
    json_.texts_if("flags", article_.flags);
    write_text();
    json_.ranges_if("lines", article_.lines);
    json_.end_record(page_.extras[article_.extra], options.members);
  }

 private:
  void write_blocks() {
    const std::size_t before = out_.size();
    bool any = false;
    json_.begin("blocks", '[');
    for (const ArticleBlock& part : article_.blocks) {
      if (!has_content(page_, part)) continue;
      write_block(part, page_.blocks[part.block]);
      any = true;
    }
    json_.end(']');
    if (!any) out_.resize(before);
  }

  void write_block(const ArticleBlock& part, const Block& block) {
    json_.begin('{');
    json_.word("type", block_type(block));
    if (const std::string_view kept = kept_text_and_lines(part, block); !kept.empty()) {
      written_.push_back({out_.size() + text_key_size, part.text.size()});
      out_.append(kept);
    } else {
      write_text_and_lines(part, block);
    }
    json_.text_if("credit", part.credit);
    if (const Table* table = cells_of(page_, part)) {
      json_.texts_if("columns", table->columns);
      json_.rows_if("rows", table->rows);
    }
    json_.end('}');
  }

  void write_text_and_lines(const ArticleBlock& part, const Block& block) {
    if (!part.text.empty()) {
      json_.key("text");
      const std::size_t opened = out_.size() + 1;
      write_string(part.text, out_);
      written_.push_back({opened, out_.size() - 1 - opened});
    }
    json_.ranges_if("lines", in(page_.ranges, block.lines));
  }

  // Both as they stand in the record that the block was read from; empty where they have to be written.
  [[nodiscard]] std::string_view kept_text_and_lines(const ArticleBlock& part, const Block& block) const noexcept {
    const std::string_view record = kept_record(page_, block);
    const bool is_whole = part.text.data() == block.text.data() && part.text.size() == block.text.size();
    if (record.empty() || block.text.empty() || block.lines.count == 0 || !is_whole) return {};
    const std::size_t last_range = record.find("]]", text_key_size + part.text.size());
    return record.substr(0, last_range + 2);
  }

  // The body. Blocks without cells have been written as they stand in it, and are copied from there.
  void write_text() {
    const bool cells = std::any_of(article_.blocks.begin(), article_.blocks.end(),
                                   [&](const ArticleBlock& part) { return cells_of(page_, part) != nullptr; });
    if (cells) {
      std::string text;
      append_body(page_, article_, text);
      json_.text_if("text", text);
      json_.number("char_count", count_characters(text));
      return;
    }
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

  // Where in out_ the text of a block stands, without its marks.
  struct Written {
    std::size_t from;
    std::size_t size;
  };

  const Page& page_;
  const Article& article_;
  std::string& out_;
  JsonWriter json_;
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
