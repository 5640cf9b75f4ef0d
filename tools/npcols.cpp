// npcols: text in, lines in reading order out.
#include <newsprint/columns.h>

#include "common/run.h"

using namespace newsprint;

int main(int argc, char** argv) {
  return tools::run(
      argc, argv,
      {.command = tools::Command::npcols, .stages = [](Page& page, const tools::Options&, Diagnostics& diagnostics) {
         untangle_columns(page, {}, diagnostics);
       }});
}
