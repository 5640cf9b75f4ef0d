#include "audit/leftover.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/char_class.h"

namespace newsprint::auditing {

namespace {

// --- Characters ---

Cursor cursor_of(const Piece& row) noexcept { return Cursor(std::span(&row, 1)); }

// A character, and whether a blank or its line's end is behind it.
struct Seen {
  char32_t c = U'\0';
  bool before_blank = false;
};

// Steps over a character.
Seen see(const SourcePage& source, Cursor& cursor) noexcept {
  const Piece& piece = cursor.piece();
  const bool before_blank = source.is_blank_at(piece, cursor.behind());
  return {cursor.next(), before_blank};
}

// --- Drawn rules ---

constexpr std::size_t shortest_rule = 2;

bool is_bar(char32_t c) noexcept { return c == U'|' || c == U'｜' || class_of(c) == CharClass::rule; }

bool is_rule(char32_t c) noexcept {
  const CharClass cls = class_of(c);
  return is_bar(c) || c == U'+' || c == U'=' || c == U'_' || c == U':' || cls == CharClass::hyphen ||
         cls == CharClass::dash;
}

bool is_rule_line(const Piece& row) noexcept {
  Cursor cursor = cursor_of(row);
  std::size_t length = 0;
  for (; !cursor.at_end(); ++length)
    if (!is_rule(cursor.next())) return false;
  return length >= shortest_rule;
}

bool has_bars(const Piece& row) noexcept {
  for (const char* p = row.begin; (p = skip_letters(p, row.end)) < row.end;)
    if (is_bar(next_char(p))) return true;
  return false;
}

void add_row(const Piece& row, Bag& rules) {
  const bool whole = is_rule_line(row);
  if (!whole && !has_bars(row) && row.text().find('\\') == std::string_view::npos) return;
  for (Cursor cursor = cursor_of(row); !cursor.at_end();) {
    const char32_t c = cursor.next();
    const bool escape = c == U'\\' && !cursor.at_end() && (cursor.character() == U'|' || cursor.character() == U'\\');
    if (whole || is_bar(c) || escape) ++rules[c];
  }
}

bool is_double_rule(const Piece& row) noexcept {
  Cursor cursor = cursor_of(row);
  std::size_t length = 0;
  for (; !cursor.at_end(); ++length)
    if (cursor.next() != U'=') return false;
  return length >= shortest_rule;
}

// `..` or a backslash at the beginning of a line, a blank behind it: the empty first cell of a simple table.
void add_empty_cell(const SourcePage& source, const Piece& row, Bag& rules) {
  if (!row.text().starts_with('.') && !row.text().starts_with('\\')) return;
  Cursor cursor = cursor_of(row);
  const Seen first = see(source, cursor);
  if (first.c == U'\\' && first.before_blank && !cursor.at_end()) ++rules[U'\\'];
  if (first.c != U'.' || first.before_blank || cursor.at_end()) return;
  const Seen second = see(source, cursor);
  if (second.c == U'.' && second.before_blank && !cursor.at_end()) rules[U'.'] += 2;
}

// --- Comma-separated values ---

constexpr std::size_t least_value_rows = 3;

struct Separators {
  std::int64_t commas = 0;  // between cells; 0: the line is none of comma-separated values
  std::int64_t quotes = 0;  // around cells, and one of two inside
};

Separators separators_of(const SourcePage& source, const Piece& row) noexcept {
  if (row.text().find(',') == std::string_view::npos) return {};  // quotes count beside commas only
  Separators found;
  bool quoted = false;
  for (Cursor cursor = cursor_of(row); !cursor.at_end();) {
    const char* const behind = cursor.place() + 1;
    const char32_t c = cursor.next();
    if (c == U'"') {
      const bool doubled = quoted && !cursor.at_end() && cursor.character() == U'"';
      if (doubled) cursor.next();
      if (!doubled) quoted = !quoted;
      ++found.quotes;
    } else if (c == U',' && !quoted) {
      if (source.is_blank_at(row, behind) && !cursor.at_end()) return {};
      ++found.commas;
    }
  }
  return quoted ? Separators{} : found;
}

// --- Scaffold ---

bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

bool take_character(Cursor& cursor, char32_t c) noexcept {
  if (cursor.at_end() || cursor.character() != c) return false;
  cursor.next();
  return true;
}

bool take_word(Cursor& cursor, std::u32string_view word) noexcept {
  return std::all_of(word.begin(), word.end(), [&](char32_t c) { return take_character(cursor, c); });
}

// The phrase `Table with 2 columns:`, where it stands, and its number.
struct Phrase {
  Cursor begin;
  Cursor end;
  std::uint64_t columns = 0;
};

// Nothing where it does not stand.
std::optional<Phrase> phrase_at(const Cursor& at) noexcept {
  constexpr std::size_t most_digits = 6;
  Phrase found{at, at};
  Cursor& p = found.end;
  if (!take_word(p, U"Tablewith")) return {};
  std::size_t digits = 0;
  for (; digits < most_digits && !p.at_end() && is_digit(p.character()); ++digits)
    found.columns = found.columns * 10 + p.next() - U'0';
  if (digits == 0 || !take_word(p, U"column")) return {};
  take_character(p, U's');
  if (!take_character(p, U':')) return {};
  return found;
}

void allow(Bag& bag, char32_t c, std::uint64_t count) { bag[c] += static_cast<std::int64_t>(count); }

// What is wanted of the cells of one row.
class Cells {
 public:
  void add(Seen seen) noexcept {
    commas_ += is_comma(last_) && last_.before_blank;
    before_last_ = last_;
    last_ = seen;
  }
  // Commas that part cells, which may end with a `mark`: a comma inside a number has no blank behind it, but one before
  // an empty last cell has none either.
  [[nodiscard]] std::uint64_t commas(char32_t mark) const noexcept {
    if (last_.c != mark) return commas_ + is_comma(last_);
    return commas_ + (is_comma(before_last_) && !before_last_.before_blank);
  }
  [[nodiscard]] Seen last() const noexcept { return last_; }

 private:
  static bool is_comma(Seen seen) noexcept { return seen.c == U','; }
  std::uint64_t commas_ = 0;  // before a blank, without the last character
  Seen last_;
  Seen before_last_;
};

// Reads a flattened table behind its phrase, up to `end`: the header, then row by row.
class FlatTable {
 public:
  FlatTable(const SourcePage& source, const Cursor& header, const Cursor& end)
      : source_(source), at_(header), end_(end) {}

  // The cells up to the next row's number, or to the end.
  [[nodiscard]] Cells cells() {
    Cells cells;
    while (at_ < end_ && !find_number(cells.last())) cells.add(see(source_, at_));
    return cells;
  }
  // Steps over the row's number that cells() ended before, its figures and its dot; 0 where the table ended.
  [[nodiscard]] std::uint64_t take_number() noexcept {
    if (!(at_ < end_)) return 0;
    at_ = behind_number_;
    return row_++;
  }

 private:
  // Whether the next row's number with its dot stands here, behind the header's dot or the semicolon of the row before.
  [[nodiscard]] bool find_number(Seen before) {
    if (before.c != (row_ == 1 ? U'.' : U';') || !before.before_blank) return false;
    behind_number_ = at_;
    for (const char digit : std::to_string(row_))
      if (!take_character(behind_number_, static_cast<char32_t>(digit))) return false;
    if (behind_number_.at_end()) return false;
    const Seen dot = see(source_, behind_number_);
    return dot.c == U'.' && dot.before_blank;
  }

  const SourcePage& source_;
  Cursor at_;
  Cursor end_;
  Cursor behind_number_ = at_;
  std::uint64_t row_ = 1;  // the next
};

// Whether every row has fewer commas than it takes: then its number is the first cell.
bool is_number_cell(FlatTable table, std::uint64_t commas) {
  (void)table.cells();
  while (table.take_number() != 0)
    if (table.cells().commas(U';') >= commas) return false;
  return true;
}

// The table of a phrase, up to `end`: the phrase, row numbers, commas between cells, a semicolon between rows, a dot
// behind the header and behind the last row where there is one. Where every row has a cell too few, its number is the
// first cell, and only its dot is scaffold.
void add_table(const SourcePage& source, const Phrase& phrase, const Cursor& end, Bag& scaffold) {
  FlatTable table(source, phrase.end, end);
  const std::uint64_t between = std::max<std::uint64_t>(phrase.columns, 1) - 1;
  const bool number_is_cell = is_number_cell(table, between);

  for (Cursor cursor = phrase.begin; cursor != phrase.end;) allow(scaffold, cursor.next(), 1);
  Cells cells = table.cells();
  allow(scaffold, U',', std::min(between, cells.commas(U'.')));
  std::uint64_t rows = 0;
  for (std::uint64_t number = table.take_number(); number != 0; number = table.take_number(), ++rows) {
    if (rows == 0) allow(scaffold, U'.', 1);
    if (!number_is_cell)
      for (const char digit : std::to_string(number)) allow(scaffold, static_cast<char32_t>(digit), 1);
    allow(scaffold, U'.', 1);
    cells = table.cells();
    allow(scaffold, U',', std::min(between - (number_is_cell ? 1 : 0), cells.commas(U';')));
    if (cells.last().c == U';') allow(scaffold, U';', 1);
  }
  if (cells.last().c == U'.') allow(scaffold, U'.', 1);
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
  const bool simple_table = std::any_of(rows.begin(), rows.end(), is_double_rule);
  for (const Piece& row : rows) {
    add_row(row, leftovers.rules);
    if (simple_table) add_empty_cell(source, row, leftovers.rules);
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
    const Separators found = separators_of(source, rows[i]);
    if (found.commas != commas) end_run(i);
    commas = found.commas;
    sum.commas += found.commas;
    sum.quotes += found.quotes;
  }
  end_run(rows.size());
}

void add_page_rules(const SourcePage& source, Leftovers& leftovers) {
  const auto& lines = source.lines();
  add_separators(source, lines, leftovers);
  const auto is_drawn = [&](std::size_t i) {
    return i < lines.size() && (has_bars(lines[i]) || is_rule_line(lines[i]));
  };
  bool before = false;  // whether the line above looks drawn
  bool here = is_drawn(0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool after = is_drawn(i + 1);
    if (here && (before || after || is_rule_line(lines[i]))) add_row(lines[i], leftovers.rules);
    before = here;
    here = after;
  }
  if (!std::any_of(lines.begin(), lines.end(), is_double_rule)) return;
  for (const Piece& row : lines) add_empty_cell(source, row, leftovers.rules);
}

void add_scaffold(const SourcePage& source, std::span<const Piece> pieces, Leftovers& leftovers) {
  std::optional<Phrase> phrase;                      // of the table in hand
  for (std::size_t i = 0; i < pieces.size(); ++i) {  // elsewhere than at a line's beginning the phrase is a cell's
    const std::optional<Phrase> next = phrase_at(Cursor::at_piece(pieces, i));
    if (!next) continue;
    if (phrase) add_table(source, *phrase, next->begin, leftovers.scaffold);
    phrase = next;
  }
  if (phrase) add_table(source, *phrase, Cursor::end_of(pieces), leftovers.scaffold);
}

Explained explain(const Leftovers& leftovers, Bag& missing) {
  Explained explained;
  explained.scaffold = take(leftovers.scaffold, missing);
  explained.rules = take(leftovers.rules, missing);
  explained.hyphens = take(leftovers.hyphens, missing);
  return explained;
}

}  // namespace newsprint::auditing
