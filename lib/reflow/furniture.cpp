#include "reflow/furniture.h"

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/char_list.h"
#include "base/pattern.h"
#include "base/utf8.h"
#include "data/furniture.h"

namespace newsprint {

namespace {

constexpr std::uint32_t widest_furniture = 72;  // display columns

const Pattern& shape() {
  // Compiled when the first candidate asks, once for the process.
  static const std::unique_ptr<Pattern> pattern = [] {
    auto compiled = std::make_unique<Pattern>();
    static_cast<void>(compiled->compile(furniture_pattern));
    return compiled;
  }();
  return *pattern;
}

bool has_editor_mark(std::string_view text) {
  for (const std::string_view mark : {"编辑", "編輯", "校对", "校對", "美编", "美編"})
    if (text.find(mark) != std::string_view::npos) return true;
  return false;
}

bool ends_open(const Piece& p) {
  return p.end != EndKind::stop && p.end != EndKind::stop_closed && p.end != EndKind::ellipsis;
}

// Whether the pattern could match, by what it can begin and end with.
bool may_match(std::string_view text, const Piece& p) {
  static constexpr CharList starts(furniture_starts);
  if (starts.has(first_code_point(text))) return true;
  return p.blank_runs != 0 && furniture_label_ends.find(text.back()) != std::string_view::npos;
}

// Groups equal texts: each text's number among the different ones, in order of appearance.
class TextNumbers {
 public:
  explicit TextNumbers(std::size_t most) {
    std::size_t slots = 16;
    while (slots < 2 * most) slots *= 2;
    slots_.assign(slots, none);
  }

  std::uint32_t number(std::string_view text) {
    const std::uint64_t hash = hash_of(text);
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == none) {
        slots_[at] = static_cast<std::uint32_t>(known_.size());
        known_.push_back({text, hash});
        return slots_[at];
      }
      const Known& known = known_[slots_[at]];
      if (known.hash == hash && known.text == text) return slots_[at];
    }
  }

 private:
  struct Known {
    std::string_view text;
    std::uint64_t hash;
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  static std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = text.size();
    const auto mix = [&](std::uint64_t word) {
      hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 29;
    };
    std::uint64_t word = 0;
    const auto take = [&](std::size_t at) {
      std::memcpy(&word, text.data() + at, sizeof word);
      mix(word);
    };
    if (text.size() < sizeof word) {
      std::memcpy(&word, text.data(), text.size());
      mix(word);
    } else {
      for (std::size_t at = 0; at + sizeof word < text.size(); at += sizeof word) take(at);
      take(text.size() - sizeof word);
    }
    return hash ^ (hash >> 32);
  }

  std::vector<std::uint32_t> slots_;
  std::vector<Known> known_;
};

// Which texts may stand on the page more than once, by a few of their bytes: nearly all lines are out after one look.
class MayRepeat {
 public:
  explicit MayRepeat(std::size_t most) {
    std::size_t bits = least_bits;
    while (bits < 16 * most && bits < most_bits) bits *= 2;
    mask_ = bits - 1;
    once_.resize(bits / 64);
    twice_.resize(bits / 64);
  }

  // Returns what has() is asked with.
  std::uint32_t add(std::string_view text) noexcept {
    const std::size_t at = mark_of(text) & mask_;
    const std::uint64_t bit = std::uint64_t{1} << at % 64;
    twice_[at / 64] |= once_[at / 64] & bit;
    any_ |= (once_[at / 64] & bit) != 0;
    once_[at / 64] |= bit;
    return static_cast<std::uint32_t>(at);
  }
  [[nodiscard]] bool has(std::uint32_t at) const noexcept { return (twice_[at / 64] >> at % 64 & 1U) != 0; }
  [[nodiscard]] bool has_any() const noexcept { return any_; }

 private:
  static constexpr std::size_t least_bits = 1024;
  static constexpr std::size_t most_bits = std::size_t{1} << 24;

  static std::uint64_t mark_of(std::string_view text) noexcept {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (text.size() < sizeof first) {
      std::memcpy(&first, text.data(), text.size());
    } else {
      std::memcpy(&first, text.data(), sizeof first);
      std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    }
    return ((first + text.size()) * 0x9E3779B97F4A7C15U ^ last) * 0xD6E8FEB86659FD93U >> 32;
  }

  std::size_t mask_ = 0;
  std::vector<std::uint64_t> once_;
  std::vector<std::uint64_t> twice_;
  bool any_ = false;
};

// Pieces with the same text.
struct Repeats {
  std::uint32_t count = 0;
  std::uint32_t inside = 0;  // of them, behind a line that does not end a sentence
  std::size_t first = 0;
  bool far_apart = false;  // the second from the first

  [[nodiscard]] bool running_head() const noexcept { return count >= 2 && far_apart && inside * 2 >= count; }
};

constexpr bool is_unmarked(EndKind end) {
  constexpr auto bit = [](EndKind kind) { return 1U << static_cast<unsigned>(kind); };
  constexpr unsigned unmarked = bit(EndKind::cjk) | bit(EndKind::latin) | bit(EndKind::hangul) | bit(EndKind::digit);
  return (unmarked >> static_cast<unsigned>(end) & 1U) != 0;
}

// A short line without marks that stands again elsewhere, in the middle of sentences: a running head.
void mark_repeated(const Page& page, std::vector<Piece>& pieces) {
  constexpr std::size_t least_distance = 5;
  struct Candidate {
    std::uint32_t piece;
    std::uint32_t text;
  };
  std::vector<Candidate> candidates(pieces.size());
  std::size_t count = 0;  // kept without a branch: which lines are short and bare follows no pattern
  MayRepeat may_repeat(pieces.size());
  const Line* const lines = page.lines.data();
  const Piece* const all = pieces.data();
  const std::size_t size = pieces.size();
  for (std::size_t i = 0; i < size; ++i) {
    const Piece& p = all[i];
    candidates[count].piece = static_cast<std::uint32_t>(i);
    count += static_cast<unsigned>(p.narrow <= 40) & static_cast<unsigned>(!p.prose) &
             static_cast<unsigned>(is_unmarked(p.end)) & static_cast<unsigned>(p.start != StartKind::lower);
  }
  candidates.resize(count);
  for (Candidate& c : candidates) c.text = may_repeat.add(lines[all[c.piece].line].text);
  if (!may_repeat.has_any()) return;
  std::erase_if(candidates, [&](const Candidate& c) { return !may_repeat.has(c.text); });
  std::vector<Repeats> repeats;
  TextNumbers numbers(candidates.size());
  for (Candidate& c : candidates) {
    const std::uint32_t i = c.piece;
    const std::uint32_t text = c.text = numbers.number(page.lines[pieces[i].line].text);
    if (text == repeats.size()) repeats.emplace_back();
    Repeats& r = repeats[text];
    if (r.count == 0) r.first = i;
    if (r.count == 1) r.far_apart = i - r.first >= least_distance;
    ++r.count;
    r.inside += i > 0 && ends_open(pieces[i - 1]);
  }
  for (const Candidate& c : candidates) pieces[c.piece].furniture |= repeats[c.text].running_head();
}

}  // namespace

void mark_furniture(const Page& page, std::vector<Piece>& pieces) {
  for (Piece& p : pieces) {
    // No folio in CJK text holds a comma or stop.
    if (p.narrow > widest_furniture || (p.prose && p.cjk != 0)) continue;
    const std::string_view text = page.lines[p.line].text;
    if (!may_match(text, p)) continue;
    if (!p.digits && !has_editor_mark(text)) continue;
    p.furniture = shape().matches(text);
  }
  mark_repeated(page, pieces);
}

}  // namespace newsprint
