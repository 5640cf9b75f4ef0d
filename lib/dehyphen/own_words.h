// The words of a page as witnesses: which it prints unbroken, and how often.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include <newsprint/page.h>

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
  [[nodiscard]] unsigned count_before_hyphen(std::string_view part) const { return find(first_parts_, part); }
  [[nodiscard]] unsigned count_behind_hyphen(std::string_view part) const { return find(last_parts_, part); }
  // How many words of the page look like a name with a small second half: Wai-keung, Jong-un.
  [[nodiscard]] unsigned hyphenated_names() const { return hyphenated_names_; }

 private:
  using Counts = std::unordered_map<std::string_view, unsigned>;
  void add_line(std::string_view text);
  void add_word(std::string_view word);
  static unsigned find(const Counts& counts, std::string_view word);

  Counts words_;
  Counts first_parts_;
  Counts last_parts_;
  unsigned hyphenated_names_ = 0;
};

}  // namespace newsprint
