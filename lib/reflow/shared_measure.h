// Do the lines on both sides of a seam share a measure? What the lines themselves tell, where a page has many measures.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "reflow/seam_state.h"

namespace newsprint {

// How the line behind a seam meets the measure that the lines of the paragraph in progress share.
enum class Meets : std::uint8_t {
  unknown,
  flush,         // both lines are full under it
  indented,      // both are, were the paragraph's first line indented
  falls_short,   // the line behind is narrower: the paragraph's last, or no part of it
  too_wide,      // a paragraph has no such line
  behind_short,  // the line before the seam was narrower, so that the paragraph ended there
  torn,          // both are pieces of one printed line
  count
};

// Everything that weighs at such a seam.
struct MeasureWitness {
  Meets meets = Meets::unknown;
  Ending before = Ending::neutral;
  Ending after = Ending::neutral;
  bool begins = true;     // the line before is the paragraph's first
  std::uint8_t rest = 0;  // what the line behind may be by its width: the rest of a wrap, a word, a few, more
};
constexpr std::size_t rest_steps = 4;

// The measures under which the lines of the paragraph in progress are full, the last one apart: as they stand, and were
// the first of them indented.
class SharedMeasure {
 public:
  // Asks of the seam between `before`, the newest line of the paragraph, and `after`. `next` is the piece behind, or null
  // at the end.
  [[nodiscard]] MeasureWitness ask(const PageStyle& style, const Piece& before, const Piece& after, const Piece* next);

  // Whether the paragraph went on over the seam asked of last.
  void go_on(bool joined) noexcept;

 private:
  struct Range {
    int first = 0;  // the measures from here
    int last = -1;  // to here
    [[nodiscard]] bool empty() const noexcept { return last < first; }
    [[nodiscard]] Range moved(int by) const noexcept { return {first + by, last + by}; }
    [[nodiscard]] Range both(const Range& other) const noexcept {
      return {std::max(first, other.first), std::min(last, other.last)};
    }
    [[nodiscard]] bool meets(const Range& other) const noexcept { return !both(other).empty(); }
  };

  static Range full_under(const PageStyle& style, const Piece& piece, const Piece& next) noexcept;
  [[nodiscard]] Meets meet(const PageStyle& style, const Piece& before, const Piece& after, const Piece* next);
  [[nodiscard]] bool is_torn(const PageStyle& style, const Piece& before, const Piece& after, const Piece* next);
  [[nodiscard]] bool takes(const Range& line);

  bool begins_ = true;
  int torn_ = 0;       // columns of the printed line that stand before the newest piece
  int torn_next_ = 0;  // the same behind the seam asked of last, if the paragraph goes on
  Range flush_;
  Range indented_;
};

}  // namespace newsprint
