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
  struct Posting {
    std::uint32_t gram;
    std::uint32_t block;
    friend bool operator<(const Posting& a, const Posting& b) {
      return a.gram != b.gram ? a.gram < b.gram : a.block < b.block;
    }
  };
  std::vector<Posting> postings_;                // sorted, each pair once
  std::vector<std::vector<std::uint32_t>> own_;  // grams of each block, sorted, each once
};

}  // namespace newsprint
