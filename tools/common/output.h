// Standard output or a file, every write checked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsprint::tools {

class Output {
 public:
  Output() = default;
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  enum class Opened : std::uint8_t { yes, no, is_input };

  // Opens `path` for writing, standard output when it is empty. Refuses a file that is one of `inputs`.
  [[nodiscard]] Opened open(const std::string& path, const std::vector<std::string>& inputs);

  // What is to be written; grows until flush().
  [[nodiscard]] std::string& buffer() noexcept { return buffer_; }
  // Takes `text` as if it were put into the buffer, without a copy where it is large.
  void write(std::string_view text);
  // Writes the buffer when it is large.
  void drain();
  void flush();
  // Flushes and closes: some file systems report only now that they are full.
  void close();

  // Nothing more can be written: the reader has gone, or writing failed.
  [[nodiscard]] bool over() const noexcept { return reader_gone_ || !error_.empty(); }
  // Why writing failed; empty when it did not, or when the reader has gone.
  [[nodiscard]] const std::string& error() const noexcept { return error_; }

 private:
  void write_now(std::string_view text);

  int fd_ = -1;
  bool reader_gone_ = false;
  std::string buffer_;
  std::string error_;
};

// Ignores SIGPIPE, and makes sure that no file opened later takes the place of a closed standard stream.
void prepare_standard_streams();

}  // namespace newsprint::tools
