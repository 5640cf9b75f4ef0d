#include "common/output.h"

#include <fcntl.h>
#include <sys/stat.h>
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

void Output::drain() {
  if (buffer_.size() >= large) flush();
}

void Output::write(std::string_view text) {
  if (text.size() < large) {
    buffer_ += text;
    drain();
    return;
  }
  flush();
  write_now(text);
}

void Output::flush() {
  write_now(buffer_);
  buffer_.clear();
}

void Output::write_now(std::string_view rest) {
  while (!rest.empty() && !over()) {
    const ssize_t n = ::write(fd_, rest.data(), rest.size());
    if (n >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno == EPIPE) {
      reader_gone_ = true;
    } else if (errno != EINTR) {
      error_ = std::strerror(errno);
    }
  }
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
