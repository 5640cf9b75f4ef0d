#include "base/converter.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using newsprint::Converter;

namespace {

struct Converted {
  std::string text;
  std::uint64_t first_invalid;
};

Converted convert(const std::string& encoding, std::string_view bytes, std::size_t piece) {
  Converter converter;
  REQUIRE(converter.open(encoding));
  std::string out;
  for (; bytes.size() > piece; bytes.remove_prefix(piece)) converter.convert(bytes.substr(0, piece), false, out);
  converter.convert(bytes, true, out);
  return {out, converter.first_invalid()};
}

struct Case {
  std::string name;
  std::string encoding;
  std::string bytes;
  std::string expected;
  std::uint64_t first_invalid = 0;
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (; times > 0; --times) out += text;
  return out;
}

}  // namespace

TEST_CASE("a stream is converted the same whatever its pieces") {
  const std::vector<Case> cases{
      {"nothing", "GB18030", "", ""},
      {"two-byte characters", "GB18030", "\xba\xd3\xb0\xb6", "河岸"},
      {"a pair of surrogates over the end of a round", "GB18030",
       repeated("\xba\xd3", 4095) + repeated("\x95\x32\x82\x36", 3), repeated("河", 4095) + repeated("𠀀", 3)},
      {"invalid bytes", "GB18030", "\xba\xd3\xff\xb0\xb6\xff", "河\xff岸\xff", 2},
      {"a character cut off", "GB18030", "\xba\xd3\xb0", "河\xff", 2},
      {"U+FFFD that was there before", "GB18030", "\x84\x31\xa4\x37", "\xef\xbf\xbd"},
      {"a lone surrogate", "UTF-16LE", std::string("\x00\xd8\x2d\x4e", 4), "\xff中", 0},
      {"a lone trail", "UTF-16LE", std::string("\x2d\x4e\xff\xdf\x2d\x4e", 6), "中\xff中", 2},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{1} << 20}) {
      CAPTURE(piece);
      const Converted converted = convert(c.encoding, c.bytes, piece);
      CHECK(converted.text == c.expected);
      if (piece > c.bytes.size()) CHECK(converted.first_invalid == c.first_invalid);
    }
  }
}
