#include "common/run.h"

#include "common/command.h"
#include "common/session.h"

namespace newsprint::tools {

int run(int argc, const char* const* argv, const Tool& tool) {
  return run_command(tool.command, argc, argv, [&](Context& context) {
    Session session(tool, context);
    if (!session.ready()) return;
    for (const auto& path : context.files) {
      if (context.output.over()) break;
      session.read(path);
    }
    session.finish();
  });
}

}  // namespace newsprint::tools
