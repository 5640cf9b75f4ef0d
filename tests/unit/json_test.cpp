// Records: what is written, that reading gives it back, and what broken lines cost.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <newsprint/json.h>

#include "json/members.h"
#include "json/writer.h"

using namespace newsprint;
using namespace newsprint::json;

namespace {

// Reads `bytes` in pieces of `chunk` bytes and writes down all that happens: pages as records again, ends, failures.
struct Log {
  std::string written;
  std::string events;
  Diagnostics diagnostics;
  bool inside = false;
  std::string stray;
};

Log read_all(std::string_view bytes, std::size_t chunk = 4096, std::string_view members = {}) {
  Log log;
  RecordReader reader;
  Page page;
  const auto drain = [&] {
    for (Step step; (step = reader.next(page, log.diagnostics)) != Step::more;) {
      if (step == Step::page) {
        log.events += "page " + std::string(page.doc) + " " + std::to_string(page.number) + "\n";
        write_page(page, {members, Layout::compact}, log.written);
      } else if (step == Step::end) {
        log.events += "end " + std::string(reader.document()) + "\n";
        log.written += "end{" + std::string(reader.end_extra()) + "}\n";
        log.stray += reader.stray();
      } else {
        log.events += "failed " + std::to_string(reader.error().line) + "@" + std::to_string(reader.error().offset) +
                      ": " + reader.error().message + "\n";
      }
    }
  };
  for (std::size_t at = 0; at < bytes.size(); at += chunk) {
    reader.feed(bytes.substr(at, chunk));
    drain();
  }
  reader.finish();
  drain();
  log.inside = reader.inside_document();
  log.stray += reader.stray();
  return log;
}

std::string written(std::string_view text) {
  std::string out;
  write_string(text, out);
  return out;
}

constexpr std::string_view page_record = R"({"type":"page","doc":"d","page":1,"counts":{"lines":0,"characters":0}})"
                                         "\n";

// One page with everything that a record can hold.
constexpr std::string_view full_page =
    R"({"type":"page","doc":"a \"b\".txt","page":7,"toolkit":"newsprint 9","encoding":"GB18030","language":"zh-Hans","normalize":["width","dashes"],"dictionaries":[{"name":"de","checksum":"0f"}],"repairs":{"invalid":1,"ligature":18446744073709551615},"counts":{"lines":4294967295,"characters":12},"flags":["cut-page"],"paper":"X","n":{"a":[1, 2.50,null]}})"
    "\n"
    R"({"type":"picture","doc":"else","box":[1.0, 2]})"
    "\n"
    R"({"type":"line","doc":"a \"b\".txt","page":7,"line":1,"region":1,"column":2,"at":30,"indent":4,"text":"Bevöl-","shifts":[[2,1],[5,-2]],"hyphen":{"verdict":"weld","line":2},"mine":1})"
    "\n"
    R"({"type":"block","doc":"a \"b\".txt","page":7,"block":1,"kind":"table","text":"Stand","lines":[[2,3]],"spans":[[2,0,5],[3,1,9]],"columns":["a","b"],"rows":[["1",""],[],["3"]],"scaffold":9,"rules":3,"mine":1})"
    "\n"
    R"({"type":"line","doc":"a \"b\".txt","page":7,"line":4,"region":1,"column":1,"at":0,"indent":0,"text":"","hyphen":{"verdict":"leave"}})"
    "\n"
    R"({"type":"block","doc":"a \"b\".txt","page":7,"block":2,"kind":"paragraph","article":3,"role":"crosshead","text":"x\u0000y\\","lines":[[5,5],[9,12]],"cut":"blank","joins":[["wrap",3],["weld",1]],"flags":["unsure"],"seams":[{"lines":[5,9]}],"explain":{"score": [1, -2.0],"s":"}\""},"mine":2})"
    "\n"
    R"({"type":"block","doc":"a \"b\".txt","page":7,"block":3,"kind":"furniture"})"
    "\n"
    R"({"type":"removed","doc":"a \"b\".txt","page":7,"article":3,"text":"again","lines":[[20,20]],"spans":[[20,0,5]],"reason":"duplicate","z":"\u00e9"})"
    "\n";

}  // namespace

TEST_CASE("a string is written with every escape that JSON asks for and no other") {
  struct {
    const char* name;
    std::string input, expected;
  } const cases[] = {
      {"empty", "", R"("")"},
      {"plain", "plain", R"("plain")"},
      {"quote and backslash", "a\"b\\c", R"("a\"b\\c")"},
      {"short escapes", "\b\f\n\r\t", R"("\b\f\n\r\t")"},
      {"nul", std::string("a\0b", 3), R"("a\u0000b")"},
      {"other controls", "\x01\x1F", R"("\u0001\u001f")"},
      {"delete stays", "\x7F", "\"\x7F\""},
      {"han", "平安健康", "\"平安健康\""},
      {"quote in the second block", "0123456789abcdef0123456\"89abcdef", R"("0123456789abcdef0123456\"89abcdef")"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    CHECK(written(c.input) == c.expected);
  }
}

TEST_CASE("writing a string by sixteens equals writing it by bytes") {
  std::mt19937 random(20);  // a fixed seed: a failure can be repeated
  constexpr char alphabet[] = {'a', 'b', '"', '\\', '\n', '\0', '\x1F', ' ', '\x7F', '\x80', '\xE4', '\xFF'};
  for (int round = 0; round < 4000; ++round) {
    std::string text(random() % 70, 'x');
    for (char& c : text)
      if (random() % 8 == 0) c = alphabet[random() % sizeof alphabet];
    std::string expected;
    write_string_scalar(text, expected);
    CHECK(written(text) == expected);
  }
}

TEST_CASE("short members that are gathered are what was put in, however long") {
  std::mt19937 random(21);
  for (int round = 0; round < 400; ++round) {
    std::string expected = "[";
    std::string out = "[";
    Gathered gathered(out);
    for (int n = static_cast<int>(random() % 12); n > 0; --n) {
      std::string text(random() % (round % 2 == 0 ? 12 : 300), 'x');
      for (char& c : text)
        if (random() % 40 == 0) c = '"';
      gathered.string(text);
      write_string_scalar(text, expected);
      gathered.add(",");
      const auto number = static_cast<std::uint32_t>(random() >> random() % 32);
      gathered.number(number);
      expected += "," + std::to_string(number);
      gathered.add(text);
      expected += text;
    }
    gathered.flush();
    CHECK(out == expected);
  }
}

TEST_CASE("bytes may be read to where the reader keeps them") {
  std::string stream;
  for (int i = 0; i < 3; ++i) stream += full_page;
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{50}, stream.size()}) {
    CAPTURE(chunk);
    RecordReader reader;
    Page page;
    Diagnostics diagnostics;
    std::string out;
    for (std::size_t at = 0; at < stream.size(); at += chunk) {
      const std::string_view piece = std::string_view(stream).substr(at, chunk);
      std::copy(piece.begin(), piece.end(), reader.room(2 * chunk));
      reader.filled(piece.size());
      while (reader.next(page, diagnostics) == Step::page) write_page(page, {}, out);
    }
    reader.finish();
    while (reader.next(page, diagnostics) == Step::page) write_page(page, {}, out);
    CHECK(out == stream);
  }
}

TEST_CASE("a page read from records writes the same records") {
  CHECK(read_all(full_page).written == full_page);
  CHECK(read_all(full_page).events == "page a \"b\".txt 7\n");
}

TEST_CASE("the size of the pieces that bytes come in does not matter") {
  std::string stream;
  for (int i = 0; i < 3; ++i) stream += full_page;
  stream += "{broken\n";
  stream += R"({"type":"end","doc":"a \"b\".txt","pages":1,"lines":4,"characters":1,"k":[ 1 ]})";
  const Log whole = read_all(stream, stream.size());
  CHECK(whole.events == "page a \"b\".txt 7\npage a \"b\".txt 7\nfailed 25@" + std::to_string(3 * full_page.size()) +
                            ": it is not JSON\npage a \"b\".txt 7\nend a \"b\".txt\n");
  CHECK(whole.written.ends_with("end{\"k\":[ 1 ]}\n"));
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
    CAPTURE(chunk);
    const Log pieces = read_all(stream, chunk);
    CHECK(pieces.events == whole.events);
    CHECK(pieces.written == whole.written);
  }
}

TEST_CASE("blocks as the toolkit writes them are read as the full parser reads them, whatever is broken in them") {
  const std::string page = R"({"type":"page","doc":"a\"b.txt","page":2,"counts":{"lines":3,"characters":9}})"
                           "\n";
  const std::string begin = R"({"type":"block","doc":"a\"b.txt","page":2,"block":)";
  const std::string blocks[] = {
      begin + R"(1,"kind":"paragraph","article":12,"role":"crosshead","text":"一\"二\\三\n\t\/","lines":[[1,2],[4,4]],)"
              R"("spans":[[1,0,3],[2,4,4]],"cut":"blank","joins":[["wrap",3],["weld",1]],"flags":["x","yy"]})",
      begin + R"(4294967295,"kind":"heading","text":"","flags":["x"],"paper":"Z"})",
      begin + R"(0,"kind":"furniture","text":"\u4e00","lines":[[3,2]]})",
      begin + R"(5,"kind":"heading"})",
      begin + R"(3,"kind":"heading","text":"一二","lines":[[1,2]],"cut":"page","joins":[["wrap",3]]})",
      begin + R"(3,"kind":"heading","text":"一\"二\\","lines":[[1,2]],"cut":"page","joins":[["",0],["wrap",3]]})",
      begin + R"(7,"kind":"table","text":"t","lines":[[1,9]],"columns":["a"],"rows":[["b"],[]],"rules":3})",
  };
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  constexpr std::string_view pieces[] = {"",  "\"", "\\",   "0",    "9", "-", "[",
                                         "]", ",",  "\xE4", "\x01", "}", "x", "7777777777"};
  const auto same = [&](const std::string& block) {
    // Blanks behind a record mean nothing, but the quick reader doesn't take them.
    const Log quick = read_all(page + blocks[0] + "\n" + block + "\n" + blocks[0] + "\n");
    const Log full = read_all(page + blocks[0] + "\n" + block + " \n" + blocks[0] + "\n");
    CHECK(quick.written == full.written);
    CHECK(quick.events == full.events);
    return quick.events;
  };
  CHECK(same(blocks[0]).find("failed") == std::string::npos);
  CHECK(same(blocks[2]).find("failed") != std::string::npos);
  for (const std::string& block : blocks) {
    same(block);
    for (int i = 0; i < 1500; ++i) {
      std::string broken = block;
      broken.replace(below(broken.size()), below(3), pieces[below(std::size(pieces))]);
      same(broken);
    }
  }
}

TEST_CASE("keys may come in any order, with blanks, escapes and carriage returns") {
  const std::string stream =
      "{ \"page\" : 1, \"doc\":\"d\" ,\"type\":\"page\"}\r\n\r\n  \n"
      R"({"t\u0065xt":"\u0041","k\n":1,"line":2,"page":1,"doc":"d","type":"line"} )"
      "\r\n";
  CHECK(read_all(stream).written ==
        std::string(page_record) +
            R"({"type":"line","doc":"d","page":1,"line":2,"region":1,"column":1,"at":0,"indent":0,"text":"A","k\n":1})"
            "\n");
}

TEST_CASE("a block that was read is written as it stands now") {
  RecordReader reader;
  reader.feed(
      std::string(page_record) +
      R"({"type":"block","doc":"d","page":1,"block":1,"kind":"paragraph","text":"The mill stood.","lines":[[1,2]]})"
      "\n");
  reader.finish();
  Page page;
  Diagnostics diagnostics;
  REQUIRE(reader.next(page, diagnostics) == Step::page);
  Block& block = page.blocks.at(0);
  REQUIRE(block.record != 0);
  const auto written = [](const Page& some) {
    std::string out;
    write_page(some, {}, out);
    return out.substr(out.find("\"kind\""));
  };
  const std::string head = R"("kind":"paragraph","text":)";
  CHECK(written(page) == head + R"("The mill stood.","lines":[[1,2]]})"
                                "\n");
  const std::string_view text = block.text;
  block.text = text.substr(0, 8);
  CHECK(written(page) == head + R"("The mill","lines":[[1,2]]})"
                                "\n");
  block.text = "A \"weir\"";
  CHECK(written(page) == head + R"("A \"weir\"","lines":[[1,2]]})"
                                "\n");
  block.text = text;
  Page other;
  other.clear();
  other.blocks.push_back(block);
  other.blocks.back().lines = {};
  CHECK(written(other) == head + "\"The mill stood.\"}\n");
}

TEST_CASE("a broken line is named and costs nothing but itself") {
  const auto line = [](std::string_view members) {
    return R"({"type":"line","doc":"d","page":1,)" + std::string(members) + "}";
  };
  const auto block = [](std::string_view members) {
    return R"({"type":"block","doc":"d","page":1,"block":1,"kind":"paragraph",)" + std::string(members) + "}";
  };
  struct {
    const char* name;
    std::string input;
    const char* expected;
  } const cases[] = {
      {"no JSON", "hello", "it is not JSON"},
      {"cut record", R"({"type":"line","doc":"d")", "it is not JSON"},
      {"cut string", R"({"type":"li)", "it is not JSON: a string has no end"},
      {"two records on a line", R"({"type":"x"}{"type":"x"})", "it is not JSON"},
      {"nul byte", std::string("{\"type\":\"x\"\0}", 13), "it is not JSON"},
      {"control in a string", "{\"type\":\"a\tb\"}", "it is not JSON: a control character stands in a string"},
      {"not UTF-8", "{\"type\":\"\xFF\"}", "it is not UTF-8"},
      {"number too long", R"({"type":"x","n":123456789012345678901234567890})",
       "it is not JSON, or a number in it is out of range"},
      {"array", "[1]", "it is no JSON object"},
      {"number", "5", "it is no JSON object"},
      {"no type", R"({"doc":"d"})", "it has no \"type\""},
      {"type is a number", R"({"type":5})", "its \"type\" is no string"},
      {"no doc", R"({"type":"line","page":1})", "it has no \"doc\""},
      {"doc is null", R"({"type":"line","doc":null,"page":1})", "its \"doc\" is no string"},
      {"no page", R"({"type":"line","doc":"d"})", "it has no \"page\""},
      {"page is negative", R"({"type":"line","doc":"d","page":-1})",
       "its \"page\" is no whole number from 0 to 4294967295"},
      {"text is a number", line(R"("line":1,"text":5)"), "its \"text\" is no string"},
      {"no text", line(R"("line":1)"), "it has no \"text\""},
      {"no line", line(R"("text":"")"), "it has no \"line\""},
      {"line too large", line(R"("line":4294967296,"text":"")"),
       "its \"line\" is no whole number from 0 to 4294967295"},
      {"line has a fraction", line(R"("line":1.5,"text":"")"), "its \"line\" is no whole number from 0 to 4294967295"},
      {"shifts are no list", line(R"("line":1,"text":"","shifts":{})"), "its \"shifts\" is no list"},
      {"shift too short", line(R"("line":1,"text":"","shifts":[[1]])"),
       "its \"shifts\" holds a shift that is not [index, delta]"},
      {"verdict", line(R"("line":1,"text":"","hyphen":{"verdict":"cut"})"),
       "its \"hyphen\" has a verdict other than weld, keep, leave"},
      {"kind", R"({"type":"block","doc":"d","page":1,"block":1,"kind":"poem"})",
       "its \"kind\" is none of paragraph, heading, table, furniture"},
      {"no kind", R"({"type":"block","doc":"d","page":1,"block":1})", "it has no \"kind\""},
      {"role", block(R"("role":"hero")"), "its \"role\" is a role that is not known"},
      {"range backwards", block(R"("lines":[[3,2]])"), "its \"lines\" holds a range that ends before it begins"},
      {"range of three", block(R"("lines":[[3,4,5]])"), "its \"lines\" holds a range that is not [first, last]"},
      {"span backwards", block(R"("spans":[[3,2,1]])"), "its \"spans\" holds a span that ends before it begins"},
      {"cells are numbers", block(R"("rows":[[1]])"), "its \"rows\" is no string"},
      {"flags are a string", block(R"("flags":"x")"), "its \"flags\" is no list"},
      {"end without doc", R"({"type":"end"})", "it has no \"doc\""},
  };
  const std::string before(page_record);
  const std::string after =
      R"({"type":"line","doc":"d","page":1,"line":9,"region":1,"column":1,"at":0,"indent":0,"text":"a"})"
      "\n";
  for (const auto& c : cases) {
    CAPTURE(c.name);
    const Log log = read_all(before + c.input + "\n" + after);
    CHECK(log.events == "failed 2@" + std::to_string(before.size()) + ": " + c.expected + "\npage d 1\n");
    CHECK(log.written == before + after);
  }
}

TEST_CASE("nested values deeper than any record are a broken line and no crash") {
  std::string deep = R"({"type":"x","v":)";
  deep.append(3000, '[').append(3000, ']').append("}\n");
  CHECK(read_all(deep).events == "failed 1@0: its values are nested too deeply\n");
}

TEST_CASE("pages begin with a page record, or where doc or page changes") {
  const auto line = [](const char* doc, int page) {
    return "{\"type\":\"line\",\"doc\":\"" + std::string(doc) + "\",\"page\":" + std::to_string(page) +
           ",\"line\":1,\"text\":\"t\"}\n";
  };
  const std::string end = "{\"type\":\"end\",\"doc\":\"d\"}\n";
  struct {
    const char* name;
    std::string input, expected;
    bool inside;
  } const cases[] = {
      {"nothing", "", "", false},
      {"blank lines", "\n \n", "", false},
      {"no page record", line("d", 1) + line("d", 1), "page d 1\n", true},
      {"another page", line("d", 1) + line("d", 2), "page d 1\npage d 2\n", true},
      {"another document", line("d", 1) + line("e", 1), "page d 1\npage e 1\n", true},
      {"page record again", std::string(page_record) + std::string(page_record), "page d 1\npage d 1\n", true},
      {"end", std::string(page_record) + end, "page d 1\nend d\n", false},
      {"end alone", end, "end d\n", false},
      {"two documents", line("d", 1) + end + line("e", 4), "page d 1\nend d\npage e 4\n", true},
      {"broken page record",
       R"({"type":"page","doc":"d","page":1,"flags":1})"
       "\n" +
           line("d", 1),
       "failed 1@0: its \"flags\" is no list\npage d 1\n", true},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    const Log log = read_all(c.input);
    CHECK(log.events == c.expected);
    CHECK(log.inside == c.inside);
    CHECK(log.diagnostics.size() == (c.name == std::string_view("another document") ? 1 : 0));
  }
}

TEST_CASE("records of unknown type are kept, wherever they stand") {
  const std::string article = "{\"type\":\"article\",\"id\":\"x\", \"n\":1e3}\n";
  const std::string page(page_record);
  const std::string end = "{\"type\":\"end\",\"doc\":\"d\"}\n";
  SUBCASE("on a page") { CHECK(read_all(page + article + article).written == page + article + article); }
  SUBCASE("before the first page") { CHECK(read_all(article + page).written == page + article); }
  SUBCASE("without a page") {
    const Log log = read_all(article + end + article);
    CHECK(log.stray == article + article);
    CHECK(log.events == "end d\n");
    REQUIRE(log.diagnostics.size() == 2);
    CHECK(log.diagnostics[0].code == "stray-record");
  }
}

TEST_CASE("the user's members replace a record's own of the same key") {
  const std::string input = R"({"type":"page","doc":"d","page":1,"paper":"A","town":"B","x":[1,{"paper":2}]})"
                            "\n";
  CHECK(
      read_all(input, 4096, R"("town":"C","day":"D")").written ==
      R"({"type":"page","doc":"d","page":1,"counts":{"lines":0,"characters":0},"town":"C","day":"D","paper":"A","x":[1,{"paper":2}]})"
      "\n");
}

TEST_CASE("equal unknown keys of a page share one entry") {
  std::string input;
  for (int i = 0; i < 4; ++i) {
    input += R"({"type":"line","doc":"d","page":1,"line":1,"text":"","k":)" + std::to_string(i % 2) + "}\n";
  }
  RecordReader reader;
  Page page;
  Diagnostics diagnostics;
  reader.feed(input);
  reader.finish();
  REQUIRE(reader.next(page, diagnostics) == Step::page);
  CHECK(page.extras == std::vector<std::string_view>{"", "\"k\":0", "\"k\":1"});
  CHECK(page.lines[2].extra == page.lines[0].extra);
}

TEST_CASE("a stream of records is told from text") {
  CHECK(RecordReader::recognises("{\"type\":\"page\""));
  CHECK(RecordReader::recognises("{\"type\": \"page\""));
  CHECK(RecordReader::recognises("{ \"type\" : "));
  CHECK_FALSE(RecordReader::recognises("{\"type\""));
  CHECK_FALSE(RecordReader::recognises("{\"type\":1"));
  CHECK_FALSE(RecordReader::recognises("{\"types\":\"page\""));
  CHECK_FALSE(RecordReader::recognises("平安健康"));
  CHECK_FALSE(RecordReader::recognises(""));
}

TEST_CASE("the end record holds the sums of its pages") {
  RecordReader reader;
  Page page;
  Diagnostics diagnostics;
  reader.feed(full_page);
  reader.finish();
  REQUIRE(reader.next(page, diagnostics) == Step::page);
  Sums sums;
  sums.add(page);
  std::string out;
  write_end(page.doc, sums, {R"("paper":"X")", Layout::compact}, out);
  CHECK(
      out ==
      R"({"type":"end","doc":"a \"b\".txt","pages":1,"lines":4294967295,"characters":12,"blocks":3,"articles":1,"welded":1,"scaffold":9,"rules":3,"removed":5,"paper":"X"})"
      "\n");
  out.clear();
  write_end("e", {}, {}, out);
  CHECK(out == "{\"type\":\"end\",\"doc\":\"e\",\"pages\":0,\"lines\":0,\"characters\":0}\n");
}

namespace {

// A page of blocks made by hand. All texts are literals, so nothing needs the arena.
Page page_of_blocks() {
  Page page;
  page.clear();
  page.doc = "a.txt";
  page.number = 2;
  page.language = "de";
  page.ranges = {{3, 4}, {6, 6}, {8, 9}, {12, 12}};
  page.tables.resize(1);
  page.tables[0].columns = {"Verein", "Punkte"};
  page.tables[0].rows = {{"A|B", "1"}, {"C\\D"}};
  Block block;
  block.kind = BlockKind::paragraph;
  block.number = 1;
  block.text = "Erster Absatz.";
  block.role = Role::paragraph;
  block.lines = {0, 2};
  page.blocks.push_back(block);
  block.text = "Stand der Liga";
  block.kind = BlockKind::table;
  block.role = Role::table;
  block.table = 1;
  block.lines = {2, 1};
  page.blocks.push_back(block);
  block.text = "Das Tor. Foto: Beck";
  block.kind = BlockKind::paragraph;
  block.role = Role::caption;
  block.table = 0;
  block.lines = {3, 1};
  page.blocks.push_back(block);
  Removed removed;
  removed.text = "noch einmal";
  removed.reason = "duplicate";
  removed.lines = {3, 1};
  page.removed.push_back(removed);
  return page;
}

}  // namespace

TEST_CASE("an article record has its fixed shape") {
  const Page page = page_of_blocks();
  Articles articles;
  articles.count = 1;
  Article& article = articles.items.emplace_back();
  article.number = 5;
  article.section = "Sport";
  article.headline = "Sieg";
  article.authors = {{"Eva Beck", ""}, {"Jan Ott", "Foto"}};
  article.dateline = {"BERLIN (dpa) -", "BERLIN", "dpa"};
  article.blocks = {{0, "Erster Absatz.", {}}, {1, "Stand der Liga", {}}, {2, "Das Tor. Foto: Beck", "Beck"}};
  article.jump = {"Seite 3", "3"};
  article.removed = {0};
  article.flags = {"truncated-end"};
  article.lines = {{3, 12}};
  std::string out;
  write_article(page, articles, 0, {R"("paper":"X")", Layout::compact}, out);
  const std::string expected =
      R"({"type":"article","id":"a.txt#2.5","doc":"a.txt","page":2,"article":5,"kind":"article","language":"de",)"
      R"("section":"Sport","headline":"Sieg","byline":{"authors":[{"name":"Eva Beck"},{"name":"Jan Ott","role":"Foto"}]},)"
      R"("dateline":{"text":"BERLIN (dpa) -","place":"BERLIN","agency":"dpa"},)"
      R"("blocks":[{"type":"paragraph","text":"Erster Absatz.","lines":[[3,4],[6,6]]},)"
      R"({"type":"table","text":"Stand der Liga","lines":[[8,9]],"columns":["Verein","Punkte"],"rows":[["A|B","1"],["C\\D"]]},)"
      R"({"type":"caption","text":"Das Tor. Foto: Beck","lines":[[12,12]],"credit":"Beck"}],)"
      R"("jump":{"text":"Seite 3","to":"3"},"removed":[{"text":"noch einmal","reason":"duplicate","lines":[[12,12]]}],)"
      R"("flags":["truncated-end"],"text":"Erster Absatz.\n\nStand der Liga\nVerein\tPunkte\nA|B\t1\nC\\D\n\nDas Tor. Foto: Beck",)"
      R"("char_count":60,"lines":[[3,12]],"paper":"X"})"
      "\n";
  CHECK(out == expected);

  std::string pretty;
  write_article(page, articles, 0, {R"("paper":"X")", Layout::pretty}, pretty);
  CHECK(pretty.starts_with("{\n  \"type\": \"article\",\n  \"id\": \"a.txt#2.5\",\n"));
  CHECK(pretty.ends_with("  \"lines\": [\n    [\n      3,\n      12\n    ]\n  ],\n  \"paper\": \"X\"\n}\n"));
}

TEST_CASE("an article's text is that of its blocks, escapes and all") {
  Page page;
  page.doc = "a.txt";
  page.number = 1;
  page.extras.emplace_back();
  page.blocks.resize(3);
  for (Block& block : page.blocks) block.role = Role::paragraph;
  Articles articles;
  articles.count = 1;
  Article& article = articles.items.emplace_back();
  article.number = 1;
  article.blocks = {{0, "„Ja\", sagte\\er.", {}}, {1, "", {}}, {2, "Sch\tluß　.", {}}};
  std::string out;
  write_article(page, articles, 0, {}, out);
  CHECK(out.find(R"("text":"„Ja\", sagte\\er.\n\nSch\tluß　.","char_count":)") != std::string::npos);
  CHECK(out.find(R"("char_count":21)") != std::string::npos);
}

TEST_CASE("an article of nothing but its number has no empty keys") {
  Page page;
  page.clear();
  page.doc = "-";
  page.number = 1;
  Articles articles;
  articles.items.resize(1);
  articles.items[0].number = 1;
  articles.items[0].kind = ArticleKind::fragment;
  std::string out;
  write_article(page, articles, 0, {}, out);
  CHECK(out ==
        "{\"type\":\"article\",\"id\":\"-#1.1\",\"doc\":\"-\",\"page\":1,\"article\":1,\"kind\":\"fragment\",\"char_"
        "count\":0}\n");
}

TEST_CASE("blocks are printed as paragraphs and pipe tables") {
  std::string out;
  write_text(page_of_blocks(), out);
  CHECK(out ==
        "Erster Absatz.\n\nStand der Liga\n| Verein | Punkte |\n| --- | --- |\n| A\\|B | 1 |\n| C\\\\D | |\n\n"
        "Das Tor. Foto: Beck\n");
  Page page = page_of_blocks();
  page.blocks.erase(page.blocks.begin());
  page.blocks.pop_back();
  page.tables[0].columns.clear();
  page.blocks[0].text = {};
  out = "before\n";
  write_text(page, out);
  CHECK(out == "before\n| | |\n| --- | --- |\n| A\\|B | 1 |\n| C\\\\D | |\n");
}

namespace {

Page page_of_lines(const std::vector<Line>& lines) {
  Page page;
  page.clear();
  page.doc = "d";
  page.lines = lines;
  for (std::size_t i = 0; i < lines.size(); ++i) page.lines[i].number = static_cast<std::uint32_t>(i + 1);
  return page;
}

Line line_of(std::string_view text, HyphenVerdict verdict = HyphenVerdict::none, std::uint32_t continues_at = 0,
             std::uint32_t indent = 0) {
  Line line;
  line.text = text;
  line.hyphen = verdict;
  line.continues_at = continues_at;
  line.indent = indent;
  return line;
}

}  // namespace

TEST_CASE("lines are printed with their indent, and tables apart from them") {
  Page page =
      page_of_lines({line_of("eins", HyphenVerdict::none, 0, 2), line_of(""), line_of("zwei"), line_of("drei")});
  Block table;
  table.kind = BlockKind::table;
  table.position = 3;
  table.table = 1;
  page.tables.resize(1);
  page.tables[0].rows = {{"x"}};
  page.blocks.push_back(table);
  std::string out;
  write_text(page, out);
  CHECK(out == "  eins\n\nzwei\n\n| |\n| --- |\n| x |\n\ndrei\n");
}

TEST_CASE("mended lines take the first word of the line that continues them") {
  using V = HyphenVerdict;
  struct {
    const char* name;
    std::vector<Line> lines;
    const char* expected;
  } const cases[] = {
      {"weld", {line_of("die Bevölke-", V::weld, 2), line_of("rung der Stadt")}, "die Bevölkerung\nder Stadt\n"},
      {"keep", {line_of("die Nord-", V::keep, 2), line_of("Süd-Bahn fährt")}, "die Nord-Süd-Bahn\nfährt\n"},
      {"leave", {line_of("Vor-", V::leave, 2), line_of("und Nachteil")}, "Vor-\nund Nachteil\n"},
      {"soft hyphen", {line_of("Bevölke\u00AD", V::weld, 2), line_of("rung")}, "Bevölkerung\n"},
      {"over a blank line", {line_of("Bevölke-", V::weld, 3), line_of(""), line_of("rung da")}, "Bevölkerung\n\nda\n"},
      {"whole line moves", {line_of("Bevölke-", V::weld, 2), line_of("rung"), line_of("da")}, "Bevölkerung\nda\n"},
      {"three lines",
       {line_of("Be-", V::weld, 2), line_of("völke-", V::weld, 3), line_of("rung da")},
       "Bevölkerung\nda\n"},
      {"twice in a row",
       {line_of("a Be-", V::weld, 2), line_of("völ x ke-", V::weld, 3), line_of("rung")},
       "a Bevöl\nx kerung\n"},
      {"continuation missing", {line_of("Bevölke-", V::weld, 9), line_of("rung")}, "Bevölke-\nrung\n"},
      {"no hyphen there", {line_of("Bevölke", V::weld, 2), line_of("rung")}, "Bevölke\nrung\n"},
      {"indent stays", {line_of("Be-", V::weld, 2, 2), line_of("rg am", V::none, 0, 3)}, "  Berg\n   am\n"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    std::string out;
    write_mended(page_of_lines(c.lines), out);
    CHECK(out == c.expected);
  }
}

TEST_CASE("members are walked as they are written") {
  struct {
    const char *name, *input, *expected;
  } const cases[] = {
      {"none", "", ""},
      {"bare", R"("a":1,"b":"x")", "a=1;b=\"x\";"},
      {"in braces", R"({ "a" : [1,{"c":"]"}] , "b":{"d":"\"}"} })", "a=[1,{\"c\":\"]\"}];b={\"d\":\"\\\"}\"};"},
      {"numbers and words", R"({"a":-1.5e3,"b":null,"c":true})", "a=-1.5e3;b=null;c=true;"},
      {"cut in a string", R"("a":1,"b)", "a=1;"},
      {"cut behind a key", R"("a":1,"b")", "a=1;"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    std::string found;
    MemberWalk walk(c.input);
    for (Member member; walk.next(member);) found.append(member.key).append(1, '=').append(member.value).append(1, ';');
    CHECK(found == c.expected);
  }
}

TEST_CASE("JSON is indented without changing its values") {
  std::string out;
  append_indented(R"( {"a":[],"b":{},"c":[1, {"d":"x, y: {"}]} )", out);
  CHECK(out == "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    {\n      \"d\": \"x, y: {\"\n    }\n  ]\n}");
}

TEST_CASE("the schema is compiled in whole") {
  CHECK(schema().starts_with("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\""));
  CHECK(schema().ends_with("}\n"));
}
