// For fitting: prints the cues of every seam of a page of text, `line-before line-after score cue cue ...`, and for
// `--names` the name of every cue. Reads a file; used by fit-seams only and not installed.
#include <newsprint/columns.h>
#include <newsprint/tables.h>
#include <newsprint/text.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "reflow/furniture.h"
#include "reflow/inner_blanks.h"
#include "reflow/korean.h"
#include "reflow/seams.h"

int main(int argc, char** argv) {
  using namespace newsprint;
  if (argc == 2 && std::string_view(argv[1]) == "--names") {
    for (std::size_t i = 0; i < cue_count(); ++i) std::printf("%s\n", cue_name(i).c_str());
    return 0;
  }
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    TextReader reader{{}};
    Page page;
    Diagnostics diagnostics;
    reader.begin(argv[i]);
    reader.feed(bytes.str());
    reader.finish();
    std::printf("file %s\n", argv[i]);
    while (reader.next(page, diagnostics) == Step::page) {
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
        for (std::size_t c = 0; c < cues[k].count; ++c) std::printf(" %u", cues[k].cue[c]);
        std::printf("\n");
      }
    }
  }
  return 0;
}
