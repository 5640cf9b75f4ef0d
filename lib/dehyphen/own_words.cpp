#include "dehyphen/own_words.h"

#include <algorithm>
#include <array>
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
constexpr std::size_t exact_bytes = 7;  // of a word that is its own key, which never has its highest byte set
constexpr std::uint64_t spread = 0x9E3779B97F4A7C15U;

// Letters of further scripts are of class other, and so are some symbols of ASCII.
constexpr std::array<bool, 0x80> ascii_word_parts = [] {
  std::array<bool, 0x80> parts{};
  for (unsigned c = 0; c < parts.size(); ++c) parts[c] = (c | 0x20) - 'a' < 26 || c - '0' < 10 || c == '-';
  return parts;
}();

bool is_word_part(char32_t c) {
  if (c < 0x80) return ascii_word_parts[c];
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

std::uint64_t WordCounts::key_of(std::string_view word) noexcept {
  if (word.size() <= exact_bytes) {
    std::uint64_t key = 0;
    for (const char c : word) key = key << 8 | static_cast<unsigned char>(c);
    return key;
  }
  std::uint64_t sum = word.size();
  std::uint64_t part = 0;
  std::size_t at = 0;
  for (; word.size() - at > sizeof part; at += sizeof part) {
    std::memcpy(&part, word.data() + at, sizeof part);
    sum = (sum ^ part) * spread;
    sum ^= sum >> 32;
  }
  std::memcpy(&part, word.data() + word.size() - sizeof part, sizeof part);
  return ((sum ^ part) * spread) | (std::uint64_t{0xFF} << 56);
}

// Where the word stands, or would.
std::size_t WordCounts::place(std::string_view word, std::uint64_t key) const noexcept {
  const std::size_t mask = entries_.size() - 1;
  std::size_t i = ((key * spread) >> 32) & mask;
  while (entries_[i].key != 0 && (entries_[i].key != key || (word.size() > exact_bytes && entries_[i].word != word)))
    i = (i + 1) & mask;
  return i;
}

void WordCounts::grow() {
  constexpr std::size_t least = 16;
  std::vector<Entry> old(std::max(least, 4 * entries_.size()));
  old.swap(entries_);
  for (const Entry& entry : old)
    if (entry.key != 0) entries_[place(entry.word, entry.key)] = entry;
}

void WordCounts::add(std::string_view word) {
  if (2 * taken_ >= entries_.size()) grow();
  const std::uint64_t key = key_of(word);
  Entry& entry = entries_[place(word, key)];
  taken_ += entry.count == 0;
  entry = {key, word, entry.count + 1};
}

unsigned WordCounts::of(std::string_view word) const noexcept {
  return word.empty() || taken_ == 0 ? 0 : entries_[place(word, key_of(word))].count;
}

OwnWords::OwnWords(const Page& page) {
  for (const Line& line : page.lines) add_line(line.text);
}

void OwnWords::add_line(std::string_view text) {
  const char* const end = text.data() + text.size();
  const char* start = nullptr;
  const char* half = nullptr;  // where the second half of a word may begin whose line end was turned into a blank
  const auto skip = [end](const char* p, bool parts) {
    while (p < end && static_cast<unsigned char>(*p) < 0x80 &&
           ascii_word_parts[static_cast<unsigned char>(*p)] == parts)
      ++p;
    return p;
  };
  for (const char* p = text.data(); p < end;) {
    const char* at = p;
    // What cannot change anything is passed over.
    if (p = skip(p, start != nullptr); p != at) continue;
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
