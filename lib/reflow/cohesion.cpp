#include "reflow/cohesion.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/plain.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::uint32_t window_lines = 120;
constexpr unsigned log_bits = 16;

// Characters as 16 bits each, the newest lowest: those beyond the basic plane may meet a false friend.
using Run = std::uint64_t;

constexpr Run mask(int n) noexcept { return n == 4 ? ~Run{0} : (Run{1} << (16 * n)) - 1; }

// The bit of the newest `n` characters of a run.
inline std::uint32_t bit_of(Run run, int n) noexcept {
  return static_cast<std::uint32_t>(((run & mask(n)) + static_cast<Run>(n)) * 0x9E3779B97F4A7C15U >> (64 - log_bits));
}

inline Run push(Run run, char32_t c) noexcept { return (run << 16) | (c & 0xFFFF); }

}  // namespace

void PageCohesion::fill(std::uint32_t window) {
  window_ = window;
  bits_.assign((std::size_t{1} << log_bits) / 64, 0);
  const auto first = static_cast<std::size_t>(window) * window_lines;
  const std::size_t last = std::min(page_.lines.size(), first + window_lines);
  for (std::size_t i = first; i < last; ++i) {
    Run run = 0;
    int length = 0;
    const std::string_view text = page_.lines[i].text;
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end;) {
      const bool han = is_plain_han(p);
      const char32_t c = next_char(p);
      if (!han && !cjk_letters.has(class_of(c))) {
        length = 0;
        continue;
      }
      run = push(run, c);
      if (++length >= 2) set(bit_of(run, 2));
      if (length >= 3) set(bit_of(run, 3));
      if (length >= 4) set(bit_of(run, 4));
    }
  }
}

Cohesion PageCohesion::across(std::uint32_t before, std::uint32_t after) {
  const std::uint32_t window = before / window_lines;
  if (window != window_) fill(window);
  const std::string_view left = page_.lines[before].text;
  const std::string_view right = page_.lines[after].text;
  const auto has = [&](Run run, int n) {
    const std::uint32_t bit = bit_of(run, n);
    return (bits_[bit / 64] >> (bit % 64) & 1U) != 0;
  };
  // Two characters on either side, where there are so many.
  const char* const last = last_char(left);
  const bool two_left = last > left.data();
  Run run = two_left ? push(0, last_code_point({left.data(), static_cast<std::size_t>(last - left.data())})) : 0;
  run = push(run, last_code_point(left));
  const char* p = right.data();
  run = push(run, next_char(p));
  if (!has(run, 2)) return Cohesion::none;
  const bool three_left = two_left && has(run, 3);
  if (p == right.data() + right.size()) return three_left ? Cohesion::three : Cohesion::pair;
  run = push(run, next_char(p));
  if (two_left && has(run, 4)) return Cohesion::four;
  return three_left || has(run, 3) ? Cohesion::three : Cohesion::pair;
}

}  // namespace newsprint
