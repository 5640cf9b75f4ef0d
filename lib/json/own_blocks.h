// Reads block records that stand as this toolkit writes them: in one walk over the line, without a tree of values.
//
// Nearly all blocks that a stage reads were written by the stage before it. Whatever looks in the least different is
// left to the full parser, which also finds the words for what is wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <newsprint/page.h>

#include "json/page_builder.h"

namespace newsprint::json {

class OwnBlocks {
 public:
  // The blocks to come are of this page of this document.
  void begin_page(std::string_view doc, std::uint32_t page);

  // Whether `line` may be one of them.
  [[nodiscard]] bool begins(std::string_view line) const noexcept { return line.starts_with(prefix_); }

  // Reads `line`, which begins so and is valid UTF-8, into `block` and the pools of `builder`. False where the full
  // parser has to read it: `block` is then worthless, the pools are as they were.
  [[nodiscard]] bool read(std::string_view line, Builder& builder, Block& block) const;

 private:
  std::string prefix_;  // how every block of the page begins
};

}  // namespace newsprint::json
