// The words that stand for enumerators in records; reader and writers share them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <newsprint/page.h>

namespace newsprint::json {

inline constexpr std::string_view kind_words[] = {"paragraph", "heading", "table", "furniture"};
inline constexpr std::string_view role_words[] = {"",          "section",   "kicker",  "headline", "deck",  "byline",
                                                  "paragraph", "crosshead", "caption", "table",    "notice"};
inline constexpr std::string_view verdict_words[] = {"", "weld", "keep", "leave"};
inline constexpr std::string_view article_kind_words[] = {"article", "picture", "notice", "fragment"};
inline constexpr std::string_view normalize_words[] = {"width", "quotes", "dashes"};  // bit 0, 1, 2

inline constexpr std::string_view weld_reason = "weld";  // of a Join whose seam took a hyphen out

struct RepairWord {
  std::string_view word;
  std::uint64_t Repairs::*count;
};
inline constexpr RepairWord repair_words[] = {
    {"invalid", &Repairs::invalid},
    {"control", &Repairs::control},
    {"invisible", &Repairs::invisible},
    {"radical", &Repairs::radical},
    {"compatibility", &Repairs::compatibility},
    {"ligature", &Repairs::ligature},
};

template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view word_of(const std::string_view (&words)[N], Enum value) noexcept {
  return words[static_cast<std::size_t>(value)];
}

}  // namespace newsprint::json
