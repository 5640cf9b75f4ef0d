// One page: its source on the left, its stories on the right.
#pragma once

#include <cstdint>
#include <string>

#include "view/figures.h"
#include "view/model.h"

namespace newsprint::view {

// Numbers that count through the whole file, for ids.
struct Counters {
  std::uint32_t pages = 0;
  std::uint32_t stories = 0;
  std::uint32_t parts = 0;
};

// Appends the page and counts on.
void append_page(const Document& document, const PageModel& page, const Figures& figures, Counters& counters,
                 std::string& out);

// What the figures say in a line: 5 articles, 1 picture, 3,421 characters.
void append_summary(const Figures& figures, std::string& out);

// A language as an attribute: ` lang="zh-Hans"`; nothing where there is none.
void append_language(std::string_view language, std::string& out);

}  // namespace newsprint::view
