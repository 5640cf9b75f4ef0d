// What each key of each record means: one table a record type.
#pragma once

#include <string_view>

#include "json/page_builder.h"
#include "json/words.h"

namespace newsprint::json {

// --- The keys of each record type, in the order in which they are written ---

enum class Need : std::uint8_t { optional, required };

template <class Record>
struct Field {
  std::string_view name;
  Need need;
  Problem (*read)(Builder&, Record&, element);
};

// Read before the others, since they decide which page a record belongs to.
template <class Record>
Problem read_before(Builder&, Record&, element) {
  return nullptr;
}

struct EndRecord {};

inline Problem read_normalize(Builder& builder, Page& page, element value) {
  static_cast<void>(builder);
  return read_list(value, [&](element item) {
    std::uint32_t bit = 0;
    // No word of the list is empty, so an index is a bit.
    const Problem problem = read_word(item, normalize_words, bit, "names a spelling that is not known");
    if (problem == nullptr) page.normalize |= std::uint32_t{1} << bit;
    return problem;
  });
}

inline Problem read_repairs(Builder&, Page& page, element value) {
  object members;
  if (value.get_object().get(members)) return no_object;
  for (const auto member : members)
    for (const RepairWord& repair : repair_words)
      if (member.key == repair.word)
        if (const Problem problem = read(member.value, page.repairs.*repair.count)) return problem;
  return nullptr;
}

inline Problem read_folio(Builder& builder, Page& page, element value) {
  object members;
  if (value.get_object().get(members)) return no_object;
  for (const auto member : members) {
    Problem problem = nullptr;
    if (member.key == "date") problem = builder.text(member.value, page.folio.date);
    if (member.key == "page") problem = builder.text(member.value, page.folio.page);
    if (member.key == "issue") problem = builder.text(member.value, page.folio.issue);
    if (problem != nullptr) return problem;
  }
  return nullptr;
}

inline Problem read_counts(Builder&, Page& page, element value) {
  object members;
  if (value.get_object().get(members)) return no_object;
  for (const auto member : members) {
    Problem problem = nullptr;
    if (member.key == "lines") problem = read(member.value, page.line_count);
    if (member.key == "characters") problem = read(member.value, page.character_count);
    if (problem != nullptr) return problem;
  }
  return nullptr;
}

inline Problem read_hyphen(Builder& builder, Line& line, element value) {
  object members;
  if (value.get_object().get(members)) return no_object;
  for (const auto member : members) {
    Problem problem = nullptr;
    if (member.key == "verdict")
      problem = read_word(member.value, verdict_words, line.hyphen, "has a verdict other than weld, keep, leave");
    if (member.key == "line") problem = read(member.value, line.continues_at);
    if (member.key == "reason") problem = builder.text(member.value, line.hyphen_reason);
    if (problem != nullptr) return problem;
  }
  return nullptr;
}

inline constexpr Field<Page> page_fields[] = {
    {"type", Need::required, read_before},
    {"doc", Need::required, read_before},
    {"page", Need::required, read_before},
    {"toolkit", Need::optional, [](Builder& b, Page& p, element v) { return b.text(v, p.toolkit); }},
    {"encoding", Need::optional, [](Builder& b, Page& p, element v) { return b.text(v, p.encoding); }},
    {"language", Need::optional, [](Builder& b, Page& p, element v) { return b.text(v, p.language); }},
    {"normalize", Need::optional, read_normalize},
    {"dictionaries", Need::optional,
     [](Builder& b, Page& p, element v) {
       return read_list(v, [&](element item) { return b.dictionary(item, p.dictionaries.emplace_back()); });
     }},
    {"repairs", Need::optional, read_repairs},
    {"counts", Need::optional, read_counts},
    {"folio", Need::optional, read_folio},
    {"flags", Need::optional, [](Builder& b, Page& p, element v) { return b.words(v, p.flags); }},
};

inline constexpr Field<Line> line_fields[] = {
    {"type", Need::required, read_before},
    {"doc", Need::required, read_before},
    {"page", Need::required, read_before},
    {"line", Need::required, [](Builder&, Line& l, element v) { return read(v, l.number); }},
    {"region", Need::optional, [](Builder&, Line& l, element v) { return read(v, l.region); }},
    {"column", Need::optional, [](Builder&, Line& l, element v) { return read(v, l.column); }},
    {"at", Need::optional, [](Builder&, Line& l, element v) { return read(v, l.at); }},
    {"indent", Need::optional, [](Builder&, Line& l, element v) { return read_columns(v, l.indent); }},
    {"text", Need::required, [](Builder& b, Line& l, element v) { return b.text(v, l.text); }},
    {"shifts", Need::optional, [](Builder& b, Line& l, element v) { return b.shifts(v, l.shifts); }},
    {"hyphen", Need::optional, read_hyphen},
    {"hyphens", Need::optional, [](Builder& b, Line& l, element v) { return b.hyphens(v, l.hyphens); }},
};

inline constexpr Field<Block> block_fields[] = {
    {"type", Need::required, read_before},
    {"doc", Need::required, read_before},
    {"page", Need::required, read_before},
    {"block", Need::required, [](Builder&, Block& x, element v) { return read(v, x.number); }},
    {"kind", Need::required,
     [](Builder&, Block& x, element v) {
       return read_word(v, kind_words, x.kind, "is none of paragraph, heading, table, furniture");
     }},
    {"article", Need::optional, [](Builder&, Block& x, element v) { return read(v, x.article); }},
    {"role", Need::optional,
     [](Builder&, Block& x, element v) { return read_word(v, role_words, x.role, "is a role that is not known"); }},
    {"text", Need::optional, [](Builder& b, Block& x, element v) { return b.text(v, x.text); }},
    {"lines", Need::optional, [](Builder& b, Block& x, element v) { return b.ranges(v, x.lines); }},
    {"spans", Need::optional, [](Builder& b, Block& x, element v) { return b.spans(v, x.spans); }},
    {"cut", Need::optional, [](Builder& b, Block& x, element v) { return b.word(v, x.cut); }},
    {"joins", Need::optional, [](Builder& b, Block& x, element v) { return b.joins(v, x.joins); }},
    {"flags", Need::optional, [](Builder& b, Block& x, element v) { return b.words(v, x.flags); }},
    {"columns", Need::optional, [](Builder& b, Block& x, element v) { return b.cells(v, b.table(x).columns); }},
    {"rows", Need::optional, [](Builder& b, Block& x, element v) { return b.rows(v, b.table(x)); }},
    {"scaffold", Need::optional, [](Builder& b, Block& x, element v) { return read(v, b.table(x).scaffold); }},
    {"rules", Need::optional, [](Builder& b, Block& x, element v) { return read(v, b.table(x).rules); }},
};

inline constexpr Field<Removed> removed_fields[] = {
    {"type", Need::required, read_before},
    {"doc", Need::required, read_before},
    {"page", Need::required, read_before},
    {"article", Need::optional, [](Builder&, Removed& r, element v) { return read(v, r.article); }},
    {"text", Need::required, [](Builder& b, Removed& r, element v) { return b.text(v, r.text); }},
    {"lines", Need::optional, [](Builder& b, Removed& r, element v) { return b.ranges(v, r.lines); }},
    {"spans", Need::optional, [](Builder& b, Removed& r, element v) { return b.spans(v, r.spans); }},
    {"reason", Need::optional, [](Builder& b, Removed& r, element v) { return b.word(v, r.reason); }},
};

// Sums are the toolkit's own and computed again: known, so that they are not kept, and never trusted.
inline Problem read_sum(Builder&, EndRecord&, element value) {
  std::uint64_t sum = 0;
  return read(value, sum);
}

inline constexpr Field<EndRecord> end_fields[] = {
    {"type", Need::required, read_before},    {"doc", Need::required, read_before},
    {"pages", Need::optional, read_sum},      {"lines", Need::optional, read_sum},
    {"characters", Need::optional, read_sum}, {"blocks", Need::optional, read_sum},
    {"articles", Need::optional, read_sum},   {"welded", Need::optional, read_sum},
    {"scaffold", Need::optional, read_sum},   {"rules", Need::optional, read_sum},
    {"removed", Need::optional, read_sum},
};

}  // namespace newsprint::json
