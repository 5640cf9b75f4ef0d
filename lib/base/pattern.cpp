#include "base/pattern.h"

#include <re2/re2.h>

namespace newsprint {

struct Pattern::Compiled {
  explicit Compiled(const std::string& pattern) : regex(pattern, RE2::Quiet) {}
  RE2 regex;
};

Pattern::Pattern() = default;
Pattern::~Pattern() = default;

std::string Pattern::compile(const std::string& pattern) {
  compiled_ = std::make_unique<Compiled>(pattern);
  return compiled_->regex.ok() ? std::string{} : compiled_->regex.error();
}

bool Pattern::matches(std::string_view text) const {
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), compiled_->regex);
}

std::string_view Pattern::find(std::string_view text) const {
  re2::StringPiece found;
  if (!compiled_->regex.Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), RE2::UNANCHORED, &found, 1))
    return {};
  return {found.data(), found.size()};
}

}  // namespace newsprint
