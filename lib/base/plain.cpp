#include "base/plain.h"

namespace newsprint {

namespace {

#ifdef __SSE2__

constexpr std::ptrdiff_t window = 16;
constexpr std::ptrdiff_t reads = window + 2;  // bytes: the last character of a window may reach behind it

struct Window {
  __m128i counted;  // bytes that begin a character which is counted, as far as they tell
  unsigned odd;     // and those that do not tell: all but Han from U+4000 on, printable ASCII and line feeds
};

Window look(const char* p) noexcept {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const auto all = [](int c) { return _mm_set1_epi8(static_cast<char>(c)); };
  const auto up_to = [&](__m128i of, int last) { return _mm_cmpeq_epi8(_mm_min_epu8(of, all(last)), of); };
  const __m128i begins = _mm_cmpgt_epi8(bytes, all(0xBF));  // signed: 00..7F and C0..FF
  const __m128i han = up_to(_mm_sub_epi8(bytes, all(0xE4)), 0xE9 - 0xE4);
  const __m128i low = up_to(bytes, ' ');
  const __m128i plain_low = _mm_or_si128(_mm_cmpeq_epi8(bytes, all(' ')), _mm_cmpeq_epi8(bytes, all('\n')));
  const __m128i marks = _mm_and_si128(_mm_andnot_si128(han, begins), bytes);  // only sign bits count
  const __m128i odd_ascii = _mm_or_si128(_mm_andnot_si128(plain_low, low), _mm_cmpeq_epi8(bytes, all(0x7F)));
  return {_mm_andnot_si128(low, begins), static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(marks, odd_ascii)))};
}

// The character at `p`, which look() found odd. U+3001..U+3FFF, U+FF00..U+FF3F and U+2010..U+2027, the marks of CJK text
// and its full-width forms, are plain too.
void look_closer(const char* p, TextScan& found) noexcept {
  const auto byte = [p](int i) { return static_cast<unsigned char>(p[i]); };
  const unsigned lead = byte(0);
  if (lead == 0xE3) {
    found.characters -= byte(1) == 0x80 && byte(2) == 0x80;  // U+3000
    return;
  }
  if (lead == 0xEF && byte(1) == 0xBC) return;
  if (lead == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x90 && byte(2) <= 0xA7) return;
  found.characters -= lead > ' ';
  const char* behind = p;
  static_cast<void>(next_char(behind));
  const TextScan one = scan_text_scalar({p, static_cast<std::size_t>(behind - p)});
  found.characters += one.characters;
  found.damaged |= one.damaged;
}

#endif

}  // namespace

TextScan scan_text(std::string_view text) noexcept {
  TextScan found;
  const char* p = text.data();
  const char* const end = p + text.size();
#ifdef __SSE2__
  while (end - p >= reads) {
    // Counted in a byte each, as many windows as that holds.
    __m128i counts = _mm_setzero_si128();
    for (int windows = 255; windows != 0 && end - p >= reads; --windows, p += window) {
      const Window seen = look(p);
      counts = _mm_sub_epi8(counts, seen.counted);
      for (unsigned odd = seen.odd; odd != 0; odd &= odd - 1) look_closer(p + __builtin_ctz(odd), found);
    }
    const __m128i sums = _mm_sad_epu8(counts, _mm_setzero_si128());
    found.characters += static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums)) +
                        static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
  }
#endif
  while (p < end && is_continuation(*p)) ++p;  // the rest of a character counted at its first byte
  const TextScan rest = scan_text_scalar({p, static_cast<std::size_t>(end - p)});
  found.characters += rest.characters;
  found.damaged |= rest.damaged;
  return found;
}

}  // namespace newsprint
