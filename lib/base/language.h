// The language of a text: CJK by its characters, Latin script by CLD2.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace newsprint {

// More pieces than this are never looked at: each adds a byte to the sample at least.
inline constexpr std::size_t most_language_pieces = 6000;

// A BCP 47 tag for the text of the pieces taken together: zh-Hans, zh-Hant, ja, ko, or CLD2's code (en, de, ...). Empty
// when there is too little text. Reads the first few thousand bytes only. The result is a string constant.
[[nodiscard]] std::string_view find_language(const std::vector<std::string_view>& pieces);

// The language of a text in Latin script where a short piece of it leaves no doubt; else empty.
[[nodiscard]] std::string_view find_sure_language(std::string_view text);

}  // namespace newsprint
