#include "reflow/stacked.h"

#include <algorithm>
#include <string_view>

namespace newsprint {

namespace {

constexpr std::size_t least_characters = 4;

// Printed twice on a page, a character looks like furniture.
bool is_character(const Piece& p) noexcept { return p.characters == 1 && p.cjk == 1; }

bool opens(const Piece& p) noexcept {
  return p.characters == 1 && (p.start == StartKind::quote || p.start == StartKind::bracket);
}

// What may stand inside: figures and marks too.
bool goes_on(const Piece& p) noexcept {
  return p.characters == 1 && (p.cjk == 1 || p.digits || p.start == StartKind::quote || p.start == StartKind::bracket ||
                               p.start == StartKind::not_at_start || p.start == StartKind::dash);
}

bool may_end(const Piece& p) noexcept { return is_character(p) || p.start == StartKind::not_at_start; }

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
    if (!is_character(pieces[from]) && !opens(pieces[from])) {
      ++from;
      continue;
    }
    std::size_t end = from + 1;
    std::size_t characters = is_character(pieces[from]);
    for (; end < pieces.size() && goes_on(pieces[end]) && !pieces[end].flow_before; ++end)
      characters += is_character(pieces[end]);
    std::size_t to = end;
    while (to > from + 1 && !may_end(pieces[to - 1])) --to;
    if (characters >= least_characters && 2 * characters > to - from && is_text(page, pieces, from, to)) {
      pieces[from].stacked = Stacked::top;
      for (std::size_t i = from + 1; i < to; ++i) pieces[i].stacked = Stacked::below;
      for (std::size_t i = from; i < to; ++i) pieces[i].furniture = false;
    }
    from = end;  // what was left off has no character of its own to begin another with
  }
}

}  // namespace newsprint
