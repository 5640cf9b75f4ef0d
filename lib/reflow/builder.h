// Blocks grow here, piece by piece, straight into the page's arena.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

namespace newsprint {

// Text that grows by whole lines: no more than a copy for each.
class GrowingText {
 public:
  void append(std::string_view text) {
    if (text.empty()) return;  // memcpy() wants a pointer even for nothing
    if (text.size() > room_.size() - size_) room_.resize(std::max(room_.size() * 3 / 2, size_ + text.size()));
    std::memcpy(room_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void drop_last(std::size_t bytes) noexcept { size_ -= bytes; }
  void clear() noexcept { size_ = 0; }
  [[nodiscard]] std::string_view view() const noexcept { return {room_.data(), size_}; }

 private:
  std::vector<char> room_ = std::vector<char>(4096);
  std::size_t size_ = 0;
};

class BlockBuilder {
 public:
  BlockBuilder(Page& page, std::vector<Block>& out);

  // Begins a block for `reason`; the one in progress must be finished.
  void begin(std::string_view reason);
  // Takes a part of a line, `characters` code points long, joined to what is there with `between` for `reason`.
  void add(const Line& line, std::string_view text, std::uint32_t characters, std::string_view between,
           std::string_view reason);
  // The same of a whole line: nearly all lines come this way.
  void add_whole(const Line& line, std::uint32_t characters, std::string_view between, std::string_view reason) {
    if (line.shifts.count != 0 || !shared_.empty()) {
      add(line, line.text, characters, between, reason);
      return;
    }
    add_text(line, line.text, between, reason);
    spans_.push_back({line.number, line.at, line.at + characters});
    add_number(line.number);
  }
  // Takes `bytes` bytes (a hyphen) off the end of the text.
  void drop_last(std::size_t bytes) { text_.drop_last(bytes); }
  void finish(BlockKind kind);

  [[nodiscard]] bool open() const noexcept { return open_; }
  [[nodiscard]] std::string_view text() const noexcept { return text_.view(); }

 private:
  // A place in a line: how many code points of its text stand before it, and the shift that holds there.
  struct Place {
    const char* line = nullptr;  // where the line's text begins
    const char* at = nullptr;
    std::uint32_t index = 0;
    std::uint32_t shift = 0;  // of the line's shifts, the first that begins later
    std::int32_t delta = 0;
  };

  [[nodiscard]] bool is_moved() const;
  void add_source(const Line& line, std::string_view text, std::uint32_t characters);
  void add_reason(std::string_view reason);

  void add_text(const Line& line, std::string_view text, std::string_view between, std::string_view reason) {
    if (spans_.empty()) {
      block_.extra = line.extra;
    } else {
      if (!between.empty()) text_.append(between);
      // Reasons are string constants: nearly always the very one.
      if (block_.joins.count != 0 && page_.joins.back().reason.data() == reason.data())
        ++page_.joins.back().count;
      else
        add_reason(reason);
    }
    text_.append(text);
  }

  void add_number(std::uint32_t number) {
    if (block_.lines.count != 0) {
      LineRange& last = page_.ranges.back();
      if (number == last.last) return;
      if (number == last.last + 1) {
        last.last = number;
        return;
      }
    }
    page_.ranges.push_back({number, number});
    ++block_.lines.count;
  }
  std::uint32_t decoded_offset(const Line& line, const char* at, std::uint32_t characters);

  Page& page_;
  std::vector<Block>& out_;
  std::vector<std::uint32_t> numbers_;  // of all lines with text, in order, unless the page has them in order
  std::vector<std::uint32_t> shared_;   // lines that stand on the page in more than one piece, in order
  GrowingText text_;
  Block block_;
  std::vector<Span> spans_;
  Place place_;  // behind the part taken last: the parts of a line come from left to right
  bool partial_ = false;
  bool open_ = false;
};

}  // namespace newsprint
