#include "roles/folio.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "data/months.h"
#include "roles/words.h"

namespace newsprint {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Reads figures at the start of `text` and moves it behind them and the blanks that follow; 0 when there are none or
// more than `most`.
unsigned take_number(std::string_view& text, std::size_t most) noexcept {
  std::size_t digits = 0;
  unsigned number = 0;
  while (digits < text.size() && is_digit(text[digits]) && digits <= most)
    number = number * 10 + static_cast<unsigned>(text[digits++] - '0');
  if (digits == 0 || digits > most) return 0;
  text = skip_blanks(text.substr(digits));
  return number;
}

bool take_word(std::string_view& text, std::string_view word) noexcept {
  if (!starts_with(text, word)) return false;
  text = skip_blanks(text.substr(word.size()));
  return true;
}

Day checked(unsigned year, unsigned month, unsigned day) noexcept {
  if (month < 1 || month > 12 || day < 1 || day > 31 || (year != 0 && (year < 1600 || year > 2999))) return {};
  return {static_cast<std::uint16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

// 2023年2月2日 and 2月2日, with the signs of the language.
struct Signs {
  std::string_view year, month, day;
};
constexpr Signs east_asian[] = {{"年", "月", "日"}, {"년", "월", "일"}};

// 2023年(令和5年)2月2日
void skip_era(std::string_view& text) noexcept {
  constexpr std::size_t longest = 24;  // bytes
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
    if (!starts_with(text, open)) continue;
    const std::size_t end = text.substr(0, longest).find(close);
    if (end != none) text = skip_blanks(text.substr(end + close.size()));
  }
}

Day date_with_signs(std::string_view text, const Signs& signs) noexcept {
  unsigned year = 0;
  unsigned number = take_number(text, 4);
  if (number >= 1000) {
    year = number;
    if (!take_word(text, signs.year)) return {};
    skip_era(text);
    number = take_number(text, 2);
  }
  const unsigned month = number;
  if (!take_word(text, signs.month)) return {};
  const unsigned day = take_number(text, 2);
  return take_word(text, signs.day) ? checked(year, month, day) : Day{};
}

// 2023-02-02, 2023.2.2, 2023/2/2
Day date_with_marks(std::string_view text) noexcept {
  const unsigned year = take_number(text, 4);
  if (year < 1000 || text.empty()) return {};
  const char mark = text.front();
  if (mark != '-' && mark != '.' && mark != '/') return {};
  text.remove_prefix(1);
  const unsigned month = take_number(text, 2);
  if (text.empty() || text.front() != mark) return {};
  text.remove_prefix(1);
  return checked(year, month, take_number(text, 2));
}

// The month that `text` begins with, 1 to 12, and the length of its name; 0 when it is none.
unsigned leading_month(std::string_view text, std::size_t& length) noexcept {
  for (const MonthName& month : month_names) {
    if (!starts_with_caseless(text, month.name)) continue;
    length = month.name.size();
    if (length < text.size() && text[length] >= 'a' && text[length] <= 'z') continue;
    return month.number;
  }
  return 0;
}

// May 10, 2007 at the month; 27. Mai 1990, 10 May 2007 at the figures.
Day date_with_month(std::string_view text) noexcept {
  std::size_t length = 0;
  if (is_digit(text.front())) {
    const unsigned day = take_number(text, 2);
    if (take_word(text, ".")) text = skip_blanks(text);
    const unsigned month = leading_month(text, length);
    if (day == 0 || month == 0) return {};
    text = skip_blanks(text.substr(length));
    return checked(take_number(text, 4), month, day);
  }
  const unsigned month = leading_month(text, length);
  if (month == 0) return {};
  text.remove_prefix(length);
  take_word(text, ".");
  text = skip_blanks(text);
  const unsigned day = take_number(text, 2);
  take_word(text, ",");
  std::string_view rest = text;
  const unsigned year = take_number(rest, 4);
  return checked(year >= 1600 ? year : 0, month, day);
}

Day date_at(std::string_view text) noexcept {
  if (!is_digit(text.front())) return date_with_month(text);
  for (const Signs& signs : east_asian)
    if (const Day day = date_with_signs(text, signs); day.month != 0) return day;
  if (const Day day = date_with_marks(text); day.month != 0) return day;
  return date_with_month(text);
}

bool may_name_month(char c) noexcept { return c >= 'A' && c <= 'S'; }

bool is_page_character(char c) noexcept { return is_digit(c) || (c >= 'A' && c <= 'D'); }

// A1, 12, B03: what may be a page's number.
bool is_page_number(std::string_view text) noexcept {
  if (text.empty() || text.size() > 4 || !is_digit(text.back())) return false;
  const std::string_view figures = is_digit(text.front()) ? text : text.substr(1);
  return is_page_character(text.front()) && figures.size() <= 3 &&
         std::all_of(figures.begin(), figures.end(), is_digit);
}

// The figures that end right before `at`, and those that begin at it.
std::string_view number_before(std::string_view text, std::size_t at) noexcept {
  std::size_t from = at;
  while (from > 0 && text[from - 1] == ' ') --from;
  const std::size_t end = from;
  while (from > 0 && is_page_character(text[from - 1])) --from;
  return text.substr(from, end - from);
}

std::string_view number_behind(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && text[at] == ' ') ++at;
  std::size_t end = at;
  while (end < text.size() && is_page_character(text[end])) ++end;
  return text.substr(at, end - at);
}

// — 12 — without what stands around it.
std::string_view without_frame(std::string_view text) noexcept {
  constexpr ClassSet frame{CharClass::blank,         CharClass::blank_wide,        CharClass::hyphen,
                           CharClass::dash,          CharClass::middle_dot,        CharClass::bracket_open,
                           CharClass::bracket_close, CharClass::bracket_open_wide, CharClass::bracket_close_wide};
  while (!text.empty() && frame.has(class_of(first_code_point(text)))) {
    const char* p = text.data();
    static_cast<void>(next_char(p));
    text.remove_prefix(static_cast<std::size_t>(p - text.data()));
  }
  while (!text.empty() && frame.has(class_of(last_code_point(text))))
    text = text.substr(0, static_cast<std::size_t>(last_char(text) - text.data()));
  return text;
}

}  // namespace

Day find_date(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool inside = at > 0 && (is_digit(text[at - 1]) || (text[at - 1] >= 'A' && text[at - 1] <= 'z'));
    if (inside || (!is_digit(text[at]) && !may_name_month(text[at]))) continue;
    if (const Day day = date_at(text.substr(at)); day.month != 0) return day;
  }
  return {};
}

std::string_view find_page_number(std::string_view text) noexcept {
  for (const std::string_view sign : {"版", "面", "면", "頁", "页"})
    for (std::size_t at = text.find(sign); at != none; at = text.find(sign, at + 1))
      if (const std::string_view number = number_before(text, at); is_page_number(number)) return number;
  for (const std::string_view word : {"Page ", "PAGE ", "page ", "Seite ", "SEITE "})
    if (const std::size_t at = text.find(word); at != none)
      if (const std::string_view number = number_behind(text, at + word.size()); is_page_number(number)) return number;
  const std::string_view core = without_frame(text);
  return is_page_number(core) ? core : std::string_view{};
}

std::string_view find_issue(std::string_view text) noexcept {
  const auto figures = [](std::string_view number) {
    return !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
  };
  for (const std::string_view sign : {"期", "号", "號", "호"})
    for (std::size_t at = text.find(sign); at != none; at = text.find(sign, at + 1)) {
      const std::string_view number = number_before(text, at);
      const std::string_view before = text.substr(0, static_cast<std::size_t>(number.data() - text.data()));
      if (figures(number) && (ends_with(drop_last_blanks(before), "第") || ends_with(drop_last_blanks(before), "제")))
        return number;
    }
  for (const std::string_view word : {"No. ", "No.", "Nr. ", "Nr."})
    if (const std::size_t at = text.find(word); at != none)
      if (const std::string_view number = number_behind(text, at + word.size()); figures(number)) return number;
  return {};
}

}  // namespace newsprint
