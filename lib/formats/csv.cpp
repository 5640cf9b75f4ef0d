// The tables of articles as comma-separated values, and names for their files.
#include <newsprint/formats.h>

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"
#include "base/char_class.h"
#include "base/controls.h"
#include "base/utf8.h"
#include "json/article_parts.h"

namespace newsprint {

namespace {

void append_field(std::string_view printed, std::string& out) {
  std::string buffer;
  const std::string_view cell = without_controls(printed, buffer);
  if (cell.find_first_of(",\"\n") == cell.npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

// Letters, digits, `.`, `_`, `-` and characters of other scripts stay; what else a name holds is a sign of something
// to somebody.
bool stays_in_name(char32_t c) noexcept {
  if (c < 0x80) {
    using Kept = ascii::AnyOf<ascii::Letter, ascii::Digit, ascii::Only<'.'>, ascii::Only<'_'>, ascii::Only<'-'>>;
    return Kept::is(static_cast<unsigned char>(c));
  }
  const CharClass kind = class_of(c);
  switch (info(kind).script) {
    case Script::none:
      return kind == CharClass::number_mark || kind == CharClass::middle_dot;
    default:
      return kind != CharClass::replaced;
  }
}

// `~` and the FNV-1a sum of `text`, which no name has that stays as it is.
void append_checksum(std::string_view text, std::string& name) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  name.push_back('~');
  for (int shift = 60; shift >= 0; shift -= 4) name.push_back(digits[(hash >> shift) & 15]);
}

}  // namespace

void list_tables(const Page& page, const Articles& articles, std::size_t index, std::vector<ArticleTable>& tables) {
  std::uint32_t number = 0;
  for (const ArticleBlock& part : articles.items[index].blocks)
    if (const Table* table = json::cells_of(page, part); table != nullptr && json::width_of(*table) != 0)
      tables.push_back({table, part.text, ++number});
}

std::size_t filled_width(const Table& table) noexcept { return json::filled_width_of(table); }

void write_csv_row(const std::vector<std::string_view>& cells, std::size_t width, std::string& out) {
  width = std::max(width, cells.size());
  const auto cell_at = [&](std::size_t i) { return i < cells.size() ? cells[i] : std::string_view{}; };
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < width; ++i) {
    if (i > 0) out += ',';
    append_field(cell_at(i), out);
  }
  if (out.size() == start) out += "\"\"";  // an empty line would part tables
  out += "\r\n";
}

void write_csv(const Table& table, std::string& out) {
  const std::size_t width = filled_width(table);
  if (!table.columns.empty()) write_csv_row(table.columns, width, out);
  for (const auto& row : table.rows) write_csv_row(row, width, out);
}

std::string table_file_name(std::string_view doc, std::uint32_t page, std::uint32_t article, std::uint32_t table) {
  constexpr std::size_t longest = 96;  // bytes of the document's name
  std::string name;
  bool changed = false;
  const char* p = doc.data();
  const char* const end = p + doc.size();
  while (p < end && name.size() <= longest) {
    const char32_t c = next_char(p);
    const bool first = name.empty();
    const bool stays = stays_in_name(c) && !(first && (c == '.' || c == '-'));
    changed = changed || !stays;
    append_utf8(stays ? c : U'_', name);
  }
  if (name.size() > longest || p < end || name.empty()) {
    changed = true;
    while (name.size() > longest) name.resize(static_cast<std::size_t>(last_char(name) - name.data()));
  }
  if (changed) append_checksum(doc, name);
  name.append(1, '-').append(std::to_string(page)).append(1, '.').append(std::to_string(article));
  return name.append(1, '-').append(std::to_string(table)).append(".csv");
}

}  // namespace newsprint
