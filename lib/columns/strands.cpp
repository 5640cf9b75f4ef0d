#include "columns/strands.h"

#include <algorithm>
#include <numeric>

namespace newsprint {

namespace {

constexpr std::uint32_t measure_slack = 2;  // by which the measures of strands that go on in each other differ
constexpr std::size_t columns_to_try = 4;   // of those begun before the strand ended
constexpr std::size_t later_to_try = 6;     // of those that begin behind it

constexpr double dearest_link = 1.0;
constexpr double trust_in_lanes = 4.0;
constexpr double further_cost = 0.3;  // for each other strand that would have come first
constexpr double ended_cost = 1.5;    // for a sentence that ended with the strand
constexpr double short_cost = 1.0;    // for a last line that is not full
constexpr double begun_cost = 2.0;    // for a first line that is not full either: a paragraph's first
constexpr double brief_cost = 0.5;    // for strands of a line or two
constexpr std::size_t brief = 2;

// Cuts where the way back to the line before is another than that of both neighbours.
std::vector<Strand> cut_strands(std::span<const DealtLine> lines, const Dealing& dealing) {
  const auto count = static_cast<std::uint32_t>(lines.size());
  const auto way_back = [&](std::uint32_t i) {
    return i >= count || dealing.before[i] == no_line ? 0 : i - dealing.before[i];
  };
  std::vector<Strand> strands;
  std::vector<std::uint32_t> strand_of(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t way = way_back(i);
    const bool right_below = way == 1 && !lines[i].blank_before;
    const bool regular = way != 0 && (right_below || way == way_back(i + 1) || (i > 0 && way == way_back(i - 1)));
    if (regular) {
      strand_of[i] = strand_of[dealing.before[i]];
    } else {
      strand_of[i] = static_cast<std::uint32_t>(strands.size());
      strands.emplace_back();
    }
    strands[strand_of[i]].lines.push_back(i);
  }
  return strands;
}

std::uint32_t find_measure(std::span<const DealtLine> lines, const Strand& strand) {
  std::vector<std::uint32_t> widths;
  for (const std::uint32_t i : strand.lines)
    if (!lines[i].stop) widths.push_back(lines[i].width);
  if (widths.empty()) return lines[strand.lines.front()].width;
  const auto wide = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 2 / 3);
  std::nth_element(widths.begin(), wide, widths.end());
  return *wide;
}

struct Link {
  double cost;
  std::uint32_t from;
  std::uint32_t to;
};

class Linker {
 public:
  Linker(std::span<const DealtLine> lines, const Dealing& dealing, Meeting& meeting, std::vector<Strand>& strands)
      : lines_(lines), dealing_(dealing), meeting_(meeting), strands_(strands) {
    by_measure_.resize(strands.size());
    std::iota(by_measure_.begin(), by_measure_.end(), 0U);
    std::stable_sort(by_measure_.begin(), by_measure_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return strands_[a].measure < strands_[b].measure; });
  }

  void link() {
    offer_lanes();
    for (std::uint32_t a = 0; a < strands_.size(); ++a) offer_others(a);
    std::sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) {
      if (a.cost != b.cost) return a.cost < b.cost;
      return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    take_cheapest();
  }

 private:
  [[nodiscard]] std::uint32_t first(std::uint32_t s) const { return strands_[s].lines.front(); }
  [[nodiscard]] std::uint32_t last(std::uint32_t s) const { return strands_[s].lines.back(); }
  [[nodiscard]] bool in_lane(std::uint32_t a, std::uint32_t b) const { return dealing_.before[first(b)] == last(a); }

  void offer_lanes() {
    std::vector<std::uint32_t> ends(lines_.size(), no_line);  // by line: the strand that it ends
    for (std::uint32_t s = 0; s < strands_.size(); ++s) ends[last(s)] = s;
    for (std::uint32_t b = 0; b < strands_.size(); ++b) {
      const std::uint32_t before = dealing_.before[first(b)];
      if (before == no_line || ends[before] == no_line) continue;
      const std::uint32_t a = ends[before];
      const std::uint32_t measure = std::max(strands_[a].measure, lines_[before].width);
      const double cost = meets(a, b, measure) - trust_in_lanes;
      if (cost < dearest_link + 1) links_.push_back({cost, a, b});
    }
  }

  // A strand's number is its place in reading order, so those of a measure stand in that order too.
  void offer_others(std::uint32_t a) {
    const auto behind_end = std::partition_point(strands_.begin() + a, strands_.end(),
                                                 [&](const Strand& s) { return s.lines.front() < last(a); });
    const auto later = static_cast<std::uint32_t>(behind_end - strands_.begin());
    offer_range(a, a + 1, later, columns_to_try, further_cost);
    offer_range(a, later, static_cast<std::uint32_t>(strands_.size()), later_to_try, 0);
  }

  // Offers the first few strands of the same measure, of those from `low` up to `high`.
  void offer_range(std::uint32_t a, std::uint32_t low, std::uint32_t high, std::size_t most, double far) {
    near_.clear();
    const std::uint32_t measure = strands_[a].measure;
    for (std::uint32_t m = measure - std::min(measure, measure_slack); m <= measure + measure_slack; ++m) {
      const auto at_place = [&](std::uint32_t s, std::uint32_t place) {
        return strands_[s].measure != m ? strands_[s].measure < m : s < place;
      };
      auto it = std::lower_bound(by_measure_.begin(), by_measure_.end(), low, at_place);
      for (std::size_t n = 0; n < most && it != by_measure_.end(); ++it, ++n) {
        if (*it >= high || strands_[*it].measure != m) break;
        near_.push_back(*it);
      }
    }
    std::sort(near_.begin(), near_.end());
    if (near_.size() > most) near_.resize(most);
    for (const std::uint32_t b : near_) {
      if (!in_lane(a, b)) offer(a, b, far);
      far += further_cost;
    }
  }

  void offer(std::uint32_t a, std::uint32_t b, double cost) {
    const DealtLine& end = lines_[last(a)];
    const DealtLine& start = lines_[first(b)];
    if (end.stop)
      cost += ended_cost;
    else if (end.width + 4 < strands_[a].measure)
      cost += short_cost;
    if (!start.stop && start.width + 3 <= strands_[b].measure) cost += begun_cost;
    if (strands_[a].lines.size() <= brief) cost += brief_cost;
    if (strands_[b].lines.size() <= brief) cost += brief_cost;
    cost += meets(a, b, strands_[a].measure);
    if (cost < dearest_link) links_.push_back({cost, a, b});
  }

  [[nodiscard]] double meets(std::uint32_t a, std::uint32_t b, std::uint32_t measure) {
    return meeting_.cost(last(a), first(b), measure, strands_[a].lines.size() == 1);
  }

  // Each strand has one before and one behind at most, and there are no rings.
  void take_cheapest() {
    std::vector<std::uint32_t> root(strands_.size());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t i) {
      while (root[i] != i) i = root[i] = root[root[i]];
      return i;
    };
    for (const Link& link : links_) {
      if (strands_[link.from].next != no_line || !strands_[link.to].begins || find(link.from) == find(link.to))
        continue;
      strands_[link.from].next = link.to;
      strands_[link.to].begins = false;
      strands_[link.to].same_column = in_lane(link.from, link.to);
      root[find(link.to)] = find(link.from);
    }
  }

  std::span<const DealtLine> lines_;
  const Dealing& dealing_;
  Meeting& meeting_;
  std::vector<Strand>& strands_;
  std::vector<std::uint32_t> by_measure_;  // strands
  std::vector<std::uint32_t> near_;
  std::vector<Link> links_;
};

}  // namespace

std::vector<Strand> find_strands(std::span<const DealtLine> lines, const Dealing& dealing, Meeting& meeting) {
  std::vector<Strand> strands = cut_strands(lines, dealing);
  for (Strand& strand : strands) strand.measure = find_measure(lines, strand);
  Linker(lines, dealing, meeting, strands).link();
  return strands;
}

}  // namespace newsprint
