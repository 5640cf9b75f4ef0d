// Rows of cells that no gaps set apart, read from their lines once it is known what the columns hold.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "lines/cell_lines.h"

namespace newsprint {

// A cell, in two parts when it was wrapped.
struct StreamCell {
  std::string_view text;
  std::string_view wrapped = {};
};

using StreamRow = std::vector<StreamCell>;

// What the columns of a table hold: figures or words.
struct ColumnPattern {
  static constexpr std::size_t most = 12;

  std::array<bool, most> figures = {};
  std::size_t columns = 0;
  bool joined = false;  // words that follow each other on a line are one cell

  bool add(bool figure) noexcept {
    if (columns == most) return false;
    figures[columns++] = figure;
    return true;
  }
};

class RowReader {
 public:
  static constexpr std::size_t none = CellLines::none;

  explicit RowReader(CellLines& lines) : lines_(lines) {}

  // What was read: rows, the line behind them, and what is odd about them.
  struct Rows {
    std::vector<StreamRow> rows = {};
    std::size_t last = 0;
    std::size_t torn = 0;   // blank lines inside of rows
    std::size_t wraps = 0;  // inside of cells
  };
  // Adds the rows from line `i` on as long as they fit.
  void read(std::size_t i, const ColumnPattern& pattern, Rows& out);

  // Puts the cells of line `i` on columns from `column` on. Returns the column behind them, or none.
  std::size_t place_line(std::size_t i, std::size_t column, const ColumnPattern& pattern, StreamRow& row) const;

  // Adds the kinds of line `i`'s cells; false when there are too many.
  bool add_kinds(std::size_t i, ColumnPattern& pattern) const;

 private:
  std::size_t place(std::size_t t, std::size_t last, std::size_t column, const ColumnPattern& pattern,
                    StreamRow& row) const;
  void place_words(std::size_t t, std::size_t last, std::size_t cells, StreamRow& row) const;
  std::size_t read_row(std::size_t i, const ColumnPattern& pattern, StreamRow& row, std::size_t& wraps);
  std::size_t read_group(std::size_t i, const ColumnPattern& pattern, std::vector<StreamRow>& rows);
  [[nodiscard]] bool goes_on(std::size_t i, std::size_t column, const ColumnPattern& pattern) const;
  bool end_cell(std::size_t i, const ColumnPattern& pattern, Rows& out);

  CellLines& lines_;
};

}  // namespace newsprint
