#include "json/own_blocks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include "base/utf8.h"
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

  // Behind its opening mark: a string without escapes, as it stands here.
  [[nodiscard]] bool plain_string(std::string_view& to) noexcept {
    const char* const from = p_;
    p_ = find_escape(p_, end_);
    to = {from, static_cast<std::size_t>(p_ - from)};
    return skip("\"");
  }

  // Behind its opening mark: a string, copied.
  [[nodiscard]] bool string(std::string_view& to, Arena& arena) {
    const char* const from = p_;
    p_ = find_escape(p_, end_);
    if (skip("\"")) {
      to = arena.copy({from, static_cast<std::size_t>(p_ - 1 - from)});
      return true;
    }
    return escaped_string(from, to, arena);
  }

 private:
  // The same, from `from` on, where the first escape stands here.
  bool escaped_string(const char* from, std::string_view& to, Arena& arena) {
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

  const char* p_;
  const char* end_;
};

// Behind its opening mark: one of `words`.
template <class Enum, std::size_t N>
bool read_word(Cursor& cursor, const std::string_view (&words)[N], Enum& to) {
  std::string_view text;
  if (!cursor.plain_string(text)) return false;
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i].empty() || words[i] != text) continue;
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

bool read_interned(Cursor& cursor, Builder& builder, std::string_view& to) {
  std::string_view text;
  if (!cursor.plain_string(text)) return false;
  to = builder.interned(text);
  return true;
}

bool read_joins(Cursor& cursor, Builder& builder, Slice& to) {
  return read_slice(cursor, builder.page.joins, to, [&](Join& made) {
    return cursor.skip("[\"") && read_interned(cursor, builder, made.reason) && cursor.skip(",") &&
           cursor.number(made.count) && cursor.skip("]");
  });
}

bool read_flags(Cursor& cursor, Builder& builder, Slice& to) {
  return read_slice(cursor, builder.page.words, to,
                    [&](std::string_view& made) { return cursor.skip("\"") && read_interned(cursor, builder, made); });
}

// The members behind `"block":`, in the order in which they are written. Tables and what others added are not read.
bool read_members(Cursor& cursor, Builder& builder, Block& block) {
  if (!cursor.number(block.number)) return false;
  if (!cursor.skip(",\"kind\":\"") || !read_word(cursor, kind_words, block.kind)) return false;
  if (block.kind == BlockKind::table) return false;
  if (cursor.skip(",\"article\":") && !cursor.number(block.article)) return false;
  if (cursor.skip(",\"role\":\"") && !read_word(cursor, role_words, block.role)) return false;
  if (cursor.skip(",\"text\":\"") && !cursor.string(block.text, builder.page.arena)) return false;
  if (cursor.skip(",\"lines\":[") && !read_ranges(cursor, builder, block.lines)) return false;
  if (cursor.skip(",\"spans\":[") && !read_spans(cursor, builder, block.spans)) return false;
  if (cursor.skip(",\"cut\":\"") && !read_interned(cursor, builder, block.cut)) return false;
  if (cursor.skip(",\"joins\":[") && !read_joins(cursor, builder, block.joins)) return false;
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
  if (!line.starts_with(prefix_) || !valid_utf8(line)) return false;
  Page& page = builder.page;
  const std::size_t ranges = page.ranges.size();
  const std::size_t spans = page.spans.size();
  const std::size_t joins = page.joins.size();
  const std::size_t words = page.words.size();
  Cursor cursor(line.substr(prefix_.size()));
  if (read_members(cursor, builder, block)) return true;
  page.ranges.resize(ranges);
  page.spans.resize(spans);
  page.joins.resize(joins);
  page.words.resize(words);
  return false;
}

}  // namespace newsprint::json
