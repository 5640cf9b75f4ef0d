#include "audit/leftover.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/char_class.h"

namespace newsprint::auditing {

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

bool is_double_rule(std::span<const SourceChar> row) noexcept {
  return row.size() >= shortest_rule && std::all_of(row.begin(), row.end(), [](auto& s) { return s.c == U'='; });
}

// `..` or a backslash at the beginning of a line, a blank behind it.
void add_empty_cell(std::span<const SourceChar> row, Bag& rules) {
  if (row.size() > 2 && row[0].c == U'.' && !row[0].before_blank && row[1].c == U'.' && row[1].before_blank)
    rules[U'.'] += 2;
  if (row.size() > 1 && row[0].c == U'\\' && row[0].before_blank) ++rules[U'\\'];
}

// --- Comma-separated values ---

constexpr std::size_t least_value_rows = 3;

struct Separators {
  std::int64_t commas = 0;  // between cells; 0: the line is none of comma-separated values
  std::int64_t quotes = 0;  // around cells, and one of two inside
};

Separators separators_of(std::span<const SourceChar> row) noexcept {
  Separators found;
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool last = i + 1 == row.size();
    if (row[i].c == U'"') {
      const bool doubled = quoted && !last && row[i + 1].c == U'"';
      i += doubled ? 1 : 0;
      if (!doubled) quoted = !quoted;
      ++found.quotes;
    } else if (row[i].c == U',' && !quoted) {
      if (row[i].before_blank && !last) return {};
      ++found.commas;
    }
  }
  return quoted ? Separators{} : found;
}

// --- Scaffold ---

bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

// Characters of pieces one after the other, blanks aside, and whether a blank or a line's end is behind each.
struct Text {
  std::u32string chars;
  std::vector<bool> before_blank;
};

// The phrase `Table with 2 columns:` at `at`, its length and its number; length 0 where it does not stand.
struct Phrase {
  std::size_t length = 0;
  std::uint64_t columns = 0;
};

Phrase phrase_at(const std::u32string& text, std::size_t at) noexcept {
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

// The next row's number with its dot at `at`, behind the header's dot or the semicolon of the row before; its length,
// or 0.
std::size_t row_number_at(const Text& text, std::size_t at, std::uint64_t number) noexcept {
  if (text.chars[at - 1] != (number == 1 ? U'.' : U';') || !text.before_blank[at - 1]) return 0;
  std::size_t p = at;
  for (const char digit : std::to_string(number))
    if (p >= text.chars.size() || text.chars[p++] != static_cast<char32_t>(digit)) return 0;
  return p < text.chars.size() && text.chars[p] == U'.' && text.before_blank[p] ? p + 1 - at : 0;
}

// A row of a flattened table: its number with the dot, and what follows up to the next row.
struct Row {
  std::size_t begin = 0;
  std::size_t cells = 0;
  std::size_t end = 0;
};

std::vector<Row> find_rows(const Text& text, std::size_t begin, std::size_t end) {
  std::vector<Row> rows;
  for (std::size_t i = begin; i < end;) {
    const std::size_t length = row_number_at(text, i, rows.size() + 1);
    if (length == 0) {
      ++i;
      continue;
    }
    if (!rows.empty()) rows.back().end = i;
    rows.push_back({i, i + length, end});
    i += length;
  }
  return rows;
}

// Those that part cells in [begin, end), which may end with a `mark`: a comma inside a number has no blank behind it, but
// one before an empty last cell has none either.
std::uint64_t count_commas(const Text& text, std::size_t begin, std::size_t end, char32_t mark) noexcept {
  if (end > begin && text.chars[end - 1] == mark) --end;
  std::uint64_t commas = 0;
  for (std::size_t i = begin; i < end; ++i) commas += text.chars[i] == U',' && (text.before_blank[i] || i + 1 == end);
  return commas;
}

void allow(Bag& bag, char32_t c, std::uint64_t count) { bag[c] += static_cast<std::int64_t>(count); }

// The table whose phrase is at `at`, up to `end`: the phrase, row numbers, commas between cells, a semicolon between
// rows, a dot behind the header and behind the last row where there is one. Where every row has a cell too few, its
// number is the first cell, and only its dot is scaffold.
void add_table(const Text& text, std::size_t at, std::size_t end, const Phrase& phrase, Bag& scaffold) {
  const std::size_t header = at + phrase.length;
  const std::vector<Row> rows = find_rows(text, header, end);
  const std::uint64_t between = std::max<std::uint64_t>(phrase.columns, 1) - 1;
  const bool number_is_cell = std::all_of(
      rows.begin(), rows.end(), [&](const Row& row) { return count_commas(text, row.cells, row.end, U';') < between; });

  for (std::size_t i = at; i < header; ++i) allow(scaffold, text.chars[i], 1);
  allow(scaffold, U',', std::min(between, count_commas(text, header, rows.empty() ? end : rows[0].begin, U'.')));
  if (!rows.empty() && text.chars[rows[0].begin - 1] == U'.') allow(scaffold, U'.', 1);
  for (const Row& row : rows) {
    for (std::size_t i = row.begin; i < row.cells; ++i)
      if (!number_is_cell || !is_digit(text.chars[i])) allow(scaffold, text.chars[i], 1);
    allow(scaffold, U',', std::min(between - (number_is_cell ? 1 : 0), count_commas(text, row.cells, row.end, U';')));
    if (row.end > row.cells && text.chars[row.end - 1] == U';') allow(scaffold, U';', 1);
  }
  const std::size_t last_cells = rows.empty() ? header : rows.back().cells;
  if (end > last_cells && text.chars[end - 1] == U'.') allow(scaffold, U'.', 1);
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

void add_rules(const SourcePage& source, std::span<const Piece> rows, Leftovers& leftovers) {
  const bool simple_table =
      std::any_of(rows.begin(), rows.end(), [&](Piece row) { return is_double_rule(chars_of(source, row)); });
  for (const Piece& row : rows) {
    add_row(chars_of(source, row), leftovers.rules);
    if (simple_table) add_empty_cell(chars_of(source, row), leftovers.rules);
  }
}

void add_separators(const SourcePage& source, std::span<const Piece> rows, Leftovers& leftovers) {
  std::size_t begin = 0;
  Separators sum;
  std::int64_t commas = 0;  // of each line of the run
  const auto end_run = [&](std::size_t end) {
    if (commas > 0 && end - begin >= least_value_rows) {
      leftovers.rules[U','] += sum.commas;
      leftovers.rules[U'"'] += sum.quotes;
    }
    begin = end;
    sum = {};
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Separators found = separators_of(chars_of(source, rows[i]));
    if (found.commas != commas) end_run(i);
    commas = found.commas;
    sum.commas += found.commas;
    sum.quotes += found.quotes;
  }
  end_run(rows.size());
}

void add_page_rules(const SourcePage& source, Leftovers& leftovers) {
  add_separators(source, source.lines(), leftovers);
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
  const bool simple_table =
      std::any_of(lines.begin(), lines.end(), [&](Piece row) { return is_double_rule(chars_of(source, row)); });
  if (!simple_table) return;
  for (const Piece& row : lines) add_empty_cell(chars_of(source, row), leftovers.rules);
}

void add_scaffold(const SourcePage& source, std::span<const Piece> pieces, Leftovers& leftovers) {
  Text text;
  std::vector<std::size_t> starts;  // of lines: elsewhere the phrase is a cell's
  for (const Piece& piece : pieces) {
    starts.push_back(text.chars.size());
    for (const SourceChar& s : chars_of(source, piece)) {
      text.chars.push_back(s.c);
      text.before_blank.push_back(s.before_blank);
    }
  }
  Phrase phrase;  // of the table in hand
  std::size_t begin = 0;
  for (const std::size_t start : starts) {
    const Phrase next = phrase_at(text.chars, start);
    if (next.length == 0) continue;
    if (phrase.length != 0) add_table(text, begin, start, phrase, leftovers.scaffold);
    phrase = next;
    begin = start;
  }
  if (phrase.length != 0) add_table(text, begin, text.chars.size(), phrase, leftovers.scaffold);
}

Explained explain(const Leftovers& leftovers, Bag& missing) {
  Explained explained;
  explained.scaffold = take(leftovers.scaffold, missing);
  explained.rules = take(leftovers.rules, missing);
  explained.hyphens = take(leftovers.hyphens, missing);
  return explained;
}

}  // namespace newsprint::auditing
