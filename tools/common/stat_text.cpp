#include "common/stat_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "common/unicode.h"

namespace newsprint::tools {

namespace {

constexpr std::string_view row = "{:>6} {:>7} {:>8} {:>10} {:>7} {:>9} {:>6} {:>8} {:>7}  {:<10}  {}\n";

// A number of the record, for people; a dash where the records do not carry it.
std::string shown(const std::vector<StatField>& fields, std::string_view group, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const StatField& f) { return f.group == group && f.name == name; });
  if (found == fields.end()) return "-";
  if (group == "shares") return fmt::format("{:.1f}%", found->value * 100);
  return found->whole ? fmt::format("{:.0f}", found->value) : fmt::format("{:.2f}", found->value);
}

// The part of the damage that weighs most; a dash where there is none.
std::string_view worst_part(const Stat& stat) {
  const auto parts = damage_parts(stat);
  const auto worst = std::max_element(parts.begin(), parts.end(), [](const DamagePart& a, const DamagePart& b) {
    return a.value * a.weight < b.value * b.weight;
  });
  return worst->value == 0 ? "-" : worst->name;
}

std::string_view broken(const StatPlace& place) { return place.broken ? " (broken)" : ""; }

void write_values(const Stat& stat, std::string_view name, std::string& out) {
  std::vector<StatField> fields;
  list_fields(stat, fields);
  std::uint64_t flags = 0;
  for (const auto& [flag, count] : stat.flags.counts()) flags += count;
  fmt::format_to(std::back_inserter(out), row, stat.pages, stat.blocks, shown(fields, "", "articles"),
                 stat.signs.characters, shown(fields, "shares", "story"), shown(fields, "shares", "furniture"), flags,
                 stat.signs.replaced, shown(fields, "", "damage"), worst_part(stat), name);
}

// `roles        headline 4, paragraph 17`: what of a group there is.
void write_group(const std::vector<StatField>& fields, std::string_view group, std::string& out) {
  std::string values;
  for (const StatField& field : fields) {
    if (field.group != group || field.value == 0) continue;
    if (!values.empty()) values += ", ";
    fmt::format_to(std::back_inserter(values), "{} {}", printable(field.name),
                   field.whole ? fmt::format("{:.0f}", field.value) : fmt::format("{:.2f}", field.value));
  }
  if (!values.empty()) fmt::format_to(std::back_inserter(out), "{:<14} {}\n", group, values);
}

}  // namespace

void StatText::write_head(std::string& out) {
  fmt::format_to(std::back_inserter(out), row, "pages", "blocks", "articles", "characters", "stories", "furniture",
                 "flags", "replaced", "damage", "most of it", "document");
}

void StatText::write_row(const Stat& stat, const StatPlace& place, std::string& out) {
  std::string name = printable(place.doc);
  if (place.page != 0) fmt::format_to(std::back_inserter(name), " page {}", place.page);
  write_values(stat, name.append(broken(place)), out);
}

void StatText::write_total(const Stat& stat, const StatPlace& place, std::string& out) {
  write_values(stat, fmt::format("all {} documents{}", place.documents, broken(place)), out);
  std::vector<StatField> fields;
  list_fields(stat, fields);
  out += '\n';
  for (const std::string_view group :
       {"kinds", "roles", "article_kinds", "languages", "flags", "joins", "repairs", "parts"})
    write_group(fields, group, out);
}

}  // namespace newsprint::tools
