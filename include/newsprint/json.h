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
#include <newsprint/stat.h>

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

// One number of a stat record: `name` within the object `group`, or by itself where there is no group.
struct StatField {
  std::string_view group;
  std::string_view name;
  double value = 0;
  bool whole = true;     // a count; otherwise a share, rounded to four digits behind the point
  bool standing = true;  // written though it is 0
};

// The numbers of a stat record in the order of its keys. Of an empty Stat, all that a record may have; otherwise without
// those that the pages' records do not carry: of article records the lines, of blocks without labels the articles, ...
NEWSPRINT_EXPORT void list_fields(const Stat& stat, std::vector<StatField>& fields);

// What a stat record speaks of: a page, a document, or all documents together.
struct StatPlace {
  std::string_view doc;
  std::uint32_t page = 0;  // 0: the document as a whole
  bool total = false;      // all documents: no name, but their number
  std::uint64_t documents = 0;
  bool broken = false;  // some of it could not be read, or its end is missing
};

// Appends one stat record.
NEWSPRINT_EXPORT void write_stat(const Stat& stat, const StatPlace& place, const WriteOptions& options,
                                 std::string& out);

// Appends `text` as a JSON string, with its quotation marks.
NEWSPRINT_EXPORT void write_string(std::string_view text, std::string& out);

// The counted texts of one article record, in the order of its keys, as audit_articles() wants them.
struct ArticleTexts {
  std::string doc;
  std::uint32_t page = 0;
  std::vector<std::string> texts;  // sections, headlines, blocks, cells, removed text, ...; copies are left out
};

// Reads them from `line`, one JSON object without its newline. False when it is no article record, by the rules of
// read_article(): `article` is then empty, and `problem` says why. Best given a line that is no longer wanted: its memory
// is free before the texts take theirs.
[[nodiscard]] NEWSPRINT_EXPORT bool read_article_texts(std::string line, ArticleTexts& article, std::string& problem);

// An article record as it stands in its line. A value that is absent is empty.
struct ArticleRecord {
  struct Author {
    std::string name;
    std::string role;
  };
  struct Part {
    std::string type;  // paragraph, crosshead, caption, table
    std::string text;
    std::vector<LineRange> lines;
    std::string credit;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::string reason;  // of removed text
  };
  std::string doc;
  std::uint32_t page = 0;
  std::uint32_t article = 0;
  ArticleKind kind = ArticleKind::article;
  std::string language;
  std::string section, kicker, headline, deck, byline;
  std::vector<Author> authors;
  std::string dateline;
  std::vector<Part> blocks;
  std::string jump;
  std::string jump_to;
  std::vector<Part> removed;
  std::vector<std::string> flags;
  std::vector<LineRange> lines;
};

// Reads one from `line`, a JSON object without its newline. False: `problem` says what is wrong with it. Of a key that
// stands twice the last holds.
[[nodiscard]] NEWSPRINT_EXPORT bool read_article(std::string_view line, ArticleRecord& article, std::string& problem);

// What becomes of article records that are read: they pass as records of unknown type do, or they become the labelled
// blocks of a page again, as far as they tell (Page::articles names them; no lines, no joins, each flag once).
enum class ArticleRecords : std::uint8_t { pass, blocks };

// Reads page, line, block, removed and end records. Records of another type are kept in Page::passed; unknown keys in
// Page::extras.
class NEWSPRINT_EXPORT RecordReader {
 public:
  explicit RecordReader(ArticleRecords articles = ArticleRecords::pass);
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // Whether `bytes`, the beginning of a stream, are records and not text: `{"type":"`, blanks between them allowed; as
  // far as the bytes reach, which must be behind the colon.
  [[nodiscard]] static bool recognises(std::string_view bytes) noexcept;

  // Takes a copy of `bytes`.
  void feed(std::string_view bytes);
  // Where the next `size` bytes may be read to, which spares that copy; valid until the reader is used again.
  [[nodiscard]] char* room(std::size_t size);
  // So many of them are there now.
  void filled(std::size_t size);
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
