// The run loop of every command that turns pages into pages: read, stages, write.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include <newsprint/diagnostics.h>
#include <newsprint/json.h>
#include <newsprint/page.h>

#include "common/batch.h"
#include "common/options.h"

namespace newsprint::tools {

// How a command prints a page with --text.
enum class Plain : std::uint8_t {
  once,     // write_text
  mended,   // write_mended
  settled,  // write_text, cleaned again until it stays the same
};

using Stages = std::function<void(Page& page, const Options& options, Diagnostics& diagnostics)>;
using WritePage = std::function<void(PageWork& work, const Options& options)>;

// Stages and writers may run on several threads at once, on different pages.
struct Tool {
  Command command;
  Stages stages;
  WritePage write = {};  // instead of the page's records
  Plain plain = Plain::once;
};

// How records are written.
[[nodiscard]] WriteOptions write_options(const Options& options);

// The body of a command's main(). Returns the exit code.
[[nodiscard]] int run(int argc, const char* const* argv, const Tool& tool);

}  // namespace newsprint::tools
