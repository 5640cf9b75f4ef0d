// The values that stages hand on: a page, its lines and its blocks.
//
// A page is everything that is known of one printed page. Decoding fills it with lines, the stages
// turn lines into blocks, roles and articles label the blocks:
//
//   newsprint::Page page;                       // made once, used again for every page
//   while (reader.next(page, diagnostics) == newsprint::Step::page) {
//     newsprint::untangle_columns(page, {}, diagnostics);
//     newsprint::recover_tables(page, {}, diagnostics);
//     newsprint::dehyphenate(page, {}, diagnostics);
//     newsprint::reflow(page, {}, diagnostics);
//   }
//
// Units: offsets named `at`, `from`, `to` count code points of the decoded line before any repair, from 0.
// Line numbers count LF, CRLF and CR through the whole document, from 1. Widths and indents are display
// columns (a Han character takes two). Everything else counts what its name says.
//
// Ownership: every std::string_view in a Page points into that page's arena, or at a string constant, and
// stays valid until Page::clear(). Slices are index ranges into the page's own pools.
//
// Threads: a page belongs to one thread at a time; different pages need no lock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/export.h>

namespace newsprint {

// Memory for the text of one page. Addresses stay put until clear(), which keeps the memory for the next page.
class NEWSPRINT_EXPORT Arena {
 public:
  // Room for `bytes` bytes, uninitialised, not aligned.
  [[nodiscard]] char* allocate(std::size_t bytes);
  // A copy of `text` that lives as long as the arena's content.
  std::string_view copy(std::string_view text);
  // Gives back the end of the newest allocation: `unused` bytes of it were not needed.
  void give_back(std::size_t unused) noexcept { used_ -= unused; }
  void clear() noexcept;

 private:
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;  // the one in use
  std::size_t used_ = 0;   // of that chunk
};

// `count` elements of one of the page's pools, from index `first`.
struct Slice {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

// Lines first..last of the document, both included.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend bool operator==(const LineRange&, const LineRange&) = default;
};

// Code points [from, to) of one decoded line.
struct Span {
  std::uint32_t line = 0;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

// Where a repair changed the number of code points: from code point `index` of a line's text on, the offset in
// the decoded line is Line::at + index + delta (until the next shift of that line).
struct Shift {
  std::uint32_t index = 0;
  std::int32_t delta = 0;
};

// What de-hyphenation thinks of the hyphen that ends a line.
enum class HyphenVerdict : std::uint8_t { none, weld, keep, leave };

// A hyphen inside a line, before a blank that was a line's end once: the verdict joins or welds what it parts.
struct InnerHyphen {
  std::uint32_t index = 0;  // code point of the line's text
  HyphenVerdict verdict = HyphenVerdict::none;
};

// A piece of one source line: all of it, or the part that stands in one column. A blank line has no text.
struct Line {
  std::string_view text;           // repaired, without blanks at its ends
  std::uint32_t number = 0;        // in the document
  std::uint32_t at = 0;            // first code point of the piece in its decoded line
  std::uint32_t indent = 0;        // display columns left of the text, from the column's edge
  std::uint32_t region = 1;        // of the page, from 1
  std::uint32_t column = 1;        // ordinal in its region, in reading order, from 1; a headline counts too
  Slice shifts;                    // into Page::shifts
  Slice hyphens;                   // into Page::hyphens, in the order of the text
  std::uint32_t extra = 0;         // into Page::extras; 0 is empty
  std::uint32_t continues_at = 0;  // the line judged to continue a hyphenated one; 0 is none
  HyphenVerdict hyphen = HyphenVerdict::none;
  bool whole = false;              // surely without a tab, a bar or two blanks in a row; false: not known
  std::string_view hyphen_reason;  // with --explain: the kind of evidence that weighed most
};

// What a block is, as far as cleaning can know.
enum class BlockKind : std::uint8_t { paragraph, heading, table, furniture };

// What a block is on the page, in the terms of newspapers. `none` before npsplit.
enum class Role : std::uint8_t {
  none,
  section,
  kicker,
  headline,
  deck,
  byline,
  paragraph,
  crosshead,
  caption,
  table,
  notice
};

// Consecutive seams inside a block that were joined for the same reason.
struct Join {
  std::string_view reason;  // wrap, column-break, column, blank, furniture, weld, keep
  std::uint32_t count = 0;
};

// Cells as printed, wrapped cells joined. A row may be shorter than the widest.
struct Table {
  std::vector<std::string_view> columns;  // the header, when there is one
  std::vector<std::vector<std::string_view>> rows;
  std::uint32_t scaffold = 0;  // non-blank characters of the extractor's own phrase and row numbering, left out
  std::uint32_t rules = 0;     // non-blank characters of drawn rules, left out
};

// A paragraph, heading, table or piece of furniture.
struct Block {
  std::string_view text;     // of a table: its caption
  std::uint32_t number = 0;  // on the page, from 1
  BlockKind kind = BlockKind::paragraph;
  Role role = Role::none;
  std::uint16_t record = 0;  // into Page::records, from 1; 0 is none. Who changes lines, spans, cut or joins, clears it
  std::uint32_t article = 0;   // on the page, from 1; 0 before npsplit
  std::uint32_t position = 0;  // while the page still has lines: the block stands before lines[position]
  Slice lines;                 // into Page::ranges, in the order of the text
  Slice spans;                 // into Page::spans; empty when whole lines were taken
  Slice joins;                 // into Page::joins, in the order of the text
  Slice flags;                 // into Page::words: truncated-start, truncated-end, moved, unsure
  std::string_view cut;        // why it begins: page, column, blank, indent, furniture, hidden-end, line
  std::uint32_t table = 0;     // into Page::tables, from 1; 0 is none
  std::uint32_t extra = 0;     // into Page::extras
  std::string_view seams;      // with --explain: the decisions that made it, a JSON value
  std::string_view explain;    // with --explain: what speaks for role and article, a JSON value
};

// What an article is: a story, a photo standing alone with its caption, page furniture, or orphaned text.
enum class ArticleKind : std::uint8_t { article, picture, notice, fragment };

// What an article record says of its article.
struct ArticleLabel {
  std::uint32_t number = 0;
  ArticleKind kind = ArticleKind::article;
};

// Text that was printed twice, taken out of the blocks.
struct Removed {
  std::string_view text;
  std::string_view reason;  // duplicate
  Slice lines;              // into Page::ranges
  Slice spans;              // into Page::spans
  std::uint32_t article = 0;
  std::uint32_t extra = 0;
};

// How often each repair was made, in characters. `invalid` counts maximal invalid subparts, each now one U+FFFD.
struct Repairs {
  std::uint64_t invalid = 0;
  std::uint64_t control = 0;        // C0 and C1 controls, removed
  std::uint64_t invisible = 0;      // zero-width and bidi controls, removed
  std::uint64_t radical = 0;        // CJK and Kangxi radicals, now the unified character
  std::uint64_t compatibility = 0;  // compatibility ideographs, now the unified character
  std::uint64_t ligature = 0;       // Latin ligatures, now their letters
};

// Spellings changed because the user asked (--normalize); a set of bits.
enum Normalize : std::uint32_t {
  normalize_nothing = 0,
  normalize_width = 1,   // full-width letters and digits become ASCII, half-width kana full-width
  normalize_quotes = 2,  // curly and full-width quotation marks become straight ones
  normalize_dashes = 4,  // hyphens and dashes of all lengths become U+002D
};

// A word list that de-hyphenation asked.
struct Dictionary {
  std::string_view name;
  std::string_view checksum;
};

// What the page's furniture says of the issue; npsplit reads it.
struct Folio {
  std::string_view date;   // ISO 8601: 2023-02-02
  std::string_view page;   // as printed: 2, A13
  std::string_view issue;  // the issue's number, as printed
};

struct NEWSPRINT_EXPORT Page {
  // The page record.
  std::string_view doc;
  std::uint32_t number = 0;
  std::string_view toolkit;
  std::string_view encoding;
  std::string_view language;  // BCP 47: zh-Hans, zh-Hant, ja, ko, en, de, ...; empty when unknown
  std::uint32_t normalize = normalize_nothing;
  std::vector<Dictionary> dictionaries;
  Repairs repairs;
  std::uint32_t line_count = 0;
  std::uint64_t character_count = 0;  // non-blank characters of the source, after repair
  Slice flags;                        // into words: cut-page
  Folio folio;
  std::uint32_t extra = 0;

  // What stands on it.
  std::vector<Line> lines;    // in reading order; empty once reflow has made blocks of them
  std::vector<Block> blocks;  // in reading order
  std::vector<Removed> removed;
  std::vector<ArticleLabel> articles;  // where the blocks were read from article records; otherwise empty

  // Pools.
  std::vector<LineRange> ranges;
  std::vector<Span> spans;
  std::vector<Join> joins;
  std::vector<Shift> shifts;
  std::vector<InnerHyphen> hyphens;
  std::vector<Table> tables;
  std::vector<std::string_view> words;
  // Of blocks that were read from records and are written so again: what stands there from the text to the joins,
  // `,"text":"…","lines":[[1,2]]`.
  std::vector<std::string_view> records;
  std::vector<std::string_view> extras;  // unknown keys of records as JSON members, `"k":1,"l":2`; [0] is empty
  std::vector<std::string_view> passed;  // whole records of unknown type
  Arena arena;

  // Empties the page and keeps its memory for the next.
  void clear();
};

}  // namespace newsprint
