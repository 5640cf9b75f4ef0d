#include "tables/printed.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/cells.h"

namespace newsprint {

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  std::uint32_t wide = 0;
  bool inside = false;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const ClassInfo& c = info(class_of(next_char(p)));
    const bool blank = text.data() != p && p[-1] == ' ';
    words += !blank && !inside && c.script != Script::none;
    inside = !blank && (inside || c.script != Script::none);
    wide += c.width == 2;
  }
  return words + wide / 2;
}

bool PrintedRows::is_title(const PrintedRow& row) const {
  const auto all = of(row);
  return std::any_of(all.begin(), all.end(), [](const Segment& s) { return count_words(s.text) >= words_of_prose; });
}

std::size_t PrintedRows::count_values(const PrintedRow& row) const {
  std::size_t n = 0;
  for (std::size_t i = row.first + 1; i < row.last; ++i) n += is_value(segments[i].text);
  return n;
}

GutterProfile PrintedRows::profile() const {
  GutterProfile gaps;
  for (std::size_t r = from; r < to; ++r) {
    if (rows[r].has_gap() && !is_title(rows[r])) gaps.add_row(of(rows[r]));
  }
  return gaps;
}

}  // namespace newsprint
