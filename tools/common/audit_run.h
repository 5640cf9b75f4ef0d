// npaudit: pairs each page of the records with the page of its source text, and compares them.
#pragma once

namespace newsprint::tools {

// The body of npaudit's main(). Returns the exit code.
[[nodiscard]] int run_audit(int argc, const char* const* argv);

}  // namespace newsprint::tools
