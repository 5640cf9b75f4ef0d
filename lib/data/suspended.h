// Conjunctions before which a hyphen stands for a left-out half: Ein- und Ausgang, pre- and post-war.
#pragma once

#include <string_view>

namespace newsprint {

inline constexpr std::string_view conjunctions[] = {
    "und", "oder", "bis", "bzw", "sowie", "als",  // German
    "and", "or",   "to",  "nor",                  // English
    "en",  "of",                                  // Dutch
    "et",  "ou",                                  // French
    "y",   "o",                                   // Spanish
};

}  // namespace newsprint
