// Compares the texts of article records with the source page as bags of characters.
#include <newsprint/audit.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "audit/bag.h"
#include "audit/leftover.h"
#include "audit/report.h"
#include "audit/source_page.h"

namespace newsprint {

using namespace auditing;

namespace {

using Kind = Finding::Kind;

constexpr std::size_t most_lines_searched = 1000;  // for the places of what was lost

void append_counted(std::string_view text, std::string& to) {
  const Piece whole = trimmed(text);
  for (Cursor cursor(std::span(&whole, 1)); !cursor.at_end(); cursor.next()) append_utf8(cursor.character(), to);
}

// Counted characters of all texts, each text followed by a newline.
std::string join_counted(const std::vector<std::string>& texts) {
  std::string joined;
  std::size_t size = 0;
  for (const std::string& text : texts) size += text.size() + 1;
  joined.reserve(size);
  for (const std::string& text : texts) {
    append_counted(text, joined);
    joined.push_back('\n');
  }
  return joined;
}

// Hyphens that may have been welded: at the end of a line, or of a piece before a gutter, behind a character.
void add_hyphens(const SourcePage& source, Leftovers& leftovers) {
  for (const Piece& line : source.lines()) {
    for (const char* p = line.begin; (p = skip_letters(p, line.end)) < line.end;) {
      const char* const at = p;
      const char32_t c = next_char(p);
      if (is_hyphen(c) && source.is_blank_at(line, p) && source.is_word_hyphen(line, at)) ++leftovers.hyphens[c];
    }
  }
}

// Flattened tables end at a blank line at the latest.
void add_page_scaffold(const SourcePage& source, Leftovers& leftovers) {
  const std::span<const Piece> lines = source.lines();
  std::size_t begin = 0;  // of the paragraph
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].empty()) continue;
    add_scaffold(source, lines.subspan(begin, i - begin), leftovers);
    begin = i + 1;
  }
  add_scaffold(source, lines.subspan(begin), leftovers);
}

bool contains(const std::string& text, std::string_view part) noexcept {
  return ::memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;  // never quadratic, unlike find()
}

bool stands_in(const std::string& joined, std::string_view line) {
  if (contains(joined, line)) return true;
  if (class_of(last_code_point(line)) != CharClass::hyphen) return false;
  line.remove_suffix(static_cast<std::size_t>(line.data() + line.size() - last_char(line)));
  return contains(joined, line);
}

// Names the source lines that hold what is missing and whose text is nowhere; what is left has no place.
void report_lost(const SourcePage& source, const std::vector<std::string>& texts, Bag& missing, Report& report) {
  std::int64_t left = 0;
  for (const auto& [c, count] : missing) left += std::max<std::int64_t>(count, 0);
  if (left == 0) return;
  const std::string joined = join_counted(texts);
  std::string text;
  std::size_t searched = 0;
  for (const Piece& line : source.lines()) {
    if (left == 0 || searched == most_lines_searched) break;
    const auto count_of = [&](char32_t c) {
      const auto found = missing.find(c);
      return found != missing.end() && found->second > 0 ? &found->second : nullptr;
    };
    Cursor cursor(std::span(&line, 1));
    while (!cursor.at_end() && count_of(cursor.character()) == nullptr) cursor.next();
    if (cursor.at_end()) continue;
    ++searched;
    text.clear();
    append_counted(line.text(), text);
    if (stands_in(joined, text)) continue;
    Excerpt lost;
    for (; !cursor.at_end(); cursor.next()) {
      std::int64_t* const count = count_of(cursor.character());
      if (count == nullptr) continue;
      --*count;
      lost.add(cursor.character());
    }
    left -= static_cast<std::int64_t>(lost.characters());
    report.add(Kind::lost, source.number(line), lost);
  }
  Excerpt rest;
  for (const auto& [c, count] : missing)
    if (count > 0) rest.add(c, static_cast<std::uint64_t>(count));
  report.add(Kind::lost, 0, rest);
}

}  // namespace

void audit_articles(const Page& source_page, const std::vector<std::string>& texts, AuditSums& sums,
                    std::vector<Finding>& findings) {
  const SourcePage source(source_page);
  sums.source += source.characters();
  CharacterSums tally;
  for (const Piece& line : source.lines()) tally.add(line.text(), 1);
  for (const std::string& text : texts) tally.add(text, -1);
  Bag missing = tally.take();

  Leftovers leftovers;
  add_page_scaffold(source, leftovers);
  add_page_rules(source, leftovers);
  add_hyphens(source, leftovers);
  const Explained explained = explain(leftovers, missing);
  sums.scaffold += explained.scaffold;
  sums.rules += explained.rules;
  sums.welded += explained.hyphens;

  Report report(source_page.number, sums, findings);
  Excerpt invented;
  for (const auto& [c, count] : missing)
    if (count < 0) invented.add(c, static_cast<std::uint64_t>(-count));
  report_lost(source, texts, missing, report);
  report.add(Kind::invented, 0, invented);
}

}  // namespace newsprint
