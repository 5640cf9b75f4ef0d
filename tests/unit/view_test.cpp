#include <newsprint/view.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "read_page.h"
#include "view/figures.h"
#include "view/html.h"
#include "view/parts.h"
#include "view/place.h"
#include "view/plot.h"

using namespace newsprint;
using namespace newsprint::view;

namespace {

std::string text(std::string_view from) {
  std::string out;
  append_text(from, out);
  return out;
}

std::string attribute(std::string_view from) {
  std::string out;
  append_attribute(from, out);
  return out;
}

std::string grouped(std::uint64_t number) {
  std::string out;
  append_grouped(number, out);
  return out;
}

ArticleRecord read(std::string_view line) {
  ArticleRecord article;
  std::string problem;
  const bool fine = read_article(line, article, problem);
  CHECK_MESSAGE(fine, problem);
  return article;
}

std::string problem_of(std::string_view line) {
  ArticleRecord article;
  std::string problem;
  CHECK_FALSE(read_article(line, article, problem));
  return problem;
}

PageModel page_of(const std::vector<std::string>& lines, std::vector<Story> stories) {
  PageModel page{.number = 1, .has_source = true};
  for (std::uint32_t i = 0; i < lines.size(); ++i) page.lines.push_back({.number = i + 1, .text = lines[i]});
  page.stories = std::move(stories);
  place_parts(page);
  return page;
}

// Pieces as `line:from-to`, with a question mark where only the line is known.
std::string places(const Part& part) {
  std::string out;
  for (const Piece& piece : part.pieces) {
    if (!out.empty()) out += ' ';
    out += std::to_string(piece.line + 1) + ":" + std::to_string(piece.from) + "-" + std::to_string(piece.to);
    if (!piece.sure) out += '?';
  }
  return out;
}

// Every tag that is opened is closed, in order: enough to know that nothing broke out of its element.
bool is_balanced(std::string_view html) {
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == html.npos) return false;
    const bool closing = html[at + 1] == '/';
    const std::size_t begin = at + (closing ? 2 : 1);
    const std::string_view name = html.substr(begin, html.find_first_of(" >/", begin) - begin);
    if (html[end - 1] == '/' || name == "!DOCTYPE" || name == "meta") continue;
    if (!closing) {
      open.push_back(name);
      // Nothing in these is markup.
      if (name == "style" || name == "script") at = html.find("</" + std::string(name), at) - 1;
    } else if (open.empty() || open.back() != name) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

}  // namespace

TEST_CASE("no text becomes markup") {
  struct {
    const char* from;
    const char* to;
  } cases[] = {
      {"plain 街巷", "plain 街巷"},
      {"<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"},
      {"</textarea><!--", "&lt;/textarea&gt;&lt;!--"},
      {"a & b &lt; \"c\"", "a &amp; b &amp;lt; &quot;c&quot;"},
      {"tab\tand\nline", "tab\tand\nline"},
      {"bell\a.", "bell<span class=\"code\">U+0007</span>."},
      {"\u202Eright to left\u202C",
       "<span class=\"code\">U+202E</span>right to left<span class=\"code\">U+202C</span>"},
      {"a\u2066b\u2069", "a<span class=\"code\">U+2066</span>b<span class=\"code\">U+2069</span>"},
      {"\u0085\u2028\uFEFF",
       "<span class=\"code\">U+0085</span><span class=\"code\">U+2028</span><span class=\"code\">U+FEFF</span>"},
      {"family 👨\u200D👩", "family 👨\u200D👩"},  // joiners are text
      {"", ""},
  };
  for (const auto& c : cases) CHECK(text(c.from) == c.to);
  CHECK(text(std::string_view("nul\0!", 5)) == "nul<span class=\"code\">U+0000</span>!");
  CHECK(attribute("\" onclick='x' \u202E<b>") == "&quot; onclick=&#39;x&#39; \uFFFD&lt;b&gt;");
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1234567) == "1,234,567");
}

TEST_CASE("article records are read, and what is wrong with one is named") {
  const ArticleRecord article = read(
      R"({"type":"article","id":"x#1.2","doc":"x","page":1,"article":2,"kind":"picture","language":"ja","headline":"h",)"
      R"("byline":{"text":"b","authors":[{"name":"n","role":"r"}]},"dateline":{"text":"d"},)"
      R"("blocks":[{"type":"table","text":"t","lines":[[3,4],[6,6]],"columns":["a"],"rows":[["b","c"],[]]}],)"
      R"("jump":{"text":"j","to":"3"},"removed":[{"text":"r","reason":"duplicate","lines":[[9,9]]}],)"
      R"("flags":["moved"],"lines":[[1,9]],"mine":{"x":[1]}})");
  CHECK(article.article == 2);
  CHECK(article.kind == ArticleKind::picture);
  CHECK(article.language == "ja");
  CHECK(article.authors[0].role == "r");
  CHECK(article.dateline == "d");
  CHECK(article.blocks[0].lines == std::vector<LineRange>{{3, 4}, {6, 6}});
  CHECK(article.blocks[0].rows == std::vector<std::vector<std::string>>{{"b", "c"}, {}});
  CHECK(article.jump_to == "3");
  CHECK(article.removed[0].reason == "duplicate");
  CHECK(article.flags == std::vector<std::string>{"moved"});

  CHECK(problem_of(R"({"type":"article")") == "it is not JSON");
  CHECK(problem_of("[]") == "it is no article record");
  CHECK(problem_of(R"({"type":"page"})") == "it is no article record");
  CHECK(problem_of(R"({"type":"article","doc":"x","page":1,"article":1})") == "it has no \"kind\"");
  const std::string begin = R"({"type":"article","doc":"x","page":1,"article":1,"kind":"article",)";
  CHECK(problem_of(begin + R"("deck":[]})") == "its \"deck\" is no string");
  CHECK(problem_of(begin + R"("byline":"x"})") == "its \"byline\" is no object");
  CHECK(problem_of(begin + R"("byline":{"authors":[{"name":1}]}})") == "its \"byline.authors.name\" is no string");
  CHECK(problem_of(begin + R"("removed":{}})") == "its \"removed\" is no list");
}

TEST_CASE("texts are found again in their lines") {
  Story story{.lines = {{1, 6}}};
  story.parts = {
      {.role = "headline", .text = "Bridge opens"},
      {.role = "paragraph", .text = "The mayor of the harbour spoke.", .lines = {{2, 4}}},
      {.role = "paragraph", .text = "Second column.", .lines = {{3, 4}}},
      {.role = "paragraph", .text = "Changed beyond knowing", .lines = {{5, 5}}},
      {.role = "removed", .text = "spoke.", .lines = {{6, 6}}},
  };
  const PageModel page = page_of({"Bridge   Other", "opens", "The mayor of the har-     Second",
                                  "bour spoke.    column.", "what it was", "spoke."},
                                 {story});
  const auto& parts = page.stories[0].parts;
  CHECK(places(parts[0]) == "1:0-6 2:0-5");           // other text stands beside it
  CHECK(places(parts[1]) == "2:0-5? 3:0-21 4:0-11");  // a line named wrongly is shown as such; a welded hyphen belongs
  CHECK(parts[1].breaks == std::vector<std::uint32_t>{20});
  CHECK(places(parts[2]) == "3:26-32 4:15-22");
  CHECK(places(parts[3]) == "5:0-11?");
  CHECK(places(parts[4]) == "6:0-6");
}

TEST_CASE("a head put together from lines in another order is found") {
  Story story{.lines = {{1, 4}}};
  story.parts = {{.role = "byline", .text = "By Ann Oakes Pictures: B. Reed"},
                 {.role = "deck", .text = "Nothing of this is there"},
                 {.role = "paragraph", .text = "A text.", .lines = {{2, 2}}}};
  const PageModel page = page_of({"Pictures: B. Reed", "A text.", "", "By Ann Oakes"}, {story});
  CHECK(places(page.stories[0].parts[0]) == "4:0-12 1:0-17");
  CHECK(page.stories[0].parts[0].breaks == std::vector<std::uint32_t>{13});
  CHECK(places(page.stories[0].parts[1]).empty());
}

TEST_CASE("spans name parts of lines in the decoded line, before repair") {
  Story story{.lines = {{1, 1}}};
  story.parts = {{.role = "paragraph", .text = "灯亮", .lines = {{1, 1}}, .spans = {{1, 6, 8}}}};
  PageModel page{.number = 1, .has_source = true};
  // Two blanks before the text, and one character taken out behind its second.
  page.lines.push_back({.number = 1, .at = 2, .indent = 2, .text = "渡口 灯亮", .shifts = {{2, 1}}});
  page.stories = {story};
  place_parts(page);
  CHECK(places(page.stories[0].parts[0]) == "1:3-5");
}

TEST_CASE("a line goes to what agrees with it, and the rest to what names it") {
  Story story{.lines = {{1, 1}}};
  story.parts = {{.role = "table", .rows = {{"1", "2"}}, .lines = {{1, 1}}},
                 {.role = "paragraph", .text = "beside it", .lines = {{1, 1}}}};
  const auto claims = claims_of(page_of({"1  2   beside it   3"}, {story}));
  REQUIRE(claims[0].size() == 3);
  CHECK((claims[0][0].part == 0 && claims[0][0].from == 0 && claims[0][0].to == 7));
  CHECK((claims[0][1].part == 1 && claims[0][1].from == 7 && claims[0][1].to == 16));
  CHECK((claims[0][2].part == 0 && claims[0][2].from == 16 && claims[0][2].to == 20));
}

TEST_CASE("what no part names is left over") {
  Story story{.lines = {{1, 1}}};
  story.parts = {{.role = "paragraph", .text = "kept", .lines = {{1, 1}}}};
  const Figures figures = figures_of(page_of({"kept   dropped", "and this"}, {story}));
  CHECK(figures.kept == 4);
  CHECK(figures.left == 14);
  CHECK(figures.fill > 0.7);
}

TEST_CASE("many parts that name every line cost no more than they hold") {
  std::vector<std::string> lines(20000, "x");
  Story story{.lines = {{1, 20000}}};
  for (int i = 0; i < 20000; ++i) story.parts.push_back({.role = "paragraph", .text = "yz", .lines = {{1, 20000}}});
  const PageModel page = page_of(lines, {story});
  std::size_t pieces = 0;
  for (const Part& part : page.stories[0].parts) pieces += part.pieces.size();
  CHECK(pieces <= 20000 * (64 + 4 * 2));
}

TEST_CASE("blank lines count among those that a part may name") {
  std::vector<std::string> lines(1000);
  lines.emplace_back("yz");
  const Story story{.lines = {{1, 1001}}, .parts = {{.role = "paragraph", .text = "yz", .lines = {{1, 1001}}}}};
  CHECK(page_of(lines, {story}).stories[0].parts[0].pieces.empty());
  const Story near{.lines = {{941, 1001}}, .parts = {{.role = "paragraph", .text = "yz", .lines = {{941, 1001}}}}};
  CHECK(page_of(lines, {near}).stories[0].parts[0].pieces.size() == 1);
}

TEST_CASE("charts are SVG that can be read without seeing it") {
  Chart chart{.id = "c",
              .title = "Characters & more",
              .unit = "characters",
              .series = {},
              .labels = {"1", "2"},
              .links = {"g1", "g2"}};
  chart.series.push_back({"kept", "kept", {30, 10}});
  chart.series.push_back({"removed", "removed", {10, 0}});
  std::string out;
  append_chart(chart, out);
  CHECK(is_balanced(out));
  CHECK(out.find("Characters &amp; more") != out.npos);
  CHECK(out.find("<title>page 1, kept 30 characters, removed 10 characters</title>") != out.npos);
  CHECK(out.find("href=\"#g2\"") != out.npos);
  // The scale ends at 50; between 8 and 130 a unit is 2.44 high, and nothing is drawn for nothing.
  CHECK(out.find(R"(<rect class="kept" x="125.0" y="56.8" width="36.0" height="73.2"/>)") != out.npos);
  CHECK(out.find(R"(<rect class="removed" x="125.0" y="32.4" width="36.0" height="24.4"/>)") != out.npos);
  std::size_t drawn = 0;
  for (std::size_t at = out.find("<rect class=\"removed\""); at != out.npos;
       at = out.find("<rect class=\"removed\"", at + 1))
    ++drawn;
  CHECK(drawn == 1);
}

TEST_CASE("of many pages some share a bar, and a chart without pages is empty") {
  Chart chart{.id = "c", .title = "t", .unit = "", .series = {}, .labels = {}, .links = {}};
  chart.series.push_back({"articles", "kept", {}});
  std::string out;
  append_chart(chart, out);
  CHECK(is_balanced(out));
  CHECK(out.find("<a ") == out.npos);
  for (int i = 1; i <= 1000; ++i) {
    chart.labels.push_back(std::to_string(i));
    chart.links.push_back("g" + std::to_string(i));
    chart.series[0].values.push_back(i);
  }
  out.clear();
  append_chart(chart, out);
  CHECK(out.find("<title>mean of pages 1 to 9, articles 5 </title>") != out.npos);
  CHECK(out.size() < 60'000);
}

TEST_CASE("a file is whole whatever its records hold") {
  View view;
  view.add(read(
      R"({"type":"article","doc":"</title><b>","page":1,"article":1,"kind":"article","language":"\" x=\"",)"
      R"("headline":"</h3></article>","flags":["<i>"],"blocks":[{"type":"caption","credit":"<u>","text":"</p><script>","lines":[[1,1]]},)"
      R"({"type":"table","columns":["<td>"],"rows":[["</table>"],["a","b","c"]]}],"removed":[{"text":"<!--","reason":"<s>"}]})"));
  view.add(read(R"({"type":"article","doc":"b","page":7,"article":1,"kind":"fragment"})"));
  CHECK(view.documents() == std::vector<std::string>{"</title><b>", "b"});
  Page source;
  Diagnostics diagnostics;
  read_page("</pre><svg onload=x>\n", source, diagnostics);
  source.doc = "b";
  source.number = 7;
  view.add_source(source);
  std::string out;
  view.write({}, out);
  CHECK(is_balanced(out));
  CHECK(out.find("&lt;svg onload=x&gt;") != out.npos);
  CHECK(out.find("<svg onload") == out.npos);
  CHECK(out.find("colspan=\"2\"") != out.npos);
  std::string again;
  view.write({}, again);
  CHECK(again == out);
}
