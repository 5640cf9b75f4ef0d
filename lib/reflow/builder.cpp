#include "reflow/builder.h"

#include <algorithm>

#include "base/utf8.h"

namespace newsprint {

namespace {

// The offset in the decoded line of code point `index` of the piece's text.
std::uint32_t decoded_offset(const Page& page, const Line& line, std::uint32_t index) {
  std::int32_t delta = 0;
  for (std::uint32_t i = 0; i < line.shifts.count; ++i) {
    const Shift shift = page.shifts[line.shifts.first + i];
    if (shift.index > index) break;
    delta = shift.delta;
  }
  return line.at + static_cast<std::uint32_t>(static_cast<std::int32_t>(index) + delta);
}

}  // namespace

BlockBuilder::BlockBuilder(Page& page, std::vector<Block>& out) : page_(page), out_(out) {
  if (page.lines.empty()) return;
  const auto [low, high] = std::minmax_element(page.lines.begin(), page.lines.end(),
                                               [](const Line& a, const Line& b) { return a.number < b.number; });
  first_line_ = low->number;
  std::vector<char> seen(high->number - low->number + 1, 0);
  shared_.assign(seen.size(), 0);
  for (const Line& line : page.lines) {
    if (line.text.empty()) continue;
    char& times = seen[line.number - first_line_];
    if (times != 0) shared_[line.number - first_line_] = 1;
    times = 1;
  }
  // A table may have taken the other part of a line.
  for (const Block& block : page.blocks)
    for (std::uint32_t i = 0; i < block.spans.count; ++i) {
      const std::uint32_t number = page.spans[block.spans.first + i].line;
      if (number >= first_line_ && number - first_line_ < shared_.size()) shared_[number - first_line_] = 1;
    }
}

void BlockBuilder::begin(std::string_view reason) {
  text_.clear();
  spans_.clear();
  block_ = {};
  block_.cut = reason;
  block_.lines.first = static_cast<std::uint32_t>(page_.ranges.size());
  block_.joins.first = static_cast<std::uint32_t>(page_.joins.size());
  partial_ = false;
  open_ = true;
}

void BlockBuilder::add(const Line& line, std::string_view text, std::string_view between, std::string_view reason) {
  if (!spans_.empty()) {
    text_.append(between);
    if (block_.joins.count != 0 && page_.joins.back().reason == reason) {
      ++page_.joins.back().count;
    } else {
      page_.joins.push_back({reason, 1});
      ++block_.joins.count;
    }
  } else {
    block_.extra = line.extra;
  }
  text_.append(text);
  add_source(line, text);
}

void BlockBuilder::add_source(const Line& line, std::string_view text) {
  const std::uint32_t from =
      text.data() == line.text.data()
          ? 0
          : count_code_points({line.text.data(), static_cast<std::size_t>(text.data() - line.text.data())});
  const std::uint32_t to = from + count_code_points(text);
  spans_.push_back({line.number, decoded_offset(page_, line, from), decoded_offset(page_, line, to)});
  partial_ |= shared_[line.number - first_line_] != 0 || text.size() != line.text.size();
  if (block_.lines.count != 0) {
    LineRange& last = page_.ranges.back();
    if (line.number == last.last) return;
    if (line.number == last.last + 1) {
      last.last = line.number;
      return;
    }
  }
  page_.ranges.push_back({line.number, line.number});
  ++block_.lines.count;
}

void BlockBuilder::finish(BlockKind kind) {
  block_.kind = kind;
  block_.text = page_.arena.copy(text_);
  if (partial_) {
    block_.spans = {static_cast<std::uint32_t>(page_.spans.size()), static_cast<std::uint32_t>(spans_.size())};
    page_.spans.insert(page_.spans.end(), spans_.begin(), spans_.end());
  }
  out_.push_back(block_);
  open_ = false;
}

}  // namespace newsprint
