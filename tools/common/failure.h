// Failures that no catch can reach: those inside a library's own threads, and memory that runs out while several run.
#pragma once

#include <string_view>

namespace newsprint::tools {

// From now on what would abort the process ends it instead: "`command`: what went wrong" and exit code 1. `command` must
// stay.
void end_on_failure(std::string_view command) noexcept;

// For as long as it lives, memory that runs out ends the process so at once: of several threads, one that fails may leave
// the others waiting for ever.
class EndWithoutMemory {
 public:
  EndWithoutMemory() noexcept;
  ~EndWithoutMemory();
  EndWithoutMemory(const EndWithoutMemory&) = delete;
  EndWithoutMemory& operator=(const EndWithoutMemory&) = delete;
};

}  // namespace newsprint::tools
