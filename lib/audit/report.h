// Collects what an audit finds on one page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <newsprint/audit.h>

#include "base/utf8.h"

namespace newsprint::auditing {

// Counts characters and keeps the first of them, as many as a finding shows.
class Excerpt {
 public:
  void add(char32_t c, std::uint64_t times = 1) {
    for (std::uint64_t i = characters_; i < shown && i < characters_ + times; ++i) append_utf8(c, text_);
    characters_ += times;
  }
  [[nodiscard]] std::uint64_t characters() const noexcept { return characters_; }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  static constexpr std::uint64_t shown = 40;
  std::uint64_t characters_ = 0;
  std::string text_;
};

class Report {
 public:
  Report(std::uint32_t page, AuditSums& sums, std::vector<Finding>& findings)
      : page_(page), sums_(sums), findings_(findings) {}

  [[nodiscard]] AuditSums& sums() noexcept { return sums_; }

  // Each character of `excerpt` counts `times`. Nothing happens when there is none.
  void add(Finding::Kind kind, std::uint32_t line, const Excerpt& excerpt, std::uint64_t times = 1) {
    const std::uint64_t characters = excerpt.characters() * times;
    if (characters == 0) return;
    (kind == Finding::Kind::lost ? sums_.lost : sums_.invented) += characters;
    findings_.push_back({kind, page_, line, characters, excerpt.text()});
  }

 private:
  std::uint32_t page_;
  AuditSums& sums_;
  std::vector<Finding>& findings_;
};

}  // namespace newsprint::auditing
