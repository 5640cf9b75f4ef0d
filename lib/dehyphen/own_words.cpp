#include "dehyphen/own_words.h"

#include <algorithm>
#include <bit>
#include <string>

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

using AsciiPart = ascii::AnyOf<ascii::Letter, ascii::Digit, ascii::Only<'-'>>;

bool is_word_part(char32_t c) {
  // Letters of further scripts are of class other, and so are some symbols of ASCII.
  if (c < 0x80) return AsciiPart::is(static_cast<unsigned char>(c));
  const CharClass cls = class_of(c);
  return word_parts.has(cls);
}

bool ends_in_hyphen(std::string_view word) {
  return word.back() == '-' || (is_continuation(word.back()) && hyphens.has(class_of(last_code_point(word))));
}

struct WordBytes {
  std::uint64_t words = 0;    // bytes of words
  std::uint64_t hyphens = 0;  // U+002D
  std::size_t size = 0;       // bytes looked at: whole characters
};

WordBytes find_word_bytes(std::string_view text) {
  auto [words, hyphen, beyond] = ascii::look<AsciiPart, ascii::Only<'-'>, ascii::Beyond>(text);
  std::size_t size = std::min(text.size(), ascii_block);
  if (beyond == 0) return {words, hyphen, size};
  while (size < text.size() && is_continuation(text[size])) --size;
  while (beyond != 0) {
    const auto at = static_cast<std::size_t>(std::countr_zero(beyond));
    if (at >= size) break;
    const char* p = text.data() + at;
    const bool part = is_word_part(next_char(p));
    const std::uint64_t before = (std::uint64_t{1} << at) - 1;
    const auto behind = static_cast<std::size_t>(p - text.data());
    const std::uint64_t through = ~std::uint64_t{0} >> (ascii_block - behind);
    if (part) words |= through & ~before;
    beyond &= ~through;
  }
  return {words, hyphen, size};
}

unsigned times(const WordTable<unsigned>& table, std::string_view word) {
  const unsigned* const found = table.find(word);
  return found == nullptr ? 0 : *found;
}

// How many different words a page may have, as far as its length tells; a few more cost nothing.
std::size_t expected_words(const Page& page) {
  constexpr std::size_t bytes_a_word = 16;
  constexpr std::size_t most = 4096;
  std::size_t bytes = 0;
  for (const Line& line : page.lines) bytes += line.text.size();
  return std::min(bytes / bytes_a_word, most);
}

}  // namespace

std::string_view word_at_end(std::string_view text) noexcept {
  const char* const end = text.data() + text.size();
  const char* begin = end;
  while (begin > text.data()) {
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
    const char* q = p;
    const char32_t c = next_char(q);
    if (!is_word_part(c) || hyphens.has(class_of(c))) break;
    p = q;
  }
  return {text.data(), static_cast<std::size_t>(p - text.data())};
}

OwnWords::OwnWords(const Page& page) : words_(expected_words(page)) {
  const auto& lines = page.lines;
  for (std::size_t i = 0; i < lines.size();) {
    // Lines that stand in one text are read in one go.
    const std::size_t first = i;
    for (++i; i < lines.size() && is_next_line(lines[i - 1].text, lines[i].text);) ++i;
    const char* const begin = lines[first].text.data();
    const std::string_view last = lines[i - 1].text;
    add_lines({begin, static_cast<std::size_t>(last.data() + last.size() - begin)});
  }
}

// A block's bytes of words are a mask, whose edges are where words begin and end.
void OwnWords::add_lines(std::string_view lines) {
  const char* const end = lines.data() + lines.size();
  const char* start = nullptr;  // of the word that is open
  const char* half = nullptr;   // where the second half of a word may begin whose line end was turned into a blank
  bool hyphenated = false;      // the open word, in a block before
  for (const char* block = lines.data(); block < end;) {
    WordBytes bytes = find_word_bytes({block, static_cast<std::size_t>(end - block)});
    std::uint64_t edges = bytes.words ^ (bytes.words << 1 | std::uint64_t{start != nullptr});
    for (edges &= ~std::uint64_t{0} >> (ascii_block - bytes.size); edges != 0; edges &= edges - 1) {
      const char* const at = block + std::countr_zero(edges);
      if (start == nullptr) {
        start = at;
        continue;
      }
      const std::uint64_t before = (edges & (0 - edges)) - 1;
      hyphenated |= (bytes.hyphens & before) != 0;
      bytes.hyphens &= ~before;
      end_word({{start, static_cast<std::size_t>(at - start)}, hyphenated}, *at, end, half);
      start = nullptr;
      hyphenated = false;
    }
    hyphenated |= start != nullptr && bytes.hyphens != 0;
    block += bytes.size;
  }
  if (start != nullptr) end_word({{start, static_cast<std::size_t>(end - start)}, hyphenated}, '\n', end, half);
}

// `behind` is the byte behind the word.
inline void OwnWords::end_word(const Word& word, char behind, const char* readable, const char*& half) {
  if (behind == '\n') {
    // What runs up to a hyphen at the line's end may be half a word.
    if (!ends_in_hyphen(word.text)) add_word(word, readable);
    return;
  }
  if (word.text.data() != half) add_word(word, readable);
  if (behind == ' ' && ends_in_hyphen(word.text)) half = word.text.data() + word.text.size() + 1;
}

inline void OwnWords::add_word(const Word& word, const char* readable) {
  ++words_.add(word.text, readable);
  if (word.hyphenated) add_parts(word.text);
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

unsigned OwnWords::count_before_hyphen(std::string_view part) const { return times(first_parts_, part); }
unsigned OwnWords::count_behind_hyphen(std::string_view part) const { return times(last_parts_, part); }

unsigned OwnWords::count(std::string_view word) const {
  if (word.empty()) return 0;
  const unsigned as_printed = times(words_, word);
  const auto initial = static_cast<unsigned char>(word.front());
  if (ascii::Letter::is(initial)) {
    const auto other = static_cast<char>(initial ^ 0x20U);
    return as_printed + times(words_, SmallText({&other, 1}, word.substr(1)));
  }
  const std::string small = with_small_initial(word);
  return as_printed + times(words_, small != word ? small : with_capital_initial(word));
}

}  // namespace newsprint
