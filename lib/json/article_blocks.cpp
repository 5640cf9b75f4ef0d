#include "json/article_blocks.h"

#include <string_view>

#include "json/read_article.h"
#include "json/words.h"

namespace newsprint::json {

namespace {

// The blocks of one article, as they come.
class ArticleBlocks {
 public:
  ArticleBlocks(const ArticleRecord& article, Builder& builder) : article_(article), builder_(builder) {}

  void append() {
    Page& page = builder_.page;
    const std::size_t first = page.blocks.size();
    page.articles.push_back({article_.article, article_.kind});
    if (!article_.language.empty()) page.language = page.arena.copy(article_.language);
    append_head(article_.section, Role::section);
    append_head(article_.kicker, Role::kicker);
    append_head(article_.headline, Role::headline);
    append_head(article_.deck, Role::deck);
    append_head(article_.byline, Role::byline);
    for (const auto& part : article_.blocks) append_body(part);
    if (!article_.jump.empty()) append(BlockKind::paragraph, Role::none, article_.jump);  // of no role
    for (const auto& removed : article_.removed) {
      Removed& made = page.removed.emplace_back();
      made.article = article_.article;
      made.text = page.arena.copy(removed.text);
    }
    // The article's flags stand on its first block.
    if (first < page.blocks.size()) page.blocks[first].flags = flags();
  }

 private:
  Block& append(BlockKind kind, Role role, std::string_view text) {
    Block& block = builder_.page.blocks.emplace_back();
    block.number = size_of(builder_.page.blocks);
    block.kind = kind;
    block.role = role;
    block.article = article_.article;
    block.text = builder_.page.arena.copy(text);
    return block;
  }

  void append_head(std::string_view text, Role role) {
    if (!text.empty()) append(BlockKind::heading, role, text);
  }

  void append_body(const ArticleRecord::Part& part) {
    Role role = Role::paragraph;
    for (const Role known : body_roles)
      if (word_of(role_words, known) == part.type) role = known;
    const bool is_table = role == Role::table;
    Block& block = append(is_table ? BlockKind::table : BlockKind::paragraph,
                          article_.kind == ArticleKind::notice ? Role::notice : role, part.text);
    if (!is_table && part.columns.empty() && part.rows.empty()) return;
    Table& table = builder_.table(block);
    copy_cells(part.columns, table.columns);
    table.rows.resize(part.rows.size());
    for (std::size_t i = 0; i < part.rows.size(); ++i) copy_cells(part.rows[i], table.rows[i]);
  }

  void copy_cells(const std::vector<std::string>& cells, std::vector<std::string_view>& to) {
    to.clear();
    for (const std::string& cell : cells) to.push_back(builder_.page.arena.copy(cell));
  }

  Slice flags() {
    auto& words = builder_.page.words;
    const Slice slice{size_of(words), size_of(article_.flags)};
    for (const std::string& flag : article_.flags) words.push_back(builder_.interned(flag));
    return slice;
  }

  const ArticleRecord& article_;
  Builder& builder_;
};

}  // namespace

void append_article_blocks(const ArticleRecord& article, Builder& builder) { ArticleBlocks(article, builder).append(); }

}  // namespace newsprint::json
