#include "columns/order.h"

#include <algorithm>
#include <numeric>

#include "columns/skyline.h"
#include "columns/stories.h"

namespace newsprint {

namespace {

constexpr std::uint32_t none = no_strip;
constexpr std::uint32_t head_rows = 4;  // strips that begin so close to a region's top are its head

struct Head {
  std::uint32_t story;
  std::uint32_t top;
  std::uint32_t from;
  std::uint32_t to;
};

Head head_of(const Strips& all, const std::vector<Region>& regions, const Story& story, std::uint32_t number) {
  Head head{number, none, none, 0};
  const auto widen = [&](const Region& region) {
    const std::uint32_t top = top_of(all, region);
    head.top = std::min(head.top, top);
    for (const std::uint32_t s : region) {
      if (all.strips[s].top > top + head_rows) continue;
      head.from = std::min(head.from, all.strips[s].base);
      head.to = std::max(head.to, all.strips[s].right);
    }
  };
  widen(regions[story.body]);
  for (const std::uint32_t r : story.heads) widen(regions[r]);
  return head;
}

// For each story the one whose strip stands right above its head; none for the topmost.
std::vector<std::uint32_t> find_parents(const Strips& all, const std::vector<Region>& regions,
                                        const std::vector<Story>& stories, std::vector<Head>& heads) {
  std::vector<std::uint32_t> story_of(all.strips.size(), none);
  std::vector<std::uint32_t> strips;
  for (std::uint32_t n = 0; n < stories.size(); ++n) {
    heads.push_back(head_of(all, regions, stories[n], n));
    const auto take = [&](std::uint32_t r) {
      for (const std::uint32_t s : regions[r]) {
        story_of[s] = n;
        strips.push_back(s);
      }
    };
    take(stories[n].body);
    for (const std::uint32_t r : stories[n].heads) take(r);
  }
  std::sort(strips.begin(), strips.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Strip& x = all.strips[a];
    const Strip& y = all.strips[b];
    return x.top != y.top ? x.top < y.top : x.base != y.base ? x.base < y.base : a < b;
  });
  std::vector<Head> by_top = heads;
  std::stable_sort(by_top.begin(), by_top.end(), [](const Head& a, const Head& b) { return a.top < b.top; });
  std::vector<std::uint32_t> parents(stories.size(), none);
  Skyline skyline;
  std::size_t printed = 0;
  for (const Head& head : by_top) {
    for (; printed < strips.size() && all.strips[strips[printed]].top < head.top; ++printed) {
      const Strip& strip = all.strips[strips[printed]];
      skyline.cover(strip.base, strip.right, strips[printed]);
    }
    std::uint32_t lowest = none;
    skyline.look(head.from, head.to, [&](std::uint32_t s) {
      if (story_of[s] == head.story || all.strips[s].bottom >= head.top) return;
      if (lowest == none || all.strips[s].bottom > all.strips[lowest].bottom) lowest = s;
    });
    if (lowest != none) parents[head.story] = story_of[lowest];
  }
  return parents;
}

// A story comes behind its parent; a parent begins above its children, so there are no rings.
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
  const std::vector<std::uint32_t> below = find_below(all);
  std::vector<Region> regions = chain_strips(all, below);
  const std::vector<Story> stories = make_stories(all, regions, below);
  std::vector<Head> heads;
  const std::vector<std::uint32_t> parents = find_parents(all, regions, stories, heads);
  std::vector<Region> ordered;
  ordered.reserve(regions.size());
  std::vector<std::vector<std::uint32_t>> followers(stories.size());
  const std::vector<std::uint32_t> order = preorder(parents, heads);
  for (const std::uint32_t n : order)
    if (stories[n].leader != none) followers[stories[n].leader].push_back(n);
  std::vector<std::uint32_t> stack;
  for (const std::uint32_t root : order) {
    if (stories[root].leader != none) continue;
    stack.assign(1, root);
    while (!stack.empty()) {
      const std::uint32_t n = stack.back();
      stack.pop_back();
      for (const std::uint32_t r : stories[n].heads) ordered.push_back(std::move(regions[r]));
      ordered.push_back(std::move(regions[stories[n].body]));
      stack.insert(stack.end(), followers[n].rbegin(), followers[n].rend());
    }
  }
  return ordered;
}

}  // namespace newsprint
