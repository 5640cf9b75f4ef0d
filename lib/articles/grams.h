// Which words two blocks share, rare ones weighing more.
#pragma once

#include <cstdint>
#include <vector>

#include <newsprint/page.h>

namespace newsprint {

// Pairs of neighbouring CJK characters and beginnings of Latin words, indexed for one page.
class Grams {
 public:
  explicit Grams(const Page& page);

  // The share (0 to 1) of block `i`'s gram weight that also stands in blocks [from, to).
  [[nodiscard]] double coverage(std::size_t i, std::size_t from, std::size_t to) const;

 private:
  // A gram and the block it stands in, the gram in the upper half.
  using Posting = std::uint64_t;
  static Posting posting(std::uint32_t gram, std::uint32_t block) noexcept { return (Posting{gram} << 32) | block; }

  std::vector<Posting> postings_;        // sorted, each once
  std::vector<std::uint32_t> own_;       // grams of each block, sorted, block by block
  std::vector<std::uint32_t> own_from_;  // where each block's begin; one more for the end
};

}  // namespace newsprint
