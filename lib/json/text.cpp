// Writes a page as plain text for people.
#include <algorithm>

#include <newsprint/json.h>

#include "base/char_class.h"
#include "base/utf8.h"
#include "json/article_parts.h"

namespace newsprint {

namespace {

// --- Pipe tables ---

void append_cell(std::string_view cell, std::string& out) {
  out.append("| ");
  for (const char c : cell) {
    if (c == '|' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  out.append(cell.empty() ? "" : " ");
}

void append_row(const std::vector<std::string_view>& cells, std::size_t width, std::string& out) {
  width = std::max(width, cells.size());
  for (std::size_t i = 0; i < width; ++i) append_cell(i < cells.size() ? cells[i] : std::string_view{}, out);
  out.append("|\n");
}

// Pipe tables need a header; one without words stands for a table that has none.
void append_table(const Table& table, std::string& out) {
  const std::size_t width = json::width_of(table);
  if (width == 0) return;
  append_row(table.columns, width, out);
  for (std::size_t i = 0; i < width; ++i) out.append("| --- ");
  out.append("|\n");
  const std::size_t filled = json::filled_width_of(table);
  for (const auto& row : table.rows) append_row(row, filled, out);
}

// --- Blocks ---

// Parts what follows from the text before it on the same page by one blank line.
void append_blank_line(std::size_t start, std::string& out) {
  if (out.size() == start || std::string_view(out).substr(start).ends_with("\n\n")) return;
  if (out.size() == start + 1 && out.back() == '\n') return;
  out.push_back('\n');
}

void append_block(const Page& page, const Block& block, std::size_t start, std::string& out) {
  append_blank_line(start, out);
  if (!block.text.empty()) out.append(block.text).push_back('\n');
  if (block.table != 0) append_table(page.tables[block.table - 1], out);
}

// --- Lines ---

// What mending does to one line.
struct Mend {
  std::size_t taken = 0;    // bytes gone from its beginning: they moved up
  std::size_t dropped = 0;  // bytes gone from its end: a welded hyphen
  std::string added;        // came to its end
};

// The pieces that have text, by their line's number: records may name any line as the one that continues.
class PiecesByNumber {
 public:
  explicit PiecesByNumber(const Page& page) : page_(page) {
    for (std::size_t i = 0; i < page.lines.size(); ++i)
      if (!page.lines[i].text.empty()) pieces_.emplace_back(page.lines[i].number, i);
    std::sort(pieces_.begin(), pieces_.end());
  }

  // The first piece of a line from `from` on; the number of all pieces where there is none.
  [[nodiscard]] std::size_t next(std::size_t from, std::uint32_t number) const {
    const auto found = std::lower_bound(pieces_.begin(), pieces_.end(), std::pair(number, from));
    return found != pieces_.end() && found->first == number ? found->second : page_.lines.size();
  }

 private:
  const Page& page_;
  std::vector<std::pair<std::uint32_t, std::size_t>> pieces_;
};

// Bytes of the first word, and of the word with the blanks behind it.
struct FirstWord {
  std::size_t word = 0;
  std::size_t with_blanks = 0;
};

FirstWord first_word(std::string_view text) noexcept {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  FirstWord found{text.size(), text.size()};
  for (const char* p = begin; p < end;) {
    const char* const here = p;
    const bool blank = blanks.has(class_of(next_char(p)));
    const auto at = static_cast<std::size_t>(here - begin);
    if (blank && found.word == text.size()) found.word = at;
    if (blank || found.word == text.size()) continue;
    found.with_blanks = at;
    break;
  }
  return found;
}

// Bytes of the hyphen that ends `text`, 0 where none does. `=` is one where the line has a verdict.
std::size_t hyphen_length(std::string_view text) noexcept {
  if (text.empty()) return 0;
  const CharClass last = class_of(last_code_point(text));
  if (last != CharClass::hyphen && last != CharClass::soft_hyphen && text.back() != '=') return 0;
  return static_cast<std::size_t>(text.data() + text.size() - last_char(text));
}

// Moves the first words of continuing lines up to `first`: several, where a word runs over lines of its own.
void mend(const Page& page, const PiecesByNumber& pieces, std::size_t first, std::vector<Mend>& mends) {
  for (std::size_t current = first;;) {
    const Line& line = page.lines[current];
    const std::size_t hyphen = hyphen_length(line.text);
    if (hyphen == 0 || (line.hyphen != HyphenVerdict::weld && line.hyphen != HyphenVerdict::keep)) return;
    const std::size_t next = pieces.next(current + 1, line.continues_at);
    if (next == page.lines.size() || mends[next].taken != 0) return;
    std::string& added = mends[first].added;
    const bool weld = line.hyphen == HyphenVerdict::weld;
    if (weld && current == first) mends[first].dropped = hyphen;
    if (weld && current != first) added.resize(added.size() - hyphen);
    const FirstWord word = first_word(page.lines[next].text);
    added.append(page.lines[next].text.substr(0, word.word));
    mends[next].taken = word.with_blanks;
    if (word.word < page.lines[next].text.size()) return;
    current = next;
  }
}

std::vector<Mend> mend_all(const Page& page) {
  std::vector<Mend> mends(page.lines.size());
  const PiecesByNumber pieces(page);
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (mends[i].taken < page.lines[i].text.size()) mend(page, pieces, i, mends);
  return mends;
}

// Records may claim any indent; what is wider than any page shows no more.
void append_indent(const Line& line, std::string& out) {
  constexpr std::uint32_t widest = 1000;
  if (!line.text.empty()) out.append(std::min(line.indent, widest), ' ');
}

void append_line(const Line& line, std::string& out) {
  append_indent(line, out);
  out.append(line.text).push_back('\n');
}

void append_mended(const Line& line, const Mend& mend, std::string& out) {
  if (mend.taken != 0 && mend.taken == line.text.size()) return;
  append_indent(line, out);
  out.append(line.text.substr(mend.taken, line.text.size() - mend.taken - mend.dropped));
  out.append(mend.added).push_back('\n');
}

// Prints lines by `print`, and blocks between them.
template <class Print>
void append_page(const Page& page, const Print& print, std::string& out) {
  const std::size_t start = out.size();
  std::size_t block = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    for (; block < page.blocks.size() && page.blocks[block].position <= i; ++block) {
      append_block(page, page.blocks[block], start, out);
      if (!page.lines[i].text.empty()) append_blank_line(start, out);
    }
    print(i);
  }
  for (; block < page.blocks.size(); ++block) append_block(page, page.blocks[block], start, out);
}

}  // namespace

void write_text(const Page& page, std::string& out) {
  append_page(
      page, [&](std::size_t i) { append_line(page.lines[i], out); }, out);
}

void write_mended(const Page& page, std::string& out) {
  const std::vector<Mend> mends = mend_all(page);
  append_page(
      page, [&](std::size_t i) { append_mended(page.lines[i], mends[i], out); }, out);
}

}  // namespace newsprint
