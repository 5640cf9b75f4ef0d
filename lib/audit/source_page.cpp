#include "audit/source_page.h"

#include <algorithm>
#include <limits>

#include "base/counted.h"

namespace newsprint::auditing {

namespace {

// Offsets in the decoded line of each code point of `line`. Where one character became several (a ligature), a shift
// before each but the first gives all of them the offset of the one.
void find_offsets(const Page& page, const Line& line, std::size_t count, std::vector<std::uint32_t>& offsets) {
  offsets.resize(count);
  std::int64_t delta = 0;
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < count; ++i) {
    while (next < line.shifts.count && page.shifts[line.shifts.first + next].index <= i)
      delta = page.shifts[line.shifts.first + next++].delta;
    offsets[i] = static_cast<std::uint32_t>(std::max<std::int64_t>(0, line.at + static_cast<std::int64_t>(i) + delta));
  }
}

}  // namespace

SourcePage::SourcePage(const Page& page) {
  for (const Line& line : page.lines) add_line(page, line);
}

void SourcePage::add_line(const Page& page, const Line& line) {
  const bool shifted = line.shifts.count != 0;
  if (shifted) find_offsets(page, line, count_code_points(line.text), offsets_);
  const std::size_t begin = chars_.size();
  const char* const end = line.text.data() + line.text.size();
  std::uint32_t index = 0;
  for (const char* p = line.text.data(); p < end; ++index) {
    const char32_t c = next_char(p);
    if (!is_counted(c)) continue;
    const char* ahead = p;
    const bool before_blank = p == end || blanks.has(class_of(next_char(ahead)));
    chars_.push_back({c, line.number, shifted ? offsets_[index] : line.at + index, before_blank});
  }
  lines_.push_back({begin, chars_.size()});
  numbers_.push_back(line.number);
}

bool SourcePage::is_word_hyphen(std::size_t index) const noexcept {
  if (index == 0 || (class_of(chars_[index].c) != CharClass::hyphen && chars_[index].c != U'=')) return false;
  const SourceChar& before = chars_[index - 1];
  return before.line == chars_[index].line && !before.before_blank;
}

std::size_t SourcePage::line_index(std::uint32_t number) const noexcept {
  return static_cast<std::size_t>(std::lower_bound(numbers_.begin(), numbers_.end(), number) - numbers_.begin());
}

std::size_t SourcePage::index_of(const Piece& line, std::uint32_t offset) const noexcept {
  const auto begin = chars_.begin() + static_cast<std::ptrdiff_t>(line.begin);
  const auto end = chars_.begin() + static_cast<std::ptrdiff_t>(line.end);
  const auto found = std::partition_point(begin, end, [&](const SourceChar& c) { return c.offset < offset; });
  return static_cast<std::size_t>(found - chars_.begin());
}

Piece SourcePage::piece(Span span) const noexcept {
  const std::size_t index = line_index(span.line);
  if (index == numbers_.size() || numbers_[index] != span.line) return {};
  return {index_of(lines_[index], span.from), index_of(lines_[index], span.to)};
}

void SourcePage::append_lines(LineRange range, std::vector<Piece>& pieces) const {
  for (std::size_t i = line_index(range.first); i < numbers_.size() && numbers_[i] <= range.last; ++i)
    if (lines_[i].begin != lines_[i].end) pieces.push_back(lines_[i]);
}

Piece SourcePage::piece_from(std::uint32_t line, std::uint32_t at, std::size_t count) const noexcept {
  Piece found = piece({line, at, std::numeric_limits<std::uint32_t>::max()});
  found.end = std::min(found.end, found.begin + count);
  return found;
}

}  // namespace newsprint::auditing
