// What a block says of itself: bylines and their authors, credits, datelines, jump lines.
//
//   newsprint::Authors authors;
//   newsprint::parse_byline("■ 本报记者 甲乙 本报通讯员 丙丁", authors);   // {甲乙, 记者}, {丙丁, 通讯员}
//
// The words (记者, 通讯员, 기자, By, Von, ...) are data in lib/data. All views point into the argument.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/export.h>

namespace newsprint {

struct Author {
  std::string_view name;
  std::string_view role;  // as printed; empty where none is
};

using Authors = std::vector<Author>;

// Appends the authors that a byline standing alone names. False, and nothing appended, when it is no byline.
NEWSPRINT_EXPORT bool parse_byline(std::string_view text, Authors& authors);

// Appends the authors that a lead-in names: 本报讯(记者 甲), (通讯员 甲 乙), at the paragraph's start, or in brackets at
// its end. Returns the length in bytes of the lead-in at the start, 0 where there is none.
NEWSPRINT_EXPORT std::size_t parse_lead_in(std::string_view paragraph, Authors& authors);

// The credit at the end of a caption (甲 摄, 受访者供图, Photo: ...), or an empty view.
[[nodiscard]] NEWSPRINT_EXPORT std::string_view find_credit(std::string_view caption) noexcept;

struct Dateline {
  std::string_view text;  // as printed
  std::string_view place;
  std::string_view agency;
  std::uint16_t year = 0;  // 0: not printed
  std::uint8_t month = 0;  // 0: no date
  std::uint8_t day = 0;
};

// The dateline that begins a paragraph: 新华社北京1月1日电, NEW YORK, May 10 (Reuters) -, BERLIN (dpa) -, HARBOUR END -.
// Empty text: none.
[[nodiscard]] NEWSPRINT_EXPORT Dateline parse_dateline(std::string_view paragraph) noexcept;

struct JumpLine {
  std::string_view text;  // 下转第3版, with its brackets
  std::string_view to;    // 3
  bool comes = false;     // from that page: 上接第1版
};

// The jump line that ends (or begins) a paragraph. Empty text: none.
[[nodiscard]] NEWSPRINT_EXPORT JumpLine find_jump(std::string_view paragraph) noexcept;

}  // namespace newsprint
