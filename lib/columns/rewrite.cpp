#include "columns/rewrite.h"

#include <algorithm>
#include <utility>

#include "lines/piece.h"

namespace newsprint {

PageRewrite::PageRewrite(Page& page, std::size_t pieces) : page_(page), source_(std::move(page.lines)) {
  page_.lines.clear();
  page_.lines.reserve(pieces);
}

void PageRewrite::add(const Segment& segment, std::uint32_t indent) {
  Line line = source_[segment.row];
  const std::size_t whole = line.text.size();
  line.text = segment.text;
  line.indent = indent;
  line.region = region_;
  line.column = column_;
  if (segment.text.size() != whole) rebase_line(page_, line, segment.index);
  page_.lines.push_back(line);
}

void PageRewrite::add_blank(std::uint32_t row) {
  Line line;
  line.number = source_[row].number;
  line.region = region_;
  line.column = std::max(column_, 1U);
  page_.lines.push_back(line);
}

}  // namespace newsprint
