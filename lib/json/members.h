// Walks over the members of a JSON object as text, for what has to be kept letter by letter.
#pragma once

#include <string>
#include <string_view>

namespace newsprint::json {

// One member: `"key" : value`.
struct Member {
  std::string_view key;    // as written, without its quotation marks, escapes kept
  std::string_view value;  // as written, without blanks around it
};

// Steps through `"k":1,"l":[2]`, with or without the braces around it. The text must be valid JSON; what is not valid
// ends the walk early, within the text.
class MemberWalk {
 public:
  explicit MemberWalk(std::string_view members) noexcept : rest_(members) {}
  [[nodiscard]] bool next(Member& member) noexcept;

 private:
  std::string_view rest_;
};

// Appends `json`, a valid JSON text, indented by two blanks a level.
void append_indented(std::string_view json, std::string& out);

}  // namespace newsprint::json
