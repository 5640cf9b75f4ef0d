#include "articles/duplicates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::size_t reach = 5;     // blocks either way
constexpr std::uint32_t least = 14;  // characters
constexpr std::uint32_t least_near =
    48;  // of a text that is not quite the same: shorter ones may be parallel sentences
constexpr std::uint32_t for_each_wrong = 24;  // characters that are right
constexpr std::uint32_t apart = 3;            // characters between two wrong ones
constexpr std::string_view reason = "duplicate";

// Walks back over a text, blanks left out.
class Backwards {
 public:
  explicit Backwards(std::string_view text) : begin_(text.data()), at_(text.data() + text.size()) { next(); }
  [[nodiscard]] bool done() const noexcept { return done_; }
  [[nodiscard]] char32_t now() const noexcept { return now_; }
  void next() noexcept {
    do {
      done_ = at_ == begin_;
      if (done_) return;
      at_ = last_char({begin_, static_cast<std::size_t>(at_ - begin_)});
      const char* p = at_;
      now_ = next_char(p);
    } while (blanks.has(class_of(now_)));
  }

 private:
  const char* begin_;
  const char* at_;
  char32_t now_ = 0;
  bool done_ = false;
};

bool is_figure(char32_t c) {
  constexpr ClassSet figures{CharClass::digit, CharClass::digit_wide, CharClass::number_mark};
  constexpr std::u32string_view numerals = U"〇一二三四五六七八九十百千万亿";
  return figures.has(class_of(c)) || numerals.find(c) != std::u32string_view::npos;
}

// Whether `text` ends `other` but for a few characters misread, lost or added. Other figures make another statement, and
// two wrong characters side by side another word.
bool is_nearly_end_of(std::string_view text, std::string_view other, std::uint32_t characters) {
  std::uint32_t left = characters < least_near ? 0 : characters / for_each_wrong;
  std::uint32_t right = apart;  // characters since the last wrong one
  Backwards a(text);
  Backwards b(other);
  while (!a.done()) {
    if (b.done()) return false;
    if (a.now() == b.now()) {
      ++right;
      a.next();
      b.next();
      continue;
    }
    if (left-- == 0 || right < apart || is_figure(a.now()) || is_figure(b.now())) return false;
    right = 0;
    Backwards after_a = a;
    Backwards after_b = b;
    after_a.next();
    after_b.next();
    const bool lost = !after_b.done() && after_b.now() == a.now();
    const bool added = !after_a.done() && after_a.now() == b.now();
    if (lost == added) {
      a = after_a;
      b = after_b;
    } else {
      (lost ? b : a) = lost ? after_b : after_a;
    }
  }
  return true;
}

// Which ends of sentences come again, by a few bits of their hash: nearly none, and the rest need no search.
class Returning {
 public:
  explicit Returning(const Sentences& sentences) {
    for (const SentenceEnd& end : sentences.ends) {
      std::uint8_t& times = times_[slot_of(end)];
      times = static_cast<std::uint8_t>(times << 1 | 1);  // bit 1: more than once
    }
  }
  [[nodiscard]] bool has(const SentenceEnd& end) const noexcept { return times_[slot_of(end)] > 1; }

 private:
  static constexpr unsigned bits = 12;
  static std::size_t slot_of(const SentenceEnd& end) noexcept { return end.hash * 0x9E3779B1U >> (32 - bits); }

  std::array<std::uint8_t, std::size_t{1} << bits> times_{};
};

// The block near `i` that holds its whole text and more (or, of two equal ones, the first); page.blocks.size(): none.
// Every place where a sentence ends as this text does is tried.
std::size_t holder(const Page& page, const Sentences& sentences, const Returning& returning,
                   const std::vector<Facts>& facts, std::size_t i) {
  const Block& block = page.blocks[i];
  const std::size_t none = page.blocks.size();
  if (block.kind != BlockKind::paragraph || sentences.from[i] == sentences.from[i + 1]) return none;
  const SentenceEnd& own = sentences.ends[sentences.from[i + 1] - 1];
  if (!own.last || facts[i].length < least || !returning.has(own)) return none;
  const std::string_view text = block.text.substr(0, own.at);
  const std::size_t from = i - std::min(i, reach);
  const std::size_t to = std::min(none, i + reach + 1);
  std::size_t k = from;
  int tries = 8;  // a text that is one sentence again and again has no end of candidates
  for (std::uint32_t e = sentences.from[from]; e < sentences.from[to]; ++e) {
    const SentenceEnd& end = sentences.ends[e];
    if (end.hash != own.hash || tries == 0) continue;
    while (sentences.from[k + 1] <= e) ++k;
    const Block& other = page.blocks[k];
    if (k == i || other.kind != BlockKind::paragraph) continue;
    // Of two that end alike the shorter goes, or the second.
    const bool whole_other = end.last && other.text.size() <= block.text.size();
    if (whole_other && (other.text.size() < block.text.size() || k > i)) continue;
    --tries;
    if (is_nearly_end_of(text, other.text.substr(0, end.at), facts[i].length)) return k;
  }
  return none;
}

}  // namespace

void remove_duplicates(Page& page, const Sentences& sentences, std::vector<Facts>& facts,
                       std::vector<Repeat>& repeats) {
  std::vector<char> gone;
  const Returning returning(sentences);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    const std::size_t k = holder(page, sentences, returning, facts, i);
    if (k == page.blocks.size() || (!gone.empty() && gone[k] != 0)) continue;
    gone.resize(page.blocks.size());
    gone[i] = 1;
    const Block& block = page.blocks[i];
    repeats.push_back({static_cast<std::uint32_t>(page.removed.size()), static_cast<std::uint32_t>(k)});
    page.removed.push_back({block.text, reason, block.lines, block.spans, 0, block.extra});
  }
  if (gone.empty()) return;
  std::vector<std::uint32_t> moved(page.blocks.size());
  std::uint32_t kept = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    moved[i] = kept;
    if (gone[i] != 0) continue;
    facts[kept] = facts[i];
    page.blocks[kept++] = page.blocks[i];
  }
  page.blocks.resize(kept);
  facts.resize(kept);
  for (Repeat& repeat : repeats) repeat.holder = moved[repeat.holder];
}

void place_duplicates(Page& page, const std::vector<Repeat>& repeats) {
  for (const Repeat& repeat : repeats) page.removed[repeat.removed].article = page.blocks[repeat.holder].article;
}

}  // namespace newsprint
