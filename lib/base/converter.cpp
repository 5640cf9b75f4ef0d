#include "base/converter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace newsprint {

struct Converter::Handle {
  UConverter* converter = nullptr;
  std::uint64_t errors = 0;
  ~Handle() { ucnv_close(converter); }
};

namespace {

void count_and_substitute(const void* context, UConverterToUnicodeArgs* args, const char* units, int32_t length,
                          UConverterCallbackReason reason, UErrorCode* error) {
  if (reason <= UCNV_IRREGULAR) ++*static_cast<std::uint64_t*>(const_cast<void*>(context));
  // ICU calls a context pointer back untouched; its own callback wants none.
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, error);
}

}  // namespace

Converter::Converter() = default;
Converter::~Converter() = default;

bool Converter::open(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  handle_ = std::make_unique<Handle>();
  handle_->converter = ucnv_open(name.c_str(), &error);
  if (U_FAILURE(error)) return false;
  ucnv_setToUCallBack(handle_->converter, count_and_substitute, &handle_->errors, nullptr, nullptr, &error);
  invalid_ = first_invalid_ = taken_ = 0;
  return U_SUCCESS(error) != 0;
}

void Converter::convert(std::string_view bytes, bool last, std::string& out) {
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::array<UChar, 4096> units;
  UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
  while (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    UChar* target = units.data();
    const std::uint64_t errors_before = handle_->errors;
    const char* const from = source;
    ucnv_toUnicode(handle_->converter, &target, units.data() + units.size(), &source, end, nullptr, last, &error);
    if (errors_before == 0 && handle_->errors != 0)
      first_invalid_ = taken_ + static_cast<std::uint64_t>(from - bytes.data());
    for (const UChar* u = units.data(); u < target;) {
      char32_t c = *u++;
      if (U16_IS_LEAD(c) && u < target && U16_IS_TRAIL(*u)) c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, *u++));
      append_utf8(U_IS_SURROGATE(c) ? 0xFFFD : c, out);
    }
  }
  taken_ += bytes.size();
  invalid_ = handle_->errors;
}

std::string registered_name(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  const char* found = ucnv_getStandardName(name.c_str(), "IANA", &error);
  if (found == nullptr) {
    error = U_ZERO_ERROR;
    found = ucnv_getAlias(name.c_str(), 0, &error);
  }
  return found == nullptr ? std::string{} : std::string{found};
}

std::string detect_encoding(std::string_view bytes) {
  constexpr std::string_view known[] = {"GB18030", "Big5", "UTF-16LE", "UTF-16BE"};
  constexpr int32_t least_confidence = 10;  // ICU's own scale of 0 to 100; below, it is a guess
  UErrorCode error = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&error);
  ucsdet_setText(detector, bytes.data(), static_cast<int32_t>(bytes.size()), &error);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &error);
  std::string best;
  for (int32_t i = 0; U_SUCCESS(error) && i < count && best.empty(); ++i) {
    const char* name = ucsdet_getName(matches[i], &error);
    if (ucsdet_getConfidence(matches[i], &error) < least_confidence) break;
    if (std::find(std::begin(known), std::end(known), name) != std::end(known)) best = name;
  }
  ucsdet_close(detector);
  return best;
}

}  // namespace newsprint
