// The language of a text: CJK by its characters, Latin script by common words and CLD2.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/common_words.h"
#include "base/plain.h"

namespace newsprint {

// More pieces than this are never looked at: each adds a byte to the sample at least.
inline constexpr std::size_t most_language_pieces = 6000;

// A BCP 47 tag for the text of the pieces taken together: zh-Hans, zh-Hant, ja, ko, or CLD2's code (en, de, ...). Empty
// when there is too little text. Reads the first few thousand bytes only. The result is a string constant.
[[nodiscard]] std::string_view find_language(const std::vector<std::string_view>& pieces);

// Counts the words that some languages use all the time: where they leave no doubt, CLD2, which takes a hundred
// microseconds a page, need not be asked.
class LatinWords {
 public:
  void add(std::string_view text) noexcept;
  // The same. `word` is told of each run of ASCII letters: where it begins, its size, and CommonWords::hash() of its first
  // bytes in small letters. `others` is told of each block with bytes of kind `Other` or beyond ASCII: where it begins, and
  // the mask of these bytes, of characters beyond ASCII the first ones. Blocks may overlap. Memory may be read up to
  // `readable`.
  template <class Other, class Word, class Others>
  void add_each(std::string_view text, const char* readable, const Word& word, const Others& others) noexcept;
  void add(const LatinWords& more) noexcept {
#pragma GCC unroll 8
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += more.counts_[i];
  }
  // As many words as could tell have been counted.
  [[nodiscard]] bool is_enough() const noexcept { return counts_[all_words] >= 80; }
  // BCP 47; empty: not clear.
  [[nodiscard]] std::string_view clear_language() const noexcept;

  // The first eight bytes of a word with their small bits set, the last one highest. `bytes`: the same with the first
  // one lowest; if they are fewer, anything may stand above them.
  [[nodiscard]] static std::uint64_t pack(std::uint64_t bytes, std::size_t size) noexcept {
    constexpr std::uint64_t small = 0x2020202020202020U;
    // How long words are nobody can guess: no branch.
    const std::size_t shift = (64 - 8 * size) & (std::size_t{0} - std::size_t{size <= longest_common});
    return (bytes | small) << shift;
  }

 private:
  static constexpr std::size_t most_bytes = ascii_block - 1;  // of a block: behind each run there is a bit
  static std::uint64_t load_first(const char* bytes) noexcept {
    return load_word(bytes, sizeof(std::uint64_t), bytes + sizeof(std::uint64_t));
  }
  // The runs of `letters` in a block. At `bytes` are the same ones, and eight more may be read.
  template <class Word>
  [[gnu::always_inline]] void add_words(const char* block, const char* bytes, std::uint64_t letters,
                                        const Word& word) noexcept {
    TongueCounts counts;
    const std::uint64_t before = letters << 1;
    std::uint64_t ends = ~letters & before;
    unsigned words = 0;
    for (std::uint64_t starts = letters & ~before; starts != 0; starts &= starts - 1, ends &= ends - 1, ++words) {
      const auto at = static_cast<std::size_t>(__builtin_ctzll(starts));
      const std::size_t size = static_cast<std::size_t>(__builtin_ctzll(ends)) - at;  // every run has an end
      const std::uint64_t packed = pack(load_first(bytes + at), size);
      const std::uint64_t hash = CommonWords::hash(packed);
      common_words.count(packed, hash, counts);
      word(block + at, size, hash);
    }
    counts_[all_words] += words;
#pragma GCC unroll 8
    for (std::size_t i = 0; i < tongues; ++i) counts_[i] += counts.of(static_cast<Tongue>(i));
  }

  static constexpr auto tongues = static_cast<std::size_t>(Tongue::count);
  static constexpr std::size_t all_words = tongues;    // of ASCII letters
  static constexpr std::size_t foreign = tongues + 1;  // characters beyond ASCII
  std::array<unsigned, 8> counts_{};                   // words by Tongue, and these two
};

template <class Other, class Word, class Others>
[[gnu::always_inline]] inline void LatinWords::add_each(std::string_view text, const char* readable, const Word& word,
                                                        const Others& others) noexcept {
  const char* const end = text.data() + text.size();
  for (const char* block = text.data(); block < end;) {
    const auto rest = static_cast<std::size_t>(end - block);
    const std::size_t size = std::min(rest, most_bytes);
    const char* bytes = block;
    std::array<char, ascii_block + sizeof(std::uint64_t)> copy;
    if (readable - block < static_cast<std::ptrdiff_t>(copy.size())) {
      std::copy_n(block, size, copy.data());
      bytes = copy.data();
    }
    auto [letters, other] = ascii::look_roomy<ascii::Letter, ascii::AnyOf<Other, ascii::Beyond>>({bytes, size});
    std::size_t next = most_bytes;
    // A block whose last word runs on ends before that word, and inside it where it fills the block.
    if (rest > most_bytes && ascii::Letter::is(static_cast<unsigned char>(block[most_bytes]))) {
      const auto open = static_cast<std::size_t>(std::countl_one(letters << 1));
      if (open == most_bytes) {
        while (next < rest && ascii::Letter::is(static_cast<unsigned char>(block[next]))) ++next;
        word(block, next, CommonWords::hash(pack(load_first(bytes), next)));
        ++counts_[all_words];
        letters = 0;
      } else if (open != 0) {
        next -= open;
        letters &= ~std::uint64_t{0} >> (open + 1);
      }
    }
    add_words(block, bytes, letters, word);
    if (other != 0) {
      const auto [leads, continues] = ascii::look_roomy<ascii::Lead, ascii::Continuation>({bytes, size});
      counts_[foreign] += count_bits(leads);
      others(block, other & ~continues);
    }
    block += next;
  }
}

// The language of a text in Latin script where a short piece of it leaves no doubt; else empty.
[[nodiscard]] std::string_view find_sure_language(std::string_view text);

}  // namespace newsprint
