#include "columns/stories.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "columns/display.h"
#include "columns/skyline.h"

namespace newsprint {

namespace {

constexpr std::size_t most_followers = 32;  // one behind the other
constexpr std::size_t bases_to_try = 16;
constexpr std::uint32_t level_rows = 4;  // columns of one story begin so close to each other at least
constexpr std::uint32_t widest_gutter = 12;

bool is_display(const Strips& all, const Region& region) {
  return std::all_of(region.begin(), region.end(), [&](std::uint32_t s) {
    const Strip& strip = all.strips[s];
    const auto display = [&](std::uint32_t i) { return all.pieces[i].display; };
    return !strip.stacked && std::all_of(strip.pieces.begin(), strip.pieces.end(), display);
  });
}

// For each region of display type the one that begins right below it, or no_strip.
std::vector<std::uint32_t> regions_below(const Strips& all, const std::vector<Region>& regions,
                                         const std::vector<std::uint32_t>& strips_below) {
  std::vector<std::uint32_t> region_of(all.strips.size(), no_strip);
  for (std::uint32_t r = 0; r < regions.size(); ++r) {
    for (const std::uint32_t s : regions[r]) region_of[s] = r;
  }
  std::vector<std::uint32_t> below(regions.size(), no_strip);
  for (std::uint32_t r = 0; r < regions.size(); ++r) {
    if (!is_display(all, regions[r])) continue;
    const std::uint32_t strip = regions[r].back();
    const std::uint32_t next = strips_below[strip];
    if (next == no_strip || all.strips[next].top > all.strips[strip].bottom + heading_rows) continue;
    if (all.strips[strip].bottom < top_of(all, regions[region_of[next]])) below[r] = region_of[next];
  }
  return below;
}

// Headlines go with the text that they stand above.
std::vector<Story> gather_heads(const Strips& all, const std::vector<Region>& regions,
                                const std::vector<std::uint32_t>& strips_below) {
  const std::vector<std::uint32_t> below = regions_below(all, regions, strips_below);
  std::vector<std::uint32_t> by_top(regions.size());
  std::iota(by_top.begin(), by_top.end(), 0U);
  // A kicker comes before the headline that the rows show above it.
  const auto top = [&](std::uint32_t r) {
    const Strip& strip = all.strips[regions[r].front()];
    const bool kicker = all.pieces[strip.pieces.front()].kicker;
    return 2 * std::uint64_t{strip.top} + (kicker ? 0 : 3);
  };
  std::stable_sort(by_top.begin(), by_top.end(), [&](std::uint32_t a, std::uint32_t b) { return top(a) < top(b); });
  std::vector<std::uint32_t> target(regions.size());
  std::iota(target.begin(), target.end(), 0U);
  std::vector<std::uint32_t> story_of(regions.size(), no_strip);
  std::vector<Story> stories;
  std::vector<std::uint32_t> by_bottom(by_top);
  const auto bottom = [&](std::uint32_t r) { return all.strips[regions[r].back()].bottom; };
  std::stable_sort(by_bottom.begin(), by_bottom.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return bottom(a) > bottom(b); });
  // A headline below another one ends below it, so its target is known.
  for (const std::uint32_t r : by_bottom) {
    if (below[r] != no_strip) target[r] = target[below[r]];
  }
  for (const std::uint32_t r : by_top) {
    std::uint32_t& story = story_of[target[r]];
    if (story == no_strip) {
      story = static_cast<std::uint32_t>(stories.size());
      stories.push_back({{}, target[r], no_story});
    }
    if (r != target[r]) stories[story].heads.push_back(r);
  }
  return stories;
}

// Finds what texts without a headline go on with: the text beside them on the left.
class Leaders {
 public:
  Leaders(const Strips& all, const std::vector<Region>& regions, std::vector<Story>& stories)
      : all_(all), regions_(regions), stories_(stories), story_of_(all.strips.size(), no_story) {
    for (std::uint32_t n = 0; n < stories.size(); ++n) {
      for (const std::uint32_t s : regions[stories[n].body]) story_of_[s] = n;
      for (const std::uint32_t r : stories[n].heads)
        for (const std::uint32_t s : regions[r]) story_of_[s] = n;
    }
    for (std::uint32_t s = 0; s < all.strips.size(); ++s)
      if (!all.strips[s].pieces.empty()) columns_[all.strips[s].base].push_back(s);
  }

  void find() {
    for (std::uint32_t n = 0; n < stories_.size(); ++n) {
      Story& story = stories_[n];
      if (!story.heads.empty() || !is_text(n) || begins_in_display(regions_[story.body].front())) continue;
      const std::uint32_t left = find_left(regions_[story.body].front());
      if (left == no_strip || !is_text(story_of_[left]) || leads_to(story_of_[left], n)) continue;
      if (!alike(left, regions_[story.body].front())) continue;
      story.leader = story_of_[left];
    }
  }

 private:
  [[nodiscard]] bool is_text(std::uint32_t n) const {
    const Region& region = regions_[stories_[n].body];
    return std::any_of(region.begin(), region.end(), [&](std::uint32_t s) {
      return !all_.strips[s].stacked && all_.strips[s].content == Content::prose;
    });
  }

  [[nodiscard]] bool alike(std::uint32_t a, std::uint32_t b) const {
    const Strip& x = all_.strips[a];
    const Strip& y = all_.strips[b];
    const std::uint32_t v = x.edge - x.base;
    const std::uint32_t w = y.edge - y.base;
    return std::min(v, w) * 100 >= std::max(v, w) * 85 && y.base <= x.edge + widest_gutter;
  }

  [[nodiscard]] bool begins_in_display(std::uint32_t s) const {
    return all_.strips[s].stacked || all_.pieces[all_.strips[s].pieces.front()].display;
  }

  // Whether story `from` goes on with story `n` already.
  [[nodiscard]] bool leads_to(std::uint32_t from, std::uint32_t n) const {
    std::size_t steps = 0;
    for (; from != no_story && steps < most_followers; from = stories_[from].leader, ++steps)
      if (from == n) return true;
    return from != no_story;
  }

  // The strip beside the start of `s`, nearest on its left.
  [[nodiscard]] std::uint32_t find_left(std::uint32_t s) const {
    const Strip& strip = all_.strips[s];
    std::uint32_t best = no_strip;
    std::size_t tried = 0;
    for (auto it = columns_.lower_bound(strip.base); it != columns_.begin() && tried < bases_to_try; ++tried) {
      --it;
      const auto above = [&](std::uint32_t row, std::uint32_t i) { return row < all_.strips[i].top; };
      auto at = std::upper_bound(it->second.begin(), it->second.end(), strip.top + level_rows, above);
      if (at == it->second.begin()) continue;
      const std::uint32_t other = *--at;
      if (all_.strips[other].bottom < strip.top || all_.strips[other].right > strip.base + 2) continue;
      if (best == no_strip || all_.strips[other].right > all_.strips[best].right) best = other;
    }
    return best;
  }

  const Strips& all_;
  const std::vector<Region>& regions_;
  std::vector<Story>& stories_;
  std::vector<std::uint32_t> story_of_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> columns_;  // strips with the same base, from the top
};

}  // namespace

std::vector<Story> make_stories(const Strips& all, const std::vector<Region>& regions,
                                const std::vector<std::uint32_t>& below) {
  std::vector<Story> stories = gather_heads(all, regions, below);
  if (all.tells_display) Leaders(all, regions, stories).find();
  return stories;
}

}  // namespace newsprint
