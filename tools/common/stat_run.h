// npstat: counts over documents, held to limits.
#pragma once

namespace newsprint::tools {

// The body of npstat's main(). Returns the exit code.
[[nodiscard]] int run_stat(int argc, const char* const* argv);

}  // namespace newsprint::tools
