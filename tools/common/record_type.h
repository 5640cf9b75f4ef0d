// What a record is, by how its line begins.
#pragma once

#include <newsprint/json.h>

#include <cstddef>
#include <string_view>

namespace newsprint::tools {

inline constexpr std::size_t enough_for_type = 32;  // bytes of a line

// The type of the record that `line` is, or begins with; empty where it is none.
[[nodiscard]] inline std::string_view type_of(std::string_view line) noexcept {
  if (!RecordReader::recognises(line)) return {};
  const std::size_t mark = line.find('"', line.find(':'));
  if (mark == std::string_view::npos) return {};
  line.remove_prefix(mark + 1);
  return line.substr(0, line.find('"'));
}

}  // namespace newsprint::tools
