// Words that tell one language from others, found by their bytes as a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsprint {

// Words that one language uses all the time and hardly another one.
enum class Tongue : std::uint8_t { none, en, de, fr, other, count };

constexpr std::size_t longest_common = 7;  // bytes: a longer word looks like none of them

// Words by language, a byte each: none may come to more than 255.
class TongueCounts {
 public:
  [[nodiscard]] unsigned of(Tongue tongue) const noexcept { return bytes_ >> shift_of(tongue) & 0xFFU; }

 private:
  friend class CommonWords;
  static constexpr unsigned shift_of(Tongue tongue) noexcept { return 8U * static_cast<unsigned>(tongue); }
  static constexpr unsigned last_shift = 8U * static_cast<unsigned>(Tongue::other);
  std::uint64_t bytes_ = 0;
};

class CommonWords {
 public:
  constexpr CommonWords() {
    for (const std::string_view word :
         {"the",  "and",   "that", "for", "with", "his",  "they",  "this", "which", "from",  "by",    "were",
          "have", "not",   "been", "are", "at",   "it",   "to",    "her",  "she",   "their", "has",   "but",
          "who",  "would", "said", "you", "its",  "than", "there", "what", "when",  "could", "about", "into"})
      put(word, Tongue::en);
    for (const std::string_view word :
         {"und",    "der",   "das",   "nicht", "ist",  "mit", "von",  "dem",  "den",  "eine",
          "einen",  "einem", "einer", "auf",   "auch", "als", "sich", "nach", "wird", "bei",
          "aus",    "sind",  "noch",  "wie",   "zum",  "zur", "oder", "nur",  "aber", "vor",
          "werden", "durch", "wurde", "haben", "sie",  "im",  "dass"})
      put(word, Tongue::de);
    for (const std::string_view word :
         {"les", "dans",  "qui",  "est",  "une",  "pour", "pas", "sur",   "du",   "au",   "avec", "plus", "sont",
          "aux", "cette", "mais", "nous", "leur", "ses",  "ont", "entre", "fait", "elle", "ils",  "comme"})
      put(word, Tongue::fr);
    for (const std::string_view word :
         {"het", "een", "niet", "voor", "zijn",  "naar", "maar", "ook",  "los", "las", "por", "para", "como", "pero",
          "del", "con", "il",   "che",  "della", "per",  "una",  "sono", "gli", "nao", "uma", "dos",  "mais", "och",
          "att", "som", "inte", "til",  "det",   "ikke", "og",   "jest", "nie", "ein", "je",  "za",   "na"})
      put(word, Tongue::other);
  }

  // A hash of a word's first eight bytes, their last one highest; its upper bits are the best.
  [[nodiscard]] static constexpr std::uint64_t hash(std::uint64_t word) noexcept { return word * factor; }
  // Counts a word by its first eight bytes in small letters, their last one highest; `hash`: theirs.
  void count(std::uint64_t word, std::uint64_t hash, TongueCounts& counts) const noexcept {
    // Of the same word its shift is left; the lowest byte of longer ones is a letter.
    const std::uint64_t rest = words_[place(hash)] ^ word;
    counts.bytes_ += std::uint64_t{rest <= TongueCounts::last_shift} << (rest & 63U);
  }

 private:
  static constexpr unsigned slot_bits = 10;
  // Which words come next nobody can guess: a factor that gives each a slot of its own spares the branches. The table
  // does not compile with one that gives two words the same.
  static constexpr std::uint64_t factor = 0xCCEDD4C171058B09U;
  static constexpr std::size_t place(std::uint64_t hash) noexcept { return hash >> (64 - slot_bits); }
  static constexpr std::uint64_t pack(std::string_view word) noexcept {
    std::uint64_t packed = 0;
    for (const char c : word) packed = packed >> 8 | std::uint64_t{static_cast<unsigned char>(c)} << 56;
    return packed;
  }
  constexpr void put(std::string_view word, Tongue tongue) {
    const std::uint64_t packed = pack(word);
    std::uint64_t& slot = words_[place(hash(packed))];
    if (word.size() > longest_common || (slot != 0 && slot >> 8 != packed >> 8)) throw "no slot for the word";
    // Two languages share it: it tells none.
    slot = packed | TongueCounts::shift_of(slot == 0 ? tongue : Tongue::none);
  }
  std::uint64_t words_[std::size_t{1} << slot_bits]{};  // and in the lowest byte the shift of their tongue
};
inline constexpr CommonWords common_words;

}  // namespace newsprint
