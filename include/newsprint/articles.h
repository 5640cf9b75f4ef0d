// Blocks become stories: a role and an article for each block, then whole articles.
//
//   newsprint::split_articles(page, {}, diagnostics);     // fills Block::role and Block::article
//   newsprint::Articles articles;
//   newsprint::assemble(page, articles);                  // npjson's part
//
// The page is one labelling problem: every block has a score for every role, every pair of neighbours one for
// following each other, and the best consistent labelling of the whole page is found by dynamic programming over the
// states role x what is open. Text printed twice moves to Page::removed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/diagnostics.h>
#include <newsprint/export.h>
#include <newsprint/page.h>
#include <newsprint/roles.h>

namespace newsprint {

// Whether the records carry the cues and scores behind each decision (Block::explain).
enum class Explain : std::uint8_t { no, yes };

struct ArticlesOptions {
  Explain explain = Explain::no;
};

NEWSPRINT_EXPORT void split_articles(Page& page, const ArticlesOptions& options, Diagnostics& diagnostics);

// A block of an article's body: an index into Page::blocks, with what assembly took out of its text.
struct ArticleBlock {
  std::uint32_t block = 0;
  std::string_view text;    // the block's text without a jump line
  std::string_view credit;  // of a caption; a part of text
};

// One article. Views point into the page it was assembled from, or into Articles::joined.
struct Article {
  std::uint32_t number = 0;
  ArticleKind kind = ArticleKind::article;
  std::string_view section, kicker, headline, deck, byline;
  std::vector<Author> authors;
  Dateline dateline;
  std::string_view date;  // the dateline's, ISO 8601: where the page's folio or the dateline itself tells the year
  std::vector<ArticleBlock> blocks;
  JumpLine jump;
  std::vector<std::uint32_t> removed;  // indices into Page::removed
  std::vector<std::string_view> flags;
  std::vector<LineRange> lines;  // sorted and merged
  std::uint32_t extra = 0;       // into Page::extras
};

// The articles of one page, in the order of their numbers. Reused from page to page.
struct Articles {
  std::vector<Article> items;
  std::size_t count = 0;  // of items in use
  Arena joined;           // headlines put together from several blocks
};

// Puts the labelled blocks of `page` together. Blocks without an article (npsplit did not run) become one fragment,
// with a diagnostic `no-roles`.
NEWSPRINT_EXPORT void assemble(const Page& page, Articles& articles, Diagnostics& diagnostics);

}  // namespace newsprint
