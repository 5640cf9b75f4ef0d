// The evidence on one line-end hyphen, as cues whose log-odds are summed: above 0 the hyphen belongs to the word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/spelling.h"
#include "data/hyphens.h"
#include "dehyphen/own_words.h"

namespace newsprint {

// A hyphen at a line's end with what stands around it.
struct BrokenWord {
  std::string_view line;   // up to the hyphen
  std::string_view left;   // the last word of it
  std::string_view right;  // the first word of the line that goes on
  std::string_view rest;   // what follows it there
  HyphenLanguage language = HyphenLanguage::other;
  // The halves in one piece, and what the page is asked for: set by add_questions().
  std::string_view weld;
  std::string_view hyphenated;
  std::string_view half;           // the left one behind its last hyphen, as the right one of `hyphenated`
  const char* readable = nullptr;  // how far memory may be read behind these texts
  OwnWords::Asked own_weld = OwnWords::Asked::nothing;
  OwnWords::Asked own_left = OwnWords::Asked::nothing;
  OwnWords::Asked own_right = OwnWords::Asked::nothing;
};

inline constexpr std::size_t most_hyphen_cues = 24;

struct HyphenCues {
  std::array<std::uint16_t, most_hyphen_cues> cue;  // as many as there are
  std::size_t count = 0;
  float sum = 0;  // of their weights
};

[[nodiscard]] std::size_t hyphen_cue_count() noexcept;
[[nodiscard]] std::string hyphen_cue_name(std::size_t cue);

// The bytes of text that questions take, and eight more that may be read.
[[nodiscard]] std::size_t room_for_questions(const BrokenWord& word) noexcept;
// Asks for the words that the functions below want to know of. Their texts are written to `text`, which moves behind them.
void add_questions(BrokenWord& word, OwnWords& own, char*& text);

// What the page itself says.
[[nodiscard]] HyphenCues page_cues(const BrokenWord& word, const OwnWords& own);
// The dictionary will be asked soon.
void expect_dictionary(const BrokenWord& word, const SpellingDictionary& dictionary) noexcept;
// What a dictionary is asked for: all that it can tell, or what the sign of the sum depends on.
enum class Asking : bool { all, as_needed };
// Adds what the dictionary says; null: there is none.
void add_dictionary_cues(const BrokenWord& word, const OwnWords& own, SpellingDictionary* dictionary, Asking asking,
                         HyphenCues& cues);

// Whether no answer of a dictionary could turn a sum of page cues.
[[nodiscard]] bool is_beyond_dictionary(float sum, HyphenLanguage language) noexcept;
// The group of the cue that speaks loudest for the side that won.
[[nodiscard]] std::string_view loudest(const HyphenCues& cues) noexcept;

// Whether the word is a conjunction in any language that hyphens are judged in.
[[nodiscard]] bool is_any_conjunction(std::string_view word);
// Whether the hyphen may stand for a half that follows later, as in Ein- und Ausgang: a conjunction follows.
[[nodiscard]] bool may_be_suspended(const BrokenWord& word);
// Whether it does: neither page nor dictionary, which may be null, know the weld; or the word behind the conjunction is
// a compound that completes the half too.
[[nodiscard]] bool is_suspended(const BrokenWord& word, const OwnWords& own, SpellingDictionary* dictionary);

}  // namespace newsprint
