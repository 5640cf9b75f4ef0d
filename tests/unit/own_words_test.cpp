#include "dehyphen/own_words.h"

#include <doctest/doctest.h>

#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/char_class.h"
#include "base/letter_case.h"
#include "base/utf8.h"

namespace newsprint {

TEST_CASE("a page's words are found with a small or a capital first letter, but not halves at a line's end") {
  Page page;
  for (const char* text : {"Harvest in Tolme-", "bury: the harvest was well-", "kept; a semi-dry Tolmebury field"})
    page.lines.emplace_back().text = text;
  OwnWords words;
  const auto small = words.ask("harvest");
  const auto capital = words.ask("Harvest");
  const auto town = words.ask("Tolmebury");
  const auto half = words.ask("Tolme");
  const auto never = words.ask("");
  words.read(page);
  CHECK(words.count(small) == 2);
  CHECK(words.count(capital) == 2);
  CHECK(words.count(town) == 1);
  CHECK(words.count(half) == 0);
  CHECK(words.count(never) == 0);
  CHECK(words.count_before_hyphen("semi") == 1);
  CHECK(words.count_behind_hyphen("dry") == 1);
}

namespace {

// The same, a character at a time: how often each word stands inside the lines.
class SlowWords {
 public:
  void add_line(std::string_view text) {
    std::string_view before;  // the word before, where a blank follows its hyphen
    while (!text.empty()) {
      const std::string_view word = text.substr(0, part_size(text));
      text.remove_prefix(word.size());
      if (word.empty()) {
        const char* p = text.data();
        static_cast<void>(next_char(p));
        text.remove_prefix(static_cast<std::size_t>(p - text.data()));
        before = {};
        continue;
      }
      const bool half = !before.empty();
      before = {};
      if (text.empty() ? is_open(word) : half) {
        if (!text.empty() && text.front() == ' ' && is_open(word)) skip_blank(text, word, before);
        continue;
      }
      ++counts_[std::string(word)];
      if (!text.empty() && text.front() == ' ' && is_open(word)) skip_blank(text, word, before);
    }
  }
  [[nodiscard]] unsigned count(const std::string& word) const {
    const std::string small = with_small_initial(word);
    return of(word) + of(small != word ? small : with_capital_initial(word));
  }
  [[nodiscard]] const std::map<std::string, unsigned>& all() const { return counts_; }

 private:
  static std::size_t part_size(std::string_view text) {
    constexpr ClassSet parts{CharClass::latin_upper, CharClass::latin_lower, CharClass::digit, CharClass::hyphen,
                             CharClass::soft_hyphen};
    const char* p = text.data();
    while (p < text.data() + text.size()) {
      const char* q = p;
      if (!parts.has(class_of(next_char(q)))) break;
      p = q;
    }
    return static_cast<std::size_t>(p - text.data());
  }
  static bool is_open(std::string_view word) {
    const CharClass last = class_of(last_code_point(word));
    return last == CharClass::hyphen || last == CharClass::soft_hyphen;
  }
  static void skip_blank(std::string_view& text, std::string_view word, std::string_view& before) {
    text.remove_prefix(1);
    before = word;
  }
  [[nodiscard]] unsigned of(const std::string& word) const {
    const auto found = counts_.find(word);
    return found == counts_.end() ? 0 : found->second;
  }
  std::map<std::string, unsigned> counts_;
};

std::string random_line(std::mt19937& random) {
  constexpr std::string_view pieces[] = {"a", "b",     "A",      "-",    "- ",     " ",  " ",
                                         "9", "ferry", "Ferry-", "pier", ",",      "\"", "é",
                                         "É", "ü",     "…",      "(",    "\u00AD", "‐",  "lamplighterstreet"};
  std::string line;
  for (std::size_t n = random() % 40; n != 0; --n) line += pieces[random() % std::size(pieces)];
  if (random() % 20 == 0) line += std::string(random() % 150, 'q');
  return line;
}

}  // namespace

TEST_CASE("words are counted as a slow reader counts them, whether lines stand in one text or apart") {
  std::mt19937 random(3);
  for (int round = 0; round < 400; ++round) {
    std::vector<std::string> lines;
    for (std::size_t n = random() % 8 + 1; n != 0; --n) lines.push_back(random_line(random));
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    SlowWords slow;
    Page apart;
    Page together;
    std::size_t at = 0;
    for (const std::string& line : lines) {
      slow.add_line(line);
      apart.lines.emplace_back().text = line;
      together.lines.emplace_back().text = std::string_view(text).substr(at, line.size());
      at += line.size() + 1;
    }
    OwnWords one;
    OwnWords other(slow.all().size());
    std::vector<OwnWords::Asked> asked;
    for (const auto& seen : slow.all()) {
      asked.push_back(one.ask(seen.first));
      REQUIRE(other.ask(seen.first) == asked.back());
    }
    one.read(apart);
    other.read(together);
    auto next = asked.begin();
    for (const auto& seen : slow.all()) {
      const auto& word = seen.first;  // a binding could not be captured
      CAPTURE(word);
      CAPTURE(text);
      const bool hyphenated = word.find('-') != word.npos;
      REQUIRE((hyphenated ? one.count_hyphenated(word) : one.count(*next)) == slow.count(word));
      REQUIRE((hyphenated ? other.count_hyphenated(word) : other.count(*next)) == slow.count(word));
      ++next;
    }
  }
}

TEST_CASE("a line's words tell its language, as they do by themselves") {
  constexpr std::string_view line =
      "und das ist nicht der Hafen von Ostrand, mit dem sich auch die Fähren-Gäste noch aus dem Nebel retten, wie sie "
      "es "
      "nach 1999 bei jedem Sturm und auf jeder Fahrt haben, und das wird für sie zur Probe, aber auch für den Kapitän, "
      "der "
      "als erster nur im Dunst und durch ein Glas vor sich das Ufer sieht oder ahnt";
  const std::string text = "no words\n" + std::string(line);
  Page page;
  page.lines.emplace_back().text = std::string_view(text).substr(0, 8);
  page.lines.emplace_back().text = std::string_view(text).substr(9);
  OwnWords words;
  words.read(page);
  LatinWords alone;
  alone.add(line);
  CHECK(alone.clear_language() == "de");
  CHECK(words.of_line(1).clear_language() == "de");
  CHECK(words.of_line(0).clear_language().empty());
}

}  // namespace newsprint
