#include "text/block_scan.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace newsprint {

namespace {

void check_as_scalar(std::string_view rest) {
  char copy[block_bytes];
  const BlockScan fast = scan_block(rest, copy);
  const BlockScan reference = scan_block_scalar(rest);
  REQUIRE(fast.ends == reference.ends);
  REQUIRE(fast.apart == reference.apart);
  REQUIRE(fast.damaged == reference.damaged);
  REQUIRE(fast.characters == reference.characters);
  const std::string_view block = rest.substr(0, block_bytes);
  REQUIRE(std::string_view(copy, block.size()) == block);
}

}  // namespace

TEST_CASE("a block holds what its characters say one by one") {
  constexpr char32_t kinds[] = {U'河', U'口',     U'\u3000', U'，',     U'。',     U'”',  U'…',  U' ',
                                U' ',  U'\n',     U'\r',     U'\t',     U'|',      U'7',  U'x',  U'é',
                                U'ﬁ',  U'⼈',     U'\u00AD', U'\u200B', U'\u0085', U'한', U'カ', U'😀',
                                U'~',  U'\u00A0', U'\x7F',   U'\x02',   U'！',     U'Ａ'};
  std::uint32_t state = 7;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    while (text.size() < 200) {
      state = state * 1664525U + 1013904223U;
      append_utf8(kinds[(state >> 16) % std::size(kinds)], text);
    }
    for (std::size_t from = 0; from < text.size(); ++from) check_as_scalar(std::string_view(text).substr(from));
  }
}

TEST_CASE("every character of the basic plane is seen as its class says") {
  for (char32_t c = 1; c < 0x10000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "甲乙";
    append_utf8(c, text);
    for (int i = 0; i < 22; ++i) text += "丙";
    check_as_scalar(text);
  }
}

TEST_CASE("two blanks are seen across the end of a block") {
  std::string text(63, 'a');
  text += "  ";
  text += std::string(20, 'b');
  char copy[block_bytes];
  CHECK(scan_block(text, copy).apart == std::uint64_t{1} << 63);
}

}  // namespace newsprint
