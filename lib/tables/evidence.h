// Whether placed rows are a table, or text explains them better.
#pragma once

#include "tables/cells.h"
#include "tables/draft.h"
#include "tables/layout.h"

namespace newsprint {

// `folded` is what fold_rows() made of them.
[[nodiscard]] bool is_table(const PlacedRows& placed, const ColumnKinds& kinds, const TableDraft& folded);

}  // namespace newsprint
