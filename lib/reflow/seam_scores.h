// What the seams of a page score: the same sums as the cues', by a few looks into tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "reflow/seam.h"

namespace newsprint {

// A number for each SeamGroup, side by side in one register.
using SeamLanes = std::uint16_t __attribute__((vector_size(16)));
static_assert(size_of<SeamGroup> <= sizeof(SeamLanes) / sizeof(std::uint16_t));

// A line as its seams see it, worked out once.
struct SeamSide {
  SeamLanes before;      // what it adds, as the line before a seam, to the place in each group's table
  SeamLanes after;       // the same as the line behind
  int free_columns = 0;  // behind it
};

// The log-odds of the seams of pages, but for words. What a group of features weighs is kept from its first use on, in a
// table for each style of page, in steps of 1/512. The scores depend on the seams alone, whatever was asked before.
class SeamScores {
 public:
  SeamScores();
  [[nodiscard]] static SeamScores& of_this_thread();

  // The style of the pages' seams from now on.
  void set_style(const PageStyle& style);

  // `next` is the piece behind, or null at the end.
  [[nodiscard]] SeamSide see(const Piece& piece, const Piece* next) const noexcept;

  // The seam between two pieces and their sides; the other arguments as for see_seam().
  [[nodiscard]] double weigh(const Piece& before, const SeamSide& before_side, const Piece& after,
                             const SeamSide& after_side, const Piece* after_next, bool furniture_between,
                             const Progress& progress);

 private:
  struct Places;
  static const Places& places();

  const Places* places_;
  PageStyle style_;
  LineKind kind_ = LineKind::wrapped;
  std::int16_t* table_ = nullptr;
  std::vector<std::vector<std::int16_t>> by_style_;
};

}  // namespace newsprint
