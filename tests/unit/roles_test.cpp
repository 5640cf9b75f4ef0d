#include <newsprint/roles.h>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "lines/dateline.h"
#include "roles/words.h"

namespace {

using newsprint::Authors;

// 甲/记者; 乙/通讯员
std::string shown(const Authors& authors) {
  std::string text;
  for (const newsprint::Author& author : authors) {
    if (!text.empty()) text += "; ";
    text += std::string(author.name) + "/" + std::string(author.role);
  }
  return text;
}

struct Case {
  std::string_view text;
  std::string_view authors;
};

}  // namespace

TEST_CASE("bylines name their authors") {
  constexpr Case cases[] = {
      {"■ 本报记者 林知秋 本报通讯员 方小满", "林知秋/记者; 方小满/通讯员"},
      {"文/图 记者 林知秋", "林知秋/记者"},
      {"本报记者 林 秋 文 琰", "林 秋/记者; 文 琰/记者"},                              // 文 is a surname here
      {"□记者 林知秋方小满", "林知秋/记者; 方小满/记者"},                              // no blank between
      {"本报记者 林知秋 方小满通讯员 何雨", "林知秋/记者; 方小满/记者; 何雨/通讯员"},  // nor before the label
      {"记者 林知秋 通讯 员方小满", "林知秋/记者; 方小满/通讯 员"},                    // a torn label
      {"高橋翔太記者", "高橋翔太/記者"},
      {"본문 홍길동 기자", ""},
      {"홍길동 기자", "홍길동/기자"},
      {"By Nora Tallis and Piers Wendle, Staff Writers", "Nora Tallis/Staff Writers; Piers Wendle/Staff Writers"},
      {"Von Jette Brandner", "Jette Brandner/"},
      {"记者了解到，公园今天开放。", ""},
      {"市民公园今天开放", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    Authors authors;
    CHECK(newsprint::parse_byline(c.text, authors) == !c.authors.empty());
    CHECK(shown(authors) == c.authors);
  }
}

TEST_CASE("one misread character loses no byline") {
  constexpr Case cases[] = {
      {"本报记音 林知秋", "林知秋/本报记音"},
      {"木报记者 林知秋 方小满", "林知秋/记者; 方小满/记者"},
      {"■ 木报记者 林知秋 通汛员 方小满", "林知秋/记者; 方小满/通汛员"},
      {"木报记音 林知秋", ""},  // two are too many
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    Authors authors;
    newsprint::parse_byline(c.text, authors);
    CHECK(shown(authors) == c.authors);
  }
}

TEST_CASE("lead-ins and credits behind the text name authors") {
  struct LeadIn {
    std::string_view text;
    std::string_view lead;
    std::string_view authors;
  };
  constexpr LeadIn cases[] = {
      {"本报讯(记者 林知秋 通讯员 方小满)公园今天开放。", "本报讯(记者 林知秋 通讯员 方小满)",
       "林知秋/记者; 方小满/通讯员"},
      {"□本报记者林知秋 通讯员方小满报道　公园今天开放。", "□本报记者林知秋 通讯员方小满报道",
       "林知秋/记者; 方小满/通讯员"},
      {"木报讯(记者 林知秋)公园今天开放。", "木报讯(记者 林知秋)", "林知秋/记者"},
      {"本报讯(记音 林知秋)公园今天开放。", "本报讯(记音 林知秋)", "林知秋/"},
      {"公园今天开放。(林知秋 方小满)", "", "林知秋/; 方小满/"},
      {"公园今天开放。(全年免费)", "", ""},
  };
  for (const LeadIn& c : cases) {
    CAPTURE(c.text);
    Authors authors;
    CHECK(c.text.substr(0, newsprint::parse_lead_in(c.text, authors)) == c.lead);
    CHECK(shown(authors) == c.authors);
  }
  CHECK(newsprint::find_credit("市民在公园散步。 记者 林知秋 摄") == "记者 林知秋 摄");
  CHECK(newsprint::find_credit("A morning in the park. Photo: Nora Tallis") == "Photo: Nora Tallis");
  CHECK(newsprint::find_credit("市民在公园散步。").empty());
}

TEST_CASE("a credit's name may have initials") {
  CHECK(newsprint::find_credit("Der gesperrte Steg am Mühlbach. FOTO: K. WIESNER") == "FOTO: K. WIESNER");
  CHECK(newsprint::find_credit("The last planks of the pier. Photo: J.-P. Moor") == "Photo: J.-P. Moor");
}

TEST_CASE("a lead-in's title may stand in a bracket of its own") {
  Authors authors;
  CHECK(newsprint::parse_lead_in("【本報訊】（記者 梁家輝）海濱單車徑昨日通車，全長十二公里。", authors) != 0);
  REQUIRE(authors.size() == 1);
  CHECK(authors[0].name == "梁家輝");
}

TEST_CASE("jump lines say whether the story comes or goes") {
  CHECK(newsprint::find_jump("（上接第1版）").comes);
  CHECK_FALSE(newsprint::find_jump("（下转第4版）").comes);
  CHECK(newsprint::find_jump("（相關新聞見A10）").to == "A10");
  CHECK(newsprint::find_jump("（全文详见第3版）").text.empty());  // the bracket holds more
  CHECK(newsprint::find_jump("Continued on Dec").text.empty());
}

TEST_CASE("a place stands before a dash where a report begins") {
  struct Place {
    const char* text;
    const char* place;
  };
  const Place cases[] = {
      {"Lauenfels – Die Fähre", "Lauenfels"},
      {"Kell/Ohmstadt - Die Fähre", "Kell/Ohmstadt"},
      {"Bad Kell/Ohmstadt — \"Die Fähre\"", "Bad Kell/Ohmstadt"},
      {"Bad Kell – Die Fähre", ""},   // two words may be any
      {"Lauenfels – die Fähre", ""},  // an aside
      {"Kell 2 – Die Fähre", ""},     // a result
      {"LAUENFELS – Die Fähre", ""},  // capitals are told elsewhere
      {"Lauenfels –", ""},
      {"", ""},
  };
  for (const Place& c : cases) {
    CAPTURE(c.text);
    CHECK(newsprint::place_before_dash(c.text) == c.place);
  }
  const std::string report =
      "Lauenfels – Die Fähre zur Insel kam am Montag wieder zu spät, und niemand am Kai wusste warum.";
  CHECK(newsprint::parse_dateline(report).place == "Lauenfels");
  CHECK(newsprint::parse_dateline(report).text == "Lauenfels –");
  CHECK(newsprint::parse_dateline("Analyse – Wie die Fähre wurde").text.empty());
}

TEST_CASE("words of a list are found wherever they stand, as a search for each finds them") {
  static constexpr std::string_view list[] = {"灯塔", "Tel.", "渡し", "석교"};
  static constexpr WordFinder finder(list);
  static constexpr WordList words(list);
  for (const std::string_view filler : {"港", "x", "é", "𠀀"}) {
    for (int before = 0; before < 20; ++before) {
      for (int after = 0; after < 20; ++after) {
        std::string head;
        std::string rest;
        for (int i = 0; i < before; ++i) head += filler;
        for (int i = 0; i < after; ++i) rest += filler;
        CHECK_FALSE(finder.any_in(head + rest));
        for (const std::string_view word : list) {
          const std::string text = head + std::string(word) + rest;
          CHECK(finder.any_in(text));
          CHECK(words.leading(text) == (before == 0 ? word : std::string_view{}));
          CHECK(words.trailing(text) == (after == 0 ? word : std::string_view{}));
        }
      }
    }
  }
}
