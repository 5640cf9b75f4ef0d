// Counting what the conservation promise counts: every character but blanks and invisible ones.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/char_class.h"
#include "base/plain.h"

namespace newsprint {

[[nodiscard]] inline bool is_counted(char32_t c) noexcept { return !uncounted.has(class_of(c)); }

[[nodiscard]] inline std::uint64_t count_characters(std::string_view text) noexcept {
  return scan_text(text).characters;
}

}  // namespace newsprint
