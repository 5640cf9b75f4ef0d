#include "tables/evidence.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/printed.h"

namespace newsprint {

namespace {

constexpr std::uint32_t widest_mean_cell = 24;  // display columns
constexpr std::uint32_t widest_ranked = 16;
constexpr std::size_t least_exact_cells = 12;
constexpr std::size_t least_repeated = 6;  // cells of a column

bool has_value(const GridRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const GridCell& c) { return is_value(c.text); });
}

// Whether many cells have a comma or a stop between wide characters: prose that ran in from the side.
bool holds_clauses(const std::vector<Segment>& column) {
  constexpr ClassSet marks{CharClass::comma, CharClass::comma_wide, CharClass::stop_wide};
  const auto n = std::count_if(column.begin(), column.end(), [&](const Segment& s) {
    CharClass before = CharClass::other;
    for (const char* p = s.text.data(); p != s.text.data() + s.text.size();) {
      const CharClass c = class_of(next_char(p));
      if (marks.has(c) && info(before).width == 2) return true;
      before = c;
    }
    return false;
  });
  return static_cast<std::size_t>(n) * 3 >= column.size();
}

bool holds_digits(const std::vector<Segment>& column) {
  const auto n = std::count_if(column.begin(), column.end(), [](const Segment& s) {
    return s.text.find_first_of("0123456789") != std::string_view::npos;
  });
  return static_cast<std::size_t>(n) * 5 >= column.size() * 3;
}

// The share of a column's cells that have nearly a common left or right edge or middle, in permille.
std::size_t evenness(const std::vector<Segment>& column) {
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

// Where the stop of a decimal stands, or would stand.
std::uint32_t stop_of(const Segment& s) {
  return s.from + static_cast<std::uint32_t>(std::min(s.text.find('.'), s.text.size()));
}

// Whether all cells of a column have one left or one right edge, or its figures one place for their stop below a name that
// has the column's right edge.
bool is_exact(const std::vector<Segment>& column) {
  const auto same = [&](auto edge) {
    return std::all_of(column.begin(), column.end(), [&](const Segment& s) { return edge(s) == edge(column.back()); });
  };
  const auto to = [](const Segment& s) { return s.to; };
  const std::uint32_t right = to(*std::max_element(column.begin(), column.end(),
                                                   [&](const Segment& a, const Segment& b) { return to(a) < to(b); }));
  const auto stop = [&](const Segment& s) {
    if (!is_value(s.text)) return s.to == right ? stop_of(column.back()) : right + 1;
    return stop_of(s);
  };
  return same([](const Segment& s) { return s.from; }) || same(to) || (is_value(column.back().text) && same(stop));
}

// Sums over the lines, the columns and the rows of a table to be.
class Evidence {
 public:
  Evidence(const PlacedRows& placed, const ColumnKinds& kinds, const TableDraft& folded)
      : placed_(placed), kinds_(kinds), folded_(folded), by_column_(placed.columns) {
    count_cells();
    count_rows();
  }

  [[nodiscard]] bool is_table() {
    if (lines_ < 2 || clashes_ * 4 > lines_) return false;
    if (width_ > std::uint64_t{cells_} * widest_mean_cell) return false;
    if (sentences_ * 5 > cells_ || leaders_ * 4 > cells_) return false;
    if (judge_region(by_column_) == Content::prose && !repeats_cells()) return false;
    if (!count_columns()) return false;
    if (filled_ * 2 < lines_ * placed_.columns) return false;
    // Rows that stand apart could be anything that has figures, such as the bars of a chart.
    const bool apart = parted_ * 2 > placed_.rows.size();
    if (even_ < placed_.columns * (apart ? 800 : values_ > 0 ? 600 : 700)) return false;
    // Years are a header too, when only the rows below have a label.
    const bool header = !has_value(placed_.rows.front()) || placed_.rows.front().cells.front().first > 0;
    // Charts scatter their figures: in a table most rows are complete, and no cell stands on a line of its own.
    if (complete_ * 4 < full_ || loose_ * 4 > folded_.rows.size()) return false;
    if (placed_.alone && is_exact_print()) return true;
    if (lines_ == 2) return placed_.columns >= 3 && values_ * 2 >= placed_.columns && header && are_complete();
    if (placed_.columns == 2) {
      if (kinds_.values[0] && !header && loose_ > 0) return false;
      if (counts_up() && lines_ >= 4) return true;
      return values_ > 0 ? lines_ >= 3 : figures_ && lines_ >= 4;
    }
    return values_ > 0 || lines_ >= 4;
  }

 private:
  void count_cells() {
    for (std::size_t i = 0; i < placed_.rows.size(); ++i) {
      lines_ += placed_.rows[i].cells.size() > 1;
      parted_ += placed_.rows[i].after_blank;
      clashes_ += placed_.clashes[i] > 0;
      for (const GridCell& cell : placed_.rows[i].cells) {
        ++cells_;
        const CharClass end = class_of(last_code_point(cell.text));
        sentences_ += ClassSet{CharClass::stop_wide, CharClass::comma_wide}.has(end) || end == CharClass::comma ||
                      (end == CharClass::stop && count_words(cell.text) > 2);
        leaders_ += placed_.rows[i].cells.size() == 2 && (cell.text.find("....") != std::string_view::npos ||
                                                          cell.text.find("……") != std::string_view::npos);
        width_ += cell.width;
        if (cell.first == cell.last) {
          by_column_[cell.first].push_back(
              {cell.text, static_cast<std::uint32_t>(i), cell.from, cell.to, 0, cell.width});
        }
      }
    }
  }

  // False when a column is empty or prose.
  bool count_columns() {
    for (std::size_t c = 0; c < placed_.columns; ++c) {
      const std::vector<Segment>& column = by_column_[c];
      if (column.empty()) return false;
      even_ += evenness(column);
      values_ += c > 0 && kinds_.values[c];
      figures_ |= c > 0 && holds_digits(column);
      filled_ += column.size();
      if (placed_.columns > 2 && holds_clauses(column) && judge_column(column) == Content::prose) return false;
      if (placed_.columns == 2 && !holds_digits(column) && judge_column(column) == Content::prose) return false;
    }
    return true;
  }

  void count_rows() {
    for (const auto& row : folded_.rows) {
      const auto cells_in_row =
          static_cast<std::size_t>(std::count_if(row.begin(), row.end(), [](auto cell) { return !cell.empty(); }));
      complete_ += cells_in_row * 5 >= placed_.columns * 4;
      loose_ += cells_in_row == 1 && row.front().empty();
      full_ += cells_in_row > 1;
    }
  }

  // A few lines as programs print them: one-word names above columns whose cells stand to the character. A cell
  // alone below others goes on with one of them, and stands there just as exactly.
  [[nodiscard]] bool is_exact_print() const {
    const auto is_name = [](const GridCell& c) { return !is_value(c.text) && c.text.find(' ') == c.text.npos; };
    const GridRow& names = placed_.rows.front();
    if (names.cells.size() < placed_.columns || !std::all_of(names.cells.begin(), names.cells.end(), is_name)) {
      return false;
    }
    if (!std::all_of(by_column_.begin(), by_column_.end(), is_exact)) return false;
    std::size_t lines = lines_;
    for (const GridRow& row : placed_.rows) {
      lines += row.cells.size() == 1 && (row.cells.front().first > 0 || kinds_.values.front());
    }
    return kinds_.any_values() ? lines >= 3 : placed_.columns >= 3 && lines * placed_.columns >= least_exact_cells;
  }

  // Whether some column says the same again and again: a choice among few words, no lines of prose.
  [[nodiscard]] bool repeats_cells() const {
    return placed_.columns > 2 && std::any_of(by_column_.begin(), by_column_.end(), [&](const auto& column) {
             std::set<std::string_view> texts;
             for (const Segment& s : column) texts.insert(s.text);
             return column.size() >= least_repeated && column.size() * 4 >= lines_ * 3 &&
                    texts.size() * 2 <= column.size();
           });
  }

  // Whether no cell is missing but the name of the labels.
  [[nodiscard]] bool are_complete() const {
    return placed_.rows.front().cells.size() + 1 >= placed_.columns &&
           placed_.rows.back().cells.size() == placed_.columns;
  }

  // Whether the first column numbers the rows and the second has short cells: a ranking, no list of sentences.
  [[nodiscard]] bool counts_up() const {
    std::size_t steps = 0;
    std::size_t wide = 0;
    std::uint32_t number = 0;
    for (const GridRow& row : placed_.rows) {
      if (row.cells.front().first > 0) continue;
      const std::string_view text = row.cells.front().text;
      std::uint32_t value = 0;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
      if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) continue;
      steps += value == number + 1;
      number = value;
      wide += row.cells.back().width > widest_ranked;
    }
    return wide == 0 && steps * 4 >= placed_.rows.size() * 3;
  }

  const PlacedRows& placed_;
  const ColumnKinds& kinds_;
  const TableDraft& folded_;
  std::vector<std::vector<Segment>> by_column_;  // cells that lie in one column
  std::size_t lines_ = 0;                        // with several cells
  std::size_t clashes_ = 0;                      // lines with cells that share a column
  std::size_t parted_ = 0;                       // by a blank line from the line above
  std::size_t cells_ = 0;
  std::size_t sentences_ = 0;  // cells that end in a stop or comma
  std::size_t leaders_ = 0;    // rows of dots, as in tables of contents
  std::uint64_t width_ = 0;
  std::size_t even_ = 0;    // permille, summed over the columns
  std::size_t values_ = 0;  // columns of them
  std::size_t filled_ = 0;
  bool figures_ = false;
  std::size_t complete_ = 0;  // rows
  std::size_t loose_ = 0;     // cells alone in a row, but not a label
  std::size_t full_ = 0;      // rows with more than a label
};

}  // namespace

bool is_table(const PlacedRows& placed, const ColumnKinds& kinds, const TableDraft& folded) {
  return Evidence(placed, kinds, folded).is_table();
}

}  // namespace newsprint
