#include "lines/cell_lines.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::size_t most_bytes = 120;         // of a line
constexpr std::size_t most_tokens = 16;         // in a line
constexpr std::size_t most_skipped = 6;         // lines of text in a row
constexpr std::uint32_t widest_token = 24;      // display columns
constexpr std::uint32_t most_unit_letters = 3;  // behind a figure, as in 12kg

bool may_hold_cells(std::string_view text) noexcept {
  return text.size() <= most_bytes && class_of(last_code_point(text)) != CharClass::stop_wide;
}

// False when no cell looks like that: it is part of a sentence.
bool read_token(CellToken& token) noexcept {
  constexpr ClassSet never{CharClass::stop_wide, CharClass::comma_wide};
  constexpr ClassSet never_last{CharClass::comma, CharClass::ellipsis};
  std::uint32_t digits = 0;
  std::uint32_t letters = 0;
  std::uint32_t width = 0;
  std::size_t all = 0;
  bool comma = false;
  CharClass last = CharClass::other;
  for (const char* p = token.text.data(); p != token.text.data() + token.text.size(); ++all) {
    last = class_of(next_char(p));
    if (never.has(last)) return false;
    const ClassInfo& c = info(last);
    digits += c.script == Script::digit;
    letters += c.script != Script::digit && c.script != Script::none;
    width += c.width;
    comma |= last == CharClass::comma;
  }
  if (width > widest_token || never_last.has(last) || (comma && digits == 0)) return false;
  const bool stands_for = all == 1 && (last == CharClass::hyphen || last == CharClass::dash);
  token.figure = stands_for || (digits > 0 && letters <= most_unit_letters);
  token.word = stands_for || letters > 0;
  token.han = all == 1 && last == CharClass::han;
  return token.figure || token.word;
}

}  // namespace

CellLines::CellLines(std::span<const Line> lines, std::size_t from, std::size_t anchor) : lines_(lines) {
  // Most anchors are lines of prose.
  if (!read(anchor)) return;
  read_.clear();
  tokens_.clear();
  // From the anchor upwards, and then the other way round.
  std::size_t skipped = 0;
  std::size_t i = anchor;
  while (i > from && read_.size() < most_above) {
    --i;
    if (lines_[i].text.empty()) continue;
    if (!is_near(i, anchor)) break;
    if (read(i)) continue;
    if (!lines_[i + 1].text.empty()) break;
    while (i > from && !lines_[i - 1].text.empty() && skipped < most_skipped) {
      --i;
      ++skipped;
    }
    if (++skipped > most_skipped) break;
  }
  std::reverse(read_.begin(), read_.end());
  next_ = anchor;
  if (!read_.empty() && more()) anchor_ = read_.size() - 1;
}

bool CellLines::is_near(std::size_t a, std::size_t b) const {
  return lines_[a].region == lines_[b].region && lines_[a].column == lines_[b].column;
}

bool CellLines::read(std::size_t line) {
  const std::string_view text = lines_[line].text;
  if (!may_hold_cells(text)) return false;
  StreamLine out{line, tokens_.size(), tokens_.size(), line > 0 && lines_[line - 1].text.empty(), true};
  const auto add = [&](const char* begin, const char* end) {
    if (begin == end) return true;
    CellToken token{{begin, static_cast<std::size_t>(end - begin)}};
    if (!read_token(token) || tokens_.size() - out.first == most_tokens) return false;
    tokens_.push_back(token);
    out.words &= token.word;
    return true;
  };
  const char* const end = text.data() + text.size();
  const char* begin = text.data();
  bool cells = true;
  for (const char* p = begin; p != end && cells;) {
    const char* const here = p;
    if (!blanks.has(class_of(next_char(p)))) continue;
    cells = add(begin, here);
    begin = p;
  }
  if (!cells || !add(begin, end)) {
    tokens_.resize(out.first);
    return false;
  }
  out.last = tokens_.size();
  read_.push_back(out);
  return true;
}

bool CellLines::more() {
  std::size_t skipped = 0;
  while (!ended_) {
    while (next_ < lines_.size() && lines_[next_].text.empty()) ++next_;
    ended_ = next_ == lines_.size() || !is_near(next_, read_.back().line);
    if (ended_ || read(next_++)) break;
    ended_ = !lines_[next_ - 2].text.empty();
    for (++skipped; next_ < lines_.size() && !lines_[next_].text.empty() && skipped <= most_skipped; ++skipped) ++next_;
    ended_ |= skipped > most_skipped;
  }
  return !ended_;
}

std::string_view CellLines::cell(std::size_t first, std::size_t last) const {
  const char* const begin = tokens_[first].text.data();
  const char* const end = tokens_[last - 1].text.data() + tokens_[last - 1].text.size();
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::size_t CellLines::count_figures(std::size_t i) const {
  std::size_t n = 0;
  for (std::size_t t = read_[i].first; t < read_[i].last; ++t) n += tokens_[t].figure;
  return n;
}

std::size_t CellLines::block_length(std::size_t i) {
  std::size_t n = 1;
  while (n <= most_block && has(i + n) && !read_[i + n].after_blank) ++n;
  return n;
}

}  // namespace newsprint
