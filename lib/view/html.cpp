#include "view/html.h"

#include <fmt/format.h>

#include <iterator>

#include "base/utf8.h"

namespace newsprint::view {

namespace {

bool in(char32_t c, char32_t first, char32_t last) noexcept { return c >= first && c <= last; }

// Control characters, bidirectional marks, separators and zero-width marks that carry no text.
bool is_hidden(char32_t c) noexcept {
  if (c < 0x20) return c != '\t' && c != '\n';
  if (in(c, 0x7F, 0x9F)) return true;
  if (c < 0x61C) return c == 0xAD;
  return c == 0x61C || c == 0x200B || in(c, 0x200E, 0x200F) || in(c, 0x2028, 0x202E) || in(c, 0x2060, 0x206F) ||
         c == 0xFEFF || in(c, 0xFFF9, 0xFFFB) || in(c, 0xE0000, 0xE007F) || (c & 0xFFFE) == 0xFFFE ||
         in(c, 0xFDD0, 0xFDEF);
}

std::string_view entity(char32_t c) noexcept {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

template <class Hidden>
void append_escaped(std::string_view text, std::string& out, const Hidden& hidden) {
  const char* const end = text.data() + text.size();
  const char* kept = text.data();  // from here on nothing is written yet
  for (const char* p = kept; p != end;) {
    const char* const begin = p;
    const char32_t c = next_char(p);
    const std::string_view named = c < 0x80 ? entity(c) : std::string_view{};
    const bool unseen = named.empty() && is_hidden(c);
    if (named.empty() && !unseen) continue;
    out.append(kept, begin);
    kept = p;
    if (unseen) {
      hidden(c);
    } else {
      out.append(named);
    }
  }
  out.append(kept, end);
}

}  // namespace

void append_text(std::string_view text, std::string& out) {
  append_escaped(text, out, [&](char32_t c) {
    fmt::format_to(std::back_inserter(out), "<span class=\"code\">U+{:04X}</span>", static_cast<std::uint32_t>(c));
  });
}

void append_attribute(std::string_view text, std::string& out) {
  append_escaped(text, out, [&](char32_t) { append_utf8(0xFFFD, out); });
}

void append_number(std::uint64_t number, std::string& out) { fmt::format_to(std::back_inserter(out), "{}", number); }

void append_grouped(std::uint64_t number, std::string& out) {
  const std::string digits = fmt::format("{}", number);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out.push_back(',');
    out.push_back(digits[i]);
  }
}

}  // namespace newsprint::view
