// Dates, page numbers and issues, as folios and datelines print them.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsprint {

struct Day {
  std::uint16_t year = 0;  // 0: not printed
  std::uint8_t month = 0;  // 0: no date was found
  std::uint8_t day = 0;
};

// The first date in `text`: 2023年2月2日, 2014년 5월 1일, 2023-02-02, May 10, 2007, 27. Mai 1990; without a year too.
[[nodiscard]] Day find_date(std::string_view text) noexcept;

// The page's number, as printed: 第2版, A13面, Page 4, Seite 9; the whole text where it is nothing else.
[[nodiscard]] std::string_view find_page_number(std::string_view text) noexcept;

// The number of the issue: 第1234期, 总第1234期, 제1234호, No. 123, Nr. 123.
[[nodiscard]] std::string_view find_issue(std::string_view text) noexcept;

}  // namespace newsprint
