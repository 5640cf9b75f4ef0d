// What is known of words, which hold no NUL: a hash table of views of texts that stay where they are.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace newsprint {

// Whether a capital initial of ASCII counts as a small one.
enum class Initials : bool { apart, folded };

template <class Value, Initials initials = Initials::apart>
class WordTable {
 public:
  // `expected`: how many words may come.
  explicit WordTable(std::size_t expected = 0)
      : entries_(std::bit_ceil(std::max(least_places, 2 * expected))), shift_(shift_for(entries_.size())) {}

  [[nodiscard]] std::size_t size() const noexcept { return taken_; }
  // Memory may be read up to `readable`, here and below.
  [[nodiscard]] const Value* find(std::string_view word, const char* readable) const noexcept {
    if (word.empty() || taken_ == 0) return nullptr;
    const Entry& entry = entries_[place(word, key_of(word, readable))];
    return entry.key == 0 ? nullptr : &entry.value;
  }
  [[nodiscard]] const Value* find(std::string_view word) const noexcept {
    return find(word, word.data() + word.size());
  }
  // The value of `word`, a new one where the table has none: then it keeps this view. The word is not empty.
  Value& add(std::string_view word, const char* readable) {
    const std::uint64_t key = key_of(word, readable);
    std::size_t at = place(word, key);
    if (entries_[at].key == 0) {
      if (2 * taken_ >= entries_.size()) {
        grow();
        at = place(word, key);
      }
      ++taken_;
      entries_[at].key = key;
      entries_[at].word = word;
    }
    return entries_[at].value;
  }
  Value& add(std::string_view word) { return add(word, word.data() + word.size()); }
  void clear() {
    std::fill(entries_.begin(), entries_.end(), Entry{});
    taken_ = 0;
  }

 private:
  struct Entry {
    std::uint64_t key = 0;  // 0: free
    std::string_view word;
    Value value{};
  };
  static constexpr std::size_t least_places = 16;
  static constexpr std::size_t exact_bytes = 7;  // of a word that is its own key, whose highest byte is never set
  static constexpr std::uint64_t long_word = std::uint64_t{0xFF} << 56;
  static constexpr std::uint64_t spread = 0x9E3779B97F4A7C15U;

  static unsigned shift_for(std::size_t places) noexcept {
    return 64U - static_cast<unsigned>(std::countr_zero(places));
  }

  // What folds the initial of `word`, whose first byte is the lowest.
  static std::uint64_t fold_of(std::string_view word) noexcept {
    if constexpr (initials == Initials::apart) return 0;
    return ascii::Beyond::is(static_cast<unsigned char>(word.front())) ? 0 : 0x20;
  }
  static std::uint64_t load_part(std::string_view word, std::size_t at) noexcept {
    return load_word(word.data() + at, sizeof(std::uint64_t), word.data() + word.size());
  }

  // Short words are their own key, for others it is a hash.
  static std::uint64_t key_of(std::string_view word, const char* readable) noexcept {
    constexpr std::size_t part = sizeof(std::uint64_t);
    std::uint64_t fold = fold_of(word);
    if (word.size() <= exact_bytes)
      return (load_word(word.data(), word.size(), readable) | fold) & ~std::uint64_t{0} >> (64 - 8 * word.size());
    std::uint64_t sum = word.size();
    for (std::size_t at = 0; word.size() - at > part; at += part) {
      sum = (sum ^ (load_part(word, at) | fold)) * spread;
      sum ^= sum >> 32;
      fold = 0;
    }
    return ((sum ^ (load_part(word, word.size() - part) | fold)) * spread) | long_word;
  }

  // Whether long words are the same: most are compared in two overlapping loads.
  static bool is_same(std::string_view one, std::string_view other) noexcept {
    constexpr std::size_t part = sizeof(std::uint64_t);
    if (one.size() != other.size() || (load_part(one, 0) | fold_of(one)) != (load_part(other, 0) | fold_of(other)))
      return false;
    if (one.size() > 2 * part) return one.substr(part) == other.substr(part);
    return one.size() == part || load_part(one, one.size() - part) == load_part(other, other.size() - part);
  }

  // Where the word stands, or would.
  [[nodiscard]] std::size_t place(std::string_view word, std::uint64_t key) const noexcept {
    const std::size_t mask = entries_.size() - 1;
    std::size_t i = (key * spread) >> shift_;
    while (entries_[i].key != 0 && (entries_[i].key != key || (key >= long_word && !is_same(entries_[i].word, word))))
      i = (i + 1) & mask;
    return i;
  }

  void grow() {
    std::vector<Entry> old(4 * entries_.size());
    old.swap(entries_);
    shift_ = shift_for(entries_.size());
    for (const Entry& entry : old)
      if (entry.key != 0) entries_[place(entry.word, entry.key)] = entry;
  }

  std::vector<Entry> entries_;  // a power of two, at most half of them taken
  unsigned shift_;
  std::size_t taken_ = 0;
};

}  // namespace newsprint
