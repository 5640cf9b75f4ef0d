// Preloaded into a command: its reads and writes fail as disks and signals make them fail.
//
// READ_FAILS_AFTER=N    reading gives EIO once N bytes were read
// WRITE_FAILS_AFTER=N   writing gives ENOSPC once N bytes were written; the last write before that is short
// INTERRUPT=1           every second read or write is interrupted, and the others move 1000 bytes at most
// Standard error is left alone.
#include <dlfcn.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace {

constexpr std::size_t unlimited = static_cast<std::size_t>(-1);
constexpr std::size_t at_most = 1000;

std::size_t limit_of(const char* variable) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? unlimited : std::strtoull(text, nullptr, 10);
}

// What is left of a limit, and how it fails.
struct Fault {
  std::size_t left;
  int error;
  unsigned calls = 0;

  // False: the call fails now, errno says how. Otherwise `count` may have become less.
  bool allow(std::size_t& count) {
    static const bool interrupts = std::getenv("INTERRUPT") != nullptr;
    if (interrupts && ++calls % 2 == 0) {
      errno = EINTR;
      return false;
    }
    if (left == 0) {
      errno = error;
      return false;
    }
    count = std::min(count, left);
    if (interrupts) count = std::min(count, at_most);
    return true;
  }
  ssize_t moved(ssize_t n) {
    if (n > 0 && left != unlimited) left -= static_cast<std::size_t>(n);
    return n;
  }
};

template <class Function>
Function* next_of(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" ssize_t read(int fd, void* to, std::size_t count) {
  static auto* const next = next_of<ssize_t(int, void*, std::size_t)>("read");
  static Fault fault{limit_of("READ_FAILS_AFTER"), EIO};
  return fault.allow(count) ? fault.moved(next(fd, to, count)) : -1;
}

extern "C" ssize_t write(int fd, const void* from, std::size_t count) {
  static auto* const next = next_of<ssize_t(int, const void*, std::size_t)>("write");
  static Fault fault{limit_of("WRITE_FAILS_AFTER"), ENOSPC};
  if (fd == STDERR_FILENO) return next(fd, from, count);
  return fault.allow(count) ? fault.moved(next(fd, from, count)) : -1;
}
