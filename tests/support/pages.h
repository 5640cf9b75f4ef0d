// Pages made by chance, the same for the same seed on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsprint::testing {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  // Evenly from 0 to n - 1. (The standard's distributions differ between libraries.)
  std::size_t below(std::size_t n);
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

// Text that looks like pages: wrapped and indented paragraphs, headlines, bylines, columns side by side, tables,
// hyphenated words, folios, form feeds, now and then a line of noise.
[[nodiscard]] std::string random_pages(Random& random);

// `text` with some lines swapped, doubled, cut, blanked, and some bytes changed.
[[nodiscard]] std::string mutated(std::string_view text, Random& random);

// Bytes of no meaning.
[[nodiscard]] std::string random_bytes(Random& random);

}  // namespace newsprint::testing
