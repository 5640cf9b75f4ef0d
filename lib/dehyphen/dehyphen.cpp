#include <newsprint/dehyphen.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/char_class.h"
#include "base/utf8.h"
#include "data/suspended.h"

namespace newsprint {

namespace {

constexpr ClassSet letters{CharClass::latin_upper, CharClass::latin_lower, CharClass::combining, CharClass::other};
constexpr ClassSet word_parts = letters | ClassSet{CharClass::digit, CharClass::hyphen};
constexpr ClassSet line_end_hyphens{CharClass::hyphen, CharClass::soft_hyphen};

// The last `word` of the text before its final hyphen, or the first word: letters and digits, inner hyphens too.
std::string_view word_before(std::string_view text) {
  const char* end = last_char(text);
  const char* begin = end;
  while (begin > text.data()) {
    const char* p = last_char({text.data(), static_cast<std::size_t>(begin - text.data())});
    const char* q = p;
    if (!word_parts.has(class_of(next_char(q)))) break;
    begin = p;
  }
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string_view word_after(std::string_view text) {
  const char* const end = text.data() + text.size();
  const char* p = text.data();
  while (p < end) {
    const char* q = p;
    const CharClass cls = class_of(next_char(q));
    if (!word_parts.has(cls) || cls == CharClass::hyphen) break;
    p = q;
  }
  return {text.data(), static_cast<std::size_t>(p - text.data())};
}

// The words of the page with their counts, hyphenated ones as they stand; line-end halves are left out.
class PageWords {
 public:
  explicit PageWords(const Page& page) {
    for (const Line& line : page.lines) add(line.text);
  }
  [[nodiscard]] unsigned count(const std::string& word) const {
    const auto found = counts_.find(std::string_view(word));
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  void add(std::string_view text) {
    const char* const end = text.data() + text.size();
    const char* start = nullptr;
    for (const char* p = text.data(); p < end;) {
      const char* at = p;
      const bool part = word_parts.has(class_of(next_char(p)));
      if (part && start == nullptr) start = at;
      if (!part && start != nullptr) {
        ++counts_[std::string_view(start, static_cast<std::size_t>(at - start))];
        start = nullptr;
      }
    }
    // What runs up to the line's end may be half a word.
    if (start != nullptr && !text.empty() && !line_end_hyphens.has(class_of(last_code_point(text))))
      ++counts_[std::string_view(start, static_cast<std::size_t>(end - start))];
  }

  std::unordered_map<std::string_view, unsigned> counts_;
};

bool has_class(std::string_view word, CharClass wanted) {
  for (const char* p = word.data(); p < word.data() + word.size();)
    if (class_of(next_char(p)) == wanted) return true;
  return false;
}

HyphenVerdict judge(std::string_view left, char32_t hyphen, std::string_view right, const PageWords& words) {
  if (hyphen != U'-' && hyphen != U'‐' && hyphen != U'‑') return HyphenVerdict::weld;  // marks that only breaking sets
  if (hyphen == U'‑') return HyphenVerdict::keep;
  if (std::find(std::begin(conjunctions), std::end(conjunctions), right) != std::end(conjunctions))
    return HyphenVerdict::leave;
  if (has_class(left, CharClass::digit) || has_class(right, CharClass::digit)) return HyphenVerdict::keep;
  const unsigned welded = words.count(std::string(left).append(right));
  const unsigned hyphenated = words.count(std::string(left).append("-").append(right));
  if (welded != hyphenated) return welded > hyphenated ? HyphenVerdict::weld : HyphenVerdict::keep;
  // A capital behind the hyphen begins a word of its own; an all-capital half is an acronym. In all-capital lines both
  // are and nothing follows from it.
  const bool right_capital = class_of(first_code_point(right)) == CharClass::latin_upper;
  const bool left_lower = has_class(left, CharClass::latin_lower);
  const bool right_lower = has_class(right, CharClass::latin_lower);
  if (right_capital && (left_lower || right_lower)) return HyphenVerdict::keep;
  if (!left_lower && right_lower && count_code_points(left) > 1) return HyphenVerdict::keep;
  // A half that already holds a hyphen is a compound: its last joint is likely one too (state-of-the-|art).
  if (left.find('-') != std::string_view::npos && words.count(std::string(right)) != 0) return HyphenVerdict::keep;
  return HyphenVerdict::weld;
}

// The next line with text after `i`; lines.size() when there is none.
std::size_t next_text(const std::vector<Line>& lines, std::size_t i) {
  do ++i;
  while (i < lines.size() && lines[i].text.empty());
  return i;
}

}  // namespace

void dehyphenate(Page& page, const DehyphenOptions&, Diagnostics&) {
  std::optional<PageWords> words;  // counted at the first hyphen: most pages of CJK text have none
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    Line& line = page.lines[i];
    if (line.text.size() < 2) continue;
    const char32_t last = last_code_point(line.text);
    if (!line_end_hyphens.has(class_of(last))) continue;
    const std::string_view left = word_before(line.text);
    const std::size_t next = next_text(page.lines, i);
    if (left.empty() || next == page.lines.size()) continue;
    const std::string_view right = word_after(page.lines[next].text);
    if (right.empty()) continue;
    if (!words.has_value()) words.emplace(page);
    line.hyphen = judge(left, last, right, *words);
    line.continues_at = page.lines[next].number;
  }
}

}  // namespace newsprint
