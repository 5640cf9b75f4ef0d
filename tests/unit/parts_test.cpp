// A document cut behind its form feeds is read, part by part, as it would be whole.
#include <newsprint/text.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace newsprint;

namespace {

// The pages of a text as words for comparison: numbers, lines with their numbers, repairs.
std::vector<std::string> read(std::string_view text, TextOptions options) {
  std::vector<std::string> pages;
  TextReader reader(std::move(options));
  Page page;
  Diagnostics diagnostics;
  reader.begin("paper.txt");
  reader.feed(text);
  reader.finish();
  while (reader.next(page, diagnostics) == Step::page) {
    std::string words = std::to_string(page.number) + " " + std::to_string(page.repairs.invisible);
    for (const Line& line : page.lines) words.append("\n" + std::to_string(line.number) + " ").append(line.text);
    pages.push_back(words);
  }
  return pages;
}

std::uint32_t line_ends(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    count += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) ? 1 : 0;
  }
  return count;
}

std::vector<std::string> read_in_parts(std::string_view text, std::string_view encoding) {
  std::vector<std::string> pages;
  TextOptions options;
  options.encoding = encoding;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, std::min(text.find('\f'), text.size() - 1) + 1);
    const std::vector<std::string> more = read(part, options);
    pages.insert(pages.end(), more.begin(), more.end());
    options.first_page += 1;
    options.first_line += line_ends(part);
    text.remove_prefix(part.size());
  }
  return pages;
}

}  // namespace

TEST_CASE("parts of a document know their pages and lines") {
  struct {
    const char* name;
    const char* text;
    const char* encoding;
    std::size_t pages;
  } const cases[] = {
      {"pages of lines", "Ferry late\nagain today\n\fBakery\nopens\n\n\fend\n", "UTF-8", 3},
      {"line ends of three kinds", "one\r\ntwo\rthree\n\ffour\r\f\r\nfive", "UTF-8", 3},
      {"a form feed within a line", "one\ftwo\nthree\ffour", "UTF-8", 3},
      {"empty pages, and a blank end that is none", "one\n\f\f\f \n", "UTF-8", 3},
      {"a mark at the document's beginning", "\xEF\xBB\xBFone\n\ftwo\n", "UTF-8", 2},
      {"a mark inside is an invisible character", "one\n\f\xEF\xBB\xBFtwo\n", "UTF-8", 2},
      {"characters of two bytes", "\xC0\xCF\xB8\xDB\n\f\xD0\xC2\xC7\xC5\n", "GB18030", 2},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    TextOptions options;
    options.encoding = c.encoding;
    const std::vector<std::string> whole = read(c.text, options);
    CHECK(whole.size() == c.pages);
    CHECK(read_in_parts(c.text, c.encoding) == whole);
  }
}
