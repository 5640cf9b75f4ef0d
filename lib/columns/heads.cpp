#include "columns/heads.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::size_t least_body = 3;  // lines above a head that say how far lines stand apart

std::uint32_t rows_above(const Strips& all, const Strip& strip, std::size_t i) {
  return all.pieces[strip.pieces[i]].segment.row - all.pieces[strip.pieces[i - 1]].segment.row;
}

std::uint32_t middle_gap(const Strips& all, const Strip& strip, std::vector<std::uint32_t>& gaps) {
  gaps.clear();
  for (std::size_t i = 1; i < strip.pieces.size(); ++i) gaps.push_back(rows_above(all, strip, i));
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>((gaps.size() - 1) / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

// A head has few lines, and what is below it stands apart or is indented.
bool begins_head(const Strips& all, const Strip& strip, std::size_t i, std::uint32_t pitch) {
  const auto segment = [&](std::size_t k) -> const Segment& { return all.pieces[strip.pieces[k]].segment; };
  if (!is_head_line(segment(i).text)) return false;
  std::size_t end = i + 1;
  while (end < strip.pieces.size() && segment(end).from == strip.base && rows_above(all, strip, end) <= pitch) ++end;
  if (end - i > most_head_lines || ends_in_stop(segment(end - 1).text)) return false;
  if (rows_above(all, strip, i) > pitch + 1) return segment(i).from == strip.base || end == strip.pieces.size();
  // A gap of one row may be another column's line: only a short line stands out.
  return segment(i).from == strip.base && (segment(end - 1).to - strip.base) * 20 < (strip.right - strip.base) * 17;
}

// Leaves strip `number` the lines before the first of `cuts` and makes a strip of those from each on.
void cut_at(Strips& all, std::uint32_t number, const Strip& whole, const std::vector<std::size_t>& cuts) {
  const auto part = [&](std::size_t i) { return whole.pieces.begin() + static_cast<std::ptrdiff_t>(i); };
  std::uint32_t above = number;
  for (std::size_t k = 0; k < cuts.size(); ++k) {
    if (k == 0) {
      all.strips[number].pieces.resize(cuts[k]);
      all.strips[number].bottom = all.pieces[all.strips[number].pieces.back()].segment.row;
    }
    Strip below = whole;
    below.pieces.assign(part(cuts[k]), k + 1 == cuts.size() ? whole.pieces.end() : part(cuts[k + 1]));
    below.top = all.pieces[below.pieces.front()].segment.row;
    below.bottom = all.pieces[below.pieces.back()].segment.row;
    below.cut_from = above;
    above = static_cast<std::uint32_t>(all.strips.size());
    for (const std::uint32_t p : below.pieces) all.pieces[p].strip = above;
    all.strips.push_back(std::move(below));
  }
}

}  // namespace

bool is_head_line(std::string_view text) {
  const CharClass first = class_of(first_code_point(text));
  constexpr ClassSet no_head{CharClass::latin_lower, CharClass::bullet, CharClass::hyphen, CharClass::dash};
  if (no_head.has(first) || no_line_start.has(first)) return false;
  const CharClass last = class_of(last_code_point(text));
  return last != CharClass::comma && last != CharClass::hyphen && !ends_in_stop(text);
}

void cut_heads(Strips& all) {
  if (!all.latin) return;
  std::vector<std::uint32_t> gaps;
  std::vector<std::size_t> cuts;
  const std::size_t count = all.strips.size();
  for (std::uint32_t number = 0; number < count; ++number) {
    const Strip strip = all.strips[number];
    if (strip.stacked || strip.whole || strip.pieces.size() <= least_body) continue;
    const std::uint32_t pitch = middle_gap(all, strip, gaps);
    cuts.clear();
    for (std::size_t i = least_body; i < strip.pieces.size(); ++i)
      if (rows_above(all, strip, i) > pitch && begins_head(all, strip, i, pitch)) cuts.push_back(i);
    cut_at(all, number, strip, cuts);
  }
}

}  // namespace newsprint
