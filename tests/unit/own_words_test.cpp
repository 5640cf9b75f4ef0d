#include "dehyphen/own_words.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace newsprint {

TEST_CASE("a page's words are found with a small or a capital first letter, but not halves at a line's end") {
  Page page;
  for (const char* text : {"Harvest in Tolme-", "bury: the harvest was well-", "kept; a semi-dry Tolmebury field"})
    page.lines.emplace_back().text = text;
  const OwnWords words(page);
  CHECK(words.count("harvest") == 2);
  CHECK(words.count("Harvest") == 2);
  CHECK(words.count("Tolmebury") == 1);
  CHECK(words.count("Tolme") == 0);
  CHECK(words.count_before_hyphen("semi") == 1);
  CHECK(words.count_behind_hyphen("dry") == 1);
}

}  // namespace newsprint
