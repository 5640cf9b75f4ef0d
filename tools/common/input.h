// A file, or standard input, in blocks.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace newsprint::tools {

// `stopped`: a signal came (common/signals.h), and no more is to be read.
enum class Got : unsigned char { bytes, end, failed, stopped };

class Input {
 public:
  Input() = default;
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  // Opens `path`, `-` being standard input. False: error() says why.
  [[nodiscard]] bool open(const std::string& path);

  // Fetches the next block; bytes() is valid until the next call.
  [[nodiscard]] Got read();
  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }

  // Reads until `count` bytes are there, or the end; the next read() gives them again.
  [[nodiscard]] Got peek(std::size_t count);

  [[nodiscard]] const std::string& error() const noexcept { return error_; }

 private:
  void close() noexcept;
  [[nodiscard]] Got read_at(std::size_t offset);

  int fd_ = -1;
  std::unique_ptr<char[]> block_;
  std::string_view bytes_;
  std::size_t peeked_ = 0;  // bytes at the beginning of block_ not yet given
  std::string error_;
};

}  // namespace newsprint::tools
