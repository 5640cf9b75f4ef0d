// Cuts a stream of records at newlines. Each line lies in one buffer with the padding that simdjson wants behind it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace newsprint::json {

class RecordLines {
 public:
  // `padding` readable bytes stand behind every line.
  explicit RecordLines(std::size_t padding) : padding_(padding) {}

  void feed(std::string_view bytes);
  // Room for `size` bytes behind those that are there, and that so many of them have been put there.
  [[nodiscard]] char* room(std::size_t size);
  void filled(std::size_t size) noexcept { size_ += size; }
  void finish() noexcept { finished_ = true; }
  [[nodiscard]] bool finished() const noexcept { return finished_; }

  // The next line without its newline; it stays the next one until consume(). Valid until feed(). The last line of a
  // finished stream may lack its newline.
  [[nodiscard]] bool peek(std::string_view& line) noexcept;
  void consume() noexcept;
  // Whether the line that peek() gives is valid UTF-8. All lines that are there are looked at together.
  [[nodiscard]] bool valid() noexcept { return (all_valid_ && begin_ + length_ <= checked_) || check(); }

  // Of the line that peek() gives, or consume() took last.
  [[nodiscard]] std::uint32_t number() const noexcept { return number_; }
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }

 private:
  void grow(std::size_t needed);
  bool check() noexcept;

  std::unique_ptr<char[]> buffer_;  // not cleared: what was never written takes no memory
  std::size_t capacity_ = 0;
  std::size_t padding_;
  std::size_t begin_ = 0;    // of the next line
  std::size_t scanned_ = 0;  // no newline in [begin_, scanned_)
  std::size_t checked_ = 0;  // whether [begin_, checked_) is valid UTF-8 is known: see all_valid_
  std::size_t size_ = 0;     // bytes in the buffer
  std::size_t length_ = 0;   // of the line peeked at, with its newline; 0 is none
  std::uint64_t base_ = 0;   // of buffer_[0] in the stream
  std::uint64_t offset_ = 0;
  std::uint32_t number_ = 0;
  bool all_valid_ = false;  // of lines that were looked at together; false: one of them is not
  bool finished_ = false;
};

}  // namespace newsprint::json
