// Which words two blocks share, rare ones weighing more.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

namespace newsprint {

// Pairs of neighbouring CJK characters and beginnings of Latin words, indexed for one page: only those of the blocks
// that will be asked about, since headings are few and short.
class Grams {
 public:
  // `asked[i]` is not 0 where coverage() will be called for block `i`.
  Grams(const Page& page, const std::vector<char>& asked);

  // The share (0 to 1) of block `i`'s gram weight that also stands in blocks [from, to).
  [[nodiscard]] double coverage(std::size_t i, std::size_t from, std::size_t to) const;

 private:
  // The place of a gram's number in table_, which is open addressed.
  [[nodiscard]] std::size_t slot_of(std::uint64_t gram) const noexcept;
  void number_grams(const Page& page, const std::vector<char>& asked);
  void find_blocks(const Page& page, const std::vector<char>& asked);

  struct Gram {
    std::uint64_t bytes = 0;   // two characters, or the hash of a word
    std::uint32_t blocks = 0;  // how many it stands in
    std::uint32_t newest = 0;  // of them, plus one: while the page is read
    std::uint32_t first = 0;   // into blocks_
    double weight = 0;
  };
  std::vector<Gram> grams_;
  std::vector<std::uint32_t> table_;     // number of a gram plus one; 0 is empty
  std::size_t table_mask_ = 0;           // its size less one
  std::vector<char> maybe_;              // by short hash: 1 where some gram has it
  std::vector<std::uint32_t> own_;       // numbers of each asked block's grams, each once, block by block
  std::vector<std::uint32_t> own_from_;  // where each block's begin; one more for the end
  std::vector<std::uint32_t> blocks_;    // where each gram stands, rising, gram by gram
};

}  // namespace newsprint
