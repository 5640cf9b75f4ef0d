#include "audit/source_page.h"

#include <algorithm>
#include <limits>
#include <span>

namespace newsprint::auditing {

namespace {

constexpr std::size_t mark_step = 256;  // bytes of a line from mark to mark

}  // namespace

SourcePage::SourcePage(const Page& page) : page_(page) {
  lines_.reserve(page.lines.size());
  starts_.reserve(page.lines.size());
  for (const Line& line : page.lines) {
    lines_.push_back(trimmed(line.text, static_cast<std::uint32_t>(lines_.size())));
    starts_.push_back(bytes_);
    bytes_ += line.text.size();
    characters_ += count_characters(lines_.back().text());
  }
}

bool SourcePage::is_blank_at(const Piece& piece, const char* p) const noexcept {
  const std::string_view text = page_.lines[piece.line].text;
  return p == text.data() + text.size() || blanks.has(class_of(next_char(p)));
}

bool SourcePage::is_word_hyphen(const Piece& piece, const char* p) const noexcept {
  const char* behind = p;
  if (!is_hyphen(next_char(behind))) return false;
  const char* const begin = page_.lines[piece.line].text.data();
  const char* const before = skip_uncounted_back(begin, p);
  return before != begin && !is_blank_at(piece, before);
}

std::size_t SourcePage::line_index(std::uint32_t number) const noexcept {
  const auto& lines = page_.lines;
  const auto is_before = [](const Line& line, std::uint32_t wanted) { return line.number < wanted; };
  return static_cast<std::size_t>(std::lower_bound(lines.begin(), lines.end(), number, is_before) - lines.begin());
}

Piece SourcePage::piece(Span span) {
  const std::size_t index = line_index(span.line);
  if (index == lines_.size() || page_.lines[index].number != span.line) return {};
  const char* const begin = find_offset(index, span.from);
  const char* const end = find_offset(index, std::max(span.from, span.to));
  return trimmed({begin, static_cast<std::size_t>(end - begin)}, static_cast<std::uint32_t>(index));
}

Piece SourcePage::piece_like(std::uint32_t line, std::uint32_t at, std::string_view text) {
  Piece found = piece({line, at, std::numeric_limits<std::uint32_t>::max()});
  if (found.text().starts_with(text)) {
    found.end = found.begin + text.size();
    return found;
  }
  Cursor cursor(std::span(&found, 1));
  const char* end = found.begin;
  for (std::uint64_t left = count_characters(text); left != 0 && !cursor.at_end(); --left) {
    end = cursor.behind();
    cursor.next();
  }
  found.end = end;
  return found;
}

std::size_t SourcePage::append_lines(LineRange range, std::vector<Piece>& pieces) const {
  std::size_t looked = 0;
  for (std::size_t i = line_index(range.first); i < lines_.size() && page_.lines[i].number <= range.last; ++i) {
    looked += 1 + lines_[i].text().size();
    if (!lines_[i].empty()) pieces.push_back(lines_[i]);
  }
  return looked;
}

// Where the first character of a line stands whose offset in the decoded line is `offset` or more.
const char* SourcePage::find_offset(std::size_t line, std::uint32_t offset) {
  return find_index(line, index_of(line, offset));
}

// How manieth code point of a line that is; more than there are behind the last.
std::size_t SourcePage::index_of(std::size_t line, std::uint32_t offset) const noexcept {
  const Line& in = page_.lines[line];
  if (in.shifts.count == 0) return offset - std::min(offset, in.at);
  const auto shifts = std::span(page_.shifts).subspan(in.shifts.first, in.shifts.count);
  // Where one character became several (a ligature), a shift before each but the first gives all of them the offset of
  // the one: offsets never fall.
  const auto offset_of = [&](std::size_t index) {
    const auto behind = [](std::size_t wanted, const Shift& shift) { return wanted < shift.index; };
    const auto next = std::upper_bound(shifts.begin(), shifts.end(), index, behind);
    const std::int64_t delta = next == shifts.begin() ? 0 : std::prev(next)->delta;
    return std::max<std::int64_t>(0, in.at + static_cast<std::int64_t>(index) + delta);
  };
  std::size_t low = 0;
  std::size_t high = in.text.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    offset_of(middle) < offset ? low = middle + 1 : high = middle;
  }
  return low;
}

// Code point `index` of a line, or the line's end.
const char* SourcePage::find_index(std::size_t line, std::size_t index) {
  const std::string_view text = page_.lines[line].text;
  const char* p = text.data();
  const char* const end = p + text.size();
  if (index >= text.size()) return end;
  if (index >= mark_step) {
    if (marks_.empty()) mark_long_lines();
    const auto first = marks_.begin() + static_cast<std::ptrdiff_t>(starts_[line] / mark_step);
    const auto steps = static_cast<std::ptrdiff_t>((text.size() - 1) / mark_step);
    const auto mark = std::upper_bound(first + 1, first + 1 + steps, index) - 1;  // first stands for the line's begin
    if (mark != first) {
      p += static_cast<std::size_t>(mark - first) * mark_step;
      index -= *mark;
    }
  }
  for (; p < end; ++p)
    if (!is_continuation(*p) && index-- == 0) return p;
  return end;
}

// The marks of a line stand from starts_ / mark_step + 1 on: no two lines share one.
void SourcePage::mark_long_lines() {
  marks_.resize(bytes_ / mark_step + 1);
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const std::string_view text = page_.lines[line].text;
    std::size_t mark = starts_[line] / mark_step;
    std::uint32_t before = 0;
    for (std::size_t at = mark_step; at < text.size(); at += mark_step) {
      before += count_code_points(text.substr(at - mark_step, mark_step));
      marks_[++mark] = before;
    }
  }
}

}  // namespace newsprint::auditing
