// Encodings: every sequence of the tables against iconv's, and finding out which one a text is in.
#include "text/encoding.h"

#include <doctest/doctest.h>
#include <iconv.h>

#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/converter.h"

namespace {

using newsprint::Converter;

class Iconv {
 public:
  Iconv(const std::string& to, const std::string& from) : handle_(iconv_open(to.c_str(), from.c_str())) {}
  ~Iconv() {
    if (open()) iconv_close(handle_);
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  [[nodiscard]] bool open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }
  // Empty when `bytes` are not valid, or more than the beginning of something.
  [[nodiscard]] std::string convert(std::string bytes) const {
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    std::string out(bytes.size() * 4 + 16, '\0');
    char* from = bytes.data();
    char* to = out.data();
    std::size_t left = bytes.size();
    std::size_t room = out.size();
    if (iconv(handle_, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) return {};
    iconv(handle_, nullptr, nullptr, &to, &room);
    out.resize(out.size() - room);
    return out;
  }

 private:
  iconv_t handle_;
};

std::string decode(const std::string& encoding, std::string_view bytes) {
  Converter converter;
  REQUIRE(converter.open(encoding));
  std::string out;
  converter.convert(bytes, true, out);
  return out;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

// Every sequence of one, two, three (behind 8F) and four bytes that may be one character.
std::vector<std::string> all_sequences(bool three, bool four) {
  std::vector<std::string> all;
  for (int i = 1; i < 256; ++i) all.push_back({static_cast<char>(i)});
  for (int i = 0x80; i < 256; ++i)
    for (int k = 0x30; k < 256; ++k) all.push_back({static_cast<char>(i), static_cast<char>(k)});
  for (int i = 0xA1; three && i < 255; ++i)
    for (int k = 0xA1; k < 255; ++k) all.push_back({'\x8F', static_cast<char>(i), static_cast<char>(k)});
  for (int a = 0x81; four && a < 255; ++a)
    for (int b = 0x30; b < 0x3A; ++b)
      for (int c = 0x81; c < 255; ++c)
        for (int d = 0x30; d < 0x3A; ++d)
          all.push_back({static_cast<char>(a), static_cast<char>(b), static_cast<char>(c), static_cast<char>(d)});
  return all;
}

// A page of our own in the scripts of an encoding, long enough to be told by.
struct Sample {
  const char* encoding;
  std::string_view text;
};
constexpr Sample samples[] = {
    {"GB18030", "石砚镇的渡口昨天重新开放，早班渡船在清晨六点准时离岸。\n管理员说，今后每半小时开一班。\n"},
    {"Big5", "石硯鎮的渡口昨天重新開放，早班渡船在清晨六點準時離岸。\n管理員說，今後每半小時開一班。\n"},
    {"Shift_JIS",
     "石山町の渡し場が四日、再び開いた。始発の船は朝六時に岸を離れる。\n町は「毎日三十分ごとに出す」と話す。\n"},
    {"EUC-JP",
     "石山町の渡し場が四日、再び開いた。始発の船は朝六時に岸を離れる。\n町は「毎日三十分ごとに出す」と話す。\n"},
    {"EUC-KR",
     "돌산면 나루터가 나흘 만에 다시 문을 열었다. 첫 배는 아침 여섯 시에 떠난다.\n면사무소는 똠방각하라는 글을 "
     "붙였다.\n"},
    {"windows-1252",
     "Die Fähre über den Mühlbach fährt wieder. Für Fußgänger ist die Überfahrt kostenlos.\nDas sagte der "
     "Bürgermeister.\n"},
    {"UTF-16LE", "石砚镇的渡口昨天重新开放，早班渡船在清晨六点准时离岸。\n"},
    {"UTF-16BE", "The ferry sails again. Passengers pay two dollars.\n"},
    {"UTF-32LE", "石山町の渡し場が四日、再び開いた。\n"},
    {"UTF-32BE", "돌산면 나루터가 나흘 만에 다시 문을 열었다.\n"},
};

}  // namespace

TEST_CASE("every sequence is decoded as its reference does") {
  struct Reference {
    const char* encoding;
    const char* iconv;
    bool three = false;
    bool four = false;
    std::vector<std::string> exceptions = {};  // newsprint(7) lists them
  };
  const std::vector<Reference> references{{"Shift_JIS", "CP932"},
                                          {"EUC-KR", "CP949"},
                                          {"Big5", "CP950"},
                                          {"EUC-JP", "EUC-JP", true, false, {"8FA2B7"}},
                                          {"GB18030", "GB18030", false, true}};
  for (const Reference& reference : references) {
    const Iconv known("UTF-8", reference.iconv);
    if (!known.open()) {
      MESSAGE("iconv does not know ", reference.iconv, ": not compared");
      continue;
    }
    Converter converter;
    REQUIRE(converter.open(reference.encoding));
    std::vector<std::string> wrong;
    std::size_t compared = 0;
    // A line feed behind each sequence brings the converter back to its beginning.
    for (const std::string& bytes : all_sequences(reference.three, reference.four)) {
      std::string expected = known.convert(bytes + "\n");
      if (expected.empty() || bytes == "\n") continue;
      ++compared;
      std::string out;
      converter.convert(bytes + "\n", false, out);
      if (out != expected) wrong.push_back(hexadecimal(bytes));
    }
    CAPTURE(reference.iconv);
    CHECK(compared > 9000);
    CHECK(wrong == reference.exceptions);
  }
}

TEST_CASE("the encoding of a text is found without a mark") {
  for (const Sample& sample : samples) {
    CAPTURE(sample.encoding);
    const Iconv to(std::string(sample.encoding) == "EUC-KR" ? "CP949" : sample.encoding, "UTF-8");
    if (!to.open()) continue;
    std::string text;
    while (text.size() < 1500) text += sample.text;
    const std::string bytes = to.convert(text);
    REQUIRE(!bytes.empty());
    CHECK(newsprint::choose_encoding(bytes).name == sample.encoding);
    CHECK(newsprint::choose_encoding(bytes).mark_bytes == 0);
    CHECK(decode(sample.encoding, bytes) == text);
  }
}

TEST_CASE("a byte order mark decides") {
  const auto choice = [](std::string_view bytes) { return newsprint::choose_encoding(bytes); };
  CHECK(choice("\xEF\xBB\xBFtext").name == "UTF-8");
  CHECK(choice(std::string_view("\xFF\xFEt\0", 4)).name == "UTF-16LE");
  CHECK(choice(std::string_view("\xFE\xFF\0t", 4)).name == "UTF-16BE");
  CHECK(choice(std::string_view("\xFF\xFE\0\0t\0\0\0", 8)).name == "UTF-32LE");
  CHECK(choice(std::string_view("\0\0\xFE\xFF\0\0\0t", 8)).name == "UTF-32BE");
  CHECK(choice(std::string_view("\xFF\xFE\0\0t\0\0\0", 8)).mark_bytes == 4);
}

TEST_CASE("UTF-8 with damage stays UTF-8") {
  std::string text;
  while (text.size() < 1500) text += "石砚镇的渡口昨天\xE9重新开放，早班\xFF渡船在清晨离岸。\n";
  CHECK(newsprint::choose_encoding(text).name == "UTF-8");
  std::string english;
  while (english.size() < 1500) english += "The ferry “sails” again — every half an \x80hour.\n";
  CHECK(newsprint::choose_encoding(english).name == "UTF-8");
}

TEST_CASE("an encoding named by any of its names is read by the same table") {
  using newsprint::registered_name;
  for (const char* name : {"EUC-JP", "eucjp", "GB18030", "gb18030", "GBK", "CP936", "Shift_JIS", "cp932", "EUC-KR",
                           "CP949", "windows-949", "ISO-8859-1", "latin1", "US-ASCII", "Big5", "CP950"}) {
    CAPTURE(name);
    const std::string registered = registered_name(name);
    CHECK(registered_name(registered) == registered);  // a page record names it, and npaudit reads it again
  }
  CHECK(decode(registered_name("EUC-JP"), "\xA1\xC1") == "〜");
  CHECK(decode(registered_name("gb18030"), "\xA6\xD9") == "\xEF\xB8\x90");  // U+FE10
  CHECK(decode(registered_name("CP949"), "\x8C\x63") == "똠");
  CHECK(decode(registered_name("latin1"), "\x80") == "€");
}

TEST_CASE("a stray NUL is damage, many are no text") {
  const Iconv to("GB18030", "UTF-8");
  if (!to.open()) return;
  std::string text;
  while (text.size() < 1500) text += samples[0].text;
  std::string bytes = to.convert(text);
  bytes.insert(bytes.size() / 2 & ~std::size_t{1}, 1, '\0');
  CHECK(newsprint::choose_encoding(bytes).name == "GB18030");
  CHECK(newsprint::choose_encoding(std::string(2000, '\0') + bytes).name == "UTF-8");
}
