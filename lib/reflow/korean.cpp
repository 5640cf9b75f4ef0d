#include "reflow/korean.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <initializer_list>

#include "base/char_class.h"
#include "base/utf8.h"
#include "reflow/korean_weights.inc"

namespace newsprint {

namespace {

// These constants and the n-grams below stand in tools/dev/fit-korean too.
constexpr std::uint32_t row_bits = 11;
constexpr std::uint32_t print_bits = 18;
constexpr float steps = 8;
constexpr std::uint32_t most_seen = 3;
constexpr std::uint32_t longest_part = 6;
constexpr std::size_t side = 8;  // characters looked at on each side
static_assert(std::size(ngram_rows) == 1U << row_bits);

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
constexpr std::array<std::int8_t, 128> make_values() {
  std::array<std::int8_t, 128> values{};
  for (std::size_t i = 0; i < digits.size(); ++i)
    values[static_cast<unsigned char>(digits[i])] = static_cast<std::int8_t>(i);
  return values;
}
constexpr std::array<std::int8_t, 128> digit_values = make_values();

constexpr char32_t blank = U' ';
constexpr char32_t number = U'0';
constexpr char32_t letter = U'A';
constexpr char32_t any_han = U'漢';

// Numbers and Latin words are all alike here.
char32_t squash(char32_t c, CharClass cls) {
  if (blanks.has(cls)) return blank;
  if (c >= U'0' && c <= U'9') return number;
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ? letter : c;
}

char32_t squash(char32_t c) { return squash(c, class_of(c)); }

// What stands around a place: [0] is nearest to it. Blanks beyond the ends.
struct Around {
  std::array<char32_t, side> left;
  std::array<char32_t, side> right;
};

Around around(std::string_view left, std::string_view right) {
  Around result;
  result.left.fill(blank);
  result.right.fill(blank);
  std::size_t n = 0;
  while (n < side && !left.empty()) {
    const char32_t c = squash(last_code_point(left));
    left.remove_suffix(static_cast<std::size_t>(left.data() + left.size() - last_char(left)));
    if (c != blank || n == 0 || result.left[n - 1] != blank) result.left[n++] = c;
  }
  n = 0;
  const char* const end = right.data() + right.size();
  for (const char* p = right.data(); n < side && p < end;) {
    const char32_t c = squash(next_char(p));
    if (c != blank || n == 0 || result.right[n - 1] != blank) result.right[n++] = c;
  }
  return result;
}

std::uint32_t hash(std::initializer_list<char32_t> text) {
  std::uint32_t h = 0x811C9DC5U;
  for (const char32_t c : text) h = (h ^ static_cast<std::uint32_t>(c)) * 0x01000193U;
  h ^= h >> 15;
  h *= 0x2C1B3C6DU;
  return h ^ (h >> 12);
}

// The weight of an n-gram, in steps; 0 for those that the table does not hold.
int weight(std::initializer_list<char32_t> ngram) {
  const std::uint32_t h = hash(ngram);
  const std::string_view row = ngram_rows[h & ((1U << row_bits) - 1)];
  const std::uint32_t print = (h >> row_bits) & ((1U << print_bits) - 1);
  const std::array<char, 3> wanted = {digits[print >> 12], digits[(print >> 6) & 63], digits[print & 63]};
  for (const char* p = row.data(); p < row.data() + row.size(); p += 4)
    if (std::equal(wanted.begin(), wanted.end(), p)) return digit_values[static_cast<unsigned char>(p[3])] - 32;
  return 0;
}

bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF); }
char32_t family(char32_t c) { return is_han(c) ? any_han : c; }

std::uint32_t part_length(const std::array<char32_t, side>& from) {
  std::uint32_t n = 0;
  while (n < longest_part && from[n] != blank) ++n;
  return n;
}

int weigh_ngrams(const Around& at) {
  const auto& l = at.left;
  const auto& r = at.right;
  int sum = weight({U'a', l[0]}) + weight({U'b', l[1], l[0]}) + weight({U'c', l[2], l[1], l[0]}) +
            weight({U'd', r[0]}) + weight({U'e', r[0], r[1]}) + weight({U'f', r[0], r[1], r[2]}) +
            weight({U'g', l[0], r[0]}) + weight({U'h', l[1], l[0], r[0]}) + weight({U'i', l[0], r[0], r[1]});
  if (is_han(l[1]) || is_han(l[0]) || is_han(r[0]) || is_han(r[1])) {
    const char32_t l0 = family(l[0]);
    const char32_t l1 = family(l[1]);
    const char32_t r0 = family(r[0]);
    const char32_t r1 = family(r[1]);
    sum += weight({U'j', family(l[2]), l1, l0}) + weight({U'k', r0, r1, family(r[2])}) + weight({U'l', l1, l0, r0}) +
           weight({U'm', l0, r0, r1});
  }
  const char32_t before = U'0' + part_length(l);
  const char32_t after = U'0' + part_length(r);
  return sum + weight({U'n', before}) + weight({U'o', after}) + weight({U'p', before, after});
}

// What is counted on the page itself: the nearest one or two characters of each side.
std::array<std::uint32_t, 4> own_keys(char32_t l1, char32_t l0, char32_t r0, char32_t r1) {
  return {hash({U'0', l0, r0}), hash({U'1', l1, l0, r0}), hash({U'2', l0, r0, r1}), hash({U'3', l1, l0, r0, r1})};
}

}  // namespace

bool may_cut(char32_t left, char32_t right) noexcept {
  constexpr ClassSet bound_to_left =
      no_line_start | ClassSet{CharClass::ellipsis, CharClass::middle_dot, CharClass::hyphen, CharClass::wave};
  const auto ascii_word = [](char32_t c) { return squash(c) == number || squash(c) == letter; };
  if (openers.has(class_of(left)) || bound_to_left.has(class_of(right))) return false;
  return !(ascii_word(left) && ascii_word(right));
}

void KoreanBlanks::count(std::uint32_t key, bool is_blank) noexcept {
  const std::uint32_t mask = static_cast<std::uint32_t>(seen_.size()) - 1;
  std::uint32_t i = key & mask;
  while (seen_[i] != 0 && (seen_[i] ^ key) >> 8 != 0) i = (i + 1) & mask;
  if (seen_[i] == 0) seen_[i] = key & ~0xFFU;
  const std::uint32_t shift = is_blank ? 0 : 4;
  if (((seen_[i] >> shift) & 0xFU) != 0xFU) seen_[i] += 1U << shift;
}

std::uint32_t KoreanBlanks::find(std::uint32_t key) const noexcept {
  if (seen_.empty()) return 0;
  const std::uint32_t mask = static_cast<std::uint32_t>(seen_.size()) - 1;
  std::uint32_t i = key & mask;
  while (seen_[i] != 0 && (seen_[i] ^ key) >> 8 != 0) i = (i + 1) & mask;
  return seen_[i];
}

void KoreanBlanks::learn(const Page& page, const std::vector<Piece>& pieces) {
  constexpr std::size_t enough = std::size_t{300} * 1024;  // bytes
  std::size_t bytes = 0;
  for (const Piece& piece : pieces) bytes += page.lines[piece.line].text.size();
  // Four keys a character of three bytes: half full at the worst.
  seen_.assign(std::bit_ceil(3 * std::min(bytes, enough) + 64), 0);
  std::vector<char32_t> text;
  std::size_t left = enough;
  for (const Piece& piece : pieces) {
    const std::string_view line = page.lines[piece.line].text.substr(0, left);
    left -= line.size();
    text.assign(2, blank);
    for (const char* p = line.data(); p < line.data() + line.size();) {
      const char32_t c = squash(next_char(p));
      if (c != blank || text.back() != blank) text.push_back(c);
    }
    text.push_back(blank);
    for (std::size_t i = 3; i + 1 < text.size(); ++i) {
      if (text[i] == blank) continue;
      const bool parted = text[i - 1] == blank;
      if (!parted && !may_cut(text[i - 1], text[i])) continue;
      const std::size_t l = parted ? i - 2 : i - 1;
      for (const std::uint32_t key : own_keys(text[l - 1], text[l], text[i], text[i + 1])) count(key, parted);
    }
  }
}

double KoreanBlanks::odds(std::string_view left, std::string_view right, Counted counted) const noexcept {
  const Around at = around(left, right);
  double sum = static_cast<double>(weigh_ngrams(at)) / steps;
  std::size_t kind = 0;
  for (const std::uint32_t key : own_keys(at.left[1], at.left[0], at.right[0], at.right[1])) {
    const std::uint32_t seen = find(key);
    const std::uint32_t without = std::min((seen >> 4) & 0xFU, most_seen);
    std::uint32_t with = seen & 0xFU;
    with = std::min(with - std::min(with, counted == Counted::as_blank ? 1U : 0U), most_seen);
    sum += static_cast<double>(own_weights[kind++][without][with]);
  }
  return sum;
}

KoreanCut find_cut(const Page& page, const std::vector<Piece>& pieces, const std::vector<Seam>& seams,
                   const KoreanBlanks& model) noexcept {
  constexpr double usual = -1.0;     // log-odds of a blank at any place of a Korean text
  constexpr double strongest = 4.0;  // no single line decides
  const auto log_share = [](double odds) { return -std::log1p(std::exp(-odds)); };
  const auto is_letter = [](char32_t c) { return (cjk_letters | ClassSet{CharClass::hangul}).has(class_of(c)); };
  double words = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (!seams[i].join) continue;
    const std::string_view left = page.lines[pieces[seams[i].before].line].text;
    const std::string_view right = page.lines[pieces[i].line].text;
    if (!is_letter(last_code_point(left)) || !is_letter(first_code_point(right))) continue;
    words += std::max(log_share(model.odds(left, right, Counted::no)) - log_share(usual), -strongest);
  }
  return words < 0 ? KoreanCut::syllables : KoreanCut::words;
}

Glue korean_glue(std::string_view left, std::string_view right, KoreanCut cut, const KoreanBlanks& model,
                 Counted counted) noexcept {
  const char32_t last = last_code_point(left);
  const char32_t first = first_code_point(right);
  if (no_line_start.has(class_of(first)) || openers.has(class_of(last))) return Glue::nothing;
  // Numbers and Latin words are never cut.
  if (cut == KoreanCut::words || !may_cut(last, first)) return Glue::blank;
  return model.odds(left, right, counted) > 0 ? Glue::blank : Glue::nothing;
}

}  // namespace newsprint
