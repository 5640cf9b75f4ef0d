#include "text/split_lines.h"

#include <algorithm>
#include <cstring>

#include "base/char_class.h"
#include "base/plain.h"
#include "base/utf8.h"
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

void add_line(std::string_view raw, bool mend, std::uint32_t normalize, Page& page, LinePlace place) {
  Line& line = page.lines.emplace_back();
  line.number = place.number;
  line.text = raw;
  line.at = place.at;
  if (raw.empty() || (!mend && has_plain_ends(raw))) return;
  const Margin margin = trim(line.text);
  line.at += margin.code_points;
  line.indent = margin.columns;
  if (!mend) return;
  TextScan scan = scan_text(line.text);
  if (normalize != normalize_nothing || scan.damaged) {
    line.text = repair_line(line.text, normalize, page, line.shifts);
    const Margin inner = trim(line.text);
    const std::int32_t delta = rebase_shifts(page, line.shifts, inner.code_points);
    line.at += inner.code_points + static_cast<std::uint32_t>(delta);
    line.indent += inner.columns;
    scan = scan_text(line.text);
  }
  page.character_count += scan.characters;
}

}  // namespace

void split_lines(std::string_view text, std::uint32_t normalize, Page& page, LinePlace& place) {
  if (text.empty()) return;  // memchr wants a pointer even for nothing
  // Growing by doubling would take thrice the memory for a moment: on a large page that shows.
  constexpr std::size_t large = std::size_t{256} << 10;
  if (text.size() >= large) {
    const auto ends = std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
    page.lines.reserve(static_cast<std::size_t>(ends) + 1);
  }
  const char* p = text.data();
  const char* const end = p + text.size();
  // One walk over the whole page counts it, and spares its lines another one unless something wants repair.
  const TextScan scan = scan_text(text);
  const bool mend = scan.damaged || normalize != normalize_nothing;
  if (!mend) page.character_count += scan.characters;
  const auto find = [&](const char* from, char c) {
    const void* found = std::memchr(from, c, static_cast<std::size_t>(end - from));
    return found == nullptr ? end : static_cast<const char*>(found);
  };
  // The next of each, looked for again only behind it: a page may have none of one kind.
  const char* feed = find(p, '\n');
  const char* carriage = find(p, '\r');
  while (p < end) {
    if (feed < p) feed = find(p, '\n');
    if (carriage < p) carriage = find(p, '\r');
    const char* const stop = std::min(feed, carriage);
    const std::string_view raw(p, static_cast<std::size_t>(stop - p));
    add_line(raw, mend, normalize, page, place);
    ++page.line_count;
    if (stop == end) {
      place.at += count_code_points(raw);
      return;
    }
    p = stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1);
    ++place.number;
    place.at = 0;
  }
}

}  // namespace newsprint
