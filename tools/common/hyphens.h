// The options of de-hyphenation, from those of the command line.
#pragma once

#include <newsprint/dehyphen.h>

#include "common/options.h"

namespace newsprint::tools {

[[nodiscard]] inline DehyphenOptions dehyphen_options(const Options& options) {
  DehyphenOptions chosen;
  if (options.dictionary) chosen.dictionary = *options.dictionary == "none" ? std::string() : *options.dictionary;
  chosen.explain = options.on.explain;
  return chosen;
}

}  // namespace newsprint::tools
