// How people name a number of a stat record.
#pragma once

#include <newsprint/json.h>

#include <string>

namespace newsprint::tools {

// `damage`, or `parts.torn` inside an object.
[[nodiscard]] inline std::string field_name(const StatField& field) {
  std::string name(field.group);
  if (!name.empty()) name += '.';
  return name.append(field.name);
}

}  // namespace newsprint::tools
