#include "columns/dealt_lines.h"

#include <newsprint/lines.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/utf8.h"
#include "base/words.h"
#include "columns/strips.h"
#include "lines/cell_stream.h"

namespace newsprint {

namespace {

constexpr std::uint32_t full_slack = 3;   // display columns by which full lines differ
constexpr std::uint32_t lost_indent = 4;  // by which a paragraph's first line is narrower: two ems
constexpr std::uint32_t evident_slack = 5;
constexpr std::uint32_t narrowest_glued = 18;  // display columns of what a gutter may be cut behind
constexpr std::uint32_t widest_title = 40;     // display columns
constexpr std::uint32_t widest_rest = 40;      // a narrower end of a line must be a column's last line, or full

DealtLine look_at(std::string_view text, std::uint32_t row, std::uint32_t index) {
  const LineShape shape = measure(text);
  DealtLine line;
  line.segment.text = text;
  line.segment.row = row;
  line.segment.index = index;
  line.width = shape.width + shape.ambiguous;
  line.first = class_of(shape.first);
  line.last = class_of(shape.last);
  line.stop = ends_in_stop(text);
  return line;
}

// How many lines have which width.
class Widths {
 public:
  void note(const DealtLine& line) {
    ++lines_;
    if (!line.stop) ++count_[std::min(line.width, widest)];
  }
  // Whether so many lines are that wide that it is a column's measure, or that of its first lines.
  [[nodiscard]] bool are_many(std::uint32_t width) const {
    if (width < narrowest || width >= widest) return false;
    return count_[width - 1] + count_[width] + count_[width + 1] >= std::max<std::uint32_t>(5, lines_ / 30);
  }

 private:
  static constexpr std::uint32_t narrowest = 14;
  static constexpr std::uint32_t widest = 120;
  std::array<std::uint32_t, widest + 1> count_{};
  std::uint32_t lines_ = 0;
};

// The blank that a gutter shrank to: behind a part as wide as a column, before one that may stand in a column too.
std::size_t find_gutter(std::string_view text, const Widths& widths) {
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const DealtLine left = look_at(text.substr(0, at), 0, 0);
    if (left.width < narrowest_glued || !widths.are_many(left.width)) continue;
    const DealtLine right = look_at(text.substr(at + 1), 0, 0);
    if (!cjk_letters.has(left.last) && !cjk_letters.has(right.first)) continue;
    if (widths.are_many(right.width) || right.width >= widest_rest || right.stop) return at;
  }
  return std::string_view::npos;
}

void cut_glued(const DealtLine& line, const Widths& widths, std::vector<DealtLine>& out) {
  DealtLine rest = line;
  while (rest.width > narrowest_glued + widest_rest / 4 && !widths.are_many(rest.width)) {
    const std::string_view text = rest.segment.text;
    const std::size_t gutter = find_gutter(text, widths);
    if (gutter == std::string_view::npos) break;
    DealtLine left = look_at(text.substr(0, gutter), line.segment.row, rest.segment.index);
    left.blank_before = line.blank_before;
    left.beside = rest.beside;
    out.push_back(left);
    const std::uint32_t index = left.segment.index + count_code_points(left.segment.text) + 1;
    rest = look_at(text.substr(gutter + 1), line.segment.row, index);
    rest.blank_before = line.blank_before;
    rest.beside = true;
  }
  out.push_back(rest);
}

// How often `value` stands in the list.
template <class T>
double times(const std::vector<T>& sorted, T value) {
  const auto found = std::equal_range(sorted.begin(), sorted.end(), value);
  return static_cast<double>(found.second - found.first);
}

// Whether the line above a table is its title: short, unfinished, and behind the end of a paragraph.
bool is_title_of(std::span<const Line> lines, std::size_t table, std::size_t from) {
  const std::string_view text = lines[table - 1].text;
  if (text.empty() || display_width(text) > widest_title || ends_in_stop(text)) return false;
  return table - 1 == from || lines[table - 2].text.empty() || ends_in_stop(lines[table - 2].text);
}

}  // namespace

std::vector<CellRun> find_cell_runs(std::span<const Line> lines) {
  std::vector<CellRun> runs;
  std::size_t from = 0;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].text.empty() || !may_hold_first_figures(lines[i].text)) {
      ++i;
      continue;
    }
    const CellStream table = find_cell_stream(lines, from, i);
    i = table.last;
    if (table.rows.empty()) continue;
    CellRun& run = runs.emplace_back();
    std::size_t first = table.first;
    first -= first > from && is_title_of(lines, first, from);
    const auto add = [&](std::size_t row) {
      const std::size_t behind = run.empty() ? from : run.back() + 1;
      if (row > behind && lines[row - 1].text.empty()) run.push_back(static_cast<std::uint32_t>(row - 1));
      run.push_back(static_cast<std::uint32_t>(row));
    };
    if (first < table.first) add(first);
    for (const std::size_t row : table.lines) add(row);
    if (i < lines.size() && lines[i].text.empty()) run.push_back(static_cast<std::uint32_t>(i++));
    from = i;
  }
  return runs;
}

std::vector<DealtLine> collect_dealt_lines(std::span<const Line> lines, std::span<const CellRun> runs) {
  std::vector<DealtLine> whole;
  Widths widths;
  bool blank = true;
  std::vector<bool> in_table(runs.empty() ? 0 : lines.size());
  for (const CellRun& run : runs)
    for (const std::uint32_t row : run) in_table[row] = true;
  for (std::uint32_t row = 0; row < lines.size(); ++row) {
    if (!runs.empty() && in_table[row]) {
      blank = false;
      continue;
    }
    if (lines[row].text.empty()) {
      blank = true;
      continue;
    }
    DealtLine& line = whole.emplace_back(look_at(lines[row].text, row, 0));
    line.blank_before = blank;
    widths.note(line);
    blank = false;
  }
  std::vector<DealtLine> out;
  out.reserve(whole.size());
  for (const DealtLine& line : whole) cut_glued(line, widths, out);
  for (DealtLine& line : out) line.body = widths.are_many(line.width);
  return out;
}

Meeting::Meeting(std::span<const DealtLine> lines)
    : lines_(lines), known_(lines.size()), words_(lines.size(), {no_line, 0.0}) {
  for (const DealtLine& line : lines) {
    std::uint64_t run = 0;  // the last three letters, 21 bits each
    const std::string_view text = line.segment.text;
    for (const char* p = text.data(); p != text.data() + text.size();) {
      const char32_t c = next_char(p);
      if (!cjk_letters.has(class_of(c))) {
        run = 0;
        continue;
      }
      run = (run << 21 | c) & ((std::uint64_t{1} << 63) - 1);
      letters_.push_back(c);
      if (run >> 21 != 0) pairs_.push_back(run & ((std::uint64_t{1} << 42) - 1));
      if (run >> 42 != 0) triples_.push_back(run);
    }
  }
  std::sort(letters_.begin(), letters_.end());
  std::sort(pairs_.begin(), pairs_.end());
  std::sort(triples_.begin(), triples_.end());
}

// What the letters that meet say: whether a word spans the seam, and whether they stand together elsewhere on the page
// more often than chance has it.
double Meeting::words(std::uint32_t line, std::uint32_t next) {
  constexpr double spanned = -2.0;
  constexpr double not_spanned = 0.6;
  constexpr double seen_weight = 0.8;
  constexpr double unseen = 0.8;  // that is nothing unusual
  constexpr double triple_seen = -1.5;
  const DealtLine& a = lines_[line];
  const DealtLine& b = lines_[next];
  if (!cjk_letters.has(a.last) || !cjk_letters.has(b.first)) return 0;
  if (words_[line].first == next) return words_[line].second;
  const std::string_view left = a.segment.text;
  const std::string_view right = b.segment.text;
  double cost = word_spans(left, right) ? spanned : not_spanned;
  const char32_t l = last_code_point(left);
  const char32_t r = first_code_point(right);
  const std::uint64_t pair = std::uint64_t{l} << 21 | r;
  const double seen = times(pairs_, pair);
  const double expected = times(letters_, l) * times(letters_, r) / static_cast<double>(letters_.size());
  cost -= seen_weight * std::log((seen / expected + unseen) / (1 + unseen));
  if (seen > 0) {
    const char32_t before = last_code_point(left.substr(0, static_cast<std::size_t>(last_char(left) - left.data())));
    const char* p = right.data();
    static_cast<void>(next_char(p));
    const char32_t after = first_code_point(right.substr(static_cast<std::size_t>(p - right.data())));
    if (times(triples_, std::uint64_t{before} << 42 | pair) > 0) cost += triple_seen;
    if (times(triples_, pair << 21 | after) > 0) cost += triple_seen;
  }
  words_[line] = {next, cost};
  return cost;
}

// The figures were fitted: right joins less wrong ones, on pages whose paragraphs are known.
double Meeting::weigh(std::uint32_t line, std::uint32_t next, std::uint32_t measure, bool lone) {
  const DealtLine& a = lines_[line];
  const DealtLine& b = lines_[next];
  const auto is = [&](std::uint32_t width) { return b.width + 1 >= width && b.width <= width + 1; };
  const bool behind_first_line =
      lone && b.width + 1 >= measure + lost_indent && b.width <= measure + lost_indent + full_slack;
  const bool over = b.width > measure + full_slack && !behind_first_line;
  const bool full = b.width + full_slack >= measure && !over;
  const bool first_line = is(measure - std::min(measure, lost_indent));
  double cost = 0;
  if (over) cost += std::min(5.0, 0.9 + 0.3 * (b.width - measure - full_slack));
  if (!a.stop) {
    if (a.width + full_slack < measure) cost += 1.35;
    if (full)
      cost -= behind_first_line ? 0.4 : is(measure) ? 1.2 : 0.2;
    else if (!over)
      cost += b.stop ? -0.45 : 1.5;
    if (!a.body && b.body) cost += 0.5;
  } else if (!over && !b.stop) {
    const bool evident_end = a.width + evident_slack <= measure;
    if (evident_end)
      cost += first_line ? -1.35 : 1.5;
    else
      cost += first_line || is(measure) ? -0.25 : full ? 0.2 : 0.9;
  }
  if (no_line_start.has(b.first)) cost += 2.7;
  constexpr double out_of_question = 4;
  if (!a.stop && cost < out_of_question) cost += words(line, next);
  return cost;
}

}  // namespace newsprint
