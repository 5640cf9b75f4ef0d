// Tables printed as text become blocks with columns and rows.
//
//   newsprint::recover_tables(page, {}, diagnostics);
//
// Recovers flattened tables (`Table with 2 columns: a, b. 1. x, y; 2. ...`), drawn ones (ASCII and box-drawing
// rules, pipes), cells parted by tabs or commas, and cells aligned by display width where the evidence is clear. A
// caption line right above belongs to its table. The lines of a table leave Page::lines; its block stands in
// Page::blocks, `position` saying where. Where prose stands beside a table, the lines keep the prose, and the block's
// spans say what of them is the table's. Of a header in several rows the last is Table::columns, those above are the
// first of Table::rows. Time grows as the page does.
// What is not clearly a table stays as it is. Table::scaffold and Table::rules count the characters left out.
#pragma once

#include <newsprint/diagnostics.h>
#include <newsprint/export.h>
#include <newsprint/page.h>

namespace newsprint {

struct TablesOptions {};

NEWSPRINT_EXPORT void recover_tables(Page& page, const TablesOptions& options, Diagnostics& diagnostics);

}  // namespace newsprint
