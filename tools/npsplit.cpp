// npsplit: blocks in, blocks with role and article out.
#include <newsprint/articles.h>

#include "common/run.h"

using namespace newsprint;

int main(int argc, char** argv) {
  return tools::run(argc, argv,
                    {.command = tools::Command::npsplit,
                     .stages = [](Page& page, const tools::Options& options, Diagnostics& diagnostics) {
                       split_articles(page, {.explain = options.on.explain ? Explain::yes : Explain::no}, diagnostics);
                     }});
}
