#include "lines/cell_stream.h"

#include <algorithm>
#include <set>

#include "base/char_class.h"
#include "base/utf8.h"
#include "lines/grid.h"

namespace newsprint {

namespace {

constexpr std::size_t least_columns = 3;
constexpr std::size_t least_rows = 3;
constexpr std::size_t most_lead = 6;            // lines of the first row above its first figure
constexpr std::size_t many_rows = 16;           // declined once, they are not asked about again
constexpr std::uint32_t widest_name = 20;       // display columns
constexpr std::uint32_t widest_mean_cell = 14;  // display columns

// One way to read the lines.
struct Reading {
  StreamRow names;
  ColumnPattern pattern;
  RowReader::Rows body;
  std::size_t first = 0;        // the header's line
  std::size_t begin = 0;        // the first row's
  std::size_t header_torn = 0;  // blank lines inside the header
  std::size_t joints = 0;       // blanks inside cells, behind a Han character: names and the like hold few

  [[nodiscard]] std::size_t rows() const { return body.rows.size(); }
  [[nodiscard]] std::size_t lines() const { return body.last - begin; }
};

// Every count of columns that a header above the first figures allows is tried; the best explains most lines.
class Readings {
 public:
  explicit Readings(CellLines& lines) : lines_(lines), reader_(lines) {}

  void try_all() {
    const std::size_t anchor = lines_.anchor();
    for (std::size_t lead = 0; lead <= std::min(most_lead, anchor - 1); ++lead) {
      if (lead > 0 && !lines_[anchor - lead].words) break;
      try_headers(anchor - lead);
    }
    for (std::size_t i = 0; i < anchor; ++i) {
      if (lines_[i].words) try_joint_header(i);
    }
  }

  [[nodiscard]] const Reading& best() const noexcept { return best_; }
  // Behind the rows of the longest reading that was no table, if it was long.
  [[nodiscard]] std::size_t declined() const noexcept { return declined_; }

 private:
  // Headers that end right above line `body`: a name a word, a name a line, or with names wrapped at the lines' ends.
  void try_headers(std::size_t body) {
    std::size_t names = 0;
    for (std::size_t h = 1; h <= std::min(body, ColumnPattern::most) && lines_[body - h].words; ++h) {
      names += lines_[body - h].last - lines_[body - h].first;
      try_columns(body, h, names);
      if (names > h) try_columns(body, h, h);
      if (h > 1 && names > 2 * h - 1) try_columns(body, h, names - (h - 1));
      if (names > 2 * ColumnPattern::most) break;
    }
  }

  void try_columns(std::size_t body, std::size_t header_lines, std::size_t columns) {
    if (columns < least_columns || columns > ColumnPattern::most) return;
    Reading reading;
    reading.first = body - header_lines;
    reading.begin = body;
    if (!read_names(reading, columns)) return;
    for (const bool joined : {false, true}) {
      for (const bool grouped : {false, true}) {
        Reading tried = reading;
        tried.pattern.joined = joined;
        // The first row may be odd; what the second one says then is tried on both.
        if (!read_pattern(body, columns, grouped, tried.pattern) &&
            (grouped || joined || !read_pattern(body + 1, columns, grouped, tried.pattern))) {
          continue;
        }
        for (std::size_t i = tried.first + 1; i < body; ++i) tried.header_torn += lines_[i].after_blank;
        reader_.read(body, tried.pattern, tried.body);
        consider(std::move(tried));
      }
    }
  }

  bool read_names(Reading& reading, std::size_t columns) const {
    const bool lines = columns == reading.begin - reading.first;
    std::size_t figures = 0;
    StreamRow& names = reading.names;
    for (std::size_t i = reading.first; i < reading.begin; ++i) {
      figures += lines_.count_figures(i);
      if (lines) {
        names.push_back({lines_.cell(lines_[i].first, lines_[i].last)});
      } else {
        add_tokens(i, names);
      }
    }
    // Years can be names, but for the labels'; one figure among words is none.
    if (figures > 0 && figures + 1 < columns) return false;
    if (names.size() > columns) {
      std::size_t at = 0;
      for (std::size_t i = reading.first; i + 1 < reading.begin; ++i) {
        at += lines_[i].last - lines_[i].first - 1;
        if (!names[at].wrapped.empty()) return false;
        names[at].wrapped = names[at + 1].text;
        names.erase(names.begin() + static_cast<std::ptrdiff_t>(at) + 1);
      }
    }
    return are_names(names);
  }

  void add_tokens(std::size_t i, StreamRow& names) const {
    for (std::size_t t = lines_[i].first; t < lines_[i].last; ++t) names.push_back({lines_.token(t).text});
  }

  // Different and short.
  static bool are_names(const StreamRow& names) {
    std::set<std::string_view> seen;
    return std::all_of(names.begin(), names.end(), [&](const StreamCell& name) {
      return display_width(name.text) <= widest_name && seen.insert(name.text).second;
    });
  }

  // What the first row's cells are: on line `i` and those below it, or on the first line of each of its blocks.
  bool read_pattern(std::size_t i, std::size_t columns, bool grouped, ColumnPattern& pattern) {
    pattern.columns = 0;
    pattern.figures = {};
    std::size_t step = 1;
    if (grouped) {
      if (!lines_.has(i) || !lines_.begins_block(i)) return false;
      step = lines_.block_length(i);
      if (step < 2 || step > CellLines::most_block) return false;
    }
    for (; pattern.columns < columns; i += step) {
      if (!lines_.has(i) || (grouped && lines_.block_length(i) != step) || !reader_.add_kinds(i, pattern)) return false;
    }
    return pattern.columns == columns;
  }

  // A header whose names stand on top of the first rows' columns, in one block with them. Line `i` begins the first
  // block, or what stands above it there is other text.
  void try_joint_header(std::size_t i) {
    const std::size_t n = lines_.block_length(i);
    if (n < 2 || n > CellLines::most_block) return;
    Reading reading;
    reading.first = i;
    reading.begin = i + 1;
    reading.body.rows.resize(n - 1);
    for (std::size_t at = i; lines_.has(at) && lines_[at].words && lines_.block_length(at) == n;) {
      if (!add_joint_block(at, n, reading)) return;
      at += n;
      reading.body.torn += at > i + n;
      if (reading.pattern.columns < least_columns) continue;
      Reading tried = reading;
      reader_.read(at, tried.pattern, tried.body);
      consider(std::move(tried));
    }
  }

  // Names on line `at`, and below them so many rows' cells.
  bool add_joint_block(std::size_t at, std::size_t n, Reading& reading) const {
    const std::size_t column = reading.pattern.columns;
    const std::size_t names = lines_[at].last - lines_[at].first;
    add_tokens(at, reading.names);
    ColumnPattern pattern = reading.pattern;
    if (!reader_.add_kinds(at + 1, pattern) || pattern.columns != column + names) {
      pattern = reading.pattern;
      pattern.joined = true;
      if (!reader_.add_kinds(at + 1, pattern) || pattern.columns != column + names) return false;
      pattern.joined = false;
    }
    reading.pattern = pattern;
    if (lines_.count_figures(at) > 0 || !are_names(reading.names)) return false;
    for (std::size_t r = 1; r < n; ++r) {
      if (reader_.place_line(at + r, column, pattern, reading.body.rows[r - 1]) != pattern.columns) return false;
    }
    return true;
  }

  void consider(Reading reading) {
    for (const StreamRow& row : reading.body.rows) {
      for (const StreamCell& cell : row) reading.joints += count_joints(cell.text);
    }
    if (reading.rows() < least_rows || !is_better(reading)) return;
    if (is_table(reading)) {
      best_ = std::move(reading);
    } else if (reading.rows() >= many_rows) {
      declined_ = std::max(declined_, lines_[reading.body.last - 1].line);
    }
  }

  static std::size_t count_joints(std::string_view cell) noexcept {
    std::size_t n = 0;
    for (std::size_t at = cell.find(' '); at != cell.npos; at = cell.find(' ', at + 1)) {
      n += class_of(last_code_point(cell.substr(0, at))) == CharClass::han;
    }
    return n;
  }

  // More than a row more of the page explained. Else the fewer oddities, then that the rows begin early: read from
  // the middle of a row on they come round as well. The shorter header leaves a title out.
  [[nodiscard]] bool is_better(const Reading& reading) const {
    if (best_.rows() == 0) return true;
    const auto row =
        static_cast<std::ptrdiff_t>(2 * std::max(reading.lines() / reading.rows(), best_.lines() / best_.rows()));
    const std::ptrdiff_t gain = explained(reading) - explained(best_);
    if (gain > row || gain < -row) return gain > 0;
    const bool torn = is_torn(reading) && is_torn(best_);
    if (!torn && reading.body.torn + reading.header_torn != best_.body.torn + best_.header_torn) {
      return reading.body.torn + reading.header_torn < best_.body.torn + best_.header_torn;
    }
    if (has_like_header(reading) != has_like_header(best_)) return has_like_header(reading);
    if (reading.body.wraps != best_.body.wraps) return reading.body.wraps < best_.body.wraps;
    if (reading.joints != best_.joints) return reading.joints < best_.joints;
    if (reading.begin != best_.begin) return reading.begin < best_.begin;
    return reading.first > best_.first;
  }

  // Twice the lines that a reading explains; rows that are numbered explain themselves, blank lines inside of rows and
  // wraps are left to explain.
  [[nodiscard]] static std::ptrdiff_t explained(const Reading& reading) {
    const std::size_t row = reading.lines() / reading.rows();
    const std::size_t numbered = reading.pattern.figures[0] && counts_up(reading) ? 2 * reading.rows() : 0;
    return static_cast<std::ptrdiff_t>(2 * reading.lines() + numbered) -
           static_cast<std::ptrdiff_t>(reading.body.torn + 2 * row * reading.body.wraps);
  }

  // Whether blank lines stand inside the rows rather than between them.
  [[nodiscard]] static bool is_torn(const Reading& reading) { return reading.body.torn * 2 > reading.rows(); }

  // Whether the header was printed as the rows are: on one line, or on several.
  [[nodiscard]] static bool has_like_header(const Reading& reading) {
    return (reading.lines() < 2 * reading.rows()) == (reading.begin - reading.first == 1);
  }

  [[nodiscard]] static bool is_table(const Reading& reading) {
    if (reading.body.wraps * 3 > reading.rows()) return false;
    const auto& kinds = reading.pattern.figures;
    const auto figures = std::count(kinds.begin(), kinds.end(), true);
    if (static_cast<std::size_t>(figures) == reading.pattern.columns) return false;
    if (figures == 0 || (figures == 1 && !counts_up(reading))) return false;
    std::size_t words = 0;
    std::size_t low = 0;  // begin in the middle of a sentence, as likely as not
    std::size_t width = 0;
    for (const StreamRow& row : reading.body.rows) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        width += display_width(row[c].text);
        words += !kinds[c];
        low += !kinds[c] && class_of(first_code_point(row[c].text)) == CharClass::latin_lower;
      }
    }
    return low * 2 <= words && width <= widest_mean_cell * reading.rows() * reading.pattern.columns;
  }

  // Whether the only column of figures numbers the rows, if it comes first. Others need one row more.
  [[nodiscard]] static bool counts_up(const Reading& reading) {
    if (!reading.pattern.figures[0]) return reading.rows() > least_rows;
    std::size_t steps = 0;
    for (std::size_t r = 1; r < reading.rows(); ++r) {
      steps += number_of(reading.body.rows[r].front().text) == number_of(reading.body.rows[r - 1].front().text) + 1;
    }
    return steps * 4 >= (reading.rows() - 1) * 3;
  }

  static std::uint32_t number_of(std::string_view text) noexcept {
    std::uint32_t number = 0;
    for (const char c : text) {
      if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return number;
  }

  CellLines& lines_;
  RowReader reader_;
  Reading best_;
  std::size_t declined_ = 0;
};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Of a Latin letter, or the first byte of a Han character and its like.
bool is_letter_byte(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xE3 || (byte < 0x80 && (byte | 0x20U) >= 'a');
}

bool ends_in_degrees(std::string_view text) noexcept {
  return text.back() == '\x83' && text.size() > 3 && text.substr(text.size() - 3) == "℃";
}

}  // namespace

bool has_figure_at_end(std::string_view text) noexcept {
  if (is_digit(text.front())) {
    const std::size_t end = text.find_first_not_of("0123456789.:-%");
    if (end == std::string_view::npos || text[end] == ' ') return true;
  }
  if (!is_digit(text.back()) && text.back() != '%') return ends_in_degrees(text);
  const std::size_t begin = text.rfind(' ') + 1;
  return std::none_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_letter_byte);
}

CellStream find_cell_stream(std::span<const Line> lines, std::size_t from, std::size_t anchor) {
  CellStream found;
  found.last = anchor + 1;
  CellLines cells(lines, from, anchor);
  if (cells.anchor() == CellLines::none) return found;
  Readings readings(cells);
  readings.try_all();
  const Reading& best = readings.best();
  if (best.rows() == 0) {
    found.last = std::max(found.last, readings.declined());
    return found;
  }
  found.names = best.names;
  found.rows = best.body.rows;
  found.first = cells[best.first].line;
  found.last = cells[best.body.last - 1].line + 1;
  for (std::size_t i = best.first; i < best.body.last; ++i) found.lines.push_back(cells[i].line);
  return found;
}

}  // namespace newsprint
