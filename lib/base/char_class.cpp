#include "base/char_class.h"

#include <algorithm>

namespace newsprint {

const Replacement* find_replacement(char32_t c) noexcept {
  const Replacement* end = replacements + replacement_count;
  const Replacement* found =
      std::lower_bound(replacements, end, c, [](const Replacement& r, char32_t value) { return r.from < value; });
  return found != end && found->from == c ? found : nullptr;
}

}  // namespace newsprint
