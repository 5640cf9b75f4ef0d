// The smallest program that uses both a plain function and a class of the installed library.
#include <cstdio>
#include <string>

#include <newsprint/lines.h>
#include <newsprint/text.h>
#include <newsprint/version.h>

int main() {
  newsprint::TextReader reader{{}};
  newsprint::Page page;
  newsprint::Diagnostics diagnostics;
  reader.begin("consumer.txt");
  reader.feed("今天的报纸到\nnews\n");
  reader.finish();
  if (reader.next(page, diagnostics) != newsprint::Step::page || page.lines.size() != 2) return 1;
  std::printf("%s\n%zu lines, %u and %u columns\n", std::string(newsprint::toolkit()).c_str(), page.lines.size(),
              newsprint::measure(page.lines[0].text).width, newsprint::measure(page.lines[1].text).width);
  return 0;
}
