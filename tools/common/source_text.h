// A source text of npaudit or npview, read page by page.
#pragma once

#include <newsprint/page.h>
#include <newsprint/text.h>

#include <optional>
#include <string>

#include "common/input.h"

namespace newsprint::tools {

class SourceText {
 public:
  // Opens the text at `path`. False: error() says why.
  [[nodiscard]] bool open(const std::string& path, const TextOptions& options);

  // Fills `page` with the next page. `end` when there is none, `failed` when reading stopped: error() says why.
  [[nodiscard]] Step next(Page& page);

  [[nodiscard]] const std::string& error() const noexcept { return error_; }
  // A signal came.
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }

 private:
  std::optional<Input> input_;
  std::optional<TextReader> reader_;
  Diagnostics ignored_;  // the command that wrote the records has told them
  std::string error_;
  bool stopped_ = false;
};

}  // namespace newsprint::tools
