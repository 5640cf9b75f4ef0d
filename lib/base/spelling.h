// Spelling dictionaries, by hunspell. The one place of the library that reads files: dictionaries are data that is
// chosen where the toolkit runs.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace newsprint {

// One loaded dictionary. Safe to ask from many threads, which take turns.
class SpellingDictionary {
 public:
  ~SpellingDictionary();
  SpellingDictionary(const SpellingDictionary&) = delete;
  SpellingDictionary& operator=(const SpellingDictionary&) = delete;

  // Whether the dictionary knows the word, its compounds and inflections included. A word at the start of a sentence or
  // in capitals counts as its small form. Costs up to 80 microseconds the first time; answers are remembered.
  [[nodiscard]] bool knows(std::string_view word);
  // The same of two words. Memory may be read up to `readable`, here and below.
  [[nodiscard]] std::array<bool, 2> knows(const std::array<std::string_view, 2>& words, const char* readable);
  // The words will be asked for soon: memory is fetched meanwhile.
  void expect(const std::array<std::string_view, 2>& words, const char* readable) const noexcept;
  // Whether a hyphenated word stands in the word list itself (hunspell's own answer would be yes for any two words).
  [[nodiscard]] bool lists(std::string_view hyphenated) const;
  [[nodiscard]] bool lists_any() const noexcept;

  [[nodiscard]] const std::string& name() const noexcept;      // of the files, without .aff and .dic: de_DE
  [[nodiscard]] const std::string& checksum() const noexcept;  // of both files, 16 hexadecimal digits

 private:
  friend SpellingDictionary* find_dictionary(const std::string&, std::string_view);
  struct Loaded;
  explicit SpellingDictionary(std::unique_ptr<Loaded> loaded);
  std::unique_ptr<Loaded> loaded_;
};

// The dictionary in `directory` for a BCP 47 tag (en, de-AT), loaded at the first call and kept for the process; null
// where the files are missing, can't be read, or are not in UTF-8.
[[nodiscard]] SpellingDictionary* find_dictionary(const std::string& directory, std::string_view language);

}  // namespace newsprint
