#include "reflow/shared_measure.h"

#include <algorithm>

namespace newsprint {

namespace {

// Some extractors end a line where two marks are set close together.
bool may_be_torn(const Piece& before, const Piece& after) noexcept {
  if (after.start == StartKind::not_at_start) return true;
  const bool letter = before.end == EndKind::cjk || before.end == EndKind::digit || before.end == EndKind::latin;
  return !letter && (after.start == StartKind::quote || after.start == StartKind::bracket);
}

std::uint8_t rest_step(std::uint32_t columns) noexcept {
  constexpr std::uint32_t widest_rest = 4;
  constexpr std::uint32_t widest_word = 8;
  constexpr std::uint32_t widest_credit = 20;
  return static_cast<std::uint8_t>((columns > widest_rest) + (columns > widest_word) + (columns > widest_credit));
}

}  // namespace

SharedMeasure::Range SharedMeasure::full_under(const PageStyle& style, const Piece& piece, const Piece& next) noexcept {
  const auto width = static_cast<int>(piece.indent + piece.width(style.marks));
  // Justified letter by letter: full, and narrower than it looks.
  const bool spread = piece.cjk > 4 && piece.blank_runs * 2 > piece.cjk;
  if (spread) return {width - piece.blank_runs - 4, width};
  // Figures, Latin letters and marks are set wider or narrower than columns can tell.
  const int uneven = (piece.western || piece.marks != 0 ? 1 : 0) + (piece.narrow - 2 * piece.cjk) / 8;
  const int hangs = piece.last_hangs ? (style.marks == Marks::wide ? 2 : 1) : 0;
  return {width - hangs - uneven, width + static_cast<int>(next.next_unit(style.marks)) - 1 + uneven};
}

// Whether a line that is full fits the paragraph; it then narrows down the measures.
bool SharedMeasure::takes(const Range& line) {
  const bool flush = flush_.meets(line);
  const bool indented = indented_.meets(line);
  if (!flush && !indented) return false;
  flush_ = flush_.both(line);
  indented_ = indented_.both(line);
  return true;
}

bool SharedMeasure::is_torn(const PageStyle& style, const Piece& before, const Piece& after, const Piece* next) {
  constexpr int squeezed = 1;  // columns that the marks at a tear may give up
  if (next == nullptr || !may_be_torn(before, after)) return false;
  const Range line = full_under(style, after, *next).moved(torn_ + static_cast<int>(before.width(style.marks)));
  const Range loose{line.first - squeezed, line.last};
  if (!begins_) return flush_.meets(loose) || indented_.meets(loose);
  const auto measure = static_cast<int>(before.measure);
  return loose.meets({measure - static_cast<int>(style.lost_indent), measure});
}

Meets SharedMeasure::meet(const PageStyle& style, const Piece& before, const Piece& after, const Piece* next) {
  constexpr std::uint32_t usual_indent = 4;
  torn_next_ = 0;
  const bool torn = is_torn(style, before, after, next);
  if (torn || after.start == StartKind::not_at_start) {
    torn_next_ = torn_ + static_cast<int>(before.width(style.marks));
    return torn ? Meets::torn : Meets::unknown;
  }
  const Range line = full_under(style, before, after).moved(torn_);
  if (begins_) {
    flush_ = line;
    indented_ = line.moved(static_cast<int>(style.lost_indent != 0 ? style.lost_indent : usual_indent));
  } else if (torn_ == 0 && !takes(line)) {
    const Range& shared = flush_.empty() ? indented_ : flush_;
    if (line.last < shared.first) return Meets::behind_short;
    flush_ = line;
    indented_ = {};
  }
  if (next == nullptr) return Meets::unknown;
  const Range behind = full_under(style, after, *next);
  if (indented_.meets(behind)) return begins_ ? Meets::indented : Meets::flush;
  if (flush_.meets(behind)) return Meets::flush;
  const int widest = indented_.empty() ? flush_.last : std::max(flush_.last, indented_.last);
  return behind.first > widest ? Meets::too_wide : Meets::falls_short;
}

MeasureWitness SharedMeasure::ask(const PageStyle& style, const Piece& before, const Piece& after, const Piece* next) {
  const bool begins = begins_;
  const Meets meets = meet(style, before, after, next);
  return {meets, ending(before.end), ending(after.end), begins, rest_step(after.width(style.marks))};
}

void SharedMeasure::go_on(bool joined) noexcept {
  torn_ = joined ? torn_next_ : 0;
  begins_ = !joined || (begins_ && torn_ != 0);
}

}  // namespace newsprint
