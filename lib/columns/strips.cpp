#include "columns/strips.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

#include "base/char_class.h"
#include "base/utf8.h"
#include "columns/display.h"
#include "columns/stacks.h"
#include "columns/whole_rows.h"

namespace newsprint {

namespace {

constexpr std::uint32_t support_window = 6;  // rows up and down
constexpr std::uint32_t base_support = 3;    // and that make it the base of an indented line
constexpr std::uint32_t firm_support = 6;    // a start that is nobody's indent
constexpr std::uint32_t widest_indent = 7;
constexpr std::uint32_t free_indent = 2;  // an indent of so much needs no further proof
constexpr std::uint32_t members_above = 4;
constexpr std::uint32_t members_below = 6;
constexpr std::uint32_t member_rows = 24;
constexpr std::uint32_t edge_slack = 2;  // right edges of full lines differ by so much
constexpr std::uint32_t least_overlap = 3;
constexpr std::uint32_t right_slack = 6;
constexpr std::uint32_t widest_row_gap = 8;
constexpr std::uint32_t most_blank_rows = 2;
constexpr std::uint32_t first_line_rows = 5;
constexpr std::uint32_t first_line_indent = 10;
constexpr std::uint32_t glued_indent = 4;
constexpr std::uint32_t overrun = 3;       // columns past its measure that a line with a neighbour glued to it has
constexpr std::uint32_t shifted_left = 3;  // a glued neighbour stands so far from its column's start at most
constexpr std::uint32_t shifted_right = 2;
constexpr std::uint32_t beside_rows = 3;  // that two strips of prose share
constexpr std::uint32_t widest_cell_gap = 24;

std::uint64_t key(std::uint32_t column, std::uint32_t row) noexcept { return (std::uint64_t{column} << 32) | row; }

// Right ends of a few lines, kept sorted.
class Ends {
 public:
  void add(std::uint32_t end) {
    std::size_t i = count_++;
    for (; i > 0 && sorted_[i - 1] > end; --i) sorted_[i] = sorted_[i - 1];
    sorted_[i] = end;
  }

  // The furthest end that enough of them come close to.
  [[nodiscard]] std::uint32_t measure(std::uint32_t otherwise) const {
    const std::size_t needed = std::max<std::size_t>(2, (3 * count_ + 9) / 10);
    for (std::size_t i = count_; i-- > 0;) {
      std::size_t close = 1;
      while (close <= i && sorted_[i - close] + edge_slack >= sorted_[i]) ++close;
      if (close >= needed) return sorted_[i];
    }
    return otherwise;
  }

 private:
  std::array<std::uint32_t, members_above + members_below + 1> sorted_{};
  std::size_t count_ = 0;
};

// All segments by start and row.
class Starts {
 public:
  explicit Starts(std::span<const Segment> segments) : segments_(segments), order_(segments.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return key_of(a) < key_of(b); });
  }

  // Rows within `support_window` of `row`, but for `row` itself, with a segment at `column`.
  [[nodiscard]] std::uint32_t support(std::uint32_t column, std::uint32_t row) const {
    const std::uint32_t top = row - std::min(row, support_window);
    std::uint32_t n = 0;
    for (std::size_t i = find(column, top); i < order_.size() && key_of(order_[i]) <= key(column, row + support_window);
         ++i) {
      n += segments_[order_[i]].row != row;
    }
    return n;
  }

  // Where full lines that begin at `column` end around `row`; `otherwise` when there are too few.
  [[nodiscard]] std::uint32_t measure(std::uint32_t column, std::uint32_t row, std::uint32_t otherwise) const {
    const std::size_t here = find(column, row);
    Ends ends;
    for (std::size_t i = here; i-- > 0 && here - i <= members_above && near(i, column, row);) {
      ends.add(segments_[order_[i]].to);
    }
    for (std::size_t i = here; i < order_.size() && i - here <= members_below && near(i, column, row); ++i) {
      ends.add(segments_[order_[i]].to);
    }
    return ends.measure(otherwise);
  }

 private:
  [[nodiscard]] std::uint64_t key_of(std::uint32_t i) const { return key(segments_[i].from, segments_[i].row); }
  [[nodiscard]] std::size_t find(std::uint32_t column, std::uint32_t row) const {
    const auto less = [&](std::uint32_t i, std::uint64_t k) { return key_of(i) < k; };
    return static_cast<std::size_t>(std::lower_bound(order_.begin(), order_.end(), key(column, row), less) -
                                    order_.begin());
  }
  [[nodiscard]] bool near(std::size_t i, std::uint32_t column, std::uint32_t row) const {
    const Segment& s = segments_[order_[i]];
    return s.from == column && (s.row > row ? s.row - row : row - s.row) <= member_rows;
  }

  std::span<const Segment> segments_;
  std::vector<std::uint32_t> order_;
};

constexpr std::uint32_t gutter_slack = 3;         // display columns
constexpr std::uint32_t longest_line = 1U << 31;  // columns; a larger figure is a negative one
constexpr std::uint32_t gutter_rows = 3;          // of those around that have a blank at the same place

// A blank alone between two characters of a segment, at least one of them Han or kana.
struct SingleBlank {
  const char* at;
  const char* behind;   // the byte behind it: not all blanks have one byte
  std::uint32_t index;  // code points before it
  std::uint32_t width;  // display columns before it
};

// None where a line is spaced out, a blank behind each character.
void collect_single_blanks(std::string_view text, std::vector<SingleBlank>& out) {
  out.clear();
  if (text.find(' ') == std::string_view::npos) return;
  std::uint32_t index = 0;
  std::uint32_t width = 0;
  bool wide_before = false;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p != end; ++index) {
    const char* const at = p;
    const CharClass c = class_of(next_char(p));
    if (c == CharClass::blank && index > 0 && p != end) {
      const char* q = p;
      const std::uint8_t next = info(class_of(next_char(q))).width;
      if (wide_before || next == 2) out.push_back({at, p, index, width});
    }
    wide_before = info(c).width == 2;
    width += info(c).width;
  }
  if (out.size() * 3 > index) out.clear();
}

// How the page's grid relates to paper. On a grid of characters that holds Han or kana a column is an em, so digits and
// Latin letters run over the column's edge on the grid but not on paper.
struct Geometry {
  GridKind grid;
  bool ems;
  bool kana;   // Japanese: paragraphs are indented by one em
  bool latin;  // proportional type: lines of one measure differ in columns

  // Columns left of a blank, on paper.
  [[nodiscard]] std::uint32_t columns(const SingleBlank& blank) const {
    if (ems) return (blank.width + 1) / 2;
    return grid == GridKind::characters ? blank.index : blank.width;
  }
  // Where a segment ends on paper.
  [[nodiscard]] std::uint32_t edge(const Segment& s) const {
    return ems ? s.from + std::max(1U, (s.width + 1) / 2) : s.to;
  }
};

Geometry find_geometry(std::span<const Segment> segments, GridKind grid) {
  std::uint64_t columns = 0;
  std::uint64_t width = 0;
  std::size_t kana = 0;
  std::size_t latin = 0;
  for (const Segment& s : segments) {
    columns += s.to - s.from;
    width += s.width;
    const Script script = info(class_of(first_code_point(s.text))).script;
    kana += script == Script::kana;
    latin += script == Script::latin;
  }
  return {grid, grid == GridKind::characters && width * 10 >= columns * 13, kana * 10 >= segments.size(),
          latin * 2 > segments.size()};
}

// Takes `next`, further right in the same line, into `piece`.
void extend(Segment& piece, const Segment& next) {
  piece.text = {piece.text.data(), static_cast<std::size_t>(next.text.data() + next.text.size() - piece.text.data())};
  piece.width += next.width + (next.from - piece.to);
  piece.to = next.to;
}

// Cuts `s` at a blank and returns what is right of it.
Segment cut_off(Segment& s, const SingleBlank& blank, const Geometry& page) {
  Segment right = s;
  right.text = s.text.substr(static_cast<std::size_t>(blank.behind - s.text.data()));
  right.index = s.index + blank.index + 1;
  right.width = s.width - blank.width - 1;
  right.from = s.from + page.columns(blank) + 1;
  s.text = s.text.substr(0, static_cast<std::size_t>(blank.at - s.text.data()));
  s.to = right.from - 1;
  s.width = blank.width;
  s.to = page.edge(s);
  right.to = page.edge(right);
  return right;
}

// Gives a segment that was cut off from its left neighbour the start of the column it must stand in: the glue shifts
// it by as many columns as there are narrow characters left of it.
void move_to_column(Segment& left, Segment& s, const Starts& starts) {
  std::uint32_t best = 0;
  std::uint32_t best_start = s.from;
  const std::uint32_t low = std::max(left.from + 1, s.from - std::min(s.from, shifted_left));
  for (std::uint32_t c = s.from + shifted_right + 1; c-- > low;) {
    const std::uint32_t support = starts.support(c, s.row);
    if (support > best) {
      best = support;
      best_start = c;
    }
  }
  s.to = best_start + (s.to - s.from);
  s.from = best_start;
  left.to = std::min(left.to, s.from);
}

// Narrow gutters shrink to one blank, and two columns become one segment. On paper the gutter stays where it is, so
// there the blanks stand below each other in display columns from the segment's start, whatever the grid.
class NarrowGutters {
 public:
  explicit NarrowGutters(std::span<const Segment> segments) {
    for (const Segment& s : segments) {
      collect_single_blanks(s.text, blanks_);
      for (const SingleBlank& blank : blanks_) sorted_.push_back({key(s.from, s.row), blank.width});
    }
    std::sort(sorted_.begin(), sorted_.end());
  }

  // Lines around with another indent count too: what stands to their left is narrower or wider by as much.
  [[nodiscard]] bool is_gutter(const Segment& s, const SingleBlank& blank) const {
    std::uint32_t rows = 0;
    const std::uint32_t top = s.row - std::min(s.row, support_window);
    for (std::uint32_t row = top; row <= s.row + support_window; ++row) {
      if (row == s.row) continue;
      rows += std::any_of(indents.begin(), indents.end(), [&](const Indent& indent) {
        return has_blank(s.from + indent.columns, row, blank.width - indent.width);
      });
    }
    return rows >= gutter_rows;
  }

 private:
  using Place = std::pair<std::uint64_t, std::uint32_t>;

  // A first line's indent on the grid and on paper: two ems, printed as two or three blanks.
  struct Indent {
    std::uint32_t columns;
    std::uint32_t width;
  };
  static constexpr std::array<Indent, 7> indents = {
      {{0, 0}, {1, 2}, {2, 4}, {3, 4}, {-1U, -2U}, {-2U, -4U}, {-3U, -4U}}};

  [[nodiscard]] bool has_blank(std::uint32_t column, std::uint32_t row, std::uint32_t width) const {
    if (width > longest_line || column > longest_line) return false;
    const Place low{key(column, row), width - std::min(width, gutter_slack)};
    const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), low);
    return found != sorted_.end() && found->first == low.first && found->second <= width + gutter_slack;
  }

  std::vector<Place> sorted_;  // of single blanks: start and row of the segment, width left of it
  std::vector<SingleBlank> blanks_;
};

// Cuts segments at gutters of one blank, on pages of Han and kana, where blanks are rare.
std::vector<Segment> cut_narrow_gutters(std::span<const Segment> segments, const Geometry& page) {
  const NarrowGutters gutters(segments);
  std::vector<Segment> cut;
  std::vector<bool> glued;
  std::vector<SingleBlank> single;
  for (const Segment& s : segments) {
    cut.push_back(s);
    cut.back().to = page.edge(s);
    glued.push_back(false);
    collect_single_blanks(s.text, single);
    for (const SingleBlank& blank : single) {
      const std::string_view rest = cut.back().text;
      const bool inside = blank.at > rest.data() && blank.behind < rest.data() + rest.size();
      if (!inside || blank.width < least_overlap || !gutters.is_gutter(s, blank)) continue;
      // Offsets were taken from the start of the whole segment.
      const std::uint32_t taken = cut.back().index - s.index;
      const SingleBlank here{blank.at, blank.behind, blank.index - taken, blank.width - (s.width - cut.back().width)};
      const Segment right = cut_off(cut.back(), here, page);
      cut.push_back(right);
      glued.push_back(true);
    }
  }
  if (std::find(glued.begin(), glued.end(), true) == glued.end()) return cut;
  const Starts starts(cut);
  std::vector<Segment> moved = cut;
  for (std::size_t i = 1; i < cut.size(); ++i) {
    if (glued[i]) move_to_column(moved[i - 1], moved[i], starts);
  }
  return moved;
}

bool starts_small(std::string_view text) { return class_of(first_code_point(text)) == CharClass::latin_lower; }

ColumnPiece make_piece(const Segment& s, const Starts& starts) {
  ColumnPiece piece;
  piece.segment = s;
  piece.base = s.from;
  piece.support = starts.support(s.from, s.row);
  piece.measure = starts.measure(s.from, s.row, s.to);
  piece.placed = piece.support >= supported;
  return piece;
}

// A line of Latin type that reaches well past its measure and has a blank before the start of another column: the gutter
// has shrunk to that blank.
bool cut_at_column(ColumnPiece& piece, Segment& right, const Starts& starts) {
  Segment& s = piece.segment;
  const std::uint32_t width = piece.measure - std::min(piece.measure, piece.base);
  if (piece.support < base_support || s.to <= piece.measure + std::max(overrun, width / 2)) return false;
  const std::uint32_t least = piece.base + width - width / latin_slack;
  std::uint32_t column = s.from;
  std::uint32_t index = 0;
  for (const char* p = s.text.data(); p != s.text.data() + s.text.size(); ++column, ++index) {
    const char32_t c = next_char(p);
    if (column > piece.measure + width / latin_slack) return false;
    if (c != U' ' || column < least || starts.support(column + 1, s.row) < base_support) continue;
    right = s;
    const auto size = static_cast<std::size_t>(p - s.text.data());
    right.text.remove_prefix(size);
    right.index += index + 1;
    right.from = column + 1;
    right.width -= index + 1;
    s.text = s.text.substr(0, size - 1);
    s.to = column;
    s.width = index;
    return true;
  }
  return false;
}

// A line that overruns its column's measure and has a blank right there has a neighbour glued to it. The column may be
// that of an indented line.
bool cut_overrun(ColumnPiece& piece, Segment& right, const Starts& starts, const Geometry& page,
                 std::vector<SingleBlank>& single) {
  if (page.latin) return cut_at_column(piece, right, starts);
  Segment& s = piece.segment;
  collect_single_blanks(s.text, single);
  if (single.empty()) return false;
  for (std::uint32_t indent = 0; indent <= glued_indent && indent <= s.from; indent += indent == 0 ? 2 : 1) {
    const std::uint32_t support = indent == 0 ? piece.support : starts.support(s.from - indent, s.row);
    if (support < (indent == 0 ? supported : std::max(base_support, piece.support + 1))) continue;
    const std::uint32_t measure = starts.measure(s.from - indent, s.row, s.to);
    if (s.to <= measure + overrun) continue;
    for (const SingleBlank& blank : single) {
      const std::uint32_t at = s.from + page.columns(blank);
      if (at + gutter_slack < measure || at > measure + 1 + indent) continue;
      right = cut_off(s, blank, page);
      move_to_column(s, right, starts);
      return true;
    }
  }
  return false;
}

// Whether `s` can be the last word of a justified line of Latin type. The grid gives each line its own width, a little
// more or less than the measure.
bool is_torn_off(const ColumnPiece& left, const Segment& s) {
  const std::uint32_t measure = left.measure - std::min(left.measure, left.base);
  return left.placed && s.from <= left.measure + 1 &&
         s.to <= left.measure + std::max(edge_slack, measure / latin_slack) &&
         left.segment.to + edge_slack < left.measure;
}

// Whether `s` belongs to the piece on its left: it ends within the measure of that column, or what both hold fills it,
// where the grid is wider than the type. The first line of a paragraph may be the only one with its indent.
bool goes_on(const ColumnPiece& left, const Segment& s, const Starts& starts, const Geometry& page) {
  if (left.measure + 1 >= s.to) return true;
  if (page.latin && is_torn_off(left, s)) return true;
  if (left.placed) return false;
  const std::uint32_t both = left.segment.to - left.segment.from + 1 + s.to - s.from;
  for (std::uint32_t k = 1; k <= widest_indent && k <= left.segment.from; ++k) {
    const std::uint32_t base = left.segment.from - k;
    if (starts.support(base, s.row) < base_support) continue;
    const std::uint32_t measure = starts.measure(base, s.row, base) - base;
    if (k + both <= measure + 1 && (k + both) * 5 >= measure * 4) return true;
  }
  return false;
}

// A justified line falls apart at its wide blanks: a part that begins where no other does and ends within the measure
// of its left neighbour's column belongs to that neighbour.
std::vector<ColumnPiece> make_pieces(std::span<const Segment> segments, const Starts& starts, const Geometry& page) {
  std::vector<ColumnPiece> pieces;
  std::vector<SingleBlank> single;
  pieces.reserve(segments.size());
  for (const Segment& s : segments) {
    ColumnPiece piece = make_piece(s, starts);
    if (!piece.placed && !pieces.empty() && pieces.back().segment.row == s.row &&
        goes_on(pieces.back(), s, starts, page)) {
      extend(pieces.back().segment, s);
      continue;
    }
    pieces.push_back(piece);
    for (Segment right; cut_overrun(pieces.back(), right, starts, page, single);) {
      pieces.push_back(make_piece(right, starts));
    }
  }
  return pieces;
}

// A line that begins a little right of a column's edge is an indented line of that column.
void find_base(ColumnPiece& piece, const Starts& starts, const Geometry& page) {
  const Segment& s = piece.segment;
  if (piece.support >= firm_support) return;
  std::uint32_t best = std::max(base_support - 1, piece.support);
  for (std::uint32_t k = page.ems && page.kana ? 1 : free_indent; k <= widest_indent && k <= s.from; ++k) {
    const std::uint32_t base = s.from - k;
    const std::uint32_t support = starts.support(base, s.row);
    if (support <= best) continue;
    const std::uint32_t measure = starts.measure(base, s.row, 0);
    if (k > free_indent && (s.to + 3 < measure || s.to > measure + k + 1)) continue;
    best = support;
    piece.base = base;
    piece.measure = std::max(measure, base + 1);
    piece.placed = true;
  }
}

// Where a table begins that was taken out: a row, and grid columns [from, to).
struct TablePlace {
  std::uint32_t top = 0;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

class StripBuilder {
 public:
  StripBuilder(Strips& result, std::span<const std::uint32_t> blank_rows, std::span<const TablePlace> tables)
      : all_(result), blank_rows_(blank_rows), tables_(tables) {}

  void add(std::uint32_t index) {
    ColumnPiece& piece = all_.pieces[index];
    collect_overlapping(piece.segment);
    if (overlapping_.size() == 1 && fits(index, all_.strips[overlapping_.front()])) {
      append(index, overlapping_.front());
      return;
    }
    open(index);
  }

 private:
  // Strips that were open at the piece's place, from the left. Open strips do not overlap each other.
  void collect_overlapping(const Segment& s) {
    overlapping_.clear();
    auto it = open_.upper_bound(s.from);
    if (it != open_.begin()) --it;
    for (; it != open_.end() && it->first < s.to; ++it) {
      const Strip& strip = all_.strips[it->second];
      const std::uint32_t from = std::max(s.from, strip.base);
      const std::uint32_t to = std::min(s.to, strip.right);
      const std::uint32_t enough = std::min({least_overlap, s.to - s.from, strip.right - strip.base});
      if (to > from && to - from >= enough) overlapping_.push_back(it->second);
    }
  }

  [[nodiscard]] bool fits(std::uint32_t index, const Strip& strip) const {
    const ColumnPiece& piece = all_.pieces[index];
    const Segment& s = piece.segment;
    if (s.row - strip.bottom > widest_row_gap) return false;
    if (blank_rows_[s.row] - blank_rows_[strip.bottom] > most_blank_rows) return false;
    if (table_between(strip, s.row)) return false;
    if (!piece.placed) return s.from >= strip.base && s.to <= strip.right;
    const std::uint32_t width = strip.right - strip.base;
    if (piece.base != strip.base || s.to > strip.right + slack_of(strip, right_slack)) return false;
    const std::uint32_t measure = std::max(piece.measure, s.to) - piece.base;
    return measure * 100 >= width * 75 || (all_.latin && ends_paragraph(index, strip));
  }

  // A table between a strip and what stands below it parts them.
  [[nodiscard]] bool table_between(const Strip& strip, std::uint32_t row) const {
    const auto above = [](const TablePlace& t, std::uint32_t r) { return t.top < r; };
    for (auto t = std::lower_bound(tables_.begin(), tables_.end(), strip.bottom, above);
         t != tables_.end() && t->top < row; ++t)
      if (t->from < strip.right && t->to > strip.base) return true;
    return false;
  }

  // How far the right edges of full lines may differ.
  [[nodiscard]] std::uint32_t slack_of(const Strip& strip, std::uint32_t otherwise) const {
    return all_.latin ? std::max(otherwise, (strip.right - strip.base) / latin_slack) : otherwise;
  }

  // A line that is short and has nothing beside it ends a paragraph of the strip, however few lines there are to tell
  // their measure.
  [[nodiscard]] bool ends_paragraph(std::uint32_t index, const Strip& strip) const {
    const Segment& s = all_.pieces[index].segment;
    if (index + 1 < all_.pieces.size()) {
      const Segment& next = all_.pieces[index + 1].segment;
      if (next.row == s.row && next.from < strip.right) return false;
    }
    return starts_small(s.text) ? s.row <= strip.bottom + 2 : s.row == strip.bottom + 1 && ends_in_stop(s.text);
  }

  // How far a column's first piece proves it to reach: the grid may shift an indented line to the right.
  static std::uint32_t right_of(const ColumnPiece& piece) {
    const bool indented = piece.placed && piece.segment.from != piece.base;
    return indented ? piece.measure : std::max(piece.segment.to, piece.measure);
  }

  void append(std::uint32_t index, std::uint32_t number) {
    ColumnPiece& piece = all_.pieces[index];
    Strip& strip = all_.strips[number];
    strip.pieces.push_back(index);
    strip.bottom = piece.segment.row;
    strip.right = std::max(strip.right, piece.segment.to);
    strip.supported |= piece.support >= supported;
    piece.strip = number;
  }

  void open(std::uint32_t index) {
    const ColumnPiece& piece = all_.pieces[index];
    const auto number = static_cast<std::uint32_t>(all_.strips.size());
    Strip strip;
    strip.base = piece.base;
    strip.right = right_of(piece);
    strip.top = strip.bottom = piece.segment.row;
    const std::uint32_t first = overlapping_.size() == 1 ? overlapping_.front() : number;
    for (const std::uint32_t closed : overlapping_) open_.erase(all_.strips[closed].base);
    // A right edge that was only estimated may not reach into a neighbour.
    const auto next = open_.upper_bound(strip.base);
    if (next != open_.end()) strip.right = std::max(piece.base + 1, std::min(strip.right, next->first));
    all_.strips.push_back(std::move(strip));
    if (first != number && is_first_line(all_.strips[first], all_.strips[number], piece))
      take_first_line(first, number);
    append(index, number);
    open_[all_.strips[number].base] = number;
  }

  // A lone line a little right of the column right below that reaches its right edge is the column's first line.
  [[nodiscard]] bool is_first_line(const Strip& lone, const Strip& column, const ColumnPiece& below) const {
    if (lone.pieces.size() != 1 || below.segment.row - lone.bottom > first_line_rows) return false;
    const Segment& s = all_.pieces[lone.pieces.front()].segment;
    if (runs_into(s, below.segment)) return true;
    if (!below.placed) return false;
    const std::uint32_t slack = slack_of(column, edge_slack);
    return s.from > column.base && s.from <= column.base + first_line_indent && s.to <= column.right + slack &&
           s.to + slack >= column.right;
  }

  // An indented line whose sentence goes on in the line right below, both with one right edge.
  static bool runs_into(const Segment& above, const Segment& below) {
    if (above.from <= below.from + 1 || above.from > below.from + widest_indent) return false;
    const std::uint32_t apart = above.to > below.to ? above.to - below.to : below.to - above.to;
    return apart < edge_slack && !ends_in_stop(above.text);
  }

  void take_first_line(std::uint32_t lone, std::uint32_t column) {
    Strip& from = all_.strips[lone];
    Strip& to = all_.strips[column];
    to.top = from.top;
    to.pieces.swap(from.pieces);
    all_.pieces[to.pieces.front()].strip = column;
  }

  Strips& all_;
  std::span<const std::uint32_t> blank_rows_;
  std::span<const TablePlace> tables_;           // from the top
  std::map<std::uint32_t, std::uint32_t> open_;  // by base
  std::vector<std::uint32_t> overlapping_;
};

// Where most lines of a column end, or the widest where few agree: headlines among them may reach further.
std::uint32_t edge_of(std::span<const Segment> column) {
  std::vector<std::uint32_t> ends;
  ends.reserve(column.size());
  for (const Segment& s : column) ends.push_back(s.to);
  std::sort(ends.begin(), ends.end());
  std::size_t best = 0;
  std::uint32_t edge = ends.empty() ? 0 : ends.back();
  for (std::size_t i = 0, first = 0; i < ends.size(); ++i) {
    while (ends[i] > ends[first] + edge_slack) ++first;
    if (i + 1 - first < best) continue;
    best = i + 1 - first;
    if (best >= 3 && best * 3 >= ends.size()) edge = ends[i];
  }
  return edge;
}

void judge(Strips& all) {
  std::vector<Segment> column;
  for (Strip& strip : all.strips) {
    column.clear();
    for (const std::uint32_t i : strip.pieces) column.push_back(all.pieces[i].segment);
    strip.content = judge_column(column);
    strip.edge = column.size() < 3 ? strip.right : edge_of(column);
  }
}

class Groups {
 public:
  explicit Groups(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  // The smaller number stands for both.
  void unite(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

bool is_cells(const Strip& strip) {
  return strip.pieces.size() >= 3 && strip.content == Content::cells && !strip.stacked && !strip.whole;
}

// Unites strips of cells that are neighbours in at least half the lines of the shorter one.
void unite_neighbours(const Strips& all, Groups& groups) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> beside;
  for (std::size_t i = 1; i < all.pieces.size(); ++i) {
    const ColumnPiece& left = all.pieces[i - 1];
    const ColumnPiece& right = all.pieces[i];
    if (left.segment.row != right.segment.row || right.segment.from > left.segment.to + widest_cell_gap) continue;
    if (is_cells(all.strips[left.strip]) && is_cells(all.strips[right.strip])) ++beside[{left.strip, right.strip}];
  }
  for (const auto& [pair, rows] : beside) {
    const std::size_t lines = std::min(all.strips[pair.first].pieces.size(), all.strips[pair.second].pieces.size());
    if (rows * 2 >= lines) groups.unite(pair.first, pair.second);
  }
}

// A short strip between the strips of a table, or right above them, is a cell of it that stands out of line.
void unite_strays(const Strips& all, Groups& groups) {
  std::vector<std::uint32_t> size(all.strips.size());
  for (std::uint32_t i = 0; i < all.strips.size(); ++i) ++size[groups.find(i)];
  const auto in_table = [&](const ColumnPiece& p) { return size[groups.find(p.strip)] > 1; };
  for (std::size_t i = 0; i < all.pieces.size(); ++i) {
    const ColumnPiece& piece = all.pieces[i];
    const Strip& strip = all.strips[piece.strip];
    if (in_table(piece) || strip.pieces.size() > 2 || strip.content != Content::cells) continue;
    const bool left = i > 0 && all.pieces[i - 1].segment.row == piece.segment.row && in_table(all.pieces[i - 1]);
    const bool right =
        i + 1 < all.pieces.size() && all.pieces[i + 1].segment.row == piece.segment.row && in_table(all.pieces[i + 1]);
    if (left && right && groups.find(all.pieces[i - 1].strip) == groups.find(all.pieces[i + 1].strip)) {
      groups.unite(piece.strip, all.pieces[i - 1].strip);
    }
  }
}

}  // namespace

bool ends_in_stop(std::string_view text) {
  while (!text.empty()) {
    const char* last = last_char(text);
    const char* p = last;
    const CharClass c = class_of(next_char(p));
    if (stops.has(c)) return true;
    if (!closers.has(c) && c != CharClass::quote_straight) return false;
    text.remove_suffix(static_cast<std::size_t>(text.data() + text.size() - last));
  }
  return false;
}

namespace {

// `segments` but for the members of these strips; the same ones, taken, where there are no strips.
template <class Known>
std::vector<Segment> without(std::vector<Segment>& segments, const std::vector<Known>& strips) {
  if (strips.empty()) return std::move(segments);
  std::vector<bool> taken(segments.size());
  for (const Known& strip : strips)
    for (const std::uint32_t i : strip) taken[i] = true;
  std::vector<Segment> rest;
  rest.reserve(segments.size());
  for (std::uint32_t i = 0; i < segments.size(); ++i)
    if (!taken[i]) rest.push_back(segments[i]);
  return rest;
}

void add_strip(Strips& all, std::span<const Segment> segments, std::span<const std::uint32_t> members, Strip strip) {
  strip.base = segments[members.front()].from;
  strip.right = segments[members.front()].to;
  strip.top = segments[members.front()].row;
  strip.bottom = segments[members.back()].row;
  for (const std::uint32_t i : members) {
    ColumnPiece piece;
    piece.segment = segments[i];
    piece.base = strip.base;
    piece.measure = strip.right;
    piece.strip = static_cast<std::uint32_t>(all.strips.size());
    all.pieces.push_back(piece);
  }
  all.strips.push_back(std::move(strip));
}

// Strips that were known before any column was.
void sort_in(Strips& all) {
  std::stable_sort(all.pieces.begin(), all.pieces.end(), [](const ColumnPiece& a, const ColumnPiece& b) {
    return a.segment.row != b.segment.row ? a.segment.row < b.segment.row : a.segment.from < b.segment.from;
  });
  for (Strip& strip : all.strips) strip.pieces.clear();
  for (std::uint32_t i = 0; i < all.pieces.size(); ++i) all.strips[all.pieces[i].strip].pieces.push_back(i);
}

}  // namespace

namespace {

// Where tables stand that were taken out, from the top.
std::vector<TablePlace> places_of(std::span<const Segment> segments, const std::vector<WholeRows>& tables,
                                  std::vector<TablePlace> places) {
  for (const WholeRows& rows : tables) {
    TablePlace place{segments[rows.front()].row, segments[rows.front()].from, 0};
    for (const std::uint32_t i : rows) {
      place.from = std::min(place.from, segments[i].from);
      place.to = std::max(place.to, segments[i].to);
    }
    places.push_back(place);
  }
  std::sort(places.begin(), places.end(), [](const TablePlace& a, const TablePlace& b) { return a.top < b.top; });
  return places;
}

}  // namespace

Strips build_strips(std::span<const Segment> whole, std::span<const std::uint32_t> blank_rows, GridKind grid) {
  std::vector<Segment> all(whole.begin(), whole.end());
  const std::vector<WholeRows> tables = keep_rows_whole(all);
  std::vector<Segment> upright = without(all, tables);
  const std::vector<Stack> stacks = find_stacks(upright);
  std::vector<Segment> rest = without(upright, stacks);
  const Geometry page = find_geometry(rest, grid);
  // Some tables were glued to the text beside them.
  std::vector<Segment> cut = cut_narrow_gutters(std::exchange(rest, {}), page);
  const std::vector<WholeRows> glued_tables = keep_rows_whole(cut);
  const std::vector<Segment> segments = without(cut, glued_tables);
  const Starts starts(segments);
  Strips result;
  result.pieces = make_pieces(segments, starts, page);
  for (ColumnPiece& piece : result.pieces) find_base(piece, starts, page);
  result.latin = page.latin;
  const std::vector<TablePlace> places = places_of(cut, glued_tables, places_of(all, tables, {}));
  StripBuilder builder(result, blank_rows, places);
  for (std::uint32_t i = 0; i < result.pieces.size(); ++i) builder.add(i);
  result.tells_display = page.ems;
  if (page.ems) part_at_display_lines(result);
  judge(result);
  if (stacks.empty() && tables.empty() && glued_tables.empty()) return result;
  Strip stacked;
  stacked.stacked = true;
  for (const Stack& stack : stacks) add_strip(result, upright, stack, stacked);
  Strip table;
  table.whole = true;
  for (const WholeRows& rows : tables) add_strip(result, all, rows, table);
  for (const WholeRows& rows : glued_tables) add_strip(result, cut, rows, table);
  sort_in(result);
  return result;
}

bool has_columns(const Strips& all) {
  // Strips stand by top: the prose strip that reaches furthest down is the one to stand beside.
  const Strip* deepest = nullptr;
  for (const Strip& strip : all.strips) {
    if (strip.pieces.empty() || strip.content != Content::prose) continue;
    if (deepest != nullptr && std::min(deepest->bottom, strip.bottom) >= strip.top + beside_rows - 1 &&
        (strip.base >= deepest->right || deepest->base >= strip.right)) {
      return true;
    }
    if (deepest == nullptr || strip.bottom > deepest->bottom) deepest = &strip;
  }
  return false;
}

void join_cells(Strips& all) {
  Groups groups(all.strips.size());
  unite_neighbours(all, groups);
  unite_strays(all, groups);
  std::vector<ColumnPiece> pieces;
  pieces.reserve(all.pieces.size());
  for (ColumnPiece& piece : all.pieces) {
    piece.strip = groups.find(piece.strip);
    if (!pieces.empty() && pieces.back().strip == piece.strip && pieces.back().segment.row == piece.segment.row) {
      extend(pieces.back().segment, piece.segment);
    } else {
      pieces.push_back(piece);
    }
  }
  all.pieces.swap(pieces);
  for (Strip& strip : all.strips) strip.pieces.clear();
  for (std::uint32_t i = 0; i < all.pieces.size(); ++i) {
    Strip& strip = all.strips[all.pieces[i].strip];
    const Segment& s = all.pieces[i].segment;
    if (strip.pieces.empty()) strip.top = s.row;
    strip.pieces.push_back(i);
    strip.base = std::min(strip.base, s.from);
    strip.right = std::max(strip.right, s.to);
    strip.bottom = s.row;
  }
}

}  // namespace newsprint
