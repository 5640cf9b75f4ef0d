#include "mutations.h"

#include <algorithm>
#include <array>
#include <vector>

#include "made_pages.h"

namespace made {
namespace {

using Lines = std::vector<std::string>;

std::string joined(const Lines& lines, std::string_view line_end) {
  std::string out;
  for (const std::string& line : lines) out.append(line).append(line_end);
  return out;
}

// Some lines of a page, of which there is one at least.
struct Run {
  std::ptrdiff_t first;
  std::ptrdiff_t last;
};

Run some_lines(Dice& dice, const Lines& lines) {
  const std::size_t first = dice.below(lines.size());
  const std::size_t count = 1 + dice.below(std::min<std::size_t>(lines.size() - first, 12));
  return {static_cast<std::ptrdiff_t>(first), static_cast<std::ptrdiff_t>(first + count)};
}

std::size_t step_back(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

void shuffle(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  for (auto i = run.last - run.first; i > 1; --i)
    std::swap(lines[static_cast<std::size_t>(run.first + i - 1)],
              lines[static_cast<std::size_t>(run.first) + dice.below(static_cast<std::size_t>(i))]);
}

void drop(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  lines.erase(lines.begin() + run.first, lines.begin() + run.last);
  if (lines.empty()) lines.emplace_back();
}

void double_run(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  const Lines copy(lines.begin() + run.first, lines.begin() + run.last);
  const std::size_t to = dice.one_in(3) ? static_cast<std::size_t>(run.last) : dice.below(lines.size() + 1);
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to), copy.begin(), copy.end());
}

void move_run(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  std::rotate(lines.begin() + run.first, lines.begin() + run.last, lines.end());
}

// As extractors do that lose line ends.
void join_run(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  const std::string between = dice.one_in(2) ? " " : "";
  std::string all;
  for (auto i = run.first; i < run.last; ++i)
    all.append(i == run.first ? "" : between).append(lines[static_cast<std::size_t>(i)]);
  lines.erase(lines.begin() + run.first + 1, lines.begin() + run.last);
  lines[static_cast<std::size_t>(run.first)] = all;
}

void cut_lines(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  for (auto i = run.last; i-- > run.first;) {
    std::string& line = lines[static_cast<std::size_t>(i)];
    const std::size_t at = step_back(line, dice.below(line.size() + 1));
    std::string tail = line.substr(at);
    line.resize(at);
    if (!dice.one_in(3)) lines.insert(lines.begin() + i + 1, std::move(tail));
  }
}

void cut_page(Dice& dice, Lines& lines) {
  const std::size_t keep = 1 + dice.below(lines.size());
  if (dice.one_in(2))
    lines.resize(keep);
  else
    lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(keep));
}

void blank_lines(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  for (auto i = run.last; i-- > run.first;) lines.insert(lines.begin() + i, std::string(dice.below(3), ' '));
}

void set_beside(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  const auto half = (run.last - run.first) / 2;
  for (auto i = run.first; i < run.first + half; ++i) {
    lines[static_cast<std::size_t>(i)] +=
        std::string(1 + dice.below(8), ' ') + lines[static_cast<std::size_t>(i + half)];
  }
  lines.erase(lines.begin() + run.first + half, lines.begin() + run.first + 2 * half);
  if (lines.empty()) lines.emplace_back();
}

// Blanks of other kinds, of two and three bytes and of none.
void other_blanks(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  const std::array<std::string, 6> kinds{"\xC2\xA0", "\xE3\x80\x80", "\t", "  ", "\xE2\x80\x83", ""};
  const std::string& blank = dice.pick(kinds);
  for (auto i = run.first; i < run.last; ++i) {
    std::string out;
    for (const char c : lines[static_cast<std::size_t>(i)]) c == ' ' ? out.append(blank) : out.append(1, c);
    lines[static_cast<std::size_t>(i)] = out;
  }
}

// UTF-8 that was taken for Latin-1 and encoded again.
void encode_again(Dice& dice, Lines& lines) {
  const Run run = some_lines(dice, lines);
  for (auto i = run.first; i < run.last; ++i) {
    std::string out;
    for (const char c : lines[static_cast<std::size_t>(i)]) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80) out += static_cast<char>(0xC0U | byte >> 6U);
      out += static_cast<char>(byte < 0x80 ? byte : 0x80U | (byte & 0x3FU));
    }
    lines[static_cast<std::size_t>(i)] = out;
  }
}

void change_bytes(Dice& dice, Lines& lines) {
  for (std::size_t n = 1 + dice.below(4); n > 0; --n) {
    std::string& line = lines[dice.below(lines.size())];
    if (!line.empty()) line[dice.below(line.size())] = static_cast<char>(dice.below(256));
  }
}

void put_marks(Dice& dice, Lines& lines) {
  const std::array<std::string, 12> marks{"\xE2\x80\x9C", "\xE3\x80\x82", "|",   ",",  "-",  "; 2. ",
                                          "\f",           "\xEF\xBC\x88", "1. ", "\r", "\t", "Table with 2 columns: "};
  const std::string& mark = dice.pick(marks);
  const Run run = some_lines(dice, lines);
  for (auto i = run.first; i < run.last; ++i) {
    std::string& line = lines[static_cast<std::size_t>(i)];
    line.insert(step_back(line, dice.below(line.size() + 1)), mark);
  }
}

// --- Encodings ---

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U && !out.empty())
      out.back() = out.back() << 6U | (byte & 0x3FU);
    else
      out.push_back(byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1FU : byte < 0xF0 ? byte & 0x0FU : byte & 0x07U);
  }
  return out;
}

void put_unit(std::uint32_t unit, std::size_t bytes, bool big, std::string& out) {
  for (std::size_t i = 0; i < bytes; ++i)
    out += static_cast<char>(unit >> 8U * static_cast<unsigned>(big ? bytes - 1 - i : i) & 0xFFU);
}

std::string encoded(Dice& dice, std::string_view text) {
  const bool big = dice.one_in(2);
  const std::size_t bytes = dice.one_in(2) ? 2 : 4;
  std::string out;
  if (dice.one_in(2)) put_unit(0xFEFF, bytes, big, out);
  for (const char32_t c : code_points(text)) {
    if (bytes == 4 || c < 0x10000) {
      put_unit(c, bytes, big, out);
    } else {
      put_unit(0xD800 + ((c - 0x10000) >> 10U & 0x3FFU), bytes, big, out);
      put_unit(0xDC00 + ((c - 0x10000) & 0x3FFU), bytes, big, out);
    }
  }
  return out;
}

}  // namespace

std::string mutated(std::string_view page, std::string_view other, std::uint64_t seed) {
  constexpr std::array mutations{shuffle,     drop,       double_run,   move_run,     join_run,     cut_lines, cut_page,
                                 blank_lines, set_beside, other_blanks, encode_again, change_bytes, put_marks};
  Dice dice(seed);
  Lines lines = split_lines(page);
  if (dice.one_in(8)) {
    const Lines more = split_lines(other);
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(dice.below(lines.size() + 1)), more.begin(), more.end());
  }
  for (std::size_t n = 1 + dice.below(6); n > 0; --n) dice.pick(mutations)(dice, lines);
  const std::array<std::string, 5> line_ends{"\n", "\n", "\n", "\r\n", "\r"};
  const std::string text = joined(lines, dice.pick(line_ends));
  return dice.one_in(16) ? encoded(dice, text) : text;
}

}  // namespace made
