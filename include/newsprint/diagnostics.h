// What the library has to say about its input. It never prints: the caller decides.
//
//   newsprint::Diagnostics diagnostics;
//   ... a stage ...
//   for (const auto& d : diagnostics) log(d.code, d.doc, d.line, d.message);
//
// Damage in a text gives diagnostics and never stops a stage; only reading can fail, and says so with an Error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsprint {

// One remark about a place in the input.
struct Diagnostic {
  std::string_view code;  // a string constant: invalid-bytes, cut-page, no-roles, ...
  std::string doc;
  std::uint32_t page = 0;  // 0: the document as a whole
  std::uint32_t line = 0;  // 0: no particular line
  std::string message;     // for people, without the place
};

using Diagnostics = std::vector<Diagnostic>;

// Why reading stopped. Empty message: it did not.
struct Error {
  std::uint64_t offset = 0;  // bytes from the start of the document, or of the stream of records
  std::uint32_t line = 0;    // from 1; 0 when unknown
  std::string message;
};

// What a reader's next() found.
enum class Step : std::uint8_t {
  page,    // a page was filled
  more,    // feed() more bytes, or finish()
  end,     // the document is over and complete
  failed,  // error() says why; the reader takes no more of this document
};

}  // namespace newsprint
