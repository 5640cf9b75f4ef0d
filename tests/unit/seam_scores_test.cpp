#include <doctest/doctest.h>

#include <random>

#include "reflow/seam_scores.h"

namespace newsprint {

namespace {

// A line with everything drawn by lot.
Piece draw_piece(std::mt19937& random) {
  const auto below = [&](unsigned n) { return static_cast<std::uint16_t>(random() % n); };
  Piece piece;
  piece.narrow = below(130);
  piece.marks = below(5);
  piece.cjk = below(3);
  piece.latin = below(9);
  piece.quotes = static_cast<std::int16_t>(below(3) - 1);
  piece.brackets = static_cast<std::int16_t>(below(3) - 1);
  piece.indent = below(12);
  piece.measure = below(120);
  piece.first_unit = below(20);
  piece.end = static_cast<EndKind>(below(size_of<EndKind>));
  piece.start = static_cast<StartKind>(below(size_of<StartKind>));
  for (bool* flag : {&piece.prose, &piece.counter, &piece.first_wide, &piece.flow_before}) *flag = below(2) != 0;
  piece.odd_straight_quotes = below(2) != 0;
  piece.blank_before = below(2) != 0;
  piece.byline = below(4) == 0;
  piece.title = below(2) != 0;
  // Seldom, so that seams without any of them are drawn too.
  piece.lead_in = below(8) == 0;
  piece.names = below(8) == 0;
  piece.credited = below(8) == 0;
  piece.credit = below(8) == 0;
  piece.sentence = below(8) == 0;
  piece.labelled = piece.byline || piece.lead_in || piece.credited || piece.credit || piece.sentence;
  piece.alone = static_cast<std::uint8_t>(below(4));
  return piece;
}

// A line without anything that a rule asks for: most are.
void make_plain(Piece& piece) {
  piece.blank_before = piece.byline = piece.title = piece.lead_in = piece.names = false;
  piece.credited = piece.credit = piece.sentence = piece.labelled = false;
  piece.alone = 0;
  if (piece.start == StartKind::dash) piece.start = StartKind::upper;
}

PageStyle draw_style(std::mt19937& random) {
  PageStyle style;
  style.marks = random() % 2 != 0 ? Marks::wide : Marks::narrow;
  style.long_lines = random() % 3 == 0;
  style.source = static_cast<Source>(random() % 3);
  style.inner_wraps = style.long_lines && random() % 2 == 0;
  style.blank_parts = static_cast<Tri>(random() % 3);
  style.indent_marks = random() % 2 != 0;
  style.lost_indent = random() % 2 != 0 ? 2 : 0;
  style.hyphenates = random() % 2 != 0;
  style.korean = random() % 4 == 0;
  style.capital_nouns = random() % 2 != 0;
  return style;
}

}  // namespace

TEST_CASE("seam scores: the tables weigh what the cues weigh one by one") {
  std::mt19937 random(7);
  SeamScores scores;
  for (int i = 0; i < 20000; ++i) {
    PageStyle style = draw_style(random);
    Piece before = draw_piece(random);
    Piece after = draw_piece(random);
    const Piece behind = draw_piece(random);
    if (i % 4 == 0) {
      style.long_lines = style.inner_wraps = false;
      make_plain(before);
      make_plain(after);
      before.end = EndKind::stop;
    }
    const Piece* const next = random() % 8 == 0 ? nullptr : &behind;
    const bool furniture = random() % 8 == 0;
    const auto flag = [&] { return random() % 2 != 0; };
    const Progress progress{flag(), static_cast<int>(random() % 2), static_cast<int>(random() % 2), flag(), flag()};
    Cues cues;
    find_cues(see_seam(style, before, after, next, furniture, progress), cues);
    scores.set_style(style);
    const double score =
        scores.weigh(before, scores.see(before, &after), after, scores.see(after, next), next, furniture, progress);
    CHECK(score == doctest::Approx(weigh(cues)).epsilon(0.01));
    // The tables know this seam now: nothing may depend on what was asked before.
    CHECK(scores.weigh(before, scores.see(before, &after), after, scores.see(after, next), next, furniture, progress) ==
          score);
  }
}

}  // namespace newsprint
