// Plain text for people, from pages (--text).
#pragma once

#include <newsprint/text.h>

#include <string>
#include <string_view>

#include "common/run.h"

namespace newsprint::tools {

class PlainText {
 public:
  PlainText(const Tool& tool, const Options& options);

  // Writes the text of `page` to `out`, which is empty. A page without text gives nothing.
  void write(const Page& page, std::string& out);

 private:
  [[nodiscard]] std::string cleaned_again(std::string_view text);
  void settle(std::string& text);

  const Tool& tool_;
  const Options& options_;
  TextReader reader_;
  Page page_;
  Diagnostics ignored_;
};

}  // namespace newsprint::tools
