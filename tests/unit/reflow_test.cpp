#include <newsprint/reflow.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "read_page.h"
#include "reflow/cohesion.h"
#include "reflow/observe.h"
#include "reflow/pieces.h"
#include "reflow/seam.h"
#include "reflow/torn.h"

using namespace newsprint;

namespace {

void read(std::string_view text, Page& page) {
  Diagnostics diagnostics;
  read_page(text, page, diagnostics);
}

std::vector<std::string> paragraphs(std::string_view text) {
  Page page;
  Diagnostics diagnostics;
  read(text, page);
  reflow(page, {}, diagnostics);
  std::vector<std::string> found;
  for (const Block& block : page.blocks) found.emplace_back(block.text);
  return found;
}

constexpr std::string_view story =
    "The ferry to the island was late again on Monday, and the\n"
    "harbour master said that the new timetable could not be\n"
    "kept before the dredging is done.\n"
    "\n"
    "Nobody waited long for an answer. The council meets again\n"
    "next week.\n";

}  // namespace

TEST_CASE("lines of a paragraph are joined, paragraphs are not") {
  CHECK(paragraphs(story) ==
        std::vector<std::string>{"The ferry to the island was late again on Monday, and the harbour master said that "
                                 "the new timetable could not be kept before the dredging is done.",
                                 "Nobody waited long for an answer. The council meets again next week."});
}

TEST_CASE("explaining changes no text and notes every decision once") {
  Page plain;
  Page explained;
  Diagnostics diagnostics;
  read(story, plain);
  read(story, explained);
  reflow(plain, {}, diagnostics);
  reflow(explained, {.explain = true}, diagnostics);
  REQUIRE(plain.blocks.size() == explained.blocks.size());
  std::size_t decisions = 0;
  for (std::size_t i = 0; i < plain.blocks.size(); ++i) {
    CHECK(plain.blocks[i].text == explained.blocks[i].text);
    CHECK(plain.blocks[i].seams.empty());
    const std::string_view seams = explained.blocks[i].seams;
    for (std::size_t at = seams.find("\"decision\""); at != seams.npos; at = seams.find("\"decision\"", at + 1))
      ++decisions;
  }
  CHECK(decisions == 4);
  CHECK(explained.blocks[0].seams.starts_with("[{\"lines\":[1,2],\"decision\":\"join\",\"score\":"));
  CHECK(explained.blocks[1].seams.starts_with("[{\"lines\":[3,5],\"decision\":\"cut\",\"score\":-"));
}

TEST_CASE("an observer sees the seams that reflow decides, and the page keeps its lines") {
  Page page;
  read(story, page);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> seams;
  observe_seams(page, [&](const Line& line, const Line& next, double score, const Cues& cues) {
    CHECK(cues.count > 10);
    CHECK(score == doctest::Approx(weigh(cues)).epsilon(0.01));
    CHECK((score > 0) == (line.number != 3));
    seams.emplace_back(line.number, next.number);
  });
  CHECK(seams == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{1, 2}, {2, 3}, {3, 5}, {5, 6}});
  CHECK(page.lines.size() == 6);
  CHECK(page.blocks.empty());
}

TEST_CASE("what meets at a seam is no word of the page because the lines' copies lie side by side") {
  Page page;
  for (const std::string_view text : {"河水流过小桥", "船从上游下来"}) {
    Line& line = page.lines.emplace_back();
    line.text = page.arena.copy(text);
  }
  CHECK(cohesion_across(page, 0, 1) == Cohesion::none);
  Line& line = page.lines.emplace_back();
  line.text = page.arena.copy("人们在桥船边");
  CHECK(cohesion_across(page, 0, 1) == Cohesion::pair);
}

TEST_CASE("verse keeps its lines, prose beside it does not") {
  CHECK(paragraphs("Wir fuhren über den langen Steg\n"
                   "Und sahen die Schiffe ziehn,\n"
                   "Der Nebel lag noch auf dem Weg\n"
                   "Und wollte nicht entfliehn.\n"
                   "Da rief vom Ufer her ein Kind\n"
                   "Und winkte mit dem Tuch,\n"
                   "Es trug davon der Morgenwind\n"
                   "Den Hut und auch das Buch.\n")
            .size() == 8);
}

TEST_CASE("a Latin byline with a job, a bar or a place stands apart from head and text") {
  for (const char* byline : {"By Nora Fenwick, Staff Writer", "Nora Fenwick | Reporter", "Von Jutta Ohm und Kai Rust",
                             "Jutta Ohm und Kai Rust aus Lauenfels", "Text: Jutta Ohm"}) {
    CAPTURE(byline);
    const std::vector<std::string> found =
        paragraphs("Ferry keeps its old timetable\n" + std::string(byline) + '\n' + std::string(story));
    REQUIRE(found.size() == 4);
    CHECK(found[0] == "Ferry keeps its old timetable");
    CHECK(found[1] == byline);
  }
}

TEST_CASE("a Latin byline over two lines is one, and a whole one takes no further line") {
  struct Case {
    const char* first;
    const char* second;
    bool one;
  };
  const Case cases[] = {
      {"By Nora Fenwick and Jack", "Oldroyd, Staff Writers", true},
      {"Von Jutta Ohm und Kai", "Rust", true},
      {"VON JUTTA OHM", "UND KAI RUST", true},
      {"Jutta Ohm und Kai Rust aus", "Lauenfels", true},
      {"Jutta Ohm und", "Kai Rust aus Lauenfels", true},
      {"By Nora Fenwick", "Island Ferry", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.first);
    const std::string both = std::string(c.first) + ' ' + c.second;
    const std::vector<std::string> found =
        paragraphs(std::string(c.first) + '\n' + c.second +
                   "\nThe ferry to the island was late again on\nMonday and nobody at the quay had an answer.\n");
    CHECK((found.front() == both) == c.one);
  }
}

TEST_CASE("a justified line torn at its wide blanks is one line again") {
  const std::string torn =
      "The ferry to the island was\nlate again on Monday, and\n\nnobody\non\nthe\nquay\n\nknew when the next one was\n"
      "to come. The council meets\n\nagain\nnext\nweek.\nThen\n\nit will hear the harbour\nmaster and the islanders.\n";
  CHECK(paragraphs(torn) ==
        std::vector<std::string>{
            "The ferry to the island was late again on Monday, and nobody on the quay knew when the next one was to "
            "come. The council meets again next week. Then it will hear the harbour master and the islanders."});
}

TEST_CASE("words listed one a line are no torn line") {
  const std::string before =
      "The ferry to the island was late again on Monday\nand the captain sold what he had on board:\n";
  const auto torn_words = [](const std::string& text) {
    Page page;
    read(text, page);
    std::vector<Piece> pieces;
    measure_pieces(page, pieces);
    mark_torn_lines(page, pieces);
    return std::count_if(pieces.begin(), pieces.end(), [](const Piece& p) { return p.completes; });
  };
  CHECK(torn_words(before + "ropes\nlamps\ntar\nsails\nanchors\n") == 0);
  CHECK(torn_words("The ferry to the island was late again on Monday\nand the captain sold\n"
                   "ropes\nand\nlamps\nand\ntar\nto\nall\nwho\n\nasked for them on the quay\n") == 7);
  CHECK(torn_words("The ferry to the island was late again on Monday\nand the captain sold\n"
                   "Ropes\nLamps\nTar\nSails\nAnchors\nOil\n\nasked for them on the quay\n") == 0);
}

TEST_CASE("a picture's credit ends its caption") {
  const std::vector<std::string> found =
      paragraphs("The ferry lay at the quay for most of the week.\nPhoto: Nora Fenwick\n" + std::string(story));
  REQUIRE(found.size() == 3);
  CHECK(found[0] == "The ferry lay at the quay for most of the week. Photo: Nora Fenwick");
  CHECK(found[1].starts_with("The ferry to the island"));
}

TEST_CASE("a short line without end mark behind a stop at a full line stands by itself") {
  const std::string before =
      "The ferry to the island was late again on Monday and\nthe harbour master said nothing of the new timetable.\n";
  const std::string after = "Nobody waited long for an answer and the council will\nmeet again next week.\n";
  const std::vector<std::string> label = paragraphs(before + "Dredging goes on\n" + after);
  CHECK(std::count(label.begin(), label.end(), "Dredging goes on") == 1);
  // A last line has an end mark.
  const std::vector<std::string> last = paragraphs(before + "Dredging goes on.\n" + after);
  CHECK(std::count(last.begin(), last.end(), "Dredging goes on") == 0);
}

TEST_CASE("the name in a credit goes on in the next line where its own had no room") {
  const std::vector<std::string> full = paragraphs(
      "The ferry lay at the quay for most\nof the week and more. Photo: Nora\nFenwick\n" + std::string(story));
  CHECK(full.front() == "The ferry lay at the quay for most of the week and more. Photo: Nora Fenwick");
  const std::vector<std::string> room = paragraphs(
      "The ferry lay at the quay for most of the week and nobody\ncame. Foto: Ohm\nHafen\n" + std::string(story));
  CHECK(room.front() == "The ferry lay at the quay for most of the week and nobody came. Foto: Ohm");
  const std::vector<std::string> agency =
      paragraphs("The ferry lay at the quay for most\nof the week and more. Foto: dpa\nHafen\n" + std::string(story));
  CHECK(agency.front() == "The ferry lay at the quay for most of the week and more. Foto: dpa");
}

TEST_CASE("a headline in small letters does not go on with a capital before a byline") {
  const std::vector<std::string> found = paragraphs(
      "Ferry keeps its old timetable\nDredging takes longer than the council said\n"
      "By Nora Fenwick, Staff Writer\n" +
      std::string(story));
  REQUIRE(found.size() == 5);
  CHECK(found[0] == "Ferry keeps its old timetable");
  CHECK(found[1] == "Dredging takes longer than the council said");
}

TEST_CASE("a place before a dash begins a report") {
  for (const char* lead : {"Lauenfels – Die Fähre zur Insel kam am", "Kell/Ohmstadt - Die Fähre zur Insel kam am",
                           "OHMSTADT (dpa) – Die Fähre zur Insel kam"}) {
    CAPTURE(lead);
    const std::vector<std::string> found =
        paragraphs("Kritiker halten den neuen Fahrplan für verfrüht\n" + std::string(lead) +
                   "\nMontag wieder zu spät, und der Hafenmeister sagte,\ndass der Fahrplan so nicht zu halten sei.\n");
    REQUIRE(found.size() >= 2);
    CHECK(found[0] == "Kritiker halten den neuen Fahrplan für verfrüht");
  }
}

TEST_CASE("a byline stands alone between a full headline and its text") {
  CHECK(
      paragraphs("镇上的小桥修了三年终于在上个月通车\n"
                 "■ 本报记者 何小舟 通讯员 林一木\n"
                 "昨天上午，镇上的人都来看新桥，孩子们从\n"
                 "桥的这一头跑到那一头，又从那一头跑回来，\n"
                 "谁也不愿意回家吃饭，老人坐在桥头说话。\n") ==
      std::vector<std::string>{"镇上的小桥修了三年终于在上个月通车", "■ 本报记者 何小舟 通讯员 林一木",
                               "昨天上午，镇上的人都来看新桥，孩子们从桥的这一头跑到那一头，又从那一头跑回来，谁也不愿"
                               "意回家吃饭，老人坐在桥头说话。"});
}

TEST_CASE("a line that names its writers is told from a label") {
  const auto is_byline = [](std::string_view text) {
    Page page;
    read(text, page);
    std::vector<Piece> pieces;
    measure_pieces(page, pieces);
    REQUIRE(pieces.size() == 1);
    return pieces[0].byline;
  };
  CHECK(is_byline("文/图 记者 何小舟 通讯员 林一木"));
  CHECK(is_byline("山口葵記者"));
  CHECK_FALSE(is_byline("文化站新来的记者"));
  CHECK_FALSE(is_byline("図書館の新しい記者"));
}

TEST_CASE("what a line names tells its place: a writer who reports, a picture's source, another page") {
  const auto piece_of = [](std::string_view text) {
    Page page;
    read(text, page);
    std::vector<Piece> pieces;
    measure_pieces(page, pieces);
    REQUIRE(pieces.size() == 1);
    return pieces[0];
  };
  CHECK(piece_of("□本报记者 何小舟报道").lead_in);
  CHECK_FALSE(piece_of("□本报记者 何小舟报道").byline);
  CHECK_FALSE(piece_of("本报记者 何小舟 报道").lead_in);
  CHECK_FALSE(piece_of("本报记者 何小舟摄影报道").lead_in);
  CHECK(piece_of("通讯员 何小舟摄").credit);
  CHECK(piece_of("资料图片").credit);
  CHECK(piece_of("＝山口葵撮影").credit);
  CHECK_FALSE(piece_of("旧码头上的书屋。 通讯员 何小舟摄").credit);
  CHECK_FALSE(piece_of("旧码头上的书屋 何小舟摄").credit);
  CHECK(piece_of("旧码头上的书屋。 通讯员 何小舟摄").credited);
  CHECK_FALSE(piece_of("3 月里 他在书屋拍摄").credited);
  CHECK(piece_of("（上接第2版）书屋的管理员说").lead_in);
  CHECK_FALSE(piece_of("（上游水位）书屋的管理员说").lead_in);
  CHECK(piece_of("书屋的管理员▶下转第5版").end == EndKind::stop);
  CHECK(piece_of("【石浜＝山口葵】渡し船が").lead_in);
  CHECK_FALSE(piece_of("【写真】渡し船が").lead_in);
  CHECK(piece_of("员 何小舟 林一木").names);
  CHECK(piece_of("方 舟 林一木").names);
  CHECK(piece_of("舟").names);
  CHECK_FALSE(piece_of("补课堂 强技能 提士气").names);
  CHECK_FALSE(piece_of("林间小路").names);
  CHECK(piece_of("转第5版").end == EndKind::stop);
  CHECK(piece_of("转到新书的第5版").end == EndKind::cjk);
}

TEST_CASE("a Japanese paper's date line is furniture") {
  const auto is_furniture = [](std::string_view text) {
    Page page;
    Diagnostics diagnostics;
    read(text, page);
    reflow(page, {}, diagnostics);
    REQUIRE(page.blocks.size() == 1);
    return page.blocks[0].kind == BlockKind::furniture;
  };
  CHECK(is_furniture("2031年（令和13年）5月6日 地域 第40213号"));
  CHECK(is_furniture("2031年5月6日（火曜日）"));
  CHECK(is_furniture("第40213号"));
  CHECK_FALSE(is_furniture("2031年（令和13年）5月6日に渡し船が戻った"));
  CHECK_FALSE(is_furniture("第1号が渡し船に乗った"));
}

TEST_CASE("a deck behind a dash stays apart from its text, a credit with its caption") {
  SeamState state{};
  state.source = static_cast<std::uint8_t>(Source::stream);
  state.ending = static_cast<std::uint8_t>(Ending::neutral);
  const double plain = weigh_rules(state);
  state.dash_first = state.begins = state.after_prose = 1;
  CHECK(weigh_rules(state) < plain - 3);
  state.begins = 0;
  CHECK(weigh_rules(state) == plain);
  state.dash_first = 0;
  state.credit_after = 1;
  CHECK(weigh_rules(state) == plain);
  state.ending = static_cast<std::uint8_t>(Ending::ends);
  CHECK(weigh_rules(state) > plain + 3);
  state.credit_after = 0;
  state.credited = 1;
  CHECK(weigh_rules(state) < plain - 3);
}

TEST_CASE("a lead-in runs into its text, and the rest of a byline follows it") {
  SeamState state{};
  state.source = static_cast<std::uint8_t>(Source::stream);
  state.ending = static_cast<std::uint8_t>(Ending::neutral);
  state.begins = 1;
  const double plain = weigh_rules(state);
  state.lead_in_before = 1;
  CHECK(weigh_rules(state) > plain + 2);
  state.ending = static_cast<std::uint8_t>(Ending::ends);
  CHECK(weigh_rules(state) == plain);
  state.lead_in_before = 0;
  state.names_go_on = 1;
  CHECK(weigh_rules(state) > plain + 5);
}

TEST_CASE("addresses and dialogue keep their lines beside prose") {
  const std::vector<std::string> found = paragraphs(
      "The council named the members of the new harbour board on Monday:\n\n"
      "Edith Marlow, Quay Street 4\n"
      "Tom Ferris, Mill Lane 12\n"
      "Agnes Hold, Bridge Row 7\n\n"
      "\"Will the ferry run in winter?\"\n"
      "\"It will,\" said the harbour master.\n"
      "\"And at night?\"\n\n"
      "The first meeting is on Friday at seven in the old customs house by\n"
      "the bridge, and everybody who lives near the harbour may come and ask\n"
      "questions about the new timetable.\n");
  REQUIRE(found.size() == 8);
  CHECK(found[2] == "Tom Ferris, Mill Lane 12");
  CHECK(found[5] == "\"It will,\" said the harbour master.");
}

TEST_CASE("a report's lead-in begins a paragraph") {
  const auto begins = [](std::string_view text) {
    Page page;
    read(text, page);
    std::vector<Piece> pieces;
    measure_pieces(page, pieces);
    REQUIRE(pieces.size() == 1);
    return pieces[0].lead_in;
  };
  CHECK(begins("本报讯(记者 尹若川)昨天,河边的书市开了门。"));
  CHECK(begins("新华社石砚5月3日电 河边的书市昨天开了门。"));
  CHECK(begins("据中新社石砚5月3日电"));
  CHECK_FALSE(begins("新华社的摄影记者也来了。"));
  CHECK(begins("本报石砚5月3日电（记者 尹若川）"));
  CHECK(begins("本报石砚5月3日"));
  CHECK_FALSE(begins("本报记者在书市看到"));
  CHECK_FALSE(begins("日电的塔楼在河对岸"));
  SeamState state{};
  const double without = weigh_rules(state);
  state.lead_in = 1;
  CHECK(weigh_rules(state) < without - 5);
}
