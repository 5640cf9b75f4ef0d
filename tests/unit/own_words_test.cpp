#include "dehyphen/own_words.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace newsprint {

TEST_CASE("words of every length are counted apart") {
  std::vector<std::string> words;
  for (std::size_t length = 1; length <= 40; ++length)
    for (const char last : {'x', 'y'}) words.push_back(std::string(length - 1, 'q') + last);
  WordCounts counts;
  CHECK(counts.of("q") == 0);
  for (std::size_t times = 1; times <= 2; ++times)
    for (const std::string& word : words) counts.add(word);
  for (const std::string& word : words) CHECK(counts.of(word) == 2);
  CHECK(counts.of(std::string(8, 'q')) == 0);
  CHECK(counts.of("") == 0);
}

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
