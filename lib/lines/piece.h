// Parts of lines.
#pragma once

#include <cstdint>

#include <newsprint/page.h>

namespace newsprint {

// `line` was cut: its text now begins `index` code points further right. Says where in the decoded line that is, and
// keeps the shifts of the text that is left.
void rebase_line(Page& page, Line& line, std::uint32_t index);

}  // namespace newsprint
