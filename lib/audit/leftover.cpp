#include "audit/leftover.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/char_class.h"

namespace newsprint {

namespace {

// --- Drawn rules ---

constexpr std::size_t shortest_rule = 2;

bool is_bar(char32_t c) noexcept { return c == U'|' || c == U'｜' || class_of(c) == CharClass::rule; }

bool is_rule(char32_t c) noexcept {
  const CharClass cls = class_of(c);
  return is_bar(c) || c == U'+' || c == U'=' || c == U'_' || c == U':' || cls == CharClass::hyphen ||
         cls == CharClass::dash;
}

std::span<const SourceChar> chars_of(const SourcePage& source, Piece piece) noexcept {
  return std::span(source.chars()).subspan(piece.begin, piece.end - piece.begin);
}

bool is_rule_line(std::span<const SourceChar> row) noexcept {
  return row.size() >= shortest_rule && std::all_of(row.begin(), row.end(), [](auto& s) { return is_rule(s.c); });
}

bool has_bars(std::span<const SourceChar> row) noexcept {
  return std::any_of(row.begin(), row.end(), [](auto& s) { return is_bar(s.c); });
}

void add_row(std::span<const SourceChar> row, Bag& rules) {
  const bool whole = is_rule_line(row);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool escape = row[i].c == U'\\' && i + 1 < row.size() && (row[i + 1].c == U'|' || row[i + 1].c == U'\\');
    if (whole || is_bar(row[i].c) || escape) ++rules[row[i].c];
  }
}

// --- Scaffold ---

bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

// Characters of pieces one after the other, blanks aside.
using Text = std::u32string;

// The phrase `Table with 3 columns:` at `at`, its length and its number; length 0 where it does not stand.
struct Phrase {
  std::size_t length = 0;
  std::uint64_t columns = 0;
};

Phrase phrase_at(const Text& text, std::size_t at) noexcept {
  constexpr std::u32string_view head = U"Tablewith";
  constexpr std::u32string_view tail = U"column";
  Phrase found;
  std::size_t p = at;
  if (text.compare(p, head.size(), head) != 0) return {};
  p += head.size();
  const std::size_t digits = p;
  for (; p < text.size() && is_digit(text[p]) && p - digits < 6; ++p)
    found.columns = found.columns * 10 + text[p] - U'0';
  if (p == digits || p >= text.size() || text.compare(p, tail.size(), tail) != 0) return {};
  p += tail.size();
  if (p < text.size() && text[p] == U's') ++p;
  if (p >= text.size() || text[p] != U':') return {};
  found.length = p + 1 - at;
  return found;
}

// The next row's number with its dot at `at`, behind a separator; its length, or 0.
std::size_t row_number_at(const Text& text, std::size_t at, std::uint64_t number) noexcept {
  if (text[at - 1] != U'.' && text[at - 1] != U';') return 0;
  std::size_t p = at;
  for (const char digit : std::to_string(number))
    if (p >= text.size() || text[p++] != static_cast<char32_t>(digit)) return 0;
  return p < text.size() && text[p] == U'.' ? p + 1 - at : 0;
}

// The table whose phrase is at `at`, up to `end`: the phrase, row numbers, a comma between cells, a semicolon between
// rows, a dot behind the header and behind the last row where there is one.
void add_table(const Text& text, std::size_t at, std::size_t end, const Phrase& phrase, Bag& scaffold) {
  for (std::size_t i = at; i < at + phrase.length; ++i) ++scaffold[text[i]];
  std::int64_t rows = 0;
  std::size_t i = at + phrase.length;
  while (i < end) {
    const std::size_t length = row_number_at(text, i, static_cast<std::uint64_t>(rows) + 1);
    for (std::size_t k = i; k < i + length; ++k) ++scaffold[text[k]];
    if (length != 0 && rows == 0) ++scaffold[text[i - 1]];
    rows += length != 0;
    i += length == 0 ? 1 : length;
    if (i >= end && length == 0 && text[end - 1] == U'.') ++scaffold[U'.'];
  }
  const std::uint64_t commas =
      (std::max<std::uint64_t>(phrase.columns, 1) - 1) * (static_cast<std::uint64_t>(rows) + 1);
  scaffold[U','] += static_cast<std::int64_t>(std::min<std::uint64_t>(commas, end - at));
  scaffold[U';'] += rows;
}

std::uint64_t take(const Bag& allowed, Bag& missing) {
  std::uint64_t taken = 0;
  for (auto& [c, count] : missing) {
    const auto found = allowed.find(c);
    if (found == allowed.end() || count <= 0) continue;
    const std::int64_t explained = std::min(count, found->second);
    count -= explained;
    taken += static_cast<std::uint64_t>(explained);
  }
  return taken;
}

}  // namespace

bool is_hyphen(char32_t c) noexcept { return class_of(c) == CharClass::hyphen; }

void add_rules(const SourcePage& source, std::span<const Piece> rows, Leftovers& leftovers) {
  for (const Piece& row : rows) add_row(chars_of(source, row), leftovers.rules);
}

void add_page_rules(const SourcePage& source, Leftovers& leftovers) {
  bool before = false;  // whether the line above looks drawn
  const auto& lines = source.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto drawn = [&](std::size_t line) {
      return line < lines.size() &&
             (has_bars(chars_of(source, lines[line])) || is_rule_line(chars_of(source, lines[line])));
    };
    const bool here = drawn(i);
    if (here && (before || drawn(i + 1) || is_rule_line(chars_of(source, lines[i]))))
      add_row(chars_of(source, lines[i]), leftovers.rules);
    before = here;
  }
}

void add_scaffold(const SourcePage& source, std::span<const Piece> pieces, Leftovers& leftovers) {
  Text text;
  for (const Piece& piece : pieces)
    for (const SourceChar& s : chars_of(source, piece)) text.push_back(s.c);
  for (std::size_t at = text.find(U'T'); at != Text::npos; at = text.find(U'T', at + 1)) {
    const Phrase phrase = phrase_at(text, at);
    if (phrase.length == 0) continue;
    std::size_t end = at + phrase.length;
    while (end < text.size() && (text[end] != U'T' || phrase_at(text, end).length == 0)) ++end;
    add_table(text, at, end, phrase, leftovers.scaffold);
    at = end - 1;
  }
}

Explained explain(const Leftovers& leftovers, Bag& missing) {
  Explained explained;
  explained.scaffold = take(leftovers.scaffold, missing);
  explained.rules = take(leftovers.rules, missing);
  explained.hyphens = take(leftovers.hyphens, missing);
  return explained;
}

}  // namespace newsprint
