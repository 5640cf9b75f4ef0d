#include "columns/display.h"

#include <newsprint/roles.h>

#include <algorithm>
#include <array>

#include "base/char_class.h"
#include "base/utf8.h"
#include "base/words.h"

namespace newsprint {

namespace {

// What a line is, in the cheapest reading of its whole strip.
enum Reading : std::uint8_t { body, display, readings };

// Costs, about the negative logarithm of how often newspapers do that.
constexpr double short_without_stop = 4;  // a body line that neither fills the column nor ends a sentence
constexpr double nearly_full = 1.5;       // the same, but an unbreakable word may have left the place free
constexpr double calls = 1;               // ... that ends in ! or ?
constexpr double unknown_measure = 1;     // no stop, and nothing to tell how far the column reaches
constexpr double off_the_edge = 2;        // a body line that begins where no column nor paragraph does
constexpr double display_stop = 5;        // a display line with a full stop
constexpr double display_clause = 2;      // ... a comma
constexpr double display_full = 2;        // ... that fills the column from its edge
constexpr double overruns = 4;            // a body line that reaches past the column, over its neighbours
constexpr double open_paragraph = 4;      // a paragraph that ends without a stop before another one
constexpr double breaks_off = 2;          // a text that goes on elsewhere, display lines below it
constexpr double goes_on_below = 2.5;     // a text that began elsewhere, display lines above it

constexpr std::uint32_t surely_short = 3;         // ems
constexpr std::uint32_t surely_over = 3;          // ems past the measure
constexpr std::uint32_t widest_first_indent = 4;  // where the column does not tell its own
constexpr std::uint32_t widest_indent = 7;
constexpr std::uint32_t narrowest_column = 8;  // less is a table's

struct Look {
  bool full;
  bool stop;
  bool indented;
  std::array<double, readings> cost;
};

// Commas and full stops inside a line, and what it ends in. Headlines may well ask or call.
struct Clauses {
  bool comma = false;
  bool stop = false;
  bool calls = false;  // ends in ! or ?
  int open = 0;        // quotes and brackets that do not close; titles, which fill headlines, aside
};

Clauses find_clauses(std::string_view text) {
  Clauses found;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const char32_t letter = next_char(p);
    const CharClass c = class_of(letter);
    found.comma |= c == CharClass::comma || c == CharClass::comma_wide;
    found.calls = letter == U'!' || letter == U'?' || letter == U'！' || letter == U'？';
    found.stop |= c == CharClass::stop_wide && !found.calls;
    if (letter == U'《' || letter == U'》') continue;
    found.open += openers.has(c) ? 1 : closers.has(c) && found.open > 0 ? -1 : 0;
  }
  return found;
}

// Where full lines of the strip end; 0 where nothing tells.
std::uint32_t measure_of(const Strips& all, const Strip& strip) {
  std::vector<std::uint32_t> measures;
  for (const std::uint32_t i : strip.pieces) {
    const ColumnPiece& piece = all.pieces[i];
    if (piece.placed && piece.base == strip.base) measures.push_back(piece.measure);
  }
  if (measures.empty()) return 0;
  const auto middle = measures.begin() + static_cast<std::ptrdiff_t>(measures.size() / 2);
  std::nth_element(measures.begin(), middle, measures.end());
  return *middle;
}

// Where most lines of the strip begin, or its base where few agree.
std::uint32_t base_of(const Strips& all, const Strip& strip) {
  std::vector<std::uint32_t> starts;
  for (const std::uint32_t i : strip.pieces) starts.push_back(all.pieces[i].segment.from);
  std::sort(starts.begin(), starts.end());
  std::uint32_t base = strip.base;
  std::size_t best = 2;
  for (std::size_t i = 0, run = 0; i < starts.size(); ++i) {
    run = i > 0 && starts[i] == starts[i - 1] ? run + 1 : 1;
    if (run <= best) continue;
    best = run;
    base = starts[i];
  }
  return base;
}

// The indent that most of the strip's paragraphs begin with; 0 where too few tell.
std::uint32_t indent_of(const Strips& all, const Strip& strip, std::uint32_t base) {
  std::array<std::uint32_t, widest_indent + 1> count{};
  for (std::size_t i = 1; i < strip.pieces.size(); ++i) {
    const std::uint32_t from = all.pieces[strip.pieces[i]].segment.from;
    if (from <= base || from > base + widest_indent) continue;
    if (ends_in_stop(all.pieces[strip.pieces[i - 1]].segment.text)) ++count[from - base];
  }
  const auto most = std::max_element(count.begin(), count.end());
  return *most >= 2 ? static_cast<std::uint32_t>(most - count.begin()) : 0;
}

Look look_at(const ColumnPiece& piece, std::uint32_t base, std::uint32_t measure, std::uint32_t usual_indent) {
  const Segment& s = piece.segment;
  const std::uint32_t free = measure - std::min(measure, s.to);
  const std::uint32_t indent = s.from - std::min(s.from, base);
  const Clauses clauses = find_clauses(s.text);
  // The grid may shift an indented line; a line of a sentence may have its neighbour's glued to it.
  const bool sentence = clauses.comma || clauses.stop || clauses.open > 0;
  const bool over = measure != 0 && s.to >= measure + indent + surely_over && !sentence;
  const bool full = measure != 0 && free < 2 && !over;
  const bool indented = usual_indent != 0 ? indent == usual_indent : indent > 0 && indent <= widest_first_indent;
  Look look{full, ends_in_stop(s.text), indented, {}};
  if (measure == 0 && !look.stop) look.cost[body] += unknown_measure;
  if (over) look.cost[body] += overruns;
  if (measure != 0 && !look.full && !over && !look.stop)
    look.cost[body] += free >= surely_short ? short_without_stop : nearly_full;
  if (indent > 0 && !indented) look.cost[body] += off_the_edge;
  if (clauses.calls) look.cost[body] += calls;
  if (clauses.stop) look.cost[display] += display_stop;
  if (clauses.comma) look.cost[display] += display_clause;
  if (look.full && indent == 0) look.cost[display] += display_full;
  return look;
}

double step_cost(const Look& above, Reading a, const Look& below, Reading b) {
  if (a == body && b == body) return below.indented && !above.stop ? open_paragraph : 0;
  if (a == body) return above.stop ? 0 : breaks_off;
  if (b == body) return below.indented ? 0 : goes_on_below;
  return 0;
}

// The cheapest reading of the lines.
std::vector<Reading> read(const std::vector<Look>& looks) {
  std::vector<std::array<Reading, readings>> from(looks.size());
  std::array<double, readings> cost = looks.front().cost;
  for (std::size_t i = 1; i < looks.size(); ++i) {
    std::array<double, readings> next{};
    for (const Reading b : {body, display}) {
      const double over_body = cost[body] + step_cost(looks[i - 1], body, looks[i], b);
      const double over_display = cost[display] + step_cost(looks[i - 1], display, looks[i], b);
      from[i][b] = over_display < over_body ? display : body;
      next[b] = looks[i].cost[b] + std::min(over_body, over_display);
    }
    cost = next;
  }
  std::vector<Reading> result(looks.size());
  result.back() = cost[display] < cost[body] ? display : body;
  for (std::size_t i = looks.size() - 1; i > 0; --i) result[i - 1] = from[i][result[i]];
  return result;
}

bool parts(const Look& above, Reading a, const Look& below, Reading b) {
  if (a == body && b == display) return !above.stop;
  return a == display && b == body && !below.indented;
}

// Where a strip's text stands.
struct Frame {
  std::uint32_t base;
  std::uint32_t measure;  // 0: unknown

  [[nodiscard]] bool narrow() const { return measure != 0 && measure < base + narrowest_column; }
};

Frame frame_of(const Strips& all, const Strip& strip) { return {base_of(all, strip), measure_of(all, strip)}; }

// Says what each line of the strip is.
void read_strip(Strips& all, const Strip& strip, const Frame& frame, std::vector<Look>& looks) {
  const auto [base, measure] = frame;
  const std::uint32_t indent = indent_of(all, strip, base);
  looks.clear();
  for (const std::uint32_t i : strip.pieces) looks.push_back(look_at(all.pieces[i], base, measure, indent));
  const std::vector<Reading> reading = read(looks);
  for (std::size_t i = 0; i < looks.size(); ++i) all.pieces[strip.pieces[i]].display = reading[i] == display;
}

// Which lines begin a strip of their own.
void find_parts(const Strips& all, const Strip& strip, const std::vector<Look>& looks, std::vector<std::size_t>& cuts) {
  const auto reading = [&](std::size_t i) { return all.pieces[strip.pieces[i]].display ? display : body; };
  for (std::size_t i = 1; i < looks.size(); ++i) {
    if (parts(looks[i - 1], reading(i - 1), looks[i], reading(i))) cuts.push_back(i);
  }
}

// A kicker is a strip by itself.
void find_kickers(const Strips& all, const Strip& strip, std::vector<std::size_t>& cuts) {
  const std::size_t known = cuts.size();
  const auto is_kicker = [&](std::size_t i) { return all.pieces[strip.pieces[i]].kicker; };
  for (std::size_t i = 1; i < strip.pieces.size(); ++i)
    if (is_kicker(i - 1) || is_kicker(i)) cuts.push_back(i);
  if (cuts.size() == known) return;
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
}

Strip cut_strip(const Strips& all, const Strip& whole, std::size_t first, std::size_t last) {
  Strip strip;
  strip.pieces.assign(whole.pieces.begin() + static_cast<std::ptrdiff_t>(first),
                      whole.pieces.begin() + static_cast<std::ptrdiff_t>(last));
  strip.base = whole.right;
  for (const std::uint32_t i : strip.pieces) {
    const ColumnPiece& piece = all.pieces[i];
    strip.base = std::min(strip.base, piece.placed && piece.base == whole.base ? piece.base : piece.segment.from);
    strip.right = std::max(strip.right, piece.segment.to);
    strip.supported |= piece.support >= supported;
  }
  strip.top = all.pieces[strip.pieces.front()].segment.row;
  strip.bottom = all.pieces[strip.pieces.back()].segment.row;
  return strip;
}

}  // namespace

bool continues_heading(const ColumnPiece& above, const ColumnPiece& below) {
  const auto place = [](const Segment& s) { return Placed{s.from, (s.width + 1) / 2, s.row, s.text}; };
  return above.display && below.display && !below.kicker && one_heading(place(above.segment), place(below.segment));
}

namespace {

// Lines of other pieces by row and column.
class Rows {
 public:
  explicit Rows(const std::vector<ColumnPiece>& pieces) : pieces_(pieces) {}

  // The first piece in `row` that reaches into columns [from, to), or the number of pieces.
  [[nodiscard]] std::size_t find(std::uint32_t row, std::uint32_t from, std::uint32_t to) const {
    const auto before = [](const ColumnPiece& piece, std::pair<std::uint32_t, std::uint32_t> place) {
      const Segment& s = piece.segment;
      return s.row != place.first ? s.row < place.first : s.to <= place.second;
    };
    const auto found = std::lower_bound(pieces_.begin(), pieces_.end(), std::pair{row, from}, before);
    const bool inside = found != pieces_.end() && found->segment.row == row && found->segment.from < to;
    return inside ? static_cast<std::size_t>(found - pieces_.begin()) : pieces_.size();
  }

 private:
  const std::vector<ColumnPiece>& pieces_;
};

// The type of a headline may be so large that it begins above the kicker over it: then the extractor prints the kicker a
// row below, and leaves the rows free that the headline takes on paper.
bool is_kicker(const Segment& headline, const Segment& line) {
  Authors authors;
  if (line.from != headline.from || line.width * 6 >= headline.width * 5) return false;
  if (line.text.find_first_of("0123456789") != std::string_view::npos) return false;
  if (class_of(first_code_point(line.text)) == CharClass::dash) return false;
  const Clauses clauses = find_clauses(line.text);
  if (clauses.comma || clauses.stop || ends_in_stop(line.text)) return false;
  return !parse_byline(line.text, authors) && !word_spans(headline.text, line.text);
}

void mark_kickers(Strips& all) {
  constexpr std::uint32_t rows_of_large_type = 4;
  const Rows rows(all.pieces);
  for (const ColumnPiece& piece : all.pieces) {
    const Segment& s = piece.segment;
    if (!piece.display || piece.kicker || all.strips[piece.strip].stacked) continue;
    const std::size_t below = rows.find(s.row + 1, s.from, s.to);
    if (below == all.pieces.size()) continue;
    std::uint32_t row = s.row + 2;
    while (row <= s.row + heading_rows && rows.find(row, s.from, s.to) == all.pieces.size()) ++row;
    const bool free = row >= s.row + rows_of_large_type && row <= s.row + heading_rows;
    if (!free || !is_kicker(s, all.pieces[below].segment)) continue;
    all.pieces[below].display = all.pieces[below].kicker = true;
  }
}

}  // namespace

void part_at_display_lines(Strips& all) {
  std::vector<Strip> strips;
  std::vector<std::vector<std::size_t>> parted(all.strips.size());
  std::vector<Look> looks;
  for (std::size_t i = 0; i < all.strips.size(); ++i) {
    const Strip& strip = all.strips[i];
    if (strip.pieces.empty()) continue;
    const Frame frame = frame_of(all, strip);
    read_strip(all, strip, frame, looks);
    if (!frame.narrow()) find_parts(all, strip, looks, parted[i]);
  }
  mark_kickers(all);
  for (std::size_t i = 0; i < all.strips.size(); ++i) {
    Strip& strip = all.strips[i];
    std::vector<std::size_t>& cuts = parted[i];
    if (strip.pieces.empty()) continue;
    find_kickers(all, strip, cuts);
    if (cuts.empty()) {
      strips.push_back(std::move(strip));
      continue;
    }
    cuts.push_back(strip.pieces.size());
    std::size_t first = 0;
    for (const std::size_t cut : cuts) {
      strips.push_back(cut_strip(all, strip, first, cut));
      first = cut;
    }
  }
  std::stable_sort(strips.begin(), strips.end(),
                   [](const Strip& a, const Strip& b) { return a.top != b.top ? a.top < b.top : a.base < b.base; });
  all.strips.swap(strips);
  for (std::uint32_t number = 0; number < all.strips.size(); ++number) {
    for (const std::uint32_t i : all.strips[number].pieces) all.pieces[i].strip = number;
  }
}

}  // namespace newsprint
