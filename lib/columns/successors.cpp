#include "columns/successors.h"

#include <newsprint/roles.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/char_class.h"
#include "base/utf8.h"
#include "columns/display.h"
#include "columns/heads.h"
#include "columns/skyline.h"

namespace newsprint {

namespace {

constexpr double dearest_seam = 4.5;          // of those that go on with a paragraph
constexpr double dearest_paragraph_seam = 2;  // of those between paragraphs
constexpr std::size_t candidates_a_strip = 8;
constexpr std::size_t bases_to_try = 8;
constexpr std::size_t strips_to_try = 6;  // of a column
constexpr std::uint32_t twin_rows = 4;
constexpr std::uint32_t column_gap_rows = 8;  // a column of strips goes on over such a gap
constexpr std::uint32_t torn_rows = 3;        // a torn sentence goes on that close below
constexpr std::uint32_t edge_slack = 2;
constexpr std::uint32_t widest_indent = 7;

struct Seam {
  double cost;
  std::uint32_t from;
  std::uint32_t to;
};

// What decides whether text runs over a seam.
enum class End : std::uint8_t {
  closed,  // no text that could go on
  torn,    // in mid-sentence
  full,    // a full line that ends in a stop
  paragraph,
};
enum class Start : std::uint8_t { closed, torn, paragraph };

struct Ends {
  End end = End::closed;
  Start start = Start::closed;
  bool torn_word = false;  // it ends in a hyphen
  bool stop = false;       // it ends in a stop
  bool head = false;       // a few lines that may be a headline
  bool after_cut = false;  // a head may begin it
  CharClass first = CharClass::other;
};

// What it says in Latin type that a strip ends and another begins as they do.
constexpr double head_meets_body = 2.5;
constexpr double head_may_follow = 0.7;
constexpr double small_letter_follows = -2.0;
constexpr double capital_follows = 1.0;
constexpr double word_goes_on = -3.0;
constexpr double torn_at_capital = 3.0;
constexpr double small_after_stop = 4.0;

std::uint32_t distance(std::uint32_t a, std::uint32_t b) noexcept { return a > b ? a - b : b - a; }

class SeamFinder {
 public:
  explicit SeamFinder(const Strips& all, const std::vector<std::uint32_t>& below)
      : all_(all), below_(below), ends_(all.strips.size()) {
    for (std::uint32_t i = 0; i < all.strips.size(); ++i) {
      if (all.strips[i].pieces.empty()) continue;
      columns_[all.strips[i].base].push_back(i);
      ends_[i] = look_at(all.strips[i]);
    }
    for (auto& [base, strips] : columns_) {
      std::sort(strips.begin(), strips.end(), [&](std::uint32_t a, std::uint32_t b) { return top(a) < top(b); });
    }
  }

  // All seams worth a thought, cheapest first.
  [[nodiscard]] std::vector<Seam> find() {
    std::vector<Seam> seams;
    for (const auto& [base, strips] : columns_) {
      std::uint32_t column_top = 0;
      for (std::size_t i = 0; i < strips.size(); ++i) {
        const bool parted = i == 0 || top(strips[i]) > bottom(strips[i - 1]) + column_gap_rows;
        if (parted || begins_story(strips[i])) column_top = top(strips[i]);
        own_.clear();
        offer_below(strips[i]);
        if (ends_[strips[i]].end == End::closed) {
          seams.insert(seams.end(), own_.begin(), own_.end());
          continue;
        }
        if (i + 1 < strips.size()) try_down(strips[i], strips[i + 1]);
        if (!ends_[strips[i]].head) {
          try_right(strips[i], column_top);
          try_left(strips[i]);
        }
        std::sort(own_.begin(), own_.end(), cheaper);
        if (own_.size() > candidates_a_strip) own_.resize(candidates_a_strip);
        seams.insert(seams.end(), own_.begin(), own_.end());
      }
    }
    std::sort(seams.begin(), seams.end(), cheaper);
    return seams;
  }

 private:
  using Column = std::vector<std::uint32_t>;

  static bool cheaper(const Seam& a, const Seam& b) {
    if (a.cost != b.cost) return a.cost < b.cost;
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  }

  [[nodiscard]] std::uint32_t top(std::uint32_t i) const { return all_.strips[i].top; }
  [[nodiscard]] std::uint32_t bottom(std::uint32_t i) const { return all_.strips[i].bottom; }
  [[nodiscard]] std::uint32_t width(std::uint32_t i) const { return all_.strips[i].edge - all_.strips[i].base; }

  [[nodiscard]] Ends look_at(const Strip& strip) const {
    Ends ends;
    const ColumnPiece& first = all_.pieces[strip.pieces.front()];
    const ColumnPiece& last = all_.pieces[strip.pieces.back()];
    const bool stop = ends_in_stop(last.segment.text);
    ends.first = class_of(first_code_point(first.segment.text));
    if (strip.stacked) return ends;
    const bool alone = strip.pieces.size() == 1 && !strip.supported;
    if (alone && !(all_.latin ? is_prose_line(strip, first) : stop)) return ends;
    if (strip.pieces.size() >= 3 && strip.content == Content::cells && !strip.supported) return ends;
    const std::uint32_t measure = strip.edge - strip.base;
    const bool full = last.segment.to - strip.base + std::max(2U, measure / 5) >= measure;
    if (!last.display) ends.end = !stop ? End::torn : full ? End::full : End::paragraph;
    if (!first.display) ends.start = first.segment.from == strip.base ? Start::torn : Start::paragraph;
    if (all_.latin) look_at_latin(strip, ends);
    return ends;
  }

  // Whether a line by itself belongs to a paragraph, whatever its place says.
  static bool is_prose_line(const Strip& strip, const ColumnPiece& line) {
    return line.segment.from != strip.base || !is_head_line(line.segment.text);
  }

  // Only a line that comes near its measure goes on elsewhere, and a head is no line of prose.
  void look_at_latin(const Strip& strip, Ends& ends) const {
    const std::string_view last = all_.pieces[strip.pieces.back()].segment.text;
    const std::uint32_t measure = strip.edge - strip.base;
    ends.stop = ends_in_stop(last);
    ends.torn_word = class_of(last_code_point(last)) == CharClass::hyphen;
    ends.head = strip.pieces.size() <= most_head_lines &&
                std::all_of(strip.pieces.begin(), strip.pieces.end(), [&](std::uint32_t p) {
                  const std::string_view text = all_.pieces[p].segment.text;
                  return p == strip.pieces.front() ? is_head_line(text) : !ends_in_stop(text);
                });
    ends.after_cut = strip.cut_from != no_strip;
    const bool nearly_full = (all_.pieces[strip.pieces.back()].segment.to - strip.base) * 10 >= measure * 7;
    Authors authors;
    const bool closed = !find_jump(last).text.empty() || !find_credit(last).empty() || parse_byline(last, authors);
    if (closed || (!nearly_full && !ends.torn_word)) ends.end = End::closed;
    if (parse_byline(all_.pieces[strip.pieces.front()].segment.text, authors)) ends.start = Start::closed;
  }

  [[nodiscard]] double weigh_latin(const Ends& from, const Ends& to) const {
    const bool small = to.first == CharClass::latin_lower;
    const bool capital = to.first == CharClass::latin_upper;
    if (from.head && !to.head && !to.after_cut) return head_meets_body;
    const double cost = from.head != to.head ? head_meets_body : to.after_cut ? head_may_follow : 0;
    if (from.torn_word) return cost + (small ? word_goes_on : capital ? torn_at_capital : 0);
    if (from.stop) return cost + (small ? small_after_stop : 0);
    return cost + (small ? small_letter_follows : capital ? capital_follows : 0);
  }

  [[nodiscard]] bool begins_story(std::uint32_t i) const { return ends_[i].head || ends_[i].after_cut; }

  [[nodiscard]] bool alike(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t wide = std::max(width(a), width(b));
    // A paragraph's last line or two say little about the column's measure.
    if (all_.strips[b].pieces.size() <= 2 && width(b) < width(a)) return true;
    return std::min(width(a), width(b)) * 100 >= wide * 85;
  }

  void offer(std::uint32_t from, std::uint32_t to, double cost) {
    if (from == to || !alike(from, to)) return;
    const End end = ends_[from].end;
    const Start start = ends_[to].start;
    if (start != Start::torn || end == End::paragraph) return;
    const CharClass first = ends_[to].first;
    if (no_line_start.has(first)) cost += 4;
    if (all_.latin) cost += weigh_latin(ends_[from], ends_[to]);
    if (end == End::full) cost += 2;
    if (cost < dearest_seam) own_.push_back({cost, from, to});
  }

  // A line whose sentence goes on right below, both with one right edge, however its column was cut.
  void offer_below(std::uint32_t from) {
    const std::uint32_t to = below_[from];
    if (to == no_strip || all_.strips[from].stacked || all_.strips[to].stacked) return;
    const ColumnPiece& last = all_.pieces[all_.strips[from].pieces.back()];
    const ColumnPiece& first = all_.pieces[all_.strips[to].pieces.front()];
    const Segment& a = last.segment;
    const Segment& b = first.segment;
    const std::uint32_t rows = b.row - a.row - 1;
    if (rows <= heading_rows && continues_heading(last, first)) {
      own_.push_back({0.1 * rows, from, to});
      return;
    }
    const bool lone = all_.strips[from].pieces.size() == 1 && !last.placed;
    if ((last.display && !lone) || first.display || ends_in_stop(a.text)) return;
    if (rows > torn_rows || b.from > a.from || b.from + widest_indent < a.from) return;
    const bool ends = ends_in_stop(b.text) && b.to < a.to;
    if (!ends && distance(a.to, b.to) > edge_slack) return;
    own_.push_back({0.3 + 0.2 * rows, from, to});
  }

  // A story whose paragraph ends with its column goes on at the top of the next.
  void offer_paragraph(std::uint32_t from, std::uint32_t to, double cost) {
    if (!all_.tells_display || from == to || !alike(from, to)) return;
    if (ends_[to].start != Start::paragraph || ends_[from].end == End::torn) return;
    if (all_.strips[from].content != Content::prose || all_.strips[to].content != Content::prose) return;
    if (cost < dearest_paragraph_seam) own_.push_back({cost, from, to});
  }

  void try_down(std::uint32_t a, std::uint32_t b) {
    if (top(b) <= bottom(a)) return;
    const std::uint32_t rows = top(b) - bottom(a) - 1;
    offer(a, b, 0.5 + 0.2 * rows + (rows >= 6 ? 2 : 0));
  }

  // The first strip of `column` that does not begin above `row`.
  [[nodiscard]] std::size_t first_from(const Column& column, std::uint32_t row) const {
    const auto above = [&](std::uint32_t i, std::uint32_t r) { return top(i) < r; };
    return static_cast<std::size_t>(std::lower_bound(column.begin(), column.end(), row, above) - column.begin());
  }

  // A strip of three rows or more in `column` that stands beside the rows from..to.
  [[nodiscard]] bool stands_beside(const Column& column, std::uint32_t from, std::uint32_t to) const {
    for (std::size_t i = first_from(column, to + 1), n = 0; i-- > 0 && n < 4; ++n) {
      if (bottom(column[i]) >= from && all_.strips[column[i]].pieces.size() >= 3) return true;
    }
    return false;
  }

  [[nodiscard]] bool twin_below(std::uint32_t i) const {
    const Column& column = columns_.at(all_.strips[i].base);
    const std::size_t next = first_from(column, bottom(i) + 1);
    return next < column.size() && top(column[next]) - bottom(i) <= twin_rows && alike(i, column[next]) &&
           ends_[column[next]].start == Start::torn;
  }

  [[nodiscard]] bool twin_above(std::uint32_t i) const {
    const Column& column = columns_.at(all_.strips[i].base);
    const std::size_t here = first_from(column, top(i));
    return here > 0 && top(i) - std::min(top(i), bottom(column[here - 1])) <= twin_rows && alike(i, column[here - 1]);
  }

  // Where a column to the right may begin: in Latin type a wide line may run into the gutter.
  [[nodiscard]] std::uint32_t right_of(std::uint32_t a) const {
    return all_.strips[a].right - (all_.latin ? width(a) / latin_slack : 0);
  }

  void try_right(std::uint32_t a, std::uint32_t column_top) {
    const double own = twin_below(a) ? 1 : 0;
    double between = 0;
    std::size_t tried = 0;
    for (auto it = columns_.lower_bound(right_of(a)); it != columns_.end() && tried < bases_to_try; ++it, ++tried) {
      const Column& column = it->second;
      const std::uint32_t highest = std::min(top(a), column_top);
      const std::size_t at = first_from(column, highest);
      const std::size_t begin = at - std::min<std::size_t>(at, 1);
      for (std::size_t i = begin; i < std::min(begin + strips_to_try, column.size()); ++i) {
        const std::uint32_t b = column[i];
        if (i > at + 1 && top(b) > bottom(a)) break;
        const double off = std::min(distance(top(b), top(a)), distance(top(b), column_top));
        const double cost = between + std::min(6.0, 0.25 * off) + own + (twin_above(b) ? 2 : 0);
        offer(a, b, cost);
        offer_paragraph(a, b, between + 0.5 * off + (twin_above(b) ? 2 : 0));
      }
      if (stands_beside(column, top(a), bottom(a))) between += 3;
    }
  }

  void try_left(std::uint32_t a) {
    std::size_t tried = 0;
    for (auto it = columns_.find(all_.strips[a].base); it != columns_.begin() && tried < bases_to_try; ++tried) {
      --it;
      const Column& column = it->second;
      const std::size_t at = first_from(column, bottom(a) + 1);
      if (at == column.size()) continue;
      const std::uint32_t b = column[at];
      const bool further = it != columns_.begin() && stands_beside(std::prev(it)->second, top(b), bottom(b));
      offer(a, b, 2 + 0.1 * (top(b) - bottom(a)) + (further ? 2 : 0));
    }
  }

  const Strips& all_;
  const std::vector<std::uint32_t>& below_;
  std::vector<Ends> ends_;
  std::map<std::uint32_t, Column> columns_;  // strips with the same base, from the top
  std::vector<Seam> own_;
};

std::vector<Region> chain(const Strips& all, const std::vector<Seam>& seams) {
  const std::size_t n = all.strips.size();
  std::vector<std::uint32_t> next(n, no_strip);
  std::vector<std::uint32_t> before(n, no_strip);
  std::vector<std::uint32_t> root(n);
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&](std::uint32_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  };
  for (const Seam& seam : seams) {
    if (next[seam.from] != no_strip || before[seam.to] != no_strip || find(seam.from) == find(seam.to)) continue;
    next[seam.from] = seam.to;
    before[seam.to] = seam.from;
    root[find(seam.to)] = find(seam.from);
  }
  std::vector<Region> regions;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (before[i] != no_strip || all.strips[i].pieces.empty()) continue;
    Region region;
    for (std::uint32_t s = i; s != no_strip; s = next[s]) region.push_back(s);
    regions.push_back(std::move(region));
  }
  return regions;
}

}  // namespace

std::vector<std::uint32_t> find_below(const Strips& all) {
  std::vector<std::uint32_t> below(all.strips.size(), no_strip);
  std::vector<std::uint32_t> from_below(all.strips.size());
  std::iota(from_below.begin(), from_below.end(), 0U);
  std::stable_sort(from_below.begin(), from_below.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return all.strips[a].top > all.strips[b].top; });
  Skyline skyline;
  for (const std::uint32_t s : from_below) {
    const Strip& strip = all.strips[s];
    if (strip.pieces.empty()) continue;
    skyline.look(strip.base, strip.right, [&](std::uint32_t b) {
      if (all.strips[b].top <= strip.bottom) return;
      if (below[s] == no_strip || all.strips[b].top < all.strips[below[s]].top) below[s] = b;
    });
    skyline.cover(strip.base, strip.right, s);
  }
  return below;
}

std::uint32_t top_of(const Strips& all, const Region& region) {
  std::uint32_t top = no_strip;
  for (const std::uint32_t s : region) top = std::min(top, all.strips[s].top);
  return top;
}

std::vector<Region> chain_strips(const Strips& all, const std::vector<std::uint32_t>& below) {
  return chain(all, SeamFinder(all, below).find());
}

}  // namespace newsprint
