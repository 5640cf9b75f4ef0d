#include "tables/layout.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/draft.h"

namespace newsprint {

namespace {

constexpr std::uint32_t most_drift = 2;  // grid columns
constexpr std::size_t least_tight_rows = 4;

class Layout : public ColumnGrid {
 public:
  explicit Layout(const PrintedRows& printed) : ColumnGrid(printed.profile().gutters()), printed_(printed) {}

  PlacedRows run() {
    if (gutters_.empty()) return {};
    find_tight_gutters();
    find_columns();
    if (tight_.empty()) find_order();
    place();
    placed_.columns = columns();
    return std::move(placed_);
  }

 private:
  // One blank parts two columns where most rows have it in the same place and some row has a wide gap that ends there:
  //
  //   date        town        rain
  //   2020-03-01 Ayton          36
  void find_tight_gutters() {
    std::map<std::uint32_t, std::size_t> blanks_at;
    std::set<std::uint32_t> starts;
    std::size_t rows = 0;
    for (std::size_t r = printed_.from; r < printed_.to; ++r) {
      if (!printed_.rows[r].has_gap() || printed_.is_title(printed_.rows[r])) continue;
      ++rows;
      const auto row = printed_.of(printed_.rows[r]);
      for (const Segment& s : row) {
        if (&s != row.data()) starts.insert(s.from);
        count_blanks(s, blanks_at);
      }
    }
    for (const auto& [column, count] : blanks_at) {
      if (count < least_tight_rows || count * 3 < rows * 2) continue;
      const auto start = starts.lower_bound(column - std::min(column, most_drift - 1));
      if (start == starts.end() || *start > column + 1 + most_drift) continue;
      const auto right = std::upper_bound(gutters_.begin(), gutters_.end(), column,
                                          [](std::uint32_t at, const Stretch& g) { return at < g.from; });
      if (right != gutters_.begin() && std::prev(right)->to > column) continue;
      tight_.insert(column);
      gutters_.insert(right, {column, column + 1});
    }
  }

  // Where a segment has a blank that stands between no digits: that may part thousands.
  void count_blanks(const Segment& s, std::map<std::uint32_t, std::size_t>& blanks_at) const {
    if (s.text.find(' ') == s.text.npos) return;
    std::uint32_t column = s.from;
    for (const char* p = s.text.data(); p != s.text.data() + s.text.size();) {
      const char* const here = p;
      const CharClass c = class_of(next_char(p));
      if (c == CharClass::blank) {
        const bool number = here[-1] >= '0' && here[-1] <= '9' && *p >= '0' && *p <= '9';
        if (!number) ++blanks_at[column];
      }
      column += printed_.grid == GridKind::characters ? 1U : info(c).width;
    }
  }

  // A segment that stands alone in a gutter, with text in the columns on both sides, has a column of its own.
  void find_columns() {
    std::map<std::size_t, GutterProfile> inside;
    for (std::size_t r = printed_.from; r < printed_.to; ++r) {
      const auto row = printed_.of(printed_.rows[r]);
      for (std::size_t i = 1; i + 1 < row.size(); ++i) {
        const auto gutter = std::upper_bound(gutters_.begin(), gutters_.end(), row[i].from,
                                             [](std::uint32_t from, const Stretch& g) { return from < g.to; });
        if (gutter == gutters_.end() || row[i].from < gutter->from || row[i].to > gutter->to) continue;
        if (row[i - 1].to > gutter->from || row[i + 1].from < gutter->to) continue;
        inside[static_cast<std::size_t>(gutter - gutters_.begin())].add_row(row.subspan(i, 1));
      }
    }
    std::vector<Stretch> split;
    for (std::size_t g = 0; g < gutters_.size(); ++g) {
      const auto found = inside.find(g);
      if (found == inside.end() || found->second.rows() < 2) {
        split.push_back(gutters_[g]);
        continue;
      }
      const Stretch text = found->second.extent();
      split.push_back({gutters_[g].from, text.from});
      split.push_back({text.to, gutters_[g].to});
    }
    gutters_ = std::move(split);
  }

  // Where cells drift too far for gutters, their order still tells the columns, if most rows have as many cells.
  void find_order() {
    std::map<std::size_t, std::size_t> lengths;
    std::size_t rows = 0;
    for (std::size_t r = printed_.from; r < printed_.to; ++r) {
      if (!printed_.rows[r].has_gap() || printed_.is_title(printed_.rows[r])) continue;
      ++lengths[printed_.rows[r].last - printed_.rows[r].first];
      ++rows;
    }
    const auto common =
        std::max_element(lengths.begin(), lengths.end(), [](auto& a, auto& b) { return a.second < b.second; });
    if (common->second < 3 || common->second * 2 < rows || common->first < 3) return;
    std::map<std::vector<std::size_t>, std::size_t> patterns;
    std::size_t best = 0;
    for (std::size_t r = printed_.from; r < printed_.to; ++r) {
      if (printed_.rows[r].last - printed_.rows[r].first != common->first) continue;
      std::vector<std::size_t> pattern;
      bool clean = true;
      for (const Segment& s : printed_.of(printed_.rows[r])) {
        const auto [first, last] = columns_of(s);
        clean &= first == last && (pattern.empty() || pattern.back() < first);
        pattern.push_back(first);
      }
      if (clean) best = std::max(best, ++patterns[pattern]);
    }
    if (best * 4 >= common->second * 3) return;
    in_order_ = common->first;
    std::vector<std::uint64_t> ends(in_order_);
    std::vector<std::uint64_t> starts(in_order_);
    std::vector<Stretch> between(in_order_ - 1, {0, GutterProfile::widest});
    for (std::size_t r = printed_.from; r < printed_.to; ++r) {
      if (printed_.rows[r].last - printed_.rows[r].first != in_order_) continue;
      const auto row = printed_.of(printed_.rows[r]);
      for (std::size_t i = 0; i < in_order_; ++i) {
        starts[i] += row[i].from;
        ends[i] += row[i].to;
        if (i > 0) between[i - 1].to = std::min(between[i - 1].to, row[i].from);
        if (i + 1 < in_order_) between[i].from = std::max(between[i].from, row[i].to);
      }
    }
    for (std::size_t i = 0; i < between.size(); ++i) {
      if (between[i].from < between[i].to) continue;
      const auto middle = static_cast<std::uint32_t>((ends[i] + starts[i + 1]) / (2 * common->second));
      between[i] = {middle, middle};
    }
    gutters_ = std::move(between);
  }

  // The typical edges of a column, from the segments that lie in it alone.
  struct Edges {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t middle = 0;  // twice
  };

  void find_edges() {
    std::vector<std::map<std::uint32_t, std::size_t>> counts(columns() * 3);
    for (std::size_t r = printed_.from; r < printed_.to; ++r) {
      if (!printed_.rows[r].has_gap()) continue;
      for (const Segment& s : printed_.of(printed_.rows[r])) {
        const auto [first, last] = columns_of(s);
        if (first != last) continue;
        ++counts[first * 3][s.from];
        ++counts[first * 3 + 1][s.to];
        ++counts[first * 3 + 2][s.from + s.to];
      }
    }
    const auto commonest = [](const std::map<std::uint32_t, std::size_t>& map) {
      const auto best = std::max_element(map.begin(), map.end(), [](auto& a, auto& b) { return a.second < b.second; });
      return best == map.end() ? 0U : best->first;
    };
    edges_.clear();
    for (std::size_t i = 0; i < columns(); ++i) {
      edges_.push_back({commonest(counts[i * 3]), commonest(counts[i * 3 + 1]), commonest(counts[i * 3 + 2])});
      if (i > 0 && tight_.contains(gutters_[i - 1].from)) edges_[i].left = column_from(i);
      if (i < gutters_.size() && tight_.contains(gutters_[i].from)) edges_[i].right = column_to(i);
    }
  }

  [[nodiscard]] bool is_aligned(std::uint32_t from, std::uint32_t to, std::size_t column) const {
    const auto near = [](std::uint32_t a, std::uint32_t b, std::uint32_t by) { return a <= b + by && b <= a + by; };
    const Edges& e = edges_[column];
    return near(from, e.left, 1) || near(to, e.right, 1) || near(from + to, e.middle, 2);
  }

  void place() {
    find_edges();
    for (std::size_t r = printed_.from; r < printed_.to; ++r) {
      GridRow row;
      row.after_blank = printed_.rows[r].after_blank && r > printed_.from;
      placed_.clashes.push_back(0);
      const auto all = printed_.of(printed_.rows[r]);
      for (std::size_t i = 0; i < all.size(); ++i) {
        const auto at = static_cast<std::uint32_t>(i);
        if (all.size() == in_order_) {
          row.cells.push_back({all[i].text, at, at, all[i].from, all[i].to, all[i].width, false});
        } else {
          place_segment(all[i], all.size() == 1, row);
        }
      }
      placed_.rows.push_back(std::move(row));
    }
  }

  void place_segment(const Segment& s, bool alone, GridRow& row) {
    auto [first, last] = columns_of(s);
    // What drifted left over a gutter's edge still stands right of the cell before it.
    const bool taken = !row.cells.empty() && row.cells.back().last >= first;
    if (taken && first == last && last < gutters_.size() && s.to + most_drift > column_to(last)) {
      ++first;
      ++last;
    }
    if (first < last && !alone && split_at_blanks(s, first, last, row)) return;
    GridCell cell{s.text, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), s.from, s.to, s.width,
                  false};
    if (first == last) cell.between = stands_between(s, first);
    add_cell(cell, row);
  }

  // Two cells that begin in one column are one cell, and a sign that the row does not fit.
  void add_cell(const GridCell& cell, GridRow& row) {
    if (!row.cells.empty() && row.cells.back().last >= cell.first) {
      GridCell& left = row.cells.back();
      left.text = {left.text.data(), static_cast<std::size_t>(cell.text.data() + cell.text.size() - left.text.data())};
      left.last = std::max(left.last, cell.last);
      left.width += 1 + cell.width;
      left.to = cell.to;
      ++placed_.clashes.back();
      return;
    }
    row.cells.push_back(cell);
  }

  [[nodiscard]] bool stands_between(const Segment& s, std::size_t column) const {
    const bool left = column > 0 && s.to < column_from(column) && s.from > column_to(column - 1);
    const bool right = column < gutters_.size() && s.from > column_to(column) && s.to < column_from(column + 1);
    return left || right;
  }

  // Cells that one blank parts: it has to stand in the gutter, and what it parts has to stand as the column's cells do.
  bool split_at_blanks(const Segment& s, std::size_t first, std::size_t last, GridRow& row) {
    struct Part {
      const char* begin;
      const char* end;
      std::uint32_t from;
      std::uint32_t to;
    };
    std::vector<Part> parts;
    const char* const end = s.text.data() + s.text.size();
    std::uint32_t column = s.from;
    std::size_t gutter = first;
    Part part{s.text.data(), end, s.from, s.to};
    for (const char* p = s.text.data(); p != end && gutter < last;) {
      const char* const here = p;
      const CharClass c = class_of(next_char(p));
      if (blanks.has(c) && column + 1 >= gutters_[gutter].from && column <= gutters_[gutter].to) {
        part.end = here;
        part.to = column;
        parts.push_back(part);
        part = {p, end, column + 1, s.to};
        ++gutter;
      }
      column += printed_.grid == GridKind::characters ? 1U : info(c).width;
    }
    if (gutter < last) return false;
    parts.push_back(part);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].begin == parts[i].end || !is_aligned(parts[i].from, parts[i].to, first + i)) return false;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto at = static_cast<std::uint32_t>(first + i);
      add_cell({trim_blanks({parts[i].begin, static_cast<std::size_t>(parts[i].end - parts[i].begin)}), at, at,
                parts[i].from, parts[i].to, parts[i].to - parts[i].from, false},
               row);
    }
    return true;
  }

  const PrintedRows& printed_;
  std::set<std::uint32_t> tight_;  // grid columns that are gutters of one blank
  std::size_t in_order_ = 0;       // rows of so many cells have one in each column; 0: the gutters tell
  std::vector<Edges> edges_;
  PlacedRows placed_;
};

}  // namespace

std::pair<std::size_t, std::size_t> ColumnGrid::columns_of(const Segment& s) const {
  // The first column that ends behind the segment's start, the last that begins before its end.
  const auto first = std::upper_bound(gutters_.begin(), gutters_.end(), s.from,
                                      [](std::uint32_t from, const Stretch& g) { return from < g.from; });
  const auto behind = std::lower_bound(gutters_.begin(), gutters_.end(), s.to,
                                       [](const Stretch& g, std::uint32_t to) { return g.to < to; });
  const std::size_t a = static_cast<std::size_t>(first - gutters_.begin());
  const std::size_t b = static_cast<std::size_t>(behind - gutters_.begin());
  if (a <= b) return {a, b};
  // In a gutter: column b is left of it, column a right.
  const std::uint32_t left = s.from - std::min(s.from, column_to(b));
  const std::uint32_t right = column_from(a) - std::min(column_from(a), s.to);
  const std::size_t nearest = right < left ? a : b;
  return {nearest, nearest};
}

PlacedRows place_rows(const PrintedRows& printed) { return Layout(printed).run(); }

}  // namespace newsprint
