#include "reflow/stacked.h"

#include <algorithm>
#include <string_view>

namespace newsprint {

namespace {

constexpr std::size_t least_characters = 4;

bool is_character(const Piece& p) noexcept { return p.characters == 1 && p.cjk == 1 && !p.furniture; }

// At least three in four of the pieces [from, to) are different.
bool is_text(const Page& page, const std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
  std::vector<std::string_view> letters;
  for (std::size_t i = from; i < to; ++i) letters.push_back(page.lines[pieces[i].line].text);
  std::sort(letters.begin(), letters.end());
  const auto different = std::unique(letters.begin(), letters.end()) - letters.begin();
  return static_cast<std::size_t>(different) * 4 >= (to - from) * 3;
}

}  // namespace

void mark_stacks(const Page& page, std::vector<Piece>& pieces) {
  for (std::size_t from = 0; from + least_characters <= pieces.size();) {
    if (!is_character(pieces[from])) {
      ++from;
      continue;
    }
    std::size_t to = from + 1;
    while (to < pieces.size() && is_character(pieces[to]) && !pieces[to].flow_before &&
           pieces[to].blank_before == pieces[from + 1].blank_before)
      ++to;
    if (to - from >= least_characters && is_text(page, pieces, from, to)) {
      pieces[from].stacked = Stacked::top;
      for (std::size_t i = from + 1; i < to; ++i) pieces[i].stacked = Stacked::below;
    }
    from = to;
  }
}

}  // namespace newsprint
