// The evidence on every hyphen of a page, for fitting its weights (tools/dev/fit-hyphens).
#pragma once

#include <cstdint>
#include <functional>

#include <newsprint/dehyphen.h>

#include "dehyphen/cues.h"

namespace newsprint {

using HyphenObserver = std::function<void(std::uint32_t line, std::uint32_t next, const HyphenCues& cues)>;

// As dehyphenate(), but the dictionary is asked about every hyphen, and `observer` told of all that cues decide.
void observe_hyphens(Page& page, const DehyphenOptions& options, Diagnostics& diagnostics,
                     const HyphenObserver& observer);

}  // namespace newsprint
