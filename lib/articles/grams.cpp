#include "articles/grams.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/char_class.h"
#include "base/plain.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

std::uint32_t mix(std::uint32_t hash, char32_t c) { return (hash ^ static_cast<std::uint32_t>(c)) * 0x9E3779B1U; }

// Calls `take` with each gram of `text`.
template <class Take>
void collect(std::string_view text, const Take& take) {
  constexpr std::uint32_t stem = 6;  // letters of a Latin word that count: endings differ
  char32_t before = 0;
  std::uint32_t word = 0;
  std::uint32_t letters = 0;
  const auto end_word = [&] {
    if (letters >= 3) take(word);
    letters = 0;
  };
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const bool han = is_plain_han(p);
    const char32_t c = next_char(p);
    const CharClass cls = han ? CharClass::han : class_of(c);
    if (cjk_letters.has(cls) || cls == CharClass::hangul) {
      end_word();
      if (before != 0) take(mix(mix(0, before), c));
      before = c;
      continue;
    }
    before = 0;
    if (cls == CharClass::latin_lower || cls == CharClass::latin_upper || cls == CharClass::digit) {
      if (letters == 0) word = 1;
      if (letters < stem) word = mix(word, c >= U'A' && c <= U'Z' ? c + 32 : c);
      ++letters;
    } else {
      end_word();
    }
  }
  end_word();
}

// Sorts by the upper halves; what is equal there keeps its order. Digit by digit: comparing took most of the time.
void sort_by_gram(std::vector<std::uint64_t>& values) {
  constexpr unsigned digit_bits = 11;
  constexpr std::size_t digits = std::size_t{1} << digit_bits;
  constexpr std::size_t few = 300;
  if (values.size() < few) {
    std::sort(values.begin(), values.end());  // blocks come in order already
    return;
  }
  std::vector<std::uint64_t> sorted(values.size());
  for (unsigned shift = 32; shift < 64; shift += digit_bits) {
    std::array<std::uint32_t, digits> next{};
    const auto digit = [&](std::uint64_t value) { return (value >> shift) & (digits - 1); };
    for (const std::uint64_t value : values) ++next[digit(value)];
    std::uint32_t sum = 0;
    for (std::uint32_t& place : next) {
      const std::uint32_t count = place;
      place = sum;
      sum += count;
    }
    for (const std::uint64_t value : values) sorted[next[digit(value)]++] = value;
    values.swap(sorted);
  }
}

}  // namespace

Grams::Grams(const Page& page) : own_from_(page.blocks.size() + 1) {
  std::size_t bytes = 0;
  for (const Block& block : page.blocks) bytes += block.text.size();
  postings_.reserve(bytes / 3);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i)
    collect(page.blocks[i].text, [&](std::uint32_t gram) { postings_.push_back(posting(gram, i)); });
  sort_by_gram(postings_);
  postings_.erase(std::unique(postings_.begin(), postings_.end()), postings_.end());
  // Block by block, still sorted by gram.
  const auto block_of = [](Posting p) { return static_cast<std::uint32_t>(p); };
  for (const Posting p : postings_) ++own_from_[block_of(p) + 1];
  for (std::size_t i = 1; i < own_from_.size(); ++i) own_from_[i] += own_from_[i - 1];
  own_.resize(postings_.size());
  std::vector<std::uint32_t> next(own_from_.begin(), own_from_.end() - 1);
  for (const Posting p : postings_) own_[next[block_of(p)]++] = static_cast<std::uint32_t>(p >> 32);
}

double Grams::coverage(std::size_t i, std::size_t from, std::size_t to) const {
  double shared = 0;
  double all = 0;
  const auto blocks = static_cast<double>(own_from_.size() - 1);
  for (std::uint32_t k = own_from_[i]; k < own_from_[i + 1]; ++k) {
    const std::uint32_t gram = own_[k];
    const auto first = std::lower_bound(postings_.begin(), postings_.end(), posting(gram, 0));
    const auto last = std::upper_bound(first, postings_.end(), posting(gram, ~std::uint32_t{0}));
    const double weight = std::log(1 + blocks / static_cast<double>(last - first));
    all += weight;
    const auto in_range = std::lower_bound(first, last, posting(gram, static_cast<std::uint32_t>(from)));
    if (in_range != last && static_cast<std::uint32_t>(*in_range) < to) shared += weight;
  }
  return all > 0 ? shared / all : 0;
}

}  // namespace newsprint
