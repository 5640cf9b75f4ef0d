// The only unit that includes oneTBB.
#include "common/parallel.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

// Debian's oneTBB is built without the sanitizer, which cannot see what its pipeline orders: an item that changes hands,
// and the steps that run one at a time.
#if defined(__SANITIZE_THREAD__)
#define NEWSPRINT_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define NEWSPRINT_TSAN 1
#endif
#endif
#ifdef NEWSPRINT_TSAN
extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);
#endif

#include <algorithm>
#include <future>
#include <system_error>
#include <thread>
#include <vector>

#include "common/failure.h"

namespace newsprint::tools {

namespace {

// Says to the sanitizer that what one thread did before leaving is done before another enters.
class Handover {
 public:
#ifdef NEWSPRINT_TSAN
  void enter() { __tsan_acquire(this); }
  void leave() { __tsan_release(this); }
#else
  void enter() {}
  void leave() {}
#endif
 private:
  [[maybe_unused]] char place_ = 0;
};

// How many of these threads can be started beside this one. oneTBB waits for ever for one that it cannot start.
unsigned startable(unsigned threads) {
  std::promise<void> tried;
  const std::shared_future<void> all_tried = tried.get_future().share();
  std::vector<std::thread> started;
  try {
    while (started.size() < threads) started.emplace_back([all_tried] { all_tried.wait(); });
  } catch (const std::system_error&) {
    // No more than these.
  }
  tried.set_value();
  for (std::thread& thread : started) thread.join();
  return static_cast<unsigned>(started.size());
}

void run_alone(const Steps& steps) {
  while (steps.read(0)) {
    steps.work(0);
    steps.write(0);
  }
}

void run_together(unsigned jobs, const Steps& steps) {
  using namespace oneapi::tbb;
  const EndWithoutMemory no_waiting;
  const std::size_t ring = ring_size(jobs);
  std::vector<Handover> items(ring);
  Handover reading;
  Handover writing;
  std::size_t next = 0;  // items read
  const auto read = [&](flow_control& control) -> std::size_t {
    reading.enter();
    const std::size_t item = next % ring;
    items[item].enter();
    const bool more = steps.read(item);
    if (!more) control.stop();
    next += more;
    items[item].leave();
    reading.leave();
    return item;
  };
  const auto work = [&](std::size_t item) {
    items[item].enter();
    steps.work(item);
    items[item].leave();
    return item;
  };
  const auto write = [&](std::size_t item) {
    writing.enter();
    items[item].enter();
    steps.write(item);
    items[item].leave();
    writing.leave();
  };
  const global_control threads(global_control::max_allowed_parallelism, jobs);
  task_arena arena(static_cast<int>(jobs));
  arena.execute([&] {
    parallel_pipeline(ring, make_filter<void, std::size_t>(filter_mode::serial_in_order, read) &
                                make_filter<std::size_t, std::size_t>(filter_mode::parallel, work) &
                                make_filter<std::size_t, void>(filter_mode::serial_in_order, write));
  });
  reading.enter();
  for (Handover& item : items) item.enter();
  writing.enter();
}

}  // namespace

// Enough that a long page on one thread leaves the others something to do.
std::size_t ring_size(unsigned jobs) noexcept { return jobs == 1 ? 1 : std::size_t{3} * jobs; }

void run_steps(unsigned jobs, const Steps& steps) {
  if (jobs > 1) jobs = std::max(startable(jobs), 1U);  // one more than are needed: others start threads too
  jobs == 1 ? run_alone(steps) : run_together(jobs, steps);
}

unsigned cores() noexcept { return static_cast<unsigned>(oneapi::tbb::info::default_concurrency()); }

}  // namespace newsprint::tools
