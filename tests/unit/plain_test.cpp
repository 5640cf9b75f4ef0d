// The walks over sixteen bytes at a time give what their scalar references give, at every offset.
#include "base/plain.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace newsprint {

namespace {

// Characters at every border of the plain ones, with each length of encoding.
constexpr std::u32string_view borders =
    U"一䷿䷀㐀\u9FFF\uA000中国。，、　“”…—\u00AD\u200B\u007F\t\r\n "
    U"Az09~!\u0085\u00A0ﬁ⼈豈가あア\uFEFF\U00020000\U0001F004é\u0301";

using Random = std::mt19937;

std::string mixed_text(Random& random, unsigned plain_of_ten) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::string text;
  for (std::size_t length = below(90); length != 0; --length) {
    const char32_t plain = 0x4E00 + static_cast<char32_t>(below(0x5200));
    append_utf8(below(10) < plain_of_ten ? plain : borders[below(borders.size())], text);
  }
  return text;
}

}  // namespace

TEST_CASE("runs of plain ideographs end where the scalar walk ends them") {
  Random random(1);
  for (int i = 0; i < 4000; ++i) {
    const std::string text = mixed_text(random, 9);
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end; static_cast<void>(next_char(p)))
      REQUIRE(skip_han(p, end) == skip_han_scalar(p, end));
  }
}

TEST_CASE("characters begin where the scalar walk finds them") {
  Random random(3);
  for (int i = 0; i < 4000; ++i) {
    const std::string text = mixed_text(random, static_cast<unsigned>(i % 11));
    for (std::size_t from = 0; from <= text.size(); ++from) {
      const std::string_view rest = std::string_view(text).substr(from);
      const Leads fast = find_leads(text.data(), rest);
      const Leads reference = find_leads_scalar(rest);
      REQUIRE(fast.han == reference.han);
      REQUIRE(fast.others == reference.others);
      for (const std::size_t behind : {0U, 1U, 17U, 40U, 80U}) {
        std::size_t size = rest.size() - std::min(rest.size(), behind);
        while (size != 0 && size != rest.size() && is_continuation(rest[size])) --size;
        if (size == 0) continue;
        const std::string_view part = rest.substr(0, size);
        REQUIRE(find_others(text.data(), part, text.data() + text.size()) == find_leads_scalar(part).others);
      }
    }
  }
}

TEST_CASE("a scanned text counts what the scalar walk counts") {
  Random random(2);
  for (int i = 0; i < 6000; ++i) {
    const std::string text = mixed_text(random, static_cast<unsigned>(i % 11));
    const TextScan fast = scan_text(text);
    const TextScan reference = scan_text_scalar(text);
    REQUIRE(fast.characters == reference.characters);
    REQUIRE(fast.damaged == reference.damaged);
  }
}

TEST_CASE("every character of the basic plane is scanned as the scalar walk scans it") {
  for (char32_t c = 1; c < 0x10000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "一二三";
    append_utf8(c, text);
    text += "四五六七八九";
    const TextScan fast = scan_text(text);
    const TextScan reference = scan_text_scalar(text);
    REQUIRE(fast.characters == reference.characters);
    REQUIRE(fast.damaged == reference.damaged);
  }
}

TEST_CASE("a plain ideograph is Han, two columns wide, and never repaired") {
  for (char32_t c = 0x4E00; c < 0xA000; ++c) REQUIRE(class_of(c) == CharClass::han);
  for (char32_t c = 0x4000; c < 0x5000; ++c) {
    std::string text;
    append_utf8(c, text);
    REQUIRE(is_plain_han(text.data()) == (c >= 0x4E00));
  }
}

}  // namespace newsprint
