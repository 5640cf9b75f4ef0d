#include "columns/stacks.h"

#include <algorithm>
#include <map>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::size_t least_characters = 4;
constexpr std::uint32_t widest_row_gap = 3;  // baselines of the columns beside it fall in between

bool is_character(const Segment& s) {
  return s.width == 2 && cjk_letters.has(class_of(first_code_point(s.text))) && count_code_points(s.text) == 1;
}

// At least three in four are different.
bool is_text(std::span<const Segment> segments, const Stack& stack) {
  std::vector<char32_t> letters;
  for (const std::uint32_t i : stack) letters.push_back(first_code_point(segments[i].text));
  std::sort(letters.begin(), letters.end());
  const auto different = std::unique(letters.begin(), letters.end()) - letters.begin();
  return stack.size() >= least_characters && static_cast<std::size_t>(different) * 4 >= stack.size() * 3;
}

}  // namespace

std::vector<Stack> find_stacks(std::span<const Segment> segments) {
  std::vector<Stack> found;
  std::map<std::uint32_t, Stack> open;  // by column
  const auto close = [&](Stack& stack) {
    if (is_text(segments, stack)) found.push_back(std::move(stack));
    stack.clear();
  };
  for (std::uint32_t i = 0; i < segments.size(); ++i) {
    const Segment& s = segments[i];
    if (!is_character(s)) continue;
    Stack& stack = open[s.from];
    if (!stack.empty() && s.row - segments[stack.back()].row > widest_row_gap) close(stack);
    stack.push_back(i);
  }
  for (auto& [column, stack] : open) close(stack);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace newsprint
