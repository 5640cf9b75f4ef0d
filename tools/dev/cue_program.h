// What the programs for fitting share: `--names` prints the name of every cue, files print their cues page by page.
#pragma once

#include <newsprint/text.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace newsprint {

// `name(i)` names cue `i` of `count`; `see(page, diagnostics)` prints the cues of one page.
template <class Name, class See>
int run_cue_program(int argc, char** argv, std::size_t count, Name name, See see) {
  if (argc == 2 && std::string_view(argv[1]) == "--names") {
    for (std::size_t i = 0; i < count; ++i) std::printf("%s\n", std::string(name(i)).c_str());
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
    while (reader.next(page, diagnostics) == Step::page) see(page, diagnostics);
  }
  return 0;
}

// The numbers of the cues, and the end of the line.
template <class Cues>
void print_cues(const Cues& cues) {
  for (std::size_t c = 0; c < cues.count; ++c) std::printf(" %u", cues.cue[c]);
  std::printf("\n");
}

}  // namespace newsprint
