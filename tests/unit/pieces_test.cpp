#include "reflow/pieces.h"

#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace newsprint;

namespace {

struct Measured {
  std::vector<Piece> pieces;
  PieceFacts facts;
};

Measured measure(const std::vector<std::string_view>& texts) {
  Page page;
  for (const std::string_view text : texts) {
    Line line;
    line.text = page.arena.copy(text);
    line.number = static_cast<std::uint32_t>(page.lines.size() + 1);
    page.lines.push_back(line);
  }
  Measured measured;
  measured.facts = measure_pieces(page, measured.pieces);
  return measured;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a line with a byline, a lead-in or a credit is flagged as labelled, and no other") {
  const std::vector<Piece> pieces =
      measure({"本报记者 柳青禾 通讯员 石小川", "本报讯 渡口昨天重新开放，", "（上接第2版）渡口",
               "渡船停在岸边。石小川 摄", "柳川葵子記者", "By Nora Fenwick and Tom Alder", "Photo: Nora Fenwick",
               "The ferry landing opened again", "渡口昨天重新开放，孩子们", "一九八三年的渡口", "The Ferry", "14.50"})
          .pieces;
  std::size_t labelled = 0;
  for (const Piece& p : pieces) {
    CAPTURE(p.line);
    CHECK(p.labelled == (p.byline || p.lead_in || p.credited || p.credit || p.sentence));
    labelled += p.labelled;
  }
  CHECK(labelled == 8);
}

TEST_CASE("the characters of a line are counted alike in one block and in many") {
  for (const int times : {1, 3, 4, 40, 3000}) {
    CAPTURE(times);
    const Piece p = measure({repeated("渡船，“停”在a1 ", times) + "岸"}).pieces.at(0);
    const auto n = static_cast<std::uint32_t>(times);
    CHECK(p.characters == 10 * n + 1);
    CHECK(p.cjk == 4 * n + 1);
    CHECK(p.latin == n);
    CHECK(p.blank_runs == n);
    CHECK(p.quotes == 0);
    CHECK(p.marks == 2 * n);
    CHECK(p.prose);
    CHECK(p.end == EndKind::cjk);
  }
}

TEST_CASE("a line in Latin script adds up to the same by itself and before a longer one in Han") {
  // By itself it is walked as Latin lines are, before Han as Chinese ones are.
  constexpr std::string_view pieces[] = {"ferry", "Pier ", " ",  " ", "9", "12", ",", ".",    ";",      "\"",
                                         "(",     ")",     "-",  "’", "“", "é",  "Ü", "\t",   "\u00A0", "　",
                                         "岸",    "，",    "、", "—", "…", ":",  "/", "it’s", "[a]"};
  const std::string han = repeated("岸", 300);
  const Piece tail = measure({han}).pieces.at(0);
  std::mt19937 random(4);
  for (int round = 0; round < 4000; ++round) {
    std::string line = "a";
    for (std::size_t n = random() % (round % 4 == 0 ? 120 : 20); n != 0; --n)
      line += pieces[random() % std::size(pieces)];
    line += "z";
    CAPTURE(line);
    const Piece alone = measure({line}).pieces.at(0);
    const Piece before = measure({line + " " + han}).pieces.at(0);
    REQUIRE(before.characters == alone.characters + 1 + tail.characters);
    REQUIRE(before.narrow == alone.narrow + 1 + tail.narrow);
    REQUIRE(before.marks == alone.marks);
    REQUIRE(before.cjk == alone.cjk + tail.cjk);
    REQUIRE(before.latin == alone.latin);
    REQUIRE(before.quotes == alone.quotes);
    REQUIRE(before.brackets == alone.brackets);
    REQUIRE(before.blank_runs == alone.blank_runs + 1);
    REQUIRE(before.prose == alone.prose);
    REQUIRE(before.digits == alone.digits);
    REQUIRE(before.western == alone.western);
    REQUIRE(before.odd_straight_quotes == alone.odd_straight_quotes);
    REQUIRE(before.start == alone.start);
    REQUIRE(before.first_unit == alone.first_unit);
    REQUIRE(before.first_marks == alone.first_marks);
    REQUIRE(before.first_wide == alone.first_wide);
  }
}

TEST_CASE("a clause mark at the line's end, or one of an enumeration, makes no prose") {
  CHECK_FALSE(measure({"渡船停在岸边，"}).pieces.at(0).prose);
  CHECK_FALSE(measure({"渡船、木桥和灯塔"}).pieces.at(0).prose);
  CHECK(measure({"渡船，木桥和灯塔"}).pieces.at(0).prose);
  CHECK(measure({"渡船，木桥和灯塔。"}).pieces.at(0).prose);
}

TEST_CASE("what few pages have is told of the page") {
  CHECK_FALSE(measure({"渡船停在岸边", "The ferry", "木桥"}).facts.latin_lines);
  CHECK(measure({"渡船停在岸边", "The ferry", "waits"}).facts.latin_lines);
  CHECK_FALSE(measure({"渡船停在岸边", "木桥"}).facts.single_characters);
  CHECK(measure({"渡船停在岸边", "桥"}).facts.single_characters);
}
