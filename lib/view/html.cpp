#include "view/html.h"

#include <fmt/format.h>

#include <iterator>

#include "base/controls.h"
#include "base/html.h"
#include "base/utf8.h"

namespace newsprint::view {

namespace {

bool in(char32_t c, char32_t first, char32_t last) noexcept { return c >= first && c <= last; }

// Control characters, bidirectional marks, separators and zero-width marks that carry no text.
bool is_hidden(char32_t c) noexcept {
  if (is_control(c)) return c != '\t' && c != '\n';
  if (c < 0x61C) return c == 0xAD;
  return c == 0x61C || c == 0x200B || in(c, 0x200E, 0x200F) || in(c, 0x2028, 0x202E) || in(c, 0x2060, 0x206F) ||
         c == 0xFEFF || in(c, 0xFFF9, 0xFFFB) || in(c, 0xE0000, 0xE007F) || is_noncharacter(c);
}

bool is_shown_otherwise(char32_t c) noexcept {
  return (c < 0x80 && !html_reference(static_cast<char>(c)).empty()) || is_hidden(c);
}

template <class Hidden>
void append_escaped(std::string_view text, std::string& out, const Hidden& hidden) {
  const auto find = [](const char* p, const char* end) {
    for (const char* here = p; p < end; here = p)
      if (is_shown_otherwise(next_char(p))) return here;
    return end;
  };
  append_replaced(text, out, find, [&](const char*& p) {
    const std::string_view reference = html_reference(*p);
    const char32_t c = next_char(p);
    if (reference.empty()) {
      hidden(c);
    } else {
      out.append(reference);
    }
  });
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
