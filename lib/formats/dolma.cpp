// Documents and attributes of the Dolma toolkit.
#include <newsprint/formats.h>

#include <algorithm>
#include <iterator>

#include "base/counted.h"
#include "formats/runs.h"
#include "json/article_parts.h"

namespace newsprint {

using namespace json;

namespace {

void write_metadata(const Page& page, const Article& article, std::string_view text, const FormatOptions& options,
                    JsonWriter& json) {
  json.begin("metadata", '{');
  json.text("doc", page.doc);
  json.number("page", page.number);
  json.number("article", article.number);
  json.text("kind", word_of(article_kind_words, article.kind));
  json.text_if("language", page.language);
  json.text_if("section", article.section);
  json.text_if("kicker", article.kicker);
  json.text_if("headline", article.headline);
  json.text_if("deck", article.deck);
  write_byline(article, json);
  write_dateline(article, json);
  write_jump(article, json);
  write_removed(page, article, json);
  json.texts_if("flags", article.flags);
  json.number("char_count", count_characters(text));
  json.ranges_if("lines", article.lines);
  json.members(page.extras[article.extra], options.members);
  json.end('}');
}

// The reasons that reflow joins lines for; records may name others.
constexpr std::string_view reasons[] = {"wrap",      "column-break", "column", "blank",
                                        "furniture", "weld",         "keep",   "other"};
constexpr std::string_view types[] = {"paragraph", "crosshead", "caption", "table"};

std::size_t reason_of(const Join& join) noexcept {
  const auto* const found = std::find(std::begin(reasons), std::end(reasons) - 1, join.reason);
  return static_cast<std::size_t>(found - std::begin(reasons));
}

// What a block of the body is, where it stands in the text, and how often its lines were joined for each reason.
struct BlockSpan {
  std::uint64_t from = 0;  // code points
  std::uint64_t to = 0;
  std::size_t type = 0;
  std::uint64_t joined[std::size(reasons)] = {};
};

// In the text, in code points. `text` is a buffer.
std::uint64_t length_of(const Page& page, const ArticleBlock& part, std::string& text) {
  if (cells_of(page, part) == nullptr) return formats::code_points(part.text);
  text.clear();
  append_block_text(page, part, text);
  return formats::code_points(text);
}

std::vector<BlockSpan> spans_of(const Page& page, const Article& article) {
  std::vector<BlockSpan> spans;
  std::string text;
  std::uint64_t at = 0;
  for (const ArticleBlock& part : article.blocks) {
    if (!has_content(page, part)) continue;
    const Block& block = page.blocks[part.block];
    if (!spans.empty()) at += between_blocks.size();
    BlockSpan& span = spans.emplace_back();
    span.from = at;
    span.to = at += length_of(page, part, text);
    span.type = static_cast<std::size_t>(std::find(std::begin(types), std::end(types), block_type(block)) - types);
    for (const Join& join : in(page.joins, block.joins)) span.joined[reason_of(join)] += join.count;
  }
  return spans;
}

// Writes lists of spans, each under its name.
class SpanLists {
 public:
  explicit SpanLists(std::string& out) : out_(out) {}

  // One list of the spans to which `value` gives more than nothing.
  template <class Value>
  void list(std::string_view tagger, std::string_view name, const std::vector<BlockSpan>& spans, Value value) {
    bool any = false;
    for (const BlockSpan& span : spans) {
      const std::uint64_t score = value(span);
      if (score == 0) continue;
      if (!any) {
        out_.append(lists_++ == 0 ? "\"newsprint__" : ",\"newsprint__").append(tagger).append("__").append(name);
        out_.append("\":[");
      }
      any = true;
      append_span(span, score);
    }
    if (any) out_.push_back(']');
  }

 private:
  void append_span(const BlockSpan& span, std::uint64_t score) {
    JsonWriter json(out_);
    json.begin('[');
    json.number(span.from);
    json.number(span.to);
    json.number(score);
    out_.append(".0]");
  }

  std::string& out_;
  std::size_t lists_ = 0;
};

}  // namespace

void write_dolma(const Page& page, const Articles& articles, std::size_t index, const FormatOptions& options,
                 std::string& out) {
  const Article& article = articles.items[index];
  std::string text;
  append_body(page, article, text);
  JsonWriter json(out);
  out.push_back('{');
  json.text("id", article_id(page, article));
  json.text("text", text);
  json.text("source", options.source);
  json.text_if("added", options.added);
  json.text_if("created", article.date);
  write_metadata(page, article, text, options, json);
  out.append("}\n");
}

void write_dolma_attributes(const Page& page, const Articles& articles, std::size_t index, const FormatOptions& options,
                            std::string& out) {
  const Article& article = articles.items[index];
  JsonWriter json(out);
  out.push_back('{');
  json.text("id", article_id(page, article));
  json.text("source", options.source);
  json.begin("attributes", '{');
  const std::vector<BlockSpan> spans = spans_of(page, article);
  SpanLists lists(out);
  for (std::size_t i = 0; i < std::size(types); ++i)
    lists.list("role", types[i], spans, [i](const BlockSpan& span) { return std::uint64_t{span.type == i}; });
  for (std::size_t i = 0; i < std::size(reasons); ++i)
    lists.list("join", reasons[i], spans, [i](const BlockSpan& span) { return span.joined[i]; });
  out.append("}}\n");
}

}  // namespace newsprint
