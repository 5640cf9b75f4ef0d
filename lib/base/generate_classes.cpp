// Runs at build time: writes the character class table, the repairs, the traditional/simplified sets and the common
// letters as C++ to stdout, from ICU's data and the list of radicals given as its argument.
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/char_class.h"
#include "base/common_letters.h"

namespace {

using newsprint::CharClass;
using newsprint::ReplacementKind;

struct Repair {
  std::string utf8;
  ReplacementKind kind;
};

[[noreturn]] void fail(const std::string& why) {
  std::cerr << "generate_classes: " << why << '\n';
  std::exit(1);
}

std::string nfkc(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(error);
  if (U_FAILURE(error)) fail("no NFKC data");
  std::string out;
  normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(c)), error).toUTF8String(out);
  return out;
}

std::string utf8(char32_t c) {
  std::string out;
  icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(out);
  return out;
}

// Radicals, compatibility ideographs and ligatures, with what they stand for.
std::map<char32_t, Repair> collect_repairs(const char* radicals_path) {
  std::map<char32_t, Repair> repairs;
  const auto by_nfkc = [&](char32_t from, char32_t to, ReplacementKind kind) {
    for (char32_t c = from; c <= to; ++c) {
      const std::string replaced = nfkc(c);
      if (u_isdefined(static_cast<UChar32>(c)) && replaced != utf8(c)) repairs[c] = {replaced, kind};
    }
  };
  by_nfkc(0x2E80, 0x2EFF, ReplacementKind::radical);
  by_nfkc(0x2F00, 0x2FD5, ReplacementKind::radical);
  by_nfkc(0xF900, 0xFAFF, ReplacementKind::compatibility);
  by_nfkc(0x2F800, 0x2FA1F, ReplacementKind::compatibility);
  by_nfkc(0xFB00, 0xFB06, ReplacementKind::ligature);
  std::ifstream radicals(radicals_path);
  std::string line;
  while (std::getline(radicals, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    unsigned long from = 0;
    unsigned long to = 0;
    if (!(fields >> std::hex >> from >> to)) fail("radicals: " + line);
    repairs[static_cast<char32_t>(from)] = {utf8(static_cast<char32_t>(to)), ReplacementKind::radical};
  }
  if (repairs.size() < 1000) fail("radicals not read");
  return repairs;
}

bool in(char32_t c, const char32_t* set) {
  for (; *set != 0; ++set)
    if (*set == c) return true;
  return false;
}

bool wide(char32_t c) {
  const auto width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

CharClass classify(char32_t c, const std::map<char32_t, Repair>& repairs) {
  const auto u = static_cast<UChar32>(c);
  if (c == 0x3000) return CharClass::blank_wide;
  if (u_isUWhiteSpace(u)) return CharClass::blank;
  if (c == 0xAD) return CharClass::soft_hyphen;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200B || c == 0x200E || c == 0x200F ||
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF)
    return CharClass::removed;
  if (repairs.count(c) != 0) return CharClass::replaced;
  if (c == 0xFFFD) return CharClass::replacement;
  if (in(c, U"〇々〆〻")) return CharClass::han;
  if (in(c, U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーゝゞヽヾ")) return CharClass::kana_small;
  if (c >= '0' && c <= '9') return CharClass::digit;
  if (c >= 0xFF10 && c <= 0xFF19) return CharClass::digit_wide;
  if (in(c, U".!?")) return CharClass::stop;
  if (in(c, U"。！？．｡")) return CharClass::stop_wide;
  if (c == ',') return CharClass::comma;
  if (in(c, U"，、､")) return CharClass::comma_wide;
  if (in(c, U":;")) return CharClass::colon;
  if (in(c, U"：；")) return CharClass::colon_wide;
  if (in(c, U"“‘„‚")) return CharClass::quote_open;
  if (in(c, U"”’")) return CharClass::quote_close;
  if (in(c, U"「『《〈〝｢")) return CharClass::quote_open_wide;
  if (in(c, U"」』》〉〞〟｣")) return CharClass::quote_close_wide;
  if (in(c, U"\"'＂＇")) return CharClass::quote_straight;
  if (in(c, U"«»‹›")) return CharClass::guillemet;
  if (in(c, U"([{")) return CharClass::bracket_open;
  if (in(c, U")]}")) return CharClass::bracket_close;
  if (in(c, U"（【〔［｛〖")) return CharClass::bracket_open_wide;
  if (in(c, U"）】〕］｝〗")) return CharClass::bracket_close_wide;
  if (in(c, U"-‐‑¬⸗")) return CharClass::hyphen;
  if (in(c, U"–—―─⸺−－")) return CharClass::dash;
  if (in(c, U"~〜～")) return CharClass::wave;
  if (in(c, U"…⋯‥")) return CharClass::ellipsis;
  if (in(c, U"·・•‧∙⋅･")) return CharClass::middle_dot;
  if (in(c, U"■□●○◆◇▲△★☆◎▶▷►▼▽◀◁※⬛⬜▪▫◼◻")) return CharClass::bullet;
  if (in(c, U"%％‰°℃℉′″")) return CharClass::unit_after;
  if (u_charType(u) == U_CURRENCY_SYMBOL) return CharClass::currency;
  if (c >= 0x2500 && c <= 0x257F) return CharClass::rule;
  if (u_charType(u) == U_PRIVATE_USE_CHAR) return CharClass::private_use;
  const auto type = u_charType(u);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || c == 0x200C || c == 0x200D) return CharClass::combining;
  if ((c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) || (c >= 0x2150 && c <= 0x218B) ||
      (c >= 0x3220 && c <= 0x32B0))
    return CharClass::number_mark;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(u, &error);
  if (script == USCRIPT_HAN) return u_isalpha(u) ? CharClass::han : CharClass::symbol_wide;
  if (script == USCRIPT_HIRAGANA) return CharClass::hiragana;
  if (c >= 0xFF65 && c <= 0xFF9F) return CharClass::kana_half;
  if (script == USCRIPT_KATAKANA) return CharClass::katakana;
  if (script == USCRIPT_HANGUL) return wide(c) ? CharClass::hangul : CharClass::combining;
  if (c >= 0xFF21 && c <= 0xFF5A && u_isalpha(u)) return CharClass::latin_wide;
  if (script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC) {
    if (u_isUUppercase(u) || type == U_TITLECASE_LETTER) return CharClass::latin_upper;
    if (u_isalpha(u)) return CharClass::latin_lower;
  }
  return wide(c) ? CharClass::symbol_wide : CharClass::other;
}

const char* script_of(CharClass c) {
  switch (c) {
    case CharClass::han:
      return "han";
    case CharClass::hiragana:
    case CharClass::katakana:
    case CharClass::kana_small:
    case CharClass::kana_half:
      return "kana";
    case CharClass::hangul:
      return "hangul";
    case CharClass::latin_upper:
    case CharClass::latin_lower:
    case CharClass::latin_wide:
      return "latin";
    case CharClass::digit:
    case CharClass::digit_wide:
      return "digit";
    default:
      return "none";
  }
}

int width_of(CharClass c) {
  switch (c) {
    case CharClass::removed:
    case CharClass::soft_hyphen:
    case CharClass::combining:
      return 0;
    case CharClass::blank_wide:
    case CharClass::replaced:
    case CharClass::han:
    case CharClass::hiragana:
    case CharClass::katakana:
    case CharClass::kana_small:
    case CharClass::hangul:
    case CharClass::latin_wide:
    case CharClass::digit_wide:
    case CharClass::stop_wide:
    case CharClass::comma_wide:
    case CharClass::colon_wide:
    case CharClass::quote_open_wide:
    case CharClass::quote_close_wide:
    case CharClass::bracket_open_wide:
    case CharClass::bracket_close_wide:
    case CharClass::number_mark:
    case CharClass::symbol_wide:
      return 2;
    default:
      return 1;
  }
}

bool ambiguous(CharClass c) {
  switch (c) {
    case CharClass::quote_open:
    case CharClass::quote_close:
    case CharClass::dash:
    case CharClass::ellipsis:
    case CharClass::middle_dot:
    case CharClass::bullet:
    case CharClass::rule:
      return true;
    default:
      return false;
  }
}

void write_bytes(const char* declaration, const std::vector<unsigned>& bytes) {
  std::printf("%s = {", declaration);
  for (std::size_t i = 0; i < bytes.size(); ++i) std::printf("%s%u,", i % 32 == 0 ? "\n" : "", bytes[i]);
  std::printf("\n};\n");
}

// Characters that only one of the two Chinese orthographies uses, in the order of their frequency-free code points.
void write_orthography(const char* name, const char* transliterator_id) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> t(
      icu::Transliterator::createInstance(icu::UnicodeString(transliterator_id), UTRANS_FORWARD, error));
  if (U_FAILURE(error)) fail(std::string("no transliterator ") + transliterator_id);
  std::vector<unsigned> bits((0xA000 - 0x4E00) / 8, 0);
  for (char32_t c = 0x4E00; c < 0xA000; ++c) {
    icu::UnicodeString text(static_cast<UChar32>(c));
    const icu::UnicodeString before = text;
    t->transliterate(text);
    if (text != before) bits[(c - 0x4E00) / 8] |= 1U << ((c - 0x4E00) % 8);
  }
  write_bytes((std::string("extern const std::uint8_t ") + name + "[]").c_str(), bits);
}

// Adds the two-byte characters of `encoding` with lead bytes `first`..`last` and trail bytes from `trails` on.
void add_two_byte(const char* encoding, unsigned first, unsigned last, unsigned trails, std::set<char32_t>& letters) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) fail(std::string("no converter ") + encoding);
  for (unsigned lead = first; lead <= last; ++lead) {
    for (unsigned trail = trails; trail <= 0xFE; ++trail) {
      const char bytes[] = {static_cast<char>(lead), static_cast<char>(trail)};
      UChar out[4];
      error = U_ZERO_ERROR;
      if (ucnv_toUChars(converter, out, 4, bytes, 2, &error) == 1 && U_SUCCESS(error)) letters.insert(out[0]);
    }
  }
  ucnv_close(converter);
}

// Han and Hangul in use: the first levels of the national character sets, which hold what their makers found in print.
void write_common_letters() {
  std::set<char32_t> letters;
  add_two_byte("GB18030", 0xB0, 0xD7, 0xA1, letters);
  add_two_byte("windows-950-2000", 0xA4, 0xC6, 0x40, letters);
  add_two_byte("ibm-943_P15A-2003", 0x88, 0x98, 0x40, letters);
  add_two_byte("ibm-970_P110_P110-2006_U2", 0xB0, 0xC8, 0xA1, letters);
  std::vector<unsigned> bits((newsprint::letters_to - newsprint::letters_from) / 8, 0);
  for (const char32_t c : letters) {
    if (c < newsprint::letters_from || c >= newsprint::letters_to) continue;
    bits[(c - newsprint::letters_from) / 8] |= 1U << ((c - newsprint::letters_from) % 8);
  }
  write_bytes("extern const std::uint8_t common_letters[]", bits);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) fail("usage: generate_classes RADICALS");
  const auto repairs = collect_repairs(argv[1]);
  constexpr std::size_t block_size = std::size_t{1} << newsprint::class_block_bits;
  std::map<std::vector<unsigned>, unsigned> seen;
  std::vector<unsigned> blocks;
  std::vector<unsigned> values;
  for (char32_t start = 0; start < 0x110000; start += block_size) {
    std::vector<unsigned> block;
    for (char32_t c = start; c < start + block_size; ++c) block.push_back(static_cast<unsigned>(classify(c, repairs)));
    const auto [place, is_new] = seen.emplace(block, static_cast<unsigned>(seen.size()));
    if (is_new) values.insert(values.end(), block.begin(), block.end());
    blocks.push_back(place->second);
  }
  if (seen.size() > 256) fail("more than 256 different blocks");
  std::printf(
      "#include \"base/char_class.h\"\n#include \"base/common_letters.h\"\n#include \"base/orthography.h\"\nnamespace "
      "newsprint {\n");
  write_bytes("const std::uint8_t class_blocks[0x110000 >> class_block_bits]", blocks);
  write_bytes("extern const std::uint8_t class_values[]", values);
  std::printf("const ClassInfo class_infos[static_cast<std::size_t>(CharClass::class_count)] = {\n");
  for (unsigned c = 0; c < static_cast<unsigned>(CharClass::class_count); ++c) {
    const auto value = static_cast<CharClass>(c);
    std::printf("{%d, %d, Script::%s},\n", width_of(value), ambiguous(value) ? 1 : 0, script_of(value));
  }
  std::printf("};\nextern const Replacement replacements[] = {\n");
  for (const auto& [from, repair] : repairs) {
    std::printf("{0x%X, \"", static_cast<unsigned>(from));
    for (const char byte : repair.utf8) std::printf("\\x%02x", static_cast<unsigned char>(byte));
    std::printf("\", %u},\n", static_cast<unsigned>(repair.kind));
  }
  std::printf("};\nextern const std::size_t replacement_count = %zu;\n", repairs.size());
  write_orthography("simplified_only", "Simplified-Traditional");
  write_orthography("traditional_only", "Traditional-Simplified");
  write_common_letters();
  std::printf("}  // namespace newsprint\n");
  return 0;
}
