#include "stat/signs.h"

#include <array>

#include "base/char_class.h"
#include "base/common_letters.h"
#include "base/plain.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

// Bytes 80..FF as Latin-1 or windows-1252 shows them: what UTF-8 and Chinese encodings look like when they are misread.
enum class Latin : std::uint8_t { no, follow, lead };  // can stand inside; may begin a character of several bytes

Latin latin_of(char32_t c) noexcept {
  if (c < 0xA0) return Latin::no;
  if (c <= 0xFF) return c >= 0xC2 ? Latin::lead : Latin::follow;
  constexpr std::u32string_view from_80_on = U"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
  return from_80_on.find(c) == from_80_on.npos ? Latin::no : Latin::follow;
}

constexpr ClassSet wide_letters{CharClass::han, CharClass::hangul, CharClass::katakana, CharClass::kana_half};

// Runs of them. Two in a row are misread where the first is what begins the letters of Europe in UTF-8 and the second
// is no letter; three in a row where one in three begins a character.
class MisreadRuns {
 public:
  void take(char32_t c, Signs& signs) noexcept {
    const Latin latin = latin_of(c);
    if (latin == Latin::no) {
      end(signs);
      return;
    }
    if (length_ == 0) first_ = c;
    last_ = latin;
    leads_ += latin == Latin::lead;
    ++length_;
  }
  // A character that is none of them: nearly all are.
  void end(Signs& signs) noexcept {
    if (length_ == 0) return;
    const bool pair = length_ == 2 && (first_ == 0xC2 || first_ == 0xC3) && last_ == Latin::follow;
    const bool run = length_ >= 3 && leads_ * 3 >= length_;
    if (pair || run) signs.misread += length_;
    length_ = leads_ = 0;
  }

 private:
  std::uint64_t length_ = 0;
  std::uint64_t leads_ = 0;
  char32_t first_ = 0;
  Latin last_ = Latin::no;
};

bool is_vowel(char32_t c) noexcept {
  constexpr std::u32string_view vowels = U"aeiouyAEIOUY";
  return c >= 0x80 || vowels.find(c) != vowels.npos;  // what bears an accent may be one
}

// Latin words whose shape no orthography makes: small letters with a figure, a bar or an I between them, and words in
// small letters without a vowel.
class Words {
 public:
  void take(char32_t c, CharClass cls) noexcept {
    switch (cls) {
      case CharClass::latin_lower:
        broken_ |= after_mark_;
        after_mark_ = false;
        after_small_ = true;
        ++small_;
        break;
      case CharClass::latin_upper:
        after_mark_ = after_small_ && c == U'I';
        after_small_ = false;
        capital_ = true;
        break;
      default:  // figures and bars
        after_mark_ |= after_small_;
        after_small_ = false;
        figure_ = true;
        break;
    }
    vowel_ |= is_vowel(c);
    ++length_;
  }
  void end(Signs& signs) noexcept {
    if (length_ == 0) return;
    constexpr std::uint64_t least = 3;  // letters: shorter ones are units and abbreviations
    if (broken_ || (small_ >= least && !vowel_ && !capital_ && !figure_)) signs.broken += length_;
    *this = {};
  }

 private:
  std::uint64_t length_ = 0;
  std::uint64_t small_ = 0;
  bool after_small_ = false;
  bool after_mark_ = false;  // a figure or bar behind a small letter
  bool vowel_ = false;
  bool capital_ = false;
  bool figure_ = false;
  bool broken_ = false;
};

// Quotation marks and brackets that open and close in one way only. Straight ones, the round ones of Latin type, which
// lists close without opening, and curly ones, which languages turn either way, are left out.
class Pairs {
 public:
  void open(char32_t c, Signs& signs) noexcept {
    ++signs.marks;
    if (depth_ < open_.size()) open_[depth_] = c;
    ++depth_;
  }
  void close(char32_t c, Signs& signs) noexcept {
    ++signs.marks;
    // Deeper than that nothing is remembered, and nothing said.
    const bool pairs = depth_ > open_.size() || (depth_ > 0 && partner(open_[depth_ - 1]) == c);
    if (pairs) {
      --depth_;
    } else {
      ++signs.unpaired;
    }
  }
  void end(Signs& signs) noexcept {
    signs.unpaired += depth_;
    depth_ = 0;
  }

 private:
  static char32_t partner(char32_t c) noexcept {
    switch (c) {
      case U'（':
        return U'）';
      case U'［':
        return U'］';
      case U'｛':
        return U'｝';
      case U'〝':
        return U'〞';
      case U'｢':
        return U'｣';
      default:
        return c + 1;  // 「」『』《》〈〉【】〔〕〖〗
    }
  }

  std::array<char32_t, 16> open_{};
  std::size_t depth_ = 0;
};

}  // namespace

void SignCounter::begin_page(std::string_view language) {
  const std::string_view primary = language.substr(0, 2);
  latin_ = !primary.empty() && primary != "zh" && primary != "ja" && primary != "ko";
  if (any_) seen_.reset();
  any_ = false;
}

void SignCounter::take_letter(char32_t c, Signs& signs) {
  if (c < letters_from || c >= letters_to || is_common_letter(c)) return;
  const std::size_t place = c - letters_from;
  signs.rare += !seen_[place];
  any_ = seen_[place] = true;
}

// A text is walked over once. Plain ideographs, nearly all of a Chinese page, are not asked for their class.
void SignCounter::count(std::string_view text, Signs& signs) {
  MisreadRuns misread;
  Words words;
  Pairs pairs;
  const char* const end = text.data() + text.size();
  bool glued = false;  // to a small Latin letter, in a page of Latin text: what stands here belongs elsewhere
  for (const char* p = text.data(); p < end;) {
    if (is_plain_han(p)) {
      words.end(signs);
      misread.end(signs);
      const std::uint64_t before = signs.characters;
      do {
        take_letter(next_char(p), signs);
        ++signs.characters;
      } while (p < end && is_plain_han(p));
      if (glued) signs.misread += signs.characters - before;
      continue;
    }
    const char32_t c = next_char(p);
    const CharClass cls = class_of(c);
    signs.characters += !uncounted.has(cls);
    if (cls == CharClass::latin_lower || cls == CharClass::latin_upper || cls == CharClass::digit || c == U'|') {
      words.take(c, cls);
      glued = latin_ && cls == CharClass::latin_lower;
      c < 0x80 ? misread.end(signs) : misread.take(c, signs);
      continue;
    }
    words.end(signs);
    c < 0x80 ? misread.end(signs) : misread.take(c, signs);
    if (!wide_letters.has(cls)) glued = false;
    switch (cls) {
      case CharClass::hangul:
        take_letter(c, signs);
        [[fallthrough]];
      case CharClass::katakana:
      case CharClass::kana_half:
        signs.misread += glued;
        break;
      case CharClass::han:  // of the extensions
        signs.rare += c >= 0x3400;
        break;
      case CharClass::replacement:
        ++signs.replaced;
        ++signs.unreadable;
        break;
      case CharClass::private_use:
        ++signs.unreadable;
        break;
      case CharClass::quote_open_wide:
      case CharClass::bracket_open_wide:
        pairs.open(c, signs);
        break;
      case CharClass::quote_close_wide:
      case CharClass::bracket_close_wide:
        pairs.close(c, signs);
        break;
      default:
        break;
    }
  }
  misread.end(signs);
  words.end(signs);
  pairs.end(signs);
}

}  // namespace newsprint
