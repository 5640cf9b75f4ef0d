// Compares the texts of article records with the source page as bags of characters.
#include <newsprint/audit.h>

#include <algorithm>

#include "audit/leftover.h"
#include "audit/report.h"
#include "audit/source_page.h"
#include "base/counted.h"

namespace newsprint {

using namespace auditing;

namespace {

using Kind = Finding::Kind;

constexpr std::size_t most_lines_searched = 1000;  // for the places of what was lost

// Counted characters of all texts, each text followed by a newline.
std::u32string join_counted(const std::vector<std::string>& texts) {
  std::u32string joined;
  for (const std::string& text : texts) {
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end;) {
      const char32_t c = next_char(p);
      if (is_counted(c)) joined.push_back(c);
    }
    joined.push_back(U'\n');
  }
  return joined;
}

// Hyphens that may have been welded: at the end of a line, or of a piece before a gutter, behind a character.
void add_hyphens(const SourcePage& source, Leftovers& leftovers) {
  for (const Piece& line : source.lines())
    for (std::size_t i = line.begin; i < line.end; ++i)
      if (source.chars()[i].before_blank && source.is_word_hyphen(i)) ++leftovers.hyphens[source.chars()[i].c];
}

// Flattened tables end at a blank line at the latest.
void add_page_scaffold(const SourcePage& source, Leftovers& leftovers) {
  std::vector<Piece> paragraph;
  for (const Piece& line : source.lines()) {
    if (line.begin != line.end) {
      paragraph.push_back(line);
      continue;
    }
    add_scaffold(source, paragraph, leftovers);
    paragraph.clear();
  }
  add_scaffold(source, paragraph, leftovers);
}

std::u32string text_of(const SourcePage& source, Piece line) {
  std::u32string text;
  for (std::size_t i = line.begin; i < line.end; ++i) text.push_back(source.chars()[i].c);
  return text;
}

bool stands_in(const std::u32string& joined, std::u32string line) {
  if (joined.find(line) != std::u32string::npos) return true;
  if (class_of(line.back()) != CharClass::hyphen) return false;
  line.pop_back();
  return joined.find(line) != std::u32string::npos;
}

// Names the source lines that hold what is missing and whose text is nowhere; what is left has no place.
void report_lost(const SourcePage& source, const std::u32string& joined, Bag& missing, Report& report) {
  std::int64_t left = 0;
  for (const auto& [c, count] : missing) left += std::max<std::int64_t>(count, 0);
  std::size_t searched = 0;
  for (const Piece& line : source.lines()) {
    if (left == 0 || searched == most_lines_searched) break;
    const std::u32string text = text_of(source, line);
    const auto is_missing = [&](char32_t c) { return missing[c] > 0; };
    if (std::none_of(text.begin(), text.end(), is_missing)) continue;
    ++searched;
    if (stands_in(joined, text)) continue;
    std::u32string lost;
    for (const char32_t c : text) {
      if (!is_missing(c)) continue;
      --missing[c];
      lost.push_back(c);
    }
    left -= static_cast<std::int64_t>(lost.size());
    report.add(Kind::lost, source.chars()[line.begin].line, lost.size(), lost);
  }
  std::u32string rest;
  for (const auto& [c, count] : missing)
    if (count > 0) rest.append(static_cast<std::size_t>(count), c);
  report.add(Kind::lost, 0, rest.size(), rest);
}

}  // namespace

void audit_articles(const Page& source_page, const std::vector<std::string>& texts, AuditSums& sums,
                    std::vector<Finding>& findings) {
  const SourcePage source(source_page);
  const std::u32string joined = join_counted(texts);
  sums.source += source.chars().size();
  Bag missing;
  for (const SourceChar& s : source.chars()) ++missing[s.c];
  for (const char32_t c : joined)
    if (c != U'\n') --missing[c];

  Leftovers leftovers;
  add_page_scaffold(source, leftovers);
  add_page_rules(source, leftovers);
  add_hyphens(source, leftovers);
  const Explained explained = explain(leftovers, missing);
  sums.scaffold += explained.scaffold;
  sums.rules += explained.rules;
  sums.welded += explained.hyphens;

  Report report(source_page.number, sums, findings);
  std::u32string invented;
  for (const auto& [c, count] : missing)
    if (count < 0) invented.append(static_cast<std::size_t>(-count), c);
  report_lost(source, joined, missing, report);
  report.add(Kind::invented, 0, invented.size(), invented);
}

}  // namespace newsprint
