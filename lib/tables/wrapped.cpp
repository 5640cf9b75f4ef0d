#include "tables/wrapped.h"

#include <algorithm>

#include "tables/cells.h"

namespace newsprint {

namespace {

using Row = std::vector<std::string_view>;

bool filled(std::string_view cell) noexcept { return !cell.empty(); }

std::size_t count_filled(const Row& row) {
  return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), filled));
}

// Whether `row` has no cell where `above` has none: a cell that ended does not begin again.
bool lies_below(const Row& row, const Row& above) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (filled(row[i]) && !filled(above[i])) return false;
  }
  return true;
}

class LineFolder {
 public:
  LineFolder(Arena& arena, const std::vector<CellLine>& lines) : arena_(arena) {
    const std::size_t columns = lines.empty() ? 0 : lines.front().cells.size();
    std::vector<std::size_t> values(columns);
    std::vector<std::size_t> cells(columns);
    std::size_t lacking = 0;
    bool unnamed = false;
    for (const CellLine& line : lines) {
      for (std::size_t i = 0; i < columns; ++i) {
        cells[i] += filled(line.cells[i]);
        values[i] += is_value(line.cells[i]);
      }
      lacking += count_filled(line.cells) < columns;
      unnamed |= !filled(line.cells.front()) && !line.begins;
    }
    for (std::size_t i = 0; i < columns; ++i) of_values_.push_back(values[i] * 2 > cells[i]);
    wrapped_ = unnamed && lacking * 2 > lines.size();
  }

  void add(CellLine line) {
    const std::size_t n = count_filled(line.cells);
    if (n == 0) return;
    if (rows_.empty() || line.begins || has_value(line.cells) || !(hangs(line.cells, n) || goes_on(line.cells, n))) {
      in_first_line_ = n;
      above_ = line.cells;
      rows_.push_back(std::move(line.cells));
      return;
    }
    Row& row = rows_.back();
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = join_cell(arena_, row[i], line.cells[i]);
    above_ = std::move(line.cells);
  }

  [[nodiscard]] std::vector<Row> rows() { return std::move(rows_); }

 private:
  // A figure in a column of figures is a cell of its own.
  [[nodiscard]] bool has_value(const Row& row) const {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (of_values_[i] && is_value(row[i])) return true;
    }
    return false;
  }

  // Below a row with its label, a few cells without one; any number of them where rows are numbered.
  [[nodiscard]] bool hangs(const Row& row, std::size_t n) const {
    return row.size() >= 2 && !filled(row.front()) &&
           (n <= std::max<std::size_t>(1, row.size() / 2) || (of_values_.front() && lies_below(row, above_))) &&
           count_filled(rows_.back()) > n && !(wrapped_ && !lies_below(row, above_));
  }

  // The cells of a row begin on one line and end on several.
  [[nodiscard]] bool goes_on(const Row& row, std::size_t n) const {
    return wrapped_ && lies_below(row, above_) && (n < in_first_line_ || !filled(row.front()));
  }

  Arena& arena_;
  std::vector<bool> of_values_;    // columns
  bool wrapped_ = false;           // most lines lack a cell, some of them the label: they are no rows
  std::size_t in_first_line_ = 0;  // cells of the last row
  Row above_;                      // the line above
  std::vector<Row> rows_;
};

}  // namespace

std::vector<std::vector<std::string_view>> fold_lines(Arena& arena, std::vector<CellLine> lines) {
  LineFolder folder(arena, lines);
  for (CellLine& line : lines) folder.add(std::move(line));
  return folder.rows();
}

}  // namespace newsprint
