#include "dehyphen/cues.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "base/char_class.h"
#include "base/letter_case.h"
#include "base/small_text.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr float weights[] = {
#include "dehyphen/hyphen_weights.inc"
};

constexpr std::uint16_t languages = 6;

enum Group : std::uint8_t {
  base,        // the language
  own_form,    // the page prints it in one piece: welded or hyphenated
  own_halves,  // the page has the halves as words
  own_parts,   // the page has other words with the same hyphenated part
  letters,     // small, capital, acronym: both sides
  right_case,  // the same of the right side, by language
  digits,      // on which side
  compound,    // a hyphen more, on which side
  address,     // of the web or of mail
  affix,       // a prefix, first word or second part that takes a hyphen by grammar
  left_length,
  right_length,
  syllable,     // a half without vowel
  name_start,   // Mc-, La- before a capital
  own_shape,    // the page has hyphenated names like this: Wai-keung
  hiatus,       // two vowels meet at the hyphen, by language; 0: none
  dictionary,   // weld, left, right: known or not
  both_known,   // by the length of the shorter half, and whether the weld is known too
  known_case,   // both halves known, not the weld: by the letters of the left one
  known_chain,  // the weld is known, and a hyphen follows: satel-|lite-borne; by whether both halves are known too
  known_weld,   // the weld is known, though a part takes a hyphen by grammar or elsewhere on the page
  listed,       // the hyphenated word stands in the list
  group_count
};

struct GroupSpec {
  std::string_view name;
  std::uint16_t size;
};

constexpr GroupSpec groups[group_count] = {
    {"base", languages},
    {"own-form", 6},
    {"own-halves", 4 * languages},
    {"own-parts", 4},
    {"letters", 6 * 4},
    {"right-case", 4 * languages},
    {"digits", 4},
    {"compound", 4},
    {"address", 2},
    {"affix", 6 * languages},
    {"left-length", 6},
    {"right-length", 6},
    {"syllable", 4},
    {"name-start", 2},
    {"own-shape", 4},
    {"hiatus", 2 * languages},
    {"dictionary", 9 * languages},
    {"both-known", 4 * 2 * languages},
    {"known-case", 3 * languages},
    {"known-chain", 3},
    {"known-weld", 8},
    {"listed", 2},
};

constexpr std::array<std::uint16_t, group_count + 1> first_cues = [] {
  std::array<std::uint16_t, group_count + 1> first{};
  for (std::size_t g = 0; g < group_count; ++g) first[g + 1] = static_cast<std::uint16_t>(first[g] + groups[g].size);
  return first;
}();
constexpr std::uint16_t first_cue(std::size_t group) { return first_cues[group]; }

constexpr std::uint16_t all_cues = first_cue(group_count);
static_assert(std::size(weights) == all_cues, "run tools/dev/fit-hyphens");

// 0 of a group says nothing: it has no weight, and no cue.
void add(HyphenCues& cues, Group group, unsigned value) {
  if (cues.count == cues.cue.size()) return;
  const auto cue = static_cast<std::uint16_t>(first_cue(group) + value);
  cues.cue[cues.count++] = cue;
  cues.sum += weights[cue];
}

unsigned by(HyphenLanguage language, unsigned value) { return value * languages + static_cast<unsigned>(language); }

unsigned bits(bool first, bool second) { return (first ? 1U : 0U) + (second ? 2U : 0U); }

enum class Letters : std::uint8_t { small, capital, acronym, mixed, one_small, one_capital };

// What the characters of a half add up to: counts of 16 bits each, side by side.
enum Counted : unsigned { counted_upper = 0, counted_lower = 16, counted_digit = 32, counted_vowel = 48 };
constexpr unsigned counted_bits = 16;

constexpr std::uint64_t one(Counted what) { return std::uint64_t{1} << what; }

constexpr std::array<std::uint64_t, 0x80> ascii_counts = [] {
  std::array<std::uint64_t, 0x80> counts{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) {
    const bool vowel = std::string_view("aeiouy").find(static_cast<char>(c)) != std::string_view::npos;
    counts[c] = one(counted_lower) + (vowel ? one(counted_vowel) : 0);
    counts[c ^ 0x20U] = one(counted_upper) + (vowel ? one(counted_vowel) : 0);
  }
  for (std::size_t c = '0'; c <= '9'; ++c) counts[c] = one(counted_digit);
  return counts;
}();

std::uint64_t counts_of(char32_t c) {
  if (c < ascii_counts.size()) return ascii_counts[c];
  // Letters beyond ASCII count as vowels: a half of them is not known to have none.
  const CharClass cls = class_of(c);
  const char32_t small = to_small(c);
  const bool vowel = small >= ascii_counts.size() || ascii_counts[small] >= one(counted_vowel);
  return (cls == CharClass::latin_upper ? one(counted_upper) : 0) +
         (cls == CharClass::latin_lower ? one(counted_lower) : 0) + (vowel ? one(counted_vowel) : 0);
}

// One half of a broken word.
struct Half {
  explicit Half(std::string_view word);
  std::string_view text;
  Letters letters;
  bool digit = false;
  bool vowel = false;
  unsigned characters = 0;
};

Half::Half(std::string_view word) : text(word), letters(Letters::mixed) {
  std::uint64_t sums = 0;
  constexpr std::size_t longest = (1U << counted_bits) - 1;  // bytes; nobody prints such words
  const char* const end = word.data() + std::min(word.size(), longest);
  for (const char* p = word.data(); p < end; ++characters) {
    const auto byte = static_cast<unsigned char>(*p);
    if (byte < ascii_counts.size()) {
      sums += ascii_counts[byte];
      ++p;
    } else {
      sums += counts_of(next_char(p));
    }
  }
  const auto sum = [&](Counted what) { return static_cast<unsigned>(sums >> what) & ((1U << counted_bits) - 1); };
  digit = sum(counted_digit) != 0;
  vowel = sum(counted_vowel) != 0;
  const unsigned upper = sum(counted_upper);
  const unsigned lower = sum(counted_lower);
  const bool first = class_of(first_code_point(word)) == CharClass::latin_upper;
  if (upper + lower == 1)
    letters = first ? Letters::one_capital : Letters::one_small;
  else if (upper == 0)
    letters = Letters::small;
  else if (lower == 0)
    letters = Letters::acronym;
  else if (first && upper == 1)
    letters = Letters::capital;
}

std::string_view behind_last_hyphen(std::string_view word) {
  const std::size_t hyphen = word.rfind('-');
  return hyphen == word.npos ? word : word.substr(hyphen + 1);
}

bool is_address(const BrokenWord& word) {
  const std::string_view end =
      word.rest.starts_with(' ') ? std::string_view{} : word.rest.substr(0, word.rest.find(' '));
  if (end.find('@') != end.npos) return true;
  bool telling = false;
  std::size_t start = static_cast<std::size_t>(word.left.data() - word.line.data());  // words have no such marks
  for (; start > 0 && word.line[start - 1] != ' '; --start) {
    const char mark = word.line[start - 1];
    telling |= mark == ':' || mark == '.' || mark == '@';
  }
  if (!telling) return false;
  const std::string_view token = word.line.substr(start);
  return token.find("://") != token.npos || token.find("www.") != token.npos || token.find('@') != token.npos;
}

bool is_vowel(char32_t c) {
  if (c < ascii_counts.size()) return c != U'y' && c != U'Y' && ascii_counts[c] >= one(counted_vowel);
  constexpr std::u32string_view vowels = U"aeiouáàâäéèêëíìîïóòôöúùûü";
  return vowels.find(to_small(c)) != vowels.npos;
}

template <std::size_t size>
bool is_among(const WordPart (&parts)[size], HyphenLanguage language, std::string_view small) {
  return std::any_of(std::begin(parts), std::end(parts),
                     [&](const WordPart& part) { return part.language == language && part.word == small; });
}

// The languages in whose lists a word may be, by its length, its first two letters and its last, in small letters or
// not. The lists have words whose letters beyond ASCII are written in the same number of bytes as their capitals.
class Beginnings {
 public:
  template <class... Lists>
  consteval explicit Beginnings(const Lists&... lists) {
    const auto add = [&](const WordPart& part) {
      std::uint8_t& known = known_[index(part.word)];
      known = static_cast<std::uint8_t>(known | 1U << static_cast<unsigned>(part.language));
    };
    (std::for_each(std::begin(lists), std::end(lists), add), ...);
  }
  [[nodiscard]] bool may_have(std::string_view word) const noexcept {
    return !word.empty() && known_[index(word)] != 0;
  }
  [[nodiscard]] bool may_have(std::string_view word, HyphenLanguage language) const noexcept {
    return !word.empty() && (known_[index(word)] >> static_cast<unsigned>(language) & 1U) != 0;
  }

 private:
  static constexpr std::size_t index(std::string_view word) noexcept {
    // Capitals of Latin-1 differ from small letters in the same bit as those of ASCII.
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(word[i]) | 0x20U}; };
    const std::uint32_t second = byte(word.size() > 1 ? 1 : 0);
    const auto size = static_cast<std::uint32_t>(word.size());
    return (byte(0) | second << 8 | byte(word.size() - 1) << 16 | size << 24) * 0x9E3779B1U >> (32 - 12);
  }
  std::uint8_t known_[0x1000]{};
};
constexpr Beginnings conjunction_beginnings(conjunctions);

// Where the language is unknown, every longer conjunction counts.
bool is_conjunction(std::string_view word, HyphenLanguage language) {
  if (!conjunction_beginnings.may_have(word)) return false;
  if (language != HyphenLanguage::other) return is_among(conjunctions, language, word);
  return word.size() > 2 && std::any_of(std::begin(conjunctions), std::end(conjunctions),
                                        [&](const WordPart& part) { return part.word == word; });
}

struct PartKinds {
  unsigned first;  // 0, prefix 1, word 2
  bool second;
};

PartKinds kinds_of(std::string_view left, std::string_view right, HyphenLanguage language) {
  static constexpr Beginnings first(hyphen_prefixes, hyphen_first_words);
  static constexpr Beginnings second(hyphen_suffixes);
  PartKinds kinds{0, false};
  if (first.may_have(left, language)) {
    const AllSmall small(left);
    if (is_among(hyphen_first_words, language, small)) kinds.first = 2;
    if (is_among(hyphen_prefixes, language, small)) kinds.first = 1;
  }
  if (second.may_have(right, language)) kinds.second = is_among(hyphen_suffixes, language, AllSmall(right));
  return kinds;
}

bool goes_on_hyphenated(const BrokenWord& word) {
  return word.rest.size() > 1 && word.rest[0] == '-' && word.rest[1] != ' ' && word.rest[1] != '-';
}

unsigned names_class(unsigned names) { return names == 0 ? 0 : names < 3 ? 1 : names < 6 ? 2 : 3; }

unsigned length_class(const Half& half) { return std::min(half.characters, 6U) - 1; }

// German and Dutch nouns inside compounds: the half may be known with a capital, or without its linking s.
bool knows_as_part(SpellingDictionary& dictionary, std::string_view half, HyphenLanguage language) {
  if (language == HyphenLanguage::de && dictionary.knows(with_capital_initial(half))) return true;
  const bool links = language == HyphenLanguage::de || language == HyphenLanguage::nl;
  if (!links || half.size() < 5 || half.back() != 's') return false;
  const std::string_view bare = half.substr(0, half.size() - 1);
  return dictionary.knows(bare) || dictionary.knows(with_capital_initial(bare));
}

bool knows_half(SpellingDictionary& dictionary, std::string_view half, HyphenLanguage language) {
  return dictionary.knows(half) || knows_as_part(dictionary, half, language);
}

// The list holds singulars: grands-pères is found under grand-père.
bool lists_form(const SpellingDictionary& dictionary, std::string_view left, std::string_view right) {
  if (!dictionary.lists_any()) return false;
  const auto singular = [](std::string_view word) {
    return word.size() > 3 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
  };
  const std::string_view one = singular(left);
  const std::string_view other = singular(right);
  return dictionary.lists(SmallText(left, "-", right)) ||
         (other.size() != right.size() && dictionary.lists(SmallText(left, "-", other))) ||
         (one.size() != left.size() && dictionary.lists(SmallText(one, "-", other)));
}

// How far the dictionary's cues can push in a direction.
float strongest(float direction, std::uint16_t language) {
  float push = 0;
  for (const std::size_t group : {dictionary, both_known, known_case}) {
    float most = 0;
    for (std::size_t i = first_cue(group) + std::size_t{language}; i < first_cue(group + 1); i += languages)
      most = std::max(most, weights[i] * direction);
    push += most;
  }
  float known = 0;
  for (std::size_t i = first_cue(known_chain); i < first_cue(known_weld + 1); ++i)
    known = std::max(known, weights[i] * direction);
  return push + known + std::max(0.0F, weights[first_cue(listed) + 1] * direction);
}

struct Reach {
  std::array<float, languages> up{}, down{};
  Reach() {
    for (std::uint16_t i = 0; i < languages; ++i) {
      up[i] = strongest(1, i);
      down[i] = strongest(-1, i);
    }
  }
};

// Whether the word behind the conjunction is a compound whose second part makes a word with the half before the hyphen:
// schilder- en teken|lessen, so schilder|lessen.
bool shares_head(const BrokenWord& word, SpellingDictionary& list) {
  if (word.language != HyphenLanguage::de && word.language != HyphenLanguage::nl) return false;
  constexpr std::size_t shortest = 4;  // bytes of either part
  if (word.rest.substr(0, 1) != " ") return false;
  const std::string_view next = word_at_start(word.rest.substr(1));
  for (std::size_t at = shortest; at + shortest <= next.size(); ++at) {
    if (is_continuation(next[at])) continue;
    if (list.knows(SmallText(word.left, next.substr(at))) && knows_half(list, next.substr(0, at), word.language))
      return true;
  }
  return false;
}

}  // namespace

std::size_t hyphen_cue_count() noexcept { return all_cues; }

std::string hyphen_cue_name(std::size_t cue) {
  std::size_t group = 0;
  while (first_cue(group + 1) <= cue) ++group;
  return std::string(groups[group].name) + "." + std::to_string(cue - first_cue(group));
}

namespace {

unsigned count_welds(const BrokenWord& word, const OwnWords& own) {
  return word.half.size() == word.left.size() ? own.count(word.own_weld) : own.count_hyphenated(word.weld);
}

void add_page_cues(const BrokenWord& word, const Half& left, const Half& right, const OwnWords& own, HyphenCues& cues) {
  add(cues, base, by(word.language, 0));
  const unsigned welds = count_welds(word, own);
  const unsigned hyphenated = own.count_hyphenated(word.hyphenated);
  if (welds > hyphenated) add(cues, own_form, welds > 1 ? 2 : 1);
  if (welds < hyphenated) add(cues, own_form, hyphenated > 1 ? 4 : 3);
  if (welds != 0 && welds == hyphenated) add(cues, own_form, 5);
  add(cues, own_halves, by(word.language, bits(own.count(word.own_left) != 0, own.count(word.own_right) != 0)));
  add(cues, own_parts, bits(own.count_before_hyphen(left.text) != 0, own.count_behind_hyphen(word.right) != 0));
  // Of the right side: small, capital, acronym, mixed.
  const unsigned side = right.letters == Letters::one_small ? 0 : std::min(static_cast<unsigned>(right.letters), 3U);
  add(cues, letters, static_cast<unsigned>(left.letters) * 4 + side);
  add(cues, right_case, by(word.language, side));
  add(cues, digits, bits(left.digit, right.digit));
  add(cues, compound, bits(left.text.size() != word.left.size(), goes_on_hyphenated(word)));
  if (is_address(word)) add(cues, address, 1);
  const PartKinds kinds = kinds_of(left.text, right.text, word.language);
  add(cues, affix, by(word.language, kinds.first + (kinds.second ? 3U : 0U)));
  add(cues, left_length, length_class(left));
  add(cues, right_length, length_class(right));
  add(cues, syllable, bits(!left.vowel, !right.vowel));
  const bool name = right.letters == Letters::capital &&
                    std::find(std::begin(name_beginnings), std::end(name_beginnings),
                              std::string_view(AllSmall(left.text))) != std::end(name_beginnings);
  if (name) add(cues, name_start, 1);
  if (left.letters == Letters::capital && right.letters == Letters::small)
    add(cues, own_shape, names_class(own.hyphenated_names()));
  if (is_vowel(last_code_point(left.text)) && is_vowel(first_code_point(word.right)))
    add(cues, hiatus, by(word.language, 1));
}

}  // namespace

namespace {

constexpr std::size_t behind_questions = 2 * sizeof(std::uint64_t);

// Nearly all words are copied in one step, with some bytes behind them, which are written over.
char* copy_word(std::string_view word, const char* readable, char* out) {
  constexpr std::size_t step = behind_questions;
  if (word.size() <= step && readable - word.data() >= static_cast<std::ptrdiff_t>(step))
    std::memcpy(out, word.data(), step);
  else
    std::memcpy(out, word.data(), word.size());
  return out + word.size();
}

}  // namespace

std::size_t room_for_questions(const BrokenWord& word) noexcept {
  return 2 * (word.left.size() + word.right.size()) + 1 + behind_questions;
}

void add_questions(BrokenWord& word, OwnWords& own, char*& text) {
  const std::size_t left = word.left.size();
  const std::size_t right = word.right.size();
  const std::size_t half = behind_last_hyphen(word.left).size();
  const char* const weld = text;
  // Mostly the right half stands just behind the left one.
  const char* const right_end = word.rest.data() + word.rest.size();
  const char* const left_end = word.line.data() + word.line.size();
  constexpr std::uintptr_t between = 4;  // a hyphen of up to three bytes, and a line feed or a blank
  const auto gap = reinterpret_cast<std::uintptr_t>(word.right.data()) - reinterpret_cast<std::uintptr_t>(left_end);
  const char* const left_readable = gap <= between ? right_end : left_end;
  text = copy_word(word.left, left_readable, text);
  text = copy_word(word.right, right_end, text);
  text = copy_word(word.left, left_readable, text);
  *text++ = '-';
  text = copy_word(word.right, right_end, text);
  word.weld = {weld, left + right};
  word.hyphenated = {weld + left + right, left + 1 + right};
  word.half = word.hyphenated.substr(left - half, half);
  word.readable = text + behind_questions;
  if (half == left) word.own_weld = own.ask(word.weld, word.readable);
  word.own_left = own.ask(word.half, word.readable);
  word.own_right = own.ask(word.hyphenated.substr(left + 1), word.readable);
}

HyphenCues page_cues(const BrokenWord& word, const OwnWords& own) {
  HyphenCues cues;
  add_page_cues(word, Half(word.half), Half(word.right), own, cues);
  return cues;
}

namespace {

// As far as a dictionary can know them, with memory behind them that may be read.
std::array<std::string_view, 2> halves_of(const BrokenWord& word) noexcept {
  return {word.half, word.hyphenated.substr(word.left.size() + 1)};
}

// What a dictionary says of a word but for its weld.
struct HalvesKnown {
  bool left;
  bool right;
  bool listed;  // the hyphenated word
};

unsigned length_of_shorter(const BrokenWord& word) {
  const unsigned shorter = std::min(count_code_points(word.half), count_code_points(word.right));
  return std::clamp(shorter, 2U, 5U) - 2;
}

void add_answers(const BrokenWord& word, const OwnWords& own, HalvesKnown known, bool weld_known, HyphenCues& cues) {
  const bool both = known.left && known.right;
  add(cues, dictionary, by(word.language, 1 + bits(known.left, known.right) + (weld_known ? 4U : 0U)));
  if (both) {
    const Letters before = Half(word.half).letters;
    const unsigned letter_class = before == Letters::small ? 0 : before == Letters::capital ? 1 : 2;
    if (!weld_known) add(cues, known_case, by(word.language, letter_class));
    add(cues, both_known, by(word.language, length_of_shorter(word) * 2 + (weld_known ? 1U : 0U)));
  }
  if (weld_known && goes_on_hyphenated(word)) add(cues, known_chain, both ? 2 : 1);
  if (weld_known) {
    const PartKinds kinds = kinds_of(word.half, word.right, word.language);
    const unsigned kind = kinds.first != 0 ? kinds.first : (kinds.second ? 3U : 0U);
    const bool on_page = own.count_before_hyphen(word.half) != 0 || own.count_behind_hyphen(word.right) != 0;
    add(cues, known_weld, kind + (on_page ? 4U : 0U));
  }
  if (known.listed) add(cues, listed, 1);
}

// Whether the sum could have another sign if the weld were known; `sum`: the page's cues, `unknown`: with the answers for
// a weld that is not known.
bool may_weld_turn(const BrokenWord& word, HalvesKnown known, float sum, float unknown) {
  static const auto [least, most] = std::minmax_element(weights + first_cue(known_weld), weights + first_cue(listed));
  constexpr float margin = 0.01F;  // more than rounding can do
  if (goes_on_hyphenated(word)) return true;
  const auto weight = [](Group group, unsigned value) { return weights[first_cue(group) + value]; };
  sum += weight(dictionary, by(word.language, 5 + bits(known.left, known.right)));
  if (known.left && known.right) sum += weight(both_known, by(word.language, length_of_shorter(word) * 2 + 1));
  if (known.listed) sum += weight(listed, 1);
  return unknown > 0 ? std::min(unknown, sum + *least) < margin : std::max(unknown, sum + *most) > -margin;
}

}  // namespace

void expect_dictionary(const BrokenWord& word, const SpellingDictionary& list) noexcept {
  list.expect(halves_of(word), word.readable);
}

void add_dictionary_cues(const BrokenWord& word, const OwnWords& own, SpellingDictionary* list, Asking asking,
                         HyphenCues& cues) {
  if (list == nullptr) {
    add(cues, dictionary, by(word.language, 0));
    return;
  }
  const auto [left_stands, right_stands] = list->knows(halves_of(word), word.readable);
  const HalvesKnown known{left_stands || knows_as_part(*list, word.half, word.language),
                          right_stands || knows_as_part(*list, word.right, word.language),
                          lists_form(*list, word.half, word.right)};
  // Welds are many, and most of them are asked for once: the dictionary takes longest for them.
  HyphenCues unknown = cues;
  add_answers(word, own, known, false, unknown);
  const bool needed = asking == Asking::all || may_weld_turn(word, known, cues.sum, unknown.sum);
  if (needed && list->knows(word.weld.substr(word.left.size() - word.half.size())))
    add_answers(word, own, known, true, cues);
  else
    cues = unknown;
}

bool is_beyond_dictionary(float sum, HyphenLanguage language) noexcept {
  static const Reach reach;
  const auto index = static_cast<std::size_t>(language);
  return sum > 0 ? sum > reach.down[index] : -sum >= reach.up[index];
}

std::string_view loudest(const HyphenCues& cues) noexcept {
  const float direction = cues.sum > 0 ? 1.0F : -1.0F;
  std::size_t best = 0;
  for (std::size_t i = 1; i < cues.count; ++i)
    if (weights[cues.cue[i]] * direction > weights[cues.cue[best]] * direction) best = i;
  std::size_t group = 0;
  while (first_cue(group + 1) <= cues.cue[best]) ++group;
  return groups[group].name;
}

bool is_any_conjunction(std::string_view word) {
  return conjunction_beginnings.may_have(word) && std::any_of(std::begin(conjunctions), std::end(conjunctions),
                                                              [&](const WordPart& part) { return part.word == word; });
}

bool may_be_suspended(const BrokenWord& word) {
  return is_conjunction(word.right, word.language) && word.rest.substr(0, 1) != "-";
}

bool is_suspended(const BrokenWord& word, const OwnWords& own, SpellingDictionary* list) {
  const bool on_page = count_welds(word, own) != 0;
  if (list == nullptr || (!on_page && !list->knows(word.weld))) return !on_page;
  return shares_head(word, *list);
}

}  // namespace newsprint
