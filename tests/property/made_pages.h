// Pages that nobody wrote: made of random pieces, or sample pages with random damage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace made {

// The same numbers on every machine, which the standard's distributions do not promise.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  // From 0 to `sides` - 1.
  std::size_t below(std::size_t sides) { return static_cast<std::size_t>(engine_() % sides); }
  bool one_in(std::size_t sides) { return below(sides) == 0; }
  template <typename List>
  const auto& pick(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937_64 engine_;
};

// A page of prose, heads, tables and junk in one to three scripts. Valid UTF-8 without characters to repair unless
// `dirt` is allowed.
enum class Dirt : std::uint8_t { none, allowed };
[[nodiscard]] std::string page(std::uint64_t seed, Dirt dirt);

// `text` with one to four kinds of damage: lines moved, cut, doubled, wrapped anew, blank lines lost, junk put in.
[[nodiscard]] std::string damaged(std::string_view text, std::uint64_t seed);

// The lines of `text` without their line feeds; one at least.
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

// A page and the name to print when it fails.
struct Case {
  std::string name;
  std::string text;
};

// All sample pages, made pages and damaged sample pages: the same on every run.
[[nodiscard]] const std::vector<Case>& cases();

}  // namespace made
