#include "base/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/char_class.h"
#include "base/orthography.h"
#include "base/plain.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::size_t clear_bytes = 800;  // enough where the first lines leave no doubt
constexpr std::size_t clear_latin_bytes = 2000;
constexpr std::size_t sample_bytes = most_language_pieces;  // enough for CLD2 to be reliable, 3 microseconds of classes

struct Letters {
  unsigned han = 0, kana = 0, hangul = 0, latin = 0, simplified = 0, traditional = 0;
};

Letters count(std::string_view text) {
  Letters letters;
  std::array<unsigned, static_cast<std::size_t>(CharClass::class_count)> classes{};
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    if (is_plain_han(p)) {
      const char32_t c = next_char(p);
      ++letters.han;
      letters.simplified += in_orthography(simplified_only, c);
      letters.traditional += in_orthography(traditional_only, c);
      continue;
    }
    // Of ASCII, letters alone count.
    if (!ascii::Beyond::is(static_cast<unsigned char>(*p))) {
      constexpr std::ptrdiff_t long_run = 16;
      if (end - p <= long_run || ascii::Beyond::is(static_cast<unsigned char>(p[long_run]))) {
        letters.latin += ascii::Letter::is(static_cast<unsigned char>(*p++));
        continue;
      }
      const std::string_view rest(p, static_cast<std::size_t>(end - p));
      const auto [latin, beyond] = ascii::look<ascii::Letter, ascii::Beyond>(rest);
      const auto run = std::min(static_cast<std::size_t>(std::countr_zero(beyond)), std::min(rest.size(), ascii_block));
      letters.latin += count_bits(latin & ~std::uint64_t{0} >> (ascii_block - run));
      p += run;
      continue;
    }
    ++classes[static_cast<std::size_t>(class_of(next_char(p)))];
  }
  for (std::size_t i = 0; i < classes.size(); ++i) {
    switch (info(static_cast<CharClass>(i)).script) {
      case Script::han:
        letters.han += classes[i];
        break;
      case Script::kana:
        letters.kana += classes[i];
        break;
      case Script::hangul:
        letters.hangul += classes[i];
        break;
      case Script::latin:
        letters.latin += classes[i];
        break;
      default:
        break;
    }
  }
  return letters;
}

// The language of a page whose first characters leave no doubt: all of them Han, and of one orthography. Empty else.
std::string_view clear_language(const Letters& letters) {
  const unsigned others = letters.kana + letters.hangul + letters.latin;
  if (letters.han < 200 || others * 8 > letters.han || letters.kana * 50 > letters.han) return {};
  if (letters.simplified > 10 * letters.traditional + 20) return "zh-Hans";
  return letters.traditional > 10 * letters.simplified + 20 ? "zh-Hant" : std::string_view{};
}

// As many whole pieces of `pieces` as it takes to fill `bytes`, parted by blanks.
void take_sample(const std::vector<std::string_view>& pieces, std::size_t bytes, std::string& sample) {
  sample.clear();
  for (const std::string_view piece : pieces) {
    if (sample.size() >= bytes) break;
    sample.append(piece).push_back(' ');
  }
}

}  // namespace

namespace {

// First bytes of characters from U+1000 on: all of CJK begin so.
struct FarLead {
  [[nodiscard]] static constexpr bool is(unsigned char c) noexcept { return c > 0xE0; }
#ifdef __SSE2__
  [[nodiscard]] static __m128i in(__m128i bytes) noexcept {
    return _mm_and_si128(_mm_cmpgt_epi8(bytes, ascii::each(0xE0)), bytes);
  }
#endif
};

bool has_cjk(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += ascii_block) {
    for (std::uint64_t far = ascii::look<FarLead>(text.substr(at))[0]; far != 0; far &= far - 1) {
      const char* p = text.data() + at + std::countr_zero(far);
      const Script script = info(class_of(next_char(p))).script;
      if (script == Script::han || script == Script::kana || script == Script::hangul) return true;
    }
  }
  return false;
}

// The language of a page in Latin script whose first words leave no doubt, read where they stand. Empty else.
std::string_view clear_latin_language(const std::vector<std::string_view>& pieces) {
  LatinWords words;
  std::size_t size = 0;  // of the pieces read, each with a blank
  for (std::size_t i = 0; i < pieces.size() && size < sample_bytes;) {
    // Pieces that stand in one text are read in one go.
    const std::size_t begin = size;
    const std::size_t first = i;
    do size += pieces[i].size() + 1;
    while (++i < pieces.size() && size < sample_bytes && is_next_line(pieces[i - 1], pieces[i]));
    const std::string_view text(pieces[first].data(), size - begin - 1);
    if (has_cjk(text)) return {};
    if (begin < clear_latin_bytes) words.add(text.substr(0, clear_latin_bytes - begin));
  }
  return words.clear_language();
}

}  // namespace

void LatinWords::add(std::string_view text) noexcept {
  const auto nothing = [](const auto&...) {};
  add_each<ascii::Only<'\0'>>(text, text.data() + text.size(), nothing, nothing);
}

std::string_view LatinWords::clear_language() const noexcept {
  constexpr unsigned least_words = 40;
  constexpr unsigned one_of = 7;          // words is common where the language leaves no doubt
  constexpr unsigned hardly_another = 8;  // as many common words for one of other languages
  static constexpr std::pair<Tongue, std::string_view> known[] = {
      {Tongue::en, "en"}, {Tongue::de, "de"}, {Tongue::fr, "fr"}};
  const auto count = [&](Tongue tongue) { return counts_[static_cast<std::size_t>(tongue)]; };
  const unsigned all = count(Tongue::en) + count(Tongue::de) + count(Tongue::fr) + count(Tongue::other);
  const unsigned words = counts_[all_words];
  if (words < least_words || counts_[foreign] > words) return {};
  for (const auto& [tongue, name] : known)
    if (count(tongue) * one_of >= words && (all - count(tongue)) * hardly_another <= count(tongue)) return name;
  return {};
}

std::string_view find_language(const std::vector<std::string_view>& pieces) {
  thread_local std::string sample;  // one allocation a thread, not some a page
  take_sample(pieces, clear_bytes, sample);
  const Letters first = count(sample);
  if (const std::string_view clear = clear_language(first); !clear.empty()) return clear;
  if (first.han + first.kana + first.hangul == 0)
    if (const std::string_view clear = clear_latin_language(pieces); !clear.empty()) return clear;
  take_sample(pieces, sample_bytes, sample);
  const Letters letters = count(sample);
  const unsigned cjk = letters.han + letters.kana + letters.hangul;
  const unsigned all = cjk + letters.latin;
  if (all < 4) return {};
  // Shares at which a page of one script with foreign names in it still counts as its own: a Japanese page has well
  // over a tenth of kana, a Korean one a quarter of Hangul.
  if (letters.hangul * 4 > all) return "ko";
  if (cjk * 4 > all) {
    if (letters.kana * 10 > cjk) return "ja";
    return letters.traditional > letters.simplified ? "zh-Hant" : "zh-Hans";
  }
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &reliable);
  return language == CLD2::UNKNOWN_LANGUAGE ? std::string_view{} : std::string_view{CLD2::LanguageCode(language)};
}

std::string_view find_sure_language(std::string_view text) {
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  return reliable && language != CLD2::UNKNOWN_LANGUAGE ? std::string_view{CLD2::LanguageCode(language)}
                                                        : std::string_view{};
}

}  // namespace newsprint
