#include "columns/display.h"
#include "read_page.h"

#include <newsprint/columns.h>
#include <newsprint/reflow.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/counted.h"
#include "lines/grid.h"

using namespace newsprint;

namespace {

using Lines = std::vector<std::string>;

// A column of a page on a grid of characters, its first line in row `top`.
struct Column {
  std::size_t top;
  std::uint32_t from;
  Lines lines;
};

std::string print(const std::vector<Column>& columns) {
  std::vector<std::string> rows;
  for (const Column& column : columns) {
    if (rows.size() < column.top + column.lines.size()) rows.resize(column.top + column.lines.size());
    for (std::size_t i = 0; i < column.lines.size(); ++i) {
      std::string& row = rows[column.top + i];
      if (column.lines[i].empty()) continue;
      row += std::string(column.from - std::min<std::size_t>(column.from, count_code_points(row)), ' ');
      row += column.lines[i];
    }
  }
  std::string text;
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

void untangle(std::string_view text, Page& page) {
  Diagnostics diagnostics;
  read_page(text, page, diagnostics);
  untangle_columns(page, {}, diagnostics);
}

Lines lines_of(std::string_view text) {
  Page page;
  untangle(text, page);
  Lines lines;
  for (const Line& line : page.lines)
    if (!line.text.empty()) lines.emplace_back(line.text);
  return lines;
}

Lines blocks_of(std::string_view text) {
  Page page;
  untangle(text, page);
  Diagnostics diagnostics;
  reflow(page, {}, diagnostics);
  Lines blocks;
  for (const Block& block : page.blocks) blocks.emplace_back(block.text);
  return blocks;
}

std::size_t place_of(const Lines& lines, std::string_view text) {
  return static_cast<std::size_t>(std::find(lines.begin(), lines.end(), text) - lines.begin());
}

bool holds(const Lines& lines, std::string_view text) { return place_of(lines, text) < lines.size(); }

const Lines ferry = {"  早晨的河面上起了薄雾，渡", "船的汽笛声从对岸传来，岸边", "卖早点的摊子已经支起了锅，",
                     "热气在灯下散开。守渡口的老", "人说，这条河他看了四十年，", "水涨水落都记在墙上。",
                     "  去年秋天新桥合龙，渡船改", "成了观光船，班次少了一半，", "可老人还是每天来。"};
const Lines books = {"  图书馆的旧书整理工作从三", "月开始，馆员们把受潮的册页", "一张张摊开，用吸水纸压平，",
                     "再按年份装进盒子里。最早的", "一册印于一百二十年前，封面", "的题字依然清楚可辨。",
                     "  馆长介绍，这批书将在年底", "前全部扫描上网，读者在家里", "就能翻看原样。"};
const Lines quay = {"  码头的候船室里摆着一本留", "言簿，最早的一页写于渡口开", "航的那一年，纸已经发黄了，",
                    "字迹还看得清楚。"};

}  // namespace

TEST_CASE("lines about one middle may be one headline") {
  CHECK(one_heading({8, 14, 3, ""}, {13, 4, 4, ""}));
  CHECK(one_heading({8, 14, 3, ""}, {13, 3, 4, ""}));
  CHECK_FALSE(one_heading({8, 14, 3, ""}, {17, 4, 4, ""}));
  CHECK_FALSE(one_heading({30, 3, 3, ""}, {30, 2, 4, ""}));
}

TEST_CASE("in large type the middle is further right than the count of ems says: a word over the break tells") {
  CHECK(one_heading({96, 14, 3, "渡口老人四十年后再与两位故友会"}, {112, 1, 4, "谈"}));
  CHECK_FALSE(one_heading({96, 14, 3, "渡口老人四十年后再见到两位故友"}, {112, 1, 4, "船"}));
  CHECK_FALSE(one_heading({96, 14, 3, "渡口老人四十年后再与两位故友会"}, {130, 1, 4, "谈"}));
}

TEST_CASE("below the start of a headline stands its next line, or a kicker or deck: lengths, rows and words tell") {
  const Placed above{20, 12, 3, "渡口老人四十年写满水位日"};
  CHECK_FALSE(one_heading({20, 6, 3, ""}, {20, 12, 5, ""}));
  CHECK(one_heading(above, {20, 11, 4, "新桥通车后仍旧每天来"}));
  CHECK(one_heading(above, {20, 9, 5, "新桥通车后仍旧每天"}));
  CHECK_FALSE(one_heading(above, {20, 9, 4, "新桥通车后仍旧每天"}));
  CHECK(one_heading(above, {20, 5, 5, "新桥通车了"}));
  CHECK_FALSE(one_heading(above, {20, 5, 4, "新桥通车了"}));
  CHECK(one_heading({20, 12, 3, "渡口老人四十年写满水位日"}, {20, 5, 4, "记全部捐出"}));
}

TEST_CASE(
    "a line from the column's edge that reaches far past its measure is a headline, unless its quote stays open") {
  const std::string_view torn = "可老人还是每天都来，坐在岸";
  Lines left = ferry;
  left.back() = torn;
  Lines right = {"边的长凳上看船，一直看到灯", "火亮起来才慢慢走回家去了。"};
  right.insert(right.end(), quay.begin(), quay.end());
  right.insert(right.end(), books.begin() + 6, books.end());
  const auto lines_with = [&](const std::string& wide) {
    return lines_of(print({{0, 0, left}, {9, 0, {wide}}, {10, 0, books}, {0, 20, right}, {10, 20, quay}}));
  };
  const std::string headline = "新桥下的修车摊三十年不曾换过主人";
  const Lines parted = lines_with(headline);
  CHECK(holds(parted, headline));
  CHECK(place_of(parted, right.front()) == place_of(parted, torn) + 1);
  const std::string speech = "边说“修车摊三十年不曾换过主人啊";
  const Lines whole = lines_with(speech);
  CHECK(place_of(whole, speech) == place_of(whole, torn) + 1);
}

TEST_CASE("a kicker that stands a row below large type comes before its headline") {
  const std::vector<Column> page = {
      {0, 0, {"守渡老人四十年写下一本水位日记簿"}}, {1, 0, {"渡口人家"}}, {5, 0, ferry}, {5, 20, books}};
  const Lines blocks = blocks_of(print(page));
  REQUIRE(blocks.size() >= 2);
  CHECK(blocks[0] == "渡口人家");
  CHECK(blocks[1] == "守渡老人四十年写下一本水位日记簿");
}

TEST_CASE("a short line right above the text, or below no rows that large type took, stays below the headline") {
  const std::vector<Column> page = {
      {0, 0, {"守渡老人四十年写下一本水位日记簿"}}, {1, 0, {"渡口人家"}}, {3, 0, ferry}, {3, 20, books}};
  const Lines lines = lines_of(print(page));
  CHECK(place_of(lines, "守渡老人四十年写下一本水位日记簿") < place_of(lines, "渡口人家"));
}

TEST_CASE("a text that breaks off above a label goes on in the next column") {
  Lines left = ferry;
  left.back() = "可老人还是每天都来，坐在岸";
  left.emplace_back("看图说话");
  Lines right = {"边的长凳上看船，一直看到灯", "火亮起来才慢慢走回家去了。"};
  right.insert(right.end(), quay.begin(), quay.end());
  right.insert(right.end(), books.begin() + 6, books.end());
  const std::string text = print({{0, 0, left}, {0, 20, right}});
  const Lines lines = lines_of(text);
  REQUIRE(holds(lines, "看图说话"));
  CHECK(place_of(lines, right.front()) == place_of(lines, "可老人还是每天都来，坐在岸") + 1);
  const Lines blocks = blocks_of(text);
  CHECK(holds(blocks, "看图说话"));
  CHECK(holds(blocks,
              "去年秋天新桥合龙，渡船改成了观光船，班次少了一半，可老人还是每天都来，坐在岸边的长凳上看船，"
              "一直看到灯火亮起来才慢慢走回家去了。"));
}

TEST_CASE("a headline set in two lines is one block before its text, its kicker another") {
  const std::vector<Column> page = {{0, 2, {"渡口人家"}},
                                    {2, 8, {"守渡老人四十年写下厚厚一本"}},
                                    {4, 12, {"水位日记簿"}},
                                    {7, 0, ferry},
                                    {7, 20, books}};
  const Lines blocks = blocks_of(print(page));
  REQUIRE(blocks.size() == 6);
  CHECK(blocks[0] == "渡口人家");
  CHECK(blocks[1] == "守渡老人四十年写下厚厚一本水位日记簿");
}

TEST_CASE("a column without a headline comes behind the text on its left, not behind the story below") {
  const std::vector<Column> page = {{0, 0, ferry},
                                    {0, 20, books},
                                    {4, 40, quay},
                                    {12, 3, {"新桥下的修车摊"}},
                                    {15, 0, Lines(books.begin() + 6, books.end())}};
  const Lines lines = lines_of(print(page));
  const std::size_t third = place_of(lines, "码头的候船室里摆着一本留");
  REQUIRE(third < lines.size());
  CHECK(place_of(lines, "一册印于一百二十年前，封面") < third);
  CHECK(third < place_of(lines, "新桥下的修车摊"));
}

TEST_CASE("cells that stand as the lines of a headline would stay lines of a table") {
  const Lines blocks = blocks_of(print({{0, 0, ferry}, {0, 20, {"白菜", "萝卜", "土豆", "豆角"}}, {0, 30, books}}));
  CHECK_FALSE(holds(blocks, "白菜萝卜"));
  CHECK_FALSE(holds(blocks, "白菜萝卜土豆豆角"));
}
