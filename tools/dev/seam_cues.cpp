// For fitting: prints the cues of every seam of a page of text, `line-before line-after score cue cue ...`, and for
// `--names` the name of every cue. Reads a file; used by fit-seams only and not installed.
#include <newsprint/columns.h>
#include <newsprint/tables.h>

#include "cue_program.h"
#include "reflow/furniture.h"
#include "reflow/inner_blanks.h"
#include "reflow/korean.h"
#include "reflow/seams.h"

int main(int argc, char** argv) {
  using namespace newsprint;
  return run_cue_program(argc, argv, cue_count(), cue_name, [](Page& page, Diagnostics& diagnostics) {
    untangle_columns(page, {}, diagnostics);
    recover_tables(page, {}, diagnostics);
    std::vector<Piece> pieces;
    measure_pieces(page, pieces);
    mark_furniture(page, pieces);
    PageStyle style = find_style(pieces);
    InnerWraps wraps;
    KoreanBlanks korean;
    if (style.korean) korean.learn(page, pieces);
    if (style.long_lines) find_inner_wraps(page, style.korean ? &korean : nullptr, pieces, wraps);
    style.inner_wraps = !wraps.empty();
    std::vector<Seam> seams;
    std::vector<Cues> cues;
    decide_seams(page, style, pieces, seams, &cues);
    for (std::size_t k = 1; k < pieces.size(); ++k) {
      if (pieces[k].furniture || cues[k].count == 0) continue;
      std::printf("%u %u %.2f", page.lines[pieces[seams[k].before].line].number, page.lines[pieces[k].line].number,
                  seams[k].score);
      print_cues(cues[k]);
    }
  });
}
