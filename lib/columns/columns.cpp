#include <newsprint/columns.h>

#include <algorithm>

#include "columns/dealt.h"
#include "columns/display.h"
#include "columns/heads.h"
#include "columns/order.h"
#include "columns/rewrite.h"
#include "columns/strips.h"
#include "lines/grid.h"

namespace newsprint {

namespace {

constexpr std::size_t least_gap_lines = 4;  // fewer lines with a gutter are not worth a look

// Where in its source line a page begins whose form feed stands behind text: the line counts from before it. The blanks
// that begin the page are columns of its own.
std::uint32_t page_start(const Line& first) noexcept { return first.at - std::min(first.at, first.indent); }

bool may_have_columns(const std::vector<Line>& lines) {
  std::size_t gaps = 0;
  for (const Line& line : lines) {
    if (line.whole) continue;
    gaps += scan_marks(line.text).gap;
    if (gaps == least_gap_lines) return true;
  }
  return false;
}

// Writes the lines of a page anew, piece by piece.
//
// A row that is blank in one column only says little: the baselines of neighbouring columns differ. So a column gets
// one blank line at each wider gap if its lines stand at an even pitch and such gaps follow ends of sentences. Source
// lines that are blank across the page and were not needed for that follow the region printed last above them.
class Writer {
 public:
  Writer(Page& page, const Strips& all)
      : all_(all), out_(page, page.lines.size() + all.pieces.size() / 4), used_(out_.source().size()) {}

  void write(const std::vector<Region>& regions) {
    collect_blank_rows(regions);
    for (std::uint32_t r = 0; r < regions.size(); ++r) {
      out_.begin_region();
      std::uint32_t base = 0;
      for (std::size_t i = 0; i < regions[r].size();) {
        if (i == 0 || !goes_on_as_heading(regions[r], i)) {
          out_.begin_column();
          base = base_from(regions[r], i);
        }
        Strip strip = all_.strips[regions[r][i]];
        // What was cut and goes on where it was is one strip again.
        for (std::uint32_t last = regions[r][i++]; i < regions[r].size(); last = regions[r][i++]) {
          const Strip& next = all_.strips[regions[r][i]];
          if (next.cut_from != last) break;
          strip.pieces.insert(strip.pieces.end(), next.pieces.begin(), next.pieces.end());
        }
        write_strip(strip, base);
      }
      for (const std::uint32_t row : blank_rows_[r]) {
        if (!used_[row]) write_blank(row);
      }
    }
  }

 private:
  // Blank rows by the region of the last piece above them; those at the top of the page belong to the first region.
  void collect_blank_rows(const std::vector<Region>& regions) {
    blank_rows_.assign(std::max<std::size_t>(regions.size(), 1), {});
    std::vector<std::uint32_t> region_of(all_.strips.size());
    for (std::uint32_t r = 0; r < regions.size(); ++r) {
      for (const std::uint32_t s : regions[r]) region_of[s] = r;
    }
    std::size_t piece = 0;
    std::uint32_t region = 0;
    for (std::uint32_t row = 0; row < out_.source().size(); ++row) {
      for (; piece < all_.pieces.size() && all_.pieces[piece].segment.row <= row; ++piece) {
        region = region_of[all_.pieces[piece].strip];
      }
      if (out_.source()[row].text.empty()) blank_rows_[region].push_back(row);
    }
  }

  // Whether strip `i` of a region goes on with the headline of the strip before.
  [[nodiscard]] bool goes_on_as_heading(const Region& region, std::size_t i) const {
    const Strip& above = all_.strips[region[i - 1]];
    const Strip& below = all_.strips[region[i]];
    return continues_heading(all_.pieces[above.pieces.back()], all_.pieces[below.pieces.front()]);
  }

  // The left edge of strip `first` and those that go on with its headline.
  [[nodiscard]] std::uint32_t base_from(const Region& region, std::size_t first) const {
    std::uint32_t base = all_.strips[region[first]].base;
    for (std::size_t i = first + 1; i < region.size() && goes_on_as_heading(region, i); ++i) {
      base = std::min(base, all_.strips[region[i]].base);
    }
    return base;
  }

  [[nodiscard]] const Segment& segment_of(const Strip& strip, std::size_t i) const {
    return all_.pieces[strip.pieces[i]].segment;
  }

  [[nodiscard]] std::uint32_t rows_to(const Strip& strip, std::size_t i) const {
    return segment_of(strip, i).row - segment_of(strip, i - 1).row;
  }

  // The rows from one line of the strip to the next, if nearly all of them are the same; otherwise 0.
  [[nodiscard]] std::uint32_t even_pitch(const Strip& strip) {
    gaps_.clear();
    for (std::size_t i = 1; i < strip.pieces.size(); ++i) gaps_.push_back(rows_to(strip, i));
    if (gaps_.size() < 2) return 0;
    const auto middle = gaps_.begin() + static_cast<std::ptrdiff_t>(gaps_.size() / 2);
    std::nth_element(gaps_.begin(), middle, gaps_.end());
    const std::uint32_t pitch = *middle;
    const auto even = static_cast<std::size_t>(std::count(gaps_.begin(), gaps_.end(), pitch));
    return even * 4 >= gaps_.size() * 3 ? pitch : 0;
  }

  // Whether wider gaps stand where a line is short or a sentence ends: then they mean something.
  [[nodiscard]] bool gaps_part(const Strip& strip, std::uint32_t pitch) const {
    std::size_t gaps = 0;
    std::size_t ends = 0;
    for (std::size_t i = 1; i < strip.pieces.size(); ++i) {
      if (rows_to(strip, i) <= pitch) continue;
      ++gaps;
      const Segment& above = segment_of(strip, i - 1);
      ends += ends_in_stop(above.text) || (above.to - strip.base) * 10 < (strip.right - strip.base) * 8;
    }
    return gaps > 0 && ends * 5 >= gaps * 4;
  }

  // Whether display type begins or ends above line `i`, or another headline begins. Cells are no headlines.
  [[nodiscard]] bool is_border(const Strip& strip, std::size_t i) const {
    constexpr std::size_t most_heading_lines = 5;
    const ColumnPiece& above = all_.pieces[strip.pieces[i - 1]];
    const ColumnPiece& below = all_.pieces[strip.pieces[i]];
    const bool prose = strip.content == Content::prose;
    if (above.display != below.display) return prose;
    return above.display && (prose || strip.pieces.size() <= most_heading_lines) && !continues_heading(above, below);
  }

  void write_strip(const Strip& strip, std::uint32_t base) {
    const std::uint32_t pitch = even_pitch(strip);
    const bool parted = pitch > 0 && gaps_part(strip, pitch);
    for (std::size_t i = 0; i < strip.pieces.size(); ++i) {
      const Segment& segment = segment_of(strip, i);
      if (i > 0 && is_border(strip, i)) out_.begin_column();
      if (i > 0 && parted && rows_to(strip, i) > pitch) write_blank(segment.row - 1);
      out_.add(segment, segment.from - std::min(segment.from, base));
    }
  }

  void write_blank(std::uint32_t row) {
    used_[row] = true;
    out_.add_blank(row);
  }

  const Strips& all_;
  PageRewrite out_;
  std::vector<bool> used_;
  std::vector<std::vector<std::uint32_t>> blank_rows_;
  std::vector<std::uint32_t> gaps_;
};

}  // namespace

namespace {

// Whether the page had columns beside each other, which now stand one after the other.
bool untangle_beside(Page& page) {
  if (!may_have_columns(page.lines)) return false;
  const GridKind grid = measure_grid(page.lines);
  const std::uint32_t begun = grid == GridKind::characters ? page_start(page.lines.front()) : 0;
  std::vector<Segment> segments;
  std::vector<std::uint32_t> blank_rows(page.lines.size());  // above each row
  std::uint32_t blanks_above = 0;
  for (std::uint32_t row = 0; row < page.lines.size(); ++row) {
    cut_segments(page.lines[row], row, grid, segments);
    if (row == 0) {
      for (Segment& segment : segments) {
        segment.from -= begun;
        segment.to -= begun;
      }
    }
    blank_rows[row] = blanks_above;
    blanks_above += page.lines[row].text.empty();
  }
  Strips strips = build_strips(segments, blank_rows, grid);
  if (!has_columns(strips)) return false;
  join_cells(strips);
  cut_heads(strips);
  Writer(page, strips).write(order_strips(strips));
  return true;
}

}  // namespace

void untangle_columns(Page& page, const ColumnsOptions&, Diagnostics&) {
  if (!untangle_beside(page)) restore_dealt(page);
}

}  // namespace newsprint
