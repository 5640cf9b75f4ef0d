#include <newsprint/articles.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "articles/captions.h"
#include "articles/duplicates.h"
#include "articles/label.h"
#include "base/char_class.h"
#include "base/utf8.h"
#include "roles/facts.h"
#include "roles/folio.h"
#include "roles/scores.h"

namespace newsprint {

namespace {

constexpr std::string_view role_words[] = {"none",      "section",   "kicker",  "headline", "deck",  "byline",
                                           "paragraph", "crosshead", "caption", "table",    "notice"};

// Numbers the articles along the labelling. Furniture between stories is an article of its own.
void number_articles(Page& page, const std::vector<Label>& labels) {
  std::uint32_t last = 0;     // number given last
  std::uint32_t current = 0;  // the story in progress
  std::uint32_t notice = 0;   // the run of notices in progress
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Block& block = page.blocks[i];
    const State& state = states[labels[i].state];
    block.role = state.role;
    const Begins begins = labels[i].begins;
    if (state.role == Role::notice) {
      if (notice == 0) notice = ++last;
      block.article = notice;
      continue;
    }
    notice = 0;
    const bool alone = state.open == Open::nothing;
    if (begins == Begins::head || begins == Begins::headless || begins == Begins::picture || alone || current == 0)
      current = ++last;
    block.article = current;
    if (alone) current = 0;
  }
}

// 议、… 求，…: one character and then a mark is the end of a word whose beginning was lost.
bool begins_with_a_rest(std::string_view text) {
  const char* p = text.data();
  if (!cjk_letters.has(class_of(next_char(p))) || p == text.data() + text.size()) return false;
  const CharClass second = class_of(next_char(p));
  return second == CharClass::comma || second == CharClass::comma_wide;
}

bool is_listed(std::string_view text) {
  const CharClass first = class_of(first_code_point(text));
  return first == CharClass::bullet || first == CharClass::number_mark || first == CharClass::digit;
}

// Paragraphs that break off or begin in mid-sentence are damage that no later stage can mend.
void flag_truncation(Page& page, const std::vector<Facts>& facts) {
  constexpr std::uint32_t least = 16;  // characters: shorter ones may be list items or salutations
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    Block& block = page.blocks[i];
    if (block.role != Role::paragraph || facts[i].length < least) continue;
    const CharClass last = class_of(last_code_point(block.text));
    const bool breaks_off = cjk_letters.has(last) || last == CharClass::hangul || last == CharClass::latin_lower ||
                            last == CharClass::comma || last == CharClass::comma_wide || last == CharClass::hyphen ||
                            openers.has(last);
    const CharClass first = class_of(first_code_point(block.text));
    const bool falls_in = no_line_start.has(first) || first == CharClass::latin_lower ||
                          (begins_with_a_rest(block.text) && !facts[i].cues.has(Cue::numbered));
    const bool list =
        facts[i].cues.has(Cue::numbered) || is_listed(block.text) || facts[i].cues.has(Cue::end_credit_names);
    std::vector<std::string_view> flags(page.words.begin() + block.flags.first,
                                        page.words.begin() + block.flags.first + block.flags.count);
    if (falls_in) flags.push_back("truncated-start");
    if (breaks_off && !list) flags.push_back("truncated-end");
    if (flags.size() == block.flags.count) continue;
    block.flags = {static_cast<std::uint32_t>(page.words.size()), static_cast<std::uint32_t>(flags.size())};
    page.words.insert(page.words.end(), flags.begin(), flags.end());
  }
}

// What the notices say of the issue: the first date, page number and issue that one of them names.
void read_folio(Page& page, const std::vector<Facts>& facts) {
  constexpr std::uint32_t longest = 60;  // characters: a longer notice advertises or announces
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    const bool asked = block.role == Role::notice && facts[i].figures && facts[i].length < longest;
    if (!asked || facts[i].cues.has(Cue::cells)) continue;
    if (const Day day = find_date(block.text); page.folio.date.empty() && day.year != 0)
      page.folio.date = page.arena.copy(fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day));
    if (facts[i].cues.has(Cue::contact) && !facts[i].cues.has(Cue::furniture)) continue;  // figures of a telephone
    if (page.folio.page.empty()) page.folio.page = find_page_number(block.text);
    if (page.folio.issue.empty()) page.folio.issue = find_issue(block.text);
  }
}

// The three best roles, the cues that hold, and why an article begins.
void explain(Page& page, const std::vector<Facts>& facts, const std::vector<RoleScores>& scores,
             const std::vector<Label>& labels) {
  constexpr std::string_view begin_words[] = {"", "head", "headless", "tail", "picture"};
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    std::array<std::size_t, role_count> order{};
    for (std::size_t r = 0; r < role_count; ++r) order[r] = r;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return scores[i][a] > scores[i][b]; });
    std::string out = "{\"roles\":[";
    for (std::size_t k = 0; k < 3; ++k)
      fmt::format_to(std::back_inserter(out), "{}[\"{}\",{:.1f}]", k == 0 ? "" : ",", role_words[order[k]],
                     scores[i][order[k]]);
    out += "],\"cues\":{";
    bool first = true;
    for (unsigned c = 0; c < static_cast<unsigned>(Cue::count); ++c) {
      const auto cue = static_cast<Cue>(c);
      if (!facts[i].cues.has(cue)) continue;
      fmt::format_to(std::back_inserter(out), "{}\"{}\":{:.1f}", first ? "" : ",", cue_name(cue),
                     cue_weight(cue, page.blocks[i].role));
      first = false;
    }
    out += "}";
    if (labels[i].begins != Begins::no)
      fmt::format_to(std::back_inserter(out), ",\"begins\":\"{}\"",
                     begin_words[static_cast<std::size_t>(labels[i].begins)]);
    out += "}";
    page.blocks[i].explain = page.arena.copy(out);
  }
}

}  // namespace

void split_articles(Page& page, const ArticlesOptions& options, Diagnostics&) {
  std::vector<Facts> facts;
  Sentences sentences;
  see_blocks(page, facts, sentences);
  std::vector<Repeat> repeats;
  remove_duplicates(page, sentences, facts, repeats);
  see_neighbours(page, facts);
  constexpr std::size_t most_kept = 1024;  // blocks: on a larger page memory is dearer than time
  std::optional<Grams> index = find_shared_words(page, facts, sentences);
  if (facts.size() > most_kept) index.reset();
  std::vector<RoleScores> scores(facts.size());
  std::transform(facts.begin(), facts.end(), scores.begin(), score_roles);
  std::vector<Label> labels;
  label_blocks(facts, scores, labels);
  number_articles(page, labels);
  tie_captions(page, facts, sentences, index ? &*index : nullptr);
  place_duplicates(page, repeats);
  flag_truncation(page, facts);
  read_folio(page, facts);
  if (options.explain == Explain::yes) explain(page, facts, scores, labels);
}

}  // namespace newsprint
