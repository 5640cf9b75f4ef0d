#include "reflow/seams.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "base/words.h"

namespace newsprint {

namespace {

// The next piece that is no furniture; pieces.size() at the end.
std::size_t next_body(const std::vector<Piece>& pieces, std::size_t from) {
  while (from < pieces.size() && pieces[from].furniture) ++from;
  return from;
}

void advance(Progress& progress, const Piece& piece, bool joined) {
  if (!joined) progress = {};
  progress.begins = !joined;
  progress.quotes = std::max(0, progress.quotes + piece.quotes);
  progress.brackets = std::max(0, progress.brackets + piece.brackets);
  progress.straight_quote ^= piece.odd_straight_quotes;
  progress.prose |= piece.prose;
}

// The last `n` characters of a text, or the first.
std::string_view last_chars(std::string_view text, int n) {
  const char* p = text.data() + text.size();
  for (; n > 0 && p > text.data(); --n) p = last_char({text.data(), static_cast<std::size_t>(p - text.data())});
  return {p, static_cast<std::size_t>(text.data() + text.size() - p)};
}

std::string_view first_chars(std::string_view text, int n) {
  const char* p = text.data();
  for (; n > 0 && p < text.data() + text.size(); --n) static_cast<void>(next_char(p));
  return {text.data(), static_cast<std::size_t>(p - text.data())};
}

// Looks at the lines around line `at` only: the same story repeats its words near by, and work stays linear.
bool stands_near(const Page& page, std::uint32_t at, std::string_view left, std::string_view right) {
  constexpr std::uint32_t reach = 150;
  const std::string joined = std::string(left).append(right);
  const auto first = page.lines.begin() + (at - std::min(at, reach));
  const auto last =
      page.lines.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(page.lines.size(), at + reach));
  return std::any_of(first, last, [&](const Line& line) { return line.text.find(joined) != std::string_view::npos; });
}

WordWitness ask_words(const Page& page, std::uint32_t before, std::uint32_t after) {
  const std::string_view left = page.lines[before].text;
  const std::string_view right = page.lines[after].text;
  WordWitness witness;
  witness.spans = word_spans(left, right);
  const auto seen = [&](int l, int r) { return stands_near(page, before, last_chars(left, l), first_chars(right, r)); };
  if (!seen(1, 1)) return witness;
  witness.seen = Cohesion::pair;
  if (seen(2, 1) || seen(1, 2)) witness.seen = Cohesion::three;
  if (witness.seen == Cohesion::three && seen(2, 2)) witness.seen = Cohesion::four;
  return witness;
}

// A table that stands between two lines parts them for good. Asked with growing lines: `next` moves along.
bool table_between(const Page& page, std::size_t& next, std::uint32_t before, std::uint32_t after) {
  while (next < page.blocks.size() && page.blocks[next].position <= before) ++next;
  return next < page.blocks.size() && page.blocks[next].position <= after;
}

}  // namespace

void decide_seams(const Page& page, const PageStyle& style, const std::vector<Piece>& pieces, Witness witness,
                  std::vector<Seam>& seams) {
  seams.assign(pieces.size(), {});
  Progress progress;
  std::size_t table = 0;
  std::size_t before = next_body(pieces, 0);
  if (before == pieces.size()) return;
  advance(progress, pieces[before], false);
  for (std::size_t i = next_body(pieces, before + 1); i < pieces.size(); i = next_body(pieces, i + 1)) {
    Seam& seam = seams[i];
    const std::size_t following = next_body(pieces, i + 1);
    seam.before = before;
    seam.furniture_between = i - before > 1;
    find_cues(style, pieces[before], pieces[i], following < pieces.size() ? &pieces[following] : nullptr,
              seam.furniture_between, progress, seam.cues);
    seam.score = weigh(seam.cues);
    const bool letters_meet = pieces[before].end == EndKind::cjk && pieces[i].start == StartKind::cjk;
    if (letters_meet && (witness == Witness::always || word_decides(seam.score, pieces[i].blank_before))) {
      add_word_cue(ask_words(page, pieces[before].line, pieces[i].line), pieces[i].blank_before, seam.cues);
      seam.score = weigh(seam.cues);
    }
    seam.join = seam.score > 0 && !table_between(page, table, pieces[before].line, pieces[i].line);
    if (seam.join)
      for (std::size_t k = before + 1; k < i; ++k) seams[k].stepped_over = true;
    advance(progress, pieces[i], seam.join);
    before = i;
  }
}

}  // namespace newsprint
