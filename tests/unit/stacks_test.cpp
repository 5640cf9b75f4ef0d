#include "columns/stacks.h"
#include "read_page.h"

#include <newsprint/columns.h>
#include <newsprint/reflow.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace newsprint;

namespace {

struct Place {
  std::string_view text;
  std::uint32_t row;
  std::uint32_t from;
};

std::vector<Segment> segments_of(const std::vector<Place>& places) {
  std::vector<Segment> segments;
  for (const Place& place : places) {
    Segment segment;
    segment.text = place.text;
    segment.row = place.row;
    segment.from = place.from;
    segment.to = place.from + 1;
    segment.width = 2;
    segments.push_back(segment);
  }
  return segments;
}

// The text and the kind of each block of a page.
std::vector<std::string> blocks_of(std::string_view text) {
  Page page;
  Diagnostics diagnostics;
  read_page(text, page, diagnostics);
  untangle_columns(page, {}, diagnostics);
  reflow(page, {}, diagnostics);
  std::vector<std::string> blocks;
  for (const Block& block : page.blocks)
    blocks.push_back((block.kind == BlockKind::heading ? "heading " : "") + std::string(block.text));
  return blocks;
}

bool holds(const std::vector<std::string>& blocks, std::string_view block) {
  return std::find(blocks.begin(), blocks.end(), block) != blocks.end();
}

constexpr std::string_view story =
    "桥头的茶馆搬出所有的长凳，给走不动\n"
    "的老人坐。修桥的师傅姓魏，今年六十\n"
    "八岁，从小在河边长大。\n";

}  // namespace

TEST_CASE("single characters below each other are a stack") {
  struct Case {
    const char* name;
    std::vector<Place> places;
    std::vector<Stack> stacks;
  };
  const Case cases[] = {
      {"row by row", {{"老", 0, 9}, {"石", 1, 9}, {"桥", 2, 9}, {"好", 3, 9}}, {{0, 1, 2, 3}}},
      {"rows of other columns between", {{"老", 0, 9}, {"石", 3, 9}, {"桥", 5, 9}, {"好", 8, 9}}, {{0, 1, 2, 3}}},
      {"two beside each other",
       {{"老", 0, 9},
        {"新", 0, 13},
        {"石", 1, 9},
        {"渡", 1, 13},
        {"桥", 2, 9},
        {"口", 2, 13},
        {"好", 3, 9},
        {"了", 3, 13}},
       {{0, 2, 4, 6}, {1, 3, 5, 7}}},
      {"too few", {{"老", 0, 9}, {"石", 1, 9}, {"桥", 2, 9}}, {}},
      {"too far apart", {{"老", 0, 9}, {"石", 1, 9}, {"桥", 6, 9}, {"好", 7, 9}}, {}},
      {"cells of a table", {{"晴", 0, 9}, {"晴", 1, 9}, {"阴", 2, 9}, {"晴", 3, 9}}, {}},
      {"no letters", {{"。", 0, 9}, {"，", 1, 9}, {"：", 2, 9}, {"；", 3, 9}}, {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(find_stacks(segments_of(c.places)) == c.stacks);
  }
}

TEST_CASE("a headline set one character a line is one heading") {
  CHECK(holds(blocks_of("老\n石\n桥\n修\n好\n了\n\n" + std::string(story)), "heading 老石桥修好了"));
  CHECK(holds(blocks_of("老\n\n石\n\n桥\n\n修\n\n好\n\n了\n\n" + std::string(story)), "heading 老石桥修好了"));
}

TEST_CASE("a headline set downwards between two columns is one heading, and the columns stay whole") {
  const std::vector<std::string> left = {"　　桥头的茶馆搬出所有的长凳", "给走不动的老人坐。修桥的师傅",
                                         "姓魏，今年六十八岁，从小在河", "边长大，认得桥上的每一块石头",
                                         "他说，这座桥最难的不是砌拱，", "而是找石料，当年的采石场早已"};
  const std::vector<std::string> right = {"　　渡口的候船室改成了阅览室", "四面墙上全是书架，管理员每天",
                                          "清早打开门窗，先把前一天归还", "的图书擦干净，再按照编号放回",
                                          "原处，来看书的大多是等船的乘", "客，也有附近学校的学生和老师"};
  const std::vector<std::string> stack = {"老", "石", "桥", "修", "好", "了"};
  std::string text;
  for (std::size_t i = 0; i < left.size(); ++i) text += left[i] + "    " + stack[i] + "    " + right[i] + "\n";
  const std::vector<std::string> blocks = blocks_of(text);
  CHECK(holds(blocks, "heading 老石桥修好了"));
  CHECK(holds(
      blocks,
      "桥头的茶馆搬出所有的长凳给走不动的老人坐。修桥的师傅姓魏，今年六十八岁，从小在河边长大，认得桥上的每一块石头"
      "他说，这座桥最难的不是砌拱，而是找石料，当年的采石场早已"));
}

TEST_CASE("what stands one character a line and repeats itself stays apart") {
  CHECK_FALSE(holds(blocks_of("晴\n晴\n阴\n晴\n\n" + std::string(story)), "heading 晴晴阴晴"));
}

TEST_CASE("a character twice on the page, marks, figures and blank lines do not break a stack") {
  CHECK(holds(blocks_of("老\n石\n桥\n和\n新\n石\n桥\n都\n修\n好\n了\n\n" + std::string(story)),
              "heading 老石桥和新石桥都修好了"));
  CHECK(holds(blocks_of("“\n老\n桥\n”\n\n终\n于\n修\n好\n\n" + std::string(story)), "heading “老桥”终于修好"));
}

TEST_CASE("cells with single figures are no stack") {
  CHECK_FALSE(holds(blocks_of("晴\n3\n1\n阴\n5\n2\n雨\n4\n\n" + std::string(story)), "heading 晴31阴52雨"));
}
