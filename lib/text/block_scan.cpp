#include "text/block_scan.h"

#include <algorithm>
#include <cstring>

#include "base/char_class.h"
#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace newsprint {

namespace {

constexpr ClassSet repaired{CharClass::removed, CharClass::soft_hyphen, CharClass::replaced};

// One character by its class; `at` is the bit of its first byte.
void look_at(const char* p, unsigned at, BlockScan& found) noexcept {
  const std::uint64_t bit = std::uint64_t{1} << at;
  const char32_t c = next_char(p);
  const CharClass cls = class_of(c);
  found.characters += !uncounted.has(cls);
  if (repaired.has(cls)) found.damaged |= bit;
  if (c == U'\t' || c == U'|') found.apart |= bit;
}

#ifdef __SSE2__

constexpr unsigned window = 16;
constexpr std::size_t reads = block_bytes + 2;  // bytes: the last character may reach behind the block

// By its bytes alone, for most that are neither Han nor ASCII: CJK marks, kana and full-width forms (U+3001..U+3FFF,
// U+FF00..U+FF3F), dashes and quotes (U+2010..U+2027). What begins at `p` was counted.
void look_at_mark(const char* p, unsigned at, BlockScan& found) noexcept {
  const auto byte = [p](int i) { return static_cast<unsigned char>(p[i]); };
  if (byte(0) == 0xE3) {
    found.characters -= byte(1) == 0x80 && byte(2) == 0x80;  // U+3000
    return;
  }
  if (byte(0) == 0xEF && byte(1) == 0xBC) return;
  if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x90 && byte(2) <= 0xA7) return;
  --found.characters;
  look_at(p, at, found);
}

// Of 64 bytes with two more behind them.
BlockScan scan_whole_block(const char* p, char* copy) noexcept {
  const auto all = [](int c) { return _mm_set1_epi8(static_cast<char>(c)); };
  const auto up_to = [&](__m128i of, int last) { return _mm_cmpeq_epi8(_mm_min_epu8(of, all(last)), of); };
  std::uint64_t low = 0;     // blanks and controls
  std::uint64_t blank = 0;   // U+0020
  std::uint64_t others = 0;  // characters above ASCII that are not U+4000..U+9FFF, and | } ~ DEL
  __m128i counts = _mm_setzero_si128();
  for (unsigned at = 0; at < block_bytes; at += window) {
    const auto bits = [at](__m128i mask) {
      return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(mask))} << at;
    };
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + at));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(copy + at), bytes);
    const __m128i begins = _mm_cmpgt_epi8(bytes, all(0xBF));  // signed: 00..7F and C0..FF
    const __m128i han = up_to(_mm_sub_epi8(bytes, all(0xE4)), 0xE9 - 0xE4);
    const __m128i lows = up_to(bytes, ' ');
    low |= bits(lows);
    blank |= bits(_mm_cmpeq_epi8(bytes, all(' ')));
    // Only sign bits count.
    others |= bits(_mm_or_si128(_mm_and_si128(_mm_andnot_si128(han, begins), bytes), _mm_cmpgt_epi8(bytes, all('{'))));
    counts = _mm_sub_epi8(_mm_add_epi8(counts, lows), begins);
  }
  const __m128i sums = _mm_sad_epu8(counts, _mm_setzero_si128());
  BlockScan found;
  found.characters = static_cast<std::uint32_t>(_mm_cvtsi128_si32(sums)) +
                     static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_unpackhi_epi64(sums, sums)));
  const std::uint64_t followed = blank >> 1 | std::uint64_t{p[block_bytes] == ' '} << (block_bytes - 1);
  found.apart = blank & followed;
  for (std::uint64_t left = low & ~blank; left != 0; left &= left - 1) {
    const auto at = static_cast<unsigned>(__builtin_ctzll(left));
    if (p[at] == '\n' || p[at] == '\r')
      found.ends |= std::uint64_t{1} << at;
    else
      look_at(p + at, at, found);
  }
  for (; others != 0; others &= others - 1) {
    const auto at = static_cast<unsigned>(__builtin_ctzll(others));
    look_at_mark(p + at, at, found);
  }
  return found;
}

#endif

}  // namespace

BlockScan scan_block_scalar(std::string_view rest) noexcept {
  BlockScan found;
  const std::size_t size = std::min(rest.size(), block_bytes);
  for (unsigned at = 0; at < size; ++at) {
    const char c = rest[at];
    if (is_continuation(c)) continue;
    if (c == '\n' || c == '\r') {
      found.ends |= std::uint64_t{1} << at;
      continue;
    }
    if (c == ' ' && at + 1 < rest.size() && rest[at + 1] == ' ') found.apart |= std::uint64_t{1} << at;
    look_at(rest.data() + at, at, found);
  }
  return found;
}

BlockScan scan_block(std::string_view rest, char* copy) noexcept {
#ifdef __SSE2__
  if (rest.size() >= reads) return scan_whole_block(rest.data(), copy);
#endif
  std::memcpy(copy, rest.data(), std::min(rest.size(), block_bytes));
  return scan_block_scalar(rest);
}

}  // namespace newsprint
