// npview: reads articles, or the labelled blocks that they are made of, and the source texts beside them.
#pragma once

namespace newsprint::tools {

// The body of npview's main(). Returns the exit code.
[[nodiscard]] int run_view(int argc, const char* const* argv);

}  // namespace newsprint::tools
