// Which lines may be one table that only blanks set apart.
#pragma once

#include "tables/draft.h"
#include "tables/printed.h"

namespace newsprint {

// Whether another line with a gap follows near by: alone, a line is no table.
[[nodiscard]] bool has_company(const TableSource& source, std::size_t first);

// Reads lines from the heading above `first`, a line with a gap, as long as they may belong to one table.
[[nodiscard]] PrintedRows gather_rows(TableSource& source, std::size_t first);

}  // namespace newsprint
