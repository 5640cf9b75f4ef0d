#include "made_pages.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace made {
namespace {

using Words = std::vector<std::string_view>;
using Lines = std::vector<std::string>;

// One script's material: units are words where `gap` is a blank, characters where it is empty.
struct Script {
  Words units;
  Words stops;
  std::string_view comma, open, close, gap;
  std::size_t unit_width;  // display columns, about
};

const std::array<Script, 4>& scripts() {
  static const std::array<Script, 4> all{{
      {{"山", "水", "风", "桥", "灯", "船", "木",  "人", "来", "去", "的", "一",
        "在", "大", "小", "年", "月", "3",  "120", "书", "店", "老", "河", "岸"},
       {"。", "！", "？", "……"},
       "，",
       "“",
       "”",
       "",
       2},
      {{"の", "は", "を", "に", "と", "山", "川", "町", "船", "ー", "ッ", "カ", "ン", "です", "した", "人", "朝"},
       {"。", "？"},
       "、",
       "「",
       "」",
       "",
       2},
      {{"마을", "사람들이", "강가에", "모여", "노래를", "불렀다", "오늘", "아침", "3000원", "나무", "의자", "새"},
       {".", "?"},
       ",",
       "“",
       "”",
       " ",
       6},
      {{"the", "river", "ferry", "well-known", "Garten", "Straße", "of", "and", "window", "lantern", "e-mail", "1,200",
        "co-operate", "Über", "été", "mill", "Haus-", "a"},
       {".", "?", "!"},
       ",",
       "\"",
       "\"",
       " ",
       6},
  }};
  return all;
}

// Parts of a page that stages know by their shape; all invented.
const Words heads{"■ 本报记者 甲一 本报通讯员 乙二",
                  "□记者 甲一 通讯员 乙二",
                  "■ 丙三",
                  "——一座桥的三百天",
                  "灯火 渡口",
                  "By Ann Lee",
                  "Von Eva Holt",
                  "한별 기자",
                  "孩子们在河边放灯。记者 甲一摄",
                  "Photo: Ann Lee",
                  "第5版",
                  "Page 12",
                  "电话: 0990-5550100 邮箱: a@b.example",
                  "一等奖 (2件)",
                  "Table",
                  "- 7 -",
                  "IN BRIEF"};
const Words flattened{"Table with 4 columns: 位, 人, 物, 处. 1. 甲一, 书, 东; 2. 乙二 丙三, 船, 西",
                      "Table with 2 columns: a, b. 1. x, y; 2. , ; 3. z", "Table with 0 columns: .",
                      "Table with 99 columns: a. 1. b"};
const Words drawn{"+----+-----+\n| no | 名  |\n+----+-----+\n| 1  | 甲  |\n+----+-----+",
                  "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |   |", "┌──┬──┐\n│甲│乙│\n├──┼──┤\n│1 │2 │\n└──┴──┘",
                  "Rank  Club      Points\n   1  Oak Hill      44\n   2  Low Mill      41\n   3  Fern          38"};
const Words dirt{"\xff",
                 "\xc3",
                 "\xe4\xb8",
                 "\xf0\x9f\x98",
                 "\x01",
                 std::string_view("\0", 1),
                 "\xe2\x80\x8b" /* zero-width space */,
                 "\xc2\xad" /* soft hyphen */,
                 "\xe2\xbd\x94" /* a radical */,
                 "\xef\xa4\x80" /* a compatibility ideograph */,
                 "\xef\xac\x81" /* fi */,
                 "\xe2\x80\xae",
                 "\xef\xbb\xbf",
                 "e\xcc\x81",
                 "\xe8\x91\x9b\xf3\xa0\x84\x80" /* with a variation selector */,
                 "\f",
                 "\r",
                 "\r\n",
                 "\t",
                 "\xc2\x85",
                 "\xc2\xa0" /* no-break space */,
                 "\xe2\x80\xaf" /* narrow no-break space */,
                 "\xe3\x80\x80" /* ideographic space */,
                 "\xe2\x80\xa8"};

std::string sentence(Dice& dice, const Script& script) {
  std::string out;
  const bool quoted = dice.one_in(5);
  if (quoted) out += script.open;
  const std::size_t length = 2 + dice.below(30);
  for (std::size_t i = 0; i < length; ++i) {
    if (i > 0) out += script.gap;
    out += dice.pick(script.units);
    if (i + 1 < length && dice.one_in(7)) out += script.comma;
  }
  out += dice.pick(script.stops);
  if (quoted && !dice.one_in(8)) out += script.close;
  return out;
}

std::string paragraph(Dice& dice, const Script& script) {
  std::string out;
  for (std::size_t n = 1 + dice.below(5); n > 0; --n) {
    if (!out.empty()) out += script.gap;
    out += sentence(dice, script);
  }
  return out;
}

std::size_t unit_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

// Cut into lines of about `width` display columns: at blanks where the script has them, else anywhere; a word of a
// Latin line is now and then hyphenated.
Lines wrapped(Dice& dice, std::string_view text, std::size_t width, const Script& script) {
  Lines lines(1);
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = unit_length(text, at);
    const bool blank = text[at] == ' ';
    const bool cut = script.gap.empty() || blank;
    const bool hyphenate = !cut && length == 1 && dice.one_in(6);
    if (used >= width && (cut || hyphenate)) {
      if (hyphenate) lines.back() += '-';
      lines.emplace_back();
      used = 0;
      at += blank ? 1 : 0;
      continue;
    }
    lines.back() += text.substr(at, length);
    used += length > 1 ? 2 : 1;
    at += length;
  }
  return lines;
}

Lines beside(const Lines& left, const Lines& right) {
  std::size_t widest = 0;
  auto characters = [](const std::string& line) {
    return static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  };
  for (const auto& line : left) widest = std::max(widest, characters(line));
  Lines out;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    std::string line = i < left.size() ? left[i] : "";
    if (i < right.size()) line += std::string(widest + 4 - characters(line), ' ') + right[i];
    out.push_back(std::move(line));
  }
  return out;
}

// How this page prints its paragraphs.
struct Habit {
  std::size_t width;
  bool wraps_are_blanks;
  bool blank_line_between;
  std::string_view indent;
};

Lines printed(Dice& dice, const Script& script, const Habit& habit) {
  Lines lines = wrapped(dice, paragraph(dice, script), habit.width, script);
  lines.front().insert(0, habit.indent);
  if (habit.wraps_are_blanks) {
    std::string joined;
    for (const auto& line : lines) joined += (joined.empty() ? "" : " ") + line;
    lines = {joined};
  }
  if (lines.size() > 2 && dice.one_in(5)) {
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(1 + dice.below(lines.size() - 1)), "");
  }
  return lines;
}

void append(std::string& out, const Lines& lines) {
  for (const auto& line : lines) out.append(line).append("\n");
}

void append_piece(Dice& dice, const Script& script, const Habit& habit, std::string& out) {
  switch (dice.below(12)) {
    case 0:
      append(out, {std::string(dice.pick(heads)), ""});
      break;
    case 1:
      append(out, {std::string(dice.pick(flattened))});
      break;
    case 2:
      append(out, {std::string(dice.pick(drawn))});
      break;
    case 3: {
      const Lines left = printed(dice, script, habit);
      append(out, beside(left, printed(dice, script, habit)));
      break;
    }
    default:
      append(out, printed(dice, script, habit));
  }
  if (habit.blank_line_between) out += '\n';
}

void add_dirt(Dice& dice, std::string& text) {
  for (std::size_t n = 1 + dice.below(8); n > 0; --n) text.insert(dice.below(text.size() + 1), dice.pick(dirt));
}

void shuffle(Dice& dice, Lines& lines) {
  for (std::size_t n = 1 + dice.below(6); n > 0; --n)
    std::swap(lines[dice.below(lines.size())], lines[dice.below(lines.size())]);
}

void drop_blank_lines(Dice& dice, Lines& lines) {
  std::erase_if(lines, [&](const std::string& line) { return line.empty() && dice.one_in(2); });
  if (lines.empty()) lines.emplace_back();
}

void double_line(Dice& dice, Lines& lines) {
  const std::string line = dice.pick(lines);
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(dice.below(lines.size())), line);
}

void cut_line(Dice& dice, Lines& lines) {
  auto& line = lines[dice.below(lines.size())];
  line.resize(dice.below(line.size() + 1));  // may leave half a character
}

void wrap_anew(Dice& dice, Lines& lines) {
  Lines out;
  const std::size_t width = 4 + dice.below(60);
  for (const auto& line : lines) {
    const bool spaced = line.find(' ') != std::string::npos;
    for (auto& piece : wrapped(dice, line, width, scripts()[spaced ? 3 : 0])) out.push_back(std::move(piece));
  }
  lines = std::move(out);
}

void insert_junk(Dice& dice, Lines& lines) {
  auto& line = lines[dice.below(lines.size())];
  line.insert(dice.below(line.size() + 1), dice.one_in(2) ? dice.pick(dirt) : dice.pick(flattened));
}

void move_tail(Dice& dice, Lines& lines) {
  std::rotate(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(dice.below(lines.size())), lines.end());
}

void put_beside(Dice& dice, Lines& lines) {
  const auto middle = lines.begin() + static_cast<std::ptrdiff_t>(dice.below(lines.size()));
  lines = beside(Lines(lines.begin(), middle), Lines(middle, lines.end()));
}

// The lines shared out over columns, and dealt from these in turns.
std::string dealt_out(std::string_view text, std::size_t columns) {
  const Lines lines = split_lines(text);
  const std::size_t height = (lines.size() + columns - 1) / columns;
  std::string out;
  for (std::size_t row = 0; row < height; ++row)
    for (std::size_t i = row; i < lines.size(); i += height) out.append(lines[i]).append("\n\n");
  return out;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Case> sample_pages() {
  std::vector<Case> pages;
  for (const auto& entry : std::filesystem::directory_iterator(NEWSPRINT_SEEDS)) {
    if (entry.path().extension() == ".txt") pages.push_back({entry.path().stem().string(), read_file(entry.path())});
  }
  std::sort(pages.begin(), pages.end(), [](const Case& a, const Case& b) { return a.name < b.name; });
  if (pages.empty()) throw std::runtime_error("no sample pages in " NEWSPRINT_SEEDS);
  return pages;
}

}  // namespace

std::string page(std::uint64_t seed, Dirt allowed) {
  Dice dice(seed);
  const std::size_t base = 8 + dice.below(50);
  const Habit habit{base, dice.one_in(4), !dice.one_in(3), dice.pick(Words{"", "", "　　", "  ", "    "})};
  const Script* script = &dice.pick(scripts());
  std::string out;
  for (std::size_t n = dice.below(14); n > 0; --n) {
    if (dice.one_in(6)) script = &dice.pick(scripts());
    append_piece(dice, *script, habit, out);
  }
  if (allowed == Dirt::allowed) add_dirt(dice, out);
  return out;
}

std::string damaged(std::string_view text, std::uint64_t seed) {
  Dice dice(seed);
  constexpr std::array damages{shuffle,   drop_blank_lines, double_line, cut_line,
                               wrap_anew, insert_junk,      move_tail,   put_beside};
  Lines lines = split_lines(text);
  for (std::size_t n = 1 + dice.below(4); n > 0; --n) dice.pick(damages)(dice, lines);
  std::string out;
  for (const auto& line : lines) out.append(out.empty() ? "" : "\n").append(line);
  return out;
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all = [] {
    std::vector<Case> list = sample_pages();
    const std::size_t samples = list.size();
    for (std::uint64_t seed = 1; seed <= 160; ++seed) {
      const Dirt allowed = seed % 4 == 0 ? Dirt::allowed : Dirt::none;
      list.push_back({"made page, seed " + std::to_string(seed), page(seed, allowed)});
    }
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
      const Case& sample = list[seed % samples];
      list.push_back({"damaged " + sample.name + ", seed " + std::to_string(seed), damaged(sample.text, seed)});
    }
    for (std::size_t i = 0; i < samples; ++i)
      for (const std::size_t columns : {2U, 3U})
        list.push_back(
            {list[i].name + " dealt out of " + std::to_string(columns) + " columns", dealt_out(list[i].text, columns)});
    return list;
  }();
  return all;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace made
