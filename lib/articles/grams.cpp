#include "articles/grams.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/char_class.h"
#include "base/plain.h"
#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace newsprint {

namespace {

constexpr unsigned hash_bits = 13;  // a byte each: a quarter of the nearest cache
constexpr std::uint64_t is_word = std::uint64_t{1} << 63;

std::size_t short_hash(std::uint32_t upper) noexcept { return upper * 0x9E3779B1U >> (32 - hash_bits); }

// Four bytes of a gram are enough for a sieve: of a pair the second character and the end of the first.
std::uint32_t upper_of(std::uint64_t gram) noexcept { return static_cast<std::uint32_t>(gram >> 16); }
std::uint32_t upper_at(const char* p) noexcept {
  std::uint32_t upper;
  std::memcpy(&upper, p + 2, sizeof upper);
  return upper;
}

// The two CJK characters at `p`, three bytes each.
std::uint64_t pair_at(const char* p) noexcept {
  std::uint16_t lower;
  std::memcpy(&lower, p, sizeof lower);
  return std::uint64_t{upper_at(p)} << 16 | lower;
}

// Calls `take` with each pair of neighbouring CJK letters of three bytes each.
template <class Take>
void collect_pairs(std::string_view text, const Take& take) {
  constexpr std::ptrdiff_t character = 3;
  const char* before = nullptr;  // a CJK letter that ends here
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const char* const from = p;
    if (is_plain_han(p)) {
      p = skip_han(p, end);
      for (const char* at = before == from ? from - character : from; at < p - character; at += character)
        take(pair_at(at));
      before = p;
      continue;
    }
    const CharClass cls = class_of(next_char(p));
    if (p - from != character || !(cjk_letters.has(cls) || cls == CharClass::hangul)) continue;
    if (before == from) take(pair_at(from - character));
    before = p;
  }
}

constexpr std::ptrdiff_t stretch = 64;  // bytes that are looked at together
constexpr std::ptrdiff_t margin = 6;    // behind it

// Where pairs may begin among the bytes at `p`, a bit each: characters of three bytes with another behind them.
std::uint64_t find_pair_starts(const char* p) noexcept {
  std::uint64_t leads = 0;
#ifdef __SSE2__
  constexpr int window = 16;
#pragma GCC unroll 4
  for (int at = 0; at < stretch; at += window) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + at));
    const __m128i long_lead = _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xDF)));  // and ASCII
    leads |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(long_lead, bytes)))} << at;
  }
#else
  for (int at = 0; at < stretch; ++at) leads |= std::uint64_t{static_cast<unsigned char>(p[at]) >= 0xE0} << at;
#endif
  constexpr std::uint64_t beyond = std::uint64_t{7} << (stretch - 3);  // whose neighbours are out of sight
  return leads & (leads >> 3 | beyond);
}

// Calls `take` with what the sieve lets pass of the pairs that begin in a stretch of bytes, behind which `margin` more may
// be read.
template <class Take>
inline void sift_stretch(const char* p, const std::uint8_t* sieve, const Take& take) {
  for (std::uint64_t starts = find_pair_starts(p); starts != 0; starts &= starts - 1) {
    const char* const pair = p + static_cast<unsigned>(std::countr_zero(starts));
    if (sieve[short_hash(upper_at(pair))] != 0) take(pair_at(pair));
  }
}

// The same of a whole text: every pair that the sieve knows, and a few that it does not; some of them twice. What a pair
// is need not be asked: no other characters have its bytes.
template <class Take>
void find_pairs(std::string_view text, const std::uint8_t* sieve, const Take& take) {
  const char* p = text.data();
  const char* const end = p + text.size();
  for (; end - p >= stretch + margin; p += stretch) sift_stretch(p, sieve, take);
  char rest[2 * stretch + margin] = {};
  std::copy(p, end, rest);
  sift_stretch(rest, sieve, take);
  if (end - p > stretch) sift_stretch(rest + stretch, sieve, take);
}

// What an ASCII character adds to a word: itself, capitals made small; 0: it ends the word.
constexpr auto ascii_letters = [] {
  std::array<std::uint8_t, 128> table{};
  for (std::uint8_t c = 0; c < 128; ++c) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      table[c] = static_cast<std::uint8_t>(capital ? c + 32 : c);
  }
  return table;
}();

bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < ascii_letters.size(); }

std::uint8_t ascii_letter(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte < ascii_letters.size() ? ascii_letters[byte] : std::uint8_t{0};
}

bool is_letter(char32_t c) noexcept {
  constexpr ClassSet letters{CharClass::latin_lower, CharClass::latin_upper, CharClass::digit};
  return letters.has(class_of(c));
}

// Reads the word that begins at `p`, a letter or figure, and moves behind it. 0: it is too short to count.
std::uint64_t read_word(const char*& p, const char* end) noexcept {
  constexpr std::uint32_t stem = 6;  // letters of a Latin word that count: endings differ
  constexpr std::uint32_t shortest = 3;
  std::uint64_t word = 1;
  std::uint32_t letters = 0;
  while (p < end) {
    char32_t c = ascii_letter(*p);
    if (c != 0) {
      ++p;
    } else {
      if (is_ascii(*p)) break;
      const char* behind = p;
      c = next_char(behind);
      if (!is_letter(c)) break;
      p = behind;
    }
    if (letters++ < stem) word = (word ^ c) * 0x9E3779B1U;
  }
  return letters < shortest ? 0 : word | is_word;
}

// Calls `take` with each word and its first byte.
template <class Take>
void collect_words(std::string_view text, const Take& take) {
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    if (is_plain_han(p)) {
      p = skip_han(p, end);
      continue;
    }
    const char* const from = p;
    if (!is_letter(next_char(p))) continue;
    p = from;
    if (const std::uint64_t word = read_word(p, end); word != 0) take(word, *from);
  }
}

// The first ASCII letter or figure from `p` on.
const char* find_ascii_letter(const char* p, const char* end) noexcept {
#ifdef __SSE2__
  constexpr std::ptrdiff_t window = 16;
  for (; end - p >= window; p += window) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const auto within = [](__m128i some, char first, char last) {
      const __m128i above = _mm_sub_epi8(some, _mm_set1_epi8(first));
      return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(static_cast<char>(last - first))), above);
    };
    const __m128i letters = within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(letters, within(bytes, '0', '9'))));
    if (found != 0) return p + __builtin_ctz(found);
  }
#endif
  while (p < end && ascii_letter(*p) == 0) ++p;
  return p;
}

// Calls `take` with each word that begins with an ASCII letter or figure.
template <class Take>
void collect_ascii_words(std::string_view text, const Take& take) {
  const char* const end = text.data() + text.size();
  for (const char* p = find_ascii_letter(text.data(), end); p < end; p = find_ascii_letter(p, end)) {
    const auto before = static_cast<std::size_t>(p - text.data());
    const bool inside = before != 0 && is_letter(last_code_point(text.substr(0, before)));
    const std::uint64_t word = read_word(p, end);
    if (word != 0 && !inside) take(word);
  }
}

}  // namespace

inline std::size_t Grams::slot_of(std::uint64_t gram) const noexcept {
  const std::uint32_t* const table = table_.data();
  std::size_t slot = (gram * 0x9E3779B97F4A7C15U >> 24) & table_mask_;
  while (table[slot] != 0 && grams_[table[slot] - 1].bytes != gram) slot = (slot + 1) & table_mask_;
  return slot;
}

void Grams::resize_table(std::size_t slots) {
  table_.assign(slots, 0);
  table_mask_ = slots - 1;
  for (std::uint32_t i = 0; i < grams_.size(); ++i) table_[slot_of(grams_[i].bytes)] = i + 1;
}

// Gives each gram of an asked block a number.
void Grams::number_grams(const Page& page, const std::vector<char>& asked) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < asked.size(); ++i)
    if (asked[i] != 0) bytes += page.blocks[i].text.size();
  grams_.reserve(bytes / 3);  // a gram takes three bytes at least
  own_.reserve(bytes / 3);
  constexpr std::size_t most_at_first = 4096;  // slots: a large page has fewer grams than its bytes allow
  resize_table(std::bit_ceil(std::clamp<std::size_t>(bytes / 2, 64, most_at_first)));
  std::size_t block = 0;
  const auto number = [&](std::uint64_t gram) {
    const std::size_t slot = slot_of(gram);
    const std::uint32_t found = table_[slot] != 0 ? table_[slot] : static_cast<std::uint32_t>(grams_.size() + 1);
    if (table_[slot] == 0) {
      grams_.push_back({.bytes = gram});
      table_[slot] = found;
      maybe_[short_hash(upper_of(gram))] = 1;
      if (3 * grams_.size() > 2 * table_.size()) resize_table(2 * table_.size());
    }
    Gram& known = grams_[found - 1];
    if (known.newest == block + 1) return;
    known.newest = static_cast<std::uint32_t>(block + 1);
    own_.push_back(found - 1);
  };
  for (std::size_t i = 0; i < asked.size(); ++i) {
    own_from_[i] = static_cast<std::uint32_t>(own_.size());
    if (asked[i] == 0) continue;
    block = i;
    collect_pairs(page.blocks[i].text, number);
    collect_words(page.blocks[i].text, [&](std::uint64_t word, char first) {
      words_ = std::max(words_, is_ascii(first) ? Words::ascii : Words::any);
      number(word);
    });
  }
  own_from_[asked.size()] = static_cast<std::uint32_t>(own_.size());
}

// Reads the rest of the page for them.
void Grams::find_blocks(const Page& page, const std::vector<char>& asked) {
  std::vector<Sight> sights;
  sights.reserve(grams_.size());
  std::vector<std::uint64_t> here(grams_.size());  // the blocks of the chunk in hand in which each gram stands
  std::vector<std::uint32_t> seen;                 // the grams that stand in any
  seen.reserve(grams_.size());
  std::uint32_t block = 0;
  const auto see = [&](std::uint32_t number) {
    if (here[number] == 0) seen.push_back(number);
    here[number] |= std::uint64_t{1} << block % chunk_blocks;
  };
  const auto end_chunk = [&](std::uint32_t chunk) {
    for (const std::uint32_t number : seen) {
      ++grams_[number].chunks;
      sights.push_back({std::exchange(here[number], 0), number, chunk});
    }
    seen.clear();
  };
  const auto find = [&](std::uint64_t gram) {
    if (const std::uint32_t number = table_[slot_of(gram)]; number != 0) see(number - 1);
  };
  const auto find_likely = [&](std::uint64_t gram, char = 0) {
    if (maybe_[short_hash(upper_of(gram))] != 0) find(gram);
  };
  for (; block < page.blocks.size(); ++block) {
    const std::string_view text = page.blocks[block].text;
    if (block % chunk_blocks == 0 && block != 0) end_chunk(block / chunk_blocks - 1);
    if (asked[block] != 0) {
      for (std::uint32_t k = own_from_[block]; k < own_from_[block + 1]; ++k) see(own_[k]);
      continue;
    }
    find_pairs(text, maybe_.data(), find);
    if (words_ == Words::ascii) collect_ascii_words(text, find_likely);
    if (words_ == Words::any) collect_words(text, find_likely);
  }
  end_chunk((block - 1) / chunk_blocks);
  sort_sights(sights);
  weigh(page.blocks.size());
}

// Puts what was seen in the order of the grams.
void Grams::sort_sights(const std::vector<Sight>& sights) {
  std::uint32_t sum = 0;
  for (Gram& gram : grams_) {
    gram.first = sum;
    sum += gram.chunks;
    gram.chunks = 0;
  }
  sights_.resize(sum);
  for (const Sight& sight : sights) {
    Gram& gram = grams_[sight.gram];
    sights_[gram.first + gram.chunks++] = sight;
  }
}

// The more blocks a gram stands in, the less it says.
void Grams::weigh(std::size_t blocks) {
  std::vector<double> weights;  // by the number of blocks, which is small and seldom a new one
  for (Gram& gram : grams_) {
    std::uint32_t count = 0;
    for (std::uint32_t k = 0; k < gram.chunks; ++k) count += count_bits(sights_[gram.first + k].blocks);
    if (count >= weights.size()) weights.resize(count + 1);
    double& weight = weights[count];
    if (weight == 0) weight = std::log(1 + static_cast<double>(blocks) / count);
    gram.weight = weight;
  }
}

Grams::Grams(const Page& page, const std::vector<char>& asked)
    : maybe_(std::size_t{1} << hash_bits), own_from_(asked.size() + 1) {
  number_grams(page, asked);
  if (!grams_.empty()) find_blocks(page, asked);
}

std::array<double, 2> Grams::coverage(std::size_t i, const std::array<BlockRange, 2>& ranges) const {
  std::array<double, 2> shared{};
  double all = 0;
  for (std::uint32_t k = own_from_[i]; k < own_from_[i + 1]; ++k) {
    const Gram& gram = grams_[own_[k]];
    all += gram.weight;
    for (std::size_t r = 0; r < ranges.size(); ++r) shared[r] += stands_in(gram, ranges[r]) ? gram.weight : 0;
  }
  for (double& weight : shared) weight = all > 0 ? weight / all : 0;
  return shared;
}

inline bool Grams::stands_in(const Gram& gram, BlockRange range) const noexcept {
  const auto within = [&](const Sight& sight) {
    const std::size_t base = std::size_t{sight.chunk} * chunk_blocks;
    const std::size_t from = std::max(range.from, base) - base;
    const std::size_t to = std::min(range.to, base + chunk_blocks);
    if (from + base >= to) return false;
    return (sight.blocks >> from & ~std::uint64_t{0} >> (chunk_blocks - (to - base - from))) != 0;
  };
  const Sight* sight = sights_.data() + gram.first;
  if (gram.chunks == 1) return within(*sight);
  const Sight* const end = sight + gram.chunks;
  const auto before = [](const Sight& s, std::size_t chunk) { return s.chunk < chunk; };
  sight = std::lower_bound(sight, end, range.from / chunk_blocks, before);
  for (; sight != end && std::size_t{sight->chunk} * chunk_blocks < range.to; ++sight)
    if (within(*sight)) return true;
  return false;
}

}  // namespace newsprint
