#include <newsprint/lines.h>
#include <newsprint/reflow.h>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/char_class.h"
#include "base/utf8.h"
#include "read_page.h"
#include "reflow/korean.h"

using namespace newsprint;

namespace {

const std::vector<std::string> paragraphs = {
    "강변 도서관은 지난 봄부터 낡은 책을 하나씩 고치고 있다. 직원들은 물에 젖은 종이를 말리고 찢어진 곳을 붙인 다음 "
    "다시 책장에 꽂는다. 이 일을 시작한 사람은 퇴직한 교사였다고 한다.",
    "그는 처음에 혼자서 일을 했지만 이제는 이웃 주민 스무 명이 함께 하고 있다. 매주 토요일 아침이면 열람실 한쪽에 "
    "모여 앉아 저녁까지 손을 움직인다. 도서관 측은 내년에도 이 모임을 계속할 계획이라고 밝혔다.",
    "시장에서 만난 상인들은 올해 과일 값이 많이 올랐다고 말했다. 비가 오래 내려서 열매가 작고 맛도 예년만 못하다는 "
    "것이다. 그러나 손님들은 여전히 이른 아침부터 줄을 서서 기다리고 있었다."};

std::uint32_t width_of(char32_t c) { return info(class_of(c)).width; }

// The lines of `text` under `columns`, cut between words or wherever no mark would begin a line.
std::vector<std::string> cut(std::string_view text, std::uint32_t columns, KoreanCut where) {
  std::vector<std::string> lines;
  std::string line;
  std::uint32_t width = 0;
  while (!text.empty()) {
    const char* p = text.data();
    const char32_t c = next_char(p);
    std::size_t unit = static_cast<std::size_t>(p - text.data());
    if (where == KoreanCut::words && c != U' ') unit = std::min(text.find(' '), text.size());
    std::uint32_t wide = 0;
    for (const char* q = text.data(); q < text.data() + unit;) wide += width_of(next_char(q));
    if (c == U' ' ? width + 1 > columns - 1 : width + wide > columns && c != U'.') {
      lines.push_back(line);
      line.clear();
      width = 0;
    }
    if (c != U' ' || !line.empty()) {
      line.append(text.substr(0, unit));
      width += wide;
    }
    text.remove_prefix(unit);
  }
  if (!line.empty()) lines.push_back(line);
  for (std::string& l : lines)
    while (l.back() == ' ') l.pop_back();
  return lines;
}

std::string joined(const std::vector<std::string>& lines, std::string_view between) {
  std::string all;
  for (const std::string& line : lines) all.append(all.empty() ? "" : between).append(line);
  return all;
}

// All paragraphs, each cut and its lines joined by `between`, parted by blank lines.
std::string page_of(std::uint32_t columns, KoreanCut where, std::string_view between) {
  std::string page;
  for (const std::string& p : paragraphs) page += joined(cut(p, columns, where), between) + "\n\n";
  return page;
}

void read(std::string_view text, Page& page) {
  Diagnostics diagnostics;
  read_page(text, page, diagnostics);
}

std::vector<std::string> reflowed(std::string_view text) {
  Page page;
  read(text, page);
  Diagnostics diagnostics;
  reflow(page, {}, diagnostics);
  std::vector<std::string> blocks;
  for (const Block& block : page.blocks) blocks.emplace_back(block.text);
  return blocks;
}

// Where two texts that differ in blanks only differ; more than there is text when they differ otherwise.
std::size_t wrong_blanks(std::string_view got, std::string_view wanted) {
  std::size_t wrong = 0;
  while (!got.empty() && !wanted.empty()) {
    const bool same = got.front() == wanted.front();
    wrong += !same;
    if (!same && got.front() != ' ' && wanted.front() != ' ') return std::string_view::npos;
    const bool extra = got.front() == ' ';
    if (same || extra) got.remove_prefix(1);
    if (same || !extra) wanted.remove_prefix(1);
  }
  return got.empty() && wanted.empty() ? wrong : std::string_view::npos;
}

// The paragraphs as they were, but for the few blanks between nouns that nobody can tell from the page.
constexpr std::size_t few = 3;
void check_nearly_right(const std::string& page) {
  CHECK(wrong_blanks(joined(reflowed(page), "\n"), joined(paragraphs, "\n")) <= few);
}

double odds(std::string_view left, std::string_view right) { return KoreanBlanks().odds(left, right, Counted::no); }

}  // namespace

TEST_CASE("korean: lines cut between words get their blank back") {
  for (const std::uint32_t columns : {24U, 32U, 44U})
    CHECK(joined(reflowed(page_of(columns, KoreanCut::words, "\n")), "\n") == joined(paragraphs, "\n"));
}

TEST_CASE("korean: lines cut between syllables get a blank only between words") {
  for (const std::uint32_t columns : {24U, 32U, 44U}) check_nearly_right(page_of(columns, KoreanCut::syllables, "\n"));
}

TEST_CASE("korean: blanks that were line ends inside words go") {
  for (const std::uint32_t columns : {24U, 32U, 44U}) check_nearly_right(page_of(columns, KoreanCut::syllables, " "));
}

TEST_CASE("korean: lines cut between words keep all their blanks when the ends became blanks") {
  for (const std::uint32_t columns : {24U, 32U, 44U})
    CHECK(joined(reflowed(page_of(columns, KoreanCut::words, " ")), "\n") == joined(paragraphs, "\n"));
}

TEST_CASE("korean: Han among Hangul keeps its blanks") {
  const std::vector<std::string> mixed = {
      "이 冊은 우리 民族의 歷史를 쉽게 풀어 쓴 것이다. 著者는 十年 동안 各地의 古書를 모아 왔다고 한다.",
      "그 中에서 가장 오래된 것은 江原道의 한 農家에서 나온 日記이며, 當時의 生活을 자세히 보여 준다."};
  CHECK(reflowed(joined(mixed, "\n\n")) == mixed);
}

TEST_CASE("korean: particles and endings stay on their words") {
  CHECK(odds("학교", "에서") < 0);
  CHECK(odds("밝혔습니", "다.") < 0);
  CHECK(odds("하고 있", "습니다.") < 0);
  CHECK(odds("그 사람", "은 어제") < 0);
}

TEST_CASE("korean: words are parted after particles and endings") {
  CHECK(odds("그것은", "우리가") > 0);
  CHECK(odds("학교에서", "공부를 하고") > 0);
  CHECK(odds("책을 읽고", "있다.") > 0);
  CHECK(odds("말했다.", "그러나") > 0);
}

TEST_CASE("korean: the page's own words speak") {
  Page page;
  read("누리터널이 열렸다\n새 누리터널이 좋다\n긴 누리터널이 길다\n", page);
  std::vector<Piece> pieces;
  measure_pieces(page, pieces);
  KoreanBlanks model;
  model.learn(page, pieces);
  CHECK(model.odds("시의 누리", "터널이", Counted::no) < odds("시의 누리", "터널이"));
}

TEST_CASE("korean: a place that was counted as a blank does not speak for itself") {
  Page page;
  read("시의 누리 터널이 열렸다\n", page);
  std::vector<Piece> pieces;
  measure_pieces(page, pieces);
  KoreanBlanks model;
  model.learn(page, pieces);
  CHECK(model.odds("시의 누리", "터널이 열렸다", Counted::as_blank) ==
        doctest::Approx(odds("시의 누리", "터널이 열렸다")));
  CHECK(model.odds("시의 누리", "터널이 열렸다", Counted::no) > odds("시의 누리", "터널이 열렸다"));
}

TEST_CASE("korean: numbers, Latin words and marks are not cut") {
  CHECK_FALSE(may_cut(U'2', U'0'));
  CHECK_FALSE(may_cut(U'A', U'I'));
  CHECK_FALSE(may_cut(U'(', U'가'));
  CHECK_FALSE(may_cut(U'다', U'.'));
  CHECK(may_cut(U'0', U'년'));
  CHECK(may_cut(U'가', U'나'));
}

TEST_CASE("korean: any bytes at a seam are weighed") {
  KoreanBlanks model;
  Page page;
  read("가\n", page);
  std::vector<Piece> pieces;
  measure_pieces(page, pieces);
  model.learn(page, pieces);
  CHECK(korean_glue("a", "b", KoreanCut::syllables, model) == Glue::blank);
  CHECK(korean_glue("가", ")", KoreanCut::words, model) == Glue::nothing);
  CHECK(korean_glue("(", "가", KoreanCut::words, model) == Glue::nothing);
}
