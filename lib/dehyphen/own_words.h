// The words of a page as witnesses: which it prints unbroken, and how often.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <newsprint/page.h>

#include "base/small_text.h"
#include "base/word_table.h"

namespace newsprint {

// The last word of `text`, letters and digits with inner hyphens, or the first one without.
[[nodiscard]] std::string_view word_at_end(std::string_view text) noexcept;
[[nodiscard]] std::string_view word_at_start(std::string_view text) noexcept;

// Which words will be asked for: most words of a page need not be counted.
class WordFilter {
 public:
  void add(std::string_view word) noexcept;
  // Whether the word was added, with a small or a capital initial, or another one like it.
  [[nodiscard]] bool may_have(std::string_view word) const noexcept;

 private:
  static std::uint64_t mark_of(std::string_view word) noexcept;
  std::array<std::uint64_t, 64> marks_{};
};

// A view of the page, which must stay as it is. Counts the wanted words alone.
class OwnWords {
 public:
  OwnWords(const Page& page, const WordFilter& wanted);

  // How often the word stands inside lines of the page, its first letter small or capital.
  [[nodiscard]] unsigned count(std::string_view word) const { return count(word, word.data() + word.size()); }
  [[nodiscard]] unsigned count(const SmallText& word) const { return count(word, word.readable()); }
  // How many words of the page begin with `part` and a hyphen, or end with a hyphen and `part`.
  [[nodiscard]] unsigned count_before_hyphen(std::string_view part) const;
  [[nodiscard]] unsigned count_behind_hyphen(std::string_view part) const;
  // How many words of the page look like a name with a small second half: Wai-keung, Jong-un.
  [[nodiscard]] unsigned hyphenated_names() const { return hyphenated_names_; }

 private:
  [[nodiscard]] unsigned count(std::string_view word, const char* readable) const;
  // Lines with nothing but a line feed between them.
  void add_lines(std::string_view lines);
  void add_odd_word(std::string_view word, const char* end, const char*& half);
  void add_word(std::string_view word, const char* readable);
  void add_wanted(std::string_view word, const char* readable);
  void add_parts(std::string_view word);

  WordFilter wanted_;
  WordTable<unsigned, Initials::folded> words_;
  WordTable<unsigned> first_parts_;
  WordTable<unsigned> last_parts_;
  unsigned hyphenated_names_ = 0;
};

}  // namespace newsprint
