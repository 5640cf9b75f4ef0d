// Byte encodings to UTF-8, over ICU's converters.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace newsprint {

// Converts a stream piece by piece. Each maximal invalid subpart becomes one U+FFFD and is counted.
class Converter {
 public:
  Converter();
  ~Converter();
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // Opens a converter by any name ICU knows. False when there is none.
  [[nodiscard]] bool open(const std::string& name);
  // Appends the UTF-8 of `bytes`; what is cut at their end waits for the next call, or is invalid when `last`.
  void convert(std::string_view bytes, bool last, std::string& out);

  [[nodiscard]] std::uint64_t invalid() const noexcept { return invalid_; }
  // Offset of the first invalid byte in the stream; only meaningful when invalid() is not 0.
  [[nodiscard]] std::uint64_t first_invalid() const noexcept { return first_invalid_; }

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  std::uint64_t invalid_ = 0;
  std::uint64_t first_invalid_ = 0;
  std::uint64_t taken_ = 0;  // bytes of the stream converted so far
};

// The name under which an encoding is registered, `UTF-8` for "utf8"; empty when ICU does not know it.
[[nodiscard]] std::string registered_name(const std::string& name);

// What ICU's detector takes the bytes for, among the given registered names; empty when it is unsure.
[[nodiscard]] std::string detect_encoding(std::string_view bytes);

}  // namespace newsprint
