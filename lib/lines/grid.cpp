#include "lines/grid.h"

#include <emmintrin.h>

#include <algorithm>
#include <cstring>

#include "base/char_class.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "base/words.h"

namespace newsprint {

namespace {

constexpr std::uint32_t gap_blanks = 2;      // as many blanks part two segments
constexpr std::uint32_t grid_window = 5;     // rows above and below in which a start may find its like
constexpr std::uint32_t prose_lines = 3;     // fewer say nothing
constexpr std::uint32_t prose_measure = 14;  // display columns; narrower ones are cells
constexpr std::uint32_t words_a_line = 3;    // that Latin prose has at least, on average

constexpr std::size_t window = 16;  // bytes looked at together; the byte behind them is looked at too

// By the pair of bytes at every place of a text of more bytes than a window.
GridMarks scan_pairs(std::string_view text) noexcept {
  const __m128i blank = _mm_set1_epi8(' ');
  const __m128i tab = _mm_set1_epi8('\t');
  const __m128i bar = _mm_set1_epi8('|');
  __m128i gaps = _mm_setzero_si128();
  __m128i tabs = _mm_setzero_si128();
  __m128i bars = _mm_setzero_si128();
  const auto look = [&](const char* p) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i following = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
    gaps = _mm_or_si128(gaps, _mm_cmpeq_epi8(_mm_and_si128(_mm_cmpeq_epi8(bytes, blank), following), blank));
    tabs = _mm_or_si128(tabs, _mm_cmpeq_epi8(bytes, tab));
    bars = _mm_or_si128(bars, _mm_cmpeq_epi8(bytes, bar));
  };
  const char* const last = text.data() + text.size() - window - 1;
  for (const char* p = text.data(); p < last; p += window) look(p);
  look(last);
  const auto any = [](__m128i found) { return _mm_movemask_epi8(found) != 0; };
  // The last byte was only looked at as one that follows. It is no blank, so it can only be one of these:
  return {any(gaps), any(tabs) || text.back() == '\t', any(bars) || text.back() == '|'};
}

// Where a walk through a line stands.
struct Walk {
  const char* p;
  std::uint32_t index = 0;   // code points
  std::uint32_t column = 0;  // of the grid
  std::uint32_t width = 0;   // display columns since the segment's start
};

std::uint32_t start_column(const Line& line, GridKind grid) noexcept {
  return grid == GridKind::characters ? line.at : line.indent;
}

// Moves over one character and says its class.
CharClass step(Walk& walk, GridKind grid) noexcept {
  const CharClass c = class_of(next_char(walk.p));
  ++walk.index;
  walk.width += info(c).width;
  walk.column += grid == GridKind::characters ? 1U : info(c).width;
  return c;
}

// A row or rule of a drawn table: its gaps are inside a frame.
bool is_drawn(std::string_view text) noexcept {
  const char32_t c = first_code_point(text);
  return c == U'|' || c == U'+' || class_of(c) == CharClass::rule;
}

// The end of a run of lengths, near which many lines end: the largest that at least a third of them come close to.
std::uint32_t measure_of(std::vector<std::uint32_t>& ends) {
  std::sort(ends.begin(), ends.end());
  const std::size_t needed = std::max<std::size_t>(2, (ends.size() + 2) / 3);
  for (std::size_t i = ends.size(); i-- > 0;) {
    const std::uint32_t low = ends[i] - std::min<std::uint32_t>(ends[i], std::max(2U, ends[i] / 12));
    const auto first = std::lower_bound(ends.begin(), ends.end(), low);
    if (static_cast<std::size_t>(ends.begin() + static_cast<std::ptrdiff_t>(i) + 1 - first) >= needed) return ends[i];
  }
  return ends.empty() ? 0 : ends.back();
}

// Counts over the text of a column that tell prose from cells.
struct TextCounts {
  std::uint64_t characters = 0;
  std::uint64_t cjk = 0;
  std::uint64_t figures = 0;  // digits, and the marks that stand between and behind them
  std::uint64_t words = 0;
};

void count_text(std::string_view text, TextCounts& counts) {
  bool in_word = false;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const CharClass c = class_of(next_char(p));
    const bool blank = blanks.has(c);
    counts.words += !blank && !in_word;
    in_word = !blank;
    if (blank) continue;
    ++counts.characters;
    counts.cjk += info(c).script == Script::han || info(c).script == Script::kana;
    counts.figures +=
        c == CharClass::digit || c == CharClass::digit_wide || c == CharClass::unit_after || c == CharClass::currency;
  }
}

// Whether the column's right edge is straight and its left one is not. Prose is never set so.
bool stands_right(std::span<const Segment> column) {
  std::vector<std::uint32_t> from;
  std::vector<std::uint32_t> to;
  for (const Segment& s : column) {
    from.push_back(s.from);
    to.push_back(s.to);
  }
  const auto commonest = [](std::vector<std::uint32_t>& edges) {
    std::sort(edges.begin(), edges.end());
    std::size_t best = 0;
    for (std::size_t i = 0, run = 0; i < edges.size(); ++i) {
      run = i > 0 && edges[i] == edges[i - 1] ? run + 1 : 1;
      best = std::max(best, run);
    }
    return best;
  };
  return commonest(to) * 4 >= column.size() * 3 && commonest(from) * 3 <= column.size();
}

// The share of segments whose start has its like in a neighbouring row, in permille. `starts` is sorted by column.
std::uint64_t shared_starts(std::vector<std::uint64_t>& starts) {
  std::sort(starts.begin(), starts.end());
  std::uint64_t shared = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const bool below = i + 1 < starts.size() && starts[i + 1] - starts[i] <= grid_window;
    const bool above = i > 0 && starts[i] - starts[i - 1] <= grid_window;
    shared += below || above;
  }
  return starts.empty() ? 0 : 1000 * shared / starts.size();
}

}  // namespace

std::uint32_t display_width(std::string_view text) noexcept {
  std::uint32_t width = 0;
  for (const char* p = text.data(); p != text.data() + text.size();) width += info(class_of(next_char(p))).width;
  return width;
}

GridMarks scan_marks(std::string_view text) noexcept {
  if (text.empty()) return {};
  if (text.size() > window) return scan_pairs(text);
  char padded[2 * window] = {};
  std::memcpy(padded, text.data(), text.size());
  return scan_pairs({padded, sizeof padded});
}

void scan_marks(std::span<const Line> lines, std::vector<GridMarks>& marks) {
  marks.assign(lines.size(), {});
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!lines[i].whole) marks[i] = scan_marks(lines[i].text);
}

void cut_segments(const Line& line, std::uint32_t row, GridKind grid, std::vector<Segment>& out) {
  if (line.text.empty()) return;
  const bool whole = line.text.find('\t') != std::string_view::npos || is_drawn(line.text);
  const char* const end = line.text.data() + line.text.size();
  Walk walk{line.text.data(), 0, start_column(line, grid), 0};
  Segment segment{{}, row, walk.column, walk.column, 0, 0};
  const char* first = walk.p;
  const char* last = walk.p;  // behind the last character that is not blank
  std::uint32_t gap = 0;
  while (walk.p != end) {
    const Walk before = walk;
    if (blanks.has(step(walk, grid))) {
      ++gap;
      continue;
    }
    if (gap >= gap_blanks && !whole) {
      segment.text = {first, static_cast<std::size_t>(last - first)};
      out.push_back(segment);
      first = before.p;
      walk.width -= before.width;
      segment = {{}, row, before.column, before.column, before.index, 0};
    }
    gap = 0;
    last = walk.p;
    segment.to = walk.column;
    segment.width = walk.width;
  }
  segment.text = {first, static_cast<std::size_t>(last - first)};
  out.push_back(segment);
}

GridKind measure_grid(std::span<const Line> lines) {
  std::vector<Segment> segments;
  std::uint64_t share[2] = {};
  for (const GridKind grid : {GridKind::characters, GridKind::display}) {
    std::vector<std::uint64_t> starts;
    for (std::uint32_t row = 0; row < lines.size(); ++row) {
      if (lines[row].whole || !scan_marks(lines[row].text).gap) continue;
      segments.clear();
      cut_segments(lines[row], row, grid, segments);
      // A line's first segment stands behind blanks only: both grids agree on it.
      for (std::size_t i = 1; i < segments.size(); ++i) {
        starts.push_back((std::uint64_t{segments[i].from} << 32) | row);
      }
    }
    share[static_cast<std::size_t>(grid)] = shared_starts(starts);
  }
  return share[1] > share[0] ? GridKind::display : GridKind::characters;
}

bool one_heading(const Placed& above, const Placed& below) {
  constexpr std::uint32_t least_ems = 5;  // less may be cells of a table
  constexpr std::uint32_t slack = 2;
  if (above.ems < least_ems) return false;
  if (above.from != below.from) {
    const std::uint32_t a = 2 * above.from + above.ems;
    const std::uint32_t b = 2 * below.from + below.ems;
    if ((a > b ? a - b : b - a) <= slack) return below.ems <= above.ems + slack;
    // An em of large type takes up to three columns: the middle is further right, and a word has to tell.
    if (a > b || below.ems >= above.ems || b - a > 2 * (above.ems - below.ems)) return false;
    return word_spans(above.text, below.text);
  }
  if (below.ems > above.ems + 1) return false;
  // Lines that break by sense are of nearly one length; large type leaves a row free, and what is left over is short.
  const bool large = below.row > above.row + 1;
  const bool balanced = large ? below.ems * 4 >= above.ems * 3 : below.ems * 6 >= above.ems * 5;
  const bool left_over = large && below.ems * 2 <= above.ems;
  return balanced || left_over || word_spans(above.text, below.text);
}

Content judge_column(std::span<const Segment> column) {
  if (column.size() < prose_lines) return Content::cells;
  std::uint32_t left = column.front().from;
  for (const Segment& s : column) left = std::min(left, s.from);
  TextCounts counts;
  std::vector<std::uint32_t> ends;
  ends.reserve(column.size());
  for (const Segment& s : column) {
    ends.push_back(s.from - left + s.width);
    count_text(s.text, counts);
  }
  if (counts.figures * 10 >= counts.characters * 4 || stands_right(column)) return Content::cells;
  const bool cjk = counts.cjk * 3 >= counts.characters;
  if (!cjk && counts.words < words_a_line * column.size()) return Content::cells;
  const std::uint32_t measure = measure_of(ends);
  if (measure < prose_measure) return Content::cells;
  const std::uint32_t full = cjk ? measure - std::min(measure, 4U) : measure - measure / 4;
  const auto short_lines = std::lower_bound(ends.begin(), ends.end(), full) - ends.begin();
  return static_cast<std::size_t>(short_lines) * 2 <= column.size() ? Content::prose : Content::cells;
}

Content judge_region(std::span<const std::vector<Segment>> columns) {
  std::uint32_t prose_columns = 0;
  std::uint64_t prose_width = 0;
  std::uint64_t width = 0;
  for (const std::vector<Segment>& column : columns) {
    std::uint64_t sum = 0;
    for (const Segment& s : column) sum += s.width;
    width += sum;
    if (judge_column(column) != Content::prose) continue;
    ++prose_columns;
    prose_width += sum;
  }
  return prose_columns >= 2 && prose_width * 5 >= width * 3 ? Content::prose : Content::cells;
}

}  // namespace newsprint
