// npclean: text in, clean blocks out; all cleaning stages in one.
#include <newsprint/columns.h>
#include <newsprint/dehyphen.h>
#include <newsprint/reflow.h>
#include <newsprint/tables.h>

#include "common/hyphens.h"
#include "common/run.h"

using namespace newsprint;

int main(int argc, char** argv) {
  return tools::run(argc, argv,
                    {.command = tools::Command::npclean,
                     .stages =
                         [](Page& page, const tools::Options& options, Diagnostics& diagnostics) {
                           if (!options.on.no_columns) untangle_columns(page, {}, diagnostics);
                           if (!options.on.no_tables) recover_tables(page, {}, diagnostics);
                           if (!options.on.no_dehyphen)
                             dehyphenate(page, tools::dehyphen_options(options), diagnostics);
                           if (!options.on.no_reflow) reflow(page, {.explain = options.on.explain}, diagnostics);
                         },
                     .plain = tools::Plain::settled});
}
