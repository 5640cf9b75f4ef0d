// Which words two blocks share, rare ones weighing more.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "roles/facts.h"

namespace newsprint {

// Blocks [from, to) of a page.
struct BlockRange {
  std::size_t from = 0;
  std::size_t to = 0;
};

// Pairs of neighbouring CJK characters and beginnings of Latin words, indexed for one page: only those of the blocks
// that will be asked about, since headings are few and short.
class Grams {
 public:
  // `asked[i]` is not 0 where coverage() will be called for block `i`.
  // `facts` and `words` are what see_blocks() found.
  Grams(const Page& page, const std::vector<Facts>& facts, const std::vector<std::uint32_t>& words,
        std::vector<char> asked);

  [[nodiscard]] bool knows(std::size_t i) const noexcept { return asked_[i] != 0; }

  // The shares (0 to 1) of block `i`'s gram weight that also stand in each of two ranges of blocks.
  [[nodiscard]] std::array<double, 2> coverage(std::size_t i, const std::array<BlockRange, 2>& ranges) const;

 private:
  static constexpr std::uint32_t chunk_blocks = 64;

  struct Gram {
    std::uint64_t bytes = 0;   // two characters, or the hash of a word
    std::uint64_t blocks = 0;  // in which it stands, a bit each, where one chunk holds the page
    std::uint32_t newest = 0;  // asked block, plus one, in which it was seen last
    std::uint32_t first = 0;   // into sights_
    std::uint32_t chunks = 0;  // of the page in which it stands
    double weight = 0;
  };
  // In which blocks of a chunk of the page a gram stands, a bit each.
  struct Sight {
    std::uint64_t blocks = 0;
    std::uint32_t gram = 0;
    std::uint32_t chunk = 0;
  };

  // What see_blocks() found of words: where they begin in each block's text.
  struct WordStarts {
    const std::vector<Facts>& facts;
    const std::vector<std::uint32_t>& words;
    [[nodiscard]] std::span<const std::uint32_t> operator()(std::size_t block) const noexcept {
      return std::span(words).subspan(facts[block].words.first, facts[block].words.count);
    }
  };

  // The place of a gram's number in table_, which is open addressed.
  [[nodiscard]] std::size_t slot_of(std::uint64_t gram) const noexcept;
  void resize_table(std::size_t slots);  // a power of two
  [[nodiscard]] bool is_one_chunk() const noexcept { return asked_.size() <= chunk_blocks; }
  void number_grams(const Page& page, const WordStarts& starts_of);
  void find_blocks(const Page& page, const WordStarts& starts_of);
  void find_chunks(const Page& page, const WordStarts& starts_of);
  template <class See>
  void find_in(std::string_view text, std::span<const std::uint32_t> starts, const See& see) const;
  void sort_sights(const std::vector<Sight>& sights);
  void weigh();
  [[nodiscard]] bool stands_in(const Gram& gram, BlockRange range) const noexcept;

  std::vector<char> asked_;
  std::vector<Gram> grams_;
  std::vector<std::uint32_t> table_;     // number of a gram plus one; 0 is empty
  std::size_t table_mask_ = 0;           // its size less one
  std::vector<std::uint8_t> maybe_;      // by short hash: 1 where some gram has it
  bool has_words_ = false;               // among the grams
  std::vector<std::uint32_t> own_;       // numbers of each asked block's grams, each once, block by block
  std::vector<std::uint32_t> own_from_;  // where each block's begin; one more for the end
  std::vector<Sight> sights_;            // gram by gram, the chunks rising
};

}  // namespace newsprint
