// Gathers the lines that may be one table: chunks parted by blank lines, joined while they leave the same gutters blank.
#include "tables/gather.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::size_t most_blank_lines = 3;    // between two rows of a table
constexpr std::size_t most_quiet_lines = 4;    // lines without a gap between two with one
constexpr std::size_t most_wrapped_lines = 8;  // the same without a blank line among them: a label may be long
constexpr std::size_t most_heading_lines = 2;  // above the first line with a gap

// A line of strokes only, as typewriters put between a table's header and its body. Dashes alone are cells.
bool is_stroke_line(std::string_view text) {
  constexpr std::uint32_t shortest = 3;
  std::uint32_t run = 0;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const char32_t at = next_char(p);
    const CharClass c = class_of(at);
    if (c == CharClass::blank) {
      if (run < shortest) return false;
      run = 0;
    } else if (c == CharClass::hyphen || c == CharClass::dash || c == CharClass::rule || at == U'_' || at == U'=') {
      ++run;
    } else {
      return false;
    }
  }
  return run >= shortest;
}

class Gatherer {
 public:
  Gatherer(TableSource& source, std::size_t first) : source_(source), next_(top_of(source, first)) {
    printed_.grid = source.grid_at(first);
  }

  // Reads on as long as the lines may belong to one table.
  void run() {
    Chunk chunk;
    std::size_t quiet = 0;
    while (read_chunk(chunk)) {
      if (chunk.profile.rows() == 0) {
        quiet += chunk.last - chunk.first;
        if (quiet > most_quiet_lines || is_prose(chunk)) break;
        continue;
      }
      if (profile_.rows() == 0 || fits(chunk)) {
        if (profile_.rows() == 0) printed_.from = chunk.first;
        take(chunk);
      } else if (is_stray()) {
        profile_.clear();
        values_ = 0;
        printed_.from = chunk.first;
        take(chunk);
      } else {
        break;
      }
      quiet = 0;
    }
  }

  [[nodiscard]] PrintedRows rows() { return std::move(printed_); }

 private:
  // Lines without a gap right above the first one with one: a heading over some columns is such a line.
  [[nodiscard]] static std::size_t top_of(const TableSource& source, std::size_t first) {
    std::size_t top = first;
    while (top > source.free_from && first - top < most_heading_lines && source.together(top - 1, first) &&
           !source.marks[top - 1].gap && source.line(top - 1).indent > source.line(first).indent) {
      --top;
    }
    return top;
  }

  struct Chunk {
    std::size_t first = 0;  // rows [first, last)
    std::size_t last = 0;
    GutterProfile profile;  // of its rows with gaps
    std::size_t values = 0;
    bool header = false;  // its first row with a gap has no value, but a later one
  };

  // Adds the next line with text. False at the end of what can be looked at.
  bool read_row() {
    const std::vector<Line>& lines = source_.page.lines;
    std::size_t blank = 0;
    for (; next_ < lines.size(); ++next_) {
      const Line& line = lines[next_];
      if (!printed_.rows.empty()) {
        const Line& above = lines[printed_.rows.back().line];
        if (line.region != above.region || line.column != above.column) return false;
      }
      if (line.text.empty()) {
        if (++blank > most_blank_lines) return false;
        continue;
      }
      if (source_.marks[next_].tab || source_.marks[next_].bar || may_be_flattened(line.text)) return false;
      if (is_stroke_line(line.text)) {
        blank = std::max<std::size_t>(blank, 1);
        continue;
      }
      const std::size_t before = printed_.segments.size();
      cut_segments(line, static_cast<std::uint32_t>(printed_.rows.size()), printed_.grid, printed_.segments);
      if (printed_.segments.back().to >= GutterProfile::widest) {
        printed_.segments.resize(before);
        return false;
      }
      printed_.rows.push_back({next_, before, printed_.segments.size(), blank > 0});
      ++next_;
      return true;
    }
    return false;
  }

  // Rows up to the next blank line, or up to a line without a gap that runs over the gap of the row above.
  bool read_chunk(Chunk& chunk) {
    if (read_ == printed_.rows.size() && !read_row()) return false;
    chunk = {};
    chunk.first = read_;
    std::size_t quiet = 0;
    for (;;) {
      const PrintedRow& row = printed_.rows[read_];
      if (row.has_gap() && !printed_.is_title(row)) {
        chunk.profile.add_row(printed_.of(row));
        const std::size_t values = printed_.count_values(row);
        chunk.header |= chunk.profile.rows() == 1 && values == 0;
        chunk.values += values > 0;
      }
      ++read_;
      if (read_ == printed_.rows.size() && !read_row()) break;
      const PrintedRow& following = printed_.rows[read_];
      quiet = following.has_gap() ? 0 : quiet + 1;
      if (following.after_blank || quiet > most_wrapped_lines || repeats_header(following)) break;
      if (!following.has_gap() && chunk.profile.rows() > 0 && runs_over(following)) break;
    }
    chunk.last = read_;
    chunk.header &= chunk.values > 0;
    return true;
  }

  // Whether a row reads like the first one with a gap: the header of another table.
  [[nodiscard]] bool repeats_header(const PrintedRow& row) const {
    if (!row.has_gap() || printed_.count_values(row) > 0) return false;
    const auto first =
        std::find_if(printed_.rows.begin(), printed_.rows.end(), [](const PrintedRow& r) { return r.has_gap(); });
    const auto a = printed_.of(*first);
    const auto b = printed_.of(row);
    return &*first < &row && std::equal(a.begin(), a.end(), b.begin(), b.end(),
                                        [](const Segment& x, const Segment& y) { return x.text == y.text; });
  }

  // Whether a line without a gap has text on both sides of a gap of the nearest row above that has one.
  [[nodiscard]] bool runs_over(const PrintedRow& row) const {
    std::size_t i = static_cast<std::size_t>(&row - printed_.rows.data());
    while (i-- > 0) {
      if (!printed_.rows[i].has_gap()) continue;
      const Segment& left = printed_.segments[printed_.rows[i].first];
      const Segment& right = printed_.segments[printed_.rows[i].first + 1];
      return printed_.segments[row.first].from < left.to && printed_.segments[row.first].to > right.from;
    }
    return false;
  }

  [[nodiscard]] bool is_prose(const Chunk& chunk) const {
    std::uint32_t words = 0;
    for (std::size_t r = chunk.first; r < chunk.last; ++r)
      words += count_words(printed_.segments[printed_.rows[r].first].text);
    return words > 2 * words_of_prose;
  }

  // Whether both leave the same gutters blank, and the chunk does not begin with a header of its own.
  [[nodiscard]] bool fits(const Chunk& chunk) const {
    if (chunk.header && values_ > 0 && printed_.rows[chunk.first].after_blank) return false;
    if (repeats_header(printed_.rows[chunk.first])) return false;
    const std::size_t above = profile_.gutters().size();
    const std::size_t below = chunk.profile.gutters().size();
    const std::size_t both = profile_.count_gutters_with(chunk.profile);
    const std::size_t needed = values_ > chunk.values ? above : values_ < chunk.values ? below : std::max(above, below);
    return both >= needed && both <= needed + 1;
  }

  // A few lines with a gap that are no part of the table below: a running head, a numbered heading.
  [[nodiscard]] bool is_stray() const { return profile_.rows() <= 1 || (profile_.rows() == 2 && values_ == 0); }

  void take(const Chunk& chunk) {
    profile_.add(chunk.profile);
    values_ += chunk.values;
    printed_.to = chunk.last;
  }

  TableSource& source_;
  PrintedRows printed_;
  std::size_t next_;      // line to read
  std::size_t read_ = 0;  // rows that chunks were made of
  GutterProfile profile_;
  std::size_t values_ = 0;  // rows with values
};

}  // namespace

bool has_company(const TableSource& source, std::size_t first) {
  const std::size_t end = std::min(source.marks.size(), first + 1 + most_blank_lines + most_quiet_lines);
  for (std::size_t i = first + 1; i < end; ++i) {
    if (source.marks[i].gap) return true;
  }
  return false;
}

PrintedRows gather_rows(TableSource& source, std::size_t first) {
  Gatherer gatherer(source, first);
  gatherer.run();
  return gatherer.rows();
}

}  // namespace newsprint
