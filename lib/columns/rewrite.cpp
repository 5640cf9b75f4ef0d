#include "columns/rewrite.h"

#include <algorithm>

#include "base/utf8.h"

namespace newsprint {

PageRewrite::PageRewrite(Page& page, std::size_t pieces) : page_(page), source_(page.lines) {
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
  if (segment.text.size() != whole) take_shifts(line, segment);
  page_.lines.push_back(line);
}

// Re-bases the shifts of the whole line to the piece: `at` takes in what was shifted left of it.
void PageRewrite::take_shifts(Line& line, const Segment& segment) {
  const Slice all = line.shifts;
  std::int64_t at = std::int64_t{line.at} + segment.index;
  std::int32_t delta = 0;
  std::uint32_t i = all.first;
  for (; i < all.first + all.count && page_.shifts[i].index <= segment.index; ++i) delta = page_.shifts[i].delta;
  line.at = static_cast<std::uint32_t>(at + delta);
  line.shifts = {static_cast<std::uint32_t>(page_.shifts.size()), 0};
  const std::uint32_t length = count_code_points(segment.text);
  for (; i < all.first + all.count && page_.shifts[i].index < segment.index + length; ++i) {
    const Shift shift = page_.shifts[i];
    page_.shifts.push_back({shift.index - segment.index, shift.delta - delta});
    ++line.shifts.count;
  }
  if (line.shifts.count == 0) line.shifts = {};
}

void PageRewrite::add_blank(std::uint32_t row) {
  Line line;
  line.number = source_[row].number;
  line.region = region_;
  line.column = std::max(column_, 1U);
  page_.lines.push_back(line);
}

}  // namespace newsprint
