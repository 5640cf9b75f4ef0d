// npjson: labelled blocks in, articles out.
#include "common/article_formats.h"
#include "common/run.h"

using namespace newsprint;

int main(int argc, char** argv) {
  return tools::run(argc, argv, {.command = tools::Command::npjson, .stages = {}, .write = tools::write_articles});
}
