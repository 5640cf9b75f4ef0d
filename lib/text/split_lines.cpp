#include "text/split_lines.h"

#include "base/char_class.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "text/block_scan.h"
#include "text/repair.h"

namespace newsprint {

namespace {

constexpr std::uint32_t tab_width = 8;

struct Margin {
  std::uint32_t code_points = 0;
  std::uint32_t columns = 0;
};

// Takes the blanks off both ends of `text`; tells what stood on the left.
Margin trim(std::string_view& text) noexcept {
  Margin margin;
  while (!text.empty()) {
    const char* p = text.data();
    const char32_t c = next_char(p);
    const CharClass cls = class_of(c);
    if (!blanks.has(cls)) break;
    ++margin.code_points;
    margin.columns += c == U'\t' ? tab_width - margin.columns % tab_width : info(cls).width;
    text.remove_prefix(static_cast<std::size_t>(p - text.data()));
  }
  while (!text.empty()) {
    const char* p = last_char(text);
    const char* q = p;
    if (!blanks.has(class_of(next_char(q)))) break;
    text.remove_suffix(static_cast<std::size_t>(text.data() + text.size() - p));
  }
  return margin;
}

// Shifts of the text after its first `taken` code points were trimmed; returns the delta that held there.
std::int32_t rebase_shifts(Page& page, Slice& shifts, std::uint32_t taken) {
  std::int32_t delta = 0;
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < shifts.count; ++i) {
    const Shift shift = page.shifts[shifts.first + i];
    if (shift.index <= taken)
      delta = shift.delta;
    else
      page.shifts[shifts.first + kept++] = {shift.index - taken, shift.delta};
  }
  for (std::uint32_t i = 0; i < kept; ++i) page.shifts[shifts.first + i].delta -= delta;
  page.shifts.resize(shifts.first + kept);
  shifts.count = kept;
  return delta;
}

// Whether neither end of a line can be blank, by its first and last characters' bytes: true of most lines.
bool has_plain_ends(std::string_view text) noexcept {
  const auto plain = [](const char* p) {
    const auto c = static_cast<unsigned char>(*p);
    if ((c > ' ' && c < 0x7F) || (c >= 0xE4 && c <= 0xEE)) return true;  // ASCII; U+4000 and on
    const auto second = static_cast<unsigned char>(p[c < 0x80 ? 0 : 1]);
    // CJK marks but U+3000, and full-width ones.
    return c == 0xE3 ? second != 0x80 || static_cast<unsigned char>(p[2]) != 0x80 : c == 0xEF && second == 0xBC;
  };
  return plain(text.data()) && plain(last_char(text));
}

void mend_line(std::string_view raw, std::uint32_t normalize, Page& page, Line& line) {
  page.character_count -= scan_text(raw).characters;
  line.text = repair_line(line.text, normalize, page, line.shifts);
  const Margin inner = trim(line.text);
  const std::int32_t delta = rebase_shifts(page, line.shifts, inner.code_points);
  line.at += inner.code_points + static_cast<std::uint32_t>(delta);
  line.indent += inner.columns;
  page.character_count += scan_text(line.text).characters;
}

// Cuts a text at its line ends while the walk over it goes on block by block. Lines are views of the copy, which is
// there as far as the walk has come.
class LineCutter {
 public:
  LineCutter(std::string_view text, const char* copy, std::uint32_t normalize, Page& page, LinePlace& place)
      : text_(text), copy_(copy), normalize_(normalize), page_(page), place_(place) {}

  void take(std::size_t block, const BlockScan& seen) {
    page_.character_count += seen.characters;
    const bool odd = (seen.apart | seen.damaged) != 0;
    std::uint64_t ahead = ~std::uint64_t{0};  // what of the block stands behind the last line end
    for (std::uint64_t ends = seen.ends; ends != 0; ends &= ends - 1) {
      const auto at = static_cast<unsigned>(__builtin_ctzll(ends));
      const std::size_t end = block + at;
      const std::uint64_t before = (std::uint64_t{1} << at) - 1;
      if (end < begin_) continue;  // the LF of a CRLF
      if (odd) note(seen, ahead & before);
      ahead = ~before;
      cut(end);
      begin_ = end + (text_[end] == '\r' && end + 1 < text_.size() && text_[end + 1] == '\n' ? 2 : 1);
      ++place_.number;
      place_.at = 0;
    }
    if (odd) note(seen, ahead);
  }

  // What stands behind the last line end.
  void finish() {
    if (begin_ >= text_.size()) return;
    const std::string_view rest = text_.substr(begin_);
    cut(text_.size());
    place_.at += count_code_points(rest);
  }

 private:
  // What the walk saw of the line in work.
  void note(const BlockScan& seen, std::uint64_t bits) {
    apart_ |= (seen.apart & bits) != 0;
    damaged_ |= (seen.damaged & bits) != 0;
  }

  void cut(std::size_t end) {
    const std::string_view raw(copy_ + begin_, end - begin_);
    const bool mend = damaged_ || normalize_ != normalize_nothing;
    ++page_.line_count;
    Line& line = page_.lines.emplace_back();
    line.number = place_.number;
    line.text = raw;
    line.at = place_.at;
    line.whole = !apart_ && !mend;
    apart_ = damaged_ = false;
    if (raw.empty() || (!mend && has_plain_ends(raw))) return;
    const Margin margin = trim(line.text);
    line.at += margin.code_points;
    line.indent = margin.columns;
    if (mend) mend_line(raw, normalize_, page_, line);
  }

  std::string_view text_;
  const char* copy_;
  std::uint32_t normalize_;
  Page& page_;
  LinePlace& place_;
  std::size_t begin_ = 0;  // of the line in work
  bool apart_ = false;     // seen in it so far
  bool damaged_ = false;
};

}  // namespace

void split_lines(std::string_view text, std::uint32_t normalize, Page& page, LinePlace& place) {
  // Growing by doubling would take thrice the memory for a moment: on a large page that shows.
  constexpr std::size_t large = std::size_t{256} << 10;
  if (text.size() >= large) {
    const auto ends = std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
    page.lines.reserve(static_cast<std::size_t>(ends) + 1);
  }
  char* const copy = page.arena.allocate(text.size());
  LineCutter cutter(text, copy, normalize, page, place);
  for (std::size_t block = 0; block < text.size(); block += block_bytes)
    cutter.take(block, scan_block(text.substr(block), copy + block));
  cutter.finish();
}

}  // namespace newsprint
