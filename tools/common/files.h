// Which files a command reads.
#pragma once

#include <string>
#include <vector>

#include "common/options.h"

namespace newsprint::tools {

struct FileList {
  std::vector<std::string> paths;
  std::string usage_error;  // the same document twice, or --doc with several
  std::string read_error;   // of --files-from
};

// The files of the command line, then those of --files-from; standard input when neither was given.
[[nodiscard]] FileList list_files(const Options& options);

}  // namespace newsprint::tools
