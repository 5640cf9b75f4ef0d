// Bytes to pages of decoded lines: encodings, line ends, repairs, page breaks.
//
//   newsprint::TextReader reader{{}};
//   newsprint::Page page;
//   newsprint::Diagnostics diagnostics;
//   reader.begin("page.txt");
//   while (more_bytes(chunk)) {
//     reader.feed(chunk);
//     while (reader.next(page, diagnostics) == newsprint::Step::page) use(page);
//   }
//   reader.finish();
//   while (reader.next(page, diagnostics) == newsprint::Step::page) use(page);
//
// The pages do not depend on how the bytes were cut into chunks. A form feed ends a page, and so does a line that
// matches TextOptions::page_separator (that line begins the next page). What follows the last form feed is a page
// unless it is blank. Line ends are LF, CRLF and CR.
//
// Encodings: UTF-8 (the default), UTF-16 and UTF-32 with or without a byte order mark, GB18030, Big5, Shift_JIS, EUC-JP,
// EUC-KR with the syllables of CP949, and windows-1252; found from the first 64 KiB, the first form feed or the end,
// whichever comes first, unless TextOptions::encoding names one. A form feed counts behind a line end or 32 bytes, in other
// encodings than UTF-8 behind 1024: half a character of two bytes may look like one. Each maximal invalid subpart of a sequence
// becomes one U+FFFD. Tables: ICU's, with the corrections that lib/base/converter.cpp lists.
//
// Repairs, always: control characters and invisible ones go (U+00AD stays where it ends a line), CJK and Kangxi
// radicals and compatibility ideographs become the unified ideograph, Latin ligatures their letters. Each changed
// length leaves a Shift, so offsets still name the decoded line. Sources: ICU's NFKC data for compatibility
// ideographs and Kangxi radicals, Unicode's EquivalentUnifiedIdeograph for the CJK radicals supplement.
//
// A reader belongs to one thread; several readers need no lock.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <newsprint/diagnostics.h>
#include <newsprint/export.h>
#include <newsprint/page.h>

namespace newsprint {

// What to do with bytes that are not text.
enum class InvalidBytes : std::uint8_t { replace, fail };

struct TextOptions {
  std::string encoding;  // an IANA or ICU name; empty: find out
  InvalidBytes invalid = InvalidBytes::replace;
  std::uint32_t normalize = normalize_nothing;
  std::string language;        // BCP 47; empty: find out for each page
  std::string page_separator;  // an RE2 pattern for a whole line; empty: form feeds only
  // Bytes of decoded text; a longer page is cut and flagged cut-page. So is one of more lines than these bytes hold at
  // 256 each (1024 lines are always allowed): memory stays below six times this limit.
  std::uint64_t max_page = std::uint64_t{64} << 20;
  // What the bytes begin with, where they are the later part of a document that was cut behind a form feed.
  std::uint32_t first_page = 1;
  std::uint32_t first_line = 1;
};

class NEWSPRINT_EXPORT TextReader {
 public:
  explicit TextReader(TextOptions options);
  ~TextReader();
  TextReader(const TextReader&) = delete;
  TextReader& operator=(const TextReader&) = delete;

  // Why the options cannot be used (an unknown encoding, a broken pattern); empty when they can.
  [[nodiscard]] const std::string& option_error() const noexcept;

  // Starts a document; forgets the one before. `doc` is copied.
  void begin(std::string_view doc);
  // Takes a copy of `bytes`.
  void feed(std::string_view bytes);
  // No more bytes will come.
  void finish();

  // Clears `page` and fills it with the next page, lines in source order. After `failed`, the rest of the
  // document is dropped.
  [[nodiscard]] Step next(Page& page, Diagnostics& diagnostics);

  // Why next() failed: bytes that are not text, under InvalidBytes::fail.
  [[nodiscard]] const Error& error() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsprint
