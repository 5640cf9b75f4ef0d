// A verdict for each hyphen that ends a line: weld the halves, keep the hyphen, or leave the line end alone.
//
//   newsprint::dehyphenate(page, {}, diagnostics);
//   // line 12 "... Bevölke-", line 13 "rung ..." : lines[i].hyphen == weld, lines[i].continues_at == 13
//
// The witnesses: what stands around the hyphen, the words of the page itself, and where these leave a doubt, a hunspell
// dictionary of the paragraph's language. Each gives log-odds, which are summed. Text is not moved: reflow() makes the
// seam, and drops a verdict whose line it does not join. Hyphens: - U+00AD U+2010 U+00AC U+2E17, and = where the page
// breaks words with it. Where the line ends themselves were turned into blanks ("the har- bour"), the hyphens inside
// lines are judged too: Line::hyphens.
#pragma once

#include <string>

#include <newsprint/diagnostics.h>
#include <newsprint/export.h>
#include <newsprint/page.h>

namespace newsprint {

struct DehyphenOptions {
  // The folder of hunspell's dictionaries, such as de_DE.aff and de_DE.dic; empty: none is asked. A dictionary is read
  // when a hyphen first needs it and kept for the process; Page::dictionaries names each that was asked. One that is
  // missing costs certainty and gives the remark no-dictionary.
  std::string dictionary = "/usr/share/hunspell";
  // Fill Line::hyphen_reason.
  bool explain = false;
};

// May be called from many threads on different pages: a dictionary takes one question at a time.
NEWSPRINT_EXPORT void dehyphenate(Page& page, const DehyphenOptions& options, Diagnostics& diagnostics);

}  // namespace newsprint
