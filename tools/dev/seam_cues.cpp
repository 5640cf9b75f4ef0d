// For fitting: prints the cues of every seam of a page of text, `piece-before piece-after score cue cue ...`, a piece as
// `line:first-character:characters`, and for `--names` the name of every cue. Reads files; used by fit-seams only and not installed.
#include <newsprint/columns.h>
#include <newsprint/tables.h>

#include "base/utf8.h"
#include "cue_program.h"
#include "reflow/observe.h"

int main(int argc, char** argv) {
  using namespace newsprint;
  return run_cue_program(argc, argv, cue_count(), cue_name, [](Page& page, Diagnostics& diagnostics) {
    untangle_columns(page, {}, diagnostics);
    recover_tables(page, {}, diagnostics);
    const auto print_piece = [](const Line& line) {
      std::printf("%u:%u:%u ", line.number, line.at, newsprint::count_code_points(line.text));
    };
    observe_seams(page, [&](const Line& line, const Line& next, double score, const Cues& cues) {
      print_piece(line);
      print_piece(next);
      std::printf("%.2f", score);
      print_cues(cues);
    });
  });
}
