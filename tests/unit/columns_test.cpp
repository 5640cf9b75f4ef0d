#include <newsprint/columns.h>
#include <newsprint/lines.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/counted.h"
#include "lines/grid.h"
#include "read_page.h"

using namespace newsprint;

namespace {

// The first page of `text`.
void read(std::string_view text, Page& page) {
  Diagnostics diagnostics;
  read_page(text, page, diagnostics);
}

void untangle(std::string_view text, Page& page) {
  read(text, page);
  Diagnostics diagnostics;
  untangle_columns(page, {}, diagnostics);
}

// `left` and `right` beside each other, the right one beginning at display column or character `at`.
enum class Counting { characters, display };
std::string beside(const std::vector<std::string>& left, const std::vector<std::string>& right, std::uint32_t at,
                   Counting counting) {
  std::string out;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string a = i < left.size() ? left[i] : "";
    const std::string b = i < right.size() ? right[i] : "";
    const std::uint32_t used = counting == Counting::characters ? count_code_points(a) : measure(a).width;
    out += a;
    if (!b.empty()) out += std::string(at - std::min(at - 1, used), ' ') + b;
    out += '\n';
  }
  return out;
}

std::vector<std::string> texts(const Page& page) {
  std::vector<std::string> all;
  for (const Line& line : page.lines)
    if (!line.text.empty()) all.emplace_back(line.text);
  return all;
}

std::vector<std::string> joined(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// Columns trimmed as the stage trims them.
std::vector<std::string> trimmed(std::vector<std::string> lines) {
  for (std::string& line : lines) line.erase(0, line.find_first_not_of(' '));
  return lines;
}

const std::vector<std::string> han_left = {
    "  早晨的河面上起了薄雾，渡", "船的汽笛声从对岸传来，岸边", "卖早点的摊子已经支起了锅，",
    "热气在灯下散开。守渡口的老", "人说，这条河他看了四十年，", "水涨水落都记在墙上。",
    "  去年秋天新桥合龙，渡船改", "成了观光船，班次少了一半，", "可老人还是每天来。"};
const std::vector<std::string> han_right = {
    "  图书馆的旧书整理工作从三", "月开始，馆员们把受潮的册页", "一张张摊开，用吸水纸压平，",
    "再按年份装进盒子里。最早的", "一册印于一百二十年前，封面", "的题字依然清楚可辨。",
    "  馆长介绍，这批书将在年底", "前全部扫描上网，读者在家里", "就能翻看原样。"};
const std::vector<std::string> latin_left = {
    "  The ferry left the quay at dawn", "while fog still lay on the water",   "and the lamps along the bank had",
    "not yet been put out. The keeper",  "said that he had watched the river", "for forty years.",
    "  Last autumn the new bridge was",  "closed at its middle and the ferry", "became a boat for tourists."};
const std::vector<std::string> latin_right = {
    "  Work on the old books began in",   "March, when the librarians laid",    "the damp sheets out one by one and",
    "pressed them between dry paper to",  "keep them flat. The oldest volume",  "is older than the house.",
    "  The head of the library says the", "whole stock will be scanned before", "the year is out."};

}  // namespace

TEST_CASE("two columns come one after the other, on either grid") {
  struct Case {
    const char* name;
    const std::vector<std::string>& left;
    const std::vector<std::string>& right;
    std::uint32_t at;
    Counting counting;
  };
  const Case cases[] = {
      {"Han on a grid of characters", han_left, han_right, 20, Counting::characters},
      {"Han on a grid of display columns", han_left, han_right, 36, Counting::display},
      {"Latin", latin_left, latin_right, 40, Counting::display},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Page page;
    untangle(beside(c.left, c.right, c.at, c.counting), page);
    CHECK(texts(page) == joined(trimmed(c.left), trimmed(c.right)));
  }
}

TEST_CASE("indents are counted from the column's edge, places in the decoded line") {
  Page page;
  untangle(beside(latin_left, latin_right, 40, Counting::display), page);
  REQUIRE(page.lines.size() == latin_left.size() + latin_right.size());
  const Line& first = page.lines[latin_left.size()];
  CHECK(first.text == "Work on the old books began in");
  CHECK(first.indent == 2);
  CHECK(first.at == 42);
  CHECK(first.number == 1);
  // The left column ends with its sentence, so the right one is another story.
  CHECK(first.region == 2);
  CHECK(first.column == 1);
  CHECK(page.lines[latin_left.size() + 1].indent == 0);
}

TEST_CASE("a sentence that goes on in the next column keeps both in one region") {
  std::vector<std::string> left = latin_left;
  left.back() = "became a boat for all the tourists";
  std::vector<std::string> right = latin_right;
  right.front() = "who came to see the old books that";
  Page page;
  untangle(beside(left, right, 40, Counting::display), page);
  REQUIRE(page.lines.size() == left.size() + right.size());
  const Line& last = page.lines[left.size() - 1];
  const Line& next = page.lines[left.size()];
  CHECK(next.text == right.front());
  CHECK(last.region == next.region);
  CHECK(last.column == 1);
  CHECK(next.column == 2);
}

TEST_CASE("a head below a column that goes on beside it begins a region of its own") {
  std::vector<std::string> left = latin_left;
  left.back() = "became a boat for all the tourists";
  const std::vector<std::string> below = {"",
                                          "",
                                          "Orchard keepers count",
                                          "",
                                          "  Frost came late to the valley and",
                                          "took the plum blossom on one night.",
                                          "  Growers hope for the pears now."};
  left.insert(left.end(), below.begin(), below.end());
  std::vector<std::string> right = latin_right;
  right.front() = "who came to see the old books that";
  Page page;
  untangle(beside(left, right, 40, Counting::display), page);
  const std::vector<std::string> found = texts(page);
  const auto at = [&](const std::string& text) {
    const auto is = [&](const Line& line) { return line.text == text; };
    return std::find_if(page.lines.begin(), page.lines.end(), is);
  };
  const auto torn = at("became a boat for all the tourists");
  const auto rest = at(right.front());
  const auto head = at("Orchard keepers count");
  REQUIRE(rest < page.lines.end());
  CHECK(rest == torn + 1);
  CHECK(rest->region == torn->region);
  CHECK(head->region != torn->region);
  CHECK(found.size() == latin_left.size() + latin_right.size() + 4);
}

TEST_CASE("a line that stands out below a gap stays in its column when nothing else goes on") {
  std::vector<std::string> left = latin_left;
  left.insert(left.begin() + 6, {"", "Two boats remain"});
  Page page;
  untangle(beside(left, latin_right, 40, Counting::display), page);
  const std::vector<std::string> found = texts(page);
  REQUIRE(found.size() == 10 + latin_right.size());
  CHECK(found[6] == "Two boats remain");
  CHECK(found[7] == "Last autumn the new bridge was");
}

TEST_CASE("the last word of a justified line stays with its line though it passes the measure") {
  std::vector<std::string> left = latin_left;
  left[2] = "and     the     lamps     had     been";
  Page page;
  untangle(beside(left, latin_right, 44, Counting::display), page);
  const std::vector<std::string> found = texts(page);
  REQUIRE(found.size() == latin_left.size() + latin_right.size());
  CHECK(found[2] == left[2]);
}

TEST_CASE("a gutter of one blank in Latin type is found where other lines of the column begin") {
  std::string text = beside(latin_left, latin_right, 37, Counting::display);
  const std::string wide = "\nclosed at its middle and the ferry   whole";
  REQUIRE(text.find(wide) != std::string::npos);
  text.replace(text.find(wide), wide.size(), "\nclosed at its middle and an old gate whole");
  Page page;
  untangle(text, page);
  const std::vector<std::string> found = texts(page);
  REQUIRE(found.size() == latin_left.size() + latin_right.size());
  CHECK(found[7] == "closed at its middle and an old gate");
  CHECK(found.back() == latin_right.back());
}

TEST_CASE("a byline and a credit are no part of text that was torn") {
  std::vector<std::string> left = latin_left;
  left.back() = "became a boat for all the tourists";
  for (const char* first : {"By Nora Fenwick, Staff Writer", "By Nora Fenwick and Jack Oldroyd"}) {
    CAPTURE(first);
    std::vector<std::string> right = latin_right;
    right.insert(right.begin(), first);
    Page page;
    untangle(beside(left, right, 40, Counting::display), page);
    REQUIRE(page.lines.size() == left.size() + right.size());
    CHECK(page.lines[left.size()].text == first);
    CHECK(page.lines[left.size()].region != page.lines[left.size() - 1].region);
  }
  left.back() = "a boat at the quay. Photo: Jo Fell";
  std::vector<std::string> right = latin_right;
  right.front() = "who came to see the old books that";
  Page page;
  untangle(beside(left, right, 40, Counting::display), page);
  CHECK(page.lines[left.size()].region != page.lines[left.size() - 1].region);
}

TEST_CASE("a headline over both columns comes first and is a region of its own") {
  Page page;
  untangle("            Two houses on the river and what became of them\n\n" +
               beside(latin_left, latin_right, 40, Counting::display),
           page);
  const std::vector<std::string> found = texts(page);
  REQUIRE(found.size() == 1 + latin_left.size() + latin_right.size());
  CHECK(found.front() == "Two houses on the river and what became of them");
  CHECK(found[1] == trimmed(latin_left).front());
  CHECK(found.back() == latin_right.back());
  CHECK(page.lines.front().region == 1);
  CHECK(page.lines.back().region > 1);
}

TEST_CASE("a gutter that shrank to one blank is found below wider ones") {
  std::string text = beside(han_left, han_right, 15, Counting::characters);
  Page page;
  untangle(text, page);
  CHECK(texts(page) == joined(trimmed(han_left), trimmed(han_right)));
}

TEST_CASE("a paragraph gap in one column is a blank line there and nowhere else") {
  std::vector<std::string> left = latin_left;
  left.insert(left.begin() + 6, "");
  Page page;
  untangle(beside(left, latin_right, 40, Counting::display), page);
  std::vector<std::uint32_t> blank;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (page.lines[i].text.empty()) blank.push_back(static_cast<std::uint32_t>(i));
  REQUIRE(blank.size() == 1);
  CHECK(blank.front() == 6);
  CHECK(page.lines[6].number == 7);
  CHECK(page.lines[6].column == 1);
}

TEST_CASE("shifts of a repaired line are shared out among its pieces") {
  std::vector<std::string> right = latin_right;
  // U+FB01 becomes two letters, so what stands behind it has moved by one.
  right[3] = "pressed \xEF\xAC\x81rst between paper to keep";
  Page page;
  untangle(beside(latin_left, right, 40, Counting::display), page);
  const auto line = std::find_if(page.lines.begin(), page.lines.end(),
                                 [](const Line& l) { return l.text.substr(0, 7) == "pressed"; });
  REQUIRE(line != page.lines.end());
  CHECK(line->text == "pressed first between paper to keep");
  CHECK(line->at == 40);
  REQUIRE(line->shifts.count == 1);
  CHECK(page.shifts[line->shifts.first].index > 8);
  CHECK(page.shifts[line->shifts.first].index <= 10);
  CHECK(page.shifts[line->shifts.first].delta == -1);
}

TEST_CASE("Japanese paragraphs begin one em from the edge of columns whose gutter is a blank wide") {
  const std::vector<std::string> left = {"渡し船は毎朝六時に岸を離れ、", "霧の残る川を渡っていく。",
                                         " 船頭の三郎さんは四十年のあ",  "いだ、この川を見てきた。",
                                         " 去年の秋に橋がかかり、客は",  "めっきり少なくなった。",
                                         " それでも三郎さんは毎朝やっ",  "てきて、船の手入れをする。"};
  const std::vector<std::string> right = {
      "図書館では古い本の整理が三月", "から続いている。",  " 湿った頁を一枚ずつ広げ、紙",
      "で押さえて乾かし、箱に入れる", "という。",          " いちばん古い本は百二十年前",
      "に刷られたもので、題字は今も", "はっきりと読める。"};
  Page page;
  untangle(beside(left, right, 15, Counting::characters), page);
  const std::vector<std::string> found = texts(page);
  const auto stands = [&](std::string_view text) { return std::find(found.begin(), found.end(), text) != found.end(); };
  for (const std::string_view first :
       {"船頭の三郎さんは四十年のあ", "湿った頁を一枚ずつ広げ、紙", "いちばん古い本は百二十年前"})
    CHECK_MESSAGE(stands(first), first);
  for (const std::string_view other :
       {"渡し船は毎朝六時に岸を離れ、", "図書館では古い本の整理が三月", "めっきり少なくなった。"})
    CHECK_MESSAGE(stands(other), other);
}

TEST_CASE("what is no page of columns passes untouched") {
  struct Case {
    const char* name;
    std::string text;
  };
  std::string prose;
  for (int i = 0; i < 12; ++i) prose += "A line of plain running text that fills its measure well\n";
  std::string justified;
  for (int i = 0; i < 12; ++i)
    justified += std::string("Some  words are set") + std::string(static_cast<std::size_t>(2 + i % 3), ' ') +
                 "wide apart to make this line " + std::string(static_cast<std::size_t>(3 - i % 3), ' ') + "full\n";
  std::string table = "City        Weather      High    Low\n";
  for (int i = 0; i < 10; ++i)
    table += "Place " + std::to_string(i) + "     rain          2" + std::to_string(i) + "      1" + std::to_string(i) +
             "\n";
  const Case cases[] = {
      {"nothing", ""},
      {"prose", prose},
      {"justified", justified},
      {"a table", table},
      {"names with gaps", "赵  某\n钱  某\n孙  某\n李  某\n周  某\n吴  某\n"},
      {"a form",
       "Name:        Smith\nStreet:      Mill Lane 4\nTown:        Oxford\nPhone:       0123\nFax:         0124\n"},
      {"a list with tabs", "1.\tfirst\n2.\tsecond\n3.\tthird\n4.\tfourth\n5.\tfifth\n"},
      {"verse",
       "  The night is long,\n      the lamp is low,\n  and far away\n      the waters go.\n  So let them go,\n      "
       "so let them go.\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Page before;
    Page after;
    read(c.text.empty() ? "\n" : c.text, before);
    untangle(c.text.empty() ? "\n" : c.text, after);
    REQUIRE(after.lines.size() == before.lines.size());
    for (std::size_t i = 0; i < after.lines.size(); ++i) {
      CHECK(after.lines[i].text == before.lines[i].text);
      CHECK(after.lines[i].at == before.lines[i].at);
      CHECK(after.lines[i].indent == before.lines[i].indent);
      CHECK(after.lines[i].region == 1);
      CHECK(after.lines[i].column == 1);
    }
  }
}

TEST_CASE("a table beside columns keeps its rows") {
  std::vector<std::string> right = {"Place    Points", "North        44", "South        41",
                                    "East         38", "West         35", "Middle       32",
                                    "Hill         29", "Dale         26", "Lake         23"};
  const std::string both = beside(latin_left, latin_right, 40, Counting::display);
  std::string text;
  std::size_t row = 0;
  for (std::size_t at = 0; at < both.size(); ++row) {
    const std::size_t end = both.find('\n', at);
    const std::string line = both.substr(at, end - at);
    text += line + std::string(80 - line.size(), ' ') + right[row] + "\n";
    at = end + 1;
  }
  Page page;
  untangle(text, page);
  const std::vector<std::string> found = texts(page);
  CHECK(std::find(found.begin(), found.end(), "South        41") != found.end());
  CHECK(std::find(found.begin(), found.end(), "Lake         23") != found.end());
}

TEST_CASE("a table set close to columns, its cells parted by one blank or several, is a column of its own") {
  // Baselines differ: some lines of the page hold no row of the table.
  const std::vector<std::string> rows = {"船名    吨位 用时",   "白鹭    40   31:05", "",
                                         "苍鹰号   38   31:40", "海燕    52 32:12",   "",
                                         "金鳞    47   33:50"};
  std::vector<std::string> kept;
  for (const std::string& row : rows)
    if (!row.empty()) kept.push_back(row);
  const std::string both = beside(han_left, han_right, 18, Counting::characters);
  std::string text;
  std::size_t row = 0;
  for (std::size_t at = 0; at < both.size(); ++row) {
    const std::size_t end = both.find('\n', at);
    const std::string line = both.substr(at, end - at);
    text += line;
    if (row < rows.size() && !rows[row].empty()) text += std::string(36 - count_code_points(line), ' ') + rows[row];
    text += '\n';
    at = end + 1;
  }
  Page page;
  untangle(text, page);
  CHECK(texts(page) == joined(joined(trimmed(han_left), trimmed(han_right)), kept));
  const auto table =
      std::find_if(page.lines.begin(), page.lines.end(), [&](const Line& line) { return line.text == kept.front(); });
  REQUIRE(table != page.lines.end());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    CHECK(table[static_cast<std::ptrdiff_t>(i)].region == table->region);
    CHECK(table[static_cast<std::ptrdiff_t>(i)].column == table->column);
  }
}

TEST_CASE("a table whose names stand beside another table's row takes none of its cells") {
  const std::string text =
      "老码头的灯一到傍晚就亮了，       照着下船的人慢慢往回走。摆     渡的人说这盏灯比他还老，修            序号     "
      "姓名     类别      了三次也没有舍得换新的。今年春天渡\n"
      "口添了两条新船，船头都漆着       一只白色水鸟。天黑以后只有     灯还在水上晃，赶夜路的人远             1    "
      "周小桥     木雕    远看着就安心。等\n"
      "船的凳子也是旧船板做的，坐       上去还有一股桐油味。早上第     一班船载菜农过河，他们的扁             2    "
      "何青山    糖画剪纸\n"
      "担靠在船舷边上，说说笑笑就       到了对岸的集市。傍晚再把空                               3    沈一舟    "
      "糖画剪纸    渡口     水面     最暖    最冷\n"
      "筐子一担担挑回，船家不收孩       子和老人的船钱。老码头的灯     一到傍晚就亮了，照着下船              4     "
      "魏明    糖画剪纸    北渡    涨水转平    23℃   -6℃\n"
      "的人慢慢往回走。摆渡的人说       这盏灯比他还老，修了三次也     没有舍得换新的。今年春天渡             5    "
      "方小满    布艺灯笼    南渡     平水     14℃   12℃\n"
      "                                      口添了两条新船，船头都漆着                                 西渡     平水  "
      "   16℃   8℃\n"
      "                                                                                    石渡    涨水转平    25℃   "
      "3℃\n"
      "                                                                                    竹渡     平      22℃   9℃\n"
      "                                                                                    桥渡     平水     14℃    "
      "4℃\n"
      "                                                                                    柳渡     退      29℃   -7℃\n"
      "                                                                                    沙渡     涨水     24℃   "
      "7℃\n";
  Page page;
  untangle(text, page);
  std::size_t cells = 0;
  for (const std::string& line : texts(page))
    for (std::size_t at = line.find("糖画剪纸"); at != line.npos; at = line.find("糖画剪纸", at + 1)) ++cells;
  CHECK(cells == 3);
}

TEST_CASE("every character stays, whatever the page looks like") {
  std::uint32_t seed = 20250301;
  const auto random = [&](std::uint32_t n) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % n;
  };
  const char* const words[] = {"字", "大学", "the", "river。", "——", "1,234", "“引", "ab-", "|", "+--", "　"};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    const std::uint32_t lines = 1 + random(40);
    for (std::uint32_t i = 0; i < lines; ++i) {
      const std::uint32_t parts = random(7);
      for (std::uint32_t k = 0; k < parts; ++k) {
        text += std::string(random(3) == 0 ? random(30) : random(3), ' ');
        text += words[random(std::size(words))];
      }
      text += '\n';
    }
    Page before;
    Page after;
    read(text, before);
    untangle(text, after);
    std::uint64_t source = 0;
    std::uint64_t left = 0;
    for (const Line& line : before.lines) source += count_characters(line.text);
    for (const Line& line : after.lines) {
      left += count_characters(line.text);
      REQUIRE(line.region >= 1);
      REQUIRE(line.column >= 1);
      REQUIRE(line.number >= 1);
    }
    REQUIRE(left == source);
  }
}

TEST_CASE("grid marks are the same at every place in a line") {
  for (std::size_t at = 0; at < 70; ++at) {
    CAPTURE(at);
    std::string line(70, 'x');
    CHECK_FALSE(scan_marks(line).gap);
    line[at] = ' ';
    CHECK_FALSE(scan_marks(line).gap);
    if (at + 1 < line.size()) {
      line[at + 1] = ' ';
      CHECK(scan_marks(line).gap);
    }
    line[at] = '\t';
    CHECK(scan_marks(line).tab);
    CHECK_FALSE(scan_marks(line).bar);
    line[at] = '|';
    CHECK(scan_marks(line).bar);
  }
}

TEST_CASE("the judge tells prose from cells") {
  const auto column = [](const std::vector<std::string>& lines) {
    std::vector<Segment> segments;
    std::uint32_t row = 0;
    for (const std::string& line : lines) {
      const auto width = measure(line).width;
      segments.push_back({line, row++, 0, width, 0, width});
    }
    return segments;
  };
  const std::vector<std::string> prose = trimmed(latin_left);
  const std::vector<std::string> han = trimmed(han_left);
  const std::vector<std::string> names = {"North", "South Hill", "East", "Westerly", "Mid"};
  const std::vector<std::string> figures = {"1,234,567,890,123", "2,345,678,901,234", "3,456,789,012,345"};
  CHECK(judge_column(column(prose)) == Content::prose);
  CHECK(judge_column(column(han)) == Content::prose);
  CHECK(judge_column(column(names)) == Content::cells);
  CHECK(judge_column(column(figures)) == Content::cells);
  const std::vector<std::vector<Segment>> columns = {column(prose), column(han)};
  const std::vector<std::vector<Segment>> table = {column(prose), column(names), column(figures)};
  CHECK(judge_region(columns) == Content::prose);
  CHECK(judge_region(table) == Content::cells);
}

TEST_CASE("a gutter of one blank may have more than one byte") {
  // Cut in the middle of the no-break space, the text would be no UTF-8 and be read beyond its end.
  Page page;
  untangle(
      "渡口早报  2031年2月4日 星期五 第4版\n渡口早报  2031年2月5日 星期六 第5版\n灯会公告; 18. 甲一明, 公\n"
      "益海报; 19. 乙二山, 公\n益海报; 20. 小\u00A0画室,\n 竹编产品; 27. 丙三水,\n"
      "渡口早报  2031年2月7日 星期一 第7版\n渡口早报  2031年2月8日 星期二 第8版\n",
      page);
  for (const Line& line : page.lines) CHECK(valid_utf8(line.text));
}
