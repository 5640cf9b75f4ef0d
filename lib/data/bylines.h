// The words of bylines, lead-ins and credits, by language. A longer word stands before its own beginning.
#pragma once

#include <string_view>

namespace newsprint {

// What a Chinese or Japanese byline calls its people; printed before the names, or glued to them.
inline constexpr std::string_view byline_roles[] = {
    "特约撰稿人", "特約撰稿人", "特约评论员", "本报评论员", "通讯员", "通訊員", "实习生", "實習生", "撰稿人",
    "评论员",     "評論員",     "特派员",     "特派員",     "摄影师", "攝影師", "记者",   "記者",   "作者",
    "文/图",      "图/文",      "文／图",     "图／文",     "撰文",   "摄影",   "攝影",   "编译",   "編譯",
    "整理",       "文",         "图",         "圖",         "摄",     "攝",
};

// What may stand before such a word: whose reporter, and of which kind.
inline constexpr std::string_view byline_qualifiers[] = {
    "本报", "本報", "本刊", "本网",   "本網",   "本台",   "见习",   "見習",   "实习", "實習", "首席", "特约", "特約",
    "特派", "高级", "资深", "全媒体", "融媒体", "新华社", "新華社", "中新社", "摄影", "驻",   "駐",   "通讯",
};

// A news outlet's name ends so: 某某日报记者, 某某新闻网记者.
inline constexpr std::string_view outlet_endings[] = {"报", "報",   "社",   "网",   "網",   "台",
                                                      "刊", "媒体", "媒體", "新闻", "新聞", "中心"};

// Verbs behind the names of a byline that runs into its text.
inline constexpr std::string_view byline_verbs[] = {"摄影报道", "攝影報道", "综合报道", "報道", "报道",
                                                    "報導",     "撰文",     "摄",       "攝"};

// A lead-in begins with one of these, or ends a dateline with the last two.
inline constexpr std::string_view lead_in_openings[] = {"本报讯", "本報訊", "本刊讯", "本台讯", "讯", "訊", "电", "電"};

// What ends a picture credit, and what stands alone as one.
inline constexpr std::string_view credit_endings[] = {
    "摄影报道", "攝影報道", "资料图片", "資料圖片", "提供写真", "資料写真", "受访者供图", "摄影", "攝影", "供图",
    "供圖",     "资料图",   "撮影",     "配图",     "绘图",     "图片",     "摄",         "攝",   "제공", "사진",
};

// Credits in Latin scripts, before a name, compared without case.
inline constexpr std::string_view credit_openings[] = {
    "photo:", "photo by ", "photograph by ", "photos by ", "picture:", "file photo", "archive photo",
    "foto:",  "fotos:",    "bild:",          "bilder:",    "grafik:",  "graphic:"};

inline constexpr std::string_view credit_agencies[] = {"/staff", "/reuters",      "/ap", "/afp",
                                                       "/dpa",   "/getty images", "/epa"};

// The words for who writes, in Chinese and Japanese: a paper's own reporters, and others.
inline constexpr std::string_view reporter_words[] = {"记者", "記者"};
inline constexpr std::string_view correspondent_words[] = {"通讯员", "通訊員"};

// What a byline ends in that runs into its text; behind a blank, or behind a word for taking pictures, it does not.
inline constexpr std::string_view report_words[] = {"报道", "報道", "報導"};
inline constexpr std::string_view picture_report_words[] = {"摄影报道", "攝影報道"};

// Where a picture came from, at a credit's beginning.
inline constexpr std::string_view picture_sources[] = {"资料", "資料", "受访者", "受訪者", "新华社", "新華社"};

// English and German bylines begin so, compared without case.
inline constexpr std::string_view latin_byline_openings[] = {
    "by ", "von ", "text: ", "text und foto: ", "words by ", "story by "};

// What may follow the names of a Latin byline, behind a comma or bar.
inline constexpr std::string_view latin_byline_jobs[] = {
    "staff writers", "staff writer",    "staff reporters", "staff reporter",  "reporters",
    "reporter",      "correspondent",   "correspondents",  "editor",          "columnist",
    "special to",    "business writer", "sports writer",   "political editor"};

inline constexpr std::string_view latin_name_joints[] = {"and", "und", "&", "with", "mit"};

// Korean: behind the name.
inline constexpr std::string_view korean_roles[] = {"선임기자", "인턴기자", "전문기자", "특파원",
                                                    "통신원",   "논설위원", "기자"};

// News agencies, as they stand in datelines.
inline constexpr std::string_view agencies[] = {
    "新华社",  "新華社", "中新社", "中新网", "法新社", "路透社",    "美联社", "共同社", "연합뉴스", "뉴시스",
    "Reuters", "AP",     "AFP",    "dpa",    "APA",    "Bloomberg", "UPI",    "EPA",    "Xinhua"};

}  // namespace newsprint
