// npdehyphen: text or records in, a verdict for each line-end hyphen out.
#include <newsprint/dehyphen.h>

#include "common/hyphens.h"
#include "common/run.h"

using namespace newsprint;

int main(int argc, char** argv) {
  return tools::run(
      argc, argv,
      {.command = tools::Command::npdehyphen,
       .stages = [](Page& page, const tools::Options& options,
                    Diagnostics& diagnostics) { dehyphenate(page, tools::dehyphen_options(options), diagnostics); },
       .plain = tools::Plain::mended});
}
