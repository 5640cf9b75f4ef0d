#include "common/signals.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

namespace newsprint::tools {

namespace {

std::atomic<int> caught = 0;
static_assert(std::atomic<int>::is_always_lock_free);  // a handler may touch it
int wake[2] = {-1, -1};  // a pipe: the thread that waits may be another than the one the signal interrupts

constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

extern "C" void take_signal(int signal) {
  const int saved = errno;
  caught = signal;
  for (const int next : ending_signals) std::signal(next, SIG_DFL);  // the next one kills, whichever it is
  if (::write(wake[1], "", 1) < 0) {
    // Nothing can be said here; a full pipe wakes as well.
  }
  errno = saved;
}

}  // namespace

void catch_signals() {
  if (::pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return;
  struct sigaction action {};
  action.sa_handler = take_signal;
  sigemptyset(&action.sa_mask);
  for (const int signal : ending_signals) {
    struct sigaction before {};
    // What the parent had ignored stays ignored: nohup.
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
}

bool wait_for(int fd) noexcept {
  if (wake[0] < 0) return true;
  pollfd both[] = {{fd, POLLIN, 0}, {wake[0], POLLIN, 0}};
  while (caught == 0 && ::poll(both, 2, -1) < 0 && errno == EINTR) {
  }
  return caught == 0;
}

void die_of_caught_signal() {
  if (caught == 0) return;
  std::signal(caught, SIG_DFL);
  std::raise(caught);
}

}  // namespace newsprint::tools
