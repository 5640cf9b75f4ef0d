// Counting what the conservation promise counts: every character but blanks and invisible ones.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

[[nodiscard]] inline bool is_counted(char32_t c) noexcept { return !uncounted.has(class_of(c)); }

[[nodiscard]] inline std::uint64_t count_characters(std::string_view text) noexcept {
  std::uint64_t count = 0;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) count += is_counted(next_char(p)) ? 1U : 0U;
  return count;
}

}  // namespace newsprint
