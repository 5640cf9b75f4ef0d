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

using AsciiPart = ascii::AnyOf<ascii::Letter, ascii::Digit, ascii::Only<'-'>>;

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

struct WordBytes {
  std::uint64_t words = 0;  // bytes of words
  std::uint64_t odd = 0;    // hyphens, and bytes beyond ASCII
  std::size_t size = 0;     // bytes looked at: whole characters
};

WordBytes find_word_bytes(std::string_view text) {
  auto [words, odd, beyond] =
      ascii::look<AsciiPart, ascii::AnyOf<ascii::Only<'-'>, ascii::Beyond>, ascii::Beyond>(text);
  std::size_t size = std::min(text.size(), ascii_block);
  if (beyond == 0) return {words, odd, size};
  while (size < text.size() && is_continuation(text[size])) --size;
  while (beyond != 0) {
    const auto at = static_cast<std::size_t>(std::countr_zero(beyond));
    if (at >= size) break;
    const char* p = text.data() + at;
    const bool part = is_word_part(next_char(p));
    const auto behind = static_cast<std::size_t>(p - text.data());
    const std::uint64_t through = ~std::uint64_t{0} >> (ascii_block - behind);
    if (part) words |= through & ~std::uint64_t{0} << at;
    beyond &= ~through;
  }
  return {words & ~std::uint64_t{0} >> (ascii_block - size), odd, size};
}

// Of the word at the start of `text`.
std::size_t word_size(std::string_view text) {
  const char* const end = text.data() + text.size();
  const char* p = text.data();
  while (p < end) {
    const char* q = p;
    if (!is_word_part(next_char(q))) break;
    p = q;
  }
  return static_cast<std::size_t>(p - text.data());
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
    const char* q = p;
    const char32_t c = next_char(q);
    if (!is_word_part(c) || hyphens.has(class_of(c))) break;
    p = q;
  }
  return {text.data(), static_cast<std::size_t>(p - text.data())};
}

// Of the length, the first two bytes but for the case of the first letter, the middle one and the last.
inline std::uint64_t WordFilter::mark_of(std::string_view word) noexcept {
  constexpr unsigned unused_bits = 64 - 12;
  static_assert(std::uint64_t{1} << (64 - unused_bits) == 64 * std::tuple_size_v<decltype(marks_)>);
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(word[i])}; };
  const std::uint64_t seen = byte(0) | 0x20U | byte(1) << 8 | byte(word.size() / 2) << 16 | byte(word.size() - 1) << 24;
  return ((seen | word.size() << 32) * 0x9E3779B97F4A7C15U) >> unused_bits;
}

void WordFilter::add(std::string_view word) noexcept {
  if (word.size() < 2) return;
  const std::uint64_t mark = mark_of(word);
  marks_[mark / 64] |= std::uint64_t{1} << mark % 64;
}

// Beyond ASCII small and capital letters have no bytes in common.
[[gnu::always_inline]] inline bool WordFilter::may_have(std::string_view word) const noexcept {
  if (word.size() < 2 || ascii::Beyond::is(static_cast<unsigned char>(word.front()))) return true;
  const std::uint64_t mark = mark_of(word);
  return (marks_[mark / 64] >> mark % 64 & 1) != 0;
}

OwnWords::OwnWords(const Page& page, const WordFilter& wanted) : wanted_(wanted) {
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

// Words are runs of bits in a block's mask. A block whose last word runs on ends before that word.
void OwnWords::add_lines(std::string_view lines) {
  const char* const end = lines.data() + lines.size();
  const char* half = nullptr;  // where the second half of a word may begin whose line end was turned into a blank
  for (const char* block = lines.data(); block < end;) {
    const std::string_view rest(block, static_cast<std::size_t>(end - block));
    const WordBytes bytes = find_word_bytes(rest);
    std::size_t next = bytes.size;
    for (std::uint64_t starts = bytes.words & ~(bytes.words << 1); starts != 0; starts &= starts - 1) {
      const auto at = static_cast<std::size_t>(std::countr_zero(starts));
      const auto size = static_cast<std::size_t>(std::countr_one(bytes.words >> at));
      const std::string_view word(block + at, size);
      const bool whole = at + size < bytes.size;
      if (whole && (bytes.odd & (starts & (0 - starts)) * ((std::uint64_t{1} << size) - 1)) == 0 &&
          word.data() != half) {
        add_word(word, end);
      } else if (!whole && at != 0 && bytes.size < rest.size()) {
        next = at;
        break;
      } else {
        const std::string_view odd = rest.substr(at, whole ? size : word_size(rest.substr(at)));
        next = std::max(next, at + odd.size());
        add_odd_word(odd, end, half);
      }
    }
    block += next;
  }
}

// A word with hyphens, longer than a block, with characters beyond ASCII, or one at the end of lines.
void OwnWords::add_odd_word(std::string_view word, const char* end, const char*& half) {
  const char behind = word.data() + word.size() == end ? '\n' : word.data()[word.size()];
  const bool open = ends_in_hyphen(word);
  // What runs up to a hyphen at the line's end may be half a word.
  const bool counts = behind == '\n' ? !open : word.data() != half;
  if (behind == ' ' && open) half = word.data() + word.size() + 1;
  if (!counts) return;
  add_word(word, end);
  if (word.find('-') != word.npos) add_parts(word);
}

[[gnu::always_inline]] inline void OwnWords::add_word(std::string_view word, const char* readable) {
  if (wanted_.may_have(word)) add_wanted(word, readable);
}

// Out of line: few words come here.
[[gnu::noinline]] void OwnWords::add_wanted(std::string_view word, const char* readable) {
  ++words_.add(word, readable);
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

unsigned OwnWords::count(std::string_view word, const char* readable) const {
  if (word.empty()) return 0;
  const unsigned* const found = words_.find(word, readable);
  const unsigned seen = found == nullptr ? 0 : *found;
  const auto initial = static_cast<unsigned char>(word.front());
  if (ascii::Letter::is(initial)) return seen;
  // The table tells letters beyond ASCII apart. What has no case counts twice.
  const std::string small = with_small_initial(word);
  return seen + times(words_, small != word ? small : with_capital_initial(word));
}

}  // namespace newsprint
