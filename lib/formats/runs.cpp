#include "formats/runs.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"

namespace newsprint::formats {

namespace {

using Plain = ascii::AnyOf<ascii::Letter, ascii::Only<' '>, ascii::Range<',', ';'>, ascii::Beyond>;

}  // namespace

const char* skip_plain_scalar(const char* p, const char* end) noexcept {
  while (p < end && Plain::is(static_cast<unsigned char>(*p))) ++p;
  return p;
}

const char* skip_plain(const char* p, const char* end) noexcept {
#ifdef __SSE2__
  constexpr std::ptrdiff_t window = 16;
  for (; end - p >= window; p += window) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const auto plain = static_cast<unsigned>(_mm_movemask_epi8(Plain::in(bytes)));
    if (plain != 0xFFFF) return p + __builtin_ctz(~plain);
  }
#endif
  return skip_plain_scalar(p, end);
}

std::uint64_t code_points(std::string_view text) noexcept {
  std::uint64_t count = 0;
#ifdef __SSE2__
  // Bytes that begin a character are marked by -1; 255 rounds fit into a byte.
  constexpr std::size_t window = 16;
  constexpr std::size_t most_rounds = 255;
  while (text.size() >= window) {
    const std::size_t rounds = std::min(text.size() / window, most_rounds);
    __m128i marks = _mm_setzero_si128();
    for (std::size_t i = 0; i < rounds; ++i) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i * window));
      marks = _mm_sub_epi8(marks, _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xBF))));
    }
    const __m128i sums = _mm_sad_epu8(marks, _mm_setzero_si128());
    count += static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums));
    count += static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
    text.remove_prefix(rounds * window);
  }
#endif
  return count + count_code_points(text);
}

}  // namespace newsprint::formats
