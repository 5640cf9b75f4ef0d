// What may be missing from a table's cells, derived from the source: drawn rules, and the scaffold that an extractor
// put around a flattened table.
#pragma once

#include <cstdint>
#include <span>

#include "audit/bag.h"
#include "audit/source_page.h"

namespace newsprint::auditing {

// Characters that may be missing, by the reason why.
struct Leftovers {
  Bag scaffold;
  Bag rules;
  Bag hyphens;
};

// Appends the rules drawn in the rows of a table: lines of nothing but rules, pipes and box characters between cells,
// the backslashes that Markdown puts before a pipe, and the stops or backslash that reStructuredText prints for an empty
// first cell.
void add_rules(const SourcePage& source, std::span<const Piece> rows, Leftovers& leftovers);

// Appends what parts comma-separated values, where three lines or more have as many of them each, none before a blank:
// commas, the quotation marks around cells and before those inside.
void add_separators(const SourcePage& source, std::span<const Piece> rows, Leftovers& leftovers);

// Where lines look drawn, the same for a whole page: a line that has bars, or is a rule, beside another such line.
void add_page_rules(const SourcePage& source, Leftovers& leftovers);

// Appends the phrase, the row numbers and the separators of the flattened tables in these pieces.
void add_scaffold(const SourcePage& source, std::span<const Piece> pieces, Leftovers& leftovers);

// Takes what `leftovers` explains out of `missing` and counts it.
struct Explained {
  std::uint64_t scaffold = 0;
  std::uint64_t rules = 0;
  std::uint64_t hyphens = 0;
};
[[nodiscard]] Explained explain(const Leftovers& leftovers, Bag& missing);

}  // namespace newsprint::auditing
