#include "reflow/builder.h"

#include <algorithm>

#include "base/utf8.h"

namespace newsprint {

namespace {

bool rising(const std::vector<Line>& lines) {
  std::uint32_t last = 0;
  for (const Line& line : lines) {
    if (line.text.empty()) continue;
    if (line.number <= last) return false;
    last = line.number;
  }
  return true;
}

// The numbers of the lines with text, in order, each as often as it stands on the page. Memory goes by the pieces,
// never by the numbers, which records may have from anywhere. Nothing for pages whose lines stand in order: nearly all.
std::vector<std::uint32_t> numbers_out_of_order(const Page& page) {
  std::vector<std::uint32_t> numbers;
  if (rising(page.lines)) return numbers;
  for (const Line& line : page.lines)
    if (!line.text.empty()) numbers.push_back(line.number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

// Those of the lines that stand on the page in more than one piece. A table may have taken the other part of a line.
std::vector<std::uint32_t> lines_in_pieces(const Page& page, const std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t> shared;
  for (std::size_t i = 1; i < numbers.size(); ++i)
    if (numbers[i] == numbers[i - 1] && (shared.empty() || shared.back() != numbers[i])) shared.push_back(numbers[i]);
  for (const Block& block : page.blocks)
    for (std::uint32_t i = 0; i < block.spans.count; ++i) shared.push_back(page.spans[block.spans.first + i].line);
  std::sort(shared.begin(), shared.end());
  return shared;
}

}  // namespace

BlockBuilder::BlockBuilder(Page& page, std::vector<Block>& out)
    : page_(page), out_(out), numbers_(numbers_out_of_order(page)), shared_(lines_in_pieces(page, numbers_)) {}

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

void BlockBuilder::add(const Line& line, std::string_view text, std::uint32_t characters, std::string_view between,
                       std::string_view reason) {
  add_text(line, text, between, reason);
  add_source(line, text, characters);
}

void BlockBuilder::add_reason(std::string_view reason) {
  if (block_.joins.count != 0 && page_.joins.back().reason == reason) {
    ++page_.joins.back().count;
    return;
  }
  page_.joins.push_back({reason, 1});
  ++block_.joins.count;
}

// Moves on to `at`, `characters` code points away; the offset of that in the decoded line.
std::uint32_t BlockBuilder::decoded_offset(const Line& line, const char* at, std::uint32_t characters) {
  place_.at = at;
  place_.index += characters;
  for (; place_.shift < line.shifts.count; ++place_.shift) {
    const Shift shift = page_.shifts[line.shifts.first + place_.shift];
    if (shift.index > place_.index) break;
    place_.delta = shift.delta;
  }
  return line.at + static_cast<std::uint32_t>(static_cast<std::int32_t>(place_.index) + place_.delta);
}

void BlockBuilder::add_source(const Line& line, std::string_view text, std::uint32_t characters) {
  const bool whole = text.size() == line.text.size();
  if (whole && line.shifts.count == 0) {
    spans_.push_back({line.number, line.at, line.at + characters});
  } else {
    if (place_.line != line.text.data() || text.data() < place_.at) place_ = {line.text.data(), line.text.data()};
    const auto skipped = static_cast<std::size_t>(text.data() - place_.at);
    const std::uint32_t from = decoded_offset(line, text.data(), count_code_points({place_.at, skipped}));
    const std::uint32_t to = decoded_offset(line, text.data() + text.size(), characters);
    spans_.push_back({line.number, from, to});
  }
  partial_ |= !whole || (!shared_.empty() && std::binary_search(shared_.begin(), shared_.end(), line.number));
  add_number(line.number);
}

// Whether its lines were brought together: one stands above the one before it, or text of others stood between them.
bool BlockBuilder::is_moved() const {
  for (std::size_t i = 1; i < spans_.size() && !numbers_.empty(); ++i) {
    const std::uint32_t before = spans_[i - 1].line;
    const std::uint32_t here = spans_[i].line;
    if (here < before) return true;
    if (here <= before + 1) continue;
    const auto between = std::upper_bound(numbers_.begin(), numbers_.end(), before);
    if (between != numbers_.end() && *between < here) return true;
  }
  return false;
}

void BlockBuilder::finish(BlockKind kind) {
  block_.kind = kind;
  if (is_moved()) {
    block_.flags = {static_cast<std::uint32_t>(page_.words.size()), 1};
    page_.words.push_back("moved");
  }
  block_.text = page_.arena.copy(text_.view());
  if (partial_) {
    block_.spans = {static_cast<std::uint32_t>(page_.spans.size()), static_cast<std::uint32_t>(spans_.size())};
    page_.spans.insert(page_.spans.end(), spans_.begin(), spans_.end());
  }
  out_.push_back(block_);
  open_ = false;
}

}  // namespace newsprint
