// What both writers of HTML share.
#pragma once

#include <string>
#include <string_view>

namespace newsprint {

// The reference that stands for a character of ASCII that is markup, or nothing.
[[nodiscard]] constexpr std::string_view html_reference(char c) noexcept {
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

// Appends `text` but what `find(p, end)` finds, the first from `p` on: `replace(p)` appends something else for it and
// moves `p` behind it.
template <class Find, class Replace>
void append_replaced(std::string_view text, std::string& out, const Find& find, const Replace& replace) {
  const char* p = text.data();
  const char* const end = p + text.size();
  while (p < end) {
    const char* const found = find(p, end);
    out.append(p, found);
    p = found;
    if (p < end) replace(p);
  }
}

}  // namespace newsprint
