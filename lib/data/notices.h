// Words and shapes of page furniture that says how to reach or find the paper, and of place names that stand alone.
#pragma once

#include <string_view>

namespace newsprint {

// Contact lines and service notes: one of these in a short block makes it a notice.
inline constexpr std::string_view contact_words[] = {
    "热线",       "熱線",
    "热线电话",   "电话:",
    "电话：",     "電話",
    "邮箱",       "郵箱",
    "投稿",       "QQ:",
    "QQ：",       "Q Q",
    "邮发代号",   "定价",
    "零售价",     "订阅",
    "国内统一",   "刊号",
    "总第",       "责任编辑",
    "責任編輯",   "责编",
    "美编",       "校对",
    "ファクス",   "購読",
    "お申し込み", "本日の天気",
    "Tel.",       "Tel:",
    "Telefon",    "www.",
    "http",       "E-Mail",
    "email",      "E-mail",
    "Printed on", "All rights reserved",
    "대표전화",   "제보",
};

// Words that make a notice of a block that is little more than the word itself.
inline constexpr std::string_view notice_words[] = {"公益广告", "广告", "廣告", "启事", "公告",    "声明",
                                                    "订阅",     "线索", "광고", "구독", "Anzeige", "Advertisement"};

// Endings of places that newspapers set over briefs as a kicker: 东昌区, 某某街道.
inline constexpr std::string_view place_endings[] = {"街道", "区", "區", "县", "縣", "市", "镇",  "鎮",
                                                     "乡",   "鄉", "村", "省", "州", "旗", "社区"};

}  // namespace newsprint
