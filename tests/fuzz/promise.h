// What the fuzz targets hold the library to. A broken promise aborts; the input that libFuzzer keeps is a test case
// for the target's folder once the fault is fixed.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/audit.h>
#include <newsprint/page.h>

#include "property/pipeline.h"

namespace fuzz {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline void require_same(std::string_view expected, std::string_view found, const char* what) {
  const std::string difference = pipeline::first_difference(expected, found);
  if (!difference.empty()) std::fprintf(stderr, "%s\n", difference.c_str());
  require(difference.empty(), what);
}

inline void require_nothing_lost(const newsprint::AuditSums& sums, const std::vector<newsprint::Finding>& findings) {
  for (const auto& finding : findings) {
    std::fprintf(stderr, "page %u line %u: %llu characters: %s\n", finding.page, finding.line,
                 static_cast<unsigned long long>(finding.characters), finding.text.c_str());
  }
  require(sums.lost == 0, "nothing is lost");
  require(sums.invented == 0, "nothing is invented");
}

// Audits a page at any stage against the page as it was read.
inline newsprint::AuditSums require_nothing_lost(const newsprint::Page& source, const newsprint::Page& page) {
  newsprint::AuditSums sums;
  std::vector<newsprint::Finding> findings;
  newsprint::audit_page(source, page, sums, findings);
  require_nothing_lost(sums, findings);
  return sums;
}

// Takes the first byte off `bytes`: what an input says of how it is to be tried. 0 where there is none.
inline unsigned take_choice(std::string_view& bytes) {
  if (bytes.empty()) return 0;
  const auto choice = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  return choice;
}

}  // namespace fuzz
