#include "columns/order.h"

#include <newsprint/roles.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/char_class.h"
#include "base/utf8.h"
#include "columns/heads.h"

namespace newsprint {

namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr double dearest_seam = 4.5;
constexpr std::size_t candidates_a_strip = 8;
constexpr std::size_t bases_to_try = 8;
constexpr std::uint32_t twin_rows = 4;
constexpr std::uint32_t column_gap_rows = 8;  // a column of strips goes on over such a gap
constexpr std::uint32_t head_rows = 4;        // strips that begin so close to a region's top are its head

struct Seam {
  double cost;
  std::uint32_t from;
  std::uint32_t to;
};

// What decides whether text runs over a seam.
struct Ends {
  bool open_end = false;    // the text may go on elsewhere
  bool open_start = false;  // it may have begun elsewhere
  bool full_stop = false;   // the last line is full and ends in a stop
  bool stop = false;        // it ends in a stop
  bool torn_word = false;   // it ends in a hyphen
  bool head = false;        // a few lines that may be a headline
  bool after_cut = false;   // a head may begin it
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
  explicit SeamFinder(const Strips& all) : all_(all), ends_(all.strips.size()) {
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
        if (!ends_[strips[i]].open_end) continue;
        own_.clear();
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
  [[nodiscard]] std::uint32_t width(std::uint32_t i) const { return all_.strips[i].right - all_.strips[i].base; }

  [[nodiscard]] Ends look_at(const Strip& strip) const {
    Ends ends;
    const ColumnPiece& first = all_.pieces[strip.pieces.front()];
    const ColumnPiece& last = all_.pieces[strip.pieces.back()];
    ends.first = class_of(first_code_point(first.segment.text));
    if (strip.stacked) return ends;
    if (strip.pieces.size() == 1 && !strip.supported && !(all_.latin && is_prose_line(strip, first))) return ends;
    if (strip.pieces.size() >= 3 && strip.content == Content::cells && !strip.supported) return ends;
    const std::uint32_t measure = strip.right - strip.base;
    const bool full = last.segment.to - strip.base + std::max(2U, measure / 5) >= measure;
    const bool stop = ends_in_stop(last.segment.text);
    ends.open_end = full || !stop;
    ends.full_stop = full && stop;
    ends.open_start = first.segment.from == strip.base;
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
    const std::uint32_t measure = strip.right - strip.base;
    ends.stop = ends_in_stop(last);
    ends.torn_word = class_of(last_code_point(last)) == CharClass::hyphen;
    ends.head = strip.pieces.size() <= most_head_lines &&
                std::all_of(strip.pieces.begin(), strip.pieces.end(), [&](std::uint32_t p) {
                  const std::string_view text = all_.pieces[p].segment.text;
                  return p == strip.pieces.front() ? is_head_line(text) : !ends_in_stop(text);
                });
    ends.after_cut = strip.cut_from != no_strip;
    const bool nearly_full = (all_.pieces[strip.pieces.back()].segment.to - strip.base) * 10 >= measure * 7;
    if (!nearly_full && !ends.torn_word) ends.open_end = false;
    Authors authors;
    const bool closed = !find_jump(last).text.empty() || !find_credit(last).empty() || parse_byline(last, authors);
    if (closed) ends.open_end = false;
    if (parse_byline(all_.pieces[strip.pieces.front()].segment.text, authors)) ends.open_start = false;
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
    return std::min(width(a), width(b)) * 100 >= wide * 85;
  }

  void offer(std::uint32_t from, std::uint32_t to, double cost) {
    if (from == to || !ends_[to].open_start || !alike(from, to)) return;
    const CharClass first = ends_[to].first;
    if (no_line_start.has(first)) cost += 4;
    if (all_.latin) {
      cost += weigh_latin(ends_[from], ends_[to]);
    } else {
      if (first == CharClass::latin_lower) cost -= 1;
      if (first == CharClass::latin_upper) cost += 1;
    }
    if (ends_[from].full_stop) cost += 2;
    if (cost < dearest_seam) own_.push_back({cost, from, to});
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
           ends_[column[next]].open_start;
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
      for (const std::uint32_t row : {top(a), column_top}) {
        const std::size_t at = first_from(column, row);
        for (std::size_t i = at - std::min<std::size_t>(at, 1); i < std::min(at + 2, column.size()); ++i) {
          const std::uint32_t b = column[i];
          const double off = std::min(distance(top(b), top(a)), distance(top(b), column_top));
          offer(a, b, between + std::min(6.0, 0.25 * off) + own + (twin_above(b) ? 2 : 0));
        }
        if (row == column_top) break;
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
  std::vector<Ends> ends_;
  std::map<std::uint32_t, Column> columns_;  // strips with the same base, from the top
  std::vector<Seam> own_;
};

std::vector<Region> chain(const Strips& all, const std::vector<Seam>& seams) {
  const std::size_t n = all.strips.size();
  std::vector<std::uint32_t> next(n, none);
  std::vector<std::uint32_t> before(n, none);
  std::vector<std::uint32_t> root(n);
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&](std::uint32_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  };
  for (const Seam& seam : seams) {
    if (next[seam.from] != none || before[seam.to] != none || find(seam.from) == find(seam.to)) continue;
    next[seam.from] = seam.to;
    before[seam.to] = seam.from;
    root[find(seam.to)] = find(seam.from);
  }
  std::vector<Region> regions;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (before[i] != none || all.strips[i].pieces.empty()) continue;
    Region region;
    for (std::uint32_t s = i; s != none; s = next[s]) region.push_back(s);
    regions.push_back(std::move(region));
  }
  return regions;
}

// Which strip was printed last above each column of the page.
class Skyline {
 public:
  void cover(std::uint32_t from, std::uint32_t to, std::uint32_t strip) {
    split(from);
    split(to);
    owners_.erase(owners_.lower_bound(from), owners_.lower_bound(to));
    owners_[from] = strip;
  }

  // Calls `see` with each strip over [from, to).
  template <class See>
  void look(std::uint32_t from, std::uint32_t to, See see) const {
    auto it = owners_.upper_bound(from);
    if (it != owners_.begin()) --it;
    for (; it != owners_.end() && it->first < to; ++it) {
      if (it->second != none) see(it->second);
    }
  }

 private:
  void split(std::uint32_t at) {
    const auto it = owners_.upper_bound(at);
    const std::uint32_t owner = it == owners_.begin() ? none : std::prev(it)->second;
    owners_.emplace(at, owner);
  }

  std::map<std::uint32_t, std::uint32_t> owners_;  // from this column up to the next key
};

struct Head {
  std::uint32_t region;
  std::uint32_t top;
  std::uint32_t from;
  std::uint32_t to;
};

Head head_of(const Strips& all, const std::vector<Region>& regions, std::uint32_t number) {
  Head head{number, none, none, 0};
  for (const std::uint32_t s : regions[number]) head.top = std::min(head.top, all.strips[s].top);
  for (const std::uint32_t s : regions[number]) {
    if (all.strips[s].top > head.top + head_rows) continue;
    head.from = std::min(head.from, all.strips[s].base);
    head.to = std::max(head.to, all.strips[s].right);
  }
  return head;
}

// For each region the one whose strip stands right above its head; none for the topmost.
std::vector<std::uint32_t> find_parents(const Strips& all, const std::vector<Region>& regions,
                                        std::vector<Head>& heads) {
  std::vector<std::uint32_t> region_of(all.strips.size(), none);
  std::vector<std::uint32_t> strips;
  for (std::uint32_t r = 0; r < regions.size(); ++r) {
    heads.push_back(head_of(all, regions, r));
    for (const std::uint32_t s : regions[r]) {
      region_of[s] = r;
      strips.push_back(s);
    }
  }
  std::sort(strips.begin(), strips.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Strip& x = all.strips[a];
    const Strip& y = all.strips[b];
    return x.top != y.top ? x.top < y.top : x.base != y.base ? x.base < y.base : a < b;
  });
  std::vector<Head> by_top = heads;
  std::stable_sort(by_top.begin(), by_top.end(), [](const Head& a, const Head& b) { return a.top < b.top; });
  std::vector<std::uint32_t> parents(regions.size(), none);
  Skyline skyline;
  std::size_t printed = 0;
  for (const Head& head : by_top) {
    for (; printed < strips.size() && all.strips[strips[printed]].top < head.top; ++printed) {
      const Strip& strip = all.strips[strips[printed]];
      skyline.cover(strip.base, strip.right, strips[printed]);
    }
    std::uint32_t lowest = none;
    skyline.look(head.from, head.to, [&](std::uint32_t s) {
      if (region_of[s] == head.region || all.strips[s].bottom >= head.top) return;
      if (lowest == none || all.strips[s].bottom > all.strips[lowest].bottom) lowest = s;
    });
    if (lowest != none) parents[head.region] = region_of[lowest];
  }
  return parents;
}

// A region comes behind its parent; a parent begins above its children, so there are no rings.
std::vector<std::uint32_t> preorder(const std::vector<std::uint32_t>& parents, const std::vector<Head>& heads) {
  std::vector<std::uint32_t> sorted(parents.size());
  std::iota(sorted.begin(), sorted.end(), 0U);
  // From the right and from below, since they are taken from a stack.
  std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (heads[a].from != heads[b].from) return heads[a].from > heads[b].from;
    return heads[a].top != heads[b].top ? heads[a].top > heads[b].top : a > b;
  });
  std::vector<std::vector<std::uint32_t>> children(parents.size());
  std::vector<std::uint32_t> stack;
  for (const std::uint32_t r : sorted) (parents[r] == none ? stack : children[parents[r]]).push_back(r);
  std::vector<std::uint32_t> order;
  while (!stack.empty()) {
    const std::uint32_t r = stack.back();
    stack.pop_back();
    order.push_back(r);
    stack.insert(stack.end(), children[r].begin(), children[r].end());
  }
  return order;
}

}  // namespace

std::vector<Region> order_strips(const Strips& all) {
  std::vector<Region> regions = chain(all, SeamFinder(all).find());
  std::vector<Head> heads;
  const std::vector<std::uint32_t> parents = find_parents(all, regions, heads);
  std::vector<Region> ordered;
  ordered.reserve(regions.size());
  for (const std::uint32_t r : preorder(parents, heads)) ordered.push_back(std::move(regions[r]));
  return ordered;
}

}  // namespace newsprint
