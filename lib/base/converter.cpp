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

// A character that ICU's table has otherwise than the standard's own.
struct Remapped {
  UChar from;
  char32_t to;
};

// Shift_JIS permutes three control characters (an old IBM table).
constexpr Remapped shift_jis[] = {{0x1A, 0x7F}, {0x1C, 0x1A}, {0x7F, 0x1C}};
// EUC-JP by JIS X 0208 as iconv and the web have it; ICU's table is that of CP932's makers.
constexpr Remapped euc_jp[] = {{0x2225, 0x2016}, {0xFF0D, 0x2212}, {0xFF5E, 0x301C},
                               {0xFFE0, 0x00A2}, {0xFFE1, 0x00A3}, {0xFFE2, 0x00AC}};
// GB 18030-2005 gave code points to characters that the first edition had in the private use area.
constexpr Remapped gb18030[] = {
    {0xE78D, 0xFE10},  {0xE78E, 0xFE12},  {0xE78F, 0xFE11}, {0xE790, 0xFE13}, {0xE791, 0xFE14},  {0xE792, 0xFE15},
    {0xE793, 0xFE16},  {0xE794, 0xFE17},  {0xE795, 0xFE18}, {0xE796, 0xFE19}, {0xE816, 0x20087}, {0xE817, 0x20089},
    {0xE818, 0x200CC}, {0xE81E, 0x9FB4},  {0xE826, 0x9FB5}, {0xE82B, 0x9FB6}, {0xE82C, 0x9FB7},  {0xE831, 0x215D7},
    {0xE832, 0x9FB8},  {0xE83B, 0x2298F}, {0xE843, 0x9FB9}, {0xE854, 0x9FBA}, {0xE855, 0x241FE}, {0xE864, 0x9FBB}};

// Encodings that are read by another name's table or with some characters mapped again.
struct Table {
  const char* name;
  const char* icu;  // what ICU calls the table
  const Remapped* remapped = nullptr;
  std::size_t count = 0;
};
constexpr Table tables[] = {
    {"GB18030", "GB18030", gb18030, std::size(gb18030)},
    {"GB2312", "GB18030", gb18030, std::size(gb18030)},  // a part of it, and files named so hold more
    {"GBK", "GB18030", gb18030, std::size(gb18030)},
    {"Shift_JIS", "Shift_JIS", shift_jis, std::size(shift_jis)},
    {"EUC-JP", "EUC-JP", euc_jp, std::size(euc_jp)},
    {"EUC-KR", "windows-949"},  // ICU's own EUC-KR mangles the syllables that CP949 adds
    {"ISO-8859-1", "windows-1252"},
    {"US-ASCII", "windows-1252"},
};

}  // namespace

struct Converter::Handle {
  UConverter* converter = nullptr;
  const Table* table = nullptr;
  Progress progress;
  UChar lead = 0;  // of a surrogate pair whose trail is still to come
  ~Handle() { ucnv_close(converter); }
};

namespace {

char32_t remap(const Table& table, UChar unit) noexcept {
  const Remapped* const end = table.remapped + table.count;
  if (table.count == 0 || unit < table.remapped->from || unit > (end - 1)->from) return unit;
  const Remapped* const found =
      std::lower_bound(table.remapped, end, unit, [](const Remapped& r, UChar u) { return r.from < u; });
  return found->from == unit ? found->to : char32_t{unit};
}

// One character of one or two units; no lead is 0.
char32_t character_of(UChar lead, UChar unit, const Table* table) noexcept {
  if (lead != 0) return static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, unit));
  return table == nullptr ? char32_t{unit} : remap(*table, unit);
}

}  // namespace

Converter::Converter() = default;
Converter::~Converter() = default;

bool Converter::open(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  handle_ = std::make_unique<Handle>();
  const auto* const table =
      std::find_if(std::begin(tables), std::end(tables), [&](const Table& known) { return name == known.name; });
  if (table != std::end(tables)) handle_->table = table;
  handle_->converter = ucnv_open(handle_->table != nullptr ? handle_->table->icu : name.c_str(), &error);
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
        append_utf8(character_of(std::exchange(handle_->lead, UChar{0}), *u, handle_->table), out);
    }
  }
  handle_->progress.taken += bytes.size();
}

std::uint64_t Converter::first_invalid() const noexcept { return handle_->progress.first_invalid.value_or(0); }

namespace {

// Names by which the same tables are known elsewhere: to iconv, Python and Windows.
struct Alias {
  const char* name;
  const char* table;
};
constexpr Alias aliases[] = {{"CP932", "Shift_JIS"},   {"MS932", "Shift_JIS"}, {"SJIS", "Shift_JIS"},
                             {"CP936", "GBK"},         {"CP949", "EUC-KR"},    {"MS949", "EUC-KR"},
                             {"UHC", "EUC-KR"},        {"CP950", "Big5"},      {"windows-949", "EUC-KR"},
                             {"latin1", "ISO-8859-1"}, {"ASCII", "US-ASCII"}};

// The name of the table that is meant, where it is one of ours.
const char* table_name(const std::string& name) {
  for (const Alias& alias : aliases)
    if (ucnv_compareNames(name.c_str(), alias.name) == 0) return alias.table;
  for (const Table& table : tables)
    if (ucnv_compareNames(name.c_str(), table.name) == 0) return table.name;
  return nullptr;
}

}  // namespace

std::string registered_name(const std::string& name) {
  if (const char* const table = table_name(name)) return table;
  UErrorCode error = U_ZERO_ERROR;
  const char* found = ucnv_getStandardName(name.c_str(), "IANA", &error);
  if (found == nullptr) {
    error = U_ZERO_ERROR;
    found = ucnv_getAlias(name.c_str(), 0, &error);
  }
  return found == nullptr ? std::string{} : std::string{found};
}

std::string detect_encoding(std::string_view bytes) {
  constexpr std::string_view known[] = {"GB18030", "Big5",         "Shift_JIS", "EUC-JP",
                                        "EUC-KR",  "windows-1252", "ISO-8859-1"};
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
  return best == "ISO-8859-1" ? "windows-1252" : best;
}

}  // namespace newsprint
