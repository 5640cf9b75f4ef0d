// The audit: what it allows, what it finds, and that it trusts no count.
#include <doctest/doctest.h>

#include <newsprint/audit.h>

using namespace newsprint;

namespace {

// A source page as decoding gives it: one line each, without blanks at its ends.
Page source_of(const std::vector<std::string_view>& lines) {
  Page page;
  page.clear();
  page.number = 3;
  for (const std::string_view text : lines) {
    Line& line = page.lines.emplace_back();
    line.number = static_cast<std::uint32_t>(page.lines.size());
    const std::size_t blank = std::min(text.find_first_not_of(' '), text.size());
    line.at = static_cast<std::uint32_t>(blank);
    line.text = page.arena.copy(text.substr(blank));
  }
  return page;
}

struct BlockOf {
  std::string_view text;
  std::vector<LineRange> lines;
  std::vector<Span> spans{};
  std::vector<std::vector<std::string_view>> rows{};  // of a table
};

void add_block(Page& page, const BlockOf& made) {
  Block& block = page.blocks.emplace_back();
  block.text = made.text;
  block.lines = {static_cast<std::uint32_t>(page.ranges.size()), static_cast<std::uint32_t>(made.lines.size())};
  page.ranges.insert(page.ranges.end(), made.lines.begin(), made.lines.end());
  block.spans = {static_cast<std::uint32_t>(page.spans.size()), static_cast<std::uint32_t>(made.spans.size())};
  page.spans.insert(page.spans.end(), made.spans.begin(), made.spans.end());
  if (made.rows.empty()) return;
  page.tables.emplace_back().rows = made.rows;
  block.kind = BlockKind::table;
  block.table = static_cast<std::uint32_t>(page.tables.size());
}

std::string in_words(const std::vector<Finding>& findings) {
  std::string words;
  for (const Finding& f : findings) {
    words += f.kind == Finding::Kind::lost ? "lost " : "invented ";
    words += std::to_string(f.characters) + " in line " + std::to_string(f.line) + ": " + f.text + "\n";
    CHECK(f.page == 3);
  }
  return words;
}

struct Audited {
  std::string words;
  AuditSums sums;
};

Audited audit(const Page& source, const Page& records) {
  Audited result;
  std::vector<Finding> findings;
  audit_page(source, records, result.sums, findings);
  result.words = in_words(findings);
  std::uint64_t lost = 0;
  std::uint64_t invented = 0;
  for (const Finding& f : findings) (f.kind == Finding::Kind::lost ? lost : invented) += f.characters;
  CHECK(result.sums.lost == lost);
  CHECK(result.sums.invented == invented);
  return result;
}

Audited audit_blocks(const std::vector<std::string_view>& lines, const std::vector<BlockOf>& blocks) {
  Page records;
  records.clear();
  for (const BlockOf& block : blocks) add_block(records, block);
  return audit(source_of(lines), records);
}

}  // namespace

TEST_CASE("blocks are compared with the source ranges that they name") {
  struct {
    const char* name;
    std::vector<std::string_view> lines;
    std::vector<BlockOf> blocks;
    const char* expected;
    std::uint64_t welded;
  } const cases[] = {
      {"nothing", {}, {}, "", 0},
      {"blank lines", {"", "  "}, {}, "", 0},
      {"all there", {"eins zwei", "drei", "", "vier"}, {{"eins zwei drei", {{1, 2}}}, {"vier", {{4, 4}}}}, "", 0},
      {"blanks are free", {"平安 健康", "快乐"}, {{"平 安健康快乐", {{1, 2}}}}, "", 0},
      {"order of the text", {"b", "a"}, {{"a b", {{2, 2}, {1, 1}}}}, "", 0},
      {"a range over blank lines", {"a", "", "b"}, {{"a b", {{1, 3}}}}, "", 0},
      {"welded", {"die Bevölke-", "rung da"}, {{"die Bevölkerung da", {{1, 2}}}}, "", 1},
      {"kept", {"Nord-", "Süd"}, {{"Nord-Süd", {{1, 2}}}}, "", 0},
      {"soft hyphen", {"Be\u00AD", "rg"}, {{"Berg", {{1, 2}}}}, "", 0},
      {"hyphen before a blank line", {"Be-", "", "rg"}, {{"Berg", {{1, 3}}}}, "", 1},
      {"hyphen at the very end is text", {"Be-"}, {{"Be", {{1, 1}}}}, "lost 1 in line 1: -\n", 0},
      {"hyphen inside a line is text", {"Be-rg"}, {{"Berg", {{1, 1}}}}, "lost 1 in line 1: -\n", 0},
      {"a letter is gone",
       {"eins zwei drei", "vier fünf"},
       {{"eins zwei drei vie fünf", {{1, 2}}}},
       "lost 1 in line 2: r\n",
       0},
      {"a letter is new", {"eins zwei drei"}, {{"eins zweiX drei", {{1, 1}}}}, "invented 1 in line 1: X\n", 0},
      {"a letter is another",
       {"eins zwei drei"},
       {{"eins zwEi drei", {{1, 1}}}},
       "lost 1 in line 1: e\ninvented 1 in line 1: E\n",
       0},
      {"words changed places",
       {"eins zwei dreizehn"},
       {{"zwei eins dreizehn", {{1, 1}}}},
       "lost 8 in line 1: einszwei\ninvented 8 in line 1: zweieins\n",
       0},
      {"a line is not covered", {"eins", "zwei"}, {{"eins", {{1, 1}}}}, "lost 4 in line 2: zwei\n", 0},
      {"a line is there twice", {"eins"}, {{"eins", {{1, 1}}}, {"eins", {{1, 1}}}}, "invented 4 in line 1: eins\n", 0},
      {"no range", {"eins"}, {{"eins", {}}}, "invented 4 in line 0: eins\nlost 4 in line 1: eins\n", 0},
      {"a range outside", {"eins"}, {{"eins", {{1, 1}}}, {"zwei", {{7, 9}}}}, "invented 4 in line 0: zwei\n", 0},
      {"spans", {"links   rechts"}, {{"links", {{1, 1}}, {{1, 0, 5}}}, {"rechts", {{1, 1}}, {{1, 8, 14}}}}, "", 0},
      {"spans count from the decoded line", {"   ab cd"}, {{"ab", {}, {{1, 3, 5}}}, {"cd", {}, {{1, 6, 8}}}}, "", 0},
      {"welded in spans",
       {"Be-  x", "rg   y"},
       {{"Berg", {}, {{1, 0, 3}, {2, 0, 2}}}, {"x y", {}, {{1, 5, 6}, {2, 5, 6}}}},
       "",
       1},
      {"a span too short",
       {"links"},
       {{"links", {{1, 1}}, {{1, 0, 4}}}},
       "invented 1 in line 1: s\nlost 1 in line 1: s\n",
       0},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    const Audited result = audit_blocks(c.lines, c.blocks);
    CHECK(result.words == c.expected);
    CHECK(result.sums.welded == c.welded);
  }
}

TEST_CASE("a finding shows the beginning of a long text") {
  const std::string text(100, 'x');
  CHECK(audit_blocks({text}, {}).words == "lost 100 in line 1: " + std::string(40, 'x') + "\n");
}

TEST_CASE("tables may leave out what was drawn or put around them, and nothing else") {
  const std::vector<std::string_view> flat = {
      "Liga", "Table with 4 columns: Kahn, Hafen, Punkte, Tore. 1. Au, 18, 5; 2. Berg,", "1,5, 7; 3. Tal, 9, 4."};
  const std::vector<std::vector<std::string_view>> flat_rows = {
      {"Kahn", "Hafen", "Punkte", "Tore"}, {"1", "Au", "18", "5"}, {"2", "Berg", "1,5", "7"}, {"3", "Tal", "9", "4"}};
  const std::vector<std::string_view> drawn = {"+----+----+", "| a\\|b | c |", "|:---|---:|", "| d-e | = |",
                                               "+====+====+"};
  struct {
    const char* name;
    std::vector<std::string_view> lines;
    BlockOf table;
    const char* expected;
    std::uint64_t scaffold, rules;
  } const cases[] = {
      {"flattened", flat, {"Liga", {{1, 3}}, {}, flat_rows}, "", 34, 0},
      {"flattened, a cell lost",
       flat,
       {"Liga", {{1, 3}}, {}, {flat_rows[0], flat_rows[1], {"2", "Berg", "7"}, flat_rows[3]}},
       "lost 3 in line 1: ,15\n",
       34,
       0},
      {"flattened, row numbers are no cells",
       {"Table with 2 columns: a, b. 1. x, y; 2. z, w"},
       {"", {{1, 1}}, {}, {{"a", "b"}, {"x", "y"}, {"z", "w"}}},
       "",
       27,
       0},
      {"flattened, the last cell of a row empty",
       {"Table with 2 columns: a,. 1. x,; 2. z, w"},
       {"", {{1, 1}}, {}, {{"a", ""}, {"x", ""}, {"z", "w"}}},
       "",
       27,
       0},
      {"flattened, the phrase once more in a cell",
       {"Table with 2 columns: a, b. 1. x, Table with 2 columns: y; 2. z, w"},
       {"", {{1, 1}}, {}, {{"a", "b"}, {"x", "Table with 2 columns: y"}, {"z", "w"}}},
       "",
       27,
       0},
      {"drawn", drawn, {"", {{1, 5}}, {}, {{"a|b", "c"}, {"d-e", "="}}}, "", 0, 40},
      {"drawn, a hyphen inside a cell lost",
       drawn,
       {"", {{1, 5}}, {}, {{"a|b", "c"}, {"de", "="}}},
       "lost 1 in line 1: -\n",
       0,
       40},
      {"drawn, a letter lost", drawn, {"", {{1, 5}}, {}, {{"a|b"}, {"d-e", "="}}}, "lost 1 in line 1: c\n", 0, 40},
      {"box", {"┌──┬──┐", "│甲│乙│", "└──┴──┘"}, {"", {{1, 3}}, {}, {{"甲", "乙"}}}, "", 0, 17},
      {"aligned", {"甲  1", "乙  2"}, {"", {{1, 2}}, {}, {{"甲", "1"}, {"乙", "2"}}}, "", 0, 0},
      {"a cell twice", {"甲  1"}, {"", {{1, 1}}, {}, {{"甲", "1", "甲"}}}, "invented 1 in line 1: 甲\n", 0, 0},
      {"a lone hyphen is a cell",
       {"甲  -", "乙  2"},
       {"", {{1, 2}}, {}, {{"甲", ""}, {"乙", "2"}}},
       "lost 1 in line 1: -\n",
       0,
       0},
      {"comma-separated values",
       {"a,b", "\"c, d\",e", "f,\"\"\"g\"\"\""},
       {"", {{1, 3}}, {}, {{"a", "b"}, {"c, d", "e"}, {"f", "\"g\""}}},
       "",
       0,
       9},
      {"comma-separated values, a comma inside a cell lost",
       {"a,b", "\"c, d\",e", "f,g"},
       {"", {{1, 3}}, {}, {{"a", "b"}, {"c d", "e"}, {"f", "g"}}},
       "lost 1 in line 1: ,\n",
       0,
       5},
      {"an empty first cell of reStructuredText",
       {"==  ==", "..   a", "b    c", "==  =="},
       {"", {{1, 4}}, {}, {{"", "a"}, {"b", "c"}}},
       "",
       0,
       10},
      {"stops that are no empty cell",
       {"..   a", "b    c"},
       {"", {{1, 2}}, {}, {{"", "a"}, {"b", "c"}}},
       "lost 2 in line 1: ..\n",
       0,
       0},
      {"a comma in no flattened table", {"a,b  c"}, {"", {{1, 1}}, {}, {{"ab", "c"}}}, "lost 1 in line 1: ,\n", 0, 0},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    const Audited result = audit_blocks(c.lines, {c.table});
    CHECK(result.words == c.expected);
    CHECK(result.sums.scaffold == c.scaffold);
    CHECK(result.sums.rules == c.rules);
  }
}

namespace {

// Line records: {number, at, text}.
struct LineOf {
  std::uint32_t number, at;
  std::string_view text;
};

Audited audit_lines(const Page& source, const std::vector<LineOf>& lines) {
  Page records;
  records.clear();
  for (const LineOf& made : lines) {
    Line& line = records.lines.emplace_back();
    line.number = made.number;
    line.at = made.at;
    line.text = made.text;
  }
  return audit(source, records);
}

}  // namespace

TEST_CASE("line records are compared from their place on") {
  struct {
    const char* name;
    std::vector<LineOf> lines;
    const char* expected;
  } const cases[] = {
      {"whole", {{1, 2, "Be-   links"}, {2, 0, "rg    rechts"}, {3, 0, ""}}, ""},
      {"cut at a gutter", {{1, 2, "Be-"}, {2, 0, "rg"}, {1, 8, "links"}, {2, 6, "rechts"}}, ""},
      {"lines weld nothing", {{1, 2, "Be"}, {2, 0, "rg"}, {1, 8, "links"}, {2, 6, "rechts"}}, "lost 1 in line 1: -\n"},
      {"wrong place",
       {{1, 3, "Be-"}, {1, 8, "links"}, {2, 0, "rg"}, {2, 6, "rechts"}},
       "lost 3 in line 1: e-l\ninvented 3 in line 1: Be-\nlost 1 in line 1: B\ninvented 1 in line 1: l\n"},
      {"a line of another document",
       {{1, 2, "Be-   links"}, {2, 0, "rg    rechts"}, {9, 0, "neu"}},
       "invented 3 in line 0: neu\n"},
  };
  const Page source = source_of({"  Be-   links", "rg    rechts", ""});
  for (const auto& c : cases) {
    CAPTURE(c.name);
    CHECK(audit_lines(source, c.lines).words == c.expected);
  }
}

TEST_CASE("offsets name the decoded line, before its repair") {
  // Decoded: `aﬁ￹b cd` with one ligature and one control character; repaired: `afib cd`.
  Page source = source_of({"afib cd"});
  source.shifts = {{2, -1}, {3, 0}};
  source.lines[0].shifts = {0, 2};
  CHECK(audit_lines(source, {{1, 0, "afib"}, {1, 5, "cd"}}).words.empty());
  // Only the ligature: everything behind it moved by one to the left.
  source.shifts = {{2, -1}};
  source.lines[0].shifts = {0, 1};
  CHECK(audit_lines(source, {{1, 0, "afib"}, {1, 4, "cd"}}).words.empty());
  Page records;
  records.clear();
  add_block(records, {"afi", {}, {{1, 0, 2}}});
  add_block(records, {"b cd", {}, {{1, 2, 6}}});
  CHECK(audit(source, records).words.empty());
  // A text may begin at the ligature.
  records.clear();
  add_block(records, {"a", {}, {{1, 0, 1}}});
  add_block(records, {"fib cd", {}, {{1, 1, 6}}});
  CHECK(audit(source, records).words.empty());
  // A removed character before the text: everything moved by one to the right.
  source.shifts = {{0, 1}};
  CHECK(audit_lines(source, {{1, 1, "afib"}, {1, 6, "cd"}}).words.empty());
}

TEST_CASE("spans of a long line name its characters, however far along and in whatever order") {
  const std::vector<std::string_view> characters = {"o", "é", "渡", "😀", "-", "q"};
  std::string line;
  for (std::size_t i = 0; i < 1000; ++i) line += characters[i * i % 7 % characters.size()];
  std::vector<std::string_view> places;  // where each character begins
  for (std::size_t at = 0, i = 0; i < 1000; at += places.back().size(), ++i)
    places.push_back(std::string_view(line).substr(at, characters[i * i % 7 % characters.size()].size()));
  const auto text = [&](std::size_t from, std::size_t to) {
    std::string made;
    for (std::size_t i = from; i < std::min<std::size_t>(to, places.size()); ++i) made += places[i];
    return made;
  };
  Page source = source_of({"above", line, "below"});
  Page records;
  records.clear();
  std::vector<std::string> texts(1000);
  for (std::uint32_t from = 994; from <= 994; from -= 7) {
    texts[from] = text(from, from + 7);
    add_block(records, {texts[from], {}, {{2, from, from + 7}}});
  }
  add_block(records, {"above below", {{1, 1}, {3, 3}}});
  CHECK(audit(source, records).words.empty());
  // The same behind a character that decoding took out, 600 characters along.
  source.shifts = {{600, 1}};
  source.lines[1].shifts = {0, 1};
  records.clear();
  const std::string begin = text(0, 600);
  const std::string above = "above" + begin;
  const std::string middle = text(600, 800);
  const std::string end = text(800, 1000);
  add_block(records, {above, {}, {{1, 0, 5}, {2, 0, 600}}});
  add_block(records, {end, {}, {{2, 801, 5000}}});
  add_block(records, {middle, {}, {{2, 600, 801}}});
  add_block(records, {"below", {{3, 3}}});
  CHECK(audit(source, records).words.empty());
  records.spans.back().from = 603;
  CHECK(audit(source, records).sums.lost == 2);
  CHECK(audit(source, records).sums.invented == 2);
}

TEST_CASE("texts that differ for good are told as one difference, without what both end with") {
  const std::string lost(200, 'u');
  const std::string invented(150, 'v');
  const std::string source = "lamp " + lost + " oil-";
  const std::string said = "lamp " + invented + " oil- wick";
  CHECK(audit_blocks({source, "wick"}, {{said, {{1, 2}}}}).words ==
        "lost 200 in line 1: " + std::string(40, 'u') + "\ninvented 150 in line 1: " + std::string(40, 'v') + "\n");
}

TEST_CASE("removed texts count as places of the text") {
  const Page source = source_of({"eins", "zwei", "eins"});
  Page records;
  records.clear();
  add_block(records, {"eins zwei", {{1, 2}}});
  CHECK(audit(source, records).words == "lost 4 in line 3: eins\n");
  records.ranges.push_back({3, 3});
  records.removed.emplace_back().text = "eins";
  records.removed[0].lines = {1, 1};
  CHECK(audit(source, records).words.empty());
}

TEST_CASE("ranges named over and over are found out and cost little") {
  const Page source = source_of(std::vector<std::string_view>(200, "ein langer Text von vielen Zeichen"));
  Page records;
  records.clear();
  BlockOf block{"x", std::vector<LineRange>(20000, {1, 4294967295})};
  add_block(records, block);
  CHECK(audit(source, records).sums.lost > 0);
}

TEST_CASE("blocks that each name the whole page are found out and cost little together") {
  const Page source = source_of(std::vector<std::string_view>(20000, "ein langer Text von vielen Zeichen"));
  Page records;
  records.clear();
  for (int i = 0; i < 4000; ++i) add_block(records, {"xyz", {{1, 20000}}});
  const auto found = audit(source, records);
  CHECK(found.sums.lost > 0);
  CHECK(found.sums.invented >= 4000 * 3);
}

TEST_CASE("articles are compared as a bag of characters a page") {
  struct {
    const char* name;
    std::vector<std::string_view> lines;
    std::vector<std::string> texts;
    const char* expected;
  } const cases[] = {
      {"all there", {"eins zwei", "drei"}, {"drei", "eins", "zwei"}, ""},
      {"a line is gone", {"eins zwei", "drei", "vier"}, {"eins zwei", "vier"}, "lost 4 in line 2: drei\n"},
      {"a word is new", {"eins"}, {"eins", "zu"}, "invented 2 in line 0: uz\n"},
      {"a letter that every line has", {"eins ein", "eins"}, {"einsei", "eins"}, "lost 1 in line 1: n\n"},
      {"twice", {"eins"}, {"eins", "eins"}, "invented 4 in line 0: eins\n"},
      {"welded at a line's end", {"Be-", "rg"}, {"Berg"}, ""},
      {"welded before a gutter", {"Be-   x", "rg    y"}, {"Berg", "xy"}, ""},
      {"hyphen inside a word", {"a-b"}, {"ab"}, "lost 1 in line 1: -\n"},
      {"flattened table", {"Table with 2 columns: a, b. 1. x, y; 2. z, w"}, {"a", "b", "x", "y", "z", "w"}, ""},
      {"no flattened table", {"a, b. 1. x; y"}, {"a", "b", "1", "x", "y"}, "lost 4 in line 1: ,..;\n"},
      {"drawn table", {"| a | b |", "| --- | --- |", "| c | d |"}, {"a", "b", "c", "d"}, ""},
      {"a bar in running text", {"eins | zwei", "drei"}, {"eins zwei", "drei"}, "lost 1 in line 1: |\n"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    AuditSums sums;
    std::vector<Finding> findings;
    audit_articles(source_of(c.lines), c.texts, sums, findings);
    CHECK(in_words(findings) == c.expected);
  }
}
