// Characters as a multiset.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "base/counted.h"
#include "base/utf8.h"

namespace newsprint::auditing {

// How often each character occurs, or is missing (negative: is too many).
using Bag = std::map<char32_t, std::int64_t>;

// Adds up the characters of whole pages: a counter each, in blocks that are made when first used.
class CharacterSums {
 public:
  // Each character of `text` occurs `times` more.
  void add(std::string_view text, std::int64_t times) {
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end;) {
      const auto byte = static_cast<unsigned char>(*p);
      if (byte < block_size) {
        ascii_[byte] += times;
        ++p;
      } else {
        counter(next_char(p)) += times;
      }
    }
  }

  // The counted characters whose sum is not 0. Begins anew.
  [[nodiscard]] Bag take() {
    Bag bag;
    move_to(bag, 0, ascii_);
    for (char32_t block = 0; block < index_.size(); ++block)
      if (index_[block] != 0) move_to(bag, block * block_size, counters_[index_[block] - 1U]);
    return bag;
  }

 private:
  static constexpr char32_t block_size = 128;
  static constexpr std::size_t blocks = 0x110000 / block_size;
  using Counters = std::array<std::int64_t, block_size>;

  static void move_to(Bag& bag, char32_t first, Counters& counters) {
    for (char32_t i = 0; i < block_size; ++i)
      if (counters[i] != 0 && is_counted(first + i)) bag.emplace_hint(bag.end(), first + i, counters[i]);
    counters.fill(0);
  }
  [[nodiscard]] std::int64_t& counter(char32_t c) {
    if (index_.empty()) index_.resize(blocks);
    std::uint16_t& index = index_[c / block_size];
    if (index == 0) {
      counters_.emplace_back();
      index = static_cast<std::uint16_t>(counters_.size());
    }
    return counters_[index - 1U][c % block_size];
  }

  Counters ascii_{};
  std::vector<std::uint16_t> index_;  // of a block in counters_, from 1; 0: none
  std::vector<Counters> counters_;
};

}  // namespace newsprint::auditing
