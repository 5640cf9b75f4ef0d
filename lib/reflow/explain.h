// With --explain: the decisions on the seams of a block, as JSON.
#pragma once

#include <string>

#include <newsprint/page.h>

#include "reflow/seam.h"
#include "reflow/seams.h"

namespace newsprint {

class SeamNotes {
 public:
  // Notes the decision on the seam between two lines: the one before the block in progress, or one inside it.
  void add(const Line& before, const Line& after, const Seam& seam, const Cues& cues);
  // Gives what was noted to `block`, and begins again.
  void move_to(Block& block, Arena& arena);

 private:
  void add_cues(const Cues& cues);

  std::string json_;
};

}  // namespace newsprint
