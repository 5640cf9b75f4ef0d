// For fitting: prints the cues of every line-end hyphen of a page of text that the evidence has to decide, `line next
// cue cue ...`, and for `--names` the name of every cue. Reads files; used by fit-hyphens only and not
// installed.
#include <newsprint/dehyphen.h>
#include <newsprint/text.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "dehyphen/observe.h"

int main(int argc, char** argv) {
  using namespace newsprint;
  if (argc == 2 && std::string_view(argv[1]) == "--names") {
    for (std::size_t i = 0; i < hyphen_cue_count(); ++i) std::printf("%s\n", hyphen_cue_name(i).c_str());
    return 0;
  }
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    TextReader reader{{}};
    Page page;
    Diagnostics diagnostics;
    reader.begin(argv[i]);
    reader.feed(bytes.str());
    reader.finish();
    std::printf("file %s\n", argv[i]);
    while (reader.next(page, diagnostics) == Step::page) {
      observe_hyphens(page, {}, diagnostics, [&](std::uint32_t line, std::uint32_t next, const HyphenCues& cues) {
        std::printf("%u %u", line, next);
        for (std::size_t c = 0; c < cues.count; ++c) std::printf(" %u", cues.cue[c]);
        std::printf("\n");
      });
    }
  }
  return 0;
}
