#include <newsprint/roles.h>

#include <algorithm>

#include "base/plain.h"
#include "data/bylines.h"
#include "lines/dateline.h"
#include "roles/folio.h"
#include "roles/words.h"

namespace newsprint {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Dateline with_date(Dateline dateline, std::string_view printed) noexcept {
  const Day day = find_date(printed);
  dateline.year = day.year;
  dateline.month = day.month;
  dateline.day = day.day;
  return dateline;
}

// 新华社北京1月1日电, 本报石砚5月3日电: agency, place, date, 电 or 讯.
Dateline parse_chinese(std::string_view text) noexcept {
  constexpr std::size_t longest = 75;
  static constexpr std::string_view own[] = {"本报", "本報"};
  static constexpr WordEdges edges(agencies, own);
  if (!edges.may_start(text)) return {};
  std::string_view agency = leading_word(text, agencies);
  if (agency.empty()) agency = leading_word(text, own);
  if (agency.empty()) return {};
  for (const std::string_view word : {"电", "電"}) {
    const std::size_t at = text.substr(0, longest).find(word);
    if (at == std::string_view::npos || at <= agency.size()) continue;
    std::string_view place = text.substr(agency.size(), at - agency.size());
    const auto date = std::find_if(place.begin(), place.end(), is_digit);
    const std::string_view printed = place.substr(static_cast<std::size_t>(date - place.begin()));
    place = trimmed(place.substr(0, place.size() - printed.size()));
    return with_date({text.substr(0, at + word.size()), place, agency}, printed);
  }
  return {};
}

// The dash that ends a dateline; empty when none begins `text`.
std::string_view leading_dash(std::string_view text) noexcept {
  for (const std::string_view dash : {" --", " -", " –", " —"})
    if (starts_with(text, dash)) return text.substr(0, dash.size());
  return {};
}

// NEW YORK, May 10: the place, and its date behind a comma.
Dateline place_and_date(std::string_view printed) noexcept {
  const std::size_t comma = printed.rfind(',');
  if (comma != std::string_view::npos) {
    const std::string_view date = printed.substr(comma + 1);
    if (const Dateline found = with_date({{}, printed.substr(0, comma), {}}, date); found.month != 0) return found;
  }
  return {{}, printed, {}};
}

// NEW YORK (Reuters) -, BERLIN (dpa) –, Wien (APA): a place before an agency in brackets.
Dateline parse_agency_dateline(std::string_view text) noexcept {
  constexpr std::size_t longest = 60;
  const std::size_t open = text.substr(0, longest).find(" (");
  if (open == std::string_view::npos) return {};
  const std::size_t close = text.find(')', open);
  if (close > longest) return {};
  const std::string_view agency = text.substr(open + 2, close - open - 2);
  const bool known =
      std::any_of(std::begin(agencies), std::end(agencies), [&](std::string_view a) { return a == agency; });
  if (!known) return {};
  Dateline found = place_and_date(text.substr(0, open));
  found.text = text.substr(0, close + 1 + leading_dash(text.substr(close + 1)).size());
  found.agency = agency;
  return found;
}

// HARBOUR END -, NEW YORK, May 10 -: a place in capitals before a dash.
Dateline parse_capitals_dateline(std::string_view text) noexcept {
  constexpr std::size_t longest = 45;
  constexpr int least_letters = 4;
  const std::string_view start = text.substr(0, longest);
  std::size_t end = std::string_view::npos;
  for (const std::string_view dash : {" - ", " -- ", " – ", " — "}) end = std::min(end, start.find(dash));
  if (end == std::string_view::npos) return {};
  Dateline found = place_and_date(text.substr(0, end));
  int letters = 0;
  for (const char* p = found.place.data(); p < found.place.data() + found.place.size();) {
    const CharClass cls = class_of(next_char(p));
    if (cls == CharClass::latin_lower || info(cls).script == Script::digit) return {};
    letters += cls == CharClass::latin_upper;
  }
  if (letters < least_letters) return {};
  found.text = text.substr(0, end + leading_dash(text.substr(end)).size());
  return found;
}

Dateline parse_latin(std::string_view text) noexcept {
  if (const Dateline found = parse_agency_dateline(text); !found.text.empty()) return found;
  if (const Dateline found = parse_capitals_dateline(text); !found.text.empty()) return found;
  // A place in small letters may be any word before a dash, but in a report.
  constexpr std::size_t least = 90;  // bytes
  const std::string_view place = text.size() < least ? std::string_view{} : place_before_dash(text);
  if (place.empty()) return {};
  return {text.substr(0, place.size() + leading_dash(text.substr(place.size())).size()), place, {}};
}

// 【東京＝松本彩】 and (서울=연합뉴스): a place before the sign.
Dateline parse_bracket(std::string_view text) noexcept {
  constexpr std::size_t longest = 60;
  const std::string_view open = leading_word(text, std::initializer_list<std::string_view>{"【", "(", "（", "["});
  if (open.empty()) return {};
  for (const std::string_view close : {"】", ")", "）", "]"}) {
    const std::size_t end = text.find(close);
    if (end > longest) continue;
    const std::string_view inside = text.substr(open.size(), end - open.size());
    for (const std::string_view sign : {"＝", "="}) {
      const std::size_t at = inside.find(sign);
      if (at == std::string_view::npos || at == 0) continue;
      const std::string_view who = inside.substr(at + sign.size());
      const bool agency = std::find(std::begin(agencies), std::end(agencies), who) != std::end(agencies);
      return {text.substr(0, end + close.size()), inside.substr(0, at), agency ? who : std::string_view{}};
    }
  }
  return {};
}

}  // namespace

Dateline parse_dateline(std::string_view paragraph) noexcept {
  const CharClass first = class_of(first_code_point(paragraph));
  if (first == CharClass::bracket_open || first == CharClass::bracket_open_wide) return parse_bracket(paragraph);
  if (first == CharClass::latin_upper) return parse_latin(paragraph);
  return parse_chinese(paragraph);
}

namespace {

// A jump line's words around the page number.
struct JumpForm {
  std::string_view before;
  std::string_view after;
  bool comes = false;
};
constexpr JumpForm jump_forms[] = {
    {"下转第", "版"},
    {"下转", "版"},
    {"上接第", "版", true},
    {"上接", "版", true},
    {"下轉第", "版"},
    {"轉入第", "版"},
    {"相关报道见第", "版"},
    {"相关新闻见第", "版"},
    {"全文见第", "版"},
    {"详见第", "版"},
    {"相關新聞見", "版"},
    {"相關新聞見", ""},
    {"詳見", "版"},
    {"詳見", ""},
    {"Continued on page ", ""},
    {"Continued on Page ", ""},
    {"continued on page ", ""},
    {"CONTINUED ON PAGE ", ""},
    {"Continued from page ", "", true},
    {"Continued from Page ", "", true},
    {"Fortsetzung auf Seite ", ""},
    {"Fortsetzung von Seite ", "", true},
    {"Siehe auch Seite ", ""},
};
constexpr std::string_view japanese_jumps[] = {"面に続く", "面から続く", "面に関連記事"};

bool is_page_mark(char c) { return is_digit(c) || (c >= 'A' && c <= 'D'); }

// Widens a jump line to the brackets and arrows around it. Empty where it ends a bracket that holds more.
std::string_view with_brackets(std::string_view text, std::size_t from, std::size_t to) noexcept {
  const std::string_view opening =
      trailing_word(text.substr(0, from), std::initializer_list<std::string_view>{"（", "(", "▶", "=", "＝"});
  const std::string_view closing = leading_word(text.substr(to), std::initializer_list<std::string_view>{"）", ")"});
  if (opening.empty() && !closing.empty()) return {};
  return text.substr(from - opening.size(), to + closing.size() - (from - opening.size()));
}

constexpr std::size_t reach = 60;  // bytes from either end

// The first page mark of text[at, to); `to` where there is none.
std::size_t next_page_mark(std::string_view text, std::size_t at, std::size_t to) noexcept {
#ifdef __SSE2__
  constexpr std::size_t window = 16;
  for (; at + window <= to; at += window) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const auto within = [&](char first, char last) {
      const __m128i above = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
      return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(static_cast<char>(last - first))), above);
    };
    const auto marks = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(within('0', '9'), within('A', 'D'))));
    if (marks != 0) return at + static_cast<std::size_t>(__builtin_ctz(marks));
  }
#endif
  while (at < to && !is_page_mark(text[at])) ++at;
  return at;
}

// Whether a page number stands in text[from, to) as jump lines have it: behind a form's words, or before Japanese ones.
bool has_jump_number(std::string_view text, std::size_t from, std::size_t to) noexcept {
  const auto is_behind_form = [&](std::size_t at) {
    return std::any_of(std::begin(jump_forms), std::end(jump_forms),
                       [&](const JumpForm& form) { return ends_with(text.substr(0, at), form.before); });
  };
  for (std::size_t at = next_page_mark(text, from, to); at < to; at = next_page_mark(text, at + 1, to)) {
    const char before = at == 0 ? '\0' : text[at - 1];
    // The last bytes of a blank, of 第 and 转, of 接, and of 見.
    const bool behind_word = before == ' ' || before == '\xAC' || before == '\xA5' || before == '\x8B';
    if (behind_word && is_behind_form(at)) return true;
    if (at + 1 == to && to < text.size()) return true;  // a number that runs out of sight may be one
    const std::string_view behind = text.substr(at + 1);
    if (behind.starts_with('\xE9') && !leading_word(behind, japanese_jumps).empty()) return true;
  }
  return false;
}

// Nearly no paragraph has one near its ends, and looking for every form costs a hundred times as much.
bool may_jump(std::string_view text) noexcept {
  constexpr std::size_t longest_form = 24;  // bytes before the number
  constexpr std::size_t near = reach + longest_form + 1;
  if (text.size() <= 2 * near) return has_jump_number(text, 0, text.size());
  return has_jump_number(text, 0, near) || has_jump_number(text, text.size() - near, text.size());
}

// The last place of `word` in `text` when that is near one of its ends, else npos.
std::size_t find_last_near_end(std::string_view text, std::string_view word) noexcept {
  constexpr std::size_t none = std::string_view::npos;
  if (text.size() <= 2 * reach + word.size()) return find_last(text, word);
  const std::size_t tail = text.size() - reach;
  if (const std::size_t at = find_last(text.substr(tail), word); at != none) return tail + at;
  const std::size_t at = find_last(text.substr(0, reach + word.size()), word);
  return at == none || text.find(word, at + 1) != none ? none : at;
}

}  // namespace

JumpLine find_jump(std::string_view paragraph) noexcept {
  if (!may_jump(paragraph)) return {};
  const auto at_edge = [&](std::string_view found) {
    const auto from = static_cast<std::size_t>(found.data() - paragraph.data());
    return from <= 6 || from + found.size() + 6 >= paragraph.size();
  };
  for (const JumpForm& form : jump_forms) {
    const std::size_t at = find_last_near_end(paragraph, form.before);
    if (at == std::string_view::npos) continue;
    std::size_t number = at + form.before.size();
    std::size_t end = number;
    while (end < paragraph.size() && is_page_mark(paragraph[end])) ++end;
    if (end == number || !is_digit(paragraph[end - 1]) || !starts_with(paragraph.substr(end), form.after)) continue;
    const std::string_view text = with_brackets(paragraph, at, end + form.after.size());
    if (!text.empty() && at_edge(text)) return {text, paragraph.substr(number, end - number), form.comes};
  }
  for (const std::string_view form : japanese_jumps) {
    const std::size_t at = find_last(paragraph, form);
    if (at == std::string_view::npos) continue;
    std::size_t number = at;
    while (number > 0 && is_digit(paragraph[number - 1])) --number;
    if (number == at) continue;
    const std::string_view text = with_brackets(paragraph, number, at + form.size());
    if (!text.empty() && at_edge(text)) return {text, paragraph.substr(number, at - number), form == japanese_jumps[1]};
  }
  return {};
}

}  // namespace newsprint
