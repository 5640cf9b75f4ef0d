// The lines of a page as dealt-out columns left them, and how badly two of them meet.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <newsprint/page.h>

#include "base/char_class.h"
#include "lines/grid.h"

namespace newsprint {

inline constexpr std::uint32_t no_line = 0xFFFFFFFF;

// A line, or the part of it that stands in one column.
struct DealtLine {
  Segment segment;
  std::uint32_t width = 0;  // display columns, with marks of ambiguous width as wide
  CharClass first = CharClass::other;
  CharClass last = CharClass::other;
  bool body = false;          // as wide as many others on the page
  bool stop = false;          // a sentence ends with it
  bool blank_before = false;  // a blank line stands above it, or nothing
  bool beside = false;        // cut off from the line before: both stand in one row

  // In the middle of a story's text, as far as one line can tell.
  [[nodiscard]] bool runs_on() const noexcept { return body && !stop; }
};

// The rows of a page that are one table, with its title and the blank ones around: they were not dealt out.
using CellRun = std::vector<std::uint32_t>;
[[nodiscard]] std::vector<CellRun> find_cell_runs(std::span<const Line> lines);

// The lines of a page that have text, but for `runs`. Where a narrow gutter shrank to one blank, a line holds two
// columns: it is cut behind what is as wide as a column of the page.
[[nodiscard]] std::vector<DealtLine> collect_dealt_lines(std::span<const Line> lines,
                                                         std::span<const CellRun> runs = {});

// How badly one line goes on from another: widths, marks and characters at the seam. Below 0: it does.
class Meeting {
 public:
  explicit Meeting(std::span<const DealtLine> lines);

  // `measure`: the width of full lines in the column of `line`; `lone`: known from that line alone, which may be the
  // first of a paragraph.
  [[nodiscard]] double cost(std::uint32_t line, std::uint32_t next, std::uint32_t measure, bool lone) {
    Known& known = known_[line];
    if (known.next != next || known.measure != measure || known.lone != lone)
      known = {next, measure, lone, weigh(line, next, measure, lone)};
    return known.cost;
  }

 private:
  // By line: what was asked about it last, and the answer. The search asks the same many times in a row.
  struct Known {
    std::uint32_t next = no_line;
    std::uint32_t measure = 0;
    bool lone = false;
    double cost = 0;
  };

  [[nodiscard]] double weigh(std::uint32_t line, std::uint32_t next, std::uint32_t measure, bool lone);
  [[nodiscard]] double words(std::uint32_t line, std::uint32_t next);

  std::span<const DealtLine> lines_;
  std::vector<char32_t> letters_;     // of the page, sorted
  std::vector<std::uint64_t> pairs_;  // of letters that stand together, sorted
  std::vector<std::uint64_t> triples_;
  std::vector<Known> known_;
  std::vector<std::pair<std::uint32_t, double>> words_;  // the same for words alone
};

}  // namespace newsprint
