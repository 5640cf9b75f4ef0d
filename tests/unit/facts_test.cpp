// What is seen of a block, and what two blocks side by side are worth.
#include "roles/facts.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "articles/label.h"

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
  find_shared_words(page, facts);
  return facts;
}

bool is_sentence(std::string_view text) {
  const Facts facts = facts_of({text}).front();
  return facts.cues.has(Cue::ends_sentence) || facts.cues.has(Cue::inner_stop);
}

}  // namespace

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
