// Counts over pages, what damage shows in, and how it adds up.
#include <newsprint/stat.h>

#include <doctest/doctest.h>
#include <newsprint/json.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/common_letters.h"
#include "stat/signs.h"

using namespace newsprint;

namespace {

Signs signs_of(std::string_view text, std::string_view language = "") {
  SignCounter counter;
  counter.begin_page(language);
  Signs signs;
  counter.count(text, signs);
  return signs;
}

// Reads `records` as npstat does; measures all pages.
Stat measured(std::string_view records) {
  RecordReader reader(ArticleRecords::blocks);
  reader.feed(records);
  reader.finish();
  Page page;
  Articles articles;
  Diagnostics diagnostics;
  Stat stat;
  for (Step step = reader.next(page, diagnostics); step != Step::more; step = reader.next(page, diagnostics)) {
    REQUIRE(step != Step::failed);
    if (step == Step::page) measure_page(page, articles, stat);
  }
  return stat;
}

double part(const Stat& stat, std::string_view name) {
  for (const DamagePart& p : damage_parts(stat))
    if (p.name == name) return p.value;
  FAIL("no part of that name");
  return 0;
}

}  // namespace

TEST_CASE("letters in use") {
  for (const char32_t c : U"中國国読話録枠龍龙가뷰") {
    CAPTURE(static_cast<unsigned>(c));
    CHECK((c == 0 || is_common_letter(c)));
  }
  for (const char32_t c : U"鏂閸馃껋뚯a，") {
    CAPTURE(static_cast<unsigned>(c));
    CHECK_FALSE(is_common_letter(c));
  }
}

TEST_CASE("characters that are no text") {
  const Signs signs = signs_of("渡\uFFFD口 \uFFFD\uE000。");
  CHECK(signs.characters == 6);
  CHECK(signs.replaced == 2);
  CHECK(signs.unreadable == 3);
}

TEST_CASE("misread text") {
  struct {
    const char* name;
    const char* text;
    const char* language;
    std::uint64_t misread;
  } const cases[] = {
      {"nothing", "Die Brücke über den Fluß", "de", 0},
      {"two accents in a row", "la fée a créé un musée", "fr", 0},
      {"dots and a closing quote", "他说……”——“好……”", "zh", 0},
      {"UTF-8 as Latin-1", "BrÃ¼cke", "de", 2},
      {"a quote of UTF-8 as windows-1252", "donâ€™t", "en", 3},
      {"Chinese UTF-8 as windows-1252", "æ¸¡å£°", "", 6},
      {"GBK as Latin-1", "¶É¿Ú´¬", "", 6},
      {"a letter at a word's end before a sign", "CAFÉ»", "fr", 0},
      {"a quote of UTF-8 as GBK", "don鈥檛", "en", 2},
      {"Latin words in Chinese text", "用wifi的人", "zh-Hans", 0},
      {"Chinese words in Latin text", "called 渡口 (dukou)", "en", 0},
      {"half-width kana behind a word", "Gruｹe", "de", 1},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    CHECK(signs_of(c.text, c.language).misread == c.misread);
  }
}

TEST_CASE("letters that print hardly uses count once a page") {
  SignCounter counter;
  Signs signs;
  counter.begin_page("zh-Hans");
  counter.count("鏂伴椈鏂", signs);
  counter.count("鏂", signs);
  CHECK(signs.rare == 2);  // 鏂 and 椈; 伴 is common
  counter.begin_page("zh-Hans");
  counter.count("鏂", signs);
  CHECK(signs.rare == 3);
}

TEST_CASE("words of a shape that no language makes") {
  struct {
    const char* text;
    std::uint64_t broken;
  } const cases[] = {
      {"the 21st of May, 90er, 5km, B2, COVID19, co2", 0},
      {"McDonald and iPad, Mr and Mrs, km or PhD", 0},
      {"Straße, Œuvre, Köln", 0},
      {"a w0rd", 4},
      {"pe0ple who wa|k", 10},
      {"peopIe", 6},
      {"tbc rnd of thc day", 9},
      {"l0", 0},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(signs_of(c.text).broken == c.broken);
  }
}

TEST_CASE("marks that come in pairs") {
  struct {
    const char* text;
    std::uint64_t marks;
    std::uint64_t unpaired;
  } const cases[] = {
      {"「渡口」（《新船》）", 6, 0},
      {"「渡口", 1, 1},
      {"渡口」", 1, 1},
      {"「渡口）", 2, 2},
      {"1) one (two) “three”", 0, 0},
      {"〝渡〟", 2, 2},
      {"（（（（（（（（（（（（（（（（（（））））））））））））））））））", 36, 0},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const Signs signs = signs_of(c.text);
    CHECK(signs.marks == c.marks);
    CHECK(signs.unpaired == c.unpaired);
  }
}

TEST_CASE("the parts of damage") {
  Stat stat;
  CHECK(damage(stat) == 0.0);
  for (const DamagePart& p : damage_parts(stat)) {
    CAPTURE(p.name);
    CHECK(p.value == 0.0);
    CHECK(p.full > 0.0);
    CHECK(p.weight > 0.0);
    CHECK(p.weight <= 1.0);
  }
  stat.signs.characters = 1000;
  stat.signs.unreadable = 10;
  CHECK(part(stat, "unreadable") == doctest::Approx(0.5));
  CHECK(damage(stat) == doctest::Approx(0.5));
  stat.signs.misread = 15;
  stat.signs.rare = 5;
  CHECK(part(stat, "misread") == doctest::Approx(0.5));
  CHECK(damage(stat) == doctest::Approx(0.75));
  stat.signs.paragraphs = 10;
  stat.signs.torn = 20;
  CHECK(part(stat, "torn") == 1.0);
  CHECK(damage(stat) == doctest::Approx(1 - 0.5 * 0.5 * 0.5));
  stat.signs.broken = 25;
  CHECK(part(stat, "words") == doctest::Approx(0.5));
  stat.signs.marks = 2;
  stat.signs.unpaired = 2;
  CHECK(part(stat, "unpaired") == doctest::Approx(0.5));
  stat.places.unlabelled = 200;
  stat.places.fragment = 400;
  CHECK(part(stat, "fragments") == doctest::Approx(0.5));
  stat.repairs.control = 1000;
  CHECK(part(stat, "unreadable") == doctest::Approx(0.25));
  Stat little;
  little.signs.characters = 20;
  little.signs.unreadable = little.signs.rare = 1;
  CHECK(part(little, "unreadable") == doctest::Approx(0.25));
  CHECK(part(little, "misread") == doctest::Approx(0.125));
}

TEST_CASE("a tally keeps so many words apart, and the order in which they came") {
  Tally tally;
  for (std::size_t i = 0; i < Tally::most + 10; ++i) tally.add("word" + std::to_string(i), 2);
  tally.add("word3", 1);
  CHECK(tally.counts().size() == Tally::most + 1);
  CHECK(tally.counts().front().first == "word0");
  CHECK(tally.count("word3") == 3);
  CHECK(tally.count("other") == 20);
  CHECK(tally.count("word70") == 0);
}

TEST_CASE("blocks are counted by what they are and where they stand") {
  const Stat stat = measured(
      R"({"type":"page","doc":"a","page":1,"language":"en","repairs":{"control":2},"counts":{"lines":7,"characters":40}}
{"type":"block","doc":"a","page":1,"block":1,"kind":"heading","article":1,"role":"headline","text":"A ferry"}
{"type":"block","doc":"a","page":1,"block":2,"kind":"paragraph","article":1,"role":"paragraph","text":"It runs","joins":[["wrap",2],["weld",1]],"flags":["truncated-start","truncated-end"]}
{"type":"block","doc":"a","page":1,"block":3,"kind":"table","article":1,"role":"table","columns":["x"],"rows":[["1","2"]]}
{"type":"block","doc":"a","page":1,"block":4,"kind":"furniture","article":2,"role":"notice","text":"page"}
{"type":"block","doc":"a","page":1,"block":5,"kind":"paragraph","article":3,"role":"notice","text":"phone"}
{"type":"removed","doc":"a","page":1,"article":1,"text":"runs","reason":"duplicate"}
{"type":"end","doc":"a","pages":1,"lines":7,"characters":40}
)");
  CHECK(stat.pages == 1);
  CHECK(stat.lines == 7);
  CHECK(stat.blocks == 5);
  CHECK(stat.articles == 3);
  CHECK(stat.article_kinds == std::array<std::uint64_t, 4>{1, 0, 2, 0});
  CHECK(stat.kinds == std::array<std::uint64_t, 4>{2, 1, 1, 1});
  CHECK(stat.roles[static_cast<std::size_t>(Role::notice)] == 2);
  CHECK(stat.places.story == 15);
  CHECK(stat.places.furniture == 4);
  CHECK(stat.places.notice == 5);
  CHECK(stat.places.removed == 4);
  CHECK(stat.signs.characters == 28);
  CHECK(stat.signs.paragraphs == 1);
  CHECK(stat.signs.torn == 2);
  CHECK(stat.signs.unreadable == 2);
  CHECK(stat.joins.count("wrap") == 2);
  CHECK(stat.joins.count("weld") == 1);
  CHECK(stat.flags.count("truncated-end") == 1);
  CHECK(stat.languages.count("en") == 1);
}

TEST_CASE("article records are pages again") {
  const Stat stat = measured(
      R"({"type":"article","id":"a#1.1","doc":"a","page":1,"article":1,"kind":"article","language":"en","headline":"A ferry","byline":{"text":"By Ann","authors":[{"name":"Ann"}]},"blocks":[{"type":"paragraph","text":"It runs"},{"type":"table","columns":["x"],"rows":[["1","2"]]}],"jump":{"text":"to 3","to":"3"},"removed":[{"text":"runs"}],"flags":["truncated-end"],"text":"It runs","char_count":6}
{"type":"article","id":"a#1.2","doc":"a","page":1,"article":2,"kind":"notice","blocks":[{"type":"paragraph","text":"phone"}],"char_count":5}
{"type":"article","id":"a#2.1","doc":"a","page":2,"article":1,"kind":"fragment","blocks":[{"type":"paragraph","text":"rest"}],"char_count":4}
)");
  CHECK(stat.pages == 2);
  CHECK(stat.articles == 3);
  CHECK(stat.blocks == 7);
  CHECK(stat.kinds == std::array<std::uint64_t, 4>{});
  CHECK(stat.article_kinds == std::array<std::uint64_t, 4>{1, 0, 1, 1});
  CHECK(stat.places.story == 6 + 5 + 6 + 3 + 3);
  CHECK(stat.places.notice == 5);
  CHECK(stat.places.fragment == 4);
  CHECK(stat.places.removed == 4);
  CHECK(stat.signs.torn == 1);
  CHECK(stat.roles[static_cast<std::size_t>(Role::byline)] == 1);
  CHECK(stat.roles[static_cast<std::size_t>(Role::notice)] == 1);
}

TEST_CASE("article records that are none") {
  const char* const lines[] = {
      R"({"type":"article","doc":"a","page":1,"kind":"article"})",
      R"({"type":"article","doc":"a","page":1,"article":1})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"story"})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","blocks":{}})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","blocks":[{"text":"x"}]})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","blocks":[{"type":"verse"}]})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","blocks":[{"type":"table","rows":[1]}]})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","headline":3})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","byline":"x"})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","jump":{}})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","removed":[{}]})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","flags":"x"})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","blocks":[{"type":"paragraph","lines":[[5,2]]}]})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","lines":[[5]]})",
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","dateline":"x"})",
      R"({"type":"article","page":1,"article":1,"kind":"article"})",
      R"({"type":"article","doc":"a","page":-1,"article":1,"kind":"article"})",
  };
  for (const char* line : lines) {
    CAPTURE(line);
    ArticleRecord record;
    std::string problem;
    CHECK_FALSE(read_article(line, record, problem));
    ArticleTexts texts;
    std::string the_same;
    CHECK_FALSE(read_article_texts(line, texts, the_same));
    CHECK(the_same == problem);
    CHECK(texts.texts.empty());
    RecordReader reader(ArticleRecords::blocks);
    reader.feed(std::string(line) + "\n");
    reader.finish();
    Page page;
    Diagnostics diagnostics;
    CHECK(reader.next(page, diagnostics) == Step::failed);
    CHECK(reader.error().message.starts_with("it"));
    CHECK(reader.error().message == problem);
    CHECK(reader.next(page, diagnostics) == Step::more);
  }
}

TEST_CASE("of an article record that is broken nothing counts") {
  const std::string begin = R"({"type":"article","doc":"a","page":1,"kind":"article","article":)";
  const std::string whole = begin + R"(1,"headline":"Ferry","blocks":[{"type":"paragraph","text":"late"}]})" + "\n";
  const std::string broken =
      begin + R"(2,"headline":"Mill","blocks":[{"type":"paragraph","text":"burns"},{"type":"verse","text":"x"}]})" +
      "\n";
  RecordReader reader(ArticleRecords::blocks);
  reader.feed(broken + whole + broken);
  reader.finish();
  Page page;
  Diagnostics diagnostics;
  CHECK(reader.next(page, diagnostics) == Step::failed);
  CHECK(reader.next(page, diagnostics) == Step::failed);
  REQUIRE(reader.next(page, diagnostics) == Step::page);
  CHECK(page.articles.size() == 1);
  CHECK(page.blocks.size() == 2);
}

TEST_CASE("of a key that stands twice in an article record the last holds") {
  const std::string line =
      R"({"type":"article","doc":"a","page":1,"article":1,"kind":"article","headline":"Ferry","headline":"Mill",)"
      R"("byline":{"text":"By Orla","authors":[{"name":"Orla"}]},"byline":{"text":"By Finn"},)"
      R"("blocks":[{"type":"paragraph","text":"old"}],"blocks":[{"type":"paragraph","text":"new"}]})";
  ArticleRecord record;
  std::string problem;
  REQUIRE(read_article(line, record, problem));
  CHECK(record.headline == "Mill");
  CHECK(record.authors.empty());
  CHECK(record.blocks.size() == 1);
  ArticleTexts texts;
  REQUIRE(read_article_texts(line, texts, problem));
  CHECK(texts.texts == std::vector<std::string>{"Mill", "By Finn", "new"});
  CHECK(measured(line + "\n").signs.characters == 4 + 6 + 3);
}

TEST_CASE("sums are the same whichever way pages are added") {
  const std::string first = R"({"type":"page","doc":"a","page":1,"counts":{"lines":1,"characters":4}}
{"type":"block","doc":"a","page":1,"block":1,"kind":"paragraph","text":"w0rd"}
)";
  const std::string second = R"({"type":"page","doc":"a","page":2,"counts":{"lines":1,"characters":2}}
{"type":"block","doc":"a","page":2,"block":1,"kind":"heading","text":"渡口","flags":["moved"]}
)";
  Stat sum = measured(first);
  sum.add(measured(second));
  std::string one;
  std::string both;
  write_stat(sum, {.doc = "a"}, {}, one);
  write_stat(measured(first + second), {.doc = "a"}, {}, both);
  CHECK(one == both);
  CHECK(sum.places.unlabelled == 6);
}

TEST_CASE("what the records do not carry is no field") {
  const std::string_view block_facts[] = {"lines",           "kinds.table",      "joins.wrap",
                                          "repairs.control", "shares.furniture", "flags.cut-page"};
  const std::string_view labels[] = {"articles",     "roles.deck",      "article_kinds.notice",
                                     "shares.story", "shares.fragment", "flags.truncated-end",
                                     "parts.torn",   "parts.fragments"};
  const auto has = [](const Stat& stat, std::string_view name) {
    std::vector<StatField> fields;
    list_fields(stat, fields);
    return std::any_of(fields.begin(), fields.end(), [&](const StatField& field) {
      return (field.group.empty() ? "" : std::string(field.group) + ".") + std::string(field.name) == name;
    });
  };
  Stat articles = measured(R"({"type":"article","doc":"a","page":1,"article":1,"kind":"notice","text":"One boat.",)"
                           R"("blocks":[{"type":"paragraph","text":"One boat."}]})"
                           "\n");
  const Stat blocks = measured(R"({"type":"page","doc":"a","page":1,"counts":{"lines":1,"characters":8}}
{"type":"block","doc":"a","page":1,"block":1,"kind":"paragraph","text":"One boat."}
)");
  const Stat odd = measured(R"({"type":"page","doc":"a","page":1,"counts":{"lines":1,"characters":8}}
{"type":"block","doc":"a","page":1,"block":1,"kind":"paragraph","text":"One boat.","flags":["truncated-end"]}
)");
  for (const std::string_view name : block_facts) {
    CAPTURE(name);
    CHECK(has({}, name));
    CHECK(has(blocks, name));
    CHECK(!has(articles, name));
  }
  for (const std::string_view name : labels) {
    CAPTURE(name);
    CHECK(has({}, name));
    CHECK(has(articles, name));
    CHECK(!has(blocks, name));
  }
  CHECK(has(odd, "flags.truncated-end"));  // whoever wrote it
  CHECK(has(odd, "parts.torn"));
  articles.add(blocks);
  for (const std::string_view name : block_facts) CHECK(has(articles, name));
  for (const std::string_view name : labels) CHECK(has(articles, name));
}

TEST_CASE("a stat record") {
  std::string out;
  write_stat({}, {.doc = {}, .total = true}, {}, out);
  CHECK(out ==
        "{\"type\":\"stat\",\"documents\":0,\"pages\":0,\"lines\":0,\"blocks\":0,\"articles\":0,\"characters\":0,"
        "\"replaced\":0,\"damage\":0}\n");
  out.clear();
  Stat stat;
  stat.pages = 1;
  stat.signs.characters = 3;
  stat.places.story = 2;
  stat.places.notice = 1;
  stat.flags.add("odd \"one\"", 2);
  write_stat(stat, {.doc = "a", .page = 4, .broken = true}, {.members = "\"k\":\"v\""}, out);
  CHECK(out ==
        "{\"type\":\"stat\",\"doc\":\"a\",\"page\":4,\"broken\":true,\"pages\":1,\"lines\":0,\"blocks\":0,"
        "\"articles\":0,\"characters\":3,\"replaced\":0,\"shares\":{\"story\":0.6667,\"notice\":0.3333},"
        "\"flags\":{\"odd \\\"one\\\"\":2},\"damage\":0,\"k\":\"v\"}\n");
}
