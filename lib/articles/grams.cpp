#include "articles/grams.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <span>
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

constexpr std::ptrdiff_t character = 3;  // bytes of most

// Calls `take` with each pair of neighbouring CJK letters of three bytes each.
template <class Take>
void collect_pairs(std::string_view text, const Take& take) {
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

// Characters are looked at together that may be three bytes long.
constexpr std::ptrdiff_t together = 16;
constexpr std::ptrdiff_t window = character * together;
constexpr std::ptrdiff_t margin = 6;  // that is read behind a window

bool may_be_long(char c) noexcept { return static_cast<unsigned char>(c) >= 0xE0; }

// How many characters of a window's may be three bytes long before the first that is not.
std::ptrdiff_t run_length(const char* p) noexcept {
  std::uint64_t leads = 0;
#ifdef __SSE2__
#pragma GCC unroll 3
  for (int at = 0; at < window; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + at));
    const __m128i lead = _mm_subs_epu8(bytes, _mm_set1_epi8(0x60));  // of E0 and more the sign stays
    leads |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(lead))} << at;
  }
#else
  for (int at = 0; at < window; ++at) leads |= std::uint64_t{may_be_long(p[at])} << at;
#endif
  constexpr std::uint64_t starts = 0x249249249249;  // every third of a window's bytes
  const std::uint64_t others = ~leads & starts;
  return others == 0 ? together : __builtin_ctzll(others) / character;
}

// Pairs that a sieve let pass, gathered so that what comes of them is asked in a loop of its own.
class Sifted {
 public:
  explicit Sifted(const std::uint8_t* sieve) noexcept : sieve_(sieve) {}

  // Sifts the pairs that begin at `p` or in the window behind it, and moves on to what was not looked at.
  void add_window(const char*& p, const char* end) noexcept {
    const char** to = end_;
    const auto add = [&](const char* pair) __attribute__((always_inline)) {
      *to = pair;  // written over where the sieve holds it back
      to += sieve_[short_hash(upper_at(pair))];
    };
    const std::ptrdiff_t run = run_length(p);
    if (run == together) {
#pragma GCC unroll 15
      for (std::ptrdiff_t at = 0; at < window - character; at += character) add(p + at);
      p += window - character;  // the last may have a neighbour
    } else {
      for (const char* const last = p + character * (run - 1); p < last; p += character) add(p);
      if (run != 0) p += character;
      while (p < end && !may_be_long(*p)) ++p;
    }
    end_ = to;
  }
  // Calls `take` with each pair, once there may be no room for another window's.
  template <class Take>
  void take_when_full(const Take& take) {
    if (end_ - pairs_.data() > static_cast<std::ptrdiff_t>(most) - together) take_all(take);
  }
  template <class Take>
  void take_all(const Take& take) {
    for (const char** pair = pairs_.data(); pair < end_; ++pair) take(pair_at(*pair));
    end_ = pairs_.data();
  }

 private:
  static constexpr std::size_t most = 512;
  const std::uint8_t* sieve_;  // 1 lets pass, 0 does not
  std::array<const char*, most> pairs_;
  const char** end_ = pairs_.data();
};

// Calls `take` with every pair of a text that the sieve knows, and a few that it does not. What a pair is need not be
// asked: no other characters have its bytes.
template <class Take>
void find_pairs(std::string_view text, const std::uint8_t* sieve, const Take& take) {
  Sifted sifted(sieve);
  const char* p = text.data();
  const char* const end = p + text.size();
  while (end - p >= window + margin) {
    sifted.add_window(p, end);
    sifted.take_when_full(take);
  }
  char rest[2 * (window + margin)] = {};
  const char* const rest_end = std::copy(p, end, rest);
  for (p = rest; p < rest_end;) sifted.add_window(p, rest_end);
  sifted.take_all(take);
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

constexpr ClassSet letters{CharClass::latin_lower, CharClass::latin_upper, CharClass::digit};

// Reads the word that begins at `p`, a letter or figure, and moves behind it. 0: it is too short to count.
std::uint64_t read_word(const char*& p, const char* end) noexcept {
  constexpr std::uint32_t stem = 6;  // letters of a Latin word that count: endings differ
  constexpr std::uint32_t shortest = 3;
  std::uint64_t word = 1;
  std::uint32_t length = 0;
  while (p < end) {
    char32_t c = ascii_letter(*p);
    if (c != 0) {
      ++p;
    } else {
      if (is_ascii(*p)) break;
      const char* behind = p;
      c = next_char(behind);
      if (!letters.has(class_of(c))) break;
      p = behind;
    }
    if (length++ < stem) word = (word ^ c) * 0x9E3779B1U;
  }
  return length < shortest ? 0 : word | is_word;
}

// Calls `take` with each word of a text, in which runs of letters and of signs begin at `starts`.
template <class Take>
void collect_words(std::string_view text, std::span<const std::uint32_t> starts, const Take& take) {
  constexpr ClassSet signs{CharClass::other, CharClass::combining};  // as in 3+4, which is one run
  const char* const end = text.data() + text.size();
  for (const std::uint32_t start : starts) {
    for (const char* p = text.data() + start; p < end;) {
      const char* const from = p;
      const CharClass cls = class_of(next_char(p));
      if (signs.has(cls)) continue;
      if (!letters.has(cls)) break;
      p = from;
      if (const std::uint64_t word = read_word(p, end); word != 0) take(word);
    }
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
void Grams::number_grams(const Page& page, const WordStarts& starts_of) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < asked_.size(); ++i)
    if (asked_[i] != 0) bytes += page.blocks[i].text.size();
  constexpr std::size_t most_at_first = 4096;          // a large page has fewer different grams than its bytes allow
  grams_.reserve(std::min(bytes / 3, most_at_first));  // a gram takes three bytes at least
  own_.reserve(bytes / 3);
  resize_table(std::bit_ceil(std::clamp<std::size_t>(bytes / 2, 64, most_at_first)));
  std::size_t block = 0;
  const bool one_chunk = is_one_chunk();
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
    known.blocks |= one_chunk ? std::uint64_t{1} << block : 0;
    own_.push_back(found - 1);
  };
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    own_from_[i] = static_cast<std::uint32_t>(own_.size());
    if (asked_[i] == 0) continue;
    block = i;
    collect_pairs(page.blocks[i].text, number);
    const std::size_t pairs = own_.size();
    collect_words(page.blocks[i].text, starts_of(i), number);
    has_words_ |= own_.size() != pairs;
  }
  own_from_[asked_.size()] = static_cast<std::uint32_t>(own_.size());
}

// Calls `see` with the number of each gram that stands in a block that was not asked; with some twice.
template <class See>
inline void Grams::find_in(std::string_view text, std::span<const std::uint32_t> starts, const See& see) const {
  const auto find = [&](std::uint64_t gram) {
    if (const std::uint32_t number = table_[slot_of(gram)]; number != 0) see(number - 1);
  };
  find_pairs(text, maybe_.data(), find);
  if (!has_words_) return;
  collect_words(text, starts, [&](std::uint64_t word) {
    if (maybe_[short_hash(upper_of(word))] != 0) find(word);
  });
}

// Reads the rest of the page for them.
void Grams::find_blocks(const Page& page, const WordStarts& starts_of) {
  for (std::size_t block = 0; block < asked_.size(); ++block) {
    if (asked_[block] != 0) continue;
    const std::uint64_t bit = std::uint64_t{1} << block;
    find_in(page.blocks[block].text, starts_of(block), [&](std::uint32_t number) { grams_[number].blocks |= bit; });
  }
}

// The same of a page that takes several chunks, most of which hold few of the grams.
void Grams::find_chunks(const Page& page, const WordStarts& starts_of) {
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
  for (; block < asked_.size(); ++block) {
    if (block % chunk_blocks == 0 && block != 0) end_chunk(block / chunk_blocks - 1);
    if (asked_[block] != 0) {
      for (std::uint32_t k = own_from_[block]; k < own_from_[block + 1]; ++k) see(own_[k]);
    } else {
      find_in(page.blocks[block].text, starts_of(block), see);
    }
  }
  end_chunk((block - 1) / chunk_blocks);
  sort_sights(sights);
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
void Grams::weigh() {
  std::vector<double> weights;  // by the number of blocks, which is small and seldom a new one
  for (Gram& gram : grams_) {
    std::uint32_t count = count_bits(gram.blocks);
    for (std::uint32_t k = 0; k < gram.chunks; ++k) count += count_bits(sights_[gram.first + k].blocks);
    if (count >= weights.size()) weights.resize(count + 1);
    double& weight = weights[count];
    if (weight == 0) weight = std::log(1 + static_cast<double>(asked_.size()) / count);
    gram.weight = weight;
  }
}

Grams::Grams(const Page& page, const std::vector<Facts>& facts, const std::vector<std::uint32_t>& words,
             std::vector<char> asked)
    : asked_(std::move(asked)), maybe_(std::size_t{1} << hash_bits), own_from_(asked_.size() + 1) {
  const WordStarts starts{facts, words};
  number_grams(page, starts);
  if (grams_.empty()) return;
  is_one_chunk() ? find_blocks(page, starts) : find_chunks(page, starts);
  weigh();
}

std::array<double, 2> Grams::coverage(std::size_t i, const std::array<BlockRange, 2>& ranges) const {
  std::array<double, 2> shared{};
  double all = 0;
  // Where one chunk holds the page, a range is some of its bits.
  const bool one_chunk = is_one_chunk();
  const auto bits_of = [&](BlockRange range) {
    const bool some = one_chunk && range.from < range.to;
    return some ? ~std::uint64_t{0} >> (chunk_blocks - (range.to - range.from)) << range.from : 0;
  };
  const std::array<std::uint64_t, 2> bits{bits_of(ranges[0]), bits_of(ranges[1])};
  const auto add_up = [&](const auto& stands) {
    for (std::uint32_t k = own_from_[i]; k < own_from_[i + 1]; ++k) {
      const Gram& gram = grams_[own_[k]];
      all += gram.weight;
#pragma GCC unroll 2
      for (std::size_t r = 0; r < ranges.size(); ++r)  // without a branch: what is shared follows no pattern
        shared[r] += std::bit_cast<double>(std::bit_cast<std::uint64_t>(gram.weight) & -std::uint64_t{stands(gram, r)});
    }
  };
  if (one_chunk)
    add_up([&](const Gram& gram, std::size_t r) { return (gram.blocks & bits[r]) != 0; });
  else
    add_up([&](const Gram& gram, std::size_t r) { return stands_in(gram, ranges[r]); });
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
