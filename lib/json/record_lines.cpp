#include "json/record_lines.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace newsprint::json {

void RecordLines::feed(std::string_view bytes) {
  if (bytes.empty()) return;
  std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
  filled(bytes.size());
}

char* RecordLines::room(std::size_t size) {
  const bool tight = size_ + size + padding_ > capacity_;
  if (begin_ != 0 && (begin_ == size_ || tight)) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, size_ - begin_);
    size_ -= begin_;
    scanned_ -= begin_;
    checked_ -= std::min(checked_, begin_);
    base_ += begin_;
    begin_ = 0;
  }
  const std::size_t needed = size_ + size + padding_;
  if (needed > capacity_) grow(needed);
  return buffer_.get() + size_;
}

void RecordLines::grow(std::size_t needed) {
  capacity_ = std::max(needed, capacity_ + capacity_ / 2);
  std::unique_ptr<char[]> larger(new char[capacity_]);
  if (size_ != 0) std::memcpy(larger.get(), buffer_.get(), size_);
  buffer_ = std::move(larger);
}

bool RecordLines::peek(std::string_view& line) noexcept {
  if (length_ == 0) {
    if (begin_ == size_) return false;
    const char* const data = buffer_.get();
    const void* newline = std::memchr(data + scanned_, '\n', size_ - scanned_);
    if (newline == nullptr && !finished_) {
      scanned_ = size_;
      return false;
    }
    const std::size_t end =
        newline == nullptr ? size_ : static_cast<std::size_t>(static_cast<const char*>(newline) - data) + 1;
    scanned_ = end;
    length_ = end - begin_;
    offset_ = base_ + begin_;
    ++number_;
  }
  const std::string_view whole(buffer_.get() + begin_, length_);
  line = whole.substr(0, whole.size() - (whole.back() == '\n' ? 1U : 0U));
  return true;
}

// Whether the line that peek() gives is valid; looks at all lines that are there where that was not done.
bool RecordLines::check() noexcept {
  const char* const line = buffer_.get() + begin_;
  if (checked_ < begin_ + length_) {
    const std::size_t behind = std::string_view(buffer_.get(), size_).rfind('\n') + 1;  // 0: no newline
    checked_ = std::max(behind, begin_ + length_);
    all_valid_ = valid_utf8({line, checked_ - begin_});
  }
  return all_valid_ || valid_utf8({line, length_});
}

void RecordLines::consume() noexcept {
  begin_ += length_;
  length_ = 0;
}

}  // namespace newsprint::json
