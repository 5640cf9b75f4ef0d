#include "roles/facts.h"

#include <newsprint/lines.h>
#include <newsprint/roles.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <initializer_list>
#include <string>

#include "base/letter_case.h"
#include "base/plain.h"
#include "data/bylines.h"
#include "data/function_words.h"
#include "data/notices.h"
#include "roles/folio.h"
#include "roles/names.h"
#include "roles/words.h"

namespace newsprint {

namespace {

// Characters at which a length class begins: headlines and crossheads stay under 40.
constexpr std::uint32_t least_sentence = 10;  // characters of running text that ends in a stop
constexpr std::uint32_t brief_from = 5;
constexpr std::uint32_t phrase_from = 8;
constexpr std::uint32_t short_from = 13;
constexpr std::uint32_t medium_from = 26;
constexpr std::uint32_t long_from = 42;
constexpr std::uint32_t very_long_from = 80;

Cue length_cue(std::uint32_t n) {
  if (n < brief_from) return Cue::tiny;
  if (n < short_from) return Cue::brief;
  if (n < medium_from) return Cue::short_;
  if (n < long_from) return Cue::medium;
  return n < very_long_from ? Cue::long_ : Cue::very_long;
}

// What a walk over the characters shows.
struct Walk {
  std::uint32_t units = 0;  // characters; a Latin word counts two
  std::uint32_t digits = 0;
  bool inner_stop = false;
  bool inner_call = false;  // the same of a question or call
  bool calls = false;       // the last stop is one
  bool inner_comma = false;
  bool quote = false;
  CharClass last_mark = CharClass::blank;  // the last character that closes nothing
  bool all_capitals = true;                // no small Latin letter
  std::uint32_t latin_words = 0;
  std::uint32_t gaps = 0;  // runs of blanks
  bool letters = false;    // anything but marks
  bool blanks = false;     // anywhere
  bool bullet = false;     // a mark like ■ stands anywhere but at the beginning
};

constexpr std::ptrdiff_t stretch = 64;  // bytes of a text that are looked at together

// Of the six bytes before the stop `c`, two ideographs, and of the stop.
SentenceEnd end_at(std::string_view text, const char* stop, const char* behind, char32_t c) {
  constexpr std::ptrdiff_t bytes = 6;
  std::uint64_t before = 0;
  if (stop - text.data() >= bytes) {
    std::uint32_t first = 0;
    std::uint16_t last = 0;
    std::memcpy(&first, stop - bytes, sizeof first);
    std::memcpy(&last, stop - sizeof last, sizeof last);
    before = std::uint64_t{last} << 32 | first;
  } else {
    for (const char* p = text.data(); p < stop; ++p) before = before << 8 | static_cast<unsigned char>(*p);
  }
  const std::uint64_t hash = (before ^ std::uint64_t{c} << 43) * 0x9E3779B97F4A7C15U;
  return {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(behind - text.data()), false};
}

// What characters do to a walk. Those up to `bytes` are counted, in eight bits each: enough for some stretches of text.
using Effect = std::uint64_t;
constexpr Effect is_mark = 1;  // neither blank nor in a word
constexpr Effect is_figure = Effect{1} << 8;
constexpr Effect in_word = Effect{1} << 16;
constexpr Effect is_blank = Effect{1} << 24;
constexpr Effect one_byte = Effect{1} << 32;
constexpr Effect is_stop = Effect{1} << 40;
constexpr Effect is_comma = Effect{1} << 41;
constexpr Effect is_quote = Effect{1} << 42;
constexpr Effect is_bullet = Effect{1} << 43;
constexpr Effect is_closing = Effect{1} << 44;  // what stands before it is still the last mark
constexpr Effect is_letter = Effect{1} << 45;   // of CJK scripts
constexpr Effect is_small = Effect{1} << 46;    // of Latin script

constexpr auto effects = [] {
  std::array<Effect, static_cast<std::size_t>(CharClass::class_count)> table{};
  const auto add = [&](Effect effect, std::initializer_list<CharClass> classes) {
    for (const CharClass c : classes) table[static_cast<std::size_t>(c)] |= effect;
  };
  add(is_blank, {CharClass::blank, CharClass::blank_wide});
  add(is_stop, {CharClass::stop, CharClass::stop_wide});
  add(is_comma, {CharClass::comma, CharClass::comma_wide});  // but 、
  add(is_quote, {CharClass::quote_open, CharClass::quote_open_wide, CharClass::quote_straight});
  add(is_bullet, {CharClass::bullet});
  add(is_figure, {CharClass::digit, CharClass::digit_wide});
  add(in_word,
      {CharClass::latin_lower, CharClass::latin_upper, CharClass::digit, CharClass::combining, CharClass::other});
  add(is_letter, {CharClass::han, CharClass::hiragana, CharClass::katakana, CharClass::kana_small, CharClass::kana_half,
                  CharClass::hangul});
  add(is_small, {CharClass::latin_lower});
  add(is_closing, {CharClass::quote_close, CharClass::quote_close_wide, CharClass::bracket_close,
                   CharClass::bracket_close_wide, CharClass::quote_straight});
  for (Effect& effect : table)
    if ((effect & (is_blank | in_word)) == 0) effect |= is_mark;
  return table;
}();

Effect effect_of(char32_t c) noexcept {
  const Effect effect = effects[static_cast<std::size_t>(class_of(c))];
  return c == U'、' ? effect & ~is_comma : effect;
}

// The same of ASCII characters: most of those that are no ideographs.
const std::array<Effect, 128> ascii_effects = [] {
  std::array<Effect, 128> table{};
  for (char32_t c = 0; c < table.size(); ++c) table[c] = effect_of(c) | one_byte;
  return table;
}();

// What the character at `p` does, which moves behind it.
inline Effect take_effect(const char*& p) noexcept {
  const auto byte = static_cast<unsigned char>(*p);
  if (byte < ascii_effects.size()) {
    ++p;
    return ascii_effects[byte];
  }
  if ((byte & 0xF0U) == 0xE0) {  // of three bytes: nearly all that are left
    const unsigned second = static_cast<unsigned char>(p[1]) & 0x3FU;
    const unsigned third = static_cast<unsigned char>(p[2]) & 0x3FU;
    p += 3;
    const unsigned c = (byte & 0xFU) << 12 | second << 6 | third;
    const std::size_t block = class_blocks[c >> class_block_bits];
    const std::uint8_t cls = class_values[block << class_block_bits | (c & ((1U << class_block_bits) - 1))];
    return (c == U'、' ? effects[cls] & ~is_comma : effects[cls]) + 3 * one_byte;
  }
  const char* const from = p;
  const char32_t c = next_char(p);
  return effect_of(c) + static_cast<Effect>(p - from) * one_byte;
}

// The class of the last character that closes nothing.
CharClass find_last_mark(std::string_view text) noexcept {
  while (!text.empty()) {
    const char* const from = last_char(text);
    const char* p = from;
    const CharClass last = class_of(next_char(p));
    if ((effects[static_cast<std::size_t>(last)] & (is_blank | is_closing)) == 0) return last;
    text = text.substr(0, static_cast<std::size_t>(from - text.data()));
  }
  return CharClass::blank;
}

// From `p` to `end`.
bool only_blanks_follow(const char* p, const char* end) noexcept {
  const auto byte = p < end ? static_cast<unsigned char>(*p) : static_cast<unsigned char>(' ');
  const bool may_be_blank = byte <= ' ' || (byte >= 0x80 && byte < 0xE4);
  return may_be_blank && skip_blanks({p, static_cast<std::size_t>(end - p)}).empty();
}

void take_stop(std::string_view text, const char* const stop, Walk& walk, std::vector<SentenceEnd>& sentences) {
  const char* const end = text.data() + text.size();
  const char* behind = stop;
  const char32_t c = next_char(behind);
  sentences.push_back(end_at(text, stop, behind, c));
  walk.calls = c == U'？' || c == U'！' || c == U'?' || c == U'!';
  if (only_blanks_follow(behind, end)) return;
  const std::string_view rest = c < 0x80 ? skip_blanks({behind, static_cast<std::size_t>(end - behind)}) : "";
  const bool in_number = !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
  if (!in_number) (walk.calls ? walk.inner_call : walk.inner_stop) = true;
}

// Where characters but plain ideographs begin in a stretch of text, with one byte more that may be read.
std::uint64_t others_of_stretch(const char* p) noexcept {
#ifdef __SSE2__
  static_assert(stretch == 4 * leads::window);
  return leads::of_others(p) | leads::of_others(p + leads::window) << leads::window |
         leads::of_others(p + 2 * leads::window) << 2 * leads::window |
         leads::of_others(p + 3 * leads::window) << 3 * leads::window;
#else
  return find_leads_scalar({p, stretch}).others;
#endif
}

// Walks over a text and looks at all its characters but plain ideographs.
Walk walk_over(std::string_view text, Sentences& found) {
  constexpr Effect runs = in_word | is_blank;
  constexpr int most_held = 3;  // stretches whose counts have room in eight bits each
  const char* const end = text.data() + text.size();
  Walk walk;
  Effect seen = 0;
  std::uint32_t marks = 0;
  std::size_t others = 0;            // bytes of all that are no plain ideographs
  const char* behind = text.data();  // the character taken last
  Effect sum = 0;                    // of some stretches
  int held = 0;                      // how many
  Effect run = is_blank;             // what it is part of; blanks at the beginning count for nothing
  const auto add_sum = [&] {
    const auto counted = [sum](Effect one) { return static_cast<std::uint32_t>(sum / one) & 0xFF; };
    marks += counted(is_mark);
    walk.digits += counted(is_figure);
    walk.latin_words += counted(in_word);
    walk.gaps += counted(is_blank);
    others += counted(one_byte);
    sum = 0;
    held = 0;
  };
  for (const char* from = text.data(); from < end; from += stretch) {
    if (behind - from >= stretch) continue;
    std::uint64_t left = end - from > stretch
                             ? others_of_stretch(from)
                             : find_others(text.data(), {from, static_cast<std::size_t>(end - from)}, end);
    if (behind > from) left &= ~std::uint64_t{0} << (behind - from);
    for (; left != 0; left &= left - 1) {
      const char* const p = from + __builtin_ctzll(left);
      run = p == behind ? run & runs : 0;
      behind = p;
      const Effect effect = take_effect(behind);
      const Effect fresh = effect & ~run;  // a run counts once
      sum += fresh;
      run = effect;
      seen |= effect;
      if ((fresh & (in_word | is_small | is_stop | is_bullet)) == 0) continue;
      if ((fresh & in_word) != 0) found.words.push_back(static_cast<std::uint32_t>(p - text.data()));
      if ((effect & is_small) != 0) {
        // More small letters change nothing.
        const char* const second = behind;
        while (behind < end && *behind >= 'a' && *behind <= 'z') ++behind;
        others += static_cast<std::size_t>(behind - second);
        if (behind - from >= stretch)
          left = 0;
        else if (behind != second)
          left &= ~std::uint64_t{0} << (behind - from - 1);  // from the last of them on
      }
      if ((effect & is_stop) != 0) take_stop(text, p, walk, found.ends);
      if ((effect & is_bullet) != 0 && !walk.bullet) walk.bullet = p != skip_blanks(text).data();
    }
    if (++held == most_held) add_sum();
  }
  add_sum();
  const auto ideographs = static_cast<std::uint32_t>((text.size() - others) / 3);
  walk.units = ideographs + marks + 2 * walk.latin_words;
  walk.all_capitals = (seen & is_small) == 0;
  walk.quote = (seen & is_quote) != 0;
  walk.blanks = (seen & is_blank) != 0;
  walk.letters = ideographs != 0 || (seen & is_letter) != 0;
  walk.inner_comma = (seen & is_comma) != 0;
  walk.last_mark = find_last_mark(text);
  return walk;
}

// Whether every Latin word of more than three letters begins with a capital.
bool is_title_case(std::string_view text) {
  constexpr std::uint32_t longest_small = 3;
  std::uint32_t length = 0;
  bool small_start = false;
  for (const char* p = text.data(); p < text.data() + text.size();) {
    const Effect effect = take_effect(p);
    if (length == 0) small_start = (effect & is_small) != 0;
    length = (effect & in_word) != 0 ? length + 1 : 0;
    if (small_start && length > longest_small) return false;
  }
  return true;
}

bool has_contact(std::string_view text, const Walk& w) {
  constexpr std::uint32_t telephone = 7;  // digits and more in a row, blanks and dashes aside
  if (text.find('@') != std::string_view::npos) return true;
  static constexpr WordFinder words(contact_words);
  if (words.any_in(text)) return true;
  if (w.digits < telephone) return false;
  std::uint32_t run = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (++run >= telephone) return true;
    } else if (c != '-' && c != ' ') {
      run = 0;
    }
  }
  return false;
}

// 一等奖 (2件): words and a count in brackets.
bool is_count_caption(std::string_view text) {
  if (text.size() > 60) return false;
  const CharClass last = class_of(last_code_point(text));
  if (last != CharClass::bracket_close && last != CharClass::bracket_close_wide) return false;
  const std::size_t open = std::min(text.rfind('('), find_last(text, "（"));
  if (open == std::string_view::npos || open == 0) return false;
  const char* p = text.data() + open;
  static_cast<void>(next_char(p));
  return class_of(first_code_point({p, static_cast<std::size_t>(text.data() + text.size() - p)})) == CharClass::digit;
}

constexpr std::string_view numerals[] = {"一、", "二、", "三、", "四、", "五、",
                                         "六、", "七、", "八、", "九、", "十、"};

bool is_numbered(std::string_view text) {
  static constexpr WordEdges edges(numerals);
  if (edges.may_start(text) && !leading_word(text, numerals).empty()) return true;
  if (class_of(first_code_point(text)) == CharClass::number_mark) return true;
  std::size_t i = 0;
  while (i < text.size() && i < 2 && text[i] >= '0' && text[i] <= '9') ++i;
  return i != 0 && i < text.size() &&
         (starts_with(text.substr(i), "、") || starts_with(text.substr(i), "．") ||
          (text[i] == '.' && i + 1 < text.size() && !(text[i + 1] >= '0' && text[i + 1] <= '9')));
}

// ■ 本报记者 甲 behind the text of a picture story.
bool ends_in_byline(std::string_view text) {
  text = drop_last_blanks(text);
  const std::size_t from = text.size() - std::min(text.size(), longest_byline);
  for (const std::string_view mark : {"■", "□", "●", "◆"}) {
    const std::size_t at = find_last(text.substr(from), mark);
    if (at == std::string_view::npos || from + at == 0) continue;
    Authors authors;
    if (parse_byline(text.substr(from + at), authors)) return true;
  }
  return false;
}

std::string_view strip_label_marks(std::string_view text) {
  constexpr ClassSet marks{CharClass::bullet,
                           CharClass::bracket_open,
                           CharClass::bracket_open_wide,
                           CharClass::bracket_close,
                           CharClass::bracket_close_wide,
                           CharClass::colon,
                           CharClass::colon_wide,
                           CharClass::blank,
                           CharClass::blank_wide};
  while (!text.empty() && marks.has(class_of(first_code_point(text)))) {
    const char* p = text.data();
    static_cast<void>(next_char(p));
    text.remove_prefix(static_cast<std::size_t>(p - text.data()));
  }
  while (!text.empty() && marks.has(class_of(last_code_point(text))))
    text = text.substr(0, static_cast<std::size_t>(last_char(text) - text.data()));
  return text;
}

// Whether `text` is one of the lower-case `words`.
template <class Words>
bool is_one_of(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return word.size() == text.size() && starts_with_caseless(text, word);
  });
}

// Words that stand over briefs and sections.
void see_label(std::string_view text, const Walk& w, Facts& facts) {
  static constexpr WordEdges places(place_endings);
  static constexpr WordEdges labels_start(label_openings);
  static constexpr WordEdges labels_end(label_endings);
  const bool place = facts.length >= 2 && facts.length <= 6 && w.digits == 0 && !w.quote &&
                     text.find(' ') == std::string_view::npos && places.may_end(text) &&
                     !trailing_word(text, place_endings).empty();
  if (place) facts.cues.set(Cue::place_alone);
  const bool label = w.latin_words != 0
                         ? !leading_word_caseless(text, label_openings).empty() || ends_with_caseless(text, "brief") ||
                               is_one_of(text, latin_labels)
                         : (labels_start.may_start(text) && !leading_word(text, label_openings).empty()) ||
                               (labels_end.may_end(text) && !trailing_word(text, label_endings).empty());
  if (label) facts.cues.set(Cue::label_word);
}

// 天气预报, WEATHER: alone, whatever marks stand around it.
bool is_notice_title(std::string_view text) {
  constexpr std::size_t longest = 30;  // bytes
  return text.size() <= longest && is_one_of(strip_label_marks(text), notice_titles);
}

// 公 告: a title set wide.
bool is_spaced_notice(std::string_view text, const Walk& w) {
  constexpr std::uint32_t longest = 6;
  if (w.units > longest || text.find(' ') == std::string_view::npos) return false;
  std::string closed;
  split(
      text, [](char32_t) { return false; }, [&](std::string_view piece) { closed += piece; });
  return std::find(std::begin(notice_words), std::end(notice_words), closed) != std::end(notice_words) ||
         !trailing_word(closed, notice_words).empty();
}

// 公 告因设备检修: the same with its text behind it.
bool opens_notice(std::string_view text) {
  const std::size_t blank = text.substr(0, 12).find(' ');
  if (blank != 3 || text.size() < 8) return false;
  const std::string_view first = text.substr(0, blank);
  const std::string_view rest = text.substr(blank + 1);
  return std::any_of(std::begin(notice_words), std::end(notice_words), [&](std::string_view word) {
    return word.size() == 6 && starts_with(word, first) && starts_with(rest, word.substr(3));
  });
}

// （上接第1版）: the rest of a story that began on another page.
bool goes_on(std::string_view text) {
  const CharClass first = class_of(first_code_point(text));
  constexpr ClassSet marks{CharClass::bracket_open, CharClass::bracket_open_wide, CharClass::bullet};
  if (!marks.has(first)) return false;
  const JumpLine jump = find_jump(text);
  return !jump.text.empty() && jump.text.data() == text.data() && jump.text.size() < text.size();
}

// 小切口 大民生: two pieces of the same length.
bool has_two_parts(std::string_view text) {
  const std::size_t blank = text.find(' ');
  return blank != std::string_view::npos && blank != 0 && 2 * blank + 1 == text.size();
}

// ■延伸阅读, At a glance: the words alone, whatever mark stands before or behind.
bool is_box_label(std::string_view text) {
  constexpr std::size_t longest = 30;  // bytes
  return text.size() <= longest && is_one_of(strip_label_marks(text), box_words);
}

// 图为…, Pictured: …
bool begins_as_caption(std::string_view text) {
  static constexpr WordEdges edges(caption_openings);
  return edges.may_start(text) && !leading_word(text, caption_openings).empty();
}

// A jump line and nothing else.
bool is_jump_only(std::string_view text) {
  constexpr std::size_t longest = 60;  // bytes
  return text.size() < longest && find_jump(text).text.size() == text.size();
}

bool is_deck(std::string_view text) {
  static constexpr WordEdges edges(deck_endings);
  return edges.may_end(text) && !trailing_word(text, deck_endings).empty();
}

// Questions and calls stand in Chinese and Japanese headlines too, inside and at the end: in a short text they show no
// sentence.
bool may_call(const Walk& w) noexcept { return w.units < long_from && w.latin_words * 4 <= w.units; }

// Whether the last word is one that no headline ends in.
bool breaks_off(std::string_view text) {
  constexpr std::size_t longest = 12;
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  if (word.empty() || word.size() > longest || class_of(first_code_point(word)) != CharClass::latin_lower) return false;
  return std::binary_search(std::begin(function_words), std::end(function_words), with_capital_initial(word));
}

// Whether `text` begins with an ideograph with which no list item, byline, lead-in, dateline or caption begins: nothing
// need be asked of its start.
bool begins_plainly(std::string_view text) noexcept {
  static constexpr std::string_view own[] = {"本报", "本報"};
  static constexpr WordEdges edges(numerals, lead_in_openings, byline_qualifiers, agencies, own, caption_openings);
  return begins_plain_han(text) && !edges.may_start(text) && !(text.size() >= 6 && stands_at(text.data() + 3, "报"));
}

// `authors` is room for names.
void see_alone(const Block& block, Facts& facts, Sentences& found, Authors& authors) {
  const std::string_view text = block.text;
  const auto set = [&](Cue cue, bool holds) {
    if (holds) facts.cues.set(cue);
  };
  const std::size_t before = found.ends.size();
  facts.words.first = static_cast<std::uint32_t>(found.words.size());
  const Walk w = walk_over(text, found);
  facts.words.count = static_cast<std::uint32_t>(found.words.size()) - facts.words.first;
  if (block.kind == BlockKind::table) {
    facts.cues.set(Cue::is_table);
    found.ends.resize(before);
    return;
  }
  facts.length = w.units;
  facts.figures = w.digits != 0;
  // Korean and Latin words are parted by blanks, so these say nothing of cells.
  const bool spaced = w.latin_words >= 5 || class_of(first_code_point(text)) == CharClass::hangul;
  facts.gaps = static_cast<std::uint8_t>(spaced ? 0 : std::min<std::uint32_t>(w.gaps, 255));
  facts.cues.set(length_cue(w.units));
  set(Cue::phrase, w.units >= phrase_from && w.units < short_from);
  const bool calls = may_call(w);
  const bool inner_stop = w.inner_stop || (w.inner_call && !calls);
  const bool ends =
      (stops.has(w.last_mark) && !(w.calls && calls && !inner_stop)) || w.last_mark == CharClass::ellipsis;
  if (stops.has(w.last_mark) && found.ends.size() != before) found.ends.back().last = true;
  facts.cues.set(ends ? Cue::ends_sentence : Cue::ends_open);
  set(Cue::inner_stop, inner_stop);
  set(Cue::inner_comma, w.inner_comma);
  set(Cue::quoted, w.quote);
  set(Cue::colon_end, w.last_mark == CharClass::colon || w.last_mark == CharClass::colon_wide);
  set(Cue::inner_blank, w.latin_words == 0 && w.blanks && text.find(' ') != std::string_view::npos);
  set(Cue::capitals, w.latin_words >= 1 && w.latin_words <= 4 && w.all_capitals && w.digits == 0);
  set(Cue::latin_long, w.latin_words >= 5 && !ends);
  set(Cue::latin_title, w.latin_words >= 2 && !ends && (w.all_capitals || is_title_case(text)));
  const bool plain_start = begins_plainly(text);
  const CharClass first = class_of(first_code_point(text));
  const bool latin_head = w.latin_words != 0 && !ends && facts.length < long_from;
  facts.begins_small = latin_head && first == CharClass::latin_lower;
  facts.breaks_off = latin_head && w.latin_words >= 2 && breaks_off(text);
  set(Cue::starts_dash, first == CharClass::dash || (first == CharClass::hyphen && !inner_stop));
  set(Cue::starts_bullet, first == CharClass::bullet);
  set(Cue::numbered, !plain_start && is_numbered(text));
  set(Cue::digits, w.digits * 3 > w.units);
  authors.clear();
  // Neither a Chinese nor a Japanese byline has stops inside or at its end.
  const bool sentence = (w.inner_stop || w.inner_call || stops.has(w.last_mark) || ends) && w.latin_words == 0;
  const bool byline = !sentence && parse_byline(text, authors);
  set(Cue::byline, byline);
  authors.clear();
  const bool no_lead_in = byline || (plain_start && (ends_plain_han(text) || text.ends_with("。")));
  const std::size_t lead = no_lead_in ? 0 : parse_lead_in(text, authors);
  set(Cue::lead_in, lead != 0 && facts.length >= short_from);
  set(Cue::end_credit_names, lead == 0 && !authors.empty() && facts.length >= short_from);
  const std::string_view credit = find_credit(text);
  set(Cue::picture_credit, !credit.empty() && credit.size() < text.size());
  set(Cue::credit_only, !credit.empty() && credit.size() == text.size());
  set(Cue::dateline, !plain_start && !parse_dateline(text).text.empty());
  set(Cue::contact, !byline && facts.length < very_long_from && has_contact(text, w));
  static constexpr WordFinder notices(notice_words);
  set(Cue::notice_word, facts.length < short_from && (notices.any_in(text) || is_spaced_notice(text, w)));
  set(Cue::end_byline, w.bullet && ends_in_byline(text));
  set(Cue::deck_words, facts.length >= short_from - 3 && facts.length < long_from && !ends && is_deck(text));
  set(Cue::goes_on, !plain_start && goes_on(text));
  set(Cue::opens_notice,
      (w.latin_words == 0 && opens_notice(text)) || (facts.length < short_from && is_notice_title(text)));
  set(Cue::box_label, facts.length < short_from && is_box_label(text));
  set(Cue::jump_only, facts.figures && is_jump_only(text));
  set(Cue::caption_words, !plain_start && begins_as_caption(text));
  set(Cue::marks_only, w.latin_words == 0 && !w.letters);
  set(Cue::two_parts, w.latin_words == 0 && facts.length <= 12 && has_two_parts(text));
  if (facts.length < short_from && !ends && !w.inner_comma) see_label(text, w, facts);
  set(Cue::count_caption, is_count_caption(text));
  facts.body = facts.length >= long_from || facts.cues.has(Cue::goes_on) || (ends && facts.length >= least_sentence) ||
               facts.cues.has(Cue::lead_in);
  if (facts.cues.has(Cue::byline) || facts.cues.has(Cue::credit_only)) facts.body = false;
}

bool is_paper_name(std::string_view text) {
  return std::any_of(std::begin(paper_words), std::end(paper_words),
                     [&](std::string_view word) { return ends_with_caseless(text, word); });
}

// The paper's name, alone or with the page's label behind a blank.
bool is_masthead(std::string_view text) {
  bool found = false;
  split(
      text, [](char32_t) { return false; }, [&](std::string_view piece) { found |= is_paper_name(piece); });
  return found || is_paper_name(text);
}

// What the block before says: that it opens a notice, or that its story ends. And which marks stand before short lines.
void see_marks(const Page& page, std::vector<Facts>& facts) {
  constexpr std::size_t reach = 12;   // blocks
  constexpr int longest_notice = 3;   // blocks
  int notice = 0;                     // blocks that may still belong to one
  std::size_t marked = facts.size();  // the newest short block that begins with a mark
  for (std::size_t i = 0; i < facts.size(); ++i) {
    Facts& f = facts[i];
    const bool story = f.cues.has(Cue::byline) || f.cues.has(Cue::lead_in) || f.cues.has(Cue::starts_dash) ||
                       f.cues.has(Cue::is_table) || f.cues.has(Cue::very_long) || f.cues.has(Cue::caption_words);
    if (story) notice = 0;
    const bool opens = f.cues.has(Cue::notice_word) || f.cues.has(Cue::opens_notice);
    if (notice > 0 && !opens) f.cues.set(Cue::after_notice);
    notice = opens ? longest_notice : std::max(0, notice - 1);
    const bool ended = !f.body && i > 0 && facts[i - 1].body &&
                       (facts[i - 1].cues.has(Cue::end_credit_names) ||
                        (facts[i - 1].figures && !find_jump(page.blocks[i - 1].text).text.empty()));
    if (ended) f.cues.set(Cue::after_end);
    if (f.body || !f.cues.has(Cue::starts_bullet) || f.cues.has(Cue::byline)) continue;
    const bool like = marked < i && i - marked <= reach &&
                      first_code_point(page.blocks[marked].text) == first_code_point(page.blocks[i].text);
    if (like) f.cues.set(Cue::bullet_sibling);
    if (like) facts[marked].cues.set(Cue::bullet_sibling);
    marked = i;
  }
}

// Crossheads of one story are made alike; and where the other stories begin with a byline or lead-in, a line over plain
// text heads no story.
void see_habits(const Page& page, std::vector<Facts>& facts) {
  constexpr std::size_t reach = 12;  // blocks
  std::size_t bylines = 0;
  for (const Facts& f : facts) bylines += f.cues.has(Cue::byline) || f.cues.has(Cue::lead_in);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    Facts& f = facts[i];
    if (!f.cues.has(Cue::headings_alone) || !f.cues.has(Cue::next_plain) || i == 0) continue;
    if (bylines >= 2) f.cues.set(Cue::others_have_bylines);
    if (!f.cues.has(Cue::inner_blank)) continue;
    for (std::size_t k = i - std::min(i, reach); k < std::min(facts.size(), i + reach); ++k) {
      const bool alike = k != i && facts[k].cues.has(Cue::headings_alone) && facts[k].cues.has(Cue::inner_blank) &&
                         facts[k].length == f.length && page.blocks[k].text.find(' ') == page.blocks[i].text.find(' ');
      if (alike) f.cues.set(Cue::sibling);
    }
  }
}

// Length and last bytes of a text, mixed: what two equal texts have in common.
std::uint32_t likeness(std::string_view text) noexcept {
  std::uint64_t last = 0;
  std::memcpy(&last, text.data() + text.size() - std::min(text.size(), sizeof last),
              std::min(text.size(), sizeof last));
  return static_cast<std::uint32_t>(((last ^ std::uint64_t{text.size()} << 56) * 0x9E3779B97F4A7C15U) >> 32);
}

// Which blocks stand on the page more than once, word for word.
std::vector<char> find_repeated(const Page& page, const std::vector<Facts>& facts) {
  struct Text {
    std::uint32_t likeness;
    std::uint32_t block;
  };
  std::vector<char> repeated(facts.size());
  std::vector<Text> texts;
  texts.reserve(facts.size());
  // Few have a likeness, by some bits of it, that comes again.
  constexpr unsigned bits = 12;
  std::array<std::uint8_t, std::size_t{1} << bits> times{};
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    if (page.blocks[i].text.empty()) continue;
    texts.push_back({likeness(page.blocks[i].text), i});
    std::uint8_t& seen = times[texts.back().likeness >> (32 - bits)];
    seen = static_cast<std::uint8_t>(seen << 1 | 1);  // bit 1: more than once
  }
  std::erase_if(texts, [&](const Text& text) { return times[text.likeness >> (32 - bits)] <= 1; });
  const auto text_of = [&](const Text& t) { return page.blocks[t.block].text; };
  std::sort(texts.begin(), texts.end(), [&](const Text& a, const Text& b) {
    return a.likeness != b.likeness ? a.likeness < b.likeness : text_of(a) < text_of(b);
  });
  for (std::size_t k = 1; k < texts.size(); ++k)
    if (texts[k].likeness == texts[k - 1].likeness && text_of(texts[k]) == text_of(texts[k - 1]))
      repeated[texts[k].block] = repeated[texts[k - 1].block] = 1;
  return repeated;
}

}  // namespace

namespace {

// A line that says of which day the page is.
bool is_dated(std::string_view text) {
  constexpr std::size_t longest = 90;  // bytes
  return text.size() < longest && find_date(text).year != 0;
}

// 萝卜 3元/斤 +1%: the row of a table that was not made one.
bool is_row(const Facts& f) {
  constexpr std::uint32_t longest = 30;
  return f.figures && f.gaps >= 2 && f.length <= longest && f.cues.has(Cue::ends_open) && !f.cues.has(Cue::byline) &&
         !f.cues.has(Cue::contact) && !f.cues.has(Cue::furniture);
}

// - First boat: 6 a.m.: the mark of a list at its start.
bool is_item(std::string_view text) {
  const char32_t first = first_code_point(text);
  return first == U'-' || first == U'–' || first == U'•' || first == U'·' || first == U'・' || first == U'*';
}

// 修鞋：8:00至18:00: a name and what is said of it.
bool is_value(std::string_view text) {
  constexpr std::size_t longest_name = 36;  // bytes
  const std::size_t colon = std::min(text.find(':'), text.find("："));
  return colon != std::string_view::npos && colon != 0 && colon <= longest_name && colon + 3 < text.size();
}

// Items that stand one below the other: two with the same mark, or three names with their values.
void see_lists(const Page& page, std::vector<Facts>& facts) {
  const auto may_be = [&](std::size_t i) {
    const CueSet& cues = facts[i].cues;
    return page.blocks[i].kind != BlockKind::table && !cues.has(Cue::furniture) && !cues.has(Cue::byline) &&
           !cues.has(Cue::contact) && !cues.has(Cue::picture_credit);
  };
  const auto mark_run = [&](std::size_t from, std::size_t to, std::size_t least) {
    if (to - from >= least)
      for (std::size_t k = from; k < to; ++k) facts[k].cues.set(Cue::listed);
  };
  for (std::size_t i = 0; i < facts.size();) {
    const std::string_view text = page.blocks[i].text;
    std::size_t end = i + 1;
    if (may_be(i) && is_item(text)) {
      const char32_t mark = first_code_point(text);
      while (end < facts.size() && may_be(end) && first_code_point(page.blocks[end].text) == mark) ++end;
      mark_run(i, end, 2);
    } else if (may_be(i) && !facts[i].body && is_value(text)) {
      while (end < facts.size() && may_be(end) && !facts[end].body && is_value(page.blocks[end].text)) ++end;
      mark_run(i, end, 3);
    }
    i = end;
  }
}

// Staff Writers: what the names above it are.
bool is_job(std::string_view text) { return is_one_of(text, latin_byline_jobs); }

}  // namespace

void see_neighbours(const Page& page, std::vector<Facts>& facts) {
  const std::size_t n = facts.size();
  const std::vector<char> repeated = find_repeated(page, facts);
  for (std::size_t i = 0; i < n; ++i) {
    if (page.blocks[i].kind != BlockKind::furniture) continue;
    // What stands on the page twice is furniture to the cleaning stages; but decks and labels come again as well.
    const CueSet& cues = facts[i].cues;
    const bool again = repeated[i] != 0 && !cues.has(Cue::contact) && !facts[i].figures;
    if (cues.has(Cue::starts_dash) || cues.has(Cue::deck_words) || again) continue;
    facts[i].cues.set(Cue::furniture);
    facts[i].body = false;
  }
  see_marks(page, facts);
  see_lists(page, facts);
  for (std::size_t i = 1; i < n; ++i)
    if (facts[i - 1].cues.has(Cue::byline) && is_job(page.blocks[i].text)) facts[i].cues.set(Cue::byline);
  for (std::size_t i = 0; i < n; ++i) {
    Facts& f = facts[i];
    const auto set = [&](Cue cue, bool holds) {
      if (holds) f.cues.set(cue);
    };
    set(Cue::repeated, repeated[i] != 0);
    set(Cue::first_on_page, i == 0);
    set(Cue::near_top, i < 4);
    // The paper's own name stands by itself at the top, or over the date.
    const bool by_furniture =
        (i + 1 < n && facts[i + 1].cues.has(Cue::furniture)) || (i > 0 && facts[i - 1].cues.has(Cue::furniture));
    set(Cue::masthead, f.length <= 14 && (i == 0 || by_furniture) && is_masthead(page.blocks[i].text));
    set(Cue::page_label, i == 0 && f.length < brief_from + 2 && n > 1 &&
                             (facts[1].cues.has(Cue::furniture) || is_dated(page.blocks[1].text)));
    // One paragraph with a byline behind it, between heads: the story of a picture.
    set(Cue::picture_story, f.body && !f.cues.has(Cue::lead_in) && i + 1 < n && facts[i + 1].cues.has(Cue::byline) &&
                                (i == 0 || (!facts[i - 1].body && !facts[i - 1].cues.has(Cue::byline))) &&
                                (i + 2 == n || !facts[i + 2].body));
    set(Cue::last_on_page, i + 1 == n);
    if (i + 1 < n) {
      const Facts& next = facts[i + 1];
      set(Cue::next_byline, next.cues.has(Cue::byline));
      set(Cue::next_dash, next.cues.has(Cue::starts_dash));
      set(Cue::next_lead_in, next.cues.has(Cue::lead_in));
      set(Cue::next_numbered, next.cues.has(Cue::numbered));
      set(Cue::next_plain, next.body && !next.cues.has(Cue::lead_in) && !next.cues.has(Cue::numbered));
      set(Cue::adjoins_next, page.blocks[i + 1].cut == "line" || page.blocks[i + 1].cut == "indent");
      set(Cue::next_long, next.body);
      set(Cue::next_short, !next.body && !next.cues.has(Cue::byline));
    }
    if (i > 0) {
      const Facts& before = facts[i - 1];
      set(Cue::previous_long, before.body);
      set(Cue::previous_short, !before.body && !before.cues.has(Cue::byline));
      set(Cue::previous_byline, before.cues.has(Cue::byline));
      set(Cue::after_box, before.cues.has(Cue::box_label) && !f.body);
      set(Cue::dash_after_body, before.body && f.cues.has(Cue::starts_dash));
    }
    set(Cue::cells, is_row(f) && ((i > 0 && is_row(facts[i - 1])) || (i + 1 < n && is_row(facts[i + 1]))));
    set(Cue::headings_alone, !f.body && (i == 0 || facts[i - 1].body) && (i + 1 == n || facts[i + 1].body));
  }
  see_habits(page, facts);
  // In a run of short blocks the longest is likely the headline.
  for (std::size_t i = 0; i < n;) {
    const auto heading = [&](std::size_t k) {
      return k < n && !facts[k].body && !facts[k].cues.has(Cue::byline) && !facts[k].cues.has(Cue::contact) &&
             !facts[k].cues.has(Cue::is_table) && !facts[k].cues.has(Cue::furniture) &&
             !facts[k].cues.has(Cue::picture_credit) && !facts[k].cues.has(Cue::credit_only);
    };
    std::size_t end = i;
    while (heading(end)) ++end;
    if (end - i >= 2) {
      std::size_t longest = i;
      for (std::size_t k = i; k < end; ++k) {
        if (facts[k].length > facts[longest].length && !facts[k].cues.has(Cue::latin_long) &&
            !facts[k].cues.has(Cue::starts_dash))
          longest = k;
        if (k > i) facts[k].cues.set(Cue::second_of_head);
      }
      facts[longest].cues.set(Cue::run_longest);
    }
    // In Latin script a second short line of six words after one of four is a deck.
    for (std::size_t k = i + 1; k < end; ++k)
      if (facts[k].length >= 12 && facts[k - 1].length >= 8 &&
          class_of(first_code_point(page.blocks[k].text)) == CharClass::latin_upper)
        facts[k].cues.set(Cue::latin_deck);
    i = end + 1;
  }
}

void see_blocks(const Page& page, std::vector<Facts>& facts, Sentences& sentences) {
  facts.assign(page.blocks.size(), {});
  sentences.ends.clear();
  sentences.from.clear();
  sentences.words.clear();
  constexpr std::size_t usual = 512;
  sentences.ends.reserve(usual);
  sentences.words.reserve(usual);
  Authors authors;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    sentences.from.push_back(static_cast<std::uint32_t>(sentences.ends.size()));
    see_alone(page.blocks[i], facts[i], sentences, authors);
  }
  sentences.from.push_back(static_cast<std::uint32_t>(sentences.ends.size()));
}

std::string_view cue_name(Cue cue) noexcept {
  constexpr std::string_view names[] = {"tiny",
                                        "brief",
                                        "short",
                                        "medium",
                                        "long",
                                        "very-long",
                                        "ends-sentence",
                                        "ends-open",
                                        "inner-blank",
                                        "inner-stop",
                                        "inner-comma",
                                        "colon-end",
                                        "starts-dash",
                                        "starts-bullet",
                                        "numbered",
                                        "quoted",
                                        "byline",
                                        "lead-in",
                                        "end-credit-names",
                                        "picture-credit",
                                        "credit-only",
                                        "dateline",
                                        "contact",
                                        "notice-word",
                                        "furniture",
                                        "place-alone",
                                        "label-word",
                                        "masthead",
                                        "latin-long",
                                        "capitals",
                                        "picture-story",
                                        "count-caption",
                                        "end-byline",
                                        "digits",
                                        "table",
                                        "latin-title",
                                        "repeated",
                                        "first-on-page",
                                        "near-top",
                                        "last-on-page",
                                        "next-byline",
                                        "next-dash",
                                        "next-lead-in",
                                        "next-numbered",
                                        "next-plain",
                                        "adjoins-next",
                                        "next-long",
                                        "next-short",
                                        "previous-long",
                                        "previous-short",
                                        "previous-byline",
                                        "run-longest",
                                        "headings-alone",
                                        "second-of-head",
                                        "latin-deck",
                                        "sibling",
                                        "others-have-bylines",
                                        "shares-before",
                                        "shares-after",
                                        "shares-both",
                                        "shares-none",
                                        "phrase",
                                        "deck-words",
                                        "after-notice",
                                        "after-end",
                                        "bullet-sibling",
                                        "page-label",
                                        "cells",
                                        "two-parts",
                                        "goes-on",
                                        "opens-notice",
                                        "box-label",
                                        "listed",
                                        "dash-after-body",
                                        "jump-only",
                                        "after-box",
                                        "caption-words",
                                        "marks-only"};
  static_assert(std::size(names) == static_cast<std::size_t>(Cue::count));
  return names[static_cast<std::size_t>(cue)];
}

}  // namespace newsprint
