// Scalars of YAML that say the same to every reader of it, 1.1 or 1.2.
#pragma once

#include <string>
#include <string_view>

namespace newsprint::formats {

// Appends `text` in double quotes; whatever a reader could refuse or fold is escaped.
void append_yaml_text(std::string_view text, std::string& out);

// Appends a JSON value: strings, numbers and words as they are, arrays and objects as the text of their JSON.
void append_yaml_value(std::string_view json, std::string& out);

// Appends a key as it stands in JSON, without its quotation marks, and the colon.
void append_yaml_key(std::string_view json, std::string& out);

}  // namespace newsprint::formats
