// A file, or standard input, in blocks.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

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

  // The same, for a reader that has room() for a block: most of it is read to where it stays.
  template <class Reader>
  [[nodiscard]] Got read_into(Reader& reader) {
    if (peeked_ > 0) {
      reader.feed({block_.get(), std::exchange(peeked_, 0)});
      return Got::bytes;
    }
    const Got got = read_at(reader.room(block_size), block_size);
    if (got == Got::bytes) reader.filled(bytes_.size());
    return got;
  }

  // Reads until `count` bytes are there, or the end; the next read() gives them again.
  [[nodiscard]] Got peek(std::size_t count);

  [[nodiscard]] const std::string& error() const noexcept { return error_; }

 private:
  void close() noexcept;
  [[nodiscard]] Got read_at(char* to, std::size_t size);

  static constexpr std::size_t block_size = std::size_t{256} << 10;

  int fd_ = -1;
  std::unique_ptr<char[]> block_;
  std::string_view bytes_;
  std::size_t peeked_ = 0;  // bytes at the beginning of block_ not yet given
  std::string error_;
};

}  // namespace newsprint::tools
