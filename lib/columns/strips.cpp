#include "columns/strips.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace newsprint {

namespace {

constexpr std::uint32_t support_window = 6;  // rows up and down
constexpr std::uint32_t supported = 2;       // rows that make a start a column's
constexpr std::uint32_t base_support = 3;    // and that make it the base of an indented line
constexpr std::uint32_t firm_support = 6;    // a start that is nobody's indent
constexpr std::uint32_t widest_indent = 7;
constexpr std::uint32_t free_indent = 2;  // an indent of so much needs no further proof
constexpr std::uint32_t members_above = 4;
constexpr std::uint32_t members_below = 6;
constexpr std::uint32_t member_rows = 24;
constexpr std::uint32_t edge_slack = 2;  // right edges of full lines differ by so much
constexpr std::uint32_t least_overlap = 3;
constexpr std::uint32_t right_slack = 4;
constexpr std::uint32_t widest_row_gap = 8;
constexpr std::uint32_t most_blank_rows = 2;
constexpr std::uint32_t first_line_rows = 5;
constexpr std::uint32_t first_line_indent = 10;
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

// Takes `next`, further right in the same line, into `piece`.
void extend(Segment& piece, const Segment& next) {
  piece.text = {piece.text.data(), static_cast<std::size_t>(next.text.data() + next.text.size() - piece.text.data())};
  piece.width += next.width + (next.from - piece.to);
  piece.to = next.to;
}

// A justified line falls apart at its wide blanks: a part that begins where no other does and ends within the measure
// of its left neighbour's column belongs to that neighbour.
std::vector<Piece> make_pieces(std::span<const Segment> segments, const Starts& starts) {
  std::vector<Piece> pieces;
  pieces.reserve(segments.size());
  for (const Segment& s : segments) {
    const std::uint32_t support = starts.support(s.from, s.row);
    if (support < supported && !pieces.empty() && pieces.back().segment.row == s.row &&
        pieces.back().measure + 1 >= s.to) {
      extend(pieces.back().segment, s);
      continue;
    }
    Piece piece;
    piece.segment = s;
    piece.base = s.from;
    piece.measure = starts.measure(s.from, s.row, s.to);
    piece.support = support;
    piece.placed = support >= supported;
    pieces.push_back(piece);
  }
  return pieces;
}

// A line that begins a little right of a column's edge is an indented line of that column.
void find_base(Piece& piece, const Starts& starts) {
  const Segment& s = piece.segment;
  if (piece.support >= firm_support) return;
  std::uint32_t best = std::max(base_support - 1, piece.support);
  for (std::uint32_t k = free_indent; k <= widest_indent && k <= s.from; ++k) {
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

class StripBuilder {
 public:
  StripBuilder(Strips& result, std::span<const std::uint32_t> blank_rows) : all_(result), blank_rows_(blank_rows) {}

  void add(std::uint32_t index) {
    Piece& piece = all_.pieces[index];
    collect_overlapping(piece.segment);
    if (overlapping_.size() == 1 && fits(piece, all_.strips[overlapping_.front()])) {
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

  [[nodiscard]] bool fits(const Piece& piece, const Strip& strip) const {
    const Segment& s = piece.segment;
    if (s.row - strip.bottom > widest_row_gap) return false;
    if (blank_rows_[s.row] - blank_rows_[strip.bottom] > most_blank_rows) return false;
    if (!piece.placed) return s.from >= strip.base && s.to <= strip.right;
    if (piece.base != strip.base || s.to > strip.right + right_slack) return false;
    const std::uint32_t measure = std::max(piece.measure, s.to) - piece.base;
    return measure * 100 >= (strip.right - strip.base) * 85;
  }

  void append(std::uint32_t index, std::uint32_t number) {
    Piece& piece = all_.pieces[index];
    Strip& strip = all_.strips[number];
    strip.pieces.push_back(index);
    strip.bottom = piece.segment.row;
    strip.right = std::max(strip.right, piece.segment.to);
    strip.supported |= piece.support >= supported;
    piece.strip = number;
  }

  void open(std::uint32_t index) {
    const Piece& piece = all_.pieces[index];
    const auto number = static_cast<std::uint32_t>(all_.strips.size());
    Strip strip;
    strip.base = piece.base;
    strip.right = std::max(piece.segment.to, piece.measure);
    strip.top = strip.bottom = piece.segment.row;
    const std::uint32_t first = overlapping_.size() == 1 ? overlapping_.front() : number;
    for (const std::uint32_t closed : overlapping_) open_.erase(all_.strips[closed].base);
    // A right edge that was only estimated may not reach into a neighbour.
    const auto next = open_.upper_bound(strip.base);
    if (next != open_.end()) strip.right = std::max(piece.segment.to, std::min(strip.right, next->first));
    all_.strips.push_back(std::move(strip));
    if (first != number && is_first_line(all_.strips[first], all_.strips[number], piece))
      take_first_line(first, number);
    append(index, number);
    open_[all_.strips[number].base] = number;
  }

  // A lone line a little right of the column right below that reaches its right edge is the column's first line.
  [[nodiscard]] bool is_first_line(const Strip& lone, const Strip& column, const Piece& below) const {
    if (lone.pieces.size() != 1 || !below.placed || below.segment.row - lone.bottom > first_line_rows) return false;
    const Segment& s = all_.pieces[lone.pieces.front()].segment;
    return s.from > column.base && s.from <= column.base + first_line_indent && s.to <= column.right + edge_slack &&
           s.to + edge_slack >= column.right;
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
  std::map<std::uint32_t, std::uint32_t> open_;  // by base
  std::vector<std::uint32_t> overlapping_;
};

void judge(Strips& all) {
  std::vector<Segment> column;
  for (Strip& strip : all.strips) {
    column.clear();
    for (const std::uint32_t i : strip.pieces) column.push_back(all.pieces[i].segment);
    strip.content = judge_column(column);
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

bool is_cells(const Strip& strip) { return strip.pieces.size() >= 3 && strip.content == Content::cells; }

// Unites strips of cells that are neighbours in at least half the lines of the shorter one.
void unite_neighbours(const Strips& all, Groups& groups) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> beside;
  for (std::size_t i = 1; i < all.pieces.size(); ++i) {
    const Piece& left = all.pieces[i - 1];
    const Piece& right = all.pieces[i];
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
  const auto in_table = [&](const Piece& p) { return size[groups.find(p.strip)] > 1; };
  for (std::size_t i = 0; i < all.pieces.size(); ++i) {
    const Piece& piece = all.pieces[i];
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

Strips build_strips(std::span<const Segment> segments, std::span<const std::uint32_t> blank_rows) {
  const Starts starts(segments);
  Strips result;
  result.pieces = make_pieces(segments, starts);
  for (Piece& piece : result.pieces) find_base(piece, starts);
  StripBuilder builder(result, blank_rows);
  for (std::uint32_t i = 0; i < result.pieces.size(); ++i) builder.add(i);
  judge(result);
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
  std::vector<Piece> pieces;
  pieces.reserve(all.pieces.size());
  for (Piece& piece : all.pieces) {
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
