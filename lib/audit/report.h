// Collects what an audit finds on one page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <newsprint/audit.h>

#include "base/utf8.h"

namespace newsprint::auditing {

class Report {
 public:
  Report(std::uint32_t page, AuditSums& sums, std::vector<Finding>& findings)
      : page_(page), sums_(sums), findings_(findings) {}

  [[nodiscard]] AuditSums& sums() noexcept { return sums_; }

  // Nothing happens when `characters` is 0. `text` is cut to what a finding shows.
  void add(Finding::Kind kind, std::uint32_t line, std::uint64_t characters, const std::u32string& text) {
    if (characters == 0) return;
    (kind == Finding::Kind::lost ? sums_.lost : sums_.invented) += characters;
    Finding& finding = findings_.emplace_back();
    finding.kind = kind;
    finding.page = page_;
    finding.line = line;
    finding.characters = characters;
    for (std::size_t i = 0; i < text.size() && i < shown; ++i) append_utf8(text[i], finding.text);
  }

 private:
  static constexpr std::size_t shown = 40;
  std::uint32_t page_;
  AuditSums& sums_;
  std::vector<Finding>& findings_;
};

}  // namespace newsprint::auditing
