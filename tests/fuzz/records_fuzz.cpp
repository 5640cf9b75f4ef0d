// Any bytes as records, through every stage that reads them. The oracle: what is written can be read again and is
// then written as the same bytes.
#include <newsprint/articles.h>
#include <newsprint/dehyphen.h>
#include <newsprint/json.h>
#include <newsprint/reflow.h>
#include <newsprint/tables.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace newsprint;

namespace {

// All pages of a stream of records, read in chunks, written again; `use` may change each in between.
template <class Use>
std::string rewritten(std::string_view bytes, std::size_t chunk, const Use& use) {
  std::string out;
  Page page;
  Diagnostics diagnostics;
  RecordReader reader;
  bool finished = false;
  for (;;) {
    switch (reader.next(page, diagnostics)) {
      case Step::page:
        use(page, diagnostics);
        write_page(page, {}, out);
        break;
      case Step::end:
      case Step::failed:
        break;
      case Step::more:
        if (finished) return out;
        if (bytes.empty()) {
          reader.finish();
          finished = true;
        } else {
          reader.feed(bytes.substr(0, chunk));
          bytes.remove_prefix(bytes.substr(0, chunk).size());
        }
    }
  }
}

void run_stages(Page& page, Diagnostics& diagnostics) {
  recover_tables(page, {}, diagnostics);
  dehyphenate(page, {}, diagnostics);
  reflow(page, {}, diagnostics);
  split_articles(page, {}, diagnostics);
  Articles articles;
  assemble(page, articles, diagnostics);
  std::string out;
  for (std::size_t i = 0; i < articles.count; ++i) write_article(page, articles, i, {}, out);
  write_text(page, out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t chunk = std::size_t{1} + data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto keep = [](Page&, Diagnostics&) {};
  const std::string once = rewritten(bytes, chunk, keep);
  if (rewritten(once, once.size() + 1, keep) != once) {
    std::fputs("broken promise: records change when they are read and written again\n", stderr);
    std::abort();
  }
  (void)rewritten(bytes, chunk, run_stages);
  return 0;
}
