// Byte encodings to UTF-8, over ICU's converters.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace newsprint {

// Converts a stream piece by piece. Each maximal invalid subpart becomes one byte that is invalid in UTF-8 as well, so
// that it is counted and replaced where pages are, whatever the pieces were.
class Converter {
 public:
  Converter();
  ~Converter();
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // Opens a converter by any name ICU knows; some are read by a table nearer to the standard (see converter.cpp). False
  // when there is none.
  [[nodiscard]] bool open(const std::string& name);
  // Appends the UTF-8 of `bytes`; what is cut at their end waits for the next call, or is invalid when `last`.
  void convert(std::string_view bytes, bool last, std::string& out);

  // Offset of the first invalid byte in the stream, off by a few where a piece ended beside it; only meaningful when
  // there was one.
  [[nodiscard]] std::uint64_t first_invalid() const noexcept;

  static constexpr char invalid_byte = '\xFF';

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

// The name under which an encoding is registered, `UTF-8` for "utf8"; that of our own tables where one is meant, as for
// "cp949"; empty when ICU does not know it.
[[nodiscard]] std::string registered_name(const std::string& name);

// What ICU's detector takes the bytes for, among the given registered names; empty when it is unsure.
[[nodiscard]] std::string detect_encoding(std::string_view bytes);

}  // namespace newsprint
