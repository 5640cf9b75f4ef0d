// Cells that only blanks set apart. Here a mistake is easy, so the evidence has to be plain.
//
// Lines with gaps are read in chunks, parted by blank lines. A chunk joins the table above it when both leave the same
// gutters blank. What was gathered is placed on its columns, lines at its ends that do not fit are cut off, and the rest
// is a table if its cells look like cells.
#include <algorithm>
#include <charconv>
#include <map>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/cells.h"
#include "tables/draft.h"
#include "tables/profile.h"

namespace newsprint {

namespace {

constexpr std::size_t most_blank_lines = 3;     // between two rows of a table
constexpr std::size_t most_quiet_lines = 4;     // lines without a gap between two with one
constexpr std::size_t most_wrapped_lines = 8;   // the same without a blank line among them: a label may be long
constexpr std::size_t most_heading_lines = 2;   // above the first line with a gap
constexpr std::uint32_t widest_mean_cell = 24;  // display columns
constexpr std::uint32_t words_of_prose = 9;
constexpr std::size_t most_cut_lines = 64;
constexpr std::uint32_t widest_ranked = 16;  // display columns

// A line of the page with its segments.
struct PrintedRow {
  std::size_t line = 0;
  std::size_t first = 0;  // segments [first, last)
  std::size_t last = 0;
  bool after_blank = false;

  [[nodiscard]] bool has_gap() const noexcept { return last - first > 1; }
};

// Words with a letter or digit in them: leaders and dashes are none.
std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  std::uint32_t wide = 0;
  bool inside = false;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const ClassInfo& c = info(class_of(next_char(p)));
    const bool blank = text.data() != p && p[-1] == ' ';
    words += !blank && !inside && c.script != Script::none;
    inside = !blank && (inside || c.script != Script::none);
    wide += c.width == 2;
  }
  return words + wide / 2;
}

// A line of strokes only, as typewriters put between a table's header and its body.
bool is_stroke_line(std::string_view text) {
  if (text.size() < 3) return false;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const CharClass c = class_of(next_char(p));
    if (c != CharClass::hyphen && c != CharClass::dash && c != CharClass::rule && c != CharClass::blank &&
        p[-1] != '_' && p[-1] != '=') {
      return false;
    }
  }
  return true;
}

class AlignedTable {
 public:
  AlignedTable(TableSource& source, std::size_t first)
      : source_(source), grid_(source.grid_at(first)), next_(top_of(source, first)), end_(first + 1) {}

  // Reads on as long as the lines may belong to one table.
  void gather() {
    Chunk chunk;
    std::size_t quiet = 0;
    while (read_chunk(chunk)) {
      if (chunk.profile.rows() == 0) {
        quiet += chunk.last - chunk.first;
        if (quiet > most_quiet_lines || is_prose(chunk)) break;
        continue;
      }
      if (profile_.rows() == 0 || fits(chunk)) {
        if (profile_.rows() == 0) from_ = chunk.first;
        take(chunk);
      } else if (is_stray()) {
        profile_.clear();
        values_ = 0;
        from_ = chunk.first;
        take(chunk);
      } else {
        break;
      }
      quiet = 0;
    }
    if (to_ > 0) end_ = rows_[to_ - 1].line + 1;
  }

  [[nodiscard]] std::size_t end() const noexcept { return end_; }

  bool read(TableDraft& draft) {
    gutters_ = profile_.gutters();
    if (gutters_.empty() || to_ - from_ < 2) return false;
    find_columns();
    find_order();
    place();
    trim();
    if (placed_.size() < 2) return false;
    TableDraft folded;
    fold_rows(source_.page.arena, placed_, kinds_, folded);
    if (!is_table(folded)) return false;
    draft = std::move(folded);
    draft.first = rows_[from_].line;
    draft.last = rows_[to_ - 1].line + 1;
    // What was cut off below may belong to the next table; when it is long, it was looked at already.
    if (end_ <= draft.last + most_cut_lines) end_ = draft.last;
    return true;
  }

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

  [[nodiscard]] std::span<const Segment> segments(const PrintedRow& row) const {
    return {segments_.data() + row.first, row.last - row.first};
  }

  // Adds the next line with text. False at the end of what can be looked at.
  bool read_row() {
    const std::vector<Line>& lines = source_.page.lines;
    std::size_t blank = 0;
    for (; next_ < lines.size(); ++next_) {
      const Line& line = lines[next_];
      if (!rows_.empty()) {
        const Line& above = lines[rows_.back().line];
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
      const std::size_t before = segments_.size();
      cut_segments(line, static_cast<std::uint32_t>(rows_.size()), grid_, segments_);
      if (segments_.back().to >= GutterProfile::widest) {
        segments_.resize(before);
        return false;
      }
      rows_.push_back({next_, before, segments_.size(), blank > 0});
      ++next_;
      return true;
    }
    return false;
  }

  // Rows up to the next blank line, or up to a line without a gap that runs over the gap of the row above.
  bool read_chunk(Chunk& chunk) {
    if (read_ == rows_.size() && !read_row()) return false;
    chunk = {};
    chunk.first = read_;
    std::size_t quiet = 0;
    for (;;) {
      const PrintedRow& row = rows_[read_];
      if (row.has_gap() && !is_title(row)) {
        chunk.profile.add_row(segments(row));
        const std::size_t values = count_values(row);
        chunk.header |= chunk.profile.rows() == 1 && values == 0;
        chunk.values += values > 0;
      }
      ++read_;
      if (read_ == rows_.size() && !read_row()) break;
      const PrintedRow& following = rows_[read_];
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
    if (!row.has_gap() || count_values(row) > 0) return false;
    const auto first = std::find_if(rows_.begin(), rows_.end(), [](const PrintedRow& r) { return r.has_gap(); });
    const auto a = segments(*first);
    const auto b = segments(row);
    return &*first < &row && std::equal(a.begin(), a.end(), b.begin(), b.end(),
                                        [](const Segment& x, const Segment& y) { return x.text == y.text; });
  }

  // A caption with its number, or prose: no cell holds that many words on one line.
  [[nodiscard]] bool is_title(const PrintedRow& row) const {
    const auto all = segments(row);
    return std::any_of(all.begin(), all.end(), [](const Segment& s) { return count_words(s.text) >= words_of_prose; });
  }

  // Whether a line without a gap has text on both sides of a gap of the nearest row above that has one.
  [[nodiscard]] bool runs_over(const PrintedRow& row) const {
    std::size_t i = static_cast<std::size_t>(&row - rows_.data());
    while (i-- > 0) {
      if (!rows_[i].has_gap()) continue;
      const Segment& left = segments_[rows_[i].first];
      const Segment& right = segments_[rows_[i].first + 1];
      return segments_[row.first].from < left.to && segments_[row.first].to > right.from;
    }
    return false;
  }

  [[nodiscard]] std::size_t count_values(const PrintedRow& row) const {
    std::size_t n = 0;
    for (std::size_t i = row.first + 1; i < row.last; ++i) n += is_value(segments_[i].text);
    return n;
  }

  [[nodiscard]] bool is_prose(const Chunk& chunk) const {
    std::uint32_t words = 0;
    for (std::size_t r = chunk.first; r < chunk.last; ++r) words += count_words(segments_[rows_[r].first].text);
    return words > 2 * words_of_prose;
  }

  // Whether both leave the same gutters blank, and the chunk does not begin with a header of its own.
  [[nodiscard]] bool fits(const Chunk& chunk) const {
    if (chunk.header && values_ > 0 && rows_[chunk.first].after_blank) return false;
    if (repeats_header(rows_[chunk.first])) return false;
    const std::size_t above = profile_.gutters().size();
    const std::size_t below = chunk.profile.gutters().size();
    const std::size_t both = profile_.count_gutters_with(chunk.profile);
    const std::size_t needed = values_ > chunk.values ? above : values_ < chunk.values ? below : std::max(above, below);
    return both >= needed && both <= needed + 1;
  }

  // A few lines with a gap that are no part of the table below: a running head, a numbered heading.
  [[nodiscard]] bool is_stray() const { return profile_.rows() <= 2; }

  void take(const Chunk& chunk) {
    profile_.add(chunk.profile);
    values_ += chunk.values;
    to_ = chunk.last;
  }

  // --- columns

  // The typical edges of a column, from the segments that lie in it alone.
  struct Edges {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t middle = 0;  // twice
  };

  [[nodiscard]] std::size_t columns() const noexcept { return gutters_.size() + 1; }
  [[nodiscard]] std::uint32_t column_from(std::size_t i) const { return i == 0 ? 0 : gutters_[i - 1].to; }
  [[nodiscard]] std::uint32_t column_to(std::size_t i) const {
    return i < gutters_.size() ? gutters_[i].from : GutterProfile::widest;
  }

  // The columns that a segment has text in; the nearest one when it stands in a gutter.
  [[nodiscard]] std::pair<std::size_t, std::size_t> columns_of(const Segment& s) const {
    // The first column that ends behind the segment's start, the last that begins before its end.
    const auto first = std::upper_bound(gutters_.begin(), gutters_.end(), s.from,
                                        [](std::uint32_t from, const Stretch& g) { return from < g.from; });
    const auto behind = std::lower_bound(gutters_.begin(), gutters_.end(), s.to,
                                         [](const Stretch& g, std::uint32_t to) { return g.to < to; });
    const std::size_t a = static_cast<std::size_t>(first - gutters_.begin());
    const std::size_t b = static_cast<std::size_t>(behind - gutters_.begin());
    if (a <= b) return {a, b};
    // In a gutter: column b is left of it, column a right.
    const std::uint32_t left = s.from - std::min(s.from, column_to(b));
    const std::uint32_t right = column_from(a) - std::min(column_from(a), s.to);
    const std::size_t nearest = right < left ? a : b;
    return {nearest, nearest};
  }

  // A segment that stands alone in a gutter, with text in the columns on both sides, has a column of its own.
  void find_columns() {
    std::map<std::size_t, GutterProfile> inside;
    for (std::size_t r = from_; r < to_; ++r) {
      const auto row = segments(rows_[r]);
      for (std::size_t i = 1; i + 1 < row.size(); ++i) {
        const auto gutter = std::upper_bound(gutters_.begin(), gutters_.end(), row[i].from,
                                             [](std::uint32_t from, const Stretch& g) { return from < g.to; });
        if (gutter == gutters_.end() || row[i].from < gutter->from || row[i].to > gutter->to) continue;
        if (row[i - 1].to > gutter->from || row[i + 1].from < gutter->to) continue;
        inside[static_cast<std::size_t>(gutter - gutters_.begin())].add_row(row.subspan(i, 1));
      }
    }
    std::vector<Stretch> split;
    for (std::size_t g = 0; g < gutters_.size(); ++g) {
      const auto found = inside.find(g);
      if (found == inside.end() || found->second.rows() < 2) {
        split.push_back(gutters_[g]);
        continue;
      }
      const Stretch text = found->second.extent();
      split.push_back({gutters_[g].from, text.from});
      split.push_back({text.to, gutters_[g].to});
    }
    gutters_ = std::move(split);
  }

  // Where cells drift too far for gutters, their order still tells the columns, if most rows have as many cells.
  void find_order() {
    std::map<std::size_t, std::size_t> lengths;
    std::size_t rows = 0;
    for (std::size_t r = from_; r < to_; ++r) {
      if (!rows_[r].has_gap() || is_title(rows_[r])) continue;
      ++lengths[rows_[r].last - rows_[r].first];
      ++rows;
    }
    const auto common =
        std::max_element(lengths.begin(), lengths.end(), [](auto& a, auto& b) { return a.second < b.second; });
    if (common->second < 3 || common->second * 2 < rows || common->first < 3) return;
    std::map<std::vector<std::size_t>, std::size_t> patterns;
    std::size_t best = 0;
    for (std::size_t r = from_; r < to_; ++r) {
      if (rows_[r].last - rows_[r].first != common->first) continue;
      std::vector<std::size_t> pattern;
      bool clean = true;
      for (const Segment& s : segments(rows_[r])) {
        const auto [first, last] = columns_of(s);
        clean &= first == last && (pattern.empty() || pattern.back() < first);
        pattern.push_back(first);
      }
      if (clean) best = std::max(best, ++patterns[pattern]);
    }
    if (best * 4 >= common->second * 3) return;
    in_order_ = common->first;
    std::vector<std::uint64_t> ends(in_order_);
    std::vector<std::uint64_t> starts(in_order_);
    std::vector<Stretch> between(in_order_ - 1, {0, GutterProfile::widest});
    for (std::size_t r = from_; r < to_; ++r) {
      if (rows_[r].last - rows_[r].first != in_order_) continue;
      const auto row = segments(rows_[r]);
      for (std::size_t i = 0; i < in_order_; ++i) {
        starts[i] += row[i].from;
        ends[i] += row[i].to;
        if (i > 0) between[i - 1].to = std::min(between[i - 1].to, row[i].from);
        if (i + 1 < in_order_) between[i].from = std::max(between[i].from, row[i].to);
      }
    }
    for (std::size_t i = 0; i < between.size(); ++i) {
      if (between[i].from < between[i].to) continue;
      const auto middle = static_cast<std::uint32_t>((ends[i] + starts[i + 1]) / (2 * common->second));
      between[i] = {middle, middle};
    }
    gutters_ = std::move(between);
  }

  void find_edges() {
    std::vector<std::map<std::uint32_t, std::size_t>> counts(columns() * 3);
    for (std::size_t r = from_; r < to_; ++r) {
      if (!rows_[r].has_gap()) continue;
      for (const Segment& s : segments(rows_[r])) {
        const auto [first, last] = columns_of(s);
        if (first != last) continue;
        ++counts[first * 3][s.from];
        ++counts[first * 3 + 1][s.to];
        ++counts[first * 3 + 2][s.from + s.to];
      }
    }
    const auto commonest = [](const std::map<std::uint32_t, std::size_t>& map) {
      const auto best = std::max_element(map.begin(), map.end(), [](auto& a, auto& b) { return a.second < b.second; });
      return best == map.end() ? 0U : best->first;
    };
    edges_.clear();
    for (std::size_t i = 0; i < columns(); ++i) {
      edges_.push_back({commonest(counts[i * 3]), commonest(counts[i * 3 + 1]), commonest(counts[i * 3 + 2])});
    }
  }

  [[nodiscard]] bool is_aligned(std::uint32_t from, std::uint32_t to, std::size_t column) const {
    const auto near = [](std::uint32_t a, std::uint32_t b, std::uint32_t by) { return a <= b + by && b <= a + by; };
    const Edges& e = edges_[column];
    return near(from, e.left, 1) || near(to, e.right, 1) || near(from + to, e.middle, 2);
  }

  // --- rows

  void place() {
    find_edges();
    for (std::size_t r = from_; r < to_; ++r) {
      GridRow row;
      row.after_blank = rows_[r].after_blank && r > from_;
      clashes_.push_back(0);
      const auto all = segments(rows_[r]);
      for (std::size_t i = 0; i < all.size(); ++i) {
        const auto at = static_cast<std::uint32_t>(i);
        if (all.size() == in_order_) {
          row.cells.push_back({all[i].text, at, at, all[i].from, all[i].to, all[i].width, false});
        } else {
          place_segment(all[i], all.size() == 1, row);
        }
      }
      placed_.push_back(std::move(row));
    }
  }

  void place_segment(const Segment& s, bool alone, GridRow& row) {
    const auto [first, last] = columns_of(s);
    if (first < last && !alone && split_at_blanks(s, first, last, row)) return;
    GridCell cell{s.text, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), s.from, s.to, s.width,
                  false};
    if (first == last) cell.between = stands_between(s, first);
    add_cell(cell, row);
  }

  // Two cells that begin in one column are one cell, and a sign that the row does not fit.
  void add_cell(const GridCell& cell, GridRow& row) {
    if (!row.cells.empty() && row.cells.back().last >= cell.first) {
      GridCell& left = row.cells.back();
      left.text = {left.text.data(), static_cast<std::size_t>(cell.text.data() + cell.text.size() - left.text.data())};
      left.last = std::max(left.last, cell.last);
      left.width += 1 + cell.width;
      left.to = cell.to;
      ++clashes_.back();
      return;
    }
    row.cells.push_back(cell);
  }

  [[nodiscard]] bool stands_between(const Segment& s, std::size_t column) const {
    const bool left = column > 0 && s.to < column_from(column) && s.from > column_to(column - 1);
    const bool right = column < gutters_.size() && s.from > column_to(column) && s.to < column_from(column + 1);
    return left || right;
  }

  // Cells that one blank parts: it has to stand in the gutter, and what it parts has to stand as the column's cells do.
  bool split_at_blanks(const Segment& s, std::size_t first, std::size_t last, GridRow& row) {
    struct Part {
      const char* begin;
      const char* end;
      std::uint32_t from;
      std::uint32_t to;
    };
    std::vector<Part> parts;
    const char* const end = s.text.data() + s.text.size();
    std::uint32_t column = s.from;
    std::size_t gutter = first;
    Part part{s.text.data(), end, s.from, s.to};
    for (const char* p = s.text.data(); p != end && gutter < last;) {
      const char* const here = p;
      const CharClass c = class_of(next_char(p));
      if (blanks.has(c) && column + 1 >= gutters_[gutter].from && column <= gutters_[gutter].to) {
        part.end = here;
        part.to = column;
        parts.push_back(part);
        part = {p, end, column + 1, s.to};
        ++gutter;
      }
      column += grid_ == GridKind::characters ? 1U : info(c).width;
    }
    if (gutter < last) return false;
    parts.push_back(part);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].begin == parts[i].end || !is_aligned(parts[i].from, parts[i].to, first + i)) return false;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto at = static_cast<std::uint32_t>(first + i);
      add_cell({trim_blanks({parts[i].begin, static_cast<std::size_t>(parts[i].end - parts[i].begin)}), at, at,
                parts[i].from, parts[i].to, parts[i].to - parts[i].from, false},
               row);
    }
    return true;
  }

  // --- what belongs to the table

  // A row of the body: cells in several columns, and a value if the table has any.
  [[nodiscard]] bool is_body(std::size_t i) const {
    const GridRow& row = placed_[i];
    if (row.cells.size() < 2 || clashes_[i] > 0) return false;
    const bool any = std::find(kinds_.values.begin() + 1, kinds_.values.end(), true) != kinds_.values.end();
    return !any || std::any_of(row.cells.begin(), row.cells.end(), [&](const GridCell& c) {
      return c.first > 0 && kinds_.values[c.first] && is_value(c.text);
    });
  }

  // A line above the body that can be part of the header: no title, no prose.
  [[nodiscard]] bool is_header(std::size_t i) const {
    const GridRow& row = placed_[i];
    if (clashes_[i] > 0) return false;
    for (const GridCell& cell : row.cells) {
      if (cell.first == 0 && cell.last > 0) return false;
      if (count_words(cell.text) >= words_of_prose) return false;
    }
    return true;
  }

  // A line alone on top that heads no columns: it stands at the table's edge, or over its middle.
  [[nodiscard]] bool is_caption(std::size_t i) const {
    const GridCell& cell = placed_[i].cells.front();
    if (cell.first == 0) return true;
    std::uint32_t from = GutterProfile::widest;
    std::uint32_t to = 0;
    for (std::size_t r = i + 1; r < placed_.size(); ++r) {
      if (!is_body(r)) continue;
      from = std::min(from, placed_[r].cells.front().from);
      to = std::max(to, placed_[r].cells.back().to);
    }
    const std::uint32_t middle = cell.from + cell.to;
    const std::uint32_t near = (to - from) / 4;
    return middle <= from + to + near && from + to <= middle + near;
  }

  void trim() {
    kinds_ = kinds_of_columns(placed_, columns());
    std::size_t first = 0;
    while (first < placed_.size() && !is_body(first)) ++first;
    std::size_t last = placed_.size();
    while (last > first && !is_body(last - 1)) --last;
    // The header reaches up to the first line that can be none; a label alone on top is none.
    std::size_t top = first;
    while (top > 0 && is_header(top - 1)) --top;
    while (top < first && placed_[top].cells.size() == 1 && (placed_[top + 1].after_blank || is_caption(top))) ++top;
    // So is what goes on with the title above it.
    while (top < first && placed_[top].cells.size() == 1 && top > 0 && !placed_[top].after_blank &&
           is_title(rows_[from_ + top - 1]))
      ++top;
    while (last < placed_.size() && is_tail(last)) ++last;
    placed_.erase(placed_.begin() + static_cast<std::ptrdiff_t>(last), placed_.end());
    placed_.erase(placed_.begin(), placed_.begin() + static_cast<std::ptrdiff_t>(top));
    clashes_.erase(clashes_.begin() + static_cast<std::ptrdiff_t>(last), clashes_.end());
    clashes_.erase(clashes_.begin(), clashes_.begin() + static_cast<std::ptrdiff_t>(top));
    to_ = from_ + last;
    from_ += top;
  }

  // A line below the body that goes on with cells of its last row.
  [[nodiscard]] bool is_tail(std::size_t i) const {
    const GridRow& row = placed_[i];
    if (row.after_blank || clashes_[i] > 0) return false;
    return std::all_of(row.cells.begin(), row.cells.end(), [&](const GridCell& cell) {
      const CharClass c = class_of(first_code_point(cell.text));
      return cell.first == cell.last && (c == CharClass::latin_lower || (c == CharClass::bracket_open && i > 1)) &&
             count_words(cell.text) < words_of_prose;
    });
  }

  [[nodiscard]] bool is_table(const TableDraft& folded) {
    std::vector<std::vector<Segment>> by_column(columns());
    std::size_t lines = 0;
    std::size_t clashes = 0;
    std::size_t cells = 0;
    std::size_t sentences = 0;
    std::size_t leaders = 0;
    std::uint64_t width = 0;
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      lines += placed_[i].cells.size() > 1;
      clashes += clashes_[i] > 0;
      for (const GridCell& cell : placed_[i].cells) {
        ++cells;
        const CharClass end = class_of(last_code_point(cell.text));
        sentences += ClassSet{CharClass::stop_wide, CharClass::comma_wide}.has(end) || end == CharClass::comma ||
                     (end == CharClass::stop && count_words(cell.text) > 2);
        leaders += placed_[i].cells.size() == 2 &&
                   (cell.text.find("....") != std::string_view::npos || cell.text.find("……") != std::string_view::npos);
      }
      const auto all = segments(rows_[from_ + i]);
      for (std::size_t k = 0; k < all.size(); ++k) {
        const auto [first, last] = columns_of(all[k]);
        width += all[k].width;
        if (all.size() == in_order_) {
          by_column[k].push_back(all[k]);
        } else if (first == last) {
          by_column[first].push_back(all[k]);
        }
      }
    }
    if (lines < 2 || clashes * 4 > lines) return false;
    if (width > std::uint64_t{cells} * widest_mean_cell) return false;
    if (sentences * 5 > cells || leaders * 4 > cells) return false;
    if (judge_region(by_column) == Content::prose) return false;
    std::size_t even = 0;
    std::size_t values = 0;
    std::size_t filled = 0;
    bool figures = false;
    for (std::size_t c = 0; c < columns(); ++c) {
      const std::vector<Segment>& column = by_column[c];
      if (column.empty()) return false;
      even += evenness(column);
      values += c > 0 && kinds_.values[c];
      figures |= c > 0 && holds_digits(column);
      filled += column.size();
      if (columns() == 2 && judge_column(column) == Content::prose) return false;
    }
    if (filled * 2 < lines * columns()) return false;
    if (even < columns() * (values > 0 ? 600 : 700)) return false;
    const bool header = !has_value(placed_.front());
    // Charts scatter their figures: in a table most rows are complete, and no cell stands on a line of its own.
    std::size_t complete = 0;
    std::size_t loose = 0;  // cells alone in a row, but not a label
    std::size_t full = 0;   // rows with more than a label
    for (const auto& row : folded.rows) {
      const auto cells_in_row =
          static_cast<std::size_t>(std::count_if(row.begin(), row.end(), [](auto cell) { return !cell.empty(); }));
      complete += cells_in_row * 5 >= columns() * 4;
      loose += cells_in_row == 1 && row.front().empty();
      full += cells_in_row > 1;
    }
    if (complete * 4 < full || loose * 4 > folded.rows.size()) return false;
    if (lines == 2) return columns() >= 3 && values * 2 >= columns() && header && complete >= 1;
    if (columns() == 2) {
      if (kinds_.values[0] && !header && loose > 0) return false;
      if (counts_up() && lines >= 4) return true;
      return values > 0 ? lines >= 3 : figures && lines >= 4;
    }
    return values > 0 || lines >= 4;
  }

  // Whether the first column numbers the rows and the second has short cells: a ranking, no list of sentences.
  [[nodiscard]] bool counts_up() const {
    std::size_t steps = 0;
    std::size_t wide = 0;
    std::uint32_t number = 0;
    for (const GridRow& row : placed_) {
      if (row.cells.front().first > 0) continue;
      const std::string_view text = row.cells.front().text;
      std::uint32_t value = 0;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
      if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) continue;
      steps += value == number + 1;
      number = value;
      wide += row.cells.back().width > widest_ranked;
    }
    return wide == 0 && steps * 4 >= placed_.size() * 3;
  }

  [[nodiscard]] bool has_value(const GridRow& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const GridCell& c) { return is_value(c.text); });
  }

  [[nodiscard]] static bool holds_digits(const std::vector<Segment>& column) {
    const auto n = std::count_if(column.begin(), column.end(), [](const Segment& s) {
      return s.text.find_first_of("0123456789") != std::string_view::npos;
    });
    return static_cast<std::size_t>(n) * 5 >= column.size() * 3;
  }

  // The share of a column's cells that have nearly a common left or right edge or middle, in permille.
  [[nodiscard]] static std::size_t evenness(const std::vector<Segment>& column) {
    std::map<std::uint32_t, std::size_t> edges[3];
    for (const Segment& s : column) {
      ++edges[0][s.from];
      ++edges[1][s.to];
      ++edges[2][(s.from + s.to) / 2];
    }
    std::size_t best = 0;
    for (const auto& map : edges) {
      for (auto i = map.begin(); i != map.end(); ++i) {
        const auto after = std::next(i);
        const bool neighbour = after != map.end() && after->first == i->first + 1;
        best = std::max(best, i->second + (neighbour ? after->second : 0));
      }
    }
    return 1000 * best / column.size();
  }

  TableSource& source_;
  GridKind grid_;
  std::size_t next_;      // line to read
  std::size_t end_;       // line behind what was looked at
  std::size_t read_ = 0;  // rows that chunks were made of
  std::size_t from_ = 0;  // rows of the table [from, to)
  std::size_t to_ = 0;
  std::vector<PrintedRow> rows_;
  std::vector<Segment> segments_;
  GutterProfile profile_;
  std::size_t values_ = 0;  // rows with values
  std::vector<Stretch> gutters_;
  std::size_t in_order_ = 0;  // rows of so many cells have one in each column; 0: the gutters tell
  std::vector<Edges> edges_;
  std::vector<GridRow> placed_;
  std::vector<std::uint32_t> clashes_;  // of each placed row
  ColumnKinds kinds_;
};

// Whether another line with a gap follows near by: alone, a line is no table.
bool has_company(const TableSource& source, std::size_t first) {
  const std::size_t end = std::min(source.marks.size(), first + 1 + most_blank_lines + most_quiet_lines);
  for (std::size_t i = first + 1; i < end; ++i) {
    if (source.marks[i].gap) return true;
  }
  return false;
}

}  // namespace

std::size_t recover_aligned(TableSource& source, std::size_t first, TableDraft& draft) {
  if (!has_company(source, first)) return first + 1;
  AlignedTable table(source, first);
  table.gather();
  table.read(draft);
  return table.end();
}

}  // namespace newsprint
