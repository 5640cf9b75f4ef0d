#include "text/repair.h"

#include <array>
#include <cstring>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

struct Sequence {
  std::size_t length;  // bytes, of the character or of the maximal invalid subpart
  bool valid;
};

// Unicode 15, table 3-7: which second bytes a lead byte allows.
Sequence sequence_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {1, true};
  std::size_t length = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {1, false};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i >= text.size() || byte(i) < low || byte(i) > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

// Half-width katakana U+FF66..U+FF9F in order.
constexpr std::u32string_view full_kana =
    U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    U"゛゜";

char32_t normalised(char32_t c, CharClass cls, std::uint32_t normalize) noexcept {
  if ((normalize & normalize_width) != 0) {
    if (cls == CharClass::digit_wide || cls == CharClass::latin_wide) return c - 0xFEE0;
    if (c >= 0xFF66 && c <= 0xFF9F) return full_kana[c - 0xFF66];
  }
  if ((normalize & normalize_quotes) != 0) {
    switch (c) {
      case U'“':
      case U'”':
      case U'„':
      case U'＂':
      case U'〝':
      case U'〞':
      case U'〟':
        return U'"';
      case U'‘':
      case U'’':
      case U'‚':
      case U'＇':
        return U'\'';
      default:
        break;
    }
  }
  if ((normalize & normalize_dashes) != 0 && (cls == CharClass::dash || cls == CharClass::hyphen) && c != U'¬' &&
      c != U'⸗')
    return U'-';
  return c;
}

std::uint64_t& counter(Repairs& repairs, std::uint8_t kind) {
  switch (static_cast<ReplacementKind>(kind)) {
    case ReplacementKind::radical:
      return repairs.radical;
    case ReplacementKind::compatibility:
      return repairs.compatibility;
    default:
      return repairs.ligature;
  }
}

}  // namespace

std::size_t find_invalid(std::string_view text) noexcept {
  if (valid_utf8(text)) return text.size();
  std::size_t at = 0;
  while (at < text.size()) {
    const Sequence sequence = sequence_at(text, at);
    if (!sequence.valid) return at;
    at += sequence.length;
  }
  return at;
}

std::string_view replace_invalid(std::string_view text, Arena& arena, std::uint64_t& invalid) {
  for (std::size_t at = 0; at < text.size();) {
    const Sequence sequence = sequence_at(text, at);
    invalid += !sequence.valid;
    at += sequence.length;
  }
  const std::size_t most = text.size() + invalid * (replacement_character.size() - 1);
  char* const start = arena.allocate(most);
  char* out = start;
  for (std::size_t at = 0; at < text.size();) {
    const Sequence sequence = sequence_at(text, at);
    const std::string_view piece = sequence.valid ? text.substr(at, sequence.length) : replacement_character;
    std::memcpy(out, piece.data(), piece.size());
    out += piece.size();
    at += sequence.length;
  }
  const auto used = static_cast<std::size_t>(out - start);
  arena.give_back(most - used);
  return {start, used};
}

bool needs_repair(std::string_view line, std::uint32_t normalize) noexcept {
  constexpr ClassSet repaired{CharClass::removed, CharClass::soft_hyphen, CharClass::replaced};
  const char* const end = line.data() + line.size();
  for (const char* p = line.data(); p < end;) {
    const char32_t c = next_char(p);
    const CharClass cls = class_of(c);
    if (repaired.has(cls)) return true;
    if (normalize != 0 && normalised(c, cls, normalize) != c) return true;
  }
  return false;
}

std::string_view repair_line(std::string_view line, std::uint32_t normalize, Page& page, Slice& shifts) {
  shifts = {static_cast<std::uint32_t>(page.shifts.size()), 0};
  std::string out;  // damaged lines are rare: clarity before speed
  out.reserve(line.size() + 8);
  const char* const end = line.data() + line.size();
  std::uint32_t index = 0;  // code points written
  std::int32_t delta = 0;
  const auto shift = [&](std::int32_t by) {
    delta += by;
    if (shifts.count != 0 && page.shifts.back().index == index) {
      page.shifts.back().delta = delta;
      return;
    }
    page.shifts.push_back({index, delta});
    ++shifts.count;
  };
  for (const char* p = line.data(); p < end;) {
    const char32_t c = next_char(p);
    const CharClass cls = class_of(c);
    // A soft hyphen shows only where a line ends, or ended before its end was turned into a blank.
    if (cls == CharClass::removed || (cls == CharClass::soft_hyphen && p < end && *p != ' ')) {
      ++(c < 0xA0 ? page.repairs.control : page.repairs.invisible);
      shift(1);
      continue;
    }
    const Replacement* found = cls == CharClass::replaced ? find_replacement(c) : nullptr;
    if (found == nullptr) {
      append_utf8(normalised(c, cls, normalize), out);
      ++index;
      continue;
    }
    const std::string_view text = found->utf8;
    out.append(text);
    ++index;
    // Every letter of a ligature stands where the ligature stood.
    for (std::uint32_t more = count_code_points(text); more > 1; --more) {
      shift(-1);
      ++index;
    }
    ++counter(page.repairs, found->kind);
  }
  return page.arena.copy(out);
}

}  // namespace newsprint
