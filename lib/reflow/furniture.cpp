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

// Pieces with the same text.
struct Repeats {
  std::uint32_t count = 0;
  std::uint32_t inside = 0;  // of them, behind a line that does not end a sentence
  std::size_t first = 0;
  bool far_apart = false;  // the second from the first

  [[nodiscard]] bool running_head() const noexcept { return count >= 2 && far_apart && inside * 2 >= count; }
};

// A short line without marks that stands again elsewhere, in the middle of sentences: a running head.
void mark_repeated(const Page& page, std::vector<Piece>& pieces) {
  constexpr std::size_t least_distance = 5;
  struct Candidate {
    std::uint32_t piece;
    std::uint32_t text;
  };
  std::vector<Candidate> candidates;
  candidates.reserve(pieces.size());
  std::vector<Repeats> repeats;
  TextNumbers numbers(pieces.size());
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    const Piece& p = pieces[i];
    const bool unmarked =
        p.end == EndKind::cjk || p.end == EndKind::latin || p.end == EndKind::hangul || p.end == EndKind::digit;
    if (p.narrow > 40 || !unmarked || p.prose || p.start == StartKind::lower) continue;
    const std::uint32_t text = numbers.number(page.lines[p.line].text);
    if (text == repeats.size()) repeats.emplace_back();
    Repeats& r = repeats[text];
    if (r.count == 0) r.first = i;
    if (r.count == 1) r.far_apart = i - r.first >= least_distance;
    ++r.count;
    r.inside += i > 0 && ends_open(pieces[i - 1]);
    candidates.push_back({i, text});
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
