#include "articles/grams.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/char_class.h"
#include "base/plain.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr unsigned hash_bits = 13;  // a byte each: a quarter of the nearest cache

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

// The pairs of neighbours in a run of plain ideographs, those that `maybe` lets pass by their short hash.
template <class Maybe, class Take>
void collect_run(const char* p, const char* end, const Maybe& maybe, const Take& take) {
  constexpr std::ptrdiff_t character = 3;
  for (const char* const last = end - character; p < last; p += character)
    if (maybe(short_hash(upper_at(p)))) take(pair_at(p));
}

// U+2000..U+203F, U+3000..U+303F but 々〆〇, and U+FF00..U+FFFF: marks of CJK text, and what no gram needs.
inline bool is_cjk_mark(const char* p) noexcept {
  const auto byte = [&](int i) { return static_cast<unsigned char>(p[i]); };
  switch (byte(0)) {
    case 0xE2:
      return byte(1) == 0x80;
    case 0xE3:
      return byte(1) == 0x80 && (byte(2) < 0x85 || byte(2) > 0x87);
    case 0xEF:
      return byte(1) >= 0xBC;
    default:
      return false;
  }
}

// Calls `take` with each gram of `text` whose short hash `maybe` lets pass.
template <class Maybe, class Take>
void collect(std::string_view text, const Maybe& maybe, const Take& take_gram) {
  constexpr std::uint32_t stem = 6;  // letters of a Latin word that count: endings differ
  constexpr std::uint64_t is_word = std::uint64_t{1} << 63;
  const char* before = nullptr;  // a CJK letter that ends here
  std::uint64_t word = 0;
  std::uint32_t letters = 0;
  const auto take = [&](std::uint64_t gram) {
    if (maybe(short_hash(upper_of(gram)))) take_gram(gram);
  };
  const auto end_word = [&] {
    if (letters >= 3) take(word | is_word);
    letters = 0;
  };
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const char* const from = p;
    if (is_plain_han(p)) {
      end_word();
      p = skip_han(p, end);
      collect_run(before == from ? from - 3 : from, p, maybe, take_gram);
      before = p;
      continue;
    }
    if (is_cjk_mark(p)) {
      end_word();
      p += 3;
      continue;
    }
    const char32_t c = next_char(p);
    const CharClass cls = class_of(c);
    if ((cjk_letters.has(cls) || cls == CharClass::hangul) && p - from == 3) {
      end_word();
      if (before == from) take(pair_at(from - 3));
      before = p;
      continue;
    }
    if (cls == CharClass::latin_lower || cls == CharClass::latin_upper || cls == CharClass::digit) {
      if (letters == 0) word = 1;
      if (letters < stem) word = (word ^ (c >= U'A' && c <= U'Z' ? c + 32 : c)) * 0x9E3779B1U;
      ++letters;
    } else {
      end_word();
    }
  }
  end_word();
}

}  // namespace

inline std::size_t Grams::slot_of(std::uint64_t gram) const noexcept {
  const std::uint32_t* const table = table_.data();
  std::size_t slot = (gram * 0x9E3779B97F4A7C15U >> 24) & table_mask_;
  while (table[slot] != 0 && grams_[table[slot] - 1].bytes != gram) slot = (slot + 1) & table_mask_;
  return slot;
}

// Gives each gram of an asked block a number.
void Grams::number_grams(const Page& page, const std::vector<char>& asked) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < asked.size(); ++i)
    if (asked[i] != 0) bytes += page.blocks[i].text.size();
  std::size_t slots = 64;
  while (slots < bytes / 2) slots *= 2;  // a gram takes three bytes at least
  table_.resize(slots);
  table_mask_ = slots - 1;
  const auto all = [](std::size_t) { return true; };
  for (std::size_t i = 0; i < asked.size(); ++i) {
    own_from_[i] = static_cast<std::uint32_t>(own_.size());
    if (asked[i] == 0) continue;
    collect(page.blocks[i].text, all, [&](std::uint64_t gram) {
      const std::size_t slot = slot_of(gram);
      if (table_[slot] == 0) {
        grams_.push_back({gram, 0, 0, 0, 0});
        table_[slot] = static_cast<std::uint32_t>(grams_.size());
        maybe_[short_hash(upper_of(gram))] = 1;
      }
      Gram& known = grams_[table_[slot] - 1];
      if (known.newest == i + 1) return;
      known.newest = static_cast<std::uint32_t>(i + 1);
      own_.push_back(table_[slot] - 1);
    });
  }
  own_from_[asked.size()] = static_cast<std::uint32_t>(own_.size());
}

// Reads the rest of the page for them.
void Grams::find_blocks(const Page& page, const std::vector<char>& asked) {
  struct Sight {
    std::uint32_t gram;
    std::uint32_t block;
  };
  std::vector<Sight> sights;
  for (Gram& gram : grams_) gram.newest = 0;
  const auto maybe = [bytes = maybe_.data()](std::size_t hash) { return bytes[hash] != 0; };
  const auto see = [&](std::uint32_t gram, std::uint32_t block) {
    ++grams_[gram].blocks;
    sights.push_back({gram, block});
  };
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    if (asked[i] != 0) {
      for (std::uint32_t k = own_from_[i]; k < own_from_[i + 1]; ++k) see(own_[k], i);
      continue;
    }
    collect(page.blocks[i].text, maybe, [&](std::uint64_t gram) {
      const std::uint32_t number = table_[slot_of(gram)];
      if (number == 0 || grams_[number - 1].newest == i + 1) return;
      grams_[number - 1].newest = i + 1;
      see(number - 1, i);
    });
  }
  std::vector<double> weights;  // by the number of blocks, which is small and seldom a new one
  const auto weight_of = [&](std::uint32_t blocks) {
    if (blocks >= weights.size()) weights.resize(blocks + 1);
    double& weight = weights[blocks];
    if (weight == 0) weight = std::log(1 + static_cast<double>(page.blocks.size()) / blocks);
    return weight;
  };
  std::uint32_t sum = 0;
  for (Gram& gram : grams_) {
    gram.first = sum;
    sum += gram.blocks;
    gram.weight = weight_of(gram.blocks);
    gram.blocks = 0;
  }
  blocks_.resize(sum);
  for (const Sight& sight : sights) {
    Gram& gram = grams_[sight.gram];
    blocks_[gram.first + gram.blocks++] = sight.block;
  }
}

Grams::Grams(const Page& page, const std::vector<char>& asked)
    : maybe_(std::size_t{1} << hash_bits), own_from_(asked.size() + 1) {
  number_grams(page, asked);
  if (!grams_.empty()) find_blocks(page, asked);
}

double Grams::coverage(std::size_t i, std::size_t from, std::size_t to) const {
  double shared = 0;
  double all = 0;
  for (std::uint32_t k = own_from_[i]; k < own_from_[i + 1]; ++k) {
    const Gram& gram = grams_[own_[k]];
    all += gram.weight;
    const auto first = blocks_.begin() + gram.first;
    const auto last = first + gram.blocks;
    const auto in_range = std::lower_bound(first, last, from);
    if (in_range != last && *in_range < to) shared += gram.weight;
  }
  return all > 0 ? shared / all : 0;
}

}  // namespace newsprint
