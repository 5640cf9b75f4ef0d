#include "support/pages.h"

#include <array>
#include <vector>

#include "base/utf8.h"

namespace newsprint::testing {

namespace {

template <std::size_t n>
std::string_view pick(const std::array<std::string_view, n>& from, Random& random) {
  return from[random.below(n)];
}

constexpr std::array<std::string_view, 12> pieces_of_sentences{"，", "。", "、", "：“", "。”", "！",
                                                               "（", "）", "；", "—— ", "《",  "》"};
constexpr std::array<std::string_view, 14> english_words{"harbour", "council", "the",      "of", "well-known",
                                                         "bridge",  "opened",  "Saturday", "a",  "12",
                                                         "in",      "said",    "re-elect", "its"};
constexpr std::array<std::string_view, 10> odd_lines{"Table with 3 columns: a, b, c. 1. x, y, z; 2. u, v, w",
                                                     "| 甲 | 乙 |",
                                                     "|---|---|",
                                                     "+----+------+",
                                                     "（下转第3版）",
                                                     "■ 本报记者 甲乙 通讯员 丙丁",
                                                     "— 7 —",
                                                     "名次    姓名      成绩",
                                                     "1       甲乙丙    98.5",
                                                     "第 5 版   要闻"};
constexpr std::array<std::string_view, 12> noise{"\xEF\xBC",     "\xFF\xFE",         "\xE2\x80\x8B", "\xC2\xAD",
                                                 "\xEF\xBB\xBF", "\xE2\xBC\x80",     "\xEF\xAC\x81", "\xCC\x81",
                                                 "\x01",         "\xF0\xA0\x80\x80", "\xE3\x80\x80", "\t"};
constexpr std::array<std::string_view, 5> line_ends{"\n", "\n", "\n", "\r\n", "\r"};

std::string chinese(std::size_t characters, Random& random) {
  std::string text;
  for (std::size_t i = 0; i < characters; ++i) {
    if (random.one_in(9))
      text += pick(pieces_of_sentences, random);
    else if (random.one_in(30))
      text += std::to_string(random.below(3000));
    else
      append_utf8(static_cast<char32_t>(0x4E00 + random.below(600)), text);
  }
  return text;
}

// Lines of `measure` characters, as a typesetter would break them.
std::vector<std::string> wrapped_chinese(std::size_t measure, Random& random) {
  const std::string text = chinese(20 + random.below(150), random);
  std::vector<std::string> lines(1, random.one_in(3) ? "　　" : "");
  std::size_t column = 0;
  for (const char *p = text.data(), *end = p + text.size(); p < end; ++column) {
    if (column == measure) {
      lines.emplace_back();
      column = 0;
    }
    append_utf8(next_char(p), lines.back());
  }
  return lines;
}

std::vector<std::string> wrapped_english(std::size_t measure, Random& random) {
  std::vector<std::string> lines(1);
  for (std::size_t n = 20 + random.below(60); n > 0; --n) {
    const std::string word(pick(english_words, random));
    std::string& line = lines.back();
    if (line.size() + word.size() + 1 <= measure) {
      line += line.empty() ? word : " " + word;
    } else if (word.size() > 5) {
      line += " " + word.substr(0, 3) + "-";
      lines.push_back(word.substr(3));
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

std::vector<std::string> paragraph(std::size_t measure, Random& random) {
  if (random.one_in(6)) return {chinese(5 + random.below(12), random)};
  if (random.one_in(8)) return {std::string(pick(odd_lines, random)), std::string(pick(odd_lines, random))};
  return random.one_in(4) ? wrapped_english(measure * 2, random) : wrapped_chinese(measure, random);
}

std::vector<std::string> column(std::size_t measure, Random& random) {
  std::vector<std::string> lines;
  for (std::size_t n = 1 + random.below(5); n > 0; --n) {
    for (std::string& line : paragraph(measure, random)) {
      if (random.one_in(60)) line += pick(noise, random);
      lines.push_back(std::move(line));
      if (random.one_in(50)) lines.emplace_back();
    }
    if (!random.one_in(4)) lines.emplace_back();
  }
  return lines;
}

// Pads to a display column; characters above ASCII count as two, which is near enough for a page made by chance.
void pad(std::string& line, std::size_t to) {
  std::size_t width = 0;
  for (const char c : line) width += is_continuation(c) ? 0 : (c & '\x80') != 0 ? 2 : 1;
  line.append(width < to ? to - width : 2, ' ');
}

std::vector<std::string> side_by_side(std::size_t measure, Random& random) {
  std::vector<std::string> lines = column(measure, random);
  for (std::size_t columns = 1 + random.below(3), n = 1; n <= columns; ++n) {
    const std::vector<std::string> next = column(measure, random);
    if (lines.size() < next.size()) lines.resize(next.size());
    for (std::size_t i = 0; i < next.size(); ++i) {
      if (next[i].empty()) continue;
      pad(lines[i], n * (measure * 2 + 4));
      lines[i] += next[i];
    }
  }
  return lines;
}

}  // namespace

std::size_t Random::below(std::size_t n) {
  // A 64-bit linear congruential generator with Knuth's constants; its high bits are good enough here.
  state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
  return static_cast<std::size_t>((state_ >> 33) % n);
}

std::string random_pages(Random& random) {
  std::string text;
  const std::string_view line_end = pick(line_ends, random);
  for (std::size_t pages = 1 + random.below(3), page = 0; page < pages; ++page) {
    const std::size_t measure = 10 + random.below(16);
    for (const std::string& line : random.one_in(3) ? side_by_side(measure, random) : column(measure, random)) {
      text += line;
      text += line_end;
    }
    if (page + 1 < pages || random.one_in(3)) text += '\f';
  }
  return text;
}

std::string mutated(std::string_view text, Random& random) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size() - 1) + 1;
    lines.emplace_back(text.substr(from, to - from));
    from = to;
  }
  if (lines.empty()) return {};
  for (std::size_t n = 1 + random.below(12); n > 0; --n) {
    std::string& line = lines[random.below(lines.size())];
    switch (random.below(6)) {
      case 0:
        std::swap(line, lines[random.below(lines.size())]);
        break;
      case 1:
        line = lines[random.below(lines.size())];
        break;
      case 2:
        line.resize(random.below(line.size() + 1));
        break;
      case 3:
        line = "\n";
        break;
      case 4:
        line.insert(random.below(line.size() + 1), pick(noise, random));
        break;
      default:
        if (!line.empty()) line[random.below(line.size())] = static_cast<char>(random.below(256));
    }
  }
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

std::string random_bytes(Random& random) {
  std::string bytes(random.below(4000), '\0');
  for (char& byte : bytes) byte = static_cast<char>(random.below(256));
  return bytes;
}

}  // namespace newsprint::testing
