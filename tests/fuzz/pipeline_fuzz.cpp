// Any bytes through the whole pipeline. The oracle: nothing lost or invented, by a plain count and by the library's
// audit, which must agree; true places; article records that can be written; and the same records
// however the bytes were cut and whether stages are chained in memory or by records.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/articles.h>
#include <newsprint/audit.h>
#include <newsprint/json.h>

#include "support/pipeline.h"

using namespace newsprint;
using namespace newsprint::testing;

namespace {

void demand(const std::string& problem) {
  if (problem.empty()) return;
  std::fprintf(stderr, "broken promise: %s\n", problem.c_str());
  std::abort();
}

std::string audit_complaint(const Page& source, const Page& page) {
  AuditSums sums;
  std::vector<Finding> findings;
  audit_page(source, page, sums, findings);
  if (sums.lost + sums.invented == 0 && findings.empty()) return {};
  return "the audit found " + (findings.empty() ? "a loss" : findings.front().text);
}

void write_articles(const Page& page) {
  Articles articles;
  Diagnostics diagnostics;
  std::string out;
  assemble(page, articles, diagnostics);
  for (std::size_t i = 0; i < articles.count; ++i) write_article(page, articles, i, {}, out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t chunk = std::size_t{1} + data[0];  // the first byte says how the others are cut
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  each_page_with_source(text, Depth::split, [](const Page& source, Page& page) {
    demand(lost_or_invented(source, page));
    demand(untrue_place(source, page));
    demand(audit_complaint(source, page));
    demand(lost_in_articles(page));
    write_articles(page);
  });
  const std::string records = records_of(text, whole, Depth::split);
  demand(first_difference(records, records_of(text, chunk, Depth::split)));
  demand(first_difference(records, chained_records_of(text, Depth::split)));
  return 0;
}
