// What all commands share: the command line, the log, the output, and the exit code.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/log.h"
#include "common/options.h"
#include "common/output.h"

namespace newsprint::tools {

// Exit codes; the highest one met counts.
enum class Status : std::uint8_t { done = 0, problem = 1, usage = 2, check_failed = 3 };

struct Context {
  Options options;
  std::vector<std::string> files;
  Log log;
  Output output;
  Status status = Status::done;

  void raise(Status found) { status = status < found ? found : status; }
  // Tells what is wrong with input or output; the rest is still done.
  void problem(std::string_view message) {
    log.error(message);
    raise(Status::problem);
  }
  void wrong_usage(std::string_view message) {
    log.error(message);
    raise(Status::usage);
  }
};

// Parses the command line, opens the output, runs `body`, closes the output. Returns the exit code.
[[nodiscard]] int run_command(Command command, int argc, const char* const* argv,
                              const std::function<void(Context&)>& body);

}  // namespace newsprint::tools
