// npreflow: text or records in, paragraphs out.
#include <newsprint/reflow.h>

#include "common/run.h"

using namespace newsprint;

int main(int argc, char** argv) {
  return tools::run(
      argc, argv,
      {.command = tools::Command::npreflow,
       .stages = [](Page& page, const tools::Options& options,
                    Diagnostics& diagnostics) { reflow(page, {.explain = options.on.explain}, diagnostics); },
       .plain = tools::Plain::settled});
}
