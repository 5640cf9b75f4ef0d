// Small tests on UTF-8 text that roles share.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "base/char_class.h"
#include "base/letter_case.h"
#include "base/plain.h"
#include "base/utf8.h"

namespace newsprint {

// Moves `text` behind its blanks.
inline std::string_view skip_blanks(std::string_view text) noexcept {
  while (!text.empty()) {
    const char* p = text.data();
    if (!blanks.has(class_of(next_char(p)))) break;
    text.remove_prefix(static_cast<std::size_t>(p - text.data()));
  }
  return text;
}

inline std::string_view drop_last_blanks(std::string_view text) noexcept {
  while (!text.empty()) {
    const char* p = last_char(text);
    const char* q = p;
    if (!blanks.has(class_of(next_char(q)))) break;
    text = text.substr(0, static_cast<std::size_t>(p - text.data()));
  }
  return text;
}

inline std::string_view trimmed(std::string_view text) noexcept { return drop_last_blanks(skip_blanks(text)); }

// Whether the bytes at `p` are `word`. Words of one script share their lead bytes, so the last one is asked first.
[[nodiscard]] inline bool stands_at(const char* p, std::string_view word) noexcept {
  return word.empty() ||
         (p[word.size() - 1] == word.back() && p[0] == word.front() && std::string_view(p, word.size()) == word);
}

[[nodiscard]] inline bool starts_with(std::string_view text, std::string_view word) noexcept {
  return text.size() >= word.size() && stands_at(text.data(), word);
}

[[nodiscard]] inline bool ends_with(std::string_view text, std::string_view word) noexcept {
  return text.size() >= word.size() && stands_at(text.data() + (text.size() - word.size()), word);
}

// The last place of `word` in `text`, npos when there is none: rfind() compares at every byte, this one where the first
// byte is right. Mostly there is none, which find() says sooner.
[[nodiscard]] inline std::size_t find_last(std::string_view text, std::string_view word) noexcept {
  if (text.find(word) == std::string_view::npos) return std::string_view::npos;
  for (std::size_t at = text.size() - word.size() + 1; at-- > 0;)
    if (text[at] == word.front() && stands_at(text.data() + at, word)) return at;
  return std::string_view::npos;
}

// Which characters begin the words of some lists, and which end them: one look spares nearly every text the lists.
class WordEdges {
 public:
  template <class... Lists>
  consteval explicit WordEdges(const Lists&... lists) {
    const auto add = [&](std::string_view word) {
      starts_[hash(word.data())] = true;
      ends_[hash(last_of(word))] = true;
    };
    (std::for_each(std::begin(lists), std::end(lists), add), ...);
  }
  [[nodiscard]] bool may_start(std::string_view text) const noexcept {
    return !text.empty() && starts_[hash(text.data())];
  }
  [[nodiscard]] bool may_end(std::string_view text) const noexcept {
    return !text.empty() && ends_[hash(last_of(text))];
  }

 private:
  static constexpr const char* last_of(std::string_view text) noexcept {
    const char* p = text.data() + text.size() - 1;
    while ((static_cast<unsigned char>(*p) & 0xC0) == 0x80) --p;
    return p;
  }
  // Of the character at `p`: an ASCII one, or up to three bytes of a longer one.
  static constexpr std::size_t hash(const char* p) noexcept {
    const auto byte = [&](int i) { return static_cast<std::size_t>(static_cast<unsigned char>(p[i])); };
    if (byte(0) < 0x80) return byte(0);
    const std::size_t two = (byte(0) << 1) ^ (byte(1) << 3);
    return (byte(0) < 0xE0 ? two : two ^ byte(2)) & 0x3FF;
  }

  bool starts_[0x400]{};
  bool ends_[0x400]{};
};

// The first of `words` that begins `text`; empty when none does. Lists put longer words first.
template <class Words>
[[nodiscard]] std::string_view leading_word(std::string_view text, const Words& words) noexcept {
  for (const std::string_view word : words)
    if (starts_with(text, word)) return word;
  return {};
}

template <class Words>
[[nodiscard]] std::string_view trailing_word(std::string_view text, const Words& words) noexcept {
  for (const std::string_view word : words)
    if (ends_with(text, word)) return word;
  return {};
}

// A list of words that is asked for the one that begins or ends a text: nearly every text is answered by its edges.
template <std::size_t N>
class WordList {
 public:
  consteval explicit WordList(const std::string_view (&words)[N]) : words_(words), edges_(words) {}
  [[nodiscard]] std::string_view leading(std::string_view text) const noexcept {
    return edges_.may_start(text) ? leading_word(text, words_) : std::string_view{};
  }
  [[nodiscard]] std::string_view trailing(std::string_view text) const noexcept {
    return edges_.may_end(text) ? trailing_word(text, words_) : std::string_view{};
  }

 private:
  const std::string_view (&words_)[N];
  WordEdges edges_;
};

// Finds the words of a list in a text. Two bytes, by a table made from the list at compile time, tell where one of
// them may begin.
template <std::size_t N>
class WordFinder {
 public:
  consteval explicit WordFinder(const std::string_view (&words)[N]) : words_(words) {
    static_assert(N < 256);
    for (std::size_t i = 0; i < N; ++i) {
      std::uint8_t& first = firsts_[index(words[i].data())];
      nexts_[i] = first;
      first = static_cast<std::uint8_t>(i + 1);
    }
  }
  [[nodiscard]] bool any_in(std::string_view text) const noexcept {
    constexpr std::ptrdiff_t shortest = 3;
    const char* p = text.data();
    const char* const end = p + text.size();
#ifdef __SSE2__
    constexpr std::ptrdiff_t readable = leads::window + shortest - 1;
    const auto stands_one_among = [&](const char* from, std::uint64_t starts) {
      for (; starts != 0; starts &= starts - 1)
        if (stands_one_at(from + __builtin_ctzll(starts), end)) return true;
      return false;
    };
    if (end - p >= readable) {
      for (; end - p >= readable; p += leads::window)
        if (stands_one_among(p, leads::of_all(p))) return true;
      const char* const last = end - readable;  // what was looked at before is left out
      return stands_one_among(last, leads::of_all(last) >> (p - last) << (p - last));
    }
#endif
    for (; end - p >= shortest; ++p)
      if (!is_continuation(*p) && stands_one_at(p, end)) return true;
    return false;
  }

 private:
  // The lower six bits of the second and third byte: those of an ideograph that tell most. No word may be shorter: reading
  // behind its end does not compile.
  static constexpr std::size_t index(const char* p) noexcept {
    return (static_cast<std::size_t>(p[2]) & 0x3F) << 6 | (static_cast<std::size_t>(p[1]) & 0x3F);
  }

  [[nodiscard]] bool stands_one_at(const char* p, const char* end) const noexcept {
    for (std::size_t number = firsts_[index(p)]; number != 0; number = nexts_[number - 1])
      if (starts_with(std::string_view(p, static_cast<std::size_t>(end - p)), words_[number - 1])) return true;
    return false;
  }

  const std::string_view (&words_)[N];
  std::uint8_t firsts_[0x1000]{};  // the number of a word, from 1, that begins so; 0: none
  std::uint8_t nexts_[N]{};        // behind each word, the number of another that begins so
};

template <class Words>
[[nodiscard]] std::string_view leading_word_caseless(std::string_view text, const Words& words) noexcept {
  for (const std::string_view word : words)
    if (starts_with_caseless(text, word)) return text.substr(0, word.size());
  return {};
}

// Splits at blanks and, where `also` says so, at other characters: calls `take` with each piece.
template <class Also, class Take>
void split(std::string_view text, Also also, Take take) {
  const char* start = text.data();
  const char* const end = text.data() + text.size();
  for (const char* p = start; p < end;) {
    const char* at = p;
    const char32_t c = next_char(p);
    if (!blanks.has(class_of(c)) && !also(c)) continue;
    if (at > start) take(std::string_view(start, static_cast<std::size_t>(at - start)));
    start = p;
  }
  if (end > start) take(std::string_view(start, static_cast<std::size_t>(end - start)));
}

}  // namespace newsprint
