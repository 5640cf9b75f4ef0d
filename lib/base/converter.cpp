#include "base/converter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace newsprint {

namespace {

// A lone surrogate, which no converter writes of itself, stands for an invalid subpart on the way to UTF-8.
constexpr UChar invalid_mark = 0xDFFF;

// What the callback knows of the stream.
struct Progress {
  std::string_view piece;   // being converted
  std::uint64_t taken = 0;  // bytes of the stream before it
  std::optional<std::uint64_t> first_invalid;
};

void mark_invalid(const void* context, UConverterToUnicodeArgs* args, const char*, int32_t length,
                  UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;  // the converter is being reset or closed
  auto& progress = *static_cast<Progress*>(const_cast<void*>(context));
  if (!progress.first_invalid.has_value()) {
    // ICU reads bytes again from a buffer of its own where a piece ended inside a character: then the place is near.
    const std::less_equal<> no_later;
    const bool in_piece = no_later(progress.piece.data(), args->source) &&
                          no_later(args->source, progress.piece.data() + progress.piece.size());
    const std::uint64_t behind =
        progress.taken + (in_piece ? static_cast<std::uint64_t>(args->source - progress.piece.data()) : 0);
    progress.first_invalid = behind - std::min(behind, static_cast<std::uint64_t>(length));
  }
  *error = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &invalid_mark, 1, 0, error);
}

// One character of one or two units; no lead is 0.
void append_units(UChar lead, UChar unit, std::string& out) {
  append_utf8(lead == 0 ? char32_t{unit} : static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, unit)), out);
}

}  // namespace

struct Converter::Handle {
  UConverter* converter = nullptr;
  Progress progress;
  UChar lead = 0;  // of a surrogate pair whose trail is still to come
  ~Handle() { ucnv_close(converter); }
};

Converter::Converter() = default;
Converter::~Converter() = default;

bool Converter::open(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  handle_ = std::make_unique<Handle>();
  handle_->converter = ucnv_open(name.c_str(), &error);
  if (U_FAILURE(error)) return false;
  ucnv_setToUCallBack(handle_->converter, mark_invalid, &handle_->progress, nullptr, nullptr, &error);
  return U_SUCCESS(error) != 0;
}

void Converter::convert(std::string_view bytes, bool last, std::string& out) {
  handle_->progress.piece = bytes;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::array<UChar, 4096> units;
  UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
  while (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(handle_->converter, &target, units.data() + units.size(), &source, end, nullptr, last, &error);
    for (const UChar* u = units.data(); u < target; ++u) {
      if (U16_IS_LEAD(*u))
        handle_->lead = *u;  // its trail may be the first unit of the next round
      else if (*u == invalid_mark && handle_->lead == 0)
        out += Converter::invalid_byte;
      else
        append_units(std::exchange(handle_->lead, UChar{0}), *u, out);
    }
  }
  handle_->progress.taken += bytes.size();
}

std::uint64_t Converter::first_invalid() const noexcept { return handle_->progress.first_invalid.value_or(0); }

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
