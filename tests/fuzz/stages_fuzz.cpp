// libFuzzer target: each stage on arbitrary text, alone and behind any of those before it. The first byte of an input
// says which run. The audit is the oracle after each.
#include <cstdint>
#include <string>
#include <string_view>

#include <newsprint/articles.h>
#include <newsprint/columns.h>
#include <newsprint/dehyphen.h>
#include <newsprint/json.h>
#include <newsprint/reflow.h>
#include <newsprint/tables.h>
#include <newsprint/text.h>

#include "fuzz/promise.h"

namespace {

using fuzz::require;
using newsprint::Diagnostics;
using newsprint::Page;
using newsprint::Step;

using Run = void (*)(Page& page, Diagnostics& diagnostics);

constexpr Run stages[] = {
    [](Page& page, Diagnostics& d) { newsprint::untangle_columns(page, {}, d); },
    [](Page& page, Diagnostics& d) { newsprint::recover_tables(page, {}, d); },
    [](Page& page, Diagnostics& d) { newsprint::dehyphenate(page, {.explain = true}, d); },
    [](Page& page, Diagnostics& d) { newsprint::reflow(page, {.explain = true}, d); },
    [](Page& page, Diagnostics& d) { newsprint::split_articles(page, {.explain = newsprint::Explain::yes}, d); },
};

// The page goes on as its records say, for no stage may know more.
void through_records(Page& page) {
  std::string records;
  newsprint::write_page(page, {}, records);
  newsprint::RecordReader reader;
  Diagnostics diagnostics;
  reader.feed(records);
  reader.finish();
  require(reader.next(page, diagnostics) == Step::page, "records can be read");
  std::string again;
  newsprint::write_page(page, {}, again);
  fuzz::require_same(records, again, "records read and written are the same bytes");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  std::string_view text = input;
  const unsigned chosen = fuzz::take_choice(text);
  Page source;
  Page page;
  Diagnostics diagnostics;
  newsprint::TextReader sources{{}};
  newsprint::TextReader reader{{}};
  for (auto* each : {&sources, &reader}) {
    each->begin("fuzz");
    each->feed(text);
    each->finish();
  }
  while (sources.next(source, diagnostics) == Step::page) {
    require(reader.next(page, diagnostics) == Step::page, "reading twice gives the same pages");
    for (std::size_t i = 0; i < std::size(stages); ++i) {
      if (((chosen >> i) & 1U) == 0) continue;
      stages[i](page, diagnostics);
      fuzz::require_nothing_lost(source, page);
      if ((chosen & 0x80U) != 0) through_records(page);
    }
  }
  return 0;
}
