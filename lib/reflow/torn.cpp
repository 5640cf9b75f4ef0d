#include "reflow/torn.h"

#include <algorithm>
#include <string_view>

namespace newsprint {

namespace {

constexpr std::size_t most_words = 10;
constexpr std::size_t reach = 16;       // pieces to look for whole lines
constexpr std::size_t whole_lines = 4;  // that tell the measure, on each side

bool is_latin(const Piece& p) noexcept { return p.latin != 0 && p.cjk == 0 && p.hangul == 0; }

bool is_word(const Page& page, const Piece& p) noexcept {
  return is_latin(p) && page.lines[p.line].text.find(' ') == std::string_view::npos;
}

// The widest of the few whole lines that stand nearest on either side of the run; 0: none.
std::uint32_t measure_around(const Page& page, const std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
  std::uint32_t widest = 0;
  const auto look = [&](std::size_t i, std::size_t& seen) {
    if (!is_latin(pieces[i]) || is_word(page, pieces[i])) return;
    widest = std::max(widest, pieces[i].width(Marks::narrow));
    ++seen;
  };
  std::size_t seen = 0;
  for (std::size_t i = from; i-- > from - std::min(from, reach) && seen < whole_lines;) look(i, seen);
  seen = 0;
  for (std::size_t i = to; i < std::min(pieces.size(), to + reach) && seen < whole_lines; ++i) look(i, seen);
  return widest;
}

// Whether running text stands around the run or goes through it.
bool is_running_text(const std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
  const bool small =
      std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(from), pieces.begin() + static_cast<std::ptrdiff_t>(to),
                  [](const Piece& p) { return p.start == StartKind::lower; });
  if (!small || from == 0 || pieces[from - 1].end == EndKind::colon) return false;
  const bool goes_on = to < pieces.size() && pieces[to].start == StartKind::lower;
  const EndKind end = pieces[from - 1].end;
  return goes_on || end == EndKind::latin || end == EndKind::hyphen || end == EndKind::comma;
}

void unite(std::vector<Piece>& pieces, std::size_t from, std::size_t to, std::uint32_t width) {
  for (std::size_t i = from; i < to; ++i) {
    pieces[i].narrow = static_cast<std::uint16_t>(width);
    pieces[i].completes = i != from;
    pieces[i].furniture = false;
  }
}

}  // namespace

void mark_torn_lines(const Page& page, std::vector<Piece>& pieces) {
  for (std::size_t from = 0; from < pieces.size();) {
    if (!is_word(page, pieces[from])) {
      ++from;
      continue;
    }
    std::uint32_t width = pieces[from].narrow;
    std::size_t to = from + 1;
    while (to < pieces.size() && is_word(page, pieces[to]) && !pieces[to].blank_before && !pieces[to].flow_before) {
      width += 1U + pieces[to].narrow;
      ++to;
    }
    if (to - from >= 2 && to - from <= most_words && is_running_text(pieces, from, to)) {
      const std::uint32_t measure = measure_around(page, pieces, from, to);
      if (width * 2 >= measure && width * 7 <= measure * 8) unite(pieces, from, to, width);
    }
    from = to;
  }
}

}  // namespace newsprint
