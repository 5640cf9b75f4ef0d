#include "json/article_blocks.h"

#include "json/words.h"

namespace newsprint::json {

namespace {

constexpr std::string_view body_words[] = {"", "paragraph", "crosshead", "caption", "table"};
enum class Body : std::uint8_t { none, paragraph, crosshead, caption, table };

// The blocks of one article, as they come.
class ArticleBlocks {
 public:
  ArticleBlocks(Builder& builder, ArticleLabel label) : builder_(builder), label_(label) {}

  Problem head(element value, Role role) {
    Block& block = add(BlockKind::heading, role);
    return builder_.text(value, block.text);
  }

  Problem byline(element value) {
    object members;
    if (value.get_object().get(members)) return no_object;
    element text;
    return members.at_key("text").get(text) ? nullptr : head(text, Role::byline);
  }

  // Its words are in no other text, and of no role.
  Problem jump(element value) {
    object members;
    if (value.get_object().get(members)) return no_object;
    element text;
    if (members.at_key("text").get(text)) return "has no \"text\"";
    return builder_.text(text, add(BlockKind::paragraph, Role::none).text);
  }

  Problem body(element value) {
    return read_list(value, [&](element item) -> Problem {
      object members;
      if (item.get_object().get(members)) return "holds something that is no object";
      element type;
      if (members.at_key("type").get(type)) return "holds a block without a type";
      return body_block(type, members);
    });
  }

  Problem removed(element value) {
    return read_list(value, [&](element item) -> Problem {
      object members;
      element text;
      if (item.get_object().get(members)) return "holds something that is no object";
      if (members.at_key("text").get(text)) return "holds a text that is missing";
      Removed& made = builder_.page.removed.emplace_back();
      made.article = label_.number;
      return builder_.text(text, made.text);
    });
  }

  Problem flags(element value) { return builder_.words(value, flags_); }

  // The article's flags stand on its first block.
  void finish() {
    Page& page = builder_.page;
    if (flags_.count != 0 && first_ < page.blocks.size()) page.blocks[first_].flags = flags_;
  }

 private:
  Block& add(BlockKind kind, Role role) {
    Block& block = builder_.page.blocks.emplace_back();
    block.number = size_of(builder_.page.blocks);
    block.kind = kind;
    block.role = role;
    block.article = label_.number;
    return block;
  }

  Problem body_block(element type, object members) {
    constexpr Role roles[] = {Role::none, Role::paragraph, Role::crosshead, Role::caption, Role::table};
    Body body = Body::none;
    if (const Problem problem = read_word(type, body_words, body, "holds a block of a type that is not known"))
      return problem;
    const bool notice = label_.kind == ArticleKind::notice;
    Block& block = add(body == Body::table ? BlockKind::table : BlockKind::paragraph,
                       notice ? Role::notice : roles[static_cast<std::size_t>(body)]);
    if (body == Body::table) builder_.table(block);
    for (const auto member : members) {
      Problem problem = nullptr;
      if (member.key == "text") problem = builder_.text(member.value, block.text);
      if (member.key == "columns") problem = builder_.cells(member.value, builder_.table(block).columns);
      if (member.key == "rows") problem = builder_.rows(member.value, builder_.table(block));
      if (problem != nullptr) return "holds a text or a table that is none";
    }
    return nullptr;
  }

  Builder& builder_;
  ArticleLabel label_;
  std::size_t first_ = builder_.page.blocks.size();
  Slice flags_;
};

Problem read_member(std::string_view key, element value, ArticleBlocks& blocks, Builder& builder) {
  if (key == "section") return blocks.head(value, Role::section);
  if (key == "kicker") return blocks.head(value, Role::kicker);
  if (key == "headline") return blocks.head(value, Role::headline);
  if (key == "deck") return blocks.head(value, Role::deck);
  if (key == "byline") return blocks.byline(value);
  if (key == "blocks") return blocks.body(value);
  if (key == "jump") return blocks.jump(value);
  if (key == "removed") return blocks.removed(value);
  if (key == "flags") return blocks.flags(value);
  if (key == "language") return builder.text(value, builder.page.language);
  return nullptr;
}

}  // namespace

std::string read_article_blocks(object members, Builder& builder) {
  // Counted before it is understood: the record was there.
  ArticleLabel& label = builder.page.articles.emplace_back();
  element value;
  if (members.at_key("article").get(value)) return "it has no \"article\"";
  if (const Problem problem = read(value, label.number)) return std::string("its \"article\" ") + problem;
  if (members.at_key("kind").get(value)) return "it has no \"kind\"";
  if (const Problem problem =
          read_word(value, article_kind_words, label.kind, "is none of article, picture, notice, fragment"))
    return std::string("its \"kind\" ") + problem;
  ArticleBlocks blocks(builder, label);
  for (const auto member : members)
    if (const Problem problem = read_member(member.key, member.value, blocks, builder))
      return "its \"" + std::string(member.key) + "\" " + problem;
  blocks.finish();
  return {};
}

}  // namespace newsprint::json
