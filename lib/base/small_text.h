// A text put together for a question: on the stack where it is as short as words are.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace newsprint {

class SmallText {
 public:
  // Room for `size` bytes, which the caller fills.
  explicit SmallText(std::size_t size) : size_(size) {
    if (size > inside_.size()) outside_.resize(size);
    begin_ = size > inside_.size() ? outside_.data() : inside_.data();
  }
  SmallText(std::string_view first, std::string_view second, std::string_view third = {})
      : SmallText(first.size() + second.size() + third.size()) {
    char* p = begin_;
    for (const std::string_view part : {first, second, third}) p = std::copy(part.begin(), part.end(), p);
  }
  SmallText(const SmallText&) = delete;
  SmallText& operator=(const SmallText&) = delete;

  [[nodiscard]] char* data() noexcept { return begin_; }
  [[nodiscard]] const char* data() const noexcept { return begin_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  // How far memory may be read.
  [[nodiscard]] const char* readable() const noexcept {
    return begin_ == inside_.data() ? begin_ + inside_.size() : begin_ + size_;
  }
  // What was put in is shorter than the room.
  void shrink(std::size_t size) noexcept { size_ = size; }
  // NOLINTNEXTLINE(google-explicit-constructor): it is a text wherever one is wanted
  operator std::string_view() const noexcept { return {begin_, size_}; }

 private:
  std::array<char, 64> inside_;  // filled as far as the text goes
  std::string outside_;
  std::size_t size_;
  char* begin_;
};

}  // namespace newsprint
