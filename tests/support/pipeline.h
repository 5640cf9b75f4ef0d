// The pipeline as the commands run it, and what must hold of it, said as plainly as possible. Shared by the property
// tests and the fuzz targets. Nothing here uses lib/audit: two proofs are better than one.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include <newsprint/page.h>

namespace newsprint::testing {

// How far to run: each includes those before it.
enum class Depth { text, columns, tables, dehyphen, clean, split };

inline constexpr std::size_t whole = std::size_t{1} << 30;  // a chunk size: everything at once

// Reads `text` in chunks and shows each page after the stages. The page may be changed.
void each_page(std::string_view text, std::size_t chunk, Depth depth, const std::function<void(Page&)>& show);

// The same, beside the page as it was read.
void each_page_with_source(std::string_view text, Depth depth,
                           const std::function<void(const Page& source, Page& page)>& show);

// The records of a document, its end record included.
[[nodiscard]] std::string records_of(std::string_view text, std::size_t chunk, Depth depth);
// The same records, each stage reading those that the stage before wrote: npcols | nptable | ... up to npsplit.
[[nodiscard]] std::string chained_records_of(std::string_view text, Depth depth);
// The pages as plain text, a form feed between them.
[[nodiscard]] std::string plain_text_of(std::string_view text);

// What is wrong with a page after the stages; empty when nothing is.
// Every non-blank character of `source` stands in `page` once, but for welded hyphens, scaffolds and rules.
[[nodiscard]] std::string lost_or_invented(const Page& source, const Page& page);
// Ranges and spans are ordered, lie in the page, and cover each non-blank character of `source` exactly once; block
// texts are what their ranges say.
[[nodiscard]] std::string untrue_place(const Page& source, const Page& page);
// The page's assembled articles hold every block's text exactly once.
[[nodiscard]] std::string lost_in_articles(const Page& page);

// Where two outputs part: the first line that differs, of both. Empty when they are the same.
[[nodiscard]] std::string first_difference(std::string_view expected, std::string_view found);

}  // namespace newsprint::testing
