#include <newsprint/version.h>

#define NEWSPRINT_TEXT_OF(x) #x
#define NEWSPRINT_TEXT(x) NEWSPRINT_TEXT_OF(x)

namespace newsprint {

std::string_view toolkit() noexcept {
  return "newsprint " NEWSPRINT_TEXT(NEWSPRINT_VERSION_MAJOR) "." NEWSPRINT_TEXT(
      NEWSPRINT_VERSION_MINOR) "." NEWSPRINT_TEXT(NEWSPRINT_VERSION_PATCH);
}

}  // namespace newsprint
