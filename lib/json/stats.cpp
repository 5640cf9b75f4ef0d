// Writes stat records.
#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include <newsprint/json.h>

#include "json/words.h"
#include "json/writer.h"

namespace newsprint {

using namespace json;

namespace {

// A share as it is written, and as limits are compared with it.
double rounded(double value) noexcept { return std::round(value * 1e4) / 1e4; }

// Words that the toolkit itself writes; records may bear others.
constexpr std::string_view flag_words[] = {"truncated-start", "truncated-end", "moved",
                                           "unsure",          "cut-page",      "language-given"};
constexpr std::string_view join_words[] = {"wrap", "column-break", "column", "blank", "furniture", "weld", "keep"};

class FieldList {
 public:
  FieldList(const Stat& stat, std::vector<StatField>& fields) : stat_(stat), fields_(fields) {}

  void counts() {
    count("", "pages", stat_.pages);
    count("", "lines", stat_.lines);
    count("", "blocks", stat_.blocks);
    count("", "articles", stat_.articles);
    count("", "characters", stat_.signs.characters);
    count("", "replaced", stat_.signs.replaced);
  }

  template <std::size_t N>
  void enumerated(std::string_view group, const std::string_view (&words)[N],
                  const std::array<std::uint64_t, N>& counts) {
    for (std::size_t i = 0; i < N; ++i)
      if (!words[i].empty()) count(group, words[i], counts[i]);
  }

  void shares() {
    const Places& p = stat_.places;
    const auto share = [&](std::string_view name, std::uint64_t characters) {
      const double all = static_cast<double>(std::max(stat_.signs.characters, std::uint64_t{1}));
      fields_.push_back({"shares", name, rounded(static_cast<double>(characters) / all), false, false});
    };
    share("story", p.story);
    share("notice", p.notice);
    share("fragment", p.fragment);
    share("furniture", p.furniture);
    share("unlabelled", p.unlabelled);
    share("removed", p.removed);
  }

  // The toolkit's own words first, then those that records brought.
  template <std::size_t N>
  void tally(std::string_view group, const std::string_view (&words)[N], const Tally& tally) {
    for (const std::string_view word : words) count(group, word, tally.count(word));
    for (const auto& [word, times] : tally.counts())
      if (std::find(std::begin(words), std::end(words), word) == std::end(words)) count(group, word, times);
  }
  void languages() {
    for (const auto& [tag, pages] : stat_.languages.counts()) count("languages", tag, pages);
  }
  void repairs() {
    for (const RepairWord& repair : repair_words) count("repairs", repair.word, stat_.repairs.*repair.count);
  }

  void damage() {
    fields_.push_back({"", "damage", rounded(newsprint::damage(stat_)), false, true});
    for (const DamagePart& part : damage_parts(stat_))
      fields_.push_back({"parts", part.name, rounded(part.value), false, false});
  }

 private:
  void count(std::string_view group, std::string_view name, std::uint64_t value) {
    fields_.push_back({group, name, static_cast<double>(value), true, group.empty()});
  }

  const Stat& stat_;
  std::vector<StatField>& fields_;
};

void append_value(const StatField& field, std::string& out) {
  if (field.whole) {
    fmt::format_to(std::back_inserter(out), "{}", static_cast<std::uint64_t>(field.value));
  } else {
    fmt::format_to(std::back_inserter(out), "{}", field.value);
  }
}

}  // namespace

void list_fields(const Stat& stat, std::vector<StatField>& fields) {
  fields.clear();
  FieldList list(stat, fields);
  list.counts();
  list.enumerated("kinds", kind_words, stat.kinds);
  list.enumerated("roles", role_words, stat.roles);
  list.enumerated("article_kinds", article_kind_words, stat.article_kinds);
  list.shares();
  list.languages();
  list.tally("flags", flag_words, stat.flags);
  list.tally("joins", join_words, stat.joins);
  list.repairs();
  list.damage();
}

void write_stat(const Stat& stat, const StatPlace& place, const WriteOptions& options, std::string& out) {
  JsonWriter json(out);
  json.begin_record("stat");
  if (place.total) {
    json.number("documents", place.documents);
  } else {
    json.text("doc", place.doc);
  }
  json.number_if("page", place.page);
  if (place.broken) json.raw("broken", "true");
  std::vector<StatField> fields;
  list_fields(stat, fields);
  std::string_view open;  // the group that is being written
  for (const StatField& field : fields) {
    if (!field.standing && field.value == 0) continue;
    if (field.group != open) {
      if (!open.empty()) out.push_back('}');
      open = field.group;
      out.push_back(',');
      if (!open.empty()) {
        write_string(open, out);
        out.append(":{");
      }
    } else {
      out.push_back(',');
    }
    write_string(field.name, out);
    out.push_back(':');
    append_value(field, out);
  }
  if (!open.empty()) out.push_back('}');
  json.end_record({}, options.members);
}

}  // namespace newsprint
