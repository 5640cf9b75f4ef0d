#include "columns/dealt.h"

#include <algorithm>
#include <vector>

#include "base/words.h"
#include "columns/dealt_lines.h"
#include "columns/lanes.h"
#include "columns/rewrite.h"
#include "columns/strands.h"
#include "columns/strips.h"

namespace newsprint {

namespace {

constexpr std::size_t least_torn = 4;         // places where a blank line tears a sentence
constexpr std::size_t longest_line = 200;     // bytes; a column's lines are shorter
constexpr std::size_t most_lines = 1U << 15;  // a page with more is no page

// Whether the text stands in short lines without indents, which those extractors drop, and blank lines in mid-sentence.
// Cheap: most pages pass no further.
bool may_be_torn(const std::vector<Line>& lines) {
  constexpr std::size_t shortest_line = 16;  // bytes
  std::size_t torn = 0;
  std::size_t bytes = 0;
  std::size_t bytes_in_short = 0;
  std::size_t indented = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view text = lines[i].text;
    bytes += text.size();
    bytes_in_short += text.size() <= longest_line ? text.size() : 0;
    indented += lines[i].indent != 0;
    if (!text.empty() || torn == least_torn || i == 0 || i + 1 == lines.size() || lines[i + 1].text.empty()) continue;
    const std::string_view above = lines[i - 1].text;
    torn += above.size() >= shortest_line && above.size() <= longest_line && !ends_in_stop(above);
  }
  return torn == least_torn && bytes_in_short * 5 >= bytes * 3 && indented * 50 <= lines.size();
}

// What blank lines mean on the page.
enum class Blanks : std::uint8_t {
  unknown,     // too little CJK text, or too few sentences torn
  run_over,    // text runs on over them
  part,        // they part paragraphs, but for a few
  tear,        // they stand where a column ends
  tear_often,  // they stand between most lines
};

Blanks read_blanks(const std::vector<DealtLine>& lines) {
  constexpr std::size_t seams_to_ask = 64;
  std::size_t running = 0;
  std::size_t ends = 0;
  std::size_t parted = 0;
  std::size_t glued = 0;          // columns that stood in one line, which tears sentences too
  std::vector<std::size_t> torn;  // lines with a sentence torn behind them
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const bool blank = lines[i + 1].blank_before;
    running += lines[i].runs_on() && cjk_letters.has(lines[i].last);
    glued += lines[i + 1].beside;
    if (lines[i].runs_on() && blank && !lines[i + 1].beside) torn.push_back(i);
    constexpr std::uint32_t short_line = 18;  // display columns
    if (!lines[i].stop || lines[i].width >= short_line) continue;
    ++ends;
    parted += blank;
  }
  if (torn.size() + glued < least_torn || running * 20 < lines.size() * 7) return Blanks::unknown;
  constexpr std::size_t least_ends = 3;
  if (torn.size() * 12 <= lines.size()) return ends < least_ends || parted * 2 > ends ? Blanks::part : Blanks::tear;
  // Words span four in ten seams of running text, and one in ten where lines meet by chance.
  const std::size_t step = (torn.size() + seams_to_ask - 1) / seams_to_ask;
  std::size_t asked = 0;
  std::size_t spanned = 0;
  for (std::size_t i = 0; i < torn.size(); i += step, ++asked)
    spanned += word_spans(lines[torn[i]].segment.text, lines[torn[i] + 1].segment.text);
  return spanned * 4 > asked ? Blanks::run_over : Blanks::tear_often;
}

// Whether it is cheap enough that the lines were dealt, beside that they were not.
bool is_convincing(double gain, Blanks meaning, std::size_t lines) {
  constexpr double least_gain = 6;
  constexpr double least_gain_a_line = 0.12;
  if (meaning == Blanks::tear_often) return gain > least_gain_a_line * static_cast<double>(lines);
  return gain > least_gain;
}

// Writes the strands, each behind the one that it goes on from. Blank lines stay where a line still stands behind the
// one above it, and between stories. Where columns were dealt line by line, what comes out of turn goes on in its column
// behind a gap; dealt block by block, each block is a column.
class StrandWriter {
 public:
  StrandWriter(Page& page, const std::vector<DealtLine>& lines, const std::vector<CellRun>& runs, Blanks meaning)
      : lines_(lines), runs_(runs), by_line_(meaning == Blanks::tear_often), out_(page, page.lines.size()) {
    out_.begin_region();
    out_.begin_column();
    for (auto run = runs_.begin(); run != runs_.end() && run->front() < lines.front().segment.row; ++run) write(*run);
  }

  void write(const std::vector<Strand>& strands) {
    for (std::uint32_t head = 0; head < strands.size(); ++head) {
      if (!strands[head].begins) continue;
      for (std::uint32_t s = head; s != no_line; s = strands[s].next) write(strands[s]);
      write_waiting();
    }
  }

 private:
  void write(const Strand& strand) {
    const bool moved = last_ != no_line && last_ + 1 != strand.lines.front();
    if (moved && strand.begins) out_.begin_region();
    if (moved && !(by_line_ && strand.same_column)) out_.begin_column();
    bool blank = strand.begins;
    for (const std::uint32_t i : strand.lines) {
      const DealtLine& line = lines_[i];
      const std::uint32_t row = line.segment.row;
      if (line.blank_before && row > 0 && (blank || last_ + 1 == i)) out_.add_blank(row - 1);
      out_.add(line.segment, line.beside ? 0 : out_.source()[row].indent);
      blank = false;
      last_ = i;
      const std::uint32_t behind = i + 1 < lines_.size() ? lines_[i + 1].segment.row : no_line;
      for (auto run = first_run(row); run != runs_.end() && run->front() < behind; ++run) waiting_.push_back(&*run);
      if (line.stop) write_waiting();
    }
  }

  [[nodiscard]] std::vector<CellRun>::const_iterator first_run(std::uint32_t behind_row) const {
    return std::upper_bound(runs_.begin(), runs_.end(), behind_row,
                            [](std::uint32_t row, const CellRun& run) { return row < run.front(); });
  }

  void write_waiting() {
    for (const CellRun* run : waiting_) write(*run);
    waiting_.clear();
  }

  void write(const CellRun& run) {
    const std::vector<Line>& source = out_.source();
    for (const std::uint32_t row : run) {
      if (source[row].text.empty()) {
        out_.add_blank(row);
      } else {
        Segment whole;
        whole.text = source[row].text;
        whole.row = row;
        out_.add(whole, source[row].indent);
      }
    }
  }

  const std::vector<DealtLine>& lines_;
  const std::vector<CellRun>& runs_;
  std::vector<const CellRun*> waiting_;  // tables that stand behind what was written: a sentence has to end first
  bool by_line_;
  PageRewrite out_;
  std::uint32_t last_ = no_line;
};

}  // namespace

bool restore_dealt(Page& page) {
  if (page.lines.size() > most_lines || !may_be_torn(page.lines)) return false;
  const std::vector<CellRun> runs = find_cell_runs(page.lines);
  const std::vector<DealtLine> lines = collect_dealt_lines(page.lines, runs);
  const Blanks meaning = read_blanks(lines);
  if (meaning != Blanks::tear && meaning != Blanks::tear_often) return false;
  Meeting meeting(lines);
  const Dealing dealing = deal_back(lines, meeting);
  if (!is_convincing(dealing.gain, meaning, lines.size())) return false;
  StrandWriter(page, lines, runs, meaning).write(find_strands(lines, dealing, meeting));
  return true;
}

}  // namespace newsprint
