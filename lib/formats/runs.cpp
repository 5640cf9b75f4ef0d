#include "formats/runs.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace newsprint::formats {

namespace {

bool is_plain(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || c == ' ' || (byte >= ',' && byte <= ';') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
}

}  // namespace

const char* skip_plain_scalar(const char* p, const char* end) noexcept {
  while (p < end && is_plain(*p)) ++p;
  return p;
}

const char* skip_plain(const char* p, const char* end) noexcept {
#ifdef __SSE2__
  constexpr std::ptrdiff_t window = 16;
  // Signed comparisons: bytes beyond ASCII are negative.
  const auto between = [](__m128i bytes, char first, char last) {
    return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                         _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
  };
  for (; end - p >= window; p += window) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const auto beyond = static_cast<unsigned>(_mm_movemask_epi8(bytes));
    if (beyond == 0xFFFF) continue;
    const __m128i letters = between(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
    const __m128i others = _mm_or_si128(between(bytes, ',', ';'), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));
    const unsigned plain = beyond | static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(letters, others)));
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
