// Walking over counted characters, blanks and what is invisible stepped over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/counted.h"
#include "base/plain.h"
#include "base/utf8.h"

namespace newsprint::auditing {

// A part of one line, or any other text. It begins and ends with a counted character, or is empty.
struct Piece {
  const char* begin = nullptr;
  const char* end = nullptr;
  std::uint32_t line = 0;  // of SourcePage::lines()
  [[nodiscard]] bool empty() const noexcept { return begin == end; }
  [[nodiscard]] std::string_view text() const noexcept { return {begin, static_cast<std::size_t>(end - begin)}; }
};

// Behind the plain ideographs and the letters and digits of ASCII that stand at `p`.
[[nodiscard]] inline const char* skip_letters(const char* p, const char* end) noexcept {
  const auto is_letter_or_digit = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  while (p < end) {
    if (is_letter_or_digit(*p)) {
      ++p;
    } else if (is_plain_han(p)) {
      p = skip_han(p, end);
    } else {
      return p;
    }
  }
  return p;
}

// Where the first counted character from `p` on begins, or `end`.
[[nodiscard]] inline const char* skip_uncounted(const char* p, const char* end) noexcept {
  while (p < end) {
    if ((*p > ' ' && *p < '\x7F') || is_plain_han(p)) return p;
    const char* behind = p;
    if (is_counted(next_char(behind))) return p;
    p = behind;
  }
  return p;
}

// The same backwards: behind the last counted character before `p`, or `begin`.
[[nodiscard]] inline const char* skip_uncounted_back(const char* begin, const char* p) noexcept {
  while (p > begin) {
    const char* const last = last_char({begin, static_cast<std::size_t>(p - begin)});
    const char* behind = last;
    if (is_counted(next_char(behind))) return p;
    p = last;
  }
  return p;
}

[[nodiscard]] inline Piece trimmed(std::string_view text, std::uint32_t line = 0) noexcept {
  const char* const end = text.data() + text.size();
  const char* const begin = skip_uncounted(text.data(), end);
  return {begin, skip_uncounted_back(begin, end), line};
}

// Stands on a counted character of one of `pieces`, or behind them all.
class Cursor {
 public:
  explicit Cursor(std::span<const Piece> pieces) noexcept : pieces_(pieces) { enter(0); }
  // Behind them all.
  [[nodiscard]] static Cursor end_of(std::span<const Piece> pieces) noexcept {
    Cursor cursor(pieces);
    cursor.enter(pieces.size());
    return cursor;
  }
  [[nodiscard]] Cursor end() const noexcept { return end_of(pieces_); }
  // At piece `index`, or what stands behind it where that is empty.
  [[nodiscard]] static Cursor at_piece(std::span<const Piece> pieces, std::size_t index) noexcept {
    Cursor cursor(pieces);
    cursor.enter(index);
    return cursor;
  }

  [[nodiscard]] bool at_end() const noexcept { return p_ == nullptr; }
  [[nodiscard]] const Piece& piece() const noexcept { return pieces_[piece_]; }
  [[nodiscard]] const char* place() const noexcept { return p_; }
  [[nodiscard]] char32_t character() const noexcept {
    const char* p = p_;
    return next_char(p);
  }
  // Where the character ends.
  [[nodiscard]] const char* behind() const noexcept {
    const char* p = p_;
    static_cast<void>(next_char(p));
    return p;
  }
  // The piece from here on.
  [[nodiscard]] std::string_view rest_of_piece() const noexcept {
    return {p_, static_cast<std::size_t>(piece().end - p_)};
  }

  // Steps over the character, which it returns.
  char32_t next() noexcept {
    const char32_t c = next_char(p_);
    settle();
    return c;
  }
  // Steps over `bytes` of the piece, up to where a character begins.
  void advance(std::size_t bytes) noexcept {
    p_ += bytes;
    settle();
  }
  // Steps back to the character before, which there must be.
  void back() noexcept {
    while (at_end() || p_ == piece().begin) p_ = pieces_[--piece_].end;
    const char* const begin = piece().begin;
    p_ = last_char({begin, static_cast<std::size_t>(skip_uncounted_back(begin, p_) - begin)});
  }

  [[nodiscard]] friend bool operator==(const Cursor& a, const Cursor& b) noexcept {
    return a.piece_ == b.piece_ && a.p_ == b.p_;
  }
  [[nodiscard]] friend bool operator<(const Cursor& a, const Cursor& b) noexcept {
    return a.piece_ != b.piece_ ? a.piece_ < b.piece_ : a.p_ < b.p_;
  }

 private:
  void enter(std::size_t index) noexcept {
    while (index < pieces_.size() && pieces_[index].empty()) ++index;
    piece_ = index;
    p_ = index == pieces_.size() ? nullptr : piece().begin;
  }
  void settle() noexcept {
    p_ = skip_uncounted(p_, piece().end);
    if (p_ == piece().end) enter(piece_ + 1);
  }

  std::span<const Piece> pieces_;
  std::size_t piece_ = 0;
  const char* p_ = nullptr;  // behind the last piece
};

}  // namespace newsprint::auditing
