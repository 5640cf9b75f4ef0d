// How far the work is, for people: a line on standard error that is written over, or one a second where that is no
// terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/options.h"

namespace newsprint::tools {

// Belongs to one thread at a time.
class ProgressLine {
 public:
  ProgressLine(const Options& options, const std::vector<std::string>& files);

  // Draws, when it is time to: `bytes` of the inputs have been read, `pages` written.
  void show(std::uint64_t bytes, std::uint64_t pages);
  // Draws for the last time.
  void finish(std::uint64_t bytes, std::uint64_t pages);
  // Takes the line away, so that a message can stand in its place.
  void clear();

  [[nodiscard]] double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  void draw(std::uint64_t bytes, std::uint64_t pages);

  bool shown_;     // at all
  bool terminal_;  // so that the line can be written over
  bool drawn_ = false;
  std::string_view command_;
  std::uint64_t total_ = 0;  // bytes of all inputs; 0 when one of them is no file
  Clock::time_point begun_ = Clock::now();
  Clock::time_point next_ = begun_;
};

}  // namespace newsprint::tools
