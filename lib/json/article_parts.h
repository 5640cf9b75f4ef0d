// The parts of an article record that more than one format writes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/articles.h>
#include <newsprint/page.h>

#include "json/words.h"
#include "json/writer.h"

namespace newsprint::json {

[[nodiscard]] inline bool is_empty(const Table& table) noexcept { return table.columns.empty() && table.rows.empty(); }

// Cells in the widest row.
[[nodiscard]] std::size_t width_of(const Table& table) noexcept;

// Cells that a row is filled up to where tables are written as text: those of the widest row, unless filling would take
// several times as many cells as there are.
[[nodiscard]] std::size_t filled_width_of(const Table& table) noexcept;

// What a block of the body is: paragraph, crosshead, caption or table.
[[nodiscard]] std::string_view block_type(const Block& block) noexcept;

// The block's table, if it has one with cells.
[[nodiscard]] const Table* cells_of(const Page& page, const ArticleBlock& part) noexcept;

// Whether anything is left of a block: a paragraph may have been nothing but a jump line.
[[nodiscard]] inline bool has_content(const Page& page, const ArticleBlock& part) noexcept {
  return !part.text.empty() || cells_of(page, part) != nullptr;
}

// `page.txt#1.3`
[[nodiscard]] std::string article_id(const Page& page, const Article& article);

// Appends a block as it stands in the body's text: its words, then its rows, cells parted by tabs.
void append_block_text(const Page& page, const ArticleBlock& part, std::string& out);

// Appends the body as plain text: every block in order, parted by blank lines; captions stand where they were printed,
// since a picture has nothing else to read.
void append_body(const Page& page, const Article& article, std::string& out);
inline constexpr std::string_view between_blocks = "\n\n";

// Members of an article record; what has nothing to say is left out.
void write_byline(const Article& article, JsonWriter& json);
void write_dateline(const Article& article, JsonWriter& json);
void write_jump(const Article& article, JsonWriter& json);
void write_removed(const Page& page, const Article& article, JsonWriter& json);

}  // namespace newsprint::json
