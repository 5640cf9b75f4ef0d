// Word boundaries in CJK text, by ICU's dictionaries.
#pragma once

#include <string_view>

namespace newsprint {

// Whether a dictionary word runs from the end of `left` into the start of `right`. Looks at a few characters only, but
// costs about two microseconds: ask where cheaper evidence leaves a doubt. Each thread remembers its last answers, in 64 KiB.
[[nodiscard]] bool word_spans(std::string_view left, std::string_view right);

}  // namespace newsprint
