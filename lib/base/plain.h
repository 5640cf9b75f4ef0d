// Runs of plain characters, which nothing has to be asked of one by one: most of any newspaper page.
//
// A plain ideograph is U+4E00..U+9FFF: Han, two columns wide, never repaired. The fast functions look at sixteen bytes at
// once; the ones called `scalar` are their reference, and the tests hold both to the same answers.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/char_class.h"
#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace newsprint {

// Whether a plain ideograph begins at `p`, which is the start of a character of valid UTF-8.
[[nodiscard]] inline bool is_plain_han(const char* p) noexcept {
  // The first test decides nearly always: one branch to guess.
  const unsigned lead = static_cast<unsigned char>(*p);
  return lead - 0xE4U <= 5U && (lead << 8 | static_cast<unsigned char>(p[1])) >= 0xE4B8U;
}

// The same where three bytes may be read at `p`, which is the start of a character or inside one.
[[nodiscard]] inline bool is_plain_han_of_three(const char* p) noexcept {
  std::uint16_t both = 0;
  std::memcpy(&both, p, sizeof both);
  if constexpr (std::endian::native == std::endian::little) both = __builtin_bswap16(both);
  return both - 0xE4B8U <= 0xE9BFU - 0xE4B8U;
}

// The same of a text's first and last character.
[[nodiscard]] inline bool begins_plain_han(std::string_view text) noexcept {
  return !text.empty() && is_plain_han(text.data());
}
[[nodiscard]] inline bool ends_plain_han(std::string_view text) noexcept {
  return text.size() >= 3 && is_plain_han_of_three(text.data() + text.size() - 3);
}

// Where the run of plain ideographs that begins at `p` ends.
[[nodiscard]] inline const char* skip_han_scalar(const char* p, const char* end) noexcept {
  while (p < end && is_plain_han(p)) p += 3;
  return p;
}

[[nodiscard]] inline const char* skip_han(const char* p, const char* end) noexcept {
#ifdef __SSE2__
  constexpr unsigned leads = 0x1249;  // every third of sixteen bytes but the last, whose character is not all there
  constexpr std::ptrdiff_t step = 15;
  for (; end - p > step + 1; p += step) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i following = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
    const __m128i from_e4 = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE4)));
    const __m128i lead = _mm_cmpeq_epi8(_mm_min_epu8(from_e4, _mm_set1_epi8(5)), from_e4);
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(following, _mm_set1_epi8(static_cast<char>(0xB7))), following);
    const __m128i early = _mm_and_si128(_mm_cmpeq_epi8(from_e4, _mm_setzero_si128()), low);
    const auto plain = static_cast<unsigned>(_mm_movemask_epi8(_mm_andnot_si128(early, lead)));
    const unsigned others = ~plain & leads;
    if (others != 0) return p + __builtin_ctz(others);
  }
#endif
  return skip_han_scalar(p, end);
}

// Bits set, added up in parallel: the baseline processor has no instruction for it.
[[nodiscard]] inline std::uint32_t count_bits(std::uint64_t mask) noexcept {
  mask -= (mask >> 1) & 0x5555555555555555U;
  mask = (mask & 0x3333333333333333U) + ((mask >> 2) & 0x3333333333333333U);
  mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0FU;
  return static_cast<std::uint32_t>((mask * 0x0101010101010101U) >> 56);
}

// Where characters begin among up to 64 bytes, a bit a byte.
struct Leads {
  std::uint64_t han = 0;     // plain ideographs
  std::uint64_t others = 0;  // all other characters
};

// The leads of the first bytes of `rest`, the end of the text that begins at `begin`.
[[nodiscard]] inline Leads find_leads_scalar(std::string_view rest) noexcept {
  Leads leads;
  for (std::size_t i = 0; i < rest.size() && i < 64; ++i) {
    if (is_continuation(rest[i])) continue;
    (is_plain_han(rest.data() + i) ? leads.han : leads.others) |= std::uint64_t{1} << i;
  }
  return leads;
}

#ifdef __SSE2__
namespace leads {

constexpr std::ptrdiff_t window = 16;

// Of the sixteen bytes at `p`, with one more behind them, those that begin plain ideographs.
[[nodiscard]] inline std::uint64_t of_han(const char* p) noexcept {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i following = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
  const __m128i from_e4 = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE4)));
  const __m128i lead = _mm_cmpeq_epi8(_mm_min_epu8(from_e4, _mm_set1_epi8(5)), from_e4);
  const __m128i low = _mm_cmplt_epi8(following, _mm_set1_epi8(static_cast<char>(0xB8)));  // it continues: 80..BF
  const __m128i early = _mm_and_si128(_mm_cmpeq_epi8(from_e4, _mm_setzero_si128()), low);
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_andnot_si128(early, lead)));
}

// Of the sixteen bytes at `p`, those that begin characters.
[[nodiscard]] inline std::uint64_t of_all(const char* p) noexcept {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xBF)))));
}

// Of the sixteen bytes at `p`, with one more behind them, those that begin characters but plain ideographs.
[[nodiscard]] inline std::uint64_t of_others(const char* p) noexcept {
  const auto each = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i following = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
  const __m128i begins = _mm_cmpgt_epi8(bytes, each(0xBF));
  const __m128i from_e4 = _mm_cmpgt_epi8(_mm_add_epi8(bytes, each(0x7F - 0xE9)), each(0x7F - 6));  // to E9
  const __m128i early = _mm_and_si128(_mm_cmpeq_epi8(bytes, each(0xE4)), _mm_cmplt_epi8(following, each(0xB8)));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_andnot_si128(from_e4, begins), early)));
}

}  // namespace leads
#endif

[[nodiscard]] inline Leads find_leads([[maybe_unused]] const char* begin, std::string_view rest) noexcept {
#ifdef __SSE2__
  const char* p = rest.data();
  const char* const end = p + rest.size();
  if (end - begin > leads::window) {
    Leads found;
    std::uint64_t all = 0;
    unsigned at = 0;
    for (; at < 64 && end - p > leads::window; at += leads::window, p += leads::window) {
      found.han |= leads::of_han(p) << at;
      all |= leads::of_all(p) << at;
    }
    if (at < 64) {  // read from the text's end, where the last byte begins no ideograph
      const std::ptrdiff_t missing = leads::window - (end - p);
      found.han |= (leads::of_han(end - leads::window - 1) >> (missing + 1)) << at;
      all |= (leads::of_all(end - leads::window) >> missing) << at;
    }
    found.others = all & ~found.han;
    return found;
  }
#endif
  return find_leads_scalar(rest);
}

// Where the other characters alone begin; `rest` is not empty. Memory may be read up to `readable`, behind the text or at
// its end.
[[nodiscard]] inline std::uint64_t find_others(const char* begin, std::string_view rest,
                                               [[maybe_unused]] const char* readable) noexcept {
#ifdef __SSE2__
  constexpr std::size_t window = leads::window;
  constexpr std::size_t most = 64;
  const char* const p = rest.data();
  const std::size_t size = std::min(rest.size(), most);
  if (readable - p > static_cast<std::ptrdiff_t>((size + window - 1) / window * window)) {
    std::uint64_t found = 0;
    for (std::size_t at = 0; at < size; at += window) found |= leads::of_others(p + at) << at;
    return found & ~std::uint64_t{0} >> (most - size) % most;
  }
#endif
  return find_leads(begin, rest).others;
}

// Whether `next` stands behind `text` in one piece of memory, with nothing but a line feed between.
[[nodiscard]] inline bool is_next_line(std::string_view text, std::string_view next) noexcept {
  const char* const end = text.data() + text.size();
  return reinterpret_cast<std::uintptr_t>(next.data()) - reinterpret_cast<std::uintptr_t>(end) == 1 && *end == '\n';
}

// What a walk over a text counts.
struct TextScan {
  std::uint64_t characters = 0;  // that are counted: neither blank nor invisible
  bool damaged = false;          // a character wants repair
};

[[nodiscard]] inline TextScan scan_text_scalar(std::string_view text) noexcept {
  constexpr ClassSet repaired{CharClass::removed, CharClass::soft_hyphen, CharClass::replaced};
  TextScan found;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const char32_t c = next_char(p);
    if (c == U'\n' || c == U'\r') continue;
    const CharClass cls = class_of(c);
    found.characters += !uncounted.has(cls);
    found.damaged |= repaired.has(cls);
  }
  return found;
}

// The same, sixteen bytes at a time: only what is neither a plain ideograph nor printable ASCII is looked at by itself.
[[nodiscard]] TextScan scan_text(std::string_view text) noexcept;

}  // namespace newsprint
