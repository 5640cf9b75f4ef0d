// The masks of sixteen bytes at a time are those of the scalar reference, at every length.
#include "base/ascii.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "base/letter_case.h"
#include "base/small_text.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

template <class... Kinds>
void check_kinds(std::string_view text) {
  const auto fast = ascii::look<Kinds...>(text);
  const std::string longer = std::string(text) + std::string(ascii_block, text.empty() ? '-' : text.back());
  const auto roomy = ascii::look_roomy<Kinds...>(std::string_view(longer).substr(0, text.size()));
  const auto reference = ascii::look_scalar<Kinds...>(text);
  REQUIRE(fast == reference);
  if (!text.empty()) REQUIRE(roomy == reference);
}

}  // namespace

TEST_CASE("every kind of byte is told as its reference tells it") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    std::string text = all.substr(random() % 200);
    std::shuffle(text.begin(), text.end(), random);
    for (std::size_t size = 0; size <= std::min<std::size_t>(text.size(), 80); ++size) {
      // A copy of its own, so that a read behind the text is found out.
      const std::string alone = text.substr(0, size);
      check_kinds<ascii::Letter, ascii::Digit, ascii::Beyond, ascii::Lead, ascii::Continuation, ascii::Only<' '>,
                  ascii::Only<'-'>, ascii::AnyOf<ascii::Letter, ascii::Only<'|'>>>(alone);
    }
  }
}

TEST_CASE("words are loaded alike whether memory may be read behind them or not") {
  const std::string text = "Lamplighter";
  for (std::size_t size = 1; size <= 8; ++size) {
    const std::uint64_t mask = ~std::uint64_t{0} >> (64 - 8 * size);
    const std::uint64_t roomy = load_word(text.data(), size, text.data() + text.size()) & mask;
    CHECK((load_word(text.data(), size, text.data() + size) & mask) == roomy);
    CHECK((roomy >> (8 * (size - 1))) == static_cast<unsigned char>(text[size - 1]));
  }
}

TEST_CASE("small texts of every length hold what was put in") {
  for (std::size_t length = 0; length < 200; ++length) {
    const std::string left(length, 'q');
    const SmallText text(left, "-", "ferry");
    CHECK(std::string_view(text) == left + "-ferry");
    CHECK(text.readable() >= text.data() + text.size());
  }
}

TEST_CASE("small letters are those of the slow way") {
  std::mt19937 random(2);
  constexpr std::u32string_view letters = U"AZaz09-ÄäßİıŒœÉȺЖж\u212A";
  for (int i = 0; i < 2000; ++i) {
    std::string word;
    for (std::size_t n = random() % 60; n != 0; --n) append_utf8(letters[random() % letters.size()], word);
    REQUIRE(std::string_view(AllSmall(word)) == all_small(word));
  }
}

}  // namespace newsprint
