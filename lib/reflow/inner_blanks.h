// Wraps that an extractor turned into blanks: one long line a paragraph, a blank at every former line end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "reflow/pieces.h"

namespace newsprint {

// A blank inside a line that was a line end.
struct InnerWrap {
  std::uint32_t offset = 0;     // bytes of the line's text before the blank
  std::uint32_t length = 0;     // bytes of the blank
  bool ends_paragraph = false;  // the line that ended here was short and closed a sentence
};

// The measures, in display columns, that explain the blanks of the page's long CJK lines; empty when none does.
[[nodiscard]] std::vector<std::uint32_t> find_inner_measures(const Page& page, const std::vector<Piece>& pieces);

// The blanks of `text` that were line ends under the measure that explains them best.
void find_inner_wraps(std::string_view text, const std::vector<std::uint32_t>& measures, std::vector<InnerWrap>& wraps);

}  // namespace newsprint
