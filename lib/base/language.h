// The language of a text: CJK by its characters, Latin script by common words and CLD2.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

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
  // As many words as could tell have been counted.
  [[nodiscard]] bool is_enough() const noexcept { return words_ >= 80; }
  // BCP 47; empty: not clear.
  [[nodiscard]] std::string_view clear_language() const noexcept;

 private:
  std::array<unsigned, 5> of_{};  // by Tongue
  unsigned words_ = 0;            // of ASCII letters
  unsigned foreign_ = 0;          // characters beyond ASCII
};

// The language of a text in Latin script where a short piece of it leaves no doubt; else empty.
[[nodiscard]] std::string_view find_sure_language(std::string_view text);

}  // namespace newsprint
