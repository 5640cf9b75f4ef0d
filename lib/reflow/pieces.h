// The lines of a page as reflow sees them: what meets at each seam, and how full each line is.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

namespace newsprint {

// How a line ends: what stands last decides whether a sentence may be over.
enum class EndKind : std::uint8_t {
  stop,
  stop_closed,
  ellipsis,
  closed,
  abbreviation,
  comma,
  colon,
  open,
  hyphen,
  dash,
  digit,
  cjk,
  hangul,
  latin,
  other,
  count
};

// How a line begins.
enum class StartKind : std::uint8_t {
  bullet,
  numbered,
  quote,
  bracket,
  not_at_start,
  dash,
  digit,
  lower,
  upper,
  function_word,  // an article, pronoun or the like with a capital: no name, and no noun
  cjk,
  hangul,
  other,
  count
};

// Two ways to count a mark's columns: as printed by a Latin font, or by a CJK font on an em square.
enum class Marks : std::uint8_t { narrow, wide };

// What the characters of a line add up to, each sum at most 65535. Widths are display columns.
struct PieceSums {
  std::uint16_t narrow = 0;  // width with every mark narrow
  std::uint16_t marks = 0;   // marks that a CJK font sets one column wider
  std::uint16_t cjk = 0;     // letters of Han, kana
  std::uint16_t hangul = 0;
  std::uint16_t latin = 0;
  std::int16_t quotes = 0;  // opened less closed
  std::int16_t brackets = 0;
  std::uint16_t blank_runs = 0;
};

// The place of a single character in a headline set downwards.
enum class Stacked : std::uint8_t { no, top, below };

// One line with text. One cache line long: every step of a page walks over all of them.
struct Piece : PieceSums {
  std::uint32_t line = 0;         // index into Page::lines
  std::uint32_t characters = 0;   // code points, blanks too
  std::uint32_t indent = 0;       // display columns
  std::uint32_t first_unit = 0;   // what has to come up to the line before: a word, or a character with its closers
  std::uint32_t tail = 0;         // columns behind the last inner wrap; 0: not measured
  std::uint32_t wraps = 0;        // of the page's inner wraps, the first of this piece's own
  std::uint32_t wrap_count = 0;   // line ends that became blanks inside it
  std::uint16_t first_marks = 0;  // marks in the first unit, at most 65535
  std::uint16_t measure = 0;      // columns of the block it stands in; 0 when unknown
  EndKind end = EndKind::other;
  StartKind start = StartKind::other;
  Stacked stacked = Stacked::no;
  std::uint8_t alone = 0;    // how surely the lines around the seam before it stand alone, as verse does: 0 to 3
  bool prose = false;        // has a comma, semicolon or stop inside: a sentence, not a label
  bool counter = false;      // begins with what follows a number: 日, 万, 名
  bool first_wide = false;   // the first character is CJK: no blank parts it from the line before
  bool last_hangs = false;   // ends in a mark that may hang behind the measure
  bool flow_before = false;  // another region or column begins here
  bool furniture = false;
  bool odd_straight_quotes = false;
  bool title = false;            // Han parted by a blank, without clauses: the halves of a headline
  bool blank_before = false;     // a blank line stands between the piece before and this one
  bool labelled = false;         // one of the next five holds: a cheap test before them
  bool byline : 1 = false;       // names who wrote it, and nothing else
  bool lead_in : 1 = false;      // begins as a report does: 本报讯, an agency's dateline, 上接第3版
  bool credited : 1 = false;     // ends in a picture's credit; in CJK set off by a blank
  bool credit : 1 = false;       // names who took a picture, and nothing else
  bool sentence : 1 = false;     // Latin words of which a long one has a small initial: no title in capitals
  bool digits : 1 = false;       // has 0-9
  bool western : 1 = false;      // has characters that blanks may part from the CJK beside them: letters, digits
  bool names : 1 = false;        // may be the rest of a byline: names of people and nothing else
  bool credit_open : 1 = false;  // ends inside a credit in Latin script
  bool completes : 1 = false;    // goes on with the line before for sure: the rest of a byline or of a torn line

  [[nodiscard]] std::uint32_t width(Marks m) const noexcept { return narrow + (m == Marks::wide ? marks : 0); }
  [[nodiscard]] std::uint32_t next_unit(Marks m) const noexcept {
    return first_unit + (m == Marks::wide ? first_marks : 0U) + (first_wide ? 0 : 1);
  }
};
static_assert(sizeof(Piece) == 64);

// What few pages have: steps that look for it pass over all others.
struct PieceFacts {
  bool latin_lines = false;        // two in a row with Latin letters and no others
  bool single_characters = false;  // lines of one character
};

// Measures the lines of `page` that have text, in reading order.
PieceFacts measure_pieces(const Page& page, std::vector<Piece>& pieces);

}  // namespace newsprint
