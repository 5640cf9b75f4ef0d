#include "reflow/furniture.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "base/pattern.h"
#include "data/furniture.h"

namespace newsprint {

namespace {

constexpr std::uint32_t widest_furniture = 72;  // display columns

const Pattern& shape() {
  // Compiled when the first candidate asks, once for the process.
  static const std::unique_ptr<Pattern> pattern = [] {
    auto compiled = std::make_unique<Pattern>();
    static_cast<void>(compiled->compile(furniture_pattern));
    return compiled;
  }();
  return *pattern;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool has_editor_mark(std::string_view text) {
  for (const std::string_view mark : {"编辑", "編輯", "校对", "校對", "美编", "美編"})
    if (text.find(mark) != std::string_view::npos) return true;
  return false;
}

bool ends_open(const Piece& p) {
  return p.end != EndKind::stop && p.end != EndKind::stop_closed && p.end != EndKind::ellipsis;
}

// A short line without marks that stands again elsewhere, in the middle of sentences: a running head.
void mark_repeated(const Page& page, std::vector<Piece>& pieces) {
  constexpr std::size_t least_distance = 5;
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    const Piece& p = pieces[i];
    const bool unmarked =
        p.end == EndKind::cjk || p.end == EndKind::latin || p.end == EndKind::hangul || p.end == EndKind::digit;
    if (p.narrow <= 40 && unmarked) order.push_back(i);
  }
  const auto text = [&](std::uint32_t i) { return page.lines[pieces[i].line].text; };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return text(a) != text(b) ? text(a) < text(b) : a < b; });
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first + 1;
    while (last < order.size() && text(order[last]) == text(order[first])) ++last;
    if (last - first >= 2 && order[first + 1] - order[first] >= least_distance) {
      std::size_t inside = 0;
      for (std::size_t k = first; k < last; ++k) inside += order[k] > 0 && ends_open(pieces[order[k] - 1]);
      if (inside * 2 >= last - first)
        for (std::size_t k = first; k < last; ++k) pieces[order[k]].furniture = true;
    }
    first = last;
  }
}

}  // namespace

void mark_furniture(const Page& page, std::vector<Piece>& pieces) {
  for (Piece& p : pieces) {
    const std::string_view text = page.lines[p.line].text;
    if (p.narrow > widest_furniture || (!has_digit(text) && !has_editor_mark(text))) continue;
    p.furniture = shape().matches(text);
  }
  mark_repeated(page, pieces);
}

}  // namespace newsprint
