// Hard-wrapped lines become paragraphs.
//
//   newsprint::reflow(page, {}, diagnostics);   // page.lines is empty, page.blocks holds paragraphs
//
// First the style of the page is measured: the measure of its lines, whether blank lines part paragraphs, whether an
// indent does, whether wraps were turned into blanks inside long lines. Then every seam between two pieces is decided
// from summed evidence under that style. A seam in doubt stays a break. Paragraphs torn by a blank line in
// mid-sentence are joined; furniture (folios, running heads) becomes a block of its own and is stepped over.
//
// Each block says why it begins (Block::cut) and why its seams were joined (Block::joins). Blanks are put or dropped
// at seams by the two characters that meet; nothing else changes.
#pragma once

#include <newsprint/diagnostics.h>
#include <newsprint/export.h>
#include <newsprint/page.h>

namespace newsprint {

struct ReflowOptions {
  // Fill Block::seams: every decision, with the sum of its evidence and the cues that weighed most.
  bool explain = false;
};

NEWSPRINT_EXPORT void reflow(Page& page, const ReflowOptions& options, Diagnostics& diagnostics);

}  // namespace newsprint
