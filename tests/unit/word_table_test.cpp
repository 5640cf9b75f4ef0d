#include "base/word_table.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace newsprint {

TEST_CASE("words of every length are counted apart") {
  std::vector<std::string> words;
  for (std::size_t length = 1; length <= 40; ++length)
    for (const char last : {'x', 'y'}) words.push_back(std::string(length - 1, 'q') + last);
  WordTable<unsigned> counts;
  CHECK(counts.find("q") == nullptr);
  for (std::size_t times = 1; times <= 2; ++times)
    for (const std::string& word : words) ++counts.add(word);
  for (const std::string& word : words) CHECK((counts.find(word) != nullptr && *counts.find(word) == 2));
  CHECK(counts.find(std::string(8, 'q')) == nullptr);
  CHECK(counts.find("") == nullptr);
  counts.clear();
  for (const std::string& word : words) CHECK(counts.find(word) == nullptr);
}

}  // namespace newsprint
