#include <newsprint/tables.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/counted.h"
#include "read_page.h"

using namespace newsprint;

namespace {

void recover(std::string_view text, Page& page) {
  Diagnostics diagnostics;
  read_page(text, page, diagnostics);
  recover_tables(page, {}, diagnostics);
}

std::string row_text(const std::vector<std::string_view>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out.append(i == 0 ? "" : "/").append(cells[i]);
  return out;
}

// Every table as `caption: columns; row; row`, one a line.
std::string found_tables(const Page& page) {
  std::string out;
  for (const Block& block : page.blocks) {
    const Table& table = page.tables[block.table - 1];
    out.append(block.text).append(": ").append(row_text(table.columns));
    for (const auto& row : table.rows) out.append("; ").append(row_text(row));
    out.push_back('\n');
  }
  return out;
}

std::uint64_t counted(const Page& page) {
  std::uint64_t n = 0;
  for (const Line& line : page.lines) n += count_characters(line.text);
  for (const Block& block : page.blocks) {
    n += count_characters(block.text);
    const Table& table = page.tables[block.table - 1];
    n += table.scaffold + table.rules;
    for (const auto cell : table.columns) n += count_characters(cell);
    for (const auto& row : table.rows)
      for (const auto cell : row) n += count_characters(cell);
  }
  return n;
}

struct Case {
  const char* name;
  const char* text;
  const char* tables;
};

void check(const Case& c) {
  CAPTURE(c.name);
  Page page;
  recover(c.text, page);
  CHECK(found_tables(page) == c.tables);
  CHECK(counted(page) == count_characters(c.text));
}

}  // namespace

TEST_CASE("flattened tables") {
  const Case cases[] = {
      {"numbering is the first column",
       "Table with 4 columns: 名次, 姓名, 村, 作品. 1. 赵某, 东村, 剪纸; 2. 钱某 孙某, 西村, 年画\n",
       ": 名次/姓名/村/作品; 1/赵某/东村/剪纸; 2/钱某 孙某/西村/年画\n"},
      {"numbering is scaffold", "Table with 2 columns: Town, Goals. 1. Ayton, 3; 2. Beeford, 1\n",
       ": Town/Goals; Ayton/3; Beeford/1\n"},
      {"caption over a blank line", "二等奖 (2件)\n\nTable with 2 columns: 姓名, 作品. 1. 赵某, 剪纸; 2. 钱某, 年画\n",
       "二等奖 (2件): 姓名/作品; 赵某/剪纸; 钱某/年画\n"},
      {"a sentence is no caption", "评选结果如下。\n\nTable with 2 columns: 姓名, 作品. 1. 赵某, 剪纸; 2. 钱某, 年画\n",
       ": 姓名/作品; 赵某/剪纸; 钱某/年画\n"},
      {"empty cells", "Table with 4 columns: a, b, c, d. 1. 4, , 2, 6; 2. , 5, , \n", ": a/b/c/d; 4//2/6; /5//\n"},
      {"commas and stops inside cells", "Table with 2 columns: a, b. 1. 1,234, 5.6; 2. St. Ives, 7\n",
       ": a/b; 1,234/5.6; St. Ives/7\n"},
      {"wrapped over lines",
       "Table with 2 columns: 姓名, 作品. 1. 赵某, 剪纸; 2. 钱某,\n年画; 3. 孙某, 泥\n人; 4. 李某, "
       "皮影\n\n后面的话。\n",
       ": 姓名/作品; 赵某/剪纸; 钱某/年画; 孙某/泥人; 李某/皮影\n"},
      {"one column", "Table with 1 columns: Name. 1. Ann; 2. Bob\n", ": Name; Ann; Bob\n"},
      {"wrong number of names", "Table with 4 columns: a, b. 1. x, y; 2. z, w\n", ""},
      {"too many cells", "Table with 2 columns: a, b. 1. x, y, z; 2. z, w\n", ""},
      {"no rows", "Table with 2 columns: a, b.\n", ""},
      {"the words in a sentence", "Table with 2 columns: it stood in the hall.\n", ""},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("drawn tables") {
  const Case cases[] = {
      {"box drawing", "┌──────┬────┐\n│ 城市 │ 高 │\n├──────┼────┤\n│ 甲城 │ 21 │\n│ 乙镇 │ 19 │\n└──────┴────┘\n",
       ": 城市/高; 甲城/21; 乙镇/19\n"},
      {"double lines", "╔═══╦═══╗\n║ a ║ b ║\n╠═══╬═══╣\n║ 1 ║ 2 ║\n╚═══╩═══╝\n", ": a/b; 1/2\n"},
      {"ASCII with wrapped cells",
       "+-----+------+\n| key | note |\n+=====+======+\n| one | long |\n|     | text |\n+-----+------+\n| two | x    "
       "|\n"
       "+-----+------+\n",
       ": key/note; one/long text; two/x\n"},
      {"Markdown", "Goals\n| Town | Goals |\n|:-----|------:|\n| Ayton | 3 |\n| Beeford | 1 |\n",
       "Goals: Town/Goals; Ayton/3; Beeford/1\n"},
      {"as the toolkit prints it", "| a | b |\n| --- | --- |\n| x \\| y | \\\\z |\n| | -- |\n",
       ": a/b; x | y/\\z; /--\n"},
      {"as the toolkit prints one without a header", "| | |\n| --- | --- |\n| x | y |\n", ": ; x/y\n"},
      {"no outer bars", " town   | goals\n--------+-------\n Ayton  |     3\n Bee    |\n",
       ": town/goals; Ayton/3; Bee/\n"},
      {"cells over several columns",
       "┌─────┬───────┐\n│     │ both  │\n├─────┼───┬───┤\n│ who │ a │ b │\n├─────┼───┼───┤\n│ X   │ 1 │ 2 │\n│ Y   │ "
       "3 │ 4 "
       "│\n└─────┴───┴───┘\n",
       ": who/a/b; /both/; X/1/2; Y/3/4\n"},
      {"a line of links", "Home | News | Sport\n", ""},
      {"two lines of links", "| Home | News |\n| Sport | Wine |\n", ""},
      {"a rule under a heading", "Heading\n-------\nText below it.\n", ""},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("drawn tables: titles, wikis, grids, bars alone") {
  const Case cases[] = {
      {"a title over the whole width is the caption",
       "+-----------------+\n|      Boats      |\n+--------+--------+\n| Name   | Crew   |\n+--------+--------+\n"
       "| Gannet |      4 |\n| Skua   |      6 |\n+--------+--------+\n",
       "Boats: Name/Crew; Gannet/4; Skua/6\n"},
      {"a wiki's header", "|| Name   || Crew ||\n| Gannet |    4 |\n| Skua   |    6 |\n",
       ": Name/Crew; Gannet/4; Skua/6\n"},
      {"a grid with aligned columns: each part is a row",
       "+------+------+\n| Name | Crew |\n| of   | and  |\n+:=====+=====:+\n| Gan  |    4 |\n| net  |    5 |\n"
       "+------+------+\n",
       ": Name of/Crew and; Gan net/4 5\n"},
      {"a wrapped cell without a first one",
       "+-------+-------+\n| a     | b     |\n+-------+-------+\n|       | one   |\n"
       "|       | two   |\n+-------+-------+\n",
       ": a/b; /one two\n"},
      {"bars in the same places", " Gannet | 4.5\n Skua   | 6\n", ": ; Gannet/4.5; Skua/6\n"},
      {"bars anywhere", "Gannet | 4.5\nSkua | 6\n", ""},
      {"bars inside words", "a|b\nc|d\n", ""},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("tables under rules of dashes") {
  const Case cases[] = {
      {"header above", "Rain\nTown    mm\n------  ---\nAyton    36\nBee     110\n",
       "Rain: Town/mm; Ayton/36; Bee/110\n"},
      {"rules above and below", "====  ===\nname  age\n====  ===\nAnn    36\nBob    41\n====  ===\n",
       ": name/age; Ann/36; Bob/41\n"},
      {"Han", "城市    高\n------  --\n甲城    21\n乙  城  19\n", ": 城市/高; 甲城/21; 乙  城/19\n"},
      {"a name over two lines", "Ash\nTown      rain\n          fell\n------  ------\nAyton       36\nBee        110\n",
       "Ash: Town/rain fell; Ayton/36; Bee/110\n"},
      {"numbered rows whose other cells are wrapped",
       "--  ------  -----\n 1  old     north\n    bridge  bank\n 2  weir    south\n--  ------  -----\n",
       ": ; 1/old bridge/north bank; 2/weir/south\n"},
      {"wrapped cell", "key   note\n----  ---------\none   multiline\n      text\ntwo   x\n",
       ": key/note; one/multiline text; two/x\n"},
      {"columns of one stroke, when the rule closes the table", "-  ---\na  elm\nb\nc  ash\n-  ---\n",
       ": ; a/elm; b/; c/ash\n"},
      {"or they are cells", "Plum     3    4\n-        -    -\nPear     1    2\nQuince   -    7\n",
       ": ; Plum/3/4; -/-/-; Pear/1/2; Quince/-/7\n"},
      {"text across the gutter ends it", "a     b\n----  ---\n1     2\n3     4\n\nPlain text follows here.\n",
       ": a/b; 1/2; 3/4\n"},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("a rule with colons above a table without a header") {
  check({"Markdown", "|:------|----:|\n| ash   |  12 |\n| larch | 3.5 |\n", ": ; ash/12; larch/3.5\n"});
  check({"between the rules of a grid it parts the header",
         "+------+------+\n| ash  | 12   |\n+:=====+=====:+\n| oak  | 3    |\n| tall |      |\n+------+------+\n",
         ": ash/12; oak tall/3\n"});
}

TEST_CASE("lines of wrapped cells between the same rules") {
  const Case cases[] = {
      {"centred cells that end on several lines; a cell that ended does not begin again",
       "+----------+----------+\n"
       "| old mill |  sluice  |\n"
       "|   weir   |          |\n"
       "|   pond   |          |\n"
       "|          | footpath |\n"
       "|          |  stile   |\n"
       "+----------+----------+",
       ": ; old mill weir pond/sluice; /footpath stile\n"},
      {"the same under rules of dashes",
       "--------  --------\n"
       "old mill   sluice\n"
       "  weir\n"
       "          footpath\n"
       "           stile\n"
       "--------  --------",
       ": ; old mill weir/sluice; /footpath stile\n"},
      {"rows without a second cell, when each has its label",
       "| tree  | use  |\n"
       "|-------|------|\n"
       "| ash   | oars |\n"
       "| elder |      |\n"
       "| rowan |      |\n",
       ": tree/use; ash/oars; elder/; rowan/\n"},
      {"a figure in a column of figures is a row of its own",
       "------  ----\n"
       "barley  4.20\n"
       "         ?\n"
       "oats    3.15\n"
       "        2.90\n"
       "------  ----",
       ": ; barley/4.20; /?; oats/3.15; /2.90\n"},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("comma-separated values") {
  const Case cases[] = {
      {"plain", "Boat,Mate,Catch\nGannet,Reed,41.5\nSkua,Lund,6.3\n",
       ": Boat/Mate/Catch; Gannet/Reed/41.5; Skua/Lund/6.3\n"},
      {"quoted", "船名,船长,吨\n海燕,\"Reed, T.\",\"1,204\"\n飞鱼,\"Tom \"\"Big\"\" Lund\",63\n",
       ": 船名/船长/吨; 海燕/Reed, T./1,204; 飞鱼/Tom \"Big\" Lund/63\n"},
      {"empty cells", "a,b,1\n,b,2\na,,3\n", ": ; a/b/1; /b/2; a//3\n"},
      {"two rows", "Gannet,Reed,41.5\nSkua,Lund,6.3\n", ""},
      {"uneven", "Gannet,Reed,41.5\nSkua,Lund\nPetrel,Tom,17.0\n", ""},
      {"prose", "Bread, salt, oil\nmilk, eggs, tea\nsoap, string, 3 nails\n", ""},
      {"an open quotation mark", "Gannet,\"Reed,41.5\nSkua,Lund,6.3\nPetrel,Tom,17.0\nTern,Ida,3.4\n",
       "Gannet,\"Reed,41.5: ; Skua/Lund/6.3; Petrel/Tom/17.0; Tern/Ida/3.4\n"},
      {"prose with narrow commas",
       "摆渡老人,每天清早开船,等风\n四号码头修了,石阶又平又宽\n老槐树下,坐着下棋的老街坊\n"
       "有人,一边看棋一边等船,说\n",
       ""},
      {"inside a paragraph", "这是一个段落的第一行\n它有第二行\n甲,3\n乙乙,4\n丙丙丙,5\n丁,6\n", ""},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("an empty first cell of reStructuredText") {
  check({"two stops", "=====  ====\n..     Crew\n=====  ====\nSkua      6\n..        7\n=====  ====\n",
         ": /Crew; Skua/6; /7\n"});
}

TEST_CASE("aligned and tabbed tables need plain evidence") {
  const Case cases[] = {
      {"aligned", "Town       Rain   Wind\nAyton        36      4\nBeeford     110     12\nCeewell      75      9\n",
       ": Town/Rain/Wind; Ayton/36/4; Beeford/110/12; Ceewell/75/9\n"},
      {"aligned by display width",
       "城市      最高  最低\n甲城        21     9\n乙丙镇      19    12\n丁戊己村     8    -3\n",
       ": 城市/最高/最低; 甲城/21/9; 乙丙镇/19/12; 丁戊己村/8/-3\n"},
      {"tabs", "Town\tRain\nAyton\t36\nBee\t110\nCee\t75\n", ": Town/Rain; Ayton/36; Bee/110; Cee/75\n"},
      {"two rows are too few", "Ayton        36      4\nBeeford     110     12\n", ""},
      {"names side by side", "Ann        Bob\nCarl       Dora\nEmil       Frida\nGus        Hanna\n", ""},
      {"a table of contents", "Opening ........  3\nMiddle .........  15\nThe end ........  27\nIndex ..........  31\n",
       ""},
      {"columns of prose",
       "The ferry left the quay at dawn     Work on the old books began in\nwhile fog still lay on the mere     March "
       "when the librarians laid\n"
       "and the lamps along the bank had    the damp sheets out one by one\nnot yet been put out, the keeper    "
       "pressed between dry paper, kept\n",
       ""},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("cells that no gaps set apart are told by their kinds coming round") {
  const Case cases[] = {
      {"a row a line",
       "The boats came home at noon.\nBoat Catch Days\nGannet 41.5 12\nSkua 6.3 9\nPetrel 17.0 11\nAll were well.\n",
       ": Boat/Catch/Days; Gannet/41.5/12; Skua/6.3/9; Petrel/17.0/11\n"},
      {"blanks inside of names", "Place Crew Races Points\n1 Old Mill 6 31\n2 Saltby 6 28\n3 North Pier Reed 6 25\n",
       ": Place/Crew/Races/Points; 1/Old Mill/6/31; 2/Saltby/6/28; 3/North Pier Reed/6/25\n"},
      {"a title that says it is one",
       "收成如下。\n鱼市价格\n鱼名 单价 涨跌\n鲈鱼 21.5 +3%\n鳜鱼 48.0 -2%\n白条 9.8 +1%\n",
       "鱼市价格: 鱼名/单价/涨跌; 鲈鱼/21.5/+3%; 鳜鱼/48.0/-2%; 白条/9.8/+1%\n"},
      {"two in turn, each below a heading",
       "甲组\n名次 船名 船长\n1 白鹭 老周\n2 苍鹰 小何\n3 海燕 阿亮\n乙组\n名次 船名 船长\n1 金鳞 阿福\n2 长风 老罗\n3 "
       "青鱼 小贺\n",
       ": 名次/船名/船长; 1/白鹭/老周; 2/苍鹰/小何; 3/海燕/阿亮\n"
       ": 名次/船名/船长; 1/金鳞/阿福; 2/长风/老罗; 3/青鱼/小贺\n"},
      {"a cell a line, blank lines between rows", "村名\n户数\n水井\n\n柳湾\n112\n9\n\n石桥\n87\n6\n\n新渡\n203\n14\n",
       ": 村名/户数/水井; 柳湾/112/9; 石桥/87/6; 新渡/203/14\n"},
      {"or between cells", "村名\n\n户数\n\n水井\n\n柳湾\n\n112\n\n9\n\n石桥\n\n87\n\n6\n\n新渡\n\n203\n\n14\n",
       ": 村名/户数/水井; 柳湾/112/9; 石桥/87/6; 新渡/203/14\n"},
      {"several cells on one line, one on the next",
       "Lot\nWeight Price\n\nOld plough\n41 12.50\n\nBell\n7\n30.00\n\nAnvil\n88 19.00\n",
       ": Lot/Weight/Price; Old plough/41/12.50; Bell/7/30.00; Anvil/88/19.00\n"},
      {"column by column", "名次 船名 用时\n\n1\n2\n3\n\n白鹭\n苍鹰\n海燕\n\n31:05\n31:40\n32:12\n",
       ": 名次/船名/用时; 1/白鹭/31:05; 2/苍鹰/31:40; 3/海燕/32:12\n"},
      {"each name on top of its column", "名次\n1\n2\n3\n\n船名\n白鹭\n苍鹰\n海燕\n\n用时\n31:05\n31:40\n32:12\n",
       ": 名次/船名/用时; 1/白鹭/31:05; 2/苍鹰/31:40; 3/海燕/32:12\n"},
      {"a wrapped cell", "名次 船名 泊位\n1 白鹭 东\n2 苍鹰 西\n3 海燕 旧船\n坞\n4 金鳞 东\n5 长风 西\n6 青鱼 东\n",
       ": 名次/船名/泊位; 1/白鹭/东; 2/苍鹰/西; 3/海燕/旧船坞; 4/金鳞/东; 5/长风/西; 6/青鱼/东\n"},
      {"a short name set with a blank inside", "名次 船长 船名\n1 何 亮 白鹭\n2 周大山 苍鹰\n3 罗小满 海燕\n",
       ": 名次/船长/船名; 1/何 亮/白鹭; 2/周大山/苍鹰; 3/罗小满/海燕\n"},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("text printed between a table's cells stands behind it") {
  Page page;
  recover(
      "村名\n户数\n水井\n\n柳湾\n112\n9\n\n渡口的老人说,河水一年比一年清,"
      "\n鱼也多了。\n\n石桥\n87\n6\n\n新渡\n203\n14\n\n完。\n",
      page);
  CHECK(found_tables(page) == ": 村名/户数/水井; 柳湾/112/9; 石桥/87/6; 新渡/203/14\n");
  std::string rest;
  for (const Line& line : page.lines) rest.append(line.text).append(line.text.empty() ? "" : "/");
  CHECK(rest == "渡口的老人说,河水一年比一年清,/鱼也多了。/完。/");
  CHECK(page.blocks.front().position == 0);
  // Without a blank line in front, text ends the table.
  check({"glued text", "村名\n户数\n水井\n\n柳湾\n112\n9\n渡口的老人说,河水清了。\n\n石桥\n87\n6\n\n新渡\n203\n14\n",
         ""});
}

TEST_CASE("where gaps part some cells and single blanks others, both do") {
  const Case cases[] = {
      {"three names in one segment",
       "名次      船名     胜 负 积分\n1       白鹭     7 1 40\n2       苍鹰     4 1 37\n3       海燕     7 3 34\n4    "
       "  金鳞号     3 0 31\n",
       ": 名次/船名/胜/负/积分; 1/白鹭/7/1/40; 2/苍鹰/4/1/37; 3/海燕/7/3/34; 4/金鳞号/3/0/31\n"},
      {"names above words",
       "名次      船名     船长\n1       白鹭     老周\n2       苍鹰     小何\n3       海燕     阿亮\n4      金鳞号    "
       " 罗小满\n",
       ": 名次/船名/船长; 1/白鹭/老周; 2/苍鹰/小何; 3/海燕/阿亮; 4/金鳞号/罗小满\n"},
      {"an empty cell: the gaps know better",
       "Boat          Catch      Days\nGannet         41.5        12\nSkua                        9\nPetrel         "
       "17.0        11\n"
       "Tern            3.4         8\n",
       ": Boat/Catch/Days; Gannet/41.5/12; Skua//9; Petrel/17.0/11; Tern/3.4/8\n"},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("text with figures is no table when its kinds do not come round") {
  const Case cases[] = {
      {"prose in short lines",
       "the three boats that\nleft at 6 came home\nwith 41 boxes of fish\nand 12 of crabs by 9\nthat same evening\n",
       ""},
      {"a list without names above", "1 白鹭 老周\n2 苍鹰 小何\n3 海燕 阿亮\n", ""},
      {"two rows are too few", "名次 船名 船长\n1 白鹭 老周\n2 苍鹰 小何\n", ""},
      {"hours and what is on", "码头夜市\n18:30 开灯\n19:00 舞狮\n20:15 放河灯\n21:00 收摊\n", ""},
      {"one column of figures that counts nothing", "值班 电话 地点\n东门 301 老周\n西门 302 小何\n北门 303 阿亮\n",
       ""},
      {"a byline with names", "本报记者 何亮 周山\n3日清晨,船队出港。\n5日黄昏,船队回港。\n8日又出港。\n", ""},
      {"sentences in numbered lines",
       "rules for the slip way\n1 boats come in first\n2 carts wait by the wall\n3 dogs stay off the rope\n", ""},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("a few lines set exactly are a table when names stand above them") {
  const Case cases[] = {
      {"figures below a name, a cell over two lines", "  lot  remark\n    7  sold with\n       the mill\n",
       ": ; lot/remark; 7/sold with the mill\n"},
      {"a row without its other cells",
       "  lot  remark      buyer\n    7\n   12  old plough  the\n                   smith\n",
       ": ; lot/remark/buyer; 7//; 12/old plough/the smith\n"},
      {"no figures, but three columns and four lines",
       "who    what     where\nMarta  a long   on the green\n       walk\n       home\n",
       ": ; who/what/where; Marta/a long walk home/on the green\n"},
      {"a row that is a figure alone", "   span  over\n  31.75\n 120.5   Mill Brook\n",
       ": ; span/over; 31.75/; 120.5/Mill Brook\n"},
      {"figures that stand at their stop", "   span  over\n  31.75\n 120.5   Mill Brook\n   6     Old Weir\n",
       ": ; span/over; 31.75/; 120.5/Mill Brook; 6/Old Weir\n"},
      {"or do not", "   span  over\n  31.75\n120.5   Mill Brook\n   6     Old Weir\n", ""},
      {"wide characters go on below", "  号  说明\n   3  旧磨坊连同\n      水车\n", ": ; 号/说明; 3/旧磨坊连同水车\n"},
      {"text right below", "  lot  remark\n    7  sold with\n       the mill\nThe rest was carried home.\n", ""},
      {"an edge that is no edge", "who    what     where\nMarta  a long   on the green\n        walk\n       home\n",
       ""},
      {"no names",
       "the old    men of the    town of\nAyton      walked a      long way\n           mile or\n           more\n",
       ""},
      {"two lines", "one    two\nthree  four\n", ""},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("aligned tables: headers, wrapped cells, neighbours") {
  const Case cases[] = {
      {"a heading over two columns goes to the rows, the names below it to the columns",
       "                   Boats         \n"
       "Harbour        out       in\n"
       "Norwick         12       11\n"
       "Eastmere         7        9\n"
       "Saltby          30       28\n",
       ": Harbour/out/in; /Boats/; Norwick/12/11; Eastmere/7/9; Saltby/30/28\n"},
      {"names over several lines are one row",
       "               Days at     Catch\n"
       "Boat             sea       landed\n"
       "Gannet           12         41.5\n"
       "Petrel            9         17.0\n"
       "Skua             21         63.2\n",
       ": Boat/Days at sea/Catch landed; Gannet/12/41.5; Petrel/9/17.0; Skua/21/63.2\n"},
      {"a cell that was full goes on below",
       "Boat        Keeper            Catch\n"
       "Gannet      Marjory Ashworth   41.5\n"
       "            of Norwick\n"
       "Petrel      Tom Reed           17.0\n"
       "Skua        Ida Lund           63.2\n",
       ": Boat/Keeper/Catch; Gannet/Marjory Ashworth of Norwick/41.5; Petrel/Tom Reed/17.0; Skua/Ida Lund/63.2\n"},
      {"two cells that were full go on below, under empty figures",
       "Boat        Keeper            Catch\n"
       "Gannet and  Marjory Ashworth   41.5\n"
       "her tender  Lundgren-Hall\n"
       "Petrel      Tom Reed           17.0\n"
       "Skua        Ida Lund           63.2\n",
       ": Boat/Keeper/Catch; Gannet and her tender/Marjory Ashworth Lundgren-Hall/41.5; Petrel/Tom Reed/17.0; "
       "Skua/Ida Lund/63.2\n"},
      {"words between figures head what follows",
       "Rooms       2007    2008\nServers    1,505   1,580\nClosets    1,512   1,586\n"
       "            Best case\nServers    1,456   1,439\nClosets    1,465   1,472\n",
       ": ; Rooms/2007/2008; Servers/1,505/1,580; Closets/1,512/1,586; /Best case/; Servers/1,456/1,439; "
       "Closets/1,465/1,472\n"},
      {"names and votes, long as lines of prose",
       "Abdala de Matos, Norma A.   Front for the Victory of All   Yes\n"
       "Albrieu Paz, Oscar E. N.    Front for the Victory of All   Yes\n"
       "Alonso Luz, Maria of Roca   Front for the Victory of All   No\n"
       "Arena Celia, Isabel Moran   Civic Front of the Provinces   Yes\n"
       "Arregui Paz, Andres Rober   Front for the Victory of All   Yes\n"
       "Avoscan Gil, Herman Horac   Front for the Victory of All   No\n",
       ": ; Abdala de Matos, Norma A./Front for the Victory of All/Yes; Albrieu Paz, Oscar E. N./Front for the Victory "
       "of All/Yes; Alonso Luz, Maria of Roca/Front for the Victory of All/No; Arena Celia, Isabel Moran/Civic Front "
       "of "
       "the Provinces/Yes; Arregui Paz, Andres Rober/Front for the Victory of All/Yes; Avoscan Gil, Herman "
       "Horac/Front for the Victory of All/No\n"},
      {"a label around the figures of its row",
       "Kind of waste             2001   2002\n"
       "Paper                       14     15\n"
       "Glass, with bottles that\n"
       "                             9     11\n"
       "were not returned\n"
       "Metal                        3      2\n",
       ": ; Kind of waste/2001/2002; Paper/14/15; Glass, with bottles that were not returned/9/11; Metal/3/2\n"},
      {"cells around the label of their row",
       "Substance       to air       to water\n"
       "Tin                 10             20\n"
       "                            200 (with\n"
       "Benzene           1000\n"
       "                              others)\n"
       "Zinc                30              4\n",
       ": Substance/to air/to water; Tin/10/20; Benzene/1000/200 (with others); Zinc/30/4\n"},
      {"cells parted by one blank where the others have their gutter",
       "Group       Number    Rate   Range\n"
       "45 to 54        47    21.8   (16.0-29.0)\n"
       "55 to 64       116    85.5   (69.9-101.0)\n"
       "65 to 74       164   234.9   (199.0-270.9)\n"
       "85 or more     208 1,271.7   (98.9-144.5)\n",
       ": Group/Number/Rate/Range; 45 to 54/47/21.8/(16.0-29.0); 55 to 64/116/85.5/(69.9-101.0); 65 to "
       "74/164/234.9/(199.0-270.9); 85 or more/208/1,271.7/(98.9-144.5)\n"},
      {"one blank between columns, told by the header's gap",
       "日期       河段    码头      船次\n2031-03-01 南河段  渡口北岸     2\n2031-03-01 北河段  石砚区      10\n"
       "2031-03-01 东河段  望桐市       6\n2031-03-01 西河段  青漪市    3518\n",
       ": 日期/河段/码头/船次; 2031-03-01/南河段/渡口北岸/2; 2031-03-01/北河段/石砚区/10; "
       "2031-03-01/东河段/望桐市/6; 2031-03-01/西河段/青漪市/3518\n"},
      {"prose beside figures that can't be told from labels",
       "书屋管理员每天清早起，擦干净黑板   31路   6:40   12\n写上今天的潮水时，刻再去把门口的   52路   7:05   15\n"
       "灯一盏一盏点亮，等候船的人来坐一   22路   7:25   20\n坐喝一口热水，有人翻开书有人下起   27路   6:50   14\n"
       "棋来等着末班船的，铃声响起才肯走   16路   7:15   11\n",
       ""},
      {"one blank inside of labels",
       "Class      Pupils   Rooms\nGrade A        31       2\nGrade B        29       2\nGrade C        30       1\n"
       "Grade D         8       1\n",
       ": Class/Pupils/Rooms; Grade A/31/2; Grade B/29/2; Grade C/30/1; Grade D/8/1\n"},
      {"another header begins another table",
       "Town       Rain   Wind\nAyton        36      4\nBeeford     110     12\n\n"
       "Boat      Catch   Days\nGannet     41.5     12\nPetrel     17.0      9\n",
       ": Town/Rain/Wind; Ayton/36/4; Beeford/110/12\n: Boat/Catch/Days; Gannet/41.5/12; Petrel/17.0/9\n"},
      {"cells that drift have their order",
       "No.  Town        Rain   Wind\n 1   Ayton         36      4\n  2    Beeford   110  12\n"
       " 3  Ceewell          75     9\n  4   Deeford     8   120\n 5    Eastmere       19   7\n",
       ": No./Town/Rain/Wind; 1/Ayton/36/4; 2/Beeford/110/12; 3/Ceewell/75/9; 4/Deeford/8/120; 5/Eastmere/19/7\n"},
      {"a numbered title and a note stay outside",
       "Table 4.     Rain and wind in the towns of the valley in the last two years\n"
       "Town       Rain   Wind\nAyton        36      4\nBeeford     110     12\nCeewell      75      9\n"
       "Note:    wind is in miles an hour.\n",
       ": Town/Rain/Wind; Ayton/36/4; Beeford/110/12; Ceewell/75/9\n"},
      {"a header and one row", "Product     Roast      Instant\nTurnover    7,581        2,517\n",
       ": Product/Roast/Instant; Turnover/7,581/2,517\n"},
      {"a chart's figures",
       "100\n                             41\n 80         33\n\n 60                                   38\n"
       "                    28\n 40   11\n\n 20                      17\n\n  0     1994      1997      2003\n",
       ""},
  };
  for (const Case& c : cases) check(c);
}

TEST_CASE("a table's block says where it stood and what was left out") {
  Page page;
  recover("Before.\n\nGoals (3)\n\nTable with 2 columns: Town, Goals. 1. Ayton, 3; 2. Beeford, 1\n\nAfter.\n", page);
  REQUIRE(page.blocks.size() == 1);
  const Block& block = page.blocks.front();
  CHECK(block.kind == BlockKind::table);
  CHECK(block.text == "Goals (3)");
  CHECK(block.number == 1);
  REQUIRE(block.lines.count == 2);
  CHECK(page.ranges[block.lines.first] == LineRange{3, 3});
  CHECK(page.ranges[block.lines.first + 1] == LineRange{5, 5});
  CHECK(block.spans.count == 0);
  // Before., a blank line and the one between caption and table stand in front.
  CHECK(block.position == 3);
  REQUIRE(page.lines.size() == 5);
  CHECK(page.lines.back().text == "After.");
  // Table with 2 columns: / the comma and stop of the names / 1. , ; 2. ,
  CHECK(page.tables.front().scaffold == 18 + 2 + 7);
  CHECK(page.tables.front().rules == 0);
}

TEST_CASE("a table that stood in one column names its spans") {
  Page page;
  Diagnostics diagnostics;
  for (std::uint32_t i = 0; i < 4; ++i) {
    static const char* const rows[] = {"Town       Rain   Wind", "Ayton        36      4", "Beeford     110     12",
                                       "Ceewell      75      9"};
    Line line;
    line.text = page.arena.copy(rows[i]);
    line.number = 10 + i;
    line.at = 40;
    line.region = 2;
    line.column = 3;
    page.lines.push_back(line);
  }
  recover_tables(page, {}, diagnostics);
  REQUIRE(page.blocks.size() == 1);
  REQUIRE(page.blocks.front().spans.count == 4);
  CHECK(page.spans[page.blocks.front().spans.first] == Span{10, 40, 62});
}

TEST_CASE("prose beside a table stays where it was") {
  Page page;
  recover(
      "the whole of the valley has been dry    Town       Rain    Wind\n"
      "since the second week of the harvest    Ayton       361       4\n"
      "and the keepers of the three bridges    Beeford    1102      12\n"
      "have let the gates down to the sill,\n"
      "which was last done when the present    Ceewell      75       9\n"
      "mill was built. The fish were brought   Deeford     108      20\n"
      "to the upper ponds in carts, and most\n"
      "of them lived. In the lower meadows a\n"
      "well was dug that gave water at forty   Eastmere      9       7\n",
      page);
  CHECK(found_tables(page) ==
        ": Town/Rain/Wind; Ayton/361/4; Beeford/1102/12; Ceewell/75/9; Deeford/108/20; Eastmere/9/7\n");
  REQUIRE(page.lines.size() == 9);
  CHECK(page.lines[1].text == "since the second week of the harvest");
  CHECK(page.lines[3].text == "have let the gates down to the sill,");
  const Block& block = page.blocks[0];
  REQUIRE(block.spans.count == 6);
  const Span span = page.spans[block.spans.first + 1];
  CHECK(span.line == 2);
  CHECK(span.from == 40);
  CHECK(span.to == 63);
}

TEST_CASE("blocks that came with the lines keep their places") {
  Page page;
  Diagnostics diagnostics;
  const char* const lines[] = {"One.", "Table with 1 columns: a. 1. x; 2. y", "Two."};
  for (std::uint32_t i = 0; i < 3; ++i) {
    Line line;
    line.text = page.arena.copy(lines[i]);
    line.number = i + 1;
    page.lines.push_back(line);
  }
  for (const std::uint32_t position : {1U, 2U}) {
    Block block;
    block.text = page.arena.copy(position == 1 ? "first" : "last");
    block.position = position;
    page.blocks.push_back(block);
  }
  recover_tables(page, {}, diagnostics);
  REQUIRE(page.blocks.size() == 3);
  CHECK(page.blocks[0].text == "first");
  CHECK(page.blocks[0].position == 1);
  CHECK(page.blocks[1].kind == BlockKind::table);
  CHECK(page.blocks[1].position == 1);
  CHECK(page.blocks[2].text == "last");
  CHECK(page.blocks[2].position == 1);
  CHECK(page.lines.size() == 2);
}

TEST_CASE("nothing is lost in mutilated tables") {
  const std::string sound =
      "Goals\n+-----+------+\n| key | note |\n+=====+======+\n| one | long |\n|     | text |\n+-----+------+\n\n"
      "Table with 2 columns: 姓名, 作品. 1. 赵某, 剪纸; 2. 钱某,\n年画; 3. 孙某, 泥人\n\n"
      "Town    mm\n------  ---\nAyton    36\nBee     110\n\n| a | b |\n| --- | --- |\n| x \\| y | z |\n\n"
      "Town       Rain   Wind\nAyton        36      4\nBeeford     110     12\nCeewell      75      9\n";
  std::uint32_t seed = 7;
  const auto random = [&](std::size_t n) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % n;
  };
  const std::string bits[] = {"|", "+", "\n", "  ", ";", ", ", "---", "1. ", "\\", "\t", "字"};
  for (int round = 0; round < 2000; ++round) {
    std::string text = sound;
    for (int k = 0; k < 4; ++k) {
      std::size_t at = random(text.size());
      while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
      if (random(2) == 0) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        text.erase(at, end - at);
      } else {
        text.insert(at, bits[random(std::size(bits))]);
      }
    }
    CAPTURE(text);
    Page page;
    recover(text, page);
    REQUIRE(counted(page) == count_characters(text));
  }
}
