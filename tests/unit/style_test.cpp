#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "reflow/pieces.h"
#include "reflow/style.h"

using namespace newsprint;

namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// The style of a page with these lines; every `indented`th of them is indented by four columns, and the page's
// columns have `height` lines.
PageStyle style_of(const std::vector<std::string>& texts, std::size_t indented = 0, std::size_t height = 100) {
  Page page;
  for (const std::string& text : texts) {
    Line line;
    line.text = page.arena.copy(text);
    line.number = static_cast<std::uint32_t>(page.lines.size() + 1);
    if (indented != 0 && page.lines.size() % indented == 0) line.indent = 4;
    line.column = static_cast<std::uint32_t>(page.lines.size() / height + 1);
    page.lines.push_back(line);
  }
  std::vector<Piece> pieces;
  measure_pieces(page, pieces);
  return find_style(pieces);
}

// An advertisement that runs over the page, and six lines of each of the widths, in Han characters.
std::vector<std::string> stories(const std::vector<int>& widths) {
  std::vector<std::string> texts{repeated("橋", 52)};
  for (const int width : widths)
    for (int i = 0; i < 6; ++i) texts.push_back(repeated("河", width));
  return texts;
}

}  // namespace

TEST_CASE("stories set in several widths are short lines, whatever one measure explains") {
  const PageStyle style = style_of(stories({8, 11, 14, 17, 20, 23, 26, 29}));
  CHECK_FALSE(style.long_lines);
}

TEST_CASE("paragraphs of a line each are long lines, even where none is very long") {
  std::vector<std::string> texts;
  for (int i = 0; i < 24; ++i) texts.push_back(repeated("河", 9 + (i * 29) % 44) + "。");
  CHECK(style_of(texts).long_lines);
}

TEST_CASE("each region says by itself how its paragraphs are marked") {
  Page page;
  const auto add = [&](std::string_view text, std::uint32_t indent, std::uint32_t region) {
    Line line;
    line.text = page.arena.copy(text);
    line.number = static_cast<std::uint32_t>(page.lines.size() + 1);
    line.indent = indent;
    line.region = region;
    page.lines.push_back(line);
  };
  const std::string full = repeated("河", 16);
  const std::string last = repeated("河", 7) + "。";
  for (int paragraph = 0; paragraph < 6; ++paragraph) {
    add(repeated("河", 14), 4, 1);
    add(full, 0, 1);
    add(last, 0, 1);
  }
  for (int paragraph = 0; paragraph < 6; ++paragraph) {
    add(full, 0, 2);
    add(last, 0, 2);
    add("", 0, 2);
  }
  std::vector<Piece> pieces;
  measure_pieces(page, pieces);
  const PageStyle style = find_style(pieces);
  const std::vector<RegionStyle> regions = find_region_styles(page, pieces, style);
  REQUIRE(regions.size() == 2);
  CHECK(regions[0].end == 18);
  CHECK(regions[0].style.indent_marks);
  CHECK(regions[0].style.blank_parts == Tri::no);
  CHECK_FALSE(regions[1].style.indent_marks);
  CHECK(regions[1].style.blank_parts == Tri::yes);
}

TEST_CASE("a page of one region has one style") {
  Page page;
  Line line;
  line.text = page.arena.copy("河上的船");
  page.lines.assign(3, line);
  std::vector<Piece> pieces;
  measure_pieces(page, pieces);
  CHECK(find_region_styles(page, pieces, find_style(pieces)).empty());
}

TEST_CASE("a page of several measures is a stream unless its lines kept their indents or their columns") {
  const std::vector<std::string> texts = stories({12, 18, 24});
  CHECK(style_of(texts).source == Source::stream);
  CHECK(style_of(texts, 6).source == Source::story);
  CHECK(style_of(texts, 0, 9).source == Source::columns);
}

TEST_CASE("blank lines behind the first lines of paragraphs say nothing") {
  // Paragraphs of five lines in three measures, the first of each shorter by an indent; a blank line where `blank` says.
  const auto source_of = [](int paragraphs, const auto& blank) {
    Page page;
    std::uint32_t number = 0;
    const auto add = [&](std::string_view text) {
      Line line;
      line.text = page.arena.copy(text);
      line.number = ++number;
      page.lines.push_back(line);
    };
    int paragraph = 0;
    for (const int width : {12, 18, 24})
      for (const int end = paragraph + paragraphs; paragraph < end; ++paragraph)
        for (int i = 0; i < 5; ++i) {
          if (blank(paragraph, i)) add("");
          if (i == 4)
            add("船开走了。");
          else
            add(repeated("河", i == 0 ? width - 2 : width));
        }
    std::vector<Piece> pieces;
    measure_pieces(page, pieces);
    return find_style(pieces).source;
  };
  CHECK(source_of(4, [](int, int line) { return line == 1; }) == Source::stream);
  CHECK(source_of(4, [](int, int line) { return line == 0; }) == Source::story);
  // Fewer say as much where there are more lines, behind full lines and first ones together.
  const auto some = [](int paragraph, int line) {
    return line == 0 || (line == 2 && paragraph % 3 == 0) || (line == 1 && paragraph % 6 == 1);
  };
  CHECK(source_of(10, some) == Source::stream);
  CHECK(source_of(2, some) == Source::story);
}
