#include "dehyphen/own_words.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "base/char_class.h"
#include "base/letter_case.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr ClassSet word_parts{CharClass::latin_upper, CharClass::latin_lower, CharClass::combining,  CharClass::other,
                              CharClass::digit,       CharClass::hyphen,      CharClass::soft_hyphen};
constexpr ClassSet hyphens{CharClass::hyphen, CharClass::soft_hyphen};

// Letters of further scripts are of class other, and so are some symbols of ASCII.
bool is_word_part(char32_t c) {
  if (c < 0x80) return (c | 0x20) - U'a' < 26 || c - U'0' < 10 || c == U'-';
  const CharClass cls = class_of(c);
  return word_parts.has(cls);
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

std::uint32_t WordCounts::hash(std::string_view word) noexcept {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
  std::uint64_t sum = word.size();
  const char* p = word.data();
  std::size_t left = word.size();
  for (std::uint64_t part = 0; left > sizeof part; p += sizeof part, left -= sizeof part) {
    std::memcpy(&part, p, sizeof part);
    sum = (sum ^ part) * factor;
    sum ^= sum >> 32;
  }
  std::uint64_t rest = 0;
  for (; left != 0; ++p, --left) rest = rest << 8 | static_cast<unsigned char>(*p);
  sum = (sum ^ rest) * factor;
  return static_cast<std::uint32_t>(sum >> 32);
}

// Where the word stands, or would.
std::size_t WordCounts::place(std::string_view word, std::uint32_t hash) const noexcept {
  const std::size_t mask = entries_.size() - 1;
  std::size_t i = hash & mask;
  while (!entries_[i].word.empty() && (entries_[i].hash != hash || entries_[i].word != word)) i = (i + 1) & mask;
  return i;
}

void WordCounts::grow() {
  constexpr std::size_t least = 16;
  std::vector<Entry> old(std::max(least, 2 * entries_.size()));
  old.swap(entries_);
  for (const Entry& entry : old)
    if (!entry.word.empty()) entries_[place(entry.word, entry.hash)] = entry;
}

void WordCounts::add(std::string_view word) {
  if (word.empty()) return;
  if (2 * taken_ >= entries_.size()) grow();
  const std::uint32_t value = hash(word);
  Entry& entry = entries_[place(word, value)];
  taken_ += entry.count == 0;
  entry = {word, value, entry.count + 1};
}

unsigned WordCounts::of(std::string_view word) const noexcept {
  return word.empty() || taken_ == 0 ? 0 : entries_[place(word, hash(word))].count;
}

OwnWords::OwnWords(const Page& page) {
  for (const Line& line : page.lines) add_line(line.text);
}

void OwnWords::add_line(std::string_view text) {
  const char* const end = text.data() + text.size();
  const char* start = nullptr;
  const char* half = nullptr;  // where the second half of a word may begin whose line end was turned into a blank
  for (const char* p = text.data(); p < end;) {
    const char* at = p;
    const bool part = is_word_part(next_char(p));
    if (part && start == nullptr) start = at;
    if (!part && start != nullptr) {
      if (start != half) add_word({start, static_cast<std::size_t>(at - start)});
      const std::string_view word(start, static_cast<std::size_t>(at - start));
      if (*at == ' ' && hyphens.has(class_of(last_code_point(word)))) half = at + 1;
      start = nullptr;
    }
  }
  // What runs up to a hyphen at the line's end may be half a word.
  if (start != nullptr && !hyphens.has(class_of(last_code_point(text))))
    add_word({start, static_cast<std::size_t>(end - start)});
}

void OwnWords::add_word(std::string_view word) {
  words_.add(word);
  const std::size_t first = word.find('-');
  if (first == word.npos || first == 0 || word.back() == '-') return;
  first_parts_.add(word.substr(0, first));
  const std::string_view last = word.substr(word.rfind('-') + 1);
  last_parts_.add(last);
  constexpr std::size_t longest_syllable = 6;
  const bool name = class_of(first_code_point(word)) == CharClass::latin_upper && first > 1 &&
                    first <= longest_syllable && last.size() <= longest_syllable &&
                    class_of(first_code_point(last)) == CharClass::latin_lower;
  hyphenated_names_ += name ? 1U : 0U;
}

unsigned OwnWords::count(std::string_view word) const {
  const unsigned as_printed = words_.of(word);
  const std::string small = with_small_initial(word);
  if (small != word) return as_printed + words_.of(small);
  return as_printed + words_.of(with_capital_initial(word));
}

}  // namespace newsprint
