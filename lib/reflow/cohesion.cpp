#include "reflow/cohesion.h"

#include <emmintrin.h>

#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::uint32_t reach = 60;  // lines either way: a story repeats its words near by

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
  for (std::size_t at = 0;; at = std::min(at + block, places - block)) {
    const char* const p = text.data() + at;
    const __m128i same = _mm_and_si128(_mm_cmpeq_epi8(load(p + 2), third), _mm_cmpeq_epi8(load(p + n - 1), last));
    for (auto mask = static_cast<unsigned>(_mm_movemask_epi8(same)); mask != 0; mask &= mask - 1)
      if (std::memcmp(p + __builtin_ctz(mask), needle.data(), n) == 0) return true;
    if (at == places - block) return false;
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
    return std::any_of(page.lines.begin() + static_cast<std::ptrdiff_t>(from),
                       page.lines.begin() + static_cast<std::ptrdiff_t>(to),
                       [&](const Line& line) { return contains(line.text, needle); });
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
