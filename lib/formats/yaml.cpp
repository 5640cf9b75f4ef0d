#include "formats/yaml.h"

#include <charconv>
#include <cstdint>

#include "base/controls.h"
#include "base/utf8.h"

namespace newsprint::formats {

namespace {

constexpr char32_t replacement_character = 0xFFFD;

// What readers of YAML refuse, or take for the end of a line, between double quotes.
bool needs_escape(char32_t c) noexcept {
  return is_control(c) || c == '"' || c == '\\' || c == 0x2028 || c == 0x2029 || c == 0xFEFF || is_noncharacter(c);
}

void append_escape(char32_t c, std::string& out) {
  if (c == '"' || c == '\\') {
    out.append(1, '\\').append(1, static_cast<char>(c));
    return;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out.append(c > 0xFFFF ? "\\U" : "\\u");
  for (int shift = c > 0xFFFF ? 28 : 12; shift >= 0; shift -= 4) out.push_back(digits[(c >> shift) & 15]);
}

// The four digits behind `\u`, moving behind them.
char32_t hex_digits(const char*& p, const char* end) noexcept {
  std::uint32_t unit = replacement_character;
  const char* const stop = end - p < 4 ? end : p + 4;
  if (std::from_chars(p, stop, unit, 16).ptr != stop) unit = replacement_character;
  p = stop;
  return unit;
}

bool is_high(char32_t unit) noexcept { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) noexcept { return unit >= 0xDC00 && unit < 0xE000; }

// The character that `\u` begins; half of one becomes U+FFFD.
char32_t unicode_escape(const char*& p, const char* end) noexcept {
  const char32_t first = hex_digits(p, end);
  if (is_low(first)) return replacement_character;
  if (!is_high(first)) return first;
  if (end - p < 2 || p[0] != '\\' || p[1] != 'u') return replacement_character;
  const char* behind = p + 2;
  const char32_t second = hex_digits(behind, end);
  if (!is_low(second)) return replacement_character;
  p = behind;
  return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

// What a JSON string says, without its quotation marks.
std::string unescaped(std::string_view json) {
  std::string text;
  const char* p = json.data();
  const char* const end = p + json.size();
  while (p < end) {
    if (*p != '\\' || end - p < 2) {
      text.push_back(*p++);
      continue;
    }
    const char c = p[1];
    p += 2;
    constexpr std::string_view names = "bfnrt";
    constexpr std::string_view values = "\b\f\n\r\t";
    if (c == 'u') {
      append_utf8(unicode_escape(p, end), text);
    } else {
      const std::size_t known = names.find(c);
      text.push_back(known == names.npos ? c : values[known]);
    }
  }
  return text;
}

}  // namespace

void append_yaml_text(std::string_view text, std::string& out) {
  out.push_back('"');
  const char* from = text.data();
  const char* const end = from + text.size();
  for (const char* p = from; p < end;) {
    const char* const here = p;
    const char32_t c = next_char(p);
    if (!needs_escape(c)) continue;
    out.append(from, static_cast<std::size_t>(here - from));
    append_escape(c, out);
    from = p;
  }
  out.append(from, static_cast<std::size_t>(end - from)).push_back('"');
}

void append_yaml_value(std::string_view json, std::string& out) {
  if (json.starts_with('"') && json.size() > 1) {
    append_yaml_text(unescaped(json.substr(1, json.size() - 2)), out);
  } else if (json.starts_with('{') || json.starts_with('[')) {
    append_yaml_text(json, out);
  } else {
    out.append(json);
  }
}

void append_yaml_key(std::string_view json, std::string& out) {
  constexpr std::size_t longest_implicit = 100;  // YAML allows 1024 characters, escapes included
  const bool is_long = json.size() > longest_implicit;
  if (is_long) out.append("? ");
  append_yaml_text(unescaped(json), out);
  out.append(is_long ? "\n: " : ": ");
}

}  // namespace newsprint::formats
