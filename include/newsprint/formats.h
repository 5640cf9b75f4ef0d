// Articles in the formats of others: corpora, news systems, documents, spreadsheets. npjson(1) describes each.
//
//   newsprint::assemble(page, articles, diagnostics);
//   for (std::size_t i = 0; i < articles.count; ++i) newsprint::write_dolma(page, articles, i, {}, out);
//
// Every function appends one article to `out`: the one at `index` of `articles`, assembled from `page`. Whatever the
// text holds, what is written is valid in its format, and the same article gives the same bytes. Article records, the
// toolkit's own format, are write_article() of json.h.
//
// Plain functions without state: safe to call from many threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/articles.h>
#include <newsprint/export.h>
#include <newsprint/json.h>
#include <newsprint/page.h>

namespace newsprint {

struct FormatOptions {
  std::string_view members = {};          // the user's own keys, as WriteOptions::members
  std::string_view source = "newsprint";  // Dolma: the name of the corpus
  std::string_view added = {};            // Dolma: when the document was added; absent when empty
  Layout layout = Layout::compact;        // ninjs
};

// A document of the Dolma toolkit, one line of JSON: id, text, source, added, created, metadata. `text` is the text of
// the article record. The user's keys stand in `metadata`.
NEWSPRINT_EXPORT void write_dolma(const Page& page, const Articles& articles, std::size_t index,
                                  const FormatOptions& options, std::string& out);

// The attributes of that document, one line of JSON: spans [from, to, value] over `text` in code points, under
// `newsprint__role__ROLE` (value 1.0) and `newsprint__join__REASON` (value: seams joined for that reason).
NEWSPRINT_EXPORT void write_dolma_attributes(const Page& page, const Articles& articles, std::size_t index,
                                             const FormatOptions& options, std::string& out);

// A news object of IPTC ninjs 3.1. The user's keys stand in `altIds`.
NEWSPRINT_EXPORT void write_ninjs(const Page& page, const Articles& articles, std::size_t index,
                                  const FormatOptions& options, std::string& out);

// A Markdown document (CommonMark with pipe tables) behind YAML front matter, which also holds the user's keys. No line
// but the two around the front matter is `---`. Between two documents the caller writes an empty line.
NEWSPRINT_EXPORT void write_markdown(const Page& page, const Articles& articles, std::size_t index,
                                     const FormatOptions& options, std::string& out);

// Plain text: the lines of the head, the body, the jump line. It holds no form feed: the caller writes one between two
// articles. Control characters and noncharacters are left out as in CSV. An article without text gives nothing.
NEWSPRINT_EXPORT void write_plain(const Page& page, const Articles& articles, std::size_t index, std::string& out);

// A table of an article's body.
struct ArticleTable {
  const Table* table = nullptr;
  std::string_view caption;
  std::uint32_t number = 0;  // in its article, from 1
};

// Appends the tables of an article to `tables`, in the order of the body.
NEWSPRINT_EXPORT void list_tables(const Page& page, const Articles& articles, std::size_t index,
                                  std::vector<ArticleTable>& tables);

// Fields that each row of a table is filled up to by write_csv(): as many as the widest row has, but 1 where that would
// take several times as many fields as there are cells, so that the output grows as its input does.
[[nodiscard]] NEWSPRINT_EXPORT std::size_t filled_width(const Table& table) noexcept;

// One record of RFC 4180: all cells and at least `width` fields, quoted where they must be, and CRLF. Control characters
// but tabs and line ends are left out, and noncharacters.
NEWSPRINT_EXPORT void write_csv_row(const std::vector<std::string_view>& cells, std::size_t width, std::string& out);

// A table as RFC 4180 has it: the header, if there is one, then the rows, all filled up to filled_width(). Cells are
// written as they were printed, those that a spreadsheet takes for formulas too.
NEWSPRINT_EXPORT void write_csv(const Table& table, std::string& out);

// A name for the file of a table: `page.txt-1.3-1.csv`. Safe whatever the document is called: it names no other folder,
// begins with neither dot nor hyphen, has no blanks nor control characters and at most 160 bytes. A document's name that
// had to be changed for that is followed by `~` and a checksum of the name, so that different documents get different
// files.
[[nodiscard]] NEWSPRINT_EXPORT std::string table_file_name(std::string_view doc, std::uint32_t page,
                                                           std::uint32_t article, std::uint32_t table);

}  // namespace newsprint
