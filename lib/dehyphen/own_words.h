// The words of a page as witnesses: which it prints unbroken, and how often.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "base/language.h"
#include "base/word_table.h"

namespace newsprint {

// The last word of `text`, letters and digits with inner hyphens, or the first one without.
[[nodiscard]] std::string_view word_at_end(std::string_view text) noexcept;
[[nodiscard]] std::string_view word_at_start(std::string_view text) noexcept;

// Some bits of a word: its size and its first bytes, capitals as small letters.
struct WordMark {
  static constexpr unsigned bits = 14;
  // `hash`: CommonWords::hash() of the word's first bytes in small letters.
  static std::size_t of(std::size_t size, std::uint64_t hash) noexcept {
    return hash >> (64 - bits) ^ (size & 31U) << (bits - 5);
  }
};

// Whether a word may be one of some: nearly all others are told by their marks.
class WordFilter {
 public:
  void add(std::size_t mark) noexcept { marks_[mark / 64] |= std::uint64_t{1} << mark % 64; }
  [[nodiscard]] bool may_have(std::size_t mark) const noexcept { return (marks_[mark / 64] >> mark % 64 & 1) != 0; }

 private:
  std::array<std::uint64_t, (std::size_t{1} << WordMark::bits) / 64> marks_{};
};

// What a page says of some words. They are asked for first; then its lines are read, once.
class OwnWords {
 public:
  // A word that was asked for.
  enum class Asked : std::uint32_t { nothing };

  // `words`: how many will be asked for.
  explicit OwnWords(std::size_t words = 0);

  // The word, which has no hyphen, stays where it is. Memory may be read up to `readable`.
  Asked ask(std::string_view word, const char* readable);
  Asked ask(std::string_view word) { return ask(word, word.data() + word.size()); }
  void read(const Page& page);

  // How often the word stands inside lines of the page, its first letter small or capital.
  [[nodiscard]] unsigned count(Asked word) const noexcept {
    const Entry& entry = entries_[static_cast<std::size_t>(word)];
    return entry.count + entries_[entry.other_case].count;
  }
  // The same of a word with hyphens, for which nobody has to ask first.
  [[nodiscard]] unsigned count_hyphenated(std::string_view word) const;
  // How many words of the page begin with `part` and a hyphen, or end with a hyphen and `part`.
  [[nodiscard]] unsigned count_before_hyphen(std::string_view part) const;
  [[nodiscard]] unsigned count_behind_hyphen(std::string_view part) const;
  // How many words of the page look like a name with a small second half: Wai-keung, Jong-un.
  [[nodiscard]] unsigned hyphenated_names() const { return hyphenated_names_; }
  // The words of a line, by their languages.
  [[nodiscard]] const LatinWords& of_line(std::size_t line) const { return lines_[line]; }

 private:
  struct Entry {
    std::uint64_t first = 0;  // bytes of the word, as the functions below are told them
    std::string_view word;
    std::uint32_t next = 0;  // entry with the same head; 0: none
    std::uint32_t count = 0;
    std::uint32_t other_case = 0;  // an entry for its initial in the other case, where it is not folded; 0: none
  };
  std::uint32_t enter(std::string_view word, const char* readable);
  [[nodiscard]] std::uint32_t find(std::string_view word, std::uint64_t first) const noexcept;

  void add_line(std::string_view line, const char* readable, LatinWords& words);
  void add_letters(std::string_view line, std::string_view word, const char* readable);
  void add_odd_words(std::string_view line, const char* block, std::uint64_t odd, const char*& done);
  void add_parts(std::string_view word);

  WordFilter filter_;
  std::vector<Entry> entries_;        // the first one is nothing
  std::vector<std::uint32_t> heads_;  // of lists of entries, by a hash; a power of two
  unsigned shift_;                    // leaves a hash of that size
  std::deque<std::string> texts_;     // of words with another initial
  WordTable<unsigned, Initials::folded> hyphenated_;
  WordTable<unsigned> first_parts_;
  WordTable<unsigned> last_parts_;
  unsigned hyphenated_names_ = 0;
  std::vector<LatinWords> lines_;
};

}  // namespace newsprint
