// The words of a page as witnesses: which it prints unbroken, and how often.
#pragma once

#include <string_view>

#include <newsprint/page.h>

#include "base/word_table.h"

namespace newsprint {

// The last word of `text`, letters and digits with inner hyphens, or the first one without.
[[nodiscard]] std::string_view word_at_end(std::string_view text) noexcept;
[[nodiscard]] std::string_view word_at_start(std::string_view text) noexcept;

// A view of the page, which must stay as it is.
class OwnWords {
 public:
  explicit OwnWords(const Page& page);

  // How often the word stands inside lines of the page, its first letter small or capital.
  [[nodiscard]] unsigned count(std::string_view word) const;
  // How many words of the page begin with `part` and a hyphen, or end with a hyphen and `part`.
  [[nodiscard]] unsigned count_before_hyphen(std::string_view part) const;
  [[nodiscard]] unsigned count_behind_hyphen(std::string_view part) const;
  // How many words of the page look like a name with a small second half: Wai-keung, Jong-un.
  [[nodiscard]] unsigned hyphenated_names() const { return hyphenated_names_; }

 private:
  struct Word {
    std::string_view text;
    bool hyphenated;  // has a hyphen in it
  };
  // Lines with nothing but a line feed between them.
  void add_lines(std::string_view lines);
  void end_word(const Word& word, char behind, const char* readable, const char*& half);
  void add_word(const Word& word, const char* readable);
  void add_parts(std::string_view word);

  WordTable<unsigned> words_;
  WordTable<unsigned> first_parts_;
  WordTable<unsigned> last_parts_;
  unsigned hyphenated_names_ = 0;
};

}  // namespace newsprint
