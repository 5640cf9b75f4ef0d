// npjson: labelled blocks in, articles out.
#include <newsprint/articles.h>
#include <newsprint/json.h>

#include "common/run.h"

using namespace newsprint;

namespace {

bool wanted(ArticleKind kind, std::uint32_t kinds) {
  return kinds == 0 || ((kinds >> static_cast<unsigned>(kind)) & 1U) != 0;
}

}  // namespace

int main(int argc, char** argv) {
  return tools::run(
      argc, argv,
      {.command = tools::Command::npjson,
       .stages = {},
       .write = [](const Page& page, const tools::Options& options, Diagnostics& diagnostics, std::string& out) {
         thread_local Articles articles;  // its buffers serve page after page
         assemble(page, articles, diagnostics);
         const WriteOptions how = tools::write_options(options);
         for (std::size_t i = 0; i < articles.count; ++i) {
           if (wanted(articles.items[i].kind, options.kinds)) write_article(page, articles, i, how, out);
         }
       }});
}
