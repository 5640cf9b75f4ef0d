// Which words blocks share, against a slow count of the same.
#include "articles/grams.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/char_class.h"
#include "base/utf8.h"

using namespace newsprint;

namespace {

// Pairs of neighbouring CJK letters of three bytes, and the first six letters of words of three and more, in small letters.
std::set<std::string> grams_of(std::string_view text) {
  constexpr ClassSet latin{CharClass::latin_lower, CharClass::latin_upper, CharClass::digit};
  std::set<std::string> grams;
  std::string word;
  std::string before;
  int letters = 0;
  const auto end_word = [&] {
    if (letters >= 3) grams.insert("word " + word);
    word.clear();
    letters = 0;
  };
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const char* const from = p;
    const CharClass cls = class_of(next_char(p));
    std::string character(from, p);
    const bool cjk = (cjk_letters.has(cls) || cls == CharClass::hangul) && character.size() == 3;
    if (cjk && !before.empty()) grams.insert(before + character);
    before = cjk ? character : "";
    if (!latin.has(cls)) {
      end_word();
      continue;
    }
    if (character[0] >= 'A' && character[0] <= 'Z') character[0] = static_cast<char>(character[0] + 32);
    if (letters++ < 6) word += character;
  }
  end_word();
  return grams;
}

double slow_coverage(const std::vector<std::set<std::string>>& blocks, std::size_t i, BlockRange range) {
  double all = 0;
  double shared = 0;
  for (const std::string& gram : blocks[i]) {
    const auto has = [&](const std::set<std::string>& block) { return block.count(gram) != 0; };
    const auto count = std::count_if(blocks.begin(), blocks.end(), has);
    const double weight = std::log(1 + static_cast<double>(blocks.size()) / static_cast<double>(count));
    all += weight;
    for (std::size_t k = range.from; k < range.to; ++k) {
      if (!has(blocks[k])) continue;
      shared += weight;
      break;
    }
  }
  return all > 0 ? shared / all : 0;
}

}  // namespace

TEST_CASE("shared words are those that a slow count finds, on pages of any size") {
  constexpr std::string_view pieces[] = {"港",   "口",    "石",  "桥", "渡",    "か", "ー", "섬", "，",
                                         "。",   "“",     "”",   "　", ",",     " ",  "7",  "20", "ab",
                                         "Pier", "ferry", "été", "é",  "ñandú", "Œ",  "𠀀", "+",  "Å3"};
  std::mt19937 random(11);  // a fixed seed: a failure can be repeated
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  for (const std::size_t size : {std::size_t{1}, std::size_t{9}, std::size_t{64}, std::size_t{65}, std::size_t{200}}) {
    CAPTURE(size);
    std::vector<std::string> texts(size);
    for (std::string& text : texts)
      for (std::size_t n = below(90); n > 0; --n) text += pieces[below(std::size(pieces))];
    Page page;
    std::vector<char> asked(size);
    std::vector<std::set<std::string>> grams;
    for (std::size_t i = 0; i < size; ++i) {
      page.blocks.emplace_back().text = texts[i];
      asked[i] = below(3) == 0;
      grams.push_back(grams_of(texts[i]));
    }
    std::vector<Facts> facts;
    Sentences sentences;
    see_blocks(page, facts, sentences);
    const Grams fast(page, facts, sentences.words, asked);
    for (std::size_t i = 0; i < size; ++i) {
      if (asked[i] == 0) continue;
      CAPTURE(i);
      const BlockRange before{i - std::min<std::size_t>(i, 6), i};
      const BlockRange after{std::min(size, i + 1), std::min(size, i + 1 + below(80))};
      const auto [b, a] = fast.coverage(i, {before, after});
      CHECK(b == doctest::Approx(slow_coverage(grams, i, before)));
      CHECK(a == doctest::Approx(slow_coverage(grams, i, after)));
    }
  }
}
