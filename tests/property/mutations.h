// Pages changed as pages are: lines moved, lost, doubled, joined, read with the wrong encoding.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace made {

// `page`, UTF-8, with one to six mutations; now and then another whole page is mixed in, or the result is encoded as
// UTF-16 or UTF-32. The same for the same seed.
[[nodiscard]] std::string mutated(std::string_view page, std::string_view other, std::uint64_t seed);

}  // namespace made
