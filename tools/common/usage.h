// The option table as text: for --help, and as mdoc for the manual pages.
#pragma once

#include <string>

#include "common/option_table.h"

namespace newsprint::tools {

[[nodiscard]] std::string help_text(Command command);
[[nodiscard]] std::string manual_synopsis(Command command);
[[nodiscard]] std::string manual_options(Command command);

}  // namespace newsprint::tools
