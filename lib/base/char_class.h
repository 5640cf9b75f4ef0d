// One byte a character: what every stage wants to know of it, from a two-stage table generated at build time.
#pragma once

#include <cstddef>
#include <cstdint>

namespace newsprint {

// Mutually exclusive. "Wide" ones take two display columns, marks noted "ambiguous" one or two by the page.
enum class CharClass : std::uint8_t {
  other,               // letters of further scripts, symbols one column wide, unassigned
  blank,               // White_Space but U+3000 (LF and CR never reach a line)
  blank_wide,          // U+3000
  removed,             // control and invisible characters that repair takes out
  soft_hyphen,         // U+00AD: removed but at a line's end or before a blank
  replaced,            // repair puts something else: radicals, compatibility ideographs, ligatures
  combining,           // no width: marks, joiners, variation selectors
  han,                 // wide; also 〇 々 〆
  hiragana,            // wide
  katakana,            // wide; ー too
  kana_small,          // wide; may not begin a line: small kana, ー ゝ ヽ
  kana_half,           // half-width katakana
  hangul,              // wide; syllables and wide jamo
  latin_upper,         // Latin, Greek, Cyrillic capitals
  latin_lower,         // and the rest of their letters
  latin_wide,          // full-width letters
  digit,               // 0-9
  digit_wide,          // full-width digits
  number_mark,         // ① Ⅳ ㈠ ⒈ and their like
  stop,                // . ! ?
  stop_wide,           // 。！？．｡
  comma,               // ,
  comma_wide,          // ，、､
  colon,               // : ;
  colon_wide,          // ：；
  quote_open,          // “ ‘ „ ambiguous
  quote_close,         // ” ’ ambiguous
  quote_open_wide,     // 「『《〈〝 ｢(narrow, kept here)
  quote_close_wide,    // 」』》〉〞〟
  quote_straight,      // " '
  guillemet,           // « » ‹ ›
  bracket_open,        // ( [ {
  bracket_close,       // ) ] }
  bracket_open_wide,   // （【〔［｛〖
  bracket_close_wide,  // ）】〕］｝〗
  hyphen,              // - ‐ ‑ ¬ ⸗
  dash,                // – — ― ─ ⸺ ambiguous
  wave,                // ~ 〜 ～
  ellipsis,            // … ⋯ ‥ ambiguous
  middle_dot,          // · ・ • ambiguous
  bullet,       // ■ □ ● ○ ◆ ◇ ▲ △ ★ ☆ ◎ ▶ ※ ambiguous: marks that newspapers set before text
  unit_after,   // % ％ ‰ ° ℃ ′ ″
  currency,     // $ ¥ ￥ € £
  rule,         // box drawing, ambiguous
  symbol_wide,  // every other wide symbol
  private_use,
  replacement,  // U+FFFD
  class_count
};

enum class Script : std::uint8_t { none, han, kana, hangul, latin, digit };

// What follows from the class alone.
struct ClassInfo {
  std::uint8_t width;      // display columns, an ambiguous character as 1
  std::uint8_t ambiguous;  // 1 when it may be 2 columns wide
  Script script;
};

inline constexpr std::size_t class_block_bits = 7;
extern const std::uint8_t class_blocks[0x110000 >> class_block_bits];  // block numbers
extern const std::uint8_t class_values[];                              // 128 classes a block
extern const ClassInfo class_infos[static_cast<std::size_t>(CharClass::class_count)];

[[nodiscard]] inline CharClass class_of(char32_t c) noexcept {
  if (c > 0x10FFFF) return CharClass::other;
  const std::size_t block = class_blocks[c >> class_block_bits];
  return static_cast<CharClass>(class_values[(block << class_block_bits) | (c & ((1U << class_block_bits) - 1))]);
}

[[nodiscard]] inline const ClassInfo& info(CharClass c) noexcept { return class_infos[static_cast<std::size_t>(c)]; }

// A set of classes, for tests of membership without branches.
class ClassSet {
 public:
  template <class... C>
  constexpr explicit ClassSet(C... c)
      : bits_(((std::uint64_t{1} << static_cast<unsigned>(c)) | ... | std::uint64_t{0})) {}
  [[nodiscard]] constexpr bool has(CharClass c) const noexcept { return (bits_ >> static_cast<unsigned>(c)) & 1U; }
  [[nodiscard]] friend constexpr ClassSet operator|(ClassSet a, ClassSet b) noexcept {
    a.bits_ |= b.bits_;
    return a;
  }

 private:
  std::uint64_t bits_;
};
static_assert(static_cast<unsigned>(CharClass::class_count) <= 64);

inline constexpr ClassSet blanks{CharClass::blank, CharClass::blank_wide};
// Counted by the conservation promise: everything but blanks and what is invisible.
inline constexpr ClassSet uncounted{CharClass::blank, CharClass::blank_wide, CharClass::removed,
                                    CharClass::soft_hyphen};
inline constexpr ClassSet stops{CharClass::stop, CharClass::stop_wide};
inline constexpr ClassSet closers{CharClass::quote_close, CharClass::quote_close_wide, CharClass::bracket_close,
                                  CharClass::bracket_close_wide};
inline constexpr ClassSet openers{CharClass::quote_open, CharClass::quote_open_wide, CharClass::bracket_open,
                                  CharClass::bracket_open_wide};
// Kinsoku: what may not begin a line (JIS X 4051, GB/T 15834), so that a line that begins with one proves a wrap.
inline constexpr ClassSet no_line_start =
    closers | ClassSet{CharClass::stop,  CharClass::stop_wide,  CharClass::comma,      CharClass::comma_wide,
                       CharClass::colon, CharClass::colon_wide, CharClass::kana_small, CharClass::unit_after};
inline constexpr ClassSet cjk_letters{CharClass::han, CharClass::hiragana, CharClass::katakana, CharClass::kana_small};

// The repair of a `replaced` character: what it stands for, as UTF-8. Empty when there is none.
struct Replacement {
  char32_t from;
  char utf8[5];       // NUL-terminated
  std::uint8_t kind;  // ReplacementKind
};
enum class ReplacementKind : std::uint8_t { radical, compatibility, ligature };
extern const Replacement replacements[];
extern const std::size_t replacement_count;
[[nodiscard]] const Replacement* find_replacement(char32_t c) noexcept;

}  // namespace newsprint
