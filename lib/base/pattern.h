// Regular expressions, over RE2.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace newsprint {

// One compiled pattern. Matching is safe from many threads.
class Pattern {
 public:
  Pattern();
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  // Compiles `pattern`; an empty string when that worked, else what is wrong with it.
  [[nodiscard]] std::string compile(const std::string& pattern);
  // Whether the whole text matches.
  [[nodiscard]] bool matches(std::string_view text) const;
  // The first place in `text` that matches; empty when there is none.
  [[nodiscard]] std::string_view find(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace newsprint
