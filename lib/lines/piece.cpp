#include "lines/piece.h"

#include "base/utf8.h"

namespace newsprint {

void rebase_line(Page& page, Line& line, std::uint32_t index) {
  const Slice all = line.shifts;
  const std::uint32_t end = all.first + all.count;
  std::int32_t delta = 0;
  std::uint32_t i = all.first;
  // What was shifted left of the piece moves its beginning.
  for (; i < end && page.shifts[i].index <= index; ++i) delta = page.shifts[i].delta;
  line.at = static_cast<std::uint32_t>(std::int64_t{line.at} + index + delta);
  line.shifts = {static_cast<std::uint32_t>(page.shifts.size()), 0};
  const std::uint32_t length = count_code_points(line.text);
  for (; i < end && page.shifts[i].index < index + length; ++i) {
    const Shift shift = page.shifts[i];
    page.shifts.push_back({shift.index - index, shift.delta - delta});
    ++line.shifts.count;
  }
  if (line.shifts.count == 0) line.shifts = {};
}

}  // namespace newsprint
