#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>

using namespace newsprint;

TEST_CASE("every scalar value survives being written and read") {
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    text.clear();
    append_utf8(c, text);
    const char* p = text.data();
    REQUIRE(next_char(p) == c);
    REQUIRE(p == text.data() + text.size());
    REQUIRE(last_code_point(text) == c);
    REQUIRE(count_code_points(text) == 1);
  }
}

TEST_CASE("ends of a text") {
  CHECK(first_code_point("") == 0);
  CHECK(last_code_point("") == 0);
  CHECK(first_code_point("版1é") == U'版');
  CHECK(last_code_point("版1é") == U'é');
  CHECK(last_code_point("a𠀀") == U'𠀀');
  CHECK(count_code_points("版1é𠀀") == 4);
}
