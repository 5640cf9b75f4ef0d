// The words of tables.
#pragma once

#include <string_view>

namespace newsprint {

// How names of tables end; Latin ones lower-case. Any other short line right above one heads the text that the table
// belongs to.
inline constexpr std::string_view table_title_endings[] = {
    "榜",     "价格",  "價格",   "行情",      "一览",  "一覽",    "一覧",   "分表",    "刻表",   "览表",      "覽表",
    "覧表",   "格表",  "绩表",   "績表",      "名表",  "计表",    "計表",   "位表",    "順位",   "成績",      "순위",
    "순위표", "table", "prices", "standings", "rates", "results", "scores", "tabelle", "preise", "ergebnisse"};

}  // namespace newsprint
