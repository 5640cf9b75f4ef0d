#include "json/members.h"

#include <algorithm>
#include <cstddef>

namespace newsprint::json {

namespace {

bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::size_t skip_blanks(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

// Behind the string that begins at `at`.
std::size_t skip_string(std::string_view text, std::size_t at) noexcept {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

// Behind the value that begins at `at`.
std::size_t skip_value(std::string_view text, std::size_t at) noexcept {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = skip_string(text, at);
      if (depth == 0) return at;
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}' || c == ']' || is_blank(c))) return at;
    ++at;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at;
  }
  return at;
}

}  // namespace

bool MemberWalk::next(Member& member) noexcept {
  const std::size_t open = rest_.find('"');
  if (open == std::string_view::npos) return false;
  const std::size_t close = skip_string(rest_, open);
  const std::size_t colon = skip_blanks(rest_, close);
  const std::size_t begin = skip_blanks(rest_, std::min(colon + 1, rest_.size()));
  const std::size_t end = skip_value(rest_, begin);
  if (begin == end) return false;
  member.key = rest_.substr(open + 1, close - open - 2);
  member.value = rest_.substr(begin, end - begin);
  rest_.remove_prefix(end);
  return true;
}

void append_indented(std::string_view json, std::string& out) {
  std::size_t depth = 0;
  const auto new_line = [&] { out.append(1, '\n').append(2 * depth, ' '); };
  for (std::size_t at = skip_blanks(json, 0); at < json.size(); at = skip_blanks(json, at)) {
    const char c = json[at];
    if (c == '"') {
      const std::size_t end = skip_string(json, at);
      out.append(json.substr(at, end - at));
      at = end;
      continue;
    }
    ++at;
    if (c == '{' || c == '[') {
      out.push_back(c);
      const std::size_t inner = skip_blanks(json, at);
      if (inner < json.size() && (json[inner] == '}' || json[inner] == ']')) {
        out.push_back(json[inner]);
        at = inner + 1;
        continue;
      }
      ++depth;
      new_line();
    } else if (c == '}' || c == ']') {
      depth -= depth != 0;
      new_line();
      out.push_back(c);
    } else {
      out.push_back(c);
      if (c == ',') new_line();
      if (c == ':') out.push_back(' ');
    }
  }
}

}  // namespace newsprint::json
