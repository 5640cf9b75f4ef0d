#include "reflow/cohesion.h"

#include <emmintrin.h>

#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/plain.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::uint32_t reach = 40;  // lines either way: a story repeats its words near by

// Whether `needle`, of three bytes and more, stands in `text`. Tests its third and its last byte sixteen places at a time:
// of an ideograph these vary most.
bool contains(std::string_view text, std::string_view needle) noexcept {
  constexpr std::size_t block = 16;
  const std::size_t n = needle.size();
  if (text.size() < n) return false;
  const std::size_t places = text.size() - n + 1;
  if (places < block) return text.find(needle) != std::string_view::npos;
  const __m128i third = _mm_set1_epi8(needle[2]);
  const __m128i last = _mm_set1_epi8(needle[n - 1]);
  const auto load = [](const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); };
  const auto same_at = [&](const char* p) {
    return _mm_and_si128(_mm_cmpeq_epi8(load(p + 2), third), _mm_cmpeq_epi8(load(p + n - 1), last));
  };
  const auto stands_at = [&](const char* p, __m128i same) {
    for (auto mask = static_cast<unsigned>(_mm_movemask_epi8(same)); mask != 0; mask &= mask - 1)
      if (std::memcmp(p + __builtin_ctz(mask), needle.data(), n) == 0) return true;
    return false;
  };
  const char* p = text.data();
  const char* const stop = p + places;
  for (; stop - p >= static_cast<std::ptrdiff_t>(2 * block); p += 2 * block) {
    const __m128i here = same_at(p);
    const __m128i there = same_at(p + block);
    if (_mm_movemask_epi8(_mm_or_si128(here, there)) == 0) continue;
    if (stands_at(p, here) || stands_at(p + block, there)) return true;
  }
  for (;; p = std::min(p + block, stop - block)) {
    if (stop - p < static_cast<std::ptrdiff_t>(block)) p = stop - block;
    if (stands_at(p, same_at(p))) return true;
    if (p == stop - block) return false;
  }
}

}  // namespace

Cohesion cohesion_across(const Page& page, std::uint32_t before, std::uint32_t after) noexcept {
  const std::string_view left = page.lines[before].text;
  const std::string_view right = page.lines[after].text;
  // The four characters that meet, and where the inner ones begin and end.
  char met[16];
  const char* const last = last_char(left);
  const char* const first =
      last > left.data() ? last_char({left.data(), static_cast<std::size_t>(last - left.data())}) : last;
  const char* second = right.data();
  static_cast<void>(next_char(second));
  const char* third = second;
  if (third < right.data() + right.size()) static_cast<void>(next_char(third));
  const auto outer_left = static_cast<std::size_t>(last - first);
  const auto inner_left = static_cast<std::size_t>(left.data() + left.size() - last);
  const auto inner_right = static_cast<std::size_t>(second - right.data());
  const auto outer_right = static_cast<std::size_t>(third - second);
  std::memcpy(met, first, outer_left + inner_left);
  std::memcpy(met + outer_left + inner_left, right.data(), inner_right + outer_right);

  const std::size_t from = before - std::min(before, reach);
  const std::size_t to = std::min<std::size_t>(page.lines.size(), static_cast<std::size_t>(before) + reach);
  const auto seen = [&](std::size_t begin, std::size_t length) {
    const std::string_view needle(met + begin, length);
    // Lines that stand in one text are searched in one go: no line end can be part of what is looked for.
    for (std::size_t i = from; i < to;) {
      const std::string_view line = page.lines[i].text;
      std::string_view stretch_end = line;
      for (++i; i < to && is_next_line(stretch_end, page.lines[i].text); ++i) stretch_end = page.lines[i].text;
      const char* const end = stretch_end.data() + stretch_end.size();
      if (contains({line.data(), static_cast<std::size_t>(end - line.data())}, needle)) return true;
    }
    return false;
  };
  const std::size_t inner = inner_left + inner_right;
  if (inner < 3 || !seen(outer_left, inner)) return Cohesion::none;
  const bool three_left = outer_left != 0 && seen(0, outer_left + inner);
  const bool three_right = outer_right != 0 && seen(outer_left, inner + outer_right);
  if (!three_left && !three_right) return Cohesion::pair;
  const bool four = three_left && three_right && seen(0, outer_left + inner + outer_right);
  return four ? Cohesion::four : Cohesion::three;
}

}  // namespace newsprint
