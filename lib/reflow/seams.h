// Every seam of the page decided, from top to bottom.
#pragma once

#include <vector>

#include <newsprint/page.h>

#include "reflow/pieces.h"
#include "reflow/seam.h"
#include "reflow/style.h"

namespace newsprint {

// The seam before a piece.
struct Seam {
  bool join = false;
  bool furniture_between = false;
  bool stepped_over = false;  // the piece is furniture inside a paragraph that goes on behind it
  double score = 0;           // log-odds of joining
  std::uint32_t before = 0;   // the piece on the other side
};

// seams[i] is the seam before pieces[i]; seams[0] is never joined. With `cues` (for fitting) the cues of every seam are
// kept there, and the dictionary, which costs as much as a hundred lines, is asked at every seam instead of in doubt.
void decide_seams(const Page& page, const PageStyle& style, const std::vector<Piece>& pieces, std::vector<Seam>& seams,
                  std::vector<Cues>* cues = nullptr);

}  // namespace newsprint
