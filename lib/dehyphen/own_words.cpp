#include "dehyphen/own_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <tuple>

#include "base/ascii.h"
#include "base/char_class.h"
#include "base/letter_case.h"
#include "base/plain.h"
#include "base/small_text.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr ClassSet word_parts{CharClass::latin_upper, CharClass::latin_lower, CharClass::combining,  CharClass::other,
                              CharClass::digit,       CharClass::hyphen,      CharClass::soft_hyphen};
constexpr ClassSet hyphens{CharClass::hyphen, CharClass::soft_hyphen};

using OddPart = ascii::AnyOf<ascii::Digit, ascii::Only<'-'>>;
using AsciiPart = ascii::AnyOf<ascii::Letter, OddPart>;

constexpr std::array<bool, 0x80> ascii_word_parts = [] {
  std::array<bool, 0x80> parts{};
  for (std::size_t c = 0; c < parts.size(); ++c) parts[c] = AsciiPart::is(static_cast<unsigned char>(c));
  return parts;
}();

bool is_word_part(char32_t c) {
  // Letters of further scripts are of class other, and so are some symbols of ASCII.
  if (c < 0x80) return ascii_word_parts[c];
  const CharClass cls = class_of(c);
  return word_parts.has(cls);
}

bool ends_in_hyphen(std::string_view word) {
  return word.back() == '-' || (is_continuation(word.back()) && hyphens.has(class_of(last_code_point(word))));
}

// Where the word goes on to that `p` stands in or at the end of, `end` being the end of its line.
const char* word_end(const char* p, const char* end) {
  while (p < end) {
    const char* q = p;
    if (!is_word_part(next_char(q))) break;
    p = q;
  }
  return p;
}

// Where it begins, behind `begin`.
const char* word_begin(const char* begin, const char* p) {
  while (p > begin) {
    const char* const before = last_char({begin, static_cast<std::size_t>(p - begin)});
    const char* q = before;
    if (!is_word_part(next_char(q))) break;
    p = before;
  }
  return p;
}

// Whether the word at `word` may be the second half of one whose line end was turned into a blank.
bool is_behind_hyphen(std::string_view line, const char* word) {
  const auto before = static_cast<std::size_t>(word - line.data());
  return before >= 2 && word[-1] == ' ' && ends_in_hyphen(line.substr(0, before - 1));
}

constexpr std::size_t most_first = sizeof(std::uint64_t);

// The first eight bytes of a word, the first one lowest, an initial of ASCII as a small one.
std::uint64_t first_bytes(std::string_view word, const char* readable) {
  const std::size_t size = std::min(word.size(), most_first);
  const std::uint64_t fold = ascii::Letter::is(static_cast<unsigned char>(word.front())) ? 0x20 : 0;
  return (load_word(word.data(), size, readable) | fold) & ~std::uint64_t{0} >> (64 - 8 * size);
}

// Of a word that begins so.
std::uint64_t hash_of(std::string_view word, std::uint64_t first) {
  constexpr std::uint64_t spread = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = (first ^ word.size()) * spread;
  for (std::size_t at = most_first; at < word.size(); at += most_first) {
    const char* const part = word.data() + std::min(at, word.size() - most_first);
    hash = (hash ^ hash >> 32 ^ load_word(part, most_first, part + most_first)) * spread;
  }
  return hash;
}

// Whether words are the same whose first bytes are. Most that are longer are compared in one load.
bool is_same_behind_first(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  if (one.size() <= most_first) return true;
  if (one.size() > 2 * most_first) return one.substr(most_first) == other.substr(most_first);
  const auto last = [](std::string_view word) {
    const char* const end = word.data() + word.size();
    return load_word(end - most_first, most_first, end);
  };
  return last(one) == last(other);
}

template <class Table>
unsigned times(const Table& table, std::string_view word) {
  const unsigned* const found = table.find(word);
  return found == nullptr ? 0 : *found;
}

}  // namespace

std::string_view word_at_end(std::string_view text) noexcept {
  const char* const end = text.data() + text.size();
  const char* begin = end;
  const auto is_ascii_part = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < ascii_word_parts.size() && ascii_word_parts[byte];
  };
  while (begin > text.data()) {
    if (is_ascii_part(begin[-1])) {
      --begin;
      continue;
    }
    if (!ascii::Beyond::is(static_cast<unsigned char>(begin[-1]))) break;
    const char* p = last_char({text.data(), static_cast<std::size_t>(begin - text.data())});
    const char* q = p;
    if (!is_word_part(next_char(q))) break;
    begin = p;
  }
  while (begin < end) {
    const char* p = begin;
    if (!hyphens.has(class_of(next_char(p)))) break;
    begin = p;
  }
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string_view word_at_start(std::string_view text) noexcept {
  const char* const end = text.data() + text.size();
  const char* p = text.data();
  while (p < end) {
    const auto byte = static_cast<unsigned char>(*p);
    if (byte < ascii_word_parts.size()) {
      if (!ascii_word_parts[byte] || byte == '-') break;
      ++p;
      continue;
    }
    const char* q = p;
    const char32_t c = next_char(q);
    if (!is_word_part(c) || hyphens.has(class_of(c))) break;
    p = q;
  }
  return {text.data(), static_cast<std::size_t>(p - text.data())};
}

OwnWords::OwnWords(std::size_t words)
    : entries_(1),
      heads_(std::bit_ceil(std::max(std::size_t{16}, 2 * words))),
      shift_(64U - static_cast<unsigned>(std::countr_zero(heads_.size()))) {
  entries_.reserve(words + 1);
}

std::uint32_t OwnWords::find(std::string_view word, std::uint64_t first) const noexcept {
  std::uint32_t i = heads_[hash_of(word, first) >> shift_];
  while (i != 0 && (entries_[i].first != first || !is_same_behind_first(entries_[i].word, word))) i = entries_[i].next;
  return i;
}

std::uint32_t OwnWords::enter(std::string_view word, const char* readable) {
  const std::uint64_t first = first_bytes(word, readable);
  if (const std::uint32_t known = find(word, first); known != 0) return known;
  std::uint32_t& head = heads_[hash_of(word, first) >> shift_];
  entries_.push_back({first, word, head, 0, 0});
  filter_.add(WordMark::of(word.size(), CommonWords::hash(LatinWords::pack(first, word.size()))));
  return head = static_cast<std::uint32_t>(entries_.size() - 1);
}

OwnWords::Asked OwnWords::ask(std::string_view word, const char* readable) {
  if (word.empty()) return Asked::nothing;
  const std::uint32_t entry = enter(word, readable);
  // Letters beyond ASCII are told apart by their case. What has no case counts twice.
  if (!ascii::Letter::is(static_cast<unsigned char>(word.front())) && entries_[entry].other_case == 0) {
    std::string small = with_small_initial(word);
    const std::string& other = texts_.emplace_back(small != word ? std::move(small) : with_capital_initial(word));
    const std::uint32_t other_case = enter(other, other.data() + other.size());
    entries_[entry].other_case = other_case;
  }
  return static_cast<Asked>(entry);
}

void OwnWords::read(const Page& page) {
  const auto& lines = page.lines;
  lines_.assign(lines.size(), {});
  for (std::size_t i = 0; i < lines.size();) {
    // Lines that stand in one text: memory may be read up to its end.
    const std::size_t first = i;
    for (++i; i < lines.size() && is_next_line(lines[i - 1].text, lines[i].text);) ++i;
    const char* const readable = lines[i - 1].text.data() + lines[i - 1].text.size();
    for (std::size_t k = first; k < i; ++k) add_line(lines[k].text, readable, lines_[k]);
  }
}

void OwnWords::add_line(std::string_view line, const char* readable, LatinWords& words) {
  const char* const end = line.data() + line.size();
  const char* done = line.data();  // what was read of words with other characters than letters
  words.add_each<OddPart>(
      line, readable,
      [&](const char* word, std::size_t size, std::uint64_t hash) __attribute__((always_inline)) {
        if (filter_.may_have(WordMark::of(size, hash))) add_letters(line, {word, size}, readable);
      },
      [&](const char* block, std::uint64_t odd) __attribute__((always_inline)) {
        // The word before a hyphen at the line's end may be half a word.
        const auto rest = static_cast<std::size_t>(end - block);
        if (rest <= ascii_block && block[rest - 1] == '-') odd &= ~(std::uint64_t{1} << (rest - 1));
        if (odd != 0) add_odd_words(line, block, odd, done);
      });
}

// A run of ASCII letters, which are a whole word or part of one. Few come here.
[[gnu::noinline]] void OwnWords::add_letters(std::string_view line, std::string_view word, const char* readable) {
  const std::uint32_t entry = find(word, first_bytes(word, readable));
  if (entry == 0) return;
  const char* const end = line.data() + line.size();
  const char* const behind = word.data() + word.size();
  if (word_end(behind, end) != behind || word_begin(line.data(), word.data()) != word.data()) return;
  if (behind == end || !is_behind_hyphen(line, word.data())) ++entries_[entry].count;
}

// Words with hyphens, digits and characters beyond ASCII.
[[gnu::noinline]] void OwnWords::add_odd_words(std::string_view line, const char* block, std::uint64_t odd,
                                               const char*& done) {
  const char* const end = line.data() + line.size();
  for (; odd != 0; odd &= odd - 1) {
    const char* const at = block + std::countr_zero(odd);
    if (at < done) continue;
    const char* const behind = word_end(at, end);
    if (behind == at) continue;
    const char* const begin = word_begin(done, at);
    done = behind;
    const std::string_view word(begin, static_cast<std::size_t>(behind - begin));
    // What runs up to a hyphen at the line's end may be half a word.
    if (behind == end ? ends_in_hyphen(word) : is_behind_hyphen(line, begin)) continue;
    if (word.find('-') != word.npos) {
      ++hyphenated_.add(word, end);
      add_parts(word);
    } else {
      const std::uint32_t entry = find(word, first_bytes(word, end));
      if (entry != 0) ++entries_[entry].count;
    }
  }
}

void OwnWords::add_parts(std::string_view word) {
  const std::size_t first = word.find('-');
  if (first == 0 || word.back() == '-') return;
  ++first_parts_.add(word.substr(0, first));
  const std::string_view last = word.substr(word.rfind('-') + 1);
  ++last_parts_.add(last);
  constexpr std::size_t longest_syllable = 6;
  const bool name = class_of(first_code_point(word)) == CharClass::latin_upper && first > 1 &&
                    first <= longest_syllable && last.size() <= longest_syllable &&
                    class_of(first_code_point(last)) == CharClass::latin_lower;
  hyphenated_names_ += name ? 1U : 0U;
}

unsigned OwnWords::count_hyphenated(std::string_view word) const {
  if (hyphenated_.size() == 0 || word.empty()) return 0;
  const unsigned seen = times(hyphenated_, word);
  if (ascii::Letter::is(static_cast<unsigned char>(word.front()))) return seen;
  const std::string small = with_small_initial(word);
  return seen + times(hyphenated_, small != word ? small : with_capital_initial(word));
}

unsigned OwnWords::count_before_hyphen(std::string_view part) const { return times(first_parts_, part); }
unsigned OwnWords::count_behind_hyphen(std::string_view part) const { return times(last_parts_, part); }

}  // namespace newsprint
