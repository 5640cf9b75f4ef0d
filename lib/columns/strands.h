// Runs of lines that were surely dealt from one column, and which run goes on in which.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "columns/dealt_lines.h"
#include "columns/lanes.h"

namespace newsprint {

// The lines of one column, as long as they came back in regular turns.
struct Strand {
  std::vector<std::uint32_t> lines;
  std::uint32_t measure = 0;     // the width of most full ones
  std::uint32_t next = no_line;  // the strand that goes on from it
  bool begins = true;            // goes on from none
  bool same_column = false;      // the strand before ends in the same column
};

// Cuts the lanes where a line comes out of the regular turn, and joins the strands anew: with what the lanes say, with
// columns on the right that had begun before, and with strands that begin behind. Cheapest first; what is dear stays
// apart. By the order of their first lines.
[[nodiscard]] std::vector<Strand> find_strands(std::span<const DealtLine> lines, const Dealing& dealing,
                                               Meeting& meeting);

}  // namespace newsprint
