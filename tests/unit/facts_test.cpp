// What is seen of a block, and what two blocks side by side are worth.
#include "roles/facts.h"

#include <doctest/doctest.h>

#include <newsprint/roles.h>

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "articles/label.h"
#include "base/char_class.h"
#include "base/utf8.h"
#include "data/bylines.h"
#include "data/notices.h"

using namespace newsprint;

namespace {

std::vector<Facts> facts_of(std::initializer_list<std::string_view> texts) {
  Page page;
  for (const std::string_view text : texts) {
    Block block;
    block.text = text;
    block.cut = "line";
    page.blocks.push_back(block);
  }
  std::vector<Facts> facts;
  Sentences sentences;
  see_blocks(page, facts, sentences);
  see_neighbours(page, facts);
  find_shared_words(page, facts, sentences);
  return facts;
}

bool is_sentence(std::string_view text) {
  const Facts facts = facts_of({text}).front();
  return facts.cues.has(Cue::ends_sentence) || facts.cues.has(Cue::inner_stop);
}

// A text character by character: the reference for the walk that skips ideographs.
struct SlowWalk {
  std::uint32_t units = 0;
  std::uint32_t digits = 0;
  std::uint32_t gaps = 0;
  bool inner_stop = false;
  bool comma = false;
  bool quote = false;
  CharClass last_mark = CharClass::blank;
  std::vector<std::uint32_t> stops;  // what stands behind each
  std::vector<std::uint32_t> words;  // where each begins

  explicit SlowWalk(std::string_view text) {
    constexpr ClassSet in_word{CharClass::latin_lower, CharClass::latin_upper, CharClass::digit, CharClass::combining,
                               CharClass::other};
    constexpr ClassSet figures{CharClass::digit, CharClass::digit_wide};
    constexpr ClassSet quotes{CharClass::quote_open, CharClass::quote_open_wide, CharClass::quote_straight};
    constexpr ClassSet closing = closers | ClassSet{CharClass::quote_straight};
    CharClass before = CharClass::blank;
    for (const char* p = text.data(); p < text.data() + text.size();) {
      const auto at = static_cast<std::uint32_t>(p - text.data());
      const char32_t c = next_char(p);
      const CharClass cls = class_of(c);
      if (blanks.has(cls)) {
        gaps += !blanks.has(before);
        before = cls;
        continue;
      }
      const bool number = cls == CharClass::digit && last_mark == CharClass::stop;
      if (newsprint::stops.has(last_mark) && !number) inner_stop = true;
      if (newsprint::stops.has(cls)) stops.push_back(static_cast<std::uint32_t>(p - text.data()));
      comma |= cls == CharClass::comma || (cls == CharClass::comma_wide && c != U'、');
      quote |= quotes.has(cls);
      digits += figures.has(cls);
      if (!closing.has(cls)) last_mark = cls;
      const bool goes_on = in_word.has(cls) && in_word.has(before) && at != 0;
      if (in_word.has(cls) && !goes_on) words.push_back(at);
      units += !in_word.has(cls) ? 1 : goes_on ? 0 : 2;
      before = cls;
    }
  }
};

}  // namespace

TEST_CASE("a walk over a block sees what a look at each of its characters sees") {
  constexpr std::string_view pieces[] = {
      "港",   "口岸老灯塔", "か", "ー",    "섬", "，", "、",   "。",
      "！",   "？",         "”",  "“",     "「", "）", "　",   "\u00A0",
      " ",    ",",          ".",  "!",     "?",  "7",  "2026", "a",
      "pier", "Old",        "é",  "ñandú", "Œ",  "+",  "@",    "■",
      "①",    "１",         "Ａ", "\"",    ";",  "𠀀", "…",    "港口岸老灯塔石桥渡船鱼塘采石工人旧矿坑冬天保温"};
  std::mt19937 random(5);  // a fixed seed: a failure can be repeated
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = below(30) + 1; n > 0; --n) text += pieces[below(std::size(pieces))];
    CAPTURE(text);
    Page page;
    page.blocks.emplace_back().text = text;
    std::vector<Facts> all;
    Sentences sentences;
    see_blocks(page, all, sentences);
    const Facts& facts = all.front();
    const SlowWalk slow(text);
    const std::vector<std::uint32_t>& words = sentences.words;
    const bool spaced = slow.words.size() >= 5 || class_of(first_code_point(text)) == CharClass::hangul;
    CHECK(facts.length == slow.units);
    CHECK(facts.figures == (slow.digits != 0));
    CHECK(facts.gaps == (spaced ? 0 : slow.gaps));
    CHECK(facts.cues.has(Cue::inner_comma) == slow.comma);
    CHECK(facts.cues.has(Cue::quoted) == slow.quote);
    CHECK(facts.cues.has(Cue::digits) == (slow.digits * 3 > slow.units));
    CHECK(facts.cues.has(Cue::colon_end) == (slow.last_mark == CharClass::colon));
    if (slow.units >= 42) CHECK(facts.cues.has(Cue::inner_stop) == slow.inner_stop);
    CHECK(facts.words.count == slow.words.size());
    CHECK(words == slow.words);
    REQUIRE(sentences.ends.size() == slow.stops.size());
    for (std::size_t i = 0; i < slow.stops.size(); ++i) CHECK(sentences.ends[i].at == slow.stops[i]);
  }
}

TEST_CASE("what begins a text is found whatever character that is") {
  std::vector<std::string> starts{"一、", "3、",           "（一）", "■", "（上接第4版）", "木报讯（记者 石某）",
                                  "渡口", "Pier 4 (AP) - "};
  const auto add = [&](const auto& words) { starts.insert(starts.end(), std::begin(words), std::end(words)); };
  add(lead_in_openings);
  add(byline_qualifiers);
  add(agencies);
  add(caption_openings);
  for (const std::string& start : starts) {
    for (const std::string_view behind :
         {"记者从渡口得到消息，新船坞电站下月完工。", "石砚5月3日电（记者 石某）老码头的灯又亮了。（石某）",
          "（记者 石某）老码头昨天重新开放，许多人来看船"}) {
      const std::string text = start + std::string(behind);
      CAPTURE(text);
      const Facts facts = facts_of({text}).front();
      Authors authors;
      CHECK(facts.cues.has(Cue::dateline) == !parse_dateline(text).text.empty());
      if (facts.cues.has(Cue::byline)) continue;
      CHECK(facts.cues.has(Cue::lead_in) == (parse_lead_in(text, authors) != 0));
    }
  }
  for (const std::string_view word : caption_openings)
    CHECK(facts_of({std::string(word) + "新修好的码头"}).front().cues.has(Cue::caption_words));
  CHECK(facts_of({"七、码头的灯"}).front().cues.has(Cue::numbered));
}

TEST_CASE("a question or call makes no sentence of a short Chinese or Japanese text") {
  CHECK_FALSE(is_sentence("渡し船の復活、本当に必要か？"));
  CHECK_FALSE(is_sentence("まさか!? 古い灯台に新しい主"));
  CHECK_FALSE(is_sentence("老桥修好了！谁来第一个走？"));
  CHECK(is_sentence("渡し船が戻ってきた。"));
  CHECK(is_sentence("灯台は閉じた。次は何か？"));
  CHECK(is_sentence("Will the ferry come back to the island in winter?"));
  CHECK(is_sentence("灯台の主はことしで八十になる。それでも毎朝、海を見に石段をのぼるのはなぜだろうか？"));
}

TEST_CASE("two lines that share words with the text behind may be one headline") {
  constexpr std::string_view body =
      "石砚镇的采石工人昨天在旧矿坑里放水养鱼，镇上的渔业站派人来教采石工人怎样给鱼塘换水、怎样在冬天保温。";
  const auto worth = [](const std::vector<Facts>& facts) {
    return find_bonuses(facts, 1)[static_cast<std::size_t>(Bonus::same_role)];
  };
  const float one = worth(facts_of({"采石工人在旧矿坑里放水养鱼", "渔业站派人来教怎样给鱼塘换水", body}));
  const float other = worth(facts_of({"采石工人在旧矿坑里放水养鱼", "春天的市集办得热闹", body}));
  CHECK(one > 3);
  CHECK(other < 0);
}

TEST_CASE("what is seen of a text does not depend on where its characters stand") {
  constexpr std::string_view tail = "、Old Piers and the Élan Boats（3）■终于，完工了";
  for (std::size_t n = 1; n < 70; ++n) {
    CAPTURE(n);
    std::string text;
    for (std::size_t i = 0; i < n; ++i) text += "港";
    text += tail;
    const Facts facts = facts_of({text}).front();
    CHECK(facts.length == n + 24);  // six words and a figure of two, four marks, a bullet and five ideographs
    CHECK(facts.figures);
    CHECK(facts.cues.has(Cue::inner_comma));
    CHECK_FALSE(facts.cues.has(Cue::inner_stop));
    CHECK(facts.cues.has(Cue::latin_title));
    text.replace(text.find("the"), 3, "over");
    CHECK_FALSE(facts_of({text}).front().cues.has(Cue::latin_title));
  }
}

TEST_CASE("texts that are equal word for word are repeated, and no others") {
  const std::vector<Facts> facts = facts_of(
      {"渡口的灯", "港", "渡口的灯", "旧渡口的灯", "港", "", "", "the old pier is open", "The old pier is open"});
  const bool expected[] = {true, true, true, false, true, false, false, false, false};
  for (std::size_t i = 0; i < facts.size(); ++i) {
    CAPTURE(i);
    CHECK(facts[i].cues.has(Cue::repeated) == expected[i]);
  }
}
