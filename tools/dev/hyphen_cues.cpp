// For fitting: prints the cues of every line-end hyphen of a page of text that the evidence has to decide, `line next
// cue cue ...`, and for `--names` the name of every cue. Reads files; used by fit-hyphens only and not
// installed.
#include <newsprint/dehyphen.h>

#include "cue_program.h"
#include "dehyphen/observe.h"

int main(int argc, char** argv) {
  using namespace newsprint;
  return run_cue_program(argc, argv, hyphen_cue_count(), hyphen_cue_name, [](Page& page, Diagnostics& diagnostics) {
    observe_hyphens(page, {}, diagnostics, [](std::uint32_t line, std::uint32_t next, const HyphenCues& cues) {
      std::printf("%u %u", line, next);
      print_cues(cues);
    });
  });
}
