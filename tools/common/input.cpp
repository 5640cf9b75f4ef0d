#include "common/input.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "common/signals.h"

namespace newsprint::tools {

Input::~Input() { close(); }

void Input::close() noexcept {
  if (fd_ > STDIN_FILENO) ::close(fd_);
  fd_ = -1;
}

bool Input::open(const std::string& path) {
  close();
  peeked_ = 0;
  error_.clear();
  fd_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd_ < 0) {
    error_ = std::strerror(errno);
    return false;
  }
  // Not cleared: that would take longer than reading a page.
  if (block_ == nullptr) block_ = std::unique_ptr<char[]>(new char[block_size]);
  return true;
}

// One read; bytes_ is what it gave.
Got Input::read_at(char* to, std::size_t size) {
  while (true) {
    if (!wait_for(fd_)) return Got::stopped;
    const ssize_t n = ::read(fd_, to, size);
    if (n > 0) {
      bytes_ = {to, static_cast<std::size_t>(n)};
      return Got::bytes;
    }
    if (n == 0) return Got::end;
    if (errno != EINTR) {
      error_ = std::strerror(errno);
      return Got::failed;
    }
  }
}

Got Input::read() {
  if (peeked_ > 0) {
    bytes_ = {block_.get(), peeked_};
    peeked_ = 0;
    return Got::bytes;
  }
  return read_at(block_.get(), block_size);
}

Got Input::peek(std::size_t count) {
  while (peeked_ < count) {
    const Got got = read_at(block_.get() + peeked_, block_size - peeked_);
    if (got == Got::failed || got == Got::stopped) return got;
    if (got == Got::end) break;
    peeked_ += bytes_.size();
  }
  bytes_ = {block_.get(), peeked_};
  return peeked_ == 0 ? Got::end : Got::bytes;
}

}  // namespace newsprint::tools
