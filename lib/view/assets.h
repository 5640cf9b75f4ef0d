// view.css and view.js as they stand beside this file, compiled in.
#pragma once

#include <string_view>

namespace newsprint::view {

extern const std::string_view style;
extern const std::string_view script;
// Their SHA-256 as a Content-Security-Policy names them: sha256-BASE64
extern const std::string_view style_hash;
extern const std::string_view script_hash;

}  // namespace newsprint::view
