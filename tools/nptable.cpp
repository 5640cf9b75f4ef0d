// nptable: text or records in, tables recovered.
#include <newsprint/tables.h>

#include "common/run.h"

using namespace newsprint;

int main(int argc, char** argv) {
  return tools::run(
      argc, argv,
      {.command = tools::Command::nptable, .stages = [](Page& page, const tools::Options&, Diagnostics& diagnostics) {
         recover_tables(page, {}, diagnostics);
       }});
}
