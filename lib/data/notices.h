// Words and shapes of page furniture that says how to reach or find the paper, and of place names that stand alone.
#pragma once

#include <string_view>

namespace newsprint {

// Contact lines and service notes: one of these in a short block makes it a notice.
inline constexpr std::string_view contact_words[] = {
    "热线",     "熱線",     "热线电话", "电话:",  "电话：",     "電話",     "邮箱",
    "郵箱",     "投稿",     "QQ:",      "QQ：",   "邮发代号",   "定价",     "零售价",
    "订阅",     "国内统一", "刊号",     "总第",   "责任编辑",   "責任編輯", "责编",
    "美编",     "校对",     "ファクス", "購読",   "お申し込み", "Tel.",     "Tel:",
    "Telefon",  "www.",     "http",     "E-Mail", "email",      "E-mail",   "All rights reserved",
    "대표전화", "제보",
};

// Words that make a notice of a block that is little more than the word itself.
inline constexpr std::string_view notice_words[] = {"公益广告", "广告", "廣告", "启事", "公告",    "声明",
                                                    "订阅",     "线索", "광고", "구독", "Anzeige", "Advertisement"};

// Titles of what is no story, printed alone over it. Lower-case.
inline constexpr std::string_view notice_titles[] = {
    "天气预报",        "天氣預報", "今日天气",    "今日天氣", "天气",   "天氣",       "天気",
    "あすの天気",      "날씨",     "오늘의 날씨", "weather",  "wetter", "das wetter", "todays weather",
    "today's weather", "forecast"};

// How the line under a headline ends that says what kind of story it is: 某某改造见闻, 某某创建纪实.
inline constexpr std::string_view deck_endings[] = {
    "纪实", "紀實", "见闻", "見聞", "侧记", "側記", "综述",   "綜述",   "观察",   "写真",   "素描",  "速写",
    "掠影", "巡礼", "札记", "启示", "透视", "扫描", "的报道", "采访记", "的故事", "的实践", "的探索"};

// What stands over a box that goes with a story: facts, a term explained, more to read. Compared without case.
inline constexpr std::string_view box_words[] = {
    "相关链接",    "相關鏈接",  "相關連結",   "新闻链接",  "新聞鏈接",   "知识链接",        "延伸阅读",
    "延伸閱讀",    "新闻背景",  "新聞背景",   "背景资料",  "背景链接",   "名词解释",        "名詞解釋",
    "小贴士",      "小貼士",    "温馨提示",   "编后",      "编者按",     "編者按",          "用語解説",
    "ことば",      "メモ",      "キーワード", "용어설명",  "용어 설명",  "한줄 용어",       "팩트체크",
    "at a glance", "factbox",   "fact box",   "the facts", "key facts",  "in numbers",      "q&a",
    "glossary",    "stichwort", "zur person", "zur sache", "infokasten", "auf einen blick", "fakten",
};

// How a caption begins that says so.
inline constexpr std::string_view caption_openings[] = {
    "图为",        "圖為",     "图①",      "上图",     "下图",     "左图",   "右图",     "写真=",
    "写真＝",      "写真は",   "写真：",   "【写真】", "사진설명", "사진은", "Im Bild:", "Unser Bild ",
    "Unser Foto ", "Pictured", "PICTURED", "ABOVE:",   "BELOW:",   "LEFT:",  "RIGHT:"};

// Endings of places that newspapers set over briefs as a kicker: 东昌区, 某某街道.
inline constexpr std::string_view place_endings[] = {"街道", "区", "區", "县", "縣", "市", "镇",  "鎮",
                                                     "乡",   "鄉", "村", "省", "州", "旗", "社区"};

// How the names of newspapers end, lower-case.
inline constexpr std::string_view paper_words[] = {
    "日报",      "日報",      "晚报",       "晚報",        "时报",    "時報",     "早报",      "早報",
    "周报",      "週報",      "商报",       "都市报",      "晨报",    "市报",     "县报",      "新聞",
    "新报",      "日报社",    "일보",       "신문",        "타임스",  "times",    "post",      "news",
    "gazette",   "chronicle", "chronicler", "herald",      "tribune", "courier",  "journal",   "ledger",
    "observer",  "mail",      "echo",       "mercury",     "zeitung", "anzeiger", "bote",      "kurier",
    "rundschau", "tagblatt",  "tageblatt",  "nachrichten", "presse",  "blatt",    "allgemeine"};

// How standing labels of columns and sections begin or end, in newspapers of any place: 时政动态, 广角镜, News in brief.
// Latin ones are lower-case and compared without case.
inline constexpr std::string_view label_openings[] = {"聚焦",     "关注",  "今日",      "目击",    "记者调查",
                                                      "记者手记", "图说",  "图片新闻",  "新闻",    "news in ",
                                                      "in brief", "kurz ", "aus aller", "ニュース"};
inline constexpr std::string_view label_endings[] = {
    "动态", "動態",   "要闻", "要聞", "快讯", "简讯", "短讯", "速递", "播报",   "资讯", "看点", "视点",
    "焦点", "热点",   "观察", "观点", "时评", "评论", "论坛", "广角", "广角镜", "视窗", "之窗", "窗口",
    "园地", "天地",   "纵横", "前沿", "在线", "专栏", "专题", "连载", "人物",   "故事", "风采", "剪影",
    "掠影", "回音壁", "信箱", "特写", "一线", "现场", "追踪", "链接", "声音",   "brief"};

// Standing labels of English and German papers, each by itself; lower-case. Names that head whole pages are not among them.
inline constexpr std::string_view latin_labels[] = {"in pictures",
                                                    "picture of the day",
                                                    "in brief",
                                                    "the big read",
                                                    "long read",
                                                    "comment",
                                                    "editorial",
                                                    "opinion",
                                                    "analysis",
                                                    "viewpoint",
                                                    "spotlight",
                                                    "in focus",
                                                    "profile",
                                                    "obituary",
                                                    "obituaries",
                                                    "interview",
                                                    "q & a",
                                                    "letters",
                                                    "your letters",
                                                    "quote of the day",
                                                    "the week ahead",
                                                    "inside story",
                                                    "special report",
                                                    "background",
                                                    "im bild",
                                                    "bild des tages",
                                                    "thema des tages",
                                                    "kopf des tages",
                                                    "zahl des tages",
                                                    "zitat des tages",
                                                    "hintergrund",
                                                    "kommentar",
                                                    "leitartikel",
                                                    "gastkommentar",
                                                    "glosse",
                                                    "analyse",
                                                    "blickpunkt",
                                                    "im blickpunkt",
                                                    "im fokus",
                                                    "im gespräch",
                                                    "vor ort",
                                                    "reportage",
                                                    "porträt",
                                                    "portrait",
                                                    "nachruf",
                                                    "leserbriefe",
                                                    "kurz notiert",
                                                    "kurz gemeldet",
                                                    "aus aller welt",
                                                    "aus der region",
                                                    "aus den gemeinden",
                                                    "aus dem gericht",
                                                    "das thema",
                                                    "wort der woche"};

}  // namespace newsprint
