#include "roles/folio.h"

#include <newsprint/roles.h>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace {

struct Case {
  std::string_view text;
  std::string_view expected;
};

std::string shown(const newsprint::Day& day) {
  if (day.month == 0) return "";
  return std::to_string(day.year) + "-" + std::to_string(day.month) + "-" + std::to_string(day.day);
}

}  // namespace

TEST_CASE("dates are read as newspapers print them") {
  constexpr Case cases[] = {
      {"2023年2月2日 星期二 第2版", "2023-2-2"},
      {"2024年（令和6年）12月31日", "2024-12-31"},
      {"2031년 3월 4일 화요일 B7면", "2031-3-4"},
      {"Monday, May 10, 2007   Life   Page 4", "2007-5-10"},
      {"10 May 2007", "2007-5-10"},
      {"Montag, 27. Mai 1990", "1990-5-27"},
      {"1. März 2020", "2020-3-1"},
      {"2023-02-02", "2023-2-2"},
      {"1月1日", "0-1-1"},
      {"Jan. 3", "0-1-3"},
      {"2023年13月2日", ""},
      {"Mayor 10", ""},
      {"电话 0635-2921234", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(shown(newsprint::find_date(c.text)) == c.expected);
  }
}

TEST_CASE("page and issue are read where their words stand") {
  constexpr Case pages[] = {{"2023年2月2日 星期二 第2版", "2"},
                            {"2031년 3월 4일 화요일 B7면", "B7"},
                            {"Monday, May 10, 2007   Life   Page 4", "4"},
                            {"Seite 19", "19"},
                            {"— 12 —", "12"},
                            {"2031年11月6日", ""},
                            {"责任编辑 2 人", ""}};
  for (const Case& c : pages) {
    CAPTURE(c.text);
    CHECK(newsprint::find_page_number(c.text) == c.expected);
  }
  constexpr Case issues[] = {
      {"总第1234期", "1234"}, {"第 1234 期", "1234"}, {"제20374호", "20374"}, {"No. 88", "88"}, {"8月号", ""}};
  for (const Case& c : issues) {
    CAPTURE(c.text);
    CHECK(newsprint::find_issue(c.text) == c.expected);
  }
}

TEST_CASE("datelines have a place, an agency and a day") {
  struct Printed {
    std::string_view text;
    std::string_view dateline, place, agency;
    unsigned month, day;
  };
  constexpr Printed cases[] = {
      {"新华社北京1月5日电 公园开放。", "新华社北京1月5日电", "北京", "新华社", 1, 5},
      {"NEW YORK, May 10 (Reuters) - A park opened.", "NEW YORK, May 10 (Reuters) -", "NEW YORK", "Reuters", 5, 10},
      {"BERLIN (dpa) – Ein Park.", "BERLIN (dpa) –", "BERLIN", "dpa", 0, 0},
      {"HARBOUR END - A park opened.", "HARBOUR END -", "HARBOUR END", "", 0, 0},
      {"【東京＝松本彩】公園が開いた。", "【東京＝松本彩】", "東京", "", 0, 0},
      {"A park - the first - opened.", "", "", "", 0, 0},
      {"B2 - A park opened.", "", "", "", 0, 0},
  };
  for (const Printed& c : cases) {
    CAPTURE(c.text);
    const newsprint::Dateline found = newsprint::parse_dateline(c.text);
    CHECK(found.text == c.dateline);
    CHECK(found.place == c.place);
    CHECK(found.agency == c.agency);
    CHECK(found.month == c.month);
    CHECK(found.day == c.day);
  }
}
