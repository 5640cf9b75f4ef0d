// A verdict for each hyphen that ends a line: weld the halves, keep the hyphen, or leave the line end alone.
//
//   newsprint::dehyphenate(page, {}, diagnostics);
//   // line 12 "... Bevölke-", line 13 "rung ..." : lines[i].hyphen == weld, lines[i].continues_at == 13
//
// The witnesses are the page's own words: the weld, the hyphenated form, and both halves. Text is not moved:
// reflow() makes the seam, and drops a verdict whose line it does not join. Hyphens: - U+00AD U+2010 U+00AC U+2E17.
#pragma once

#include <newsprint/diagnostics.h>
#include <newsprint/export.h>
#include <newsprint/page.h>

namespace newsprint {

struct DehyphenOptions {};

NEWSPRINT_EXPORT void dehyphenate(Page& page, const DehyphenOptions& options, Diagnostics& diagnostics);

}  // namespace newsprint
