// Formats of others: what is escaped, how spans count, how files are named.
#include <newsprint/formats.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/controls.h"
#include "base/utf8.h"
#include "formats/html.h"
#include "formats/markdown_text.h"
#include "formats/runs.h"
#include "formats/yaml.h"

using namespace newsprint;
using namespace newsprint::formats;

namespace {

// A page of labelled blocks, all of one article, assembled.
struct Story {
  Page page;
  Articles articles;

  Block& add(Role role, std::string_view text) {
    page.doc = "a b.txt";
    page.number = 2;
    if (page.extras.empty()) page.extras.emplace_back();
    Block& block = page.blocks.emplace_back();
    block.number = static_cast<std::uint32_t>(page.blocks.size());
    block.role = role;
    block.article = 1;
    block.text = text;
    return block;
  }
  void add_table(std::string_view caption, Table table) {
    page.tables.push_back(std::move(table));
    Block& block = add(Role::table, caption);
    block.kind = BlockKind::table;
    block.table = static_cast<std::uint32_t>(page.tables.size());
  }
  void join(std::string_view reason, std::uint32_t count) {
    Block& block = page.blocks.back();
    if (block.joins.count == 0) block.joins.first = static_cast<std::uint32_t>(page.joins.size());
    page.joins.push_back({reason, count});
    ++block.joins.count;
  }
  template <class Write>
  std::string written(Write write, const FormatOptions& options = {}) {
    Diagnostics diagnostics;
    assemble(page, articles, diagnostics);
    std::string out;
    for (std::size_t i = 0; i < articles.count; ++i) write(page, articles, i, options, out);
    return out;
  }
};

std::string in_markdown(std::string_view text, Within within = Within::paragraph) {
  std::string out;
  append_markdown(text, within, out);
  return out;
}

std::string in_yaml(std::string_view text) {
  std::string out;
  append_yaml_text(text, out);
  return out;
}

std::string in_csv(const std::vector<std::string_view>& cells, std::size_t width) {
  std::string out;
  write_csv_row(cells, width, out);
  return out;
}

}  // namespace

TEST_CASE("runs are the same sixteen bytes at a time and one by one") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"a", "Z", "7", " ",  ",",    ";", ":",  "<", "`",
                                     "{", "@", "[", "\n", "\x7F", "é", "渡", "🐟", "plain words here"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += pieces[random() % (round % 3 == 0 ? 6 : std::size(pieces))];
    if (round % 50 == 0) text.append(5000, 'x').append("é");
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end; p += 1 + random() % 9)
      CHECK(skip_plain(p, end) == skip_plain_scalar(p, end));
    CHECK(code_points(text) == count_code_points(text));
  }
  for (int c = 0; c < 128; ++c) {
    const std::string text(40, static_cast<char>(c));
    CHECK(skip_plain(text.data(), text.data() + text.size()) ==
          skip_plain_scalar(text.data(), text.data() + text.size()));
  }
}

TEST_CASE("text in Markdown") {
  struct {
    const char* name;
    std::string_view text;
    const char* written;
  } const cases[] = {
      {"plain", "The 6.10 boat, as ever: late; 50 % (or more)!", "The 6.10 boat, as ever: late; 50 % (or more)!"},
      {"marks", R"(\ ` * _ {x} [y](z) <b> &amp; ~ ^ $ @ |)",
       R"(\\ \` \* \_ \{x\} \[y\](z) \<b\> \&amp; \~ \^ \$ \@ \|)"},
      {"a rule", "---", "\\---"},
      {"front matter after a line end", "a\n---\nb", "a\\\n\\---\\\nb"},
      {"a heading", "# 1", "\\# 1"},
      {"a number sign inside", "issue #1", "issue #1"},
      {"a bullet", "- a", "\\- a"},
      {"an ordered list", "12. a", "12\\. a"},
      {"a list of letters", "b) a", "b\\) a"},
      {"a list of Roman numbers", "xiv. a", "xiv\\. a"},
      {"a list in brackets", "(iv) a", "\\(iv) a"},
      {"a number alone", "7.", "7\\."},
      {"no list", "2.5 and Mr. X. Y", "2.5 and Mr. X. Y"},
      {"an initial at the start", "X. Y", "X\\. Y"},
      {"underlined", "a\n===", "a\\\n\\==="},
      {"a definition", ": a", "\\: a"},
      {"a caption beside a table", "TABLE: a", "TABLE\\: a"},
      {"indented code", "     a", "a"},
      {"blanks at line ends", "a  \n  b", "a\\\nb"},
      {"paragraphs", "a\n \nb", "a\n\nb"},
      {"line ends of all kinds", "a\r\nb\rc", "a\\\nb\\\nc"},
      {"a line end first", "\n- a", "\\- a"},
      {"an address", "see http://a.example/b_c", "see http\\://a.example/b\\_c"},
      {"an address without a scheme", "Www.a.example/b_c, WWW.x, www.y", "Www\\.a.example/b\\_c, WWW\\.x, www\\.y"},
      {"addresses of people", "mailto:a_b@c.example xmpp:d", "mailto\\:a\\_b\\@c.example xmpp\\:d"},
      {"no address", "now. At 10:30: ww.x @", "now. At 10:30: ww.x \\@"},
      {"an address behind a line end", "a\nwww.b", "a\\\nwww\\.b"},
      {"noncharacters", "# a\uFDD0\uFFFE# b\U0001FFFF", "\\# a# b"},
      {"control characters",
       "a\x01\x7F"
       "b\tc\f",
       "ab c"},
      {"a list that a control character hides", "1\x01. a", "1\\. a"},
      {"nothing", "", ""},
      {"other scripts", "渡口的灯亮了。", "渡口的灯亮了。"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    CHECK(in_markdown(c.text) == c.written);
  }
  CHECK(in_markdown("a #\nb", Within::heading) == "a \\# b");
  CHECK(in_markdown("a\n\n- b", Within::emphasis) == "a\\\n\\- b");
  CHECK(in_markdown("a|\nb\\", Within::cell) == "a\\|<br>b\\\\");
  CHECK(in_markdown("---", Within::cell) == "\\---");
  CHECK(in_markdown("-5", Within::cell) == "-5");
}

TEST_CASE("text in YAML") {
  CHECK(in_yaml("a: \"b\" \\ # ---") == R"("a: \"b\" \\ # ---")");
  CHECK(in_yaml(std::string_view("\0\n\x7F\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF\xEF\xBF\xBE", 14)) ==
        R"("\u0000\u000a\u007f\u0085\u2028\ufeff\ufffe")");
  CHECK(in_yaml("渡口 🐟\xF0\x9F\xBF\xBF") == R"("渡口 🐟\U0001ffff")");
  const auto value = [](std::string_view json) {
    std::string out;
    append_yaml_value(json, out);
    return out;
  };
  CHECK(value(R"("\u00e9\/\ud83d\udc1f\ud83dx\n")") == "\"é/🐟\xEF\xBF\xBDx\\u000a\"");
  CHECK(value("2.50") == "2.50");
  CHECK(value("null") == "null");
  CHECK(value(R"({"a":[1]})") == R"("{\"a\":[1]}")");
  std::string key;
  append_yaml_key(R"(a\"b: c)", key);
  CHECK(key == R"("a\"b: c": )");
  key.clear();
  append_yaml_key(std::string(2000, 'k'), key);
  CHECK(key == "? \"" + std::string(2000, 'k') + "\"\n: ");
}

TEST_CASE("cells in CSV") {
  CHECK(in_csv({"a", "b"}, 3) == "a,b,\r\n");
  CHECK(in_csv({"a,b", "say \"x\"", "two\nlines", "cr\r"}, 4) ==
        "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"cr\n\"\r\n");
  CHECK(in_csv({std::string_view("a\0\x1B\x7F\xC2\x9B\tb\fc", 10), "\uFFFE,\r\nx"}, 2) == "a\tb c,\",\nx\"\r\n");
  CHECK(in_csv({"a", "b", "c"}, 1) == "a,b,c\r\n");
  CHECK(in_csv({"=1+1", "+1", "@x", " a "}, 4) == "=1+1,+1,@x, a \r\n");
  CHECK(in_csv({""}, 1) == "\"\"\r\n");
  CHECK(in_csv({"\x01"}, 1) == "\"\"\r\n");
  CHECK(in_csv({}, 2) == ",\r\n");
}

TEST_CASE("names of table files") {
  CHECK(table_file_name("page.txt", 1, 3, 2) == "page.txt-1.3-2.csv");
  CHECK(table_file_name("渡口-2.txt", 1, 1, 1) == "渡口-2.txt-1.1-1.csv");
  CHECK(table_file_name("ÄÖ_ß가ア.txt", 1, 1, 1) == "ÄÖ_ß가ア.txt-1.1-1.csv");
  const std::string names[] = {"",
                               ".",
                               "..",
                               "../../x",
                               "/x",
                               "_x",
                               "-x",
                               ".x",
                               "a/b",
                               "a_b",
                               "a b",
                               "a\\b",
                               "a:b",
                               "a*",
                               "a~",
                               "~",
                               "%",
                               "a\nb",
                               std::string(1, '\0'),
                               std::string(300, 'n'),
                               std::string(301, 'n'),
                               "\xE2\x80\xAE"
                               "x",
                               "\xEF\xBB\xBFx"};
  std::vector<std::string> seen;
  for (const std::string& doc : names) {
    const std::string name = table_file_name(doc, 4294967295, 4294967295, 4294967295);
    CAPTURE(name);
    CHECK(name.find_first_of("/\\: \n*%") == name.npos);
    CHECK(name.find('\0') == name.npos);
    CHECK(name[0] != '.');
    CHECK(name[0] != '-');
    CHECK(name.size() <= 160);
    CHECK(std::find(seen.begin(), seen.end(), name) == seen.end());
    seen.push_back(name);
  }
  std::string wide;
  for (int i = 0; i < 100; ++i) wide += "渡";
  CHECK(valid_utf8(table_file_name(wide, 1, 1, 1)));
}

TEST_CASE("spans of Dolma count code points") {
  Story story;
  story.add(Role::paragraph, "Fähre 🐟.");
  story.join("wrap", 2);
  story.join("weld", 1);
  story.join("wrap", 1);
  story.add_table("Preise", {{"Tag", "€"}, {{"Mo", "2"}}, 0, 0});
  story.add(Role::caption, "Das Boot");
  story.join("unheard of", 4);
  CHECK(
      story.written(write_dolma, {.members = R"("paper":"X")", .source = "s"})
          .starts_with(
              R"({"id":"a b.txt#2.1","text":"Fähre 🐟.\n\nPreise\nTag\t€\nMo\t2\n\nDas Boot","source":"s","metadata":{"doc":"a b.txt")"));
  CHECK(
      story.written(write_dolma_attributes) ==
      R"({"id":"a b.txt#2.1","source":"newsprint","attributes":{"newsprint__role__paragraph":[[0,8,1.0]],)"
      R"("newsprint__role__caption":[[29,37,1.0]],"newsprint__role__table":[[10,27,1.0]],)"
      R"("newsprint__join__wrap":[[0,8,3.0]],"newsprint__join__weld":[[0,8,1.0]],"newsprint__join__other":[[29,37,4.0]]}})"
      "\n");
}

TEST_CASE("an article without a body is still a document") {
  Story story;
  story.add(Role::headline, "A head alone");
  CHECK(story.written(write_dolma).find(R"("text":"","source")") != std::string::npos);
  CHECK(story.written(write_dolma_attributes).ends_with("\"attributes\":{}}\n"));
  CHECK(story.written(write_ninjs).find("bodies") == std::string::npos);
  CHECK(story.written(write_markdown).ends_with("---\n\n# A head alone\n"));
}

TEST_CASE("a document of ninjs") {
  Story story;
  story.add(Role::headline, "Head");
  story.add(Role::paragraph, "1 < 2 & \"so\"\nforth");
  story.add(Role::crosshead, "More");
  story.add(Role::caption, "A boat");
  const std::string out = story.written(write_ninjs, {.members = R"("a\"b":"x","n":[1])"});
  CHECK(out.starts_with(R"({"uri":"newsprint:a%20b.txt#2.1","type":"text")"));
  CHECK(
      out.find(
          R"("value":"<p>1 &lt; 2 &amp; \"so\"<br>forth</p><h2 class=\"crosshead\">More</h2><p class=\"caption\">A boat</p>")") !=
      std::string::npos);
  CHECK(out.find(R"("charCount":22)") != std::string::npos);
  CHECK(out.find(R"({"role":"a\"b","value":"x"},{"role":"n","value":"[1]"}])") != std::string::npos);
}

TEST_CASE("characters that print nothing are found the same sixteen bytes at a time and one by one") {
  std::mt19937 random(11);
  const std::string_view pieces[] = {"plain words", "渡口，", "é",      "\u00A0",    "\u07FF", "\u0FFF",
                                     "\uFDCF",      "\uFDF0", "\uFEFF", "\uFFFD",    "🐟",      "\t",
                                     "\n",          " ",      "～",     "\U0003FFFD"};
  const std::string_view changed[] = {"\x01",   "\x1F",   "\x7F",   "\r",     "\v",         "\f",        "\u0080",
                                      "\u009F", "\uFDD0", "\uFDEF", "\uFFFE", "\U0001FFFE", "\U0010FFFF"};
  std::string buffer;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (auto n = random() % 30; n > 0; --n) text += pieces[random() % std::size(pieces)];
    CHECK(without_controls(text, buffer).data() == text.data());
    if (round % 2 == 0) text += changed[random() % std::size(changed)];
    for (auto n = random() % 20; n > 0; --n) text += pieces[random() % std::size(pieces)];
    const char* const end = text.data() + text.size();
    CHECK(find_control(text.data(), end) == find_control_scalar(text.data(), end));
  }
  for (const std::string_view c : changed) {
    const std::string text = "before " + std::string(c) + "behind, and more words than a window holds";
    CAPTURE(text);
    CHECK(find_control(text.data(), text.data() + text.size()) == text.data() + 7);
  }
  CHECK(without_controls("a\r\n\rb\u0085\v\fc\x01\uFFFF\n", buffer) == "a\n\nb\n  c\n");
  CHECK(without_controls("", buffer).empty());
}

TEST_CASE("no format but JSON and YAML, which escape them, holds characters that print nothing") {
  constexpr std::string_view text("a\0b\x1B[1m\r\nc\uFFFE\u0085d", 16);
  Story story;
  story.add(Role::headline, text);
  story.add(Role::paragraph, text);
  story.add(Role::caption, "\x01");
  const std::string ninjs = story.written(write_ninjs);
  CHECK(ninjs.find(R"("<p>ab[1m<br>c<br>d</p><p class=\"caption\"></p>")") != std::string::npos);
  const std::string markdown = story.written(write_markdown);
  CHECK(markdown.find("headline: \"a\\u0000b\\u001b[1m\\u000d\\u000ac\\ufffe\\u0085d\"\n") != std::string::npos);
  CHECK(markdown.ends_with("---\n\n# ab\\[1m c d\n\nab\\[1m\\\nc\\\nd\n"));
  const auto plain = [](const Page& page, const Articles& articles, std::size_t i, const FormatOptions&,
                        std::string& out) { write_plain(page, articles, i, out); };
  CHECK(story.written(plain) == "ab[1m\nc\nd\n\nab[1m\nc\nd\n\n\n");
  Story blank;
  blank.add(Role::headline, "\x01");
  CHECK(blank.written(plain).empty());
}

TEST_CASE("tables are filled up where that costs little, and left ragged where it would cost much") {
  const std::vector<std::string_view> wide(2000, "x");
  const Table ragged{wide, std::vector<std::vector<std::string_view>>(2000, {"y"}), 0, 0};
  CHECK(filled_width(ragged) == 1);
  Story story;
  story.add_table("", ragged);
  constexpr std::size_t bytes_a_cell = 16;  // with what parts cells, and the rule below the header
  constexpr std::size_t bound = bytes_a_cell * 4000;
  std::string csv;
  write_csv(ragged, csv);
  CHECK(csv.size() < bound);
  CHECK(csv.ends_with("\r\ny\r\ny\r\n"));
  const std::string markdown = story.written(write_markdown);
  CHECK(markdown.size() < bound);
  CHECK(markdown.ends_with("| y |\n| y |\n"));
  std::string text;
  write_text(story.page, text);
  CHECK(text.size() < bound);
  CHECK(filled_width({{"a", "b", "c"}, {{"1"}, {}}, 0, 0}) == 3);
  CHECK(filled_width({{}, {{}}, 0, 0}) == 0);
}

TEST_CASE("plain text holds no form feed") {
  Story story;
  story.add(Role::headline, "He\fad");
  story.add(Role::paragraph, "Bo\fdy");
  Diagnostics diagnostics;
  assemble(story.page, story.articles, diagnostics);
  std::string out = "before";
  write_plain(story.page, story.articles, 0, out);
  CHECK(out == "beforeHe ad\n\nBo dy\n");
}

TEST_CASE("tables of an article are numbered, and those without cells left out") {
  Story story;
  story.add_table("one", {{"a"}, {{"1"}}, 0, 0});
  story.add_table("none", {{}, {{}}, 0, 0});
  story.add_table("two", {{}, {{"2", "3"}, {"4"}}, 0, 0});
  Diagnostics diagnostics;
  assemble(story.page, story.articles, diagnostics);
  std::vector<ArticleTable> tables;
  list_tables(story.page, story.articles, 0, tables);
  REQUIRE(tables.size() == 2);
  CHECK(tables[1].caption == "two");
  CHECK(tables[1].number == 2);
  std::string out;
  write_csv(*tables[1].table, out);
  CHECK(out == "2,3\r\n4,\r\n");
}
