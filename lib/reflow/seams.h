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

// The dictionary costs as much as a hundred lines, so the witnesses of words are asked where they can turn a decision;
// the fit wants them everywhere.
enum class AskWords : std::uint8_t { in_doubt, always };

// The cues that spoke at every seam, for whoever wants to know.
struct SeamWatch {
  AskWords words = AskWords::in_doubt;
  std::vector<Cues> cues;
};

// seams[i] is the seam before pieces[i]; seams[0] is never joined.
void decide_seams(const Page& page, const PageStyle& style, const std::vector<Piece>& pieces, std::vector<Seam>& seams,
                  SeamWatch* watch = nullptr);

}  // namespace newsprint
