#include "base/word_table.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
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

TEST_CASE("a table may take a capital initial for a small one, and nothing else") {
  WordTable<unsigned, Initials::folded> counts;
  for (const std::string_view word : {"Ferry", "ferry", "FERRY", "Lamplighter", "lamplighter", "lampLighter", "Évora"})
    ++counts.add(word);
  CHECK(*counts.find("Ferry") == 2);
  CHECK(*counts.find("ferry") == 2);
  CHECK(*counts.find("FERRY") == 1);
  CHECK(*counts.find("Lamplighter") == 2);
  CHECK(*counts.find("lampLighter") == 1);
  CHECK(*counts.find("Évora") == 1);
  CHECK(counts.find("évora") == nullptr);
  CHECK(counts.size() == 5);
}

TEST_CASE("many words make a table grow, and all are found again") {
  WordTable<std::size_t> places;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < 5000; ++i)
    words.push_back("street" + std::to_string(i * i) + (i % 2 == 0 ? "" : " east"));
  for (std::size_t i = 0; i < words.size(); ++i) places.add(words[i]) = i;
  for (std::size_t i = 0; i < words.size(); ++i) REQUIRE(*places.find(words[i]) == i);
  CHECK(places.find("street") == nullptr);
}

}  // namespace newsprint
