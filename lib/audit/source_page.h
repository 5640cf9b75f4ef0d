// The source page as the audit sees it: where the pieces that records name stand in its text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "audit/cursor.h"

namespace newsprint::auditing {

// What may part the halves of a word at a line's end.
[[nodiscard]] inline bool is_hyphen(char32_t c) noexcept { return class_of(c) == CharClass::hyphen || c == U'='; }

class SourcePage {
 public:
  // `page` must outlive it.
  explicit SourcePage(const Page& page);

  // Counted characters.
  [[nodiscard]] std::uint64_t characters() const noexcept { return characters_; }
  // Bytes of all lines.
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }
  // Every line, blank ones too (an empty piece), in the order of their numbers.
  [[nodiscard]] const std::vector<Piece>& lines() const noexcept { return lines_; }
  // The number in the document of the line of `piece`.
  [[nodiscard]] std::uint32_t number(const Piece& piece) const noexcept { return page_.lines[piece.line].number; }
  // How manieth of bytes() stands at `p`, in the line of `piece`.
  [[nodiscard]] std::size_t byte_index(const Piece& piece, const char* p) const noexcept {
    return starts_[piece.line] + static_cast<std::size_t>(p - page_.lines[piece.line].text.data());
  }

  // Whether a blank or the line's end stands at `p`, in the line of `piece`.
  [[nodiscard]] bool is_blank_at(const Piece& piece, const char* p) const noexcept;
  // Whether the character at `p` is a hyphen right behind another character of its line.
  [[nodiscard]] bool is_word_hyphen(const Piece& piece, const char* p) const noexcept;

  // What a span names; nothing when the source has no such line.
  [[nodiscard]] Piece piece(Span span);
  // Of a line from decoded offset `at` on, as many characters as `text` has, or as there are.
  [[nodiscard]] Piece piece_like(std::uint32_t line, std::uint32_t at, std::string_view text);
  // Appends the pieces of all lines that are not blank in a range. How much was looked at: bytes, and one a line.
  std::size_t append_lines(LineRange range, std::vector<Piece>& pieces) const;

 private:
  [[nodiscard]] std::size_t line_index(std::uint32_t number) const noexcept;
  [[nodiscard]] const char* find_offset(std::size_t line, std::uint32_t offset);
  [[nodiscard]] std::size_t index_of(std::size_t line, std::uint32_t offset) const noexcept;
  [[nodiscard]] const char* find_index(std::size_t line, std::size_t index);
  void mark_long_lines();

  const Page& page_;
  std::uint64_t characters_ = 0;
  std::size_t bytes_ = 0;
  std::vector<Piece> lines_;
  std::vector<std::size_t> starts_;   // of lines, in bytes()
  std::vector<std::uint32_t> marks_;  // code points of a long line before each step of it; made when first asked for
};

}  // namespace newsprint::auditing
