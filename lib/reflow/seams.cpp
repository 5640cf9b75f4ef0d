#include "reflow/seams.h"

#include <algorithm>

#include "base/words.h"
#include "lines/grid.h"
#include "reflow/cohesion.h"
#include "reflow/seam_scores.h"
#include "reflow/shared_measure.h"

namespace newsprint {

namespace {

constexpr double certain = 20;
constexpr double region_cost = 2;     // of joining what the geometry did not
constexpr double label_cost = 4;      // ... to a line that looks like a label
constexpr double heading_weight = 4;  // for lines that stand as those of one headline do

// Whether two lines stand as those of one headline do, where columns kept their places.
bool is_wrapped_heading(const Page& page, const PageStyle& style, const Piece& above, const Piece& below) {
  if (!style.keeps_places || below.flow_before || below.blank_before) return false;
  if (above.byline || below.byline || below.start == StartKind::dash) return false;
  if (ending(above.end) != Ending::neutral || ending(below.end) == Ending::runs_on) return false;
  if (above.cjk * 4 < above.cjk + above.latin) return false;
  // A headline may hold clauses, but then only the middle tells it from lines of text.
  const bool centred = page.lines[below.line].indent > page.lines[above.line].indent + 1;
  if ((above.prose || below.prose) && !centred) return false;
  const auto place = [&](const Piece& p) {
    const Line& line = page.lines[p.line];
    return Placed{line.indent, (p.width(style.marks) + 1) / 2, line.number, line.text};
  };
  return one_heading(place(above), place(below));
}

// What columns say of a seam by where they put its lines. The weights were set by hand.
double weigh_places(const Page& page, const PageStyle& style, const Piece& above, const Piece& below,
                    const Piece* next) {
  if (page.lines[above.line].region == page.lines[below.line].region)
    return is_wrapped_heading(page, style, above, below) ? heading_weight : 0;
  const bool label = style.keeps_places && !below.prose && headline_like(style, below, free_behind(style, below, next));
  return label ? -label_cost : -region_cost;
}

// The next piece that is no furniture; pieces.size() at the end.
std::size_t next_body(const std::vector<Piece>& pieces, std::size_t from) {
  while (from < pieces.size() && pieces[from].furniture) ++from;
  return from;
}

inline void advance(Progress& progress, const Piece& piece, bool joined) {
  if (!joined) progress = {};
  progress.begins = !joined;
  progress.quotes = std::max(0, progress.quotes + piece.quotes);
  progress.brackets = std::max(0, progress.brackets + piece.brackets);
  progress.straight_quote ^= piece.odd_straight_quotes;
  progress.prose |= piece.prose;
}

// A table that stands between two lines parts them for good. Asked with growing lines: `next` moves along.
bool table_between(const Page& page, std::size_t& next, std::uint32_t before, std::uint32_t after) {
  while (next < page.blocks.size() && page.blocks[next].position <= before) ++next;
  return next < page.blocks.size() && page.blocks[next].position <= after;
}

// Two short lines that may be one headline, as far as their widths tell: what a blank line would leave as open.
bool may_be_headline(const Piece& before, const Piece& after, const MeasureWitness& witness) {
  return witness.begins && (witness.meets == Meets::falls_short || witness.meets == Meets::flush) &&
         witness.after == Ending::neutral && !before.prose && !after.prose;
}

// Lets the page's own words and the dictionary speak where letters meet and the decision is close, or a blank line or the
// end of a headline's line has to be explained.
void ask_words(const Page& page, const std::vector<Piece>& pieces, std::size_t i, bool blank, SeamWatch* watch,
               Seam& seam) {
  const bool always = watch != nullptr && watch->words == AskWords::always;
  if (!always && !words_decide(seam.score, blank)) return;
  const std::uint32_t left = pieces[seam.before].line;
  const std::uint32_t right = pieces[i].line;
  WordWitness words{false, cohesion_across(page, left, right)};
  const bool open =
      (seam.score + weigh({false, words.seen}, blank) > 0) != (seam.score + weigh({true, words.seen}, blank) > 0);
  if (always || open) words.spans = word_spans(page.lines[left].text, page.lines[right].text);
  seam.score += weigh(words, blank);
  if (watch != nullptr) add_word_cue(words, blank, watch->cues[i]);
}

}  // namespace

void decide_seams(const Page& page, const PageStyle& page_style, const std::vector<Piece>& pieces,
                  std::vector<Seam>& seams, SeamWatch* watch) {
  seams.assign(pieces.size(), {});
  if (watch != nullptr) watch->cues.assign(pieces.size(), {});
  Progress progress;
  SeamScores& scores = SeamScores::of_this_thread();
  std::size_t table = 0;
  std::size_t before = next_body(pieces, 0);
  if (before == pieces.size()) return;
  advance(progress, pieces[before], false);
  SharedMeasure measure;
  const Piece* const all = pieces.data();
  const std::size_t size = pieces.size();
  const auto piece_at = [=](std::size_t i) { return i < size ? all + i : nullptr; };
  const Piece* above = all + before;
  std::size_t following = next_body(pieces, before + 1);
  const Piece* next = piece_at(following);
  const std::vector<RegionStyle> regions = find_region_styles(page, pieces, page_style);
  auto region = regions.begin();
  PageStyle style = page_style;
  scores.set_style(style);
  SeamSide side = scores.see(*above, next);
  while (next != nullptr) {
    const std::size_t i = following;
    const Piece& below = *next;
    Seam& seam = seams[i];
    following = next_body(pieces, i + 1);
    next = piece_at(following);
    if (region != regions.end()) {
      while (i >= region->end) ++region;
      scores.set_style(style = region->style);
    }
    const SeamSide before_side = side;
    side = scores.see(below, next);
    seam.before = static_cast<std::uint32_t>(before);
    seam.furniture_between = i - before > 1;
    double score = scores.weigh(*above, before_side, below, side, next, seam.furniture_between, progress);
    if (watch != nullptr)
      find_cues(see_seam(style, *above, below, next, seam.furniture_between, progress), watch->cues[i]);
    bool blank = below.blank_before;
    if (style.source == Source::stream) {
      if (before_side.letters == Letters::cjk) {
        const MeasureWitness witness = measure.ask(style, *above, below, next);
        score += weigh(witness);
        if (watch != nullptr) add_measure_cue(witness, watch->cues[i]);
        blank |= may_be_headline(*above, below, witness);
      }
    }
    if (above->end == EndKind::cjk && below.start == StartKind::cjk) {
      seam.score = score;
      ask_words(page, pieces, i, blank, watch, seam);
      score = seam.score;
    }
    if (above->stacked != Stacked::no || below.stacked != Stacked::no)
      score = below.stacked == Stacked::below ? certain : -certain;
    if (below.flow_before || style.keeps_places) score += weigh_places(page, style, *above, below, next);
    if (below.completes && before + 1 == i) score = certain;
    seam.score = score;
    seam.join = score > 0 && (page.blocks.empty() || !table_between(page, table, above->line, below.line));
    if (seam.join)
      for (std::size_t k = before + 1; k < i; ++k) seams[k].stepped_over = true;
    advance(progress, below, seam.join);
    if (style.source == Source::stream) measure.go_on(seam.join);
    before = i;
    above = &below;
  }
}

}  // namespace newsprint
