// Whole pages: text in, articles out.
#include <newsprint/articles.h>
#include <newsprint/columns.h>
#include <newsprint/dehyphen.h>
#include <newsprint/json.h>
#include <newsprint/reflow.h>
#include <newsprint/tables.h>
#include <newsprint/text.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace newsprint;

namespace {

struct Split {
  Page page;
  Articles articles;
};

void split(std::string_view text, Split& made) {
  TextReader reader({});
  Diagnostics diagnostics;
  reader.begin("test");
  reader.feed(text);
  reader.finish();
  REQUIRE(reader.next(made.page, diagnostics) == Step::page);
  untangle_columns(made.page, {}, diagnostics);
  recover_tables(made.page, {}, diagnostics);
  dehyphenate(made.page, {}, diagnostics);
  reflow(made.page, {}, diagnostics);
  split_articles(made.page, {}, diagnostics);
  assemble(made.page, made.articles, diagnostics);
}

std::size_t count(const Split& made, ArticleKind kind) {
  const auto end = made.articles.items.begin() + static_cast<std::ptrdiff_t>(made.articles.count);
  return static_cast<std::size_t>(
      std::count_if(made.articles.items.begin(), end, [&](const Article& a) { return a.kind == kind; }));
}

const Article* headed(const Split& made, std::string_view headline) {
  for (std::size_t i = 0; i < made.articles.count; ++i)
    if (made.articles.items[i].headline == headline) return &made.articles.items[i];
  return nullptr;
}

std::string words(const Article& article) {
  std::string all;
  for (const ArticleBlock& block : article.blocks) all.append(block.text);
  return all;
}

// Three stories of two paragraphs each, told apart by what they are about.
struct Story {
  std::string_view headline;
  std::string_view byline;
  std::string_view body[2];
};
constexpr Story stories[] = {
    {"旧码头上长出一座书屋",
     "本报记者 林知秋",
     {"清晨六点半，石砚镇的渡船还没有开，旧码头边书屋的灯已经亮了，管理员每天做的第一件事是把小黑板擦干净。",
      "书屋由候船室改成，墙上还留着从前的票价表，书架用拆下来的船板做成，孩子们借书时常常蹲下来找船的名字。"}},
    {"养蜂人把蜂箱搬上屋顶",
     "本报记者 方小满",
     {"入夏以来，北门街道的养蜂人何雨把二十只蜂箱搬上了菜场的屋顶，蜜蜂每天飞到河边的槐树林里去采蜜。",
      "菜场的摊主起初担心蜜蜂蜇人，后来发现蜂群只认槐花，养蜂人便在屋顶上给孩子们讲蜂箱里的分工。"}},
    {"消防站的老马退休了",
     "本报记者 何雨",
     {"望桥镇消防站的老马名叫灰耳，在站里拉了十九年水车，上个月队员们给它办了一个简单的退休仪式。",
      "灰耳退休以后住在河湾的草场，队员们轮流去看它，给它带胡萝卜，镇上的孩子把它画进了消防站的墙报。"}},
};

std::string page_of(std::initializer_list<int> order, bool with_heads) {
  std::string text;
  for (const int i : order) {
    if (with_heads) text.append(stories[i].headline).append("\n\n").append(stories[i].byline).append("\n\n");
    for (const std::string_view paragraph : stories[i].body) text.append("　　").append(paragraph).append("\n\n");
  }
  return text;
}

}  // namespace

TEST_CASE("stories keep their text in whatever order they stand") {
  for (const auto& order : {std::initializer_list<int>{0, 1, 2}, {2, 0, 1}, {1, 2, 0}, {2, 1, 0}}) {
    Split made;
    split(page_of(order, true), made);
    CHECK(made.articles.count == 3);
    for (const Story& story : stories) {
      CAPTURE(story.headline);
      const Article* article = headed(made, story.headline);
      REQUIRE(article != nullptr);
      REQUIRE(article->authors.size() == 1);
      CHECK(words(*article) == std::string(story.body[0]) + std::string(story.body[1]));
    }
  }
}

TEST_CASE("a page whose headlines are gone invents none") {
  Split made;
  split(page_of({0, 1, 2}, false), made);
  std::string all;
  for (std::size_t i = 0; i < made.articles.count; ++i) {
    CHECK(made.articles.items[i].headline.empty());
    CHECK(made.articles.items[i].kind == ArticleKind::article);
    all += words(made.articles.items[i]);
  }
  for (const Story& story : stories)
    for (const std::string_view paragraph : story.body) CHECK(all.find(paragraph) != std::string::npos);
}

TEST_CASE("one long story is one article") {
  std::string text = "一条河的四季\n\n本报记者 林知秋\n\n";
  constexpr std::string_view subjects[] = {"渡船", "石桥", "水车", "草场", "槐林", "菜场"};
  constexpr std::string_view seasons[] = {"春天", "夏天", "秋天", "冬天"};
  for (const std::string_view season : seasons) {
    text.append(season).append("的河\n\n");
    for (const std::string_view subject : subjects)
      text.append("　　")
          .append(season)
          .append("来的时候，河边的")
          .append(subject)
          .append("总是最先知道，老人们坐在那里看水，说今年的水和往年一样清，也一样慢。\n\n");
  }
  Split made;
  split(text, made);
  REQUIRE(made.articles.count == 1);
  CHECK(made.articles.items[0].headline == "一条河的四季");
  CHECK(made.articles.items[0].blocks.size() == 28);
}

TEST_CASE("a page of advertisements has no story") {
  Split made;
  split(
      "公 告\n\n渡口要修石阶，下周三起末班船提早半个钟头开，请大家早些来。\n\n市自来水公司\n\n"
      "招聘启事\n\n望桥木器厂招木工两名，电话：0635-2921234\n\n"
      "遗失声明\n\n何雨遗失身份证一张，声明作废。\n\n"
      "广告热线：0635-2634567　邮箱：ads@example.com\n",
      made);
  CHECK(count(made, ArticleKind::article) == 0);
  CHECK(count(made, ArticleKind::notice) != 0);
}

TEST_CASE("a language that the toolkit does not know still gives headlines and bodies") {
  Split made;
  split(
      "Koulu sai uuden puutarhan\n\n"
      "Kylän koulun pihalle istutettiin viime viikolla kaksikymmentä omenapuuta, joita oppilaat hoitavat itse. "
      "Opettajan mukaan puut kastellaan joka aamu ennen tuntien alkua.\n\n"
      "Lautta kulkee taas\n\n"
      "Saaren lautta aloitti liikenteen kolmen kuukauden tauon jälkeen. Kuljettajan mukaan moottori vaihdettiin "
      "kokonaan, ja matka kestää nyt kaksi minuuttia vähemmän kuin ennen.\n",
      made);
  const Article* first = headed(made, "Koulu sai uuden puutarhan");
  REQUIRE(first != nullptr);
  CHECK(words(*first).starts_with("Kylän koulun"));
  for (std::size_t i = 0; i < made.articles.count; ++i) CHECK(made.articles.items[i].kind == ArticleKind::article);
  const auto short_line = std::find_if(made.page.blocks.begin(), made.page.blocks.end(),
                                       [](const Block& block) { return block.text == "Lautta kulkee taas"; });
  REQUIRE(short_line != made.page.blocks.end());
  CHECK((short_line->role == Role::headline || short_line->role == Role::crosshead));
}

TEST_CASE("text printed twice is taken out, also where a character was misread, but never other figures") {
  constexpr std::string_view whole =
      "　　清晨六点半，石砚镇的渡船还没有开，旧码头边的灯已经亮了。管理员每天做的第一件事，是把写着潮水时刻的小黑板擦干"
      "净，再用粉笔写上新的一行，让过河的人都看得见。\n\n";
  const auto removed = [&](std::string_view second) {
    Split made;
    split(std::string("旧码头上长出一座书屋\n\n") + std::string(whole) + "　　" + std::string(second) + "\n\n" +
              "　　书屋由候船室改成，墙上还留着从前的票价表，去年春天开门时书架上只有八百册书。\n",
          made);
    return made.page.removed.size();
  };
  CHECK(removed("管理员每天做的第一件事，是把写着潮水时刻的小黑板擦干净，再用粉笔写上新的一行，让过河的人都看得见。") ==
        1);
  CHECK(removed("管理员每天做的第一件亭，是把写着潮水时刻的小黑板擦干净，再用粉笔写上新的一行，让过河的人都看得见。") ==
        1);
  CHECK(removed("管理员每天做的第2件事，是把写着潮水时刻的小黑板擦干净，再用粉笔写上新的一行，让过河的人都看得见。") ==
        0);
  CHECK(removed("摆渡人每晚做的最后一件事，是把写着潮水时刻的小黑板收进屋里，再把灯吹灭。") == 0);
}

TEST_CASE("the folio's year completes a dateline") {
  Split made;
  split(
      "2031年1月3日 星期五 第5版\n\n公园里的钟又走了\n\n　　新华社石砚12月30日电 "
      "公园里停了九年的钟又走了，修钟人说只换了"
      "一根发条，别的零件都还是好的，市民们在钟下合影留念。\n",
      made);
  CHECK(made.page.folio.date == "2031-01-03");
  CHECK(made.page.folio.page == "5");
  const Article* article = headed(made, "公园里的钟又走了");
  REQUIRE(article != nullptr);
  CHECK(article->dateline.place == "石砚");
  CHECK(article->date == "2030-12-30");
}

namespace {

// What a made page says, a role and a text a line.
std::string roles_of(const Split& made) {
  constexpr std::string_view names[] = {"none",      "section",   "kicker",  "headline", "deck",  "byline",
                                        "paragraph", "crosshead", "caption", "table",    "notice"};
  std::string all;
  for (const Block& block : made.page.blocks)
    all.append(names[static_cast<std::size_t>(block.role)]).append(" ").append(block.text).append("\n");
  return all;
}

constexpr std::string_view cobbler =
    "老街口来了修鞋匠\n\n本报记者 吴启明\n\n"
    "　　老街口的梧桐树下，修鞋匠老贾的摊子又摆了出来，一天要接三十多双鞋，忙到天黑才收工回家。\n"
    "　　“鞋子修一修还能再走十年，人也一样。”老贾一边上线一边说，他的手艺是跟着父亲学的。\n";

}  // namespace

TEST_CASE("a pull quote is printed twice, and who said it stays with the story") {
  Split made;
  split(std::string(cobbler) +
            "\n“鞋子修一修还能再走十年，人也一样。”\n\n——修鞋匠老贾\n\n"
            "　　街道办的人算过一笔账，老街口方圆两公里内还有十七个这样的小摊，去年修好四万件东西。\n",
        made);
  CHECK(count(made, ArticleKind::article) == 1);
  REQUIRE(made.page.removed.size() == 1);
  CHECK(made.page.removed[0].text == "“鞋子修一修还能再走十年，人也一样。”");
  CHECK(roles_of(made).find("paragraph ——修鞋匠老贾\n") != std::string::npos);
}

TEST_CASE("a box of facts stays in its story, its items one by one") {
  Split made;
  split(std::string(cobbler) +
            "\n■延伸阅读\n\n老街口便民摊点\n\n修鞋：8:00至18:00\n\n配钥匙：9:00至17:00\n\n修伞：周六、周日\n",
        made);
  CHECK(count(made, ArticleKind::article) == 1);
  const std::string roles = roles_of(made);
  CAPTURE(roles);
  CHECK(roles.find("crosshead ■延伸阅读\n") != std::string::npos);
  CHECK(roles.find("paragraph 修鞋：8:00至18:00\n") != std::string::npos);
  CHECK(roles.find("paragraph 修伞：周六、周日\n") != std::string::npos);
}

TEST_CASE("items behind dashes are no decks") {
  Split made;
  split(
      "City reopens the old ferry pier\n\nBy ANNE WHITLOCK\nStaff Writer\n\n"
      "The city will reopen its old ferry pier in May after two winters of repairs, the harbour office said.\n\n"
      "Engineers replaced 140 oak piles below the waterline and rebuilt the whole deck from scratch.\n\n"
      "FERRY FACTS\n- First boat: 6 a.m.\n- Fare: $2\n- Bicycles: free\n",
      made);
  const std::string roles = roles_of(made);
  CAPTURE(roles);
  CHECK(count(made, ArticleKind::article) == 1);
  CHECK(roles.find("byline By ANNE WHITLOCK\nbyline Staff Writer\n") != std::string::npos);
  CHECK(roles.find("paragraph - First boat: 6 a.m.\nparagraph - Fare: $2\nparagraph - Bicycles: free\n") !=
        std::string::npos);
}

TEST_CASE("a story that comes from one page and goes on to another has both jump lines") {
  Split made;
  split(std::string("　　（上接第1版）") + std::string(stories[0].body[0]) + "\n　　" +
            std::string(stories[0].body[1]) + "\n　　（下转第4版）\n",
        made);
  REQUIRE(made.articles.count == 1);
  CHECK(made.articles.items[0].jump.text == "（上接第1版） （下转第4版）");
  CHECK(made.articles.items[0].jump.to == "4");
  CHECK(words(made.articles.items[0]) == std::string(stories[0].body[0]) + std::string(stories[0].body[1]));
}

TEST_CASE("the weather is no part of the story before it") {
  Split made;
  split(std::string(cobbler) + "\n天气预报\n\n今天白天：多云转晴，东南风3到4级\n\n今天夜间：晴，最低气温8℃\n", made);
  const std::string roles = roles_of(made);
  CAPTURE(roles);
  CHECK(roles.find("notice 天气预报\nnotice 今天白天：") != std::string::npos);
}

TEST_CASE("a byline at the page's end belongs to the story before it") {
  Split made;
  split(
      "솔내시장에 밤장이 선다\n\n솔내시 전통시장이 다음 달부터 금요일과 토요일 밤에 문을 연다고 시청이 4일 밝혔다.\n\n"
      "상인회장은 “낮에 오기 어려운 젊은 손님을 맞고 싶다”고 말했다.\n\n"
      "▲ 상인들이 조명을 달고 있다. 사진=한유진 기자\n\n한유진 기자 yujin@solnae.example\n",
      made);
  REQUIRE(made.articles.count == 1);
  CHECK(made.articles.items[0].headline == "솔내시장에 밤장이 선다");
  REQUIRE(made.articles.items[0].authors.size() == 1);
  CHECK(made.articles.items[0].authors[0].name == "한유진");
}

TEST_CASE("a caption behind the last story goes to the story it shares words with") {
  Split made;
  split(page_of({0, 1, 2}, true) + "孩子们在旧码头边的书屋里找船的名字。 林知秋 摄\n", made);
  const Article* library = headed(made, stories[0].headline);
  const Article* last = headed(made, stories[2].headline);
  REQUIRE(library != nullptr);
  REQUIRE(last != nullptr);
  CHECK(library->blocks.size() == 3);
  CHECK(last->blocks.size() == 2);
}

namespace {

// A page with one story under `head`, behind another one.
std::string under(std::string_view head) {
  return "Harbour gets a second crane\nBy Nora Fenwick, Staff Writer\n"
         "The harbour of the island gets a second crane this spring, after the first one stood still for weeks.\n"
         "The council paid for it out of the money that had been put by for the new quay.\n\n" +
         std::string(head) +
         "By Jack Oldroyd, Staff Writer\n"
         "The ferry to the island was late again on Monday, and nobody at the quay knew when the next one would come.\n"
         "The harbour master said that the timetable could not be kept before the dredging is done.\n";
}

}  // namespace

TEST_CASE("a headline torn by a gap is one where a small letter or a word that leads on says so") {
  struct Case {
    const char* head;
    const char* whole;
  };
  const Case cases[] = {
      {"Dredging keeps the ferry at\n\nquay until June\n\n", "Dredging keeps the ferry at quay until June"},
      {"Island waits for the\n\nFenwick ferry\n\n", "Island waits for the Fenwick ferry"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.whole);
    Split made;
    split(under(c.head), made);
    CHECK(headed(made, c.whole) != nullptr);
  }
}

TEST_CASE("a standing label of a Latin paper is the section over its story") {
  for (const char* label : {"Obituary", "In pictures", "Im Blickpunkt", "Kurz notiert"}) {
    CAPTURE(label);
    Split made;
    split(under(std::string(label) + "\n\nFerry stays at the quay until June\n\n"), made);
    const Article* story = headed(made, "Ferry stays at the quay until June");
    REQUIRE(story != nullptr);
    CHECK(story->section == label);
  }
}

TEST_CASE("an article has each flag of its blocks once, in the order of the text") {
  Page page;
  page.clear();
  for (const std::string_view flag : {"unsure", "moved", "moved", "truncated-end", "unsure"})
    page.words.push_back(flag);
  for (const Slice flags : {Slice{0, 2}, Slice{2, 3}}) {
    Block& block = page.blocks.emplace_back();
    block.text = "x";
    block.role = Role::paragraph;
    block.article = 1;
    block.flags = flags;
  }
  Articles articles;
  Diagnostics diagnostics;
  assemble(page, articles, diagnostics);
  REQUIRE(articles.count == 1);
  CHECK(articles.items[0].flags == std::vector<std::string_view>{"unsure", "moved", "truncated-end"});
}
