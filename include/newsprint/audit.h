// Proves that nothing was lost and nothing invented, from the source text and the records alone.
//
//   newsprint::Audit audit;
//   audit.source(page_as_decoded);     // the lines that TextReader gives
//   audit.records(page_from_records);  // the same page at any later stage
//   audit.check(findings);
//
// Counts in records are not trusted: every source range a block names is read again from the source and compared
// with the block's text, character by character, blanks aside. Allowed differences, each re-derived and counted: the
// hyphen of a welded word at a line's end, the scaffold phrase and row numbering of a flattened table, the rules of a
// drawn one, the separators of comma-separated values. Article records have no range for each part, so their characters are compared as a multiset a page.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/export.h>
#include <newsprint/page.h>

namespace newsprint {

// One place where records and source disagree.
struct Finding {
  enum class Kind : std::uint8_t { lost, invented } kind = Kind::lost;
  std::uint32_t page = 0;
  std::uint32_t line = 0;  // 0 when only the page is known
  std::uint64_t characters = 0;
  std::string text;  // up to 40 characters of it
};

struct AuditSums {
  std::uint64_t source = 0;  // non-blank characters
  std::uint64_t lost = 0;
  std::uint64_t invented = 0;
  std::uint64_t welded = 0;
  std::uint64_t scaffold = 0;
  std::uint64_t rules = 0;
  void add(const AuditSums& more) noexcept {
    source += more.source;
    lost += more.lost;
    invented += more.invented;
    welded += more.welded;
    scaffold += more.scaffold;
    rules += more.rules;
  }
};

// Compares one page of records (lines, blocks, removed) with the same page of the source. Appends what it finds.
NEWSPRINT_EXPORT void audit_page(const Page& source, const Page& records, AuditSums& sums,
                                 std::vector<Finding>& findings);

// Compares the texts of a page's article records (every counted place, one string each) with the source page.
NEWSPRINT_EXPORT void audit_articles(const Page& source, const std::vector<std::string>& texts, AuditSums& sums,
                                     std::vector<Finding>& findings);

}  // namespace newsprint
