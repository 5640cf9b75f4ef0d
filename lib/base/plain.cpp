#include "base/plain.h"

namespace newsprint {

namespace {

#ifdef __SSE2__

constexpr std::ptrdiff_t window = 16;
constexpr std::ptrdiff_t reads = window + 2;  // bytes: the last character of a window may reach behind it

struct Window {
  __m128i plain;    // bytes whose characters are plain, or that continue one
  __m128i counted;  // plain bytes that begin a counted character
};

Window look(const char* p) noexcept {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i second = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
  const __m128i third = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 2));
  const auto all = [](int c) { return _mm_set1_epi8(static_cast<char>(c)); };
  const auto is = [&](int c) { return _mm_cmpeq_epi8(bytes, all(c)); };
  const auto within = [&](__m128i of, int first, int last) {
    const __m128i above = _mm_sub_epi8(of, all(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(above, all(last - first)), above);
  };
  const __m128i block_80 = _mm_cmpeq_epi8(second, all(0x80));
  const __m128i graphic = within(bytes, 0x21, 0x7E);
  const __m128i han = within(bytes, 0xE4, 0xE9);
  // U+3001..U+3FFF and U+FF00..U+FF3F: CJK punctuation, kana, full-width letters. U+2010..U+2027: dashes, quotes.
  const __m128i cjk = is(0xE3);
  const __m128i blank_tail = _mm_and_si128(block_80, _mm_cmpeq_epi8(third, all(0x80)));
  const __m128i full_width = _mm_and_si128(is(0xEF), _mm_cmpeq_epi8(second, all(0xBC)));
  const __m128i dash_or_quote = _mm_and_si128(_mm_and_si128(is(0xE2), block_80), within(third, 0x90, 0xA7));
  const __m128i sure = _mm_or_si128(_mm_or_si128(graphic, han), _mm_or_si128(full_width, dash_or_quote));
  const __m128i continuation = _mm_cmplt_epi8(bytes, all(0xC0));  // 80..BF
  const __m128i uncounted_ones = _mm_or_si128(continuation, _mm_or_si128(is(' '), is('\n')));
  return {_mm_or_si128(_mm_or_si128(sure, cjk), uncounted_ones), _mm_or_si128(sure, _mm_andnot_si128(blank_tail, cjk))};
}

unsigned bits_of(__m128i bytes) noexcept { return static_cast<unsigned>(_mm_movemask_epi8(bytes)); }

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
    // Counted in a byte each, as many windows as that holds.
    __m128i counts = _mm_setzero_si128();
    Window seen{};
    unsigned plain = all;
    for (int windows = 255; windows != 0 && end - p >= reads; --windows) {
      seen = look(p);
      plain = bits_of(seen.plain);
      if (plain != all) break;
      counts = _mm_sub_epi8(counts, seen.counted);
      p += window;
    }
    const __m128i sums = _mm_sad_epu8(counts, _mm_setzero_si128());
    found.characters += static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums)) +
                        static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
    if (plain == all) continue;
    // Before the first byte of another kind only: a continuation behind it may be that character's own.
    found.characters += count_bits(bits_of(seen.counted) & ((plain ^ (plain + 1)) >> 1));
    p += __builtin_ctz(~plain);
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
