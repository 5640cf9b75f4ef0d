// Lines that could hold the cells of a table which no gaps set apart, cut at their blanks.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

namespace newsprint {

// What blanks part. Some could be either: figures with their unit, and dashes that stand for a cell.
struct CellToken {
  std::string_view text;
  bool figure = false;
  bool word = false;
  bool han = false;  // one Han character: half of a short name that was set with a blank inside
};

struct StreamLine {
  std::size_t line = 0;   // of the page
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;
  bool after_blank = false;
  bool words = true;  // all of it
};

// Reads the lines around an anchor, as far as they are asked for and hold cells. Blank lines are skipped, and so are a
// few lines of text between blank ones: an extractor that goes by height finds them beside the table.
class CellLines {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static constexpr std::size_t most_above = 18;  // lines above the anchor
  static constexpr std::size_t most_block = 64;  // lines without a blank one

  // `from` is the first line that may be used.
  CellLines(std::span<const Line> lines, std::size_t from, std::size_t anchor);

  // The anchor among the lines; none when it holds no cells.
  [[nodiscard]] std::size_t anchor() const noexcept { return anchor_; }
  [[nodiscard]] bool has(std::size_t i) {
    while (i >= read_.size()) {
      if (!more()) return false;
    }
    return true;
  }
  // Of a line that was asked for.
  [[nodiscard]] const StreamLine& operator[](std::size_t i) const { return read_[i]; }
  [[nodiscard]] const CellToken& token(std::size_t t) const { return tokens_[t]; }
  // Tokens [first, last) of one line as one cell.
  [[nodiscard]] std::string_view cell(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t count_figures(std::size_t i) const;

  [[nodiscard]] bool begins_block(std::size_t i) const { return i == 0 || read_[i].after_blank; }
  // Lines from `i` to the next blank line, most_block + 1 when there are more than most_block.
  [[nodiscard]] std::size_t block_length(std::size_t i);

 private:
  bool more();
  bool read(std::size_t line);
  [[nodiscard]] bool is_near(std::size_t a, std::size_t b) const;

  std::span<const Line> lines_;
  std::vector<StreamLine> read_;
  std::vector<CellToken> tokens_;
  std::size_t anchor_ = none;
  std::size_t next_ = 0;  // line to read next
  bool ended_ = false;
};

}  // namespace newsprint
