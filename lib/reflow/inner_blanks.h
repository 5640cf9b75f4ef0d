// Wraps that an extractor turned into blanks: one long line a paragraph, a blank at every former line end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "reflow/korean.h"
#include "reflow/pieces.h"

namespace newsprint {

// A blank inside a line that was a line end.
struct InnerWrap {
  std::uint32_t offset = 0;     // bytes of the line's text before the blank
  std::uint32_t length = 0;     // bytes of the blank
  bool ends_paragraph = false;  // the line that ended here was short and closed a sentence
};

// The blanks of all pieces that were line ends; a piece knows its own by Piece::wraps.
using InnerWraps = std::vector<InnerWrap>;

// Finds the measures that explain the blanks of the page's long CJK lines, or of Korean ones if the page is Korean and
// its words are known to `korean`, and the wraps under them; tells each piece
// its wraps, its measure, and how far its last line came. Leaves `wraps` empty where no measure explains them.
void find_inner_wraps(const Page& page, const KoreanBlanks* korean, std::vector<Piece>& pieces, InnerWraps& wraps);

}  // namespace newsprint
