#include "common/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace newsprint::tools {

namespace {

constexpr std::string_view erase_line = "\r\x1b[K";

// The bytes of all inputs; 0 when one of them is no regular file.
std::uint64_t total_size(const std::vector<std::string>& files) {
  std::uint64_t total = 0;
  for (const std::string& file : files) {
    struct stat status {};
    const int failed = file == "-" ? fstat(STDIN_FILENO, &status) : stat(file.c_str(), &status);
    if (failed != 0 || !S_ISREG(status.st_mode)) return 0;
    total += static_cast<std::uint64_t>(status.st_size);
  }
  return total;
}

// What cannot be shown is not worth an error.
void print(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(STDERR_FILENO, text.data(), text.size());
    if (n <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

// A line that fills the last column may wrap; 0: the terminal does not say how wide it is.
std::size_t free_columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col - 1U : 0;
}

// Whether the terminal erases lines.
bool is_dumb() {
  const char* const kind = std::getenv("TERM");
  return kind == nullptr || std::string_view(kind) == "dumb";
}

std::string megabytes(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

}  // namespace

ProgressLine::ProgressLine(const Options& options, const std::vector<std::string>& files)
    : terminal_(isatty(STDERR_FILENO) != 0 && !is_dumb()), command_(spec(options.command).name) {
  const bool automatic = terminal_ && options.loudness != Loudness::quiet;
  shown_ = options.progress == Progress::always || (options.progress == Progress::automatic && automatic);
  if (!shown_) return;
  total_ = total_size(files);
  next_ = begun_ + std::chrono::seconds(1);  // what is done at once needs no progress
}

void ProgressLine::show(std::uint64_t bytes, std::uint64_t pages) {
  if (!shown_) return;
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(terminal_ ? 200 : 1000);
  draw(bytes, pages);
}

void ProgressLine::finish(std::uint64_t bytes, std::uint64_t pages) {
  if (!shown_) return;
  clear();
  if (!terminal_) draw(bytes, pages);
  shown_ = false;
}

void ProgressLine::clear() {
  if (drawn_ && terminal_) print(erase_line);
  drawn_ = false;
}

double ProgressLine::seconds() const { return std::chrono::duration<double>(Clock::now() - begun_).count(); }

void ProgressLine::draw(std::uint64_t bytes, std::uint64_t pages) {
  const double taken = std::max(seconds(), 1e-3);
  const double speed = static_cast<double>(bytes) / taken;
  std::string line = fmt::format("{}: {}", command_, megabytes(bytes));
  if (total_ != 0)
    line += fmt::format(" of {} ({:.0f} %)", megabytes(total_),
                        100 * static_cast<double>(bytes) / static_cast<double>(total_));
  line += fmt::format(", {:.1f} MB/s, {} pages", speed / 1e6, pages);
  if (total_ > bytes && bytes != 0) {
    const auto left = static_cast<std::uint64_t>(static_cast<double>(total_ - bytes) / speed);
    line += fmt::format(", {}:{:02}:{:02} left", left / 3600, left / 60 % 60, left % 60);
  }
  if (const std::size_t most = free_columns(); terminal_ && most != 0) line.resize(std::min(line.size(), most));
  print(terminal_ ? erase_line : "");
  print(line);
  print(terminal_ ? "" : "\n");
  drawn_ = true;
}

}  // namespace newsprint::tools
