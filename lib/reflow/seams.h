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
  Cues cues;
  std::size_t before = 0;  // the piece on the other side
};

// When to ask the dictionary whether a word spans a seam: it costs as much as a hundred lines.
enum class Witness : std::uint8_t { in_doubt, always };

// seams[i] is the seam before pieces[i]; seams[0] is never joined.
void decide_seams(const Page& page, const PageStyle& style, const std::vector<Piece>& pieces, Witness witness,
                  std::vector<Seam>& seams);

}  // namespace newsprint
