// What page furniture looks like, as one regular expression over a whole line. No \p{...}: they are slow to compile.
#pragma once

#include <string_view>

namespace newsprint {

// What furniture_pattern can begin with, so that nearly all lines are spared the automaton. A line that begins with
// any other character can only be a section label with the page's number behind it.
inline constexpr std::u32string_view furniture_starts = U" -–—·(（第ABCDPSpNMTWFS0123456789责責值编編美校版组制";
// What a section label ends with.
inline constexpr std::string_view furniture_label_ends = "0123456789";

// Folios (page numbers in any dress, with a section label or a date), dates with weekday, and editors' credits, in
// Chinese, Japanese, Korean, English and German newspapers.
// clang-format off
inline constexpr const char* furniture_pattern =
    // page numbers: 12, — 12 —, (12), A12, 第12版, 12面, 第4321号, 24면, Page 12, Seite 12, Nr. 4 / Seite 19
    "[-–—·(（\\s]*(?:[A-D]?\\d{1,3}|第\\s*[A-D]?\\d{1,3}\\s*[版頁页面])[-–—·)）\\s]*"
    "|[A-D]?\\d{1,3}\\s*[版頁页面면쪽]"
    "|第\\s?\\d{3,6}[号號]"
    "|(?:Page|PAGE|Seite|SEITE|Pagina|página|page)\\s+[A-D]?\\d{1,3}"
    "|Nr\\.\\s*\\d{1,3}\\s*/\\s*Seite\\s*\\d{1,3}"
    // a short section label with the page's number on either side: 11 要 闻, A10 要聞港聞, A8 地方·人物, 종합 20
    "|[A-D]?\\d{1,3}\\s+[一-鿿가-힣](?:[\\s·]?[一-鿿가-힣]){1,5}"
    "|[一-鿿가-힣]{2,5}\\s+[A-D]?\\d{1,3}"
    // dates in Chinese and Japanese: 2023年1月2日 星期一 第3版 要闻 责任编辑：某某; 2023年（令和5年）1月2日 経済 第4321号
    "|(?:[A-D]?\\d{1,3}\\s*[版頁页面]\\s*)?[12]\\d{3}年(?:\\s?[(（](?:昭和|平成|令和)\\d{1,2}年[)）])?"
    "\\s?\\d{1,2}月\\s?\\d{1,2}日"
    "(?:\\s*[(（]?(?:星期|周|週)?[一二三四五六日天月火水木金土]?(?:曜日|曜)?[)）]?)?"
    "(?:\\s*第?\\s*[A-D]?\\d{1,3}\\s*[版頁页面])?(?:\\s+[一-鿿ぁ-ヿ]{2,6})?(?:\\s+第\\s?\\d{1,6}[号號])?"
    "(?:\\s*(?:责任编辑|責任編輯)[:：].{2,40})?"
    // in Korean: 2031년 3월 4일 화요일 B7면
    "|[12]\\d{3}년\\s?\\d{1,2}월\\s?\\d{1,2}일(?:\\s*\\(?[월화수목금토일](?:요일)?\\)?)?(?:\\s*[A-D]?\\d{1,3}[면쪽])?"
    // in English and German: Monday, May 10, 2007   Life   Page 4; Montag, 27. Mai 1990   Aus der Stadt   Seite 9
    "|(?:[A-D]?\\d{1,3}\\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+(?:\\d{1,2}\\s+)?[A-Z][a-z]{2,8}\\.?\\s+"
    "(?:\\d{1,2},?\\s+)?[12]\\d{3}(?:\\s+(?:[^.!?]{2,40}\\s)?(?:Page\\s+)?[A-D]?\\d{1,3})?"
    "|(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag),?\\s+(?:den\\s+)?\\d{1,2}\\.\\s*"
    "[A-Z][a-zä]{2,8}\\s+[12]\\d{3}(?:\\s+(?:[^.!?]{2,40}\\s)?(?:Seite\\s+)?\\d{1,3})?"
    // editors: 责任编辑：某某, 编辑/某 美编/某 校对/某
    "|(?:责任编辑|責任編輯|值班编辑|编辑|編輯|美编|美編|校对|校對|版式|组版|制图)\\s*[:：/／].{2,60}";

// clang-format on
}  // namespace newsprint
