// A short list of characters to look in often.
#pragma once

#include <string_view>

namespace newsprint {

// Nearly every character that is not in the list is told so by its low byte.
class CharList {
 public:
  consteval explicit CharList(std::u32string_view list) : list_(list) {
    for (const char32_t c : list) low_[c & 0xFF] = true;
  }
  [[nodiscard]] bool has(char32_t c) const noexcept {
    return low_[c & 0xFF] && list_.find(c) != std::u32string_view::npos;
  }

 private:
  std::u32string_view list_;
  bool low_[256]{};
};

}  // namespace newsprint
