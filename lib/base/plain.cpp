#include "base/plain.h"

namespace newsprint {

namespace {

#ifdef __SSE2__

constexpr std::ptrdiff_t window = 16;
constexpr std::ptrdiff_t reads = window + 2;  // bytes: the last character of a window may reach behind it

struct Window {
  unsigned plain;    // bytes whose characters are plain, or that continue one
  unsigned counted;  // plain bytes that begin a counted character
};

Window look(const char* p) noexcept {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  const __m128i continuation = _mm_cmplt_epi8(bytes, _mm_set1_epi8(-64));  // 80..BF
  const __m128i graphic = _mm_andnot_si128(is(0x7F), _mm_cmpgt_epi8(bytes, _mm_set1_epi8(' ')));
  const __m128i from_e4 = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE4)));
  const __m128i han = _mm_cmpeq_epi8(_mm_min_epu8(from_e4, _mm_set1_epi8(5)), from_e4);
  // U+3001..U+3FFF and U+FF00..U+FF3F: CJK punctuation, kana, full-width letters.
  const __m128i second = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
  const __m128i third = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 2));
  const __m128i first_of_block = _mm_set1_epi8(static_cast<char>(0x80));
  const __m128i blank_tail =
      _mm_and_si128(_mm_cmpeq_epi8(second, first_of_block), _mm_cmpeq_epi8(third, first_of_block));
  const __m128i cjk_mark = _mm_andnot_si128(blank_tail, is(static_cast<char>(0xE3)));
  const __m128i full_width =
      _mm_and_si128(is(static_cast<char>(0xEF)), _mm_cmpeq_epi8(second, _mm_set1_epi8(static_cast<char>(0xBC))));
  const __m128i counted = _mm_or_si128(_mm_or_si128(graphic, han), _mm_or_si128(cjk_mark, full_width));
  const __m128i other = _mm_or_si128(continuation, _mm_or_si128(is(' '), is('\n')));
  return {static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(counted, other))),
          static_cast<unsigned>(_mm_movemask_epi8(counted))};
}

// Bits in the low sixteen of `mask`, added up in parallel: the baseline processor has no instruction for it.
unsigned count_bits(unsigned mask) noexcept {
  mask -= (mask >> 1) & 0x5555U;
  mask = (mask & 0x3333U) + ((mask >> 2) & 0x3333U);
  mask = (mask + (mask >> 4)) & 0x0F0FU;
  return (mask + (mask >> 8)) & 0x1FU;
}

#endif

}  // namespace

TextScan scan_text(std::string_view text) noexcept {
  TextScan found;
  const char* p = text.data();
  const char* const end = p + text.size();
#ifdef __SSE2__
  constexpr unsigned all = 0xFFFF;
  while (end - p >= reads) {
    const Window seen = look(p);
    if (seen.plain == all) {
      found.characters += count_bits(seen.counted);
      p += window;
      continue;
    }
    // Before the first byte of another kind only: a continuation behind it may be that character's own.
    found.characters += count_bits(seen.counted & ((seen.plain ^ (seen.plain + 1)) >> 1));
    p += __builtin_ctz(~seen.plain);
    const char* q = p;
    static_cast<void>(next_char(q));
    const TextScan one = scan_text_scalar({p, static_cast<std::size_t>(q - p)});
    found.characters += one.characters;
    found.damaged |= one.damaged;
    p = q;
  }
#endif
  while (p < end && is_continuation(*p)) ++p;  // the rest of a character counted at its first byte
  const TextScan rest = scan_text_scalar({p, static_cast<std::size_t>(end - p)});
  found.characters += rest.characters;
  found.damaged |= rest.damaged;
  return found;
}

}  // namespace newsprint
