// No stage is quadratic: four times the page may take twice that in proportion, and no more.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>

#include "made_pages.h"
#include "pipeline.h"

namespace {

// CPU seconds of all stages over `text`, and of writing and assembling; the best of three.
double seconds(std::string_view text) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    newsprint::Page page;
    newsprint::Articles articles;
    newsprint::Diagnostics diagnostics;
    std::string out;
    pipeline::each_page(text, 1 << 16, page, [&](newsprint::Page& each) {
      for (const pipeline::Stage& stage : pipeline::stages) stage.run(each, diagnostics);
      newsprint::assemble(each, articles, diagnostics);
      out.clear();
      newsprint::write_page(each, {}, out);
    });
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

std::string characters(made::Dice& dice, std::size_t count) {
  constexpr std::string_view some[] = {"市", "民", "新", "闻", "昨", "日", "举",
                                       "行", "公", "园", "老", "人", "说", "水"};
  std::string text;
  for (; count != 0; --count) text += dice.pick(some);
  return text;
}

struct Shape {
  std::string_view name;
  std::size_t small;  // elements that take some milliseconds
  std::string (*element)(made::Dice& dice, std::size_t index);
};

constexpr Shape shapes[] = {
    {"lines of prose", 5000,
     [](made::Dice& dice, std::size_t) { return characters(dice, 18) + (dice.one_in(6) ? "。\n" : "\n"); }},
    {"fragments", 2000, [](made::Dice& dice, std::size_t) { return characters(dice, 4 + dice.below(9)) + "\n\n"; }},
    {"one line", 20000, [](made::Dice& dice, std::size_t) { return characters(dice, 10) + "，"; }},
    {"one line with figures set apart", 20000,
     [](made::Dice& dice, std::size_t i) { return characters(dice, 6) + " " + std::to_string(i) + " "; }},
    {"one line with characters to repair", 20000,
     [](made::Dice& dice, std::size_t) { return characters(dice, 6) + "\u200B 12 " + characters(dice, 6); }},
    {"one line of blanks at every measure", 10000,
     [](made::Dice& dice, std::size_t) { return characters(dice, 20) + " "; }},
    {"blank lines", 200000, [](made::Dice&, std::size_t) { return std::string("\n"); }},
    {"lines that end in CR", 5000, [](made::Dice& dice, std::size_t) { return characters(dice, 18) + "\r"; }},
    {"the same line again", 5000, [](made::Dice&, std::size_t) { return std::string("本报讯 市民公园\n"); }},
    {"the same paragraph again", 2000,
     [](made::Dice&, std::size_t) { return std::string("市民公园昨天开放，老人说这里的水很清。\n\n"); }},
    {"open quotes", 5000, [](made::Dice& dice, std::size_t) { return "“" + characters(dice, 12) + "\n"; }},
    {"columns", 1500,
     [](made::Dice& dice, std::size_t) { return characters(dice, 14) + "      " + characters(dice, 14) + "\n"; }},
    {"columns dealt out line by line", 1500,
     [](made::Dice& dice, std::size_t) { return characters(dice, dice.one_in(6) ? 10 : 14) + "\n\n"; }},
    {"columns dealt out block by block", 500,
     [](made::Dice& dice, std::size_t i) {
       const std::size_t measure = 10 + i % 12;
       return characters(dice, measure) + "\n" + characters(dice, measure) + "。\n" + characters(dice, measure) +
              "\n\n";
     }},
    {"rows of a table", 3000,
     [](made::Dice& dice, std::size_t i) {
       return "| " + characters(dice, 3) + " | " + std::to_string(i) + " | 5 |\n";
     }},
    {"lines of comma-separated values, each longer by one", 300,
     [](made::Dice&, std::size_t i) {
       std::string line = "x";
       for (std::size_t k = 0; k < i % 50; ++k) line += ",1";
       return line + "\n";
     }},
    {"rows of aligned cells", 3000,
     [](made::Dice& dice, std::size_t i) {
       return characters(dice, 3) + "     " + std::to_string(10000 + i) + "    " + std::to_string(10 + i % 90) + "\n";
     }},
    {"aligned cells with a blank line after each row", 3000,
     [](made::Dice& dice, std::size_t i) {
       return characters(dice, 3) + "     " + std::to_string(10000 + i) + "    " + std::to_string(10 + i % 90) + "\n\n";
     }},
    {"cells that stand anywhere", 3000,
     [](made::Dice& dice, std::size_t i) {
       return std::string(dice.below(40), ' ') + std::to_string(i) + std::string(2 + dice.below(40), ' ') + "x\n";
     }},
    {"hyphens", 3000,
     [](made::Dice&, std::size_t) { return std::string("a word that breaks at the hy-\nphen of a line\n"); }},
    {"broken words alike at both ends", 20000,
     [](made::Dice&, std::size_t i) {
       const std::string middle = std::to_string(100000 + i);
       return "lamplighter" + middle + "-\nstreetlamps lamplighter" + middle + "streetlamps\n";
     }},
    {"lines of one character", 20000, [](made::Dice& dice, std::size_t) { return characters(dice, 1) + "\n"; }},
    {"lines of one letter or figure", 20000,
     [](made::Dice& dice, std::size_t) { return std::string(1, "abcdef0123456789.,-"[dice.below(19)]) + "\n"; }},
    {"quotes nested on one line", 20000, [](made::Dice&, std::size_t) { return std::string("“话"); }},
    {"a quote that opens on each line, and nothing else", 5000,
     [](made::Dice&, std::size_t) { return std::string("“\n"); }},
    {"quotes that close, line by line", 5000,
     [](made::Dice&, std::size_t i) { return std::string(i % 2 == 0 ? "“话\n" : "”\n"); }},
    {"brackets nested line by line", 5000, [](made::Dice&, std::size_t) { return std::string("（甲\n"); }},
    {"nothing but punctuation", 20000,
     [](made::Dice& dice, std::size_t) {
       constexpr std::string_view marks[] = {"。", "，", "、", "“", "”", "（", "）",
                                             "—",  "…",  ".",  ",", "-", "\"", "\n"};
       return std::string(dice.pick(marks));
     }},
    {"nothing but combining marks", 20000,
     [](made::Dice& dice, std::size_t) { return dice.one_in(30) ? std::string("\n") : std::string("\u0301"); }},
    {"bidi controls", 20000,
     [](made::Dice& dice, std::size_t) {
       constexpr std::string_view marks[] = {"\u202A", "\u202E", "\u2066", "\u2069", "\u200F", "א", "a", "\n"};
       return std::string(dice.pick(marks));
     }},
    {"every plane", 20000,
     [](made::Dice& dice, std::size_t i) {
       const auto c = static_cast<unsigned>(0x10000 + dice.below(0x100000));
       const char utf8[] = {static_cast<char>(0xF0U | c >> 18U), static_cast<char>(0x80U | (c >> 12U & 0x3FU)),
                            static_cast<char>(0x80U | (c >> 6U & 0x3FU)), static_cast<char>(0x80U | (c & 0x3FU))};
       return std::string(utf8, 4) + (i % 30 == 0 ? "\n" : "");
     }},
    {"any bytes", 50000,
     [](made::Dice& dice, std::size_t) { return std::string(1, static_cast<char>(1 + dice.below(255))); }},
    {"cells, one a line", 5000,
     [](made::Dice& dice, std::size_t) {
       return (dice.one_in(2) ? characters(dice, 3) : std::to_string(dice.below(99))) + "\n";
     }},
    {"cells, a row a line, parted by single blanks", 3000,
     [](made::Dice& dice, std::size_t) {
       std::string line = characters(dice, 2);
       for (std::size_t n = 1 + dice.below(7); n > 0; --n)
         line += " " + (dice.one_in(2) ? characters(dice, 2) : std::to_string(dice.below(99)));
       return line + "\n";
     }},
    {"names of columns again and again", 2000,
     [](made::Dice& dice, std::size_t i) {
       return "名次 船名 分\n" + std::to_string(i) + " " + characters(dice, 2) + " 30\n";
     }},
    {"cells of one line", 10000,
     [](made::Dice& dice, std::size_t i) { return characters(dice, 2) + " " + std::to_string(i % 90) + " "; }},
    {"rows of a flattened table", 3000,
     [](made::Dice& dice, std::size_t i) {
       return (i == 0 ? "Table with 2 columns: a, b. " : "; ") + std::to_string(i + 1) + ". " + characters(dice, 2) +
              ", x";
     }},
    {"flattened tables that begin and never end", 3000,
     [](made::Dice&, std::size_t) { return std::string("Table with 4 columns: a, b, c, d. 1. x, y;\n"); }},
    {"boxes", 3000, [](made::Dice&, std::size_t i) { return std::string(i % 2 == 0 ? "┌──┬──┐\n" : "│甲│乙│\n"); }},
    {"one line of bars", 20000, [](made::Dice&, std::size_t) { return std::string("|a"); }},
    {"one line of commas", 20000, [](made::Dice&, std::size_t) { return std::string("1,"); }},
    {"one line of tabs", 20000, [](made::Dice&, std::size_t) { return std::string("1\t"); }},
    {"columns parted by no-break spaces", 1500,
     [](made::Dice& dice, std::size_t) { return characters(dice, 14) + "\u00A0" + characters(dice, 14) + "\n"; }},
    {"Hangul without an end", 5000,
     [](made::Dice& dice, std::size_t) { return std::string(dice.one_in(3) ? "마을 " : "강가에"); }},
    {"headings, blank lines between", 3000, [](made::Dice& dice, std::size_t) { return characters(dice, 8) + "\n\n"; }},
    {"captions", 3000,
     [](made::Dice& dice, std::size_t) { return characters(dice, 10) + "。" + characters(dice, 2) + "摄\n\n"; }},
    {"jump lines and credits", 3000,
     [](made::Dice& dice, std::size_t) {
       return characters(dice, 12) + "（下转第3版）\n■ 本报记者 " + characters(dice, 3) + "\n";
     }},
};

std::string text_of(const Shape& shape, std::size_t count) {
  made::Dice dice(7);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += shape.element(dice, i);
  return text;
}

}  // namespace

TEST_CASE("time grows as the page does") {
  constexpr double noise = 0.05;  // seconds
  for (const Shape& shape : shapes) {
    CAPTURE(shape.name);
    const double small = seconds(text_of(shape, shape.small));
    const double large = seconds(text_of(shape, 4 * shape.small));
    CAPTURE(small);
    CHECK(large < 8 * small + noise);
  }
}
