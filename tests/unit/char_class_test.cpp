#include "base/char_class.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/utf8.h"

using namespace newsprint;

namespace {

struct Case {
  CharClass expected;
  std::u32string_view characters;
};

constexpr Case cases[] = {
    {CharClass::blank, U" \t\u0085\u00A0\u2003\u2028"},
    {CharClass::blank_wide, U"\u3000"},
    {CharClass::removed, U"\u0001\u007F\u0080\u200B\u200E\u202A\u2066\uFEFF"},
    {CharClass::soft_hyphen, U"\u00AD"},
    {CharClass::replaced, U"\u2F00\u2E9F\uF900\uFB01"},
    {CharClass::combining, U"\u0301\u200D\uFE0F"},
    {CharClass::han, U"一鿿〇々〆𠀀"},
    {CharClass::hiragana, U"あん"},
    {CharClass::katakana, U"アン"},
    {CharClass::kana_small, U"ゃッー"},
    {CharClass::hangul, U"가힣"},
    {CharClass::latin_upper, U"AZÄΩЖ"},
    {CharClass::latin_lower, U"azßωж"},
    {CharClass::latin_wide, U"Ａｚ"},
    {CharClass::digit, U"09"},
    {CharClass::digit_wide, U"０９"},
    {CharClass::stop_wide, U"。！？．"},
    {CharClass::comma_wide, U"，、"},
    {CharClass::quote_open, U"“‘"},
    {CharClass::quote_close, U"”’"},
    {CharClass::quote_open_wide, U"「『《〈"},
    {CharClass::bracket_close_wide, U"）】〕"},
    {CharClass::hyphen, U"-‐¬⸗"},
    {CharClass::dash, U"–—―"},
    {CharClass::middle_dot, U"·・"},
    {CharClass::bullet, U"■□●◆▲★"},
    {CharClass::replacement, U"\uFFFD"},
};

}  // namespace

TEST_CASE("characters are in the class that their name says") {
  for (const Case& c : cases) {
    for (const char32_t character : c.characters) {
      CAPTURE(static_cast<std::uint32_t>(character));
      CHECK(static_cast<int>(class_of(character)) == static_cast<int>(c.expected));
    }
  }
}

TEST_CASE("no class lies outside the table, and beyond Unicode there is only `other`") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) REQUIRE(class_of(c) < CharClass::class_count);
  CHECK(class_of(0x110000) == CharClass::other);
  CHECK(class_of(0xFFFFFFFF) == CharClass::other);
}

TEST_CASE("widths") {
  CHECK(info(class_of(U'版')).width == 2);
  CHECK(info(class_of(U'a')).width == 1);
  CHECK(info(class_of(U'\u3000')).width == 2);
  CHECK(info(class_of(U'\u0301')).width == 0);
  CHECK(info(class_of(U'“')).ambiguous == 1);
  CHECK(info(class_of(U'a')).ambiguous == 0);
}

TEST_CASE("a character has a replacement exactly when its class says so, and a replacement needs none itself") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const Replacement* r = find_replacement(c);
    REQUIRE((r != nullptr) == (class_of(c) == CharClass::replaced));
    if (r == nullptr) continue;
    CAPTURE(static_cast<std::uint32_t>(c));
    const std::string_view text = r->utf8;
    REQUIRE_FALSE(text.empty());
    for (const char* p = text.data(); p < text.data() + text.size();)
      CHECK(static_cast<int>(class_of(next_char(p))) != static_cast<int>(CharClass::replaced));
  }
}
