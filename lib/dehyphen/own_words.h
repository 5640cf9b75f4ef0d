// The words of a page as witnesses: which it prints unbroken, and how often.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

namespace newsprint {

// The last word of `text`, letters and digits with inner hyphens, or the first one without.
[[nodiscard]] std::string_view word_at_end(std::string_view text) noexcept;
[[nodiscard]] std::string_view word_at_start(std::string_view text) noexcept;

// How often words were seen. Views of the text that they stand in.
class WordCounts {
 public:
  void add(std::string_view word);
  [[nodiscard]] unsigned of(std::string_view word) const noexcept;

 private:
  struct Entry {
    std::uint64_t key = 0;  // 0: free
    std::string_view word;
    unsigned count = 0;
  };
  // Short words are their own key, for others it is a hash.
  [[nodiscard]] static std::uint64_t key_of(std::string_view word) noexcept;
  [[nodiscard]] std::size_t place(std::string_view word, std::uint64_t key) const noexcept;
  void grow();

  std::vector<Entry> entries_;  // a power of two, at most half of them taken
  std::size_t taken_ = 0;
};

// A view of the page, which must stay as it is.
class OwnWords {
 public:
  explicit OwnWords(const Page& page);

  // How often the word stands inside lines of the page, its first letter small or capital.
  [[nodiscard]] unsigned count(std::string_view word) const;
  // How many words of the page begin with `part` and a hyphen, or end with a hyphen and `part`.
  [[nodiscard]] unsigned count_before_hyphen(std::string_view part) const { return first_parts_.of(part); }
  [[nodiscard]] unsigned count_behind_hyphen(std::string_view part) const { return last_parts_.of(part); }
  // How many words of the page look like a name with a small second half: Wai-keung, Jong-un.
  [[nodiscard]] unsigned hyphenated_names() const { return hyphenated_names_; }

 private:
  void add_line(std::string_view text);
  void add_word(std::string_view word);

  WordCounts words_;
  WordCounts first_parts_;
  WordCounts last_parts_;
  unsigned hyphenated_names_ = 0;
};

}  // namespace newsprint
