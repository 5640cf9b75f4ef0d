#include "articles/grams.h"

#include <algorithm>
#include <cmath>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

std::uint32_t mix(std::uint32_t hash, char32_t c) { return (hash ^ static_cast<std::uint32_t>(c)) * 0x9E3779B1U; }

void collect(std::string_view text, std::vector<std::uint32_t>& grams) {
  constexpr std::uint32_t stem = 6;  // letters of a Latin word that count: endings differ
  char32_t before = 0;
  std::uint32_t word = 0;
  std::uint32_t letters = 0;
  const auto end_word = [&] {
    if (letters >= 3) grams.push_back(word);
    letters = 0;
  };
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const char32_t c = next_char(p);
    const CharClass cls = class_of(c);
    if (cjk_letters.has(cls) || cls == CharClass::hangul) {
      end_word();
      if (before != 0) grams.push_back(mix(mix(0, before), c));
      before = c;
      continue;
    }
    before = 0;
    if (cls == CharClass::latin_lower || cls == CharClass::latin_upper || cls == CharClass::digit) {
      if (letters == 0) word = 1;
      if (letters < stem) word = mix(word, c >= U'A' && c <= U'Z' ? c + 32 : c);
      ++letters;
    } else {
      end_word();
    }
  }
  end_word();
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
}

}  // namespace

Grams::Grams(const Page& page) : own_(page.blocks.size()) {
  for (std::uint32_t i = 0; i < own_.size(); ++i) {
    collect(page.blocks[i].text, own_[i]);
    for (const std::uint32_t gram : own_[i]) postings_.push_back({gram, i});
  }
  std::sort(postings_.begin(), postings_.end());
}

double Grams::coverage(std::size_t i, std::size_t from, std::size_t to) const {
  double shared = 0;
  double all = 0;
  const auto blocks = static_cast<double>(own_.size());
  for (const std::uint32_t gram : own_[i]) {
    const auto first = std::lower_bound(postings_.begin(), postings_.end(), Posting{gram, 0});
    const auto last = std::lower_bound(first, postings_.end(), Posting{gram + 1, 0});
    const double weight = std::log(1 + blocks / static_cast<double>(last - first));
    all += weight;
    const auto in_range = std::lower_bound(first, last, Posting{gram, static_cast<std::uint32_t>(from)});
    if (in_range != last && in_range->block < to) shared += weight;
  }
  return all > 0 ? shared / all : 0;
}

}  // namespace newsprint
