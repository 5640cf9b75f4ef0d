// Pages to JSON Lines and back; newsprint-records(5) describes the records.
//
//   std::string out;
//   newsprint::write_page(page, {}, out);      // appends: page record, lines or blocks, removed
//   sums.add(page);
//   newsprint::write_end("page.txt", sums, {}, out);
//
//   newsprint::RecordReader reader;
//   reader.feed(bytes); reader.finish();
//   while (reader.next(page, diagnostics) == newsprint::Step::page) use(page);
//
// Records are cut at newlines and parsed one by one, so a broken line is named by its number and costs nothing else.
// Output is UTF-8; keys stand in a fixed order; a key that has nothing to say is absent.
//
// A reader belongs to one thread. Writers are plain functions and keep no state.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/articles.h>
#include <newsprint/diagnostics.h>
#include <newsprint/export.h>
#include <newsprint/page.h>

namespace newsprint {

// The sums of a document, for its end record. All counts are of non-blank characters unless named otherwise.
struct NEWSPRINT_EXPORT Sums {
  std::uint64_t pages = 0;
  std::uint64_t lines = 0;
  std::uint64_t characters = 0;  // of the source, after repair
  std::uint64_t blocks = 0;
  std::uint64_t articles = 0;
  std::uint64_t welded = 0;    // line-end hyphens taken out
  std::uint64_t scaffold = 0;  // of flattened tables
  std::uint64_t rules = 0;     // of drawn tables
  std::uint64_t removed = 0;   // in removed records
  void add(const Page& page);
};

enum class Layout : std::uint8_t { compact, pretty };

struct WriteOptions {
  std::string_view members;         // `"paper":"X","edition":"A"`: the user's own keys, written on every record
  Layout layout = Layout::compact;  // of article records
};

// Appends the records of one page: `page`, passed records, then lines and blocks in reading order, then `removed`.
NEWSPRINT_EXPORT void write_page(const Page& page, const WriteOptions& options, std::string& out);

// Appends the `end` record of a document that was read to its end. `extra`: members that the record had when it was
// read (RecordReader::end_extra()).
NEWSPRINT_EXPORT void write_end(std::string_view doc, const Sums& sums, const WriteOptions& options, std::string& out,
                                std::string_view extra = {});

// Appends one article record (the one at `index` of `articles`, assembled from `page`).
NEWSPRINT_EXPORT void write_article(const Page& page, const Articles& articles, std::size_t index,
                                    const WriteOptions& options, std::string& out);

// Appends a page as plain text for people: paragraphs parted by blank lines, tables as pipe tables, furniture on its
// own. Lines that are not yet blocks are printed as lines. Between two pages the caller writes a form feed.
NEWSPRINT_EXPORT void write_text(const Page& page, std::string& out);

// The same for lines with their hyphens mended as the verdicts say (npdehyphen --text).
NEWSPRINT_EXPORT void write_mended(const Page& page, std::string& out);

// The JSON Schema (2020-12) of every record, as installed.
[[nodiscard]] NEWSPRINT_EXPORT std::string_view schema() noexcept;

// Appends `text` as a JSON string, with its quotation marks.
NEWSPRINT_EXPORT void write_string(std::string_view text, std::string& out);

// The counted texts of one article record, in the order of its keys, as audit_articles() wants them.
struct ArticleTexts {
  std::string doc;
  std::uint32_t page = 0;
  std::vector<std::string> texts;  // sections, headlines, blocks, cells, removed text, ...; copies are left out
};

// Reads them from `line`, one JSON object without its newline. False when it is no article record; `article` is then
// empty. Best given a line that is no longer wanted: its memory is free before the texts take theirs.
[[nodiscard]] NEWSPRINT_EXPORT bool read_article_texts(std::string line, ArticleTexts& article);

// Reads page, line, block, removed and end records. Records of another type are kept in Page::passed; unknown keys in
// Page::extras.
class NEWSPRINT_EXPORT RecordReader {
 public:
  RecordReader();
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // Whether `bytes`, the beginning of a stream, are records and not text: `{"type":"`.
  [[nodiscard]] static bool recognises(std::string_view bytes) noexcept;

  void feed(std::string_view bytes);
  void finish();

  // Clears `page` and fills it with the records of the next page. `end` means an end record was read: document() names
  // it, and next() goes on with the document after it. `more` after finish() means the stream is over.
  // `failed` means a line was no record: error() says which; next() goes on behind it.
  [[nodiscard]] Step next(Page& page, Diagnostics& diagnostics);

  // Of the end record that next() returned last.
  [[nodiscard]] std::string_view document() const noexcept;
  // Its keys that this toolkit does not know, as JSON members.
  [[nodiscard]] std::string_view end_extra() const noexcept;
  // Records of unknown type that belong to no page, because none follows them: after `end` and after the last `more`.
  // Whole lines; whoever passes records on writes them too. A diagnostic `stray-record` tells of them.
  [[nodiscard]] std::string_view stray() const noexcept;
  // True once a document was begun whose end record has not been read: the stream broke off.
  [[nodiscard]] bool inside_document() const noexcept;
  [[nodiscard]] const Error& error() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsprint
