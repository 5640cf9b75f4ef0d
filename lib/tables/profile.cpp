#include "tables/profile.h"

#include <algorithm>

namespace newsprint {

namespace {

// One row with text in a gutter needs as many with a gap there: a heading may span columns, prose may not.
constexpr std::int32_t gaps_for_text = 3;

std::int32_t at_or_zero(const std::vector<std::int32_t>& values, std::size_t i) noexcept {
  return i < values.size() ? values[i] : 0;
}

}  // namespace

void GutterProfile::add_at(std::vector<std::int32_t>& changes, std::uint32_t from, std::uint32_t to) {
  if (changes.size() <= to) changes.resize(to + 1U);
  ++changes[from];
  --changes[to];
}

void GutterProfile::add_row(std::span<const Segment> segments) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    add_at(text_, segments[i].from, segments[i].to);
    if (i > 0) add_at(gaps_, segments[i - 1].to, segments[i].from);
  }
  ++rows_;
}

void GutterProfile::add(const GutterProfile& other) {
  const auto add_all = [](std::vector<std::int32_t>& to, const std::vector<std::int32_t>& from) {
    if (to.size() < from.size()) to.resize(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) to[i] += from[i];
  };
  add_all(text_, other.text_);
  add_all(gaps_, other.gaps_);
  rows_ += other.rows_;
}

void GutterProfile::clear() {
  text_.clear();
  gaps_.clear();
  rows_ = 0;
}

template <class Found>
void GutterProfile::walk(const GutterProfile& a, const GutterProfile* b, Found found) {
  const std::size_t end = std::max({a.text_.size(), a.gaps_.size(), b ? b->text_.size() : 0, b ? b->gaps_.size() : 0});
  std::int32_t text = 0;
  std::int32_t gaps = 0;
  std::uint32_t from = 0;
  bool inside = false;
  for (std::uint32_t x = 0; x < end; ++x) {
    text += at_or_zero(a.text_, x) + (b ? at_or_zero(b->text_, x) : 0);
    gaps += at_or_zero(a.gaps_, x) + (b ? at_or_zero(b->gaps_, x) : 0);
    const bool gutter = gaps > text * gaps_for_text;
    if (gutter && !inside) from = x;
    if (!gutter && inside) found(Stretch{from, x});
    inside = gutter;
  }
}

std::vector<Stretch> GutterProfile::gutters() const {
  std::vector<Stretch> found;
  walk(*this, nullptr, [&](Stretch s) { found.push_back(s); });
  return found;
}

Stretch GutterProfile::extent() const {
  const auto first = std::find_if(text_.begin(), text_.end(), [](std::int32_t change) { return change != 0; });
  const auto last = std::find_if(text_.rbegin(), text_.rend(), [](std::int32_t change) { return change != 0; });
  return {static_cast<std::uint32_t>(first - text_.begin()), static_cast<std::uint32_t>(text_.rend() - last) - 1U};
}

std::size_t GutterProfile::count_gutters_with(const GutterProfile& other) const {
  std::size_t n = 0;
  walk(*this, &other, [&](Stretch) { ++n; });
  return n;
}

}  // namespace newsprint
