// Copies out of a page's pools.
#pragma once

#include <vector>

#include <newsprint/page.h>

namespace newsprint::view {

template <class T>
[[nodiscard]] std::vector<T> taken(const std::vector<T>& pool, Slice slice) {
  const auto first = pool.begin() + slice.first;
  return {first, first + slice.count};
}

}  // namespace newsprint::view
