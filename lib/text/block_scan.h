// What reading wants to know of a page's bytes, found out in one walk, 64 bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsprint {

// Of up to 64 bytes, a bit each.
struct BlockScan {
  std::uint64_t ends = 0;        // LF and CR
  std::uint64_t apart = 0;       // what could set parts of a line apart: the first of two blanks (U+0020), tabs, bars
  std::uint64_t damaged = 0;     // first bytes of characters that want repair
  std::uint32_t characters = 0;  // that begin here and are counted: neither blank nor invisible
};

constexpr std::size_t block_bytes = 64;

// Of the first bytes of `rest`, the end of a valid text; the block begins at a character or inside one. They are copied to
// `copy` on the way.
[[nodiscard]] BlockScan scan_block(std::string_view rest, char* copy) noexcept;
// The same a character at a time: the reference that the fast one is tested against.
[[nodiscard]] BlockScan scan_block_scalar(std::string_view rest) noexcept;

}  // namespace newsprint
