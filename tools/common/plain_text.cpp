#include "common/plain_text.h"

#include <newsprint/json.h>

namespace newsprint::tools {

namespace {

// Mostly one round does; a page whose blocks join one by one takes many. The limit is for text made to go on for ever.
constexpr int most_rounds = 256;

TextOptions for_own_text(const Options& options) {
  TextOptions text = options.text;
  text.encoding = "UTF-8";
  text.invalid = InvalidBytes::replace;
  return text;
}

void append_page(std::string_view text, bool& first, std::string& out) {
  if (text.empty()) return;
  if (!first) out += '\f';
  first = false;
  out += text;
}

}  // namespace

PlainText::PlainText(const Tool& tool, const Options& options)
    : tool_(tool), options_(options), reader_(for_own_text(options)) {}

std::string PlainText::cleaned_again(std::string_view text) {
  std::string out;
  std::string one;
  bool first = true;
  reader_.begin("-");
  reader_.feed(text);
  reader_.finish();
  while (reader_.next(page_, ignored_) == Step::page) {
    tool_.stages(page_, options_, ignored_);
    one.clear();
    write_text(page_, one);
    append_page(one, first, out);
  }
  ignored_.clear();
  return out;
}

// What is printed must be what cleaning it again would print.
void PlainText::settle(std::string& text) {
  for (int round = 0; round < most_rounds; ++round) {
    std::string again = cleaned_again(text);
    if (again == text) return;
    text = std::move(again);
  }
}

void PlainText::write(const Page& page, std::string& out) {
  if (tool_.plain == Plain::mended) {
    write_mended(page, out);
  } else {
    write_text(page, out);
  }
  if (tool_.plain == Plain::settled) settle(out);
}

}  // namespace newsprint::tools
