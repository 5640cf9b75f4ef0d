// For fitting: prints the cues of every seam of a page of text, `line-before line-after score cue cue ...`, and for
// `--names` the name of every cue. Reads files; used by fit-seams only and not installed.
#include <newsprint/columns.h>
#include <newsprint/tables.h>

#include "cue_program.h"
#include "reflow/observe.h"

int main(int argc, char** argv) {
  using namespace newsprint;
  return run_cue_program(argc, argv, cue_count(), cue_name, [](Page& page, Diagnostics& diagnostics) {
    untangle_columns(page, {}, diagnostics);
    recover_tables(page, {}, diagnostics);
    observe_seams(page, [](std::uint32_t line, std::uint32_t next, double score, const Cues& cues) {
      std::printf("%u %u %.2f", line, next, score);
      print_cues(cues);
    });
  });
}
