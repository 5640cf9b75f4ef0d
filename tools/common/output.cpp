#include "common/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace newsprint::tools {

namespace {

constexpr std::size_t large = std::size_t{256} << 10;
constexpr int pipe_size = 1 << 20;
constexpr std::size_t most_at_once = 512;  // pieces in one writev(); Linux takes 1024

bool same_file(const struct stat& a, const struct stat& b) { return a.st_dev == b.st_dev && a.st_ino == b.st_ino; }

// Whether `output` is a regular file that will also be read.
bool is_input(const struct stat& output, const std::vector<std::string>& inputs) {
  if (!S_ISREG(output.st_mode)) return false;
  return std::any_of(inputs.begin(), inputs.end(), [&](const std::string& path) {
    struct stat input {};
    const int failed = path == "-" ? fstat(STDIN_FILENO, &input) : stat(path.c_str(), &input);
    return failed == 0 && same_file(output, input);
  });
}

}  // namespace

Output::~Output() {
  if (fd_ > STDERR_FILENO) ::close(fd_);
}

Output::Opened Output::open(const std::string& path, const std::vector<std::string>& inputs) {
  struct stat status {};
  if (path.empty()) {
    fd_ = STDOUT_FILENO;
    if (fstat(fd_, &status) != 0) return Opened::yes;
    if (is_input(status, inputs)) return Opened::is_input;
    // A larger pipe saves switches between the commands; where it is refused, the usual size does.
    if (S_ISFIFO(status.st_mode)) static_cast<void>(fcntl(fd_, F_SETPIPE_SZ, pipe_size));
    return Opened::yes;
  }
  if (stat(path.c_str(), &status) == 0 && is_input(status, inputs)) return Opened::is_input;
  fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd_ >= 0) return Opened::yes;
  error_ = std::strerror(errno);
  return Opened::no;
}

void Output::take(std::string& text) {
  // Shorter than that, copying costs less; longer, no writing is saved by waiting.
  constexpr std::size_t worth_queueing = std::size_t{4} << 10;
  constexpr std::size_t worth_writing = std::size_t{64} << 10;
  if (text.size() < worth_queueing) {
    buffer_ += text;
  } else if (text.size() < worth_writing) {
    queue(buffer_);
    queue(text);
  } else {
    flush();
    write({{text.data(), text.size()}});
  }
  text.clear();
}

void Output::queue(std::string& text) {
  if (text.empty()) return;
  if (queued_ == queue_.size()) queue_.emplace_back();
  queued_bytes_ += text.size();
  queue_[queued_++].swap(text);
}

void Output::drain() {
  if (queued_bytes_ + buffer_.size() >= large) flush();
}

void Output::write(std::vector<iovec> rest) {
  std::size_t first = 0;
  while (first < rest.size() && !over()) {
    const std::size_t count = std::min<std::size_t>(rest.size() - first, most_at_once);
    const ssize_t n = ::writev(fd_, rest.data() + first, static_cast<int>(count));
    if (n < 0) {
      reader_gone_ = errno == EPIPE;
      if (errno != EPIPE && errno != EINTR) error_ = std::strerror(errno);
      continue;
    }
    auto written = static_cast<std::size_t>(n);
    for (; first < rest.size() && written >= rest[first].iov_len; ++first) written -= rest[first].iov_len;
    if (first == rest.size()) break;
    rest[first].iov_base = static_cast<char*>(rest[first].iov_base) + written;
    rest[first].iov_len -= written;
  }
}

void Output::flush() {
  std::vector<iovec> all;
  all.reserve(queued_ + 1);
  for (std::size_t i = 0; i < queued_; ++i) all.push_back({queue_[i].data(), queue_[i].size()});
  if (!buffer_.empty()) all.push_back({buffer_.data(), buffer_.size()});
  write(std::move(all));
  for (std::size_t i = 0; i < queued_; ++i) queue_[i].clear();
  queued_ = queued_bytes_ = 0;
  buffer_.clear();
}

void Output::close() {
  flush();
  const int fd = std::exchange(fd_, -1);
  if (fd >= 0 && ::close(fd) != 0 && !over() && errno != EINTR) error_ = std::strerror(errno);
}

void prepare_standard_streams() {
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
    // Opened the wrong way round, so that using it is still an error. It takes the lowest free number: fd.
    static_cast<void>(::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

}  // namespace newsprint::tools
