#include "view/figures.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/char_class.h"
#include "base/counted.h"
#include "base/utf8.h"

namespace newsprint::view {

namespace {

std::uint64_t characters_of(const Part& part) {
  std::uint64_t sum = count_characters(part.text);
  for (const auto& cell : part.columns) sum += count_characters(cell);
  for (const auto& row : part.rows) {
    for (const auto& cell : row) sum += count_characters(cell);
  }
  return sum;
}

// How full the lines are beside a long line of the page: the mean over all lines that are not blank.
double line_fill(const PageModel& page) {
  std::vector<std::uint32_t> widths;
  for (const SourceLine& line : page.lines) {
    if (!line.text.empty()) widths.push_back(display_width(line.text));
  }
  if (widths.empty()) return 0;
  std::ranges::sort(widths);
  const double measure = std::max(widths[widths.size() * 9 / 10], 1U);
  double sum = 0;
  for (const std::uint32_t width : widths) sum += std::min(1.0, width / measure);
  return sum / static_cast<double>(widths.size());
}

std::uint64_t left_over(const PageModel& page) {
  const auto claims = claims_of(page);
  std::uint64_t left = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::string& text = page.lines[i].text;
    auto claim = claims[i].begin();
    std::uint32_t place = 0;
    for (const char *p = text.data(), *end = p + text.size(); p != end; ++place) {
      const bool counted = is_counted(next_char(p));
      while (claim != claims[i].end() && claim->to <= place) ++claim;
      if (counted && (claim == claims[i].end() || place < claim->from)) ++left;
    }
  }
  return left;
}

// Appends `claim` without what stands before `from`, where anything is left of it.
void append_from(std::uint32_t from, Claim claim, std::vector<Claim>& to) {
  claim.from = std::max(claim.from, from);
  if (claim.from < claim.to) to.push_back(claim);
}

// The claims on one line, none over another: what surely agrees stands, the rest gets what is left around it.
std::vector<Claim> settle(std::vector<Claim> claims) {
  std::ranges::stable_sort(claims, {}, &Claim::from);
  std::vector<Claim> sure;
  std::vector<Claim> rest;
  for (const Claim& claim : claims) {
    std::vector<Claim>& to = claim.sure ? sure : rest;
    append_from(to.empty() ? 0 : to.back().to, claim, to);
  }
  std::vector<Claim> settled;
  auto next = sure.begin();
  for (Claim claim : rest) {
    while (next != sure.end() && next->from < claim.to) {
      Claim before = claim;
      before.to = std::min(before.to, next->from);
      append_from(settled.empty() ? 0 : settled.back().to, before, settled);
      settled.push_back(*next++);
    }
    append_from(settled.empty() ? 0 : settled.back().to, claim, settled);
  }
  settled.insert(settled.end(), next, sure.end());
  return settled;
}

void count_part(const Part& part, Figures& figures) {
  (part.role == "removed" ? figures.removed : figures.kept) += characters_of(part);
  figures.joins += part.seams;
  figures.unsure += is_unsure(part) ? 1U : 0U;
  for (const std::string& flag : part.flags) ++figures.flags[flag];
}

}  // namespace

std::uint32_t Figures::flag_count() const noexcept {
  std::uint32_t sum = 0;
  for (const auto& [flag, count] : flags) sum += count;
  return sum;
}

Figures figures_of(const PageModel& page) {
  Figures figures;
  for (const Story& story : page.stories) {
    ++figures.stories[static_cast<std::size_t>(story.kind)];
    for (const std::string& flag : story.flags) ++figures.flags[flag];
    for (const Part& part : story.parts) count_part(part, figures);
  }
  if (!page.has_source) return figures;
  figures.left = left_over(page);
  figures.fill = line_fill(page);
  return figures;
}

std::uint32_t display_width(std::string_view text) noexcept {
  std::uint32_t width = 0;
  for (const char *p = text.data(), *end = p + text.size(); p != end;) width += info(class_of(next_char(p))).width;
  return width;
}

std::vector<std::vector<Claim>> claims_of(const PageModel& page) {
  std::vector<std::vector<Claim>> claims(page.lines.size());
  std::uint32_t number = 0;
  for (const Story& story : page.stories) {
    for (const Part& part : story.parts) {
      for (const Piece& piece : part.pieces) claims[piece.line].push_back({piece.from, piece.to, number, piece.sure});
      ++number;
    }
  }
  for (auto& line : claims) {
    if (line.size() > 1) line = settle(std::move(line));
  }
  return claims;
}

}  // namespace newsprint::view
