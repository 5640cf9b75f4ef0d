// Messages for people, on standard error: `npclean: page.txt:12: message`. Names in them come from records and may hold
// anything: each message is printed as printable() has it.
#pragma once

#include <newsprint/diagnostics.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/options.h"

namespace spdlog {
class logger;
}

namespace newsprint::tools {

class Log {
 public:
  Log(std::string_view command, Loudness loudness);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Calls `before` ahead of each message.
  void on_message(std::function<void()> before) { before_ = std::move(before); }

  void error(std::string_view message);
  void warn(std::string_view message);
  void info(std::string_view message);

  // Prints what a stage remarked and empties the list. Of each code only the first few of a document are printed;
  // end_document() tells how many more there were.
  void remarks(std::string_view doc, Diagnostics& diagnostics);
  void end_document(std::string_view doc);

 private:
  struct Tally {
    std::string_view code;
    std::size_t count = 0;
  };
  std::unique_ptr<spdlog::logger> logger_;
  std::function<void()> before_ = [] {};
  std::vector<Tally> tallies_;
  bool no_dictionary_ = false;  // said already
};

// `page.txt:12`; without the number where no line is known, the message names the byte then.
[[nodiscard]] std::string place(std::string_view doc, const Error& error);

}  // namespace newsprint::tools
