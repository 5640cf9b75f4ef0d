#include <newsprint/columns.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/char_class.h"
#include "base/utf8.h"
#include "columns/dealt_lines.h"
#include "columns/lanes.h"
#include "columns/strands.h"
#include "read_page.h"

using namespace newsprint;

namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view bridge =
    "老石桥修好的那天，镇上的人几乎都来了。桥头的茶馆搬出所有的长凳，给走不动的老人坐。修桥的师傅姓魏，今年六十八岁，"
    "从小在河边长大，认得桥上的每一块石头。他说，这座桥最难的不是砌拱，而是找石料。当年的采石场早已关闭，他带着两个徒弟"
    "在山里走了四十多天，才在一条废弃的小路旁找到颜色相近的青石。石头运下山以后，师傅们没有急着动手，而是先把旧桥的石块"
    "编上号码，按照原来的位置摆在河滩上，再一块一块地比对。有裂缝的石块用铁件加固，实在不能用的才换成新的。镇里的学生也"
    "参加进来，他们给每块石头拍照片，记录尺寸和重量，最后做成一本厚厚的册子，放在镇图书馆里供人查阅。册子的最后一页写着"
    "所有参加修桥的人的名字，一共三百二十七个。通车以后，桥上不再允许汽车通过，只走行人和自行车。傍晚时分，放学的孩子们"
    "喜欢趴在栏杆上看船，卖豆腐的老人也把担子挑到了桥头。魏师傅每天早上都要来走一遍，听脚下的石板有没有松动的声音。他说"
    "桥和人一样，要有人惦记才能活得长久。今年秋天，镇里打算在桥边办一个小小的展览，把修桥时用过的工具和图纸都摆出来。";

constexpr std::string_view ferry =
    "渡口的候船室改成了阅览室，四面墙上全是书架。管理员每天清早打开门窗，先把前一天归还的图书擦干净，再按照编号放回原处"
    "。"
    "来看书的大多是等船的乘客，也有附近学校的学生。船要晚点的时候，这里反而最热闹，大家交换看过的小说，讨论书里的人物。"
    "管理员准备了热水和毛毯，冬天的晚上还会在炉子上烤几个红薯。去年一共借出图书一万两千多册，丢失的只有九册，其中七册"
    "后来又被人悄悄送了回来。";

// `text` in lines of `measure` characters, as a column sets it: marks that may not begin a line hang behind it.
Lines set_in(std::string_view text, std::size_t measure) {
  Lines lines(1);
  std::size_t used = 0;
  for (const char* p = text.data(); p != text.data() + text.size();) {
    const char* const from = p;
    const CharClass c = class_of(next_char(p));
    if (used >= measure && !no_line_start.has(c)) {
      lines.emplace_back();
      used = 0;
    }
    lines.back().append(from, p);
    ++used;
  }
  return lines;
}

// `lines` shared out over `count` columns of the same height, but for the last.
std::vector<Lines> columns_of(const Lines& lines, std::size_t count) {
  const std::size_t height = (lines.size() + count - 1) / count;
  std::vector<Lines> columns(count);
  for (std::size_t i = 0; i < lines.size(); ++i) columns[i / height].push_back(lines[i]);
  return columns;
}

std::string deal_lines(const std::vector<Lines>& columns) {
  std::string text;
  for (std::size_t row = 0; row < columns.front().size(); ++row)
    for (const Lines& column : columns)
      if (row < column.size()) text += column[row] + "\n\n";
  return text;
}

void untangle(std::string_view text, Page& page) {
  Diagnostics diagnostics;
  read_page(text, page, diagnostics);
  untangle_columns(page, {}, diagnostics);
}

Lines texts(const Page& page) {
  Lines all;
  for (const Line& line : page.lines)
    if (!line.text.empty()) all.emplace_back(line.text);
  return all;
}

Lines untangled(std::string_view text) {
  Page page;
  untangle(text, page);
  return texts(page);
}

// As `text` has them, without its blank lines.
Lines in_order(std::string_view text) {
  Lines lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    if (end != from) lines.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

std::string without_indents(std::string text) {
  for (std::size_t at = 0; (at = text.find("  ", at)) != std::string::npos;) text.erase(at, 2);
  return text;
}

std::string joined(const Lines& lines, std::string_view between) {
  std::string text;
  for (const std::string& line : lines) text += line + std::string(between);
  return text;
}

}  // namespace

TEST_CASE("columns dealt out line by line come one after the other") {
  struct Case {
    std::size_t measure;
    std::size_t columns;
  };
  for (const Case& c : {Case{12, 3}, Case{14, 3}, Case{15, 2}, Case{18, 2}}) {
    CAPTURE(c.measure);
    const Lines story = set_in(bridge, c.measure);
    CHECK(untangled(deal_lines(columns_of(story, c.columns))) == story);
  }
}

TEST_CASE("what was dealt from one story is one region, each column of it a column") {
  const std::vector<Lines> columns = columns_of(set_in(bridge, 12), 3);
  Page page;
  untangle(deal_lines(columns), page);
  const Line& first = page.lines.front();
  CHECK(first.number == 1);
  CHECK(first.region == 1);
  CHECK(first.column == 1);
  const auto second = std::find_if(page.lines.begin(), page.lines.end(),
                                   [&](const Line& line) { return line.text == columns[1].front(); });
  REQUIRE(second != page.lines.end());
  CHECK(second->number == 3);
  CHECK(second->region == 1);
  CHECK(second->column == 2);
}

TEST_CASE("a sentence torn by another story is put together again") {
  const std::vector<Lines> a = columns_of(set_in(bridge, 12), 5);
  const std::vector<Lines> b = columns_of(set_in(ferry, 17), 4);
  std::string text;
  for (std::size_t i = 0; i < a.size(); ++i) {
    text += joined(a[i], "\n") + "\n";
    if (i < b.size()) text += joined(b[i], "\n") + "\n";
  }
  Lines expected = set_in(bridge, 12);
  for (const std::string& line : set_in(ferry, 17)) expected.push_back(line);
  CHECK(untangled(text) == expected);
}

TEST_CASE("a table among dealt columns stays whole, behind the line that it stood behind") {
  // The last line dealt out ends the story.
  std::size_t measure = 12;
  while (set_in(bridge, measure).size() % 3 != 0) ++measure;
  const Lines story = set_in(bridge, measure);
  const std::vector<Lines> columns = columns_of(story, 3);
  const std::string table = "名次\n\n船名\n\n吨位\n\n1\n\n白鹭\n\n40\n\n2\n\n苍鹰\n\n38\n\n3\n\n海燕\n\n52\n\n";
  const Lines cells = {"名次", "船名", "吨位", "1", "白鹭", "40", "2", "苍鹰", "38", "3", "海燕", "52"};
  Lines behind = story;
  behind.insert(behind.end(), cells.begin(), cells.end());
  CHECK(untangled(deal_lines(columns) + table) == behind);
  Lines before = cells;
  before.insert(before.end(), story.begin(), story.end());
  CHECK(untangled(table + deal_lines(columns)) == before);
}

TEST_CASE("two columns in one line, a blank between them, are cut apart") {
  const std::vector<Lines> columns = columns_of(set_in(bridge, 16), 2);
  Lines rows;
  for (std::size_t row = 0; row < columns[1].size(); ++row) {
    if (row >= 4 && row < 7) {
      rows.push_back(columns[0][row] + " " + columns[1][row]);
    } else {
      rows.push_back(columns[0][row]);
      rows.push_back(columns[1][row]);
    }
  }
  std::vector<Line> lines(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) lines[i].text = rows[i];
  const std::vector<DealtLine> parts = collect_dealt_lines(lines);
  REQUIRE(parts.size() == 2 * columns[1].size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    CAPTURE(i);
    const bool right = i % 2 == 1;
    const bool glued = i / 2 >= 4 && i / 2 < 7;
    CHECK(parts[i].segment.text == columns[i % 2][i / 2]);
    CHECK(parts[i].beside == (right && glued));
    CHECK(parts[i].segment.index == (right && glued ? count_code_points(columns[0][i / 2]) + 1 : 0));
  }
}

TEST_CASE("a headline of two halves is no pair of columns") {
  Lines rows = set_in(bridge, 16);
  rows.insert(rows.begin(), "老石桥修好了 孩子们在栏杆上看船");
  std::vector<Line> lines(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) lines[i].text = rows[i];
  CHECK(collect_dealt_lines(lines).size() == rows.size());
}

TEST_CASE("text that was not dealt out stays as it is") {
  const Lines story = set_in(bridge, 12);
  std::string latin;
  for (int i = 0; i < 30; ++i) latin += "the river runs below the mill and\n\nturns where the old road ends\n\n";
  std::string paragraphs;
  for (int i = 0; i < 6; ++i) paragraphs += "南河桥上\n\n" + std::string(ferry) + "\n\n";
  std::string indented = deal_lines(columns_of(story, 3));
  for (std::size_t at = 0; at < indented.size(); at = indented.find("\n\n", at) + 2)
    if (at % 5 == 0) indented.insert(at, "  ");
  struct Case {
    const char* name;
    std::string text;
  };
  const Lines furniture = {"7", "第4版", "— 31 —", "本版编辑：魏石", "20 要闻"};
  std::string torn = "石桥\n\n";
  const Lines long_story = set_in(std::string(bridge) + std::string(ferry) + std::string(bridge), 18);
  for (std::size_t i = 0; i < long_story.size(); ++i)
    torn += long_story[i] + (i % 7 == 6 ? "\n\n" + furniture[i / 7 % furniture.size()] + "\n\n" : "\n");
  const Case cases[] = {
      {"page numbers and running heads in mid-sentence", torn},
      {"a blank line behind every line", joined(story, "\n\n")},
      {"no blank line at all", joined(story, "\n")},
      {"columns of one story, one after the other", joined(columns_of(story, 3)[0], "\n") + "\n" +
                                                        joined(columns_of(story, 3)[1], "\n") + "\n" +
                                                        joined(columns_of(story, 3)[2], "\n")},
      {"paragraphs on a line each, with headings", paragraphs},
      {"indents, which tell paragraphs", indented},
      {"Latin text, where nothing tells", latin},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(joined(untangled(c.text), "\n") == without_indents(joined(in_order(c.text), "\n")));
  }
}

TEST_CASE("each line goes on from one line at most, and lines keep their numbers") {
  const std::string text = deal_lines(columns_of(set_in(bridge, 12), 3)) + deal_lines(columns_of(set_in(ferry, 17), 2));
  Page page;
  untangle(text, page);
  std::vector<std::uint32_t> numbers;
  for (const Line& line : page.lines)
    if (!line.text.empty()) numbers.push_back(line.number);
  std::sort(numbers.begin(), numbers.end());
  CHECK(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
  CHECK(numbers.size() == in_order(text).size());
}

TEST_CASE("how well two lines meet") {
  struct Case {
    const char* name;
    std::string_view above;
    std::string_view better;
    std::string_view worse;
  };
  const Case cases[] = {
      {"a word spans the seam", "今年秋天，镇里打算在老石桥旁边开一家图", "书馆，供等船的乘客和附近学校的学生看书",
       "子和徒弟一起走了四十多天才找到那块青石"},
      {"lines of one measure", "今年秋天，镇里打算在老石桥旁边的空地上", "摆出修桥时用过的所有工具和许多张旧图纸",
       "摆出修桥时用过的工具"},
      {"no line begins with a comma", "今年秋天，镇里打算在老石桥旁边的空地上",
       "摆出修桥时用过的所有工具和许多张旧图纸", "，摆出修桥时用过的工具和许多张旧的图纸"},
      {"behind a paragraph's end, a first line", "石板没有松动。", "今年秋天，镇里打算在老石桥旁边的空",
       "今年秋天，镇里打算在老石桥旁边的空地上"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    std::vector<Line> lines(3);
    lines[0].text = c.above;
    lines[1].text = c.better;
    lines[2].text = c.worse;
    const std::vector<DealtLine> dealt = collect_dealt_lines(lines);
    REQUIRE(dealt.size() == 3);
    Meeting meeting(dealt);
    CHECK(meeting.cost(0, 1, 38, false) < meeting.cost(0, 2, 38, false));
  }
}
