// A short list of characters to look in often.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsprint {

// Nearly every character that is not in the list is told so by its low bits.
class CharList {
 public:
  consteval explicit CharList(std::u32string_view list) : list_(list) {
    for (const char32_t c : list) low_[(c & low_bits) / 64] |= std::uint64_t{1} << (c % 64);
  }
  [[nodiscard]] bool has(char32_t c) const noexcept {
    return may_have(c) && list_.find(c) != std::u32string_view::npos;
  }
  // By the low bits alone: also true of a few characters that are not in the list.
  [[nodiscard]] bool may_have(char32_t c) const noexcept { return ((low_[(c & low_bits) / 64] >> (c % 64)) & 1U) != 0; }

 private:
  static constexpr char32_t low_bits = 0xFFF;
  std::u32string_view list_;
  std::uint64_t low_[(low_bits + 1) / 64]{};
};

}  // namespace newsprint
