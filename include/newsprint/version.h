// The toolkit's version: "0.1.0" as a number for the preprocessor, and the name that page records carry.
#pragma once

#include <string_view>

#include <newsprint/export.h>

#define NEWSPRINT_VERSION_MAJOR 0
#define NEWSPRINT_VERSION_MINOR 1
#define NEWSPRINT_VERSION_PATCH 0

namespace newsprint {

// "newsprint 0.1.0", of the library that is loaded.
[[nodiscard]] NEWSPRINT_EXPORT std::string_view toolkit() noexcept;

}  // namespace newsprint
