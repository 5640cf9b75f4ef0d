// A page of text, as the stages get it.
#pragma once

#include <newsprint/text.h>

#include <doctest/doctest.h>

#include <string_view>

// Fills `page` with the first page of `text`.
inline void read_page(std::string_view text, newsprint::Page& page, newsprint::Diagnostics& diagnostics) {
  newsprint::TextReader reader{{}};
  reader.begin("test");
  reader.feed(text);
  reader.finish();
  REQUIRE(reader.next(page, diagnostics) == newsprint::Step::page);
}
