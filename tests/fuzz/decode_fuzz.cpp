// libFuzzer target: bytes in any encoding, in pieces of any size, become the same pages.
//
// The first byte of an input names the encoding, the second the other options, the third seeds the sizes of the pieces.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include <newsprint/json.h>
#include <newsprint/text.h>

#include "base/utf8.h"
#include "fuzz/promise.h"

namespace {

using fuzz::require;
using fuzz::require_same;
using newsprint::Step;

constexpr std::string_view encodings[] = {
    "",       "UTF-8",     "UTF-16LE", "UTF-16BE", "UTF-32LE",    "UTF-32BE",     "GB18030", "Big5",
    "UTF-16", "Shift_JIS", "EUC-JP",   "EUC-KR",   "windows-949", "windows-1252", "UTF-32",  "GBK"};

newsprint::TextOptions options_of(unsigned encoding, unsigned choice) {
  constexpr std::uint64_t limits[] = {std::uint64_t{64} << 20, 1, 7, 100};
  newsprint::TextOptions options;
  options.encoding = encodings[encoding % std::size(encodings)];
  if ((choice & 1U) != 0) options.invalid = newsprint::InvalidBytes::fail;
  if ((choice & 2U) != 0) options.page_separator = "[-=]*";
  if ((choice & 4U) != 0)
    options.normalize = newsprint::normalize_width | newsprint::normalize_quotes | newsprint::normalize_dashes;
  options.max_page = limits[(choice >> 3U) % std::size(limits)];
  return options;
}

// The pages and remarks of one reading, as text. Checks what holds of every page.
class Reading {
 public:
  explicit Reading(const newsprint::TextOptions& options) : reader_(options) { reader_.begin("fuzz"); }

  [[nodiscard]] bool usable() const { return reader_.option_error().empty(); }

  void feed(std::string_view bytes) {
    reader_.feed(bytes);
    drain();
  }

  [[nodiscard]] std::string finish() {
    reader_.finish();
    drain();
    for (const newsprint::Diagnostic& remark : diagnostics_) {
      out_ += std::string(remark.code) + ' ' + std::to_string(remark.page) + ' ' + std::to_string(remark.line) + ' ' +
              remark.message + '\n';
    }
    return out_;
  }

 private:
  void drain() {
    Step step = reader_.next(page_, diagnostics_);
    for (; step == Step::page; step = reader_.next(page_, diagnostics_)) take_page();
    if (step == Step::failed && !failed_) out_ += "failed: " + reader_.error().message + '\n';
    failed_ = step == Step::failed;
  }

  void take_page() {
    newsprint::write_page(page_, {}, out_);
    std::uint32_t last = 0;
    for (const newsprint::Line& line : page_.lines) {
      require(newsprint::valid_utf8(line.text), "lines are UTF-8");
      require(line.number > last, "lines are numbered in their order");
      last = line.number;
    }
    fuzz::require_nothing_lost(page_, page_);
  }

  newsprint::TextReader reader_;
  newsprint::Page page_;
  newsprint::Diagnostics diagnostics_;
  std::string out_;
  bool failed_ = false;
};

std::string read_whole(const newsprint::TextOptions& options, std::string_view bytes) {
  Reading reading(options);
  reading.feed(bytes);
  return reading.finish();
}

// In pieces of 1 to `most` bytes.
std::string read_in_pieces(const newsprint::TextOptions& options, std::string_view bytes, std::uint32_t seed,
                           std::size_t most) {
  Reading reading(options);
  while (!bytes.empty()) {
    seed = seed * 1664525U + 1013904223U;
    const std::size_t size = std::min(bytes.size(), 1 + (seed >> 16U) % most);
    reading.feed(bytes.substr(0, size));
    bytes.remove_prefix(size);
  }
  return reading.finish();
}

// As a caller may who has all the bytes at hand.
std::string read_finished(const newsprint::TextOptions& options, std::string_view bytes) {
  newsprint::TextReader reader(options);
  newsprint::Page page;
  newsprint::Diagnostics diagnostics;
  std::string out;
  reader.begin("fuzz");
  reader.feed(bytes);
  reader.finish();
  while (reader.next(page, diagnostics) == Step::page) newsprint::write_page(page, {}, out);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  std::string_view bytes = input;
  const unsigned encoding = fuzz::take_choice(bytes);
  const newsprint::TextOptions options = options_of(encoding, fuzz::take_choice(bytes));
  const unsigned seed = fuzz::take_choice(bytes);
  require(Reading(options).usable(), "the encodings of the manual are known");
  const std::string whole = read_whole(options, bytes);
  require_same(whole, read_in_pieces(options, bytes, seed, 1), "single bytes make no difference");
  require_same(whole, read_in_pieces(options, bytes, seed, 17), "pieces make no difference");
  require(whole.starts_with(read_finished(options, bytes)), "it makes no difference when finish() is called");
  return 0;
}
