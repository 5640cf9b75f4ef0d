#include "tables/cells.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

using Row = std::vector<std::string_view>;

constexpr std::size_t most_header_lines = 16;
constexpr std::size_t most_cell_lines = 32;
constexpr std::size_t most_name_lines = 4;  // between years that head columns and the columns' names
constexpr std::uint32_t longest_mark = 4;   // letters of what stands for a figure: `n.a.`, `NA`, `x`

bool filled(std::string_view cell) noexcept { return !cell.empty(); }

std::size_t count_filled(const Row& row) {
  return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), filled));
}

bool begins_low(std::string_view text) noexcept {
  const CharClass c = class_of(first_code_point(text));
  return c == CharClass::latin_lower || c == CharClass::bracket_open;
}

// Whether a cell can't end here: a hyphen, a comma, an open bracket.
bool ends_open(std::string_view text) noexcept {
  const CharClass c = class_of(last_code_point(text));
  return c == CharClass::comma || c == CharClass::comma_wide || c == CharClass::hyphen ||
         c == CharClass::bracket_open || text.back() == '&' || text.back() == '/';
}

// What would have had to fit behind the line above: a word with its blank, or a wide character.
std::uint32_t first_word_width(std::string_view text) {
  std::uint32_t width = 0;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const CharClass c = class_of(next_char(p));
    if (blanks.has(c)) break;
    width += info(c).width;
    if (info(c).width == 2) break;
  }
  return width + 1;
}

Row spread(const GridRow& row, std::size_t columns) {
  Row cells(columns);
  for (const GridCell& cell : row.cells) cells[cell.first] = cell.text;
  return cells;
}

bool only_first(const Row& row) { return !row.front().empty() && count_filled(row) == 1; }

bool only_first(const GridRow& row) { return row.cells.size() == 1 && row.cells.front().first == 0; }

bool has_value(const GridRow& row, const ColumnKinds& kinds) {
  return std::any_of(row.cells.begin(), row.cells.end(), [&](const GridCell& cell) {
    return cell.first > 0 && kinds.values[cell.first] && is_value(cell.text);
  });
}

// Puts rows of printed lines together to rows of the table.
class Folder {
 public:
  Folder(Arena& arena, const std::vector<GridRow>& rows, const ColumnKinds& kinds)
      : arena_(arena), rows_(rows), kinds_(kinds), columns_(kinds.values.size()), widest_(columns_) {
    std::size_t words = 0;
    std::size_t low = 0;
    for (const GridRow& row : rows) {
      for (const GridCell& cell : row.cells) {
        if (cell.first == cell.last) widest_[cell.first] = std::max(widest_[cell.first], cell.width);
        if (cell.first > 0) continue;
        const CharClass begin = class_of(first_code_point(cell.text));
        words += begin == CharClass::latin_lower || begin == CharClass::latin_upper;
        low += begin == CharClass::latin_lower;
      }
    }
    mostly_low_ = low * 3 > words * 2;
  }

  void fold(TableDraft& draft) {
    const std::size_t body = find_body();
    if (body > 0) fold_header(body, draft);
    fold_body(body, draft.rows);
  }

 private:
  // The first row below the header; 0 without one. A header needs columns of figures that it stands above.
  [[nodiscard]] std::size_t find_body() const {
    if (!kinds_.any_values()) return 0;
    std::size_t body = 0;
    while (body < rows_.size() && !has_value(rows_[body], kinds_)) ++body;
    // Years without a label, and words right below: they head columns.
    for (std::size_t r = body + 1; r < std::min(rows_.size(), body + most_name_lines); ++r) {
      if (rows_[body].cells.front().first == 0) break;
      if (rows_[r].cells.size() > 1 && !has_value(rows_[r], kinds_)) body = r + 1;
    }
    if (body == rows_.size() || body > most_header_lines) return 0;
    if (rows_[body].cells.front().first > 0 && body > 0 && only_first(rows_[body - 1])) --body;
    while (body > 0 && only_first(rows_[body - 1])) --body;
    return body;
  }

  // Whether a cell of a header's line is a heading over columns that are named below it.
  [[nodiscard]] bool spans(std::size_t r, const GridCell& cell, const Row& below) const {
    if (cell.last > cell.first) {
      return std::count_if(below.begin() + cell.first, below.begin() + cell.last + 1, filled) > 1;
    }
    const auto under = std::count_if(rows_[r + 1].cells.begin(), rows_[r + 1].cells.end(),
                                     [&](const GridCell& c) { return c.from < cell.to && c.to > cell.from; });
    if (cell.between || under > 1) return true;
    if (below[cell.first].empty()) return false;
    if (cell.first > 0 && is_value(below[cell.first])) return true;
    return rows_[r].cells.size() == 1 && cell.first > 0 && !stands_as(cell, rows_[r + 1]);
  }

  // Whether a cell shares an edge or its middle with the one below: the lines of one name do.
  [[nodiscard]] static bool stands_as(const GridCell& cell, const GridRow& row) {
    const auto near = [](std::uint32_t a, std::uint32_t b, std::uint32_t by) { return a <= b + by && b <= a + by; };
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const GridCell& c) {
      return c.first == cell.first &&
             (near(c.from, cell.from, 1) || near(c.to, cell.to, 1) || near(c.from + c.to, cell.from + cell.to, 2));
    });
  }

  void fold_header(std::size_t body, TableDraft& draft) {
    std::vector<Row> levels{Row(columns_)};  // from the bottom
    for (std::size_t r = body; r-- > 0;) {
      const GridRow& row = rows_[r];
      Row& below = levels.back();
      const bool heading =
          count_filled(below) > 0 &&
          std::any_of(row.cells.begin(), row.cells.end(), [&](const GridCell& cell) { return spans(r, cell, below); });
      if (heading) levels.emplace_back(columns_);
      for (const GridCell& cell : row.cells) {
        const bool own = !heading || spans(r, cell, levels[levels.size() - 2]);
        std::string_view& place = levels[levels.size() - (own ? 1 : 2)][cell.first];
        place = join_cell(arena_, cell.text, place);
      }
    }
    draft.columns = std::move(levels.front());
    for (std::size_t i = levels.size(); i-- > 1;) draft.rows.push_back(std::move(levels[i]));
  }

  // Whether `row` goes on with the cells of the row above.
  [[nodiscard]] bool continues(const Row& above, const Row& row, std::size_t r) const {
    const std::size_t n = count_filled(row);
    bool new_value = false;
    bool low = true;
    bool below_text = true;
    for (std::size_t i = 0; i < columns_; ++i) {
      if (row[i].empty()) continue;
      new_value |= i > 0 && kinds_.values[i] && is_value(row[i]);
      low &= begins_low(row[i]) || (!above[i].empty() && ends_open(above[i]));
      below_text &= !above[i].empty();
    }
    if (new_value || rows_[r].after_blank) return false;
    if (low && below_text && !mostly_low_) return true;
    if (!row.front().empty()) return false;
    return below_text && n * 2 <= std::max<std::size_t>(2, count_filled(above) + 1) && is_full(r);
  }

  // Whether the cells of row `r` had no room on the line above: only a full cell is wrapped.
  [[nodiscard]] bool is_full(std::size_t r) const {
    for (const GridCell& cell : rows_[r].cells) {
      const auto& above = rows_[r - 1].cells;
      const auto same =
          std::find_if(above.begin(), above.end(), [&](const GridCell& c) { return c.first == cell.first; });
      if (same == above.end()) continue;
      const std::uint32_t needed = same->width + first_word_width(cell.text);
      if (needed * 8 >= widest_[cell.first] * 7) return true;
    }
    return false;
  }

  // A label over several lines with the row's other cells printed beside its middle:
  //
  //   a label that is
  //                       12     14
  //   long
  [[nodiscard]] bool beside(const Row& label, const Row& row, bool after_blank) const {
    return !after_blank && only_first(label) && row.front().empty() && count_filled(row) * 2 >= columns_;
  }

  // Cells over two lines with the row's label printed beside their middle:
  //
  //                      200 (as    200 (as
  //   a label    1000
  //                       litres)    litres)
  [[nodiscard]] bool around_label(std::size_t r) const {
    if (r + 2 >= rows_.size() || rows_[r + 1].after_blank || rows_[r + 2].after_blank) return false;
    const Row top = spread(rows_[r], columns_);
    const Row middle = spread(rows_[r + 1], columns_);
    const Row bottom = spread(rows_[r + 2], columns_);
    if (!top.front().empty() || middle.front().empty() || count_filled(bottom) == 0) return false;
    for (std::size_t i = 0; i < columns_; ++i) {
      if (!middle[i].empty() && !top[i].empty()) return false;
      if (top[i].empty() != bottom[i].empty()) return false;
    }
    return true;
  }

  Row around(std::size_t r) {
    Row row = spread(rows_[r + 1], columns_);
    for (const std::size_t part : {r, r + 2}) {
      for (const GridCell& cell : rows_[part].cells) row[cell.first] = join_cell(arena_, row[cell.first], cell.text);
    }
    return row;
  }

  void fold_body(std::size_t from, std::vector<Row>& out) {
    const std::size_t start = out.size();
    std::size_t folded = 0;  // lines of the last row's cells
    bool halved = false;     // the last row took its label from the line above
    for (std::size_t r = from; r < rows_.size(); ++r) {
      Row row = spread(rows_[r], columns_);
      const bool any = out.size() > start;
      const bool blank = rows_[r].after_blank;
      if (any && beside(out.back(), row, blank)) {
        for (std::size_t i = 1; i < columns_; ++i) out.back()[i] = row[i];
        halved = true;
        continue;
      }
      if (!blank && around_label(r)) {
        row = around(r);
        out.push_back(std::move(row));
        r += 2;
        halved = false;
        continue;
      }
      const bool tail = halved && !blank && only_first(row) && !label_above_value(r + 1);
      halved = false;
      if (any && ++folded <= most_cell_lines && (tail || continues(out.back(), row, r))) {
        for (std::size_t i = 0; i < columns_; ++i) out.back()[i] = join_cell(arena_, out.back()[i], row[i]);
        continue;
      }
      out.push_back(std::move(row));
      folded = 0;
    }
  }

  // Whether row `r` lacks its label, so that the line above it is the label.
  [[nodiscard]] bool label_above_value(std::size_t r) const {
    return r < rows_.size() && !rows_[r].after_blank && rows_[r].cells.front().first > 0;
  }

  Arena& arena_;
  const std::vector<GridRow>& rows_;
  const ColumnKinds& kinds_;
  std::size_t columns_;
  bool mostly_low_ = false;            // so a small letter does not tell that a cell goes on
  std::vector<std::uint32_t> widest_;  // of the cells in one column, in display columns
};

}  // namespace

bool ColumnKinds::any_values() const { return std::find(values.begin(), values.end(), true) != values.end(); }

bool is_value(std::string_view text) noexcept {
  std::uint32_t digits = 0;
  std::uint32_t letters = 0;
  std::uint32_t all = 0;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const CharClass c = class_of(next_char(p));
    if (blanks.has(c)) continue;
    ++all;
    digits += info(c).script == Script::digit;
    letters += info(c).script != Script::digit && info(c).script != Script::none;
  }
  if (all == 0) return false;
  const CharClass first = class_of(first_code_point(text));
  return letters == 0 || digits > letters || (all <= longest_mark && all > letters + digits) ||
         (letters == all && (first == CharClass::latin_upper ? all <= 2 : first == CharClass::latin_lower && all == 1));
}

ColumnKinds kinds_of_columns(const std::vector<GridRow>& rows, std::size_t columns) {
  std::vector<std::size_t> values(columns);
  std::vector<std::size_t> cells(columns);
  for (const GridRow& row : rows) {
    for (const GridCell& cell : row.cells) {
      if (cell.first != cell.last) continue;
      ++cells[cell.first];
      values[cell.first] += is_value(cell.text);
    }
  }
  ColumnKinds kinds;
  for (std::size_t i = 0; i < columns; ++i) kinds.values.push_back(values[i] > 0 && values[i] * 2 >= cells[i]);
  return kinds;
}

void fold_rows(Arena& arena, const std::vector<GridRow>& rows, const ColumnKinds& kinds, TableDraft& draft) {
  Folder(arena, rows, kinds).fold(draft);
}

}  // namespace newsprint
