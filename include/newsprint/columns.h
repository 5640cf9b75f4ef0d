// Columns set side by side become columns one after the other.
//
//   newsprint::untangle_columns(page, {}, diagnostics);
//
// `pdftotext -layout` and tools like it print the columns of a page beside each other. Where gutters run down a
// region, its lines are cut at them, and the pieces are put in reading order: region by region, column by column.
// Which grid the extractor used is measured on the page: columns of characters (poppler), or display columns. A
// region whose pieces are cells and not prose is left whole for recover_tables(); both ask the same judge. A page
// without gutters passes untouched.
//
// Other tools deal columns out in turns, line by line or block by block. Where blank lines tear sentences on a page of
// CJK text, and an order that follows the turns explains its lines far better than their own, they are put into that
// order: each story is a region, its columns are numbered, and Line::number tells where a line stood. Of the blank
// lines those stay that still mean something.
//
// A row that is blank in one column only is no blank line, since the baselines of neighbouring columns differ; but a
// column whose lines stand at an even pitch, and whose wider gaps follow ends of sentences, has a blank line at each.
// Lines that are blank across the page follow the region printed above them.
//
// Changes Page::lines: order, text, at, indent, region, column. Every non-blank character stays.
#pragma once

#include <newsprint/diagnostics.h>
#include <newsprint/export.h>
#include <newsprint/page.h>

namespace newsprint {

struct ColumnsOptions {};

NEWSPRINT_EXPORT void untangle_columns(Page& page, const ColumnsOptions& options, Diagnostics& diagnostics);

}  // namespace newsprint
