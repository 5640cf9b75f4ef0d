#include "json/own_blocks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include "json/kept_record.h"
#include "json/words.h"
#include "json/writer.h"

namespace newsprint::json {

namespace {

// What the letter of a two-character escape stands for; 0: a code point in figures, or nothing.
constexpr auto escaped = [] {
  std::array<char, 128> table{};
  table['"'] = '"';
  table['\\'] = '\\';
  table['/'] = '/';
  table['b'] = '\b';
  table['f'] = '\f';
  table['n'] = '\n';
  table['r'] = '\r';
  table['t'] = '\t';
  return table;
}();

// Steps through a line. A step that returns false leaves it anywhere: reading is over.
class Cursor {
 public:
  explicit Cursor(std::string_view rest) noexcept : p_(rest.data()), end_(rest.data() + rest.size()) {}

  [[nodiscard]] bool at_end() const noexcept { return p_ == end_; }
  [[nodiscard]] const char* place() const noexcept { return p_; }

  // Moves behind `text` where it stands here.
  template <std::size_t N>
  [[nodiscard]] bool skip(const char (&text)[N]) noexcept {
    constexpr std::size_t size = N - 1;
    if (static_cast<std::size_t>(end_ - p_) < size || std::memcmp(p_, text, size) != 0) return false;
    p_ += size;
    return true;
  }

  [[nodiscard]] bool number(std::uint32_t& to) noexcept {
    constexpr std::ptrdiff_t most = 9;  // figures: more may not fit
    const char* const from = p_;
    std::uint32_t value = 0;
    for (; p_ < end_ && static_cast<unsigned char>(*p_ - '0') < 10; ++p_)
      value = value * 10 + static_cast<unsigned char>(*p_ - '0');
    to = value;
    const std::ptrdiff_t figures = p_ - from;
    return figures != 0 && figures <= most && (*from != '0' || figures == 1);
  }

  // Moves behind `word` and the mark that closes it where both stand here.
  [[nodiscard]] bool skip_word(std::string_view word) noexcept {
    const std::size_t size = word.size();
    if (static_cast<std::size_t>(end_ - p_) <= size || p_[size] != '"' || word != std::string_view(p_, size))
      return false;
    p_ += size + 1;
    return true;
  }

  // Behind its opening mark: a string without escapes, as it stands here.
  [[nodiscard]] bool plain_string(std::string_view& to) noexcept {
    const char* const from = p_;
    p_ = find_escape(p_, end_);
    to = {from, static_cast<std::size_t>(p_ - from)};
    return skip("\"");
  }

  // The rest of a string of which plain_string() found the beginning: all of it, copied.
  [[nodiscard]] bool escaped_string(std::string_view& to, Arena& arena) {
    const char* from = to.data();
    const auto room = static_cast<std::size_t>(end_ - from);
    char* const begin = arena.allocate(room);
    char* out = begin;
    for (; p_ < end_ && *p_ == '\\'; p_ = find_escape(p_, end_)) {
      out = std::copy(from, p_, out);
      const auto letter = static_cast<unsigned char>(p_ + 1 < end_ ? p_[1] : '\0');
      const char meant = letter < escaped.size() ? escaped[letter] : '\0';
      if (meant == '\0') break;
      *out++ = meant;
      p_ += 2;
      from = p_;
    }
    const bool whole = p_ < end_ && *p_ == '"';
    if (whole) out = std::copy(from, p_++, out);
    to = {begin, static_cast<std::size_t>(out - begin)};
    arena.give_back(room - to.size());
    return whole;
  }

 private:
  const char* p_;
  const char* end_;
};

// Behind its opening mark: one of `words`.
template <class Enum, std::size_t N>
bool read_word(Cursor& cursor, const std::string_view (&words)[N], Enum& to) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i].empty() || !cursor.skip_word(words[i])) continue;
    to = static_cast<Enum>(i);
    return true;
  }
  return false;
}

// Behind its opening bracket: a list that is not empty, each element read by `one`.
template <class T, class One>
bool read_slice(Cursor& cursor, std::vector<T>& pool, Slice& slice, const One& one) {
  slice.first = size_of(pool);
  do {
    T made{};
    if (!one(made)) return false;
    pool.push_back(made);
  } while (cursor.skip(","));
  slice.count = size_of(pool) - slice.first;
  return cursor.skip("]");
}

bool read_ranges(Cursor& cursor, Builder& builder, Slice& to) {
  return read_slice(cursor, builder.page.ranges, to, [&](LineRange& made) {
    return cursor.skip("[") && cursor.number(made.first) && cursor.skip(",") && cursor.number(made.last) &&
           cursor.skip("]") && made.first <= made.last;
  });
}

bool read_spans(Cursor& cursor, Builder& builder, Slice& to) {
  return read_slice(cursor, builder.page.spans, to, [&](Span& made) {
    return cursor.skip("[") && cursor.number(made.line) && cursor.skip(",") && cursor.number(made.from) &&
           cursor.skip(",") && cursor.number(made.to) && cursor.skip("]") && made.from <= made.to;
  });
}

// `likely`: what was read in the same place before.
bool read_interned(Cursor& cursor, Builder& builder, std::string_view likely, std::string_view& to) {
  if (!likely.empty() && cursor.skip_word(likely)) {
    to = likely;
    return true;
  }
  std::string_view text;
  if (!cursor.plain_string(text)) return false;
  to = builder.interned(text);
  return true;
}

bool read_joins(Cursor& cursor, Builder& builder, Slice& to) {
  const std::vector<Join>& joins = builder.page.joins;
  return read_slice(cursor, builder.page.joins, to, [&](Join& made) {
    const std::string_view likely = joins.empty() ? std::string_view{} : joins.back().reason;
    return cursor.skip("[\"") && read_interned(cursor, builder, likely, made.reason) && cursor.skip(",") &&
           cursor.number(made.count) && cursor.skip("]");
  });
}

bool read_flags(Cursor& cursor, Builder& builder, Slice& to) {
  return read_slice(cursor, builder.page.words, to, [&](std::string_view& made) {
    return cursor.skip("\"") && read_interned(cursor, builder, {}, made);
  });
}

constexpr std::size_t most_records = 1024;  // that a page keeps: on a larger one memory is dearer than time

// The members from the text to the joins, kept as they stand where they would be written just so: not where one of them
// is empty, nor where the text has escapes.
bool read_kept(Cursor& cursor, Builder& builder, Block& block) {
  Page& page = builder.page;
  const char* const from = cursor.place();
  std::string_view text;
  const bool has_text = cursor.skip(text_key);
  const bool plain = !has_text || cursor.plain_string(text);
  if (!plain && !cursor.escaped_string(text, page.arena)) return false;
  if (cursor.skip(",\"lines\":[") && !read_ranges(cursor, builder, block.lines)) return false;
  if (cursor.skip(",\"spans\":[") && !read_spans(cursor, builder, block.spans)) return false;
  const bool has_cut = cursor.skip(",\"cut\":\"");
  if (has_cut && !read_interned(cursor, builder, builder.newest_cut, block.cut)) return false;
  if (has_cut) builder.newest_cut = block.cut;
  if (cursor.skip(",\"joins\":[") && !read_joins(cursor, builder, block.joins)) return false;
  const bool as_written = plain && has_text != text.empty() && has_cut != block.cut.empty();
  if (as_written && cursor.place() != from && page.records.size() < most_records) {
    const std::string_view record = page.arena.copy({from, static_cast<std::size_t>(cursor.place() - from)});
    page.records.push_back(record);
    block.record = static_cast<std::uint16_t>(page.records.size());
    if (has_text) block.text = record.substr(text_key_size, text.size());
  } else {
    block.text = plain ? page.arena.copy(text) : text;
  }
  return true;
}

// The members behind `"block":`, in the order in which they are written. Tables and what others added are not read.
bool read_members(Cursor& cursor, Builder& builder, Block& block) {
  if (!cursor.number(block.number)) return false;
  if (!cursor.skip(",\"kind\":\"") || !read_word(cursor, kind_words, block.kind)) return false;
  if (block.kind == BlockKind::table) return false;
  if (cursor.skip(",\"article\":") && !cursor.number(block.article)) return false;
  if (cursor.skip(",\"role\":\"") && !read_word(cursor, role_words, block.role)) return false;
  if (!read_kept(cursor, builder, block)) return false;
  if (cursor.skip(",\"flags\":[") && !read_flags(cursor, builder, block.flags)) return false;
  return cursor.skip("}") && cursor.at_end();
}

}  // namespace

void OwnBlocks::begin_page(std::string_view doc, std::uint32_t page) {
  prefix_.clear();
  JsonWriter json(prefix_);
  json.begin_record("block");
  json.text("doc", doc);
  json.number("page", page);
  json.key("block");
}

bool OwnBlocks::read(std::string_view line, Builder& builder, Block& block) const {
  Page& page = builder.page;
  const std::size_t ranges = page.ranges.size();
  const std::size_t spans = page.spans.size();
  const std::size_t joins = page.joins.size();
  const std::size_t words = page.words.size();
  const std::size_t records = page.records.size();
  Cursor cursor(line.substr(prefix_.size()));
  if (read_members(cursor, builder, block)) return true;
  page.ranges.resize(ranges);
  page.spans.resize(spans);
  page.joins.resize(joins);
  page.words.resize(words);
  page.records.resize(records);
  return false;
}

}  // namespace newsprint::json
