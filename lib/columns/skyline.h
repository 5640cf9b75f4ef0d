// Which strip was met last in each column of the page, as the page is walked down or up.
#pragma once

#include <cstdint>
#include <iterator>
#include <map>

#include "columns/strips.h"

namespace newsprint {

class Skyline {
 public:
  void cover(std::uint32_t from, std::uint32_t to, std::uint32_t strip) {
    split(from);
    split(to);
    owners_.erase(owners_.lower_bound(from), owners_.lower_bound(to));
    owners_[from] = strip;
  }

  // Calls `see` with each strip over [from, to).
  template <class See>
  void look(std::uint32_t from, std::uint32_t to, See see) const {
    auto it = owners_.upper_bound(from);
    if (it != owners_.begin()) --it;
    for (; it != owners_.end() && it->first < to; ++it) {
      if (it->second != no_strip) see(it->second);
    }
  }

 private:
  void split(std::uint32_t at) {
    const auto it = owners_.upper_bound(at);
    const std::uint32_t owner = it == owners_.begin() ? no_strip : std::prev(it)->second;
    owners_.emplace(at, owner);
  }

  std::map<std::uint32_t, std::uint32_t> owners_;  // from this column up to the next key
};

}  // namespace newsprint
