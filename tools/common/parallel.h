// Items on their way through three steps: read in order, worked on side by side, written in order.
#pragma once

#include <cstddef>
#include <functional>

namespace newsprint::tools {

// What to do with item `i` of a ring of `ring` items. An item is read again only when it has been written.
struct Steps {
  std::function<bool(std::size_t)> read;  // false: nothing is left
  std::function<void(std::size_t)> work;  // may run beside itself, on other items
  std::function<void(std::size_t)> write;
};

// How many items are under way at once with so many threads.
[[nodiscard]] std::size_t ring_size(unsigned jobs) noexcept;

// Runs the steps on `jobs` threads until reading ends; on one, there are no threads. Exceptions come out.
void run_steps(unsigned jobs, const Steps& steps);

// The processor's cores that this process may use.
[[nodiscard]] unsigned cores() noexcept;

}  // namespace newsprint::tools
