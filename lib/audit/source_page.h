// The source page as the audit sees it: its counted characters, each with its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <newsprint/page.h>

namespace newsprint::auditing {

struct SourceChar {
  char32_t c;
  std::uint32_t line;    // number in the document
  std::uint32_t offset;  // in the decoded line, before repair
  bool before_blank;     // a blank or the line's end follows
};

// Characters [begin, end) of the page, all of one line.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class SourcePage {
 public:
  explicit SourcePage(const Page& page);

  [[nodiscard]] const std::vector<SourceChar>& chars() const noexcept { return chars_; }
  // Every line, blank ones too (an empty piece), in the order of their numbers.
  [[nodiscard]] const std::vector<Piece>& lines() const noexcept { return lines_; }

  // Whether the character at `index` is a hyphen right behind another character of its line.
  [[nodiscard]] bool is_word_hyphen(std::size_t index) const noexcept;

  // What a span names; nothing when the source has no such line.
  [[nodiscard]] Piece piece(Span span) const noexcept;
  // Appends the pieces of all lines that are not blank in a range.
  void append_lines(LineRange range, std::vector<Piece>& pieces) const;
  // The `count` characters of a line from decoded offset `at` on, or as many as there are.
  [[nodiscard]] Piece piece_from(std::uint32_t line, std::uint32_t at, std::size_t count) const noexcept;

 private:
  void add_line(const Page& page, const Line& line);
  [[nodiscard]] std::size_t line_index(std::uint32_t number) const noexcept;
  [[nodiscard]] std::size_t index_of(const Piece& line, std::uint32_t offset) const noexcept;

  std::vector<SourceChar> chars_;
  std::vector<Piece> lines_;
  std::vector<std::uint32_t> numbers_;  // of lines_, ascending
  std::vector<std::uint32_t> offsets_;  // scratch: one a code point of the line in hand
};

}  // namespace newsprint::auditing
