#include <newsprint/dehyphen.h>

#include <algorithm>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/char_class.h"
#include "base/language.h"
#include "base/plain.h"
#include "base/spelling.h"
#include "base/utf8.h"
#include "dehyphen/cues.h"
#include "dehyphen/observe.h"
#include "dehyphen/own_words.h"

namespace newsprint {

namespace {

constexpr ClassSet line_end_hyphens{CharClass::hyphen, CharClass::soft_hyphen};
constexpr std::size_t paragraph_reach = 12;  // lines on either side that may tell the language
constexpr std::size_t enough_to_tell = 160;  // bytes from which CLD2 is to be believed against the page

HyphenLanguage hyphen_language(std::string_view tag) {
  static constexpr std::pair<std::string_view, HyphenLanguage> known[] = {{"en", HyphenLanguage::en},
                                                                          {"de", HyphenLanguage::de},
                                                                          {"fr", HyphenLanguage::fr},
                                                                          {"es", HyphenLanguage::es},
                                                                          {"nl", HyphenLanguage::nl}};
  const std::string_view language = tag.substr(0, tag.find('-'));
  for (const auto& [name, value] : known)
    if (name == language) return value;
  return HyphenLanguage::other;
}

bool is_small(char32_t c) { return class_of(c) == CharClass::latin_lower; }
bool is_letter(char32_t c) { return info(class_of(c)).script == Script::latin; }

// What is known of the page while its hyphens are judged; nothing is found out before a hyphen asks.
class Judge {
 public:
  Judge(Page& page, const DehyphenOptions& options, Diagnostics& diagnostics, const HyphenObserver* observer = nullptr)
      : page_(page),
        options_(options),
        diagnostics_(diagnostics),
        observer_(observer),
        asking_(observer != nullptr || options.explain ? Asking::all : Asking::as_needed) {}

  void judge_page();

 private:
  // A hyphen inside a line, where the page's line ends were turned into blanks.
  struct Inside {
    std::size_t line;
    std::size_t offset;  // of the hyphen in its text, in bytes
    std::size_t mark;    // bytes of it and the blank
    BrokenWord word{};
    [[nodiscard]] bool is_soft() const { return mark > 2; }
  };
  // A hyphen at a line's end that leaves a choice.
  struct Question {
    std::size_t line;
    std::size_t next;
    BrokenWord word;
  };
  struct Verdict {
    HyphenVerdict verdict;
    std::string_view reason;
  };

  [[nodiscard]] bool ends_in_hyphen(std::string_view text);
  [[nodiscard]] bool page_breaks_with_equals();
  [[nodiscard]] std::size_t continuation(std::size_t i) const;
  [[nodiscard]] std::string_view language_at(std::size_t i);
  void find_language_at(std::size_t i);
  [[nodiscard]] SpellingDictionary* dictionary(std::string_view language);
  void look_at_end(std::size_t i);
  void settle(std::size_t i, std::size_t next, Verdict verdict);
  void read_own_words();
  [[nodiscard]] Verdict weigh(BrokenWord& word, std::size_t i, std::size_t next);
  void judge_inside();
  void find_hyphens_inside();

  Page& page_;
  const DehyphenOptions& options_;
  Diagnostics& diagnostics_;
  const HyphenObserver* observer_;
  Asking asking_;
  std::vector<Question> questions_;
  std::vector<Inside> inside_;  // in the order of the text
  std::string texts_;           // of what is asked for
  std::optional<OwnWords> own_;
  std::optional<bool> equals_;
  std::size_t paragraph_end_ = 0;  // the paragraph whose language is known: up to this line
  std::string_view paragraph_language_;
  HyphenLanguage paragraph_kind_ = HyphenLanguage::other;
  std::string_view asked_for_;  // the language whose dictionary was asked for last
  SpellingDictionary* dictionary_ = nullptr;
  bool warned_ = false;
};

// `=` breaks words where most of the lines that it ends go on in small letters, and no fewer than hyphens do.
bool Judge::page_breaks_with_equals() {
  if (equals_.has_value()) return *equals_;
  unsigned broken = 0;
  unsigned other = 0;
  unsigned hyphens = 0;
  for (std::size_t i = 0; i + 1 < page_.lines.size(); ++i) {
    const std::string_view text = page_.lines[i].text;
    if (text.size() < 2) continue;
    const std::string_view before = text.substr(0, text.size() - 1);
    const bool goes_on = is_small(last_code_point(before)) && is_letter(first_code_point(page_.lines[i + 1].text));
    if (text.back() == '=') ++(goes_on ? broken : other);
    if (text.back() == '-') hyphens += goes_on;
  }
  equals_ = broken >= 2 && broken > other && broken >= hyphens;
  return *equals_;
}

void forget_verdict(Line& line) noexcept {
  line.hyphen = HyphenVerdict::none;
  line.continues_at = 0;
  line.hyphen_reason = {};
  line.hyphens = {};
}

// Whether the last character can be a hyphen, by its bytes.
[[gnu::always_inline]] inline bool may_end_in_hyphen(std::string_view text) noexcept {
  if (text.size() < 3) return text.size() == 2;
  const char* const end = text.data() + text.size();
  const char last = end[-1];
  if (!is_continuation(last)) return last == '-' || last == '=';
  return end[-2] == '\xC2' || end[-3] == '\xE2';  // U+0080..U+00BF, U+2000..U+2FFF
}

bool Judge::ends_in_hyphen(std::string_view text) {
  if (!may_end_in_hyphen(text)) return false;
  if (text.back() == '=') return page_breaks_with_equals();
  return line_end_hyphens.has(class_of(last_code_point(text)));
}

// The next line with text. Where a page number or a running head came in between, half a word in small letters goes on
// in the first line behind it that begins with one.
std::size_t Judge::continuation(std::size_t i) const {
  const auto& lines = page_.lines;
  const auto next_text = [&](std::size_t k) {
    do ++k;
    while (k < lines.size() && lines[k].text.empty());
    return k;
  };
  const std::size_t next = next_text(i);
  if (next == lines.size() || next == i + 1 || is_small(first_code_point(lines[next].text))) return next;
  constexpr int most_furniture = 3;
  std::size_t k = next;
  for (int skipped = 0; skipped < most_furniture; ++skipped) {
    const std::size_t after = next_text(k);
    if (after == lines.size()) return next;
    if (after != k + 1 && is_small(first_code_point(lines[after].text))) return after;
    k = after;
  }
  return next;
}

// The language of the paragraph around line i: the page's, unless the paragraph is surely in another and nobody said
// which it is.
std::string_view Judge::language_at(std::size_t i) {
  if (i < paragraph_end_) return paragraph_language_;
  find_language_at(i);
  paragraph_kind_ = hyphen_language(paragraph_language_);
  return paragraph_language_;
}

void Judge::find_language_at(std::size_t i) {
  const auto& lines = page_.lines;
  const auto flows = [&](std::size_t k) {
    return !lines[k].text.empty() && lines[k].column == lines[i].column && lines[k].region == lines[i].region;
  };
  std::size_t first = i;
  while (first > 0 && i - first < paragraph_reach && flows(first - 1)) --first;
  std::size_t end = i + 1;
  while (end < lines.size() && end - i < paragraph_reach && flows(end)) ++end;
  paragraph_end_ = end;
  paragraph_language_ = page_.language;
  const bool told =
      std::any_of(page_.words.begin() + page_.flags.first, page_.words.begin() + page_.flags.first + page_.flags.count,
                  [](std::string_view flag) { return flag == "language-given"; });
  if (told) return;
  LatinWords words;
  std::size_t bytes = 0;
  for (std::size_t k = first; k < end; ++k) {
    if (!words.is_enough()) words.add(own_->of_line(k));
    bytes += lines[k].text.size() + 1;
  }
  if (bytes < enough_to_tell && hyphen_language(page_.language) != HyphenLanguage::other) return;
  std::string_view sure = words.clear_language();
  if (sure.empty()) {
    std::string text;
    for (std::size_t k = first; k < end; ++k) text.append(lines[k].text).push_back(' ');
    sure = find_sure_language(text);
  }
  if (!sure.empty()) paragraph_language_ = sure;
}

SpellingDictionary* Judge::dictionary(std::string_view language) {
  if (options_.dictionary.empty() || language.empty()) return nullptr;
  if (asked_for_ == language) return dictionary_;
  asked_for_ = language;
  SpellingDictionary* const found = dictionary_ = find_dictionary(options_.dictionary, language);
  if (found == nullptr) {
    if (!warned_) {
      diagnostics_.push_back({"no-dictionary", std::string(page_.doc), page_.number, 0,
                              "no dictionary for '" + std::string(language) + "' in " + options_.dictionary +
                                  ": hyphens are judged by the page alone"});
    }
    warned_ = true;
    return nullptr;
  }
  const bool named = std::any_of(page_.dictionaries.begin(), page_.dictionaries.end(), [&](const Dictionary& d) {
    return d.name == found->name() && d.checksum == found->checksum();
  });
  if (!named) page_.dictionaries.push_back({page_.arena.copy(found->name()), page_.arena.copy(found->checksum())});
  return found;
}

// What stands around a hyphen; halves are empty where no word is.
BrokenWord broken_word(std::string_view before, std::string_view after) {
  BrokenWord word;
  word.line = before;
  word.left = word_at_end(before);
  word.right = word_at_start(after);
  word.rest = after.substr(word.right.size());
  return word;
}

std::string_view without_last(std::string_view text) {
  return {text.data(), static_cast<std::size_t>(last_char(text) - text.data())};
}

// The page's words, as far as its hyphens can ask for them.
void Judge::read_own_words() {
  std::size_t room = 0;
  for (const Question& question : questions_) room += room_for_questions(question.word);
  for (const Inside& hyphen : inside_) room += room_for_questions(hyphen.word);
  texts_.resize(room);
  char* text = texts_.data();
  constexpr std::size_t questions = 3;
  OwnWords& own = own_.emplace(questions * (questions_.size() + inside_.size()));
  for (Question& question : questions_) add_questions(question.word, own, text);
  for (Inside& hyphen : inside_) add_questions(hyphen.word, own, text);
  own.read(page_);
}

Judge::Verdict Judge::weigh(BrokenWord& word, std::size_t i, std::size_t next) {
  const std::string_view language = language_at(i);
  word.language = paragraph_kind_;
  if (may_be_suspended(word) && is_suspended(word, *own_, dictionary(language)))
    return {HyphenVerdict::leave, "suspended"};
  HyphenCues cues = page_cues(word, *own_);
  if (observer_ != nullptr || !is_beyond_dictionary(cues.sum, word.language))
    add_dictionary_cues(word, *own_, dictionary(language), asking_, cues);
  if (observer_ != nullptr) (*observer_)(page_.lines[i].number, page_.lines[next].number, cues);
  return {cues.sum > 0 ? HyphenVerdict::keep : HyphenVerdict::weld,
          options_.explain ? loudest(cues) : std::string_view{}};
}

void Judge::settle(std::size_t i, std::size_t next, Verdict verdict) {
  Line& line = page_.lines[i];
  line.hyphen = verdict.verdict;
  line.continues_at = page_.lines[next].number;
  if (options_.explain) line.hyphen_reason = verdict.reason;
}

// Settles what leaves no choice.
void Judge::look_at_end(std::size_t i) {
  const std::string_view text = page_.lines[i].text;
  if (!ends_in_hyphen(text)) return;
  const std::size_t next = continuation(i);
  if (next == page_.lines.size()) return;
  const std::string_view before = without_last(text);
  const char32_t hyphen = last_code_point(text);
  // A hyphen behind a blank is a dash, or a compound printed loosely; so is one of several hyphens.
  const std::size_t dash = before.find_last_not_of('-');
  if (dash == before.npos || before[dash] == ' ') return settle(i, next, {HyphenVerdict::leave, "dash"});
  const BrokenWord word = broken_word(before, page_.lines[next].text);
  if (word.left.empty() || word.right.empty()) return;
  if (before.back() == '-') return settle(i, next, {HyphenVerdict::keep, "dash"});
  if (hyphen == U'\u2011') return settle(i, next, {HyphenVerdict::keep, "mark"});
  if (hyphen != U'-' && hyphen != U'\u2010' && hyphen != U'=' && hyphen != U'\u2E17')
    return settle(i, next, {HyphenVerdict::weld, "mark"});  // set by the breaking alone
  constexpr std::size_t usual = 64;
  if (questions_.empty()) questions_.reserve(usual);
  questions_.push_back({i, next, word});
}

// `har- bour`: a hyphen between letters and a blank. One or none is a slip, or a suspended hyphen; a soft hyphen is
// always set by breaking.
void Judge::find_hyphens_inside() {
  unsigned broken = 0;
  const auto& lines = page_.lines;
  const auto look_at = [&](std::size_t line, std::size_t at, std::string_view mark) {
    const std::string_view text = lines[line].text;
    const std::string_view after = text.substr(at + mark.size());
    if (at == 0 || !is_letter(last_code_point(text.substr(0, at))) || !is_letter(first_code_point(after))) return;
    const BrokenWord word = broken_word(text.substr(0, at), after);
    inside_.push_back({line, at, mark.size(), word});
    const bool soft = inside_.back().is_soft();
    broken += soft || (is_small(first_code_point(word.right)) && !is_any_conjunction(word.right)) ? 1U : 0U;
  };
  for (std::size_t i = 0; i < lines.size();) {
    // Lines that stand in one text are searched in one go: most have neither mark.
    const std::size_t first = i;
    for (++i; i < lines.size() && is_next_line(lines[i - 1].text, lines[i].text);) ++i;
    const std::string_view last = lines[i - 1].text;
    const char* const begin = lines[first].text.data();
    const std::string_view stretch(begin, static_cast<std::size_t>(last.data() + last.size() - begin));
    for (const std::string_view mark : {std::string_view("- "), std::string_view("\xC2\xAD ")}) {
      std::size_t line = first;
      for (std::size_t at = stretch.find(mark.front()); at != stretch.npos; at = stretch.find(mark.front(), at + 1)) {
        if (!stretch.substr(at).starts_with(mark)) continue;  // nearly all end their lines
        const char* const place = begin + at;
        while (place >= lines[line].text.data() + lines[line].text.size()) ++line;
        look_at(line, static_cast<std::size_t>(place - lines[line].text.data()), mark);
      }
    }
  }
  constexpr unsigned enough_broken = 2;
  if (broken < enough_broken) std::erase_if(inside_, [](const Inside& hyphen) { return !hyphen.is_soft(); });
  std::sort(inside_.begin(), inside_.end(),
            [](const Inside& a, const Inside& b) { return a.line != b.line ? a.line < b.line : a.offset < b.offset; });
}

void Judge::judge_inside() {
  paragraph_end_ = 0;
  page_.hyphens.clear();
  for (Inside& hyphen : inside_) {
    Line& line = page_.lines[hyphen.line];
    BrokenWord& word = hyphen.word;
    if (word.left.empty() || word.right.empty()) continue;
    const HyphenVerdict verdict =
        hyphen.is_soft() ? HyphenVerdict::weld : weigh(word, hyphen.line, hyphen.line).verdict;
    if (verdict == HyphenVerdict::leave) continue;
    if (line.hyphens.count == 0) line.hyphens.first = static_cast<std::uint32_t>(page_.hyphens.size());
    ++line.hyphens.count;
    page_.hyphens.push_back({count_code_points(word.line), verdict});
  }
}

void Judge::judge_page() {
  for (std::size_t i = 0; i < page_.lines.size(); ++i) {
    Line& line = page_.lines[i];
    forget_verdict(line);
    if (may_end_in_hyphen(line.text)) look_at_end(i);
  }
  find_hyphens_inside();
  if (!questions_.empty() || !inside_.empty()) read_own_words();
  constexpr std::size_t ahead = 2;  // questions for whose answers memory is fetched
  for (std::size_t k = 0; k < questions_.size(); ++k) {
    Question& question = questions_[k];
    if (dictionary_ != nullptr && k + ahead < questions_.size())
      expect_dictionary(questions_[k + ahead].word, *dictionary_);
    settle(question.line, question.next, weigh(question.word, question.line, question.next));
  }
  judge_inside();
}

}  // namespace

void dehyphenate(Page& page, const DehyphenOptions& options, Diagnostics& diagnostics) {
  Judge(page, options, diagnostics).judge_page();
}

void observe_hyphens(Page& page, const DehyphenOptions& options, Diagnostics& diagnostics,
                     const HyphenObserver& observer) {
  Judge(page, options, diagnostics, &observer).judge_page();
}

}  // namespace newsprint
