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
constexpr std::string_view label_flags[] = {"truncated-start", "truncated-end"};  // npsplit's
constexpr std::string_view page_flags[] = {"cut-page", "language-given"};
constexpr std::string_view join_words[] = {"wrap", "column-break", "column", "blank", "furniture", "weld", "keep"};

class FieldList {
 public:
  FieldList(const Stat& stat, std::vector<StatField>& fields)
      : stat_(stat),
        fields_(fields),
        labelled_(stat.articles > 0 || stat.places.unlabelled == 0),
        blocks_(stat.pages == 0 || stat.article_pages < stat.pages) {}

  void counts() {
    count("", "pages", stat_.pages);
    count("", "lines", stat_.lines, blocks_);
    count("", "blocks", stat_.blocks);
    count("", "articles", stat_.articles, labelled_);
    count("", "characters", stat_.signs.characters);
    count("", "replaced", stat_.signs.replaced);
  }

  template <std::size_t N>
  void enumerated(std::string_view group, const std::string_view (&words)[N],
                  const std::array<std::uint64_t, N>& counts, bool carried) {
    for (std::size_t i = 0; i < N; ++i)
      if (!words[i].empty()) count(group, words[i], counts[i], carried);
  }
  void kinds() { enumerated("kinds", kind_words, stat_.kinds, blocks_); }
  void roles() { enumerated("roles", role_words, stat_.roles, labelled_); }
  void article_kinds() { enumerated("article_kinds", article_kind_words, stat_.article_kinds, labelled_); }

  void shares() {
    const Places& p = stat_.places;
    const double all = static_cast<double>(std::max(stat_.signs.characters, std::uint64_t{1}));
    const auto share = [&](std::string_view name, std::uint64_t characters, bool carried) {
      add({"shares", name, rounded(static_cast<double>(characters) / all), false, false}, carried);
    };
    share("story", p.story, labelled_);
    share("notice", p.notice, labelled_);
    share("fragment", p.fragment, labelled_);
    share("furniture", p.furniture, blocks_);
    share("unlabelled", p.unlabelled, true);
    share("removed", p.removed, labelled_);
  }

  // The toolkit's own words first, then those that records brought.
  template <std::size_t N>
  void tally(std::string_view group, const std::string_view (&words)[N], const Tally& tally) {
    for (const std::string_view word : words) count(group, word, tally.count(word), carries(group, word));
    for (const auto& [word, times] : tally.counts())
      if (!is_among(words, word)) count(group, word, times);
  }
  void flags() { tally("flags", flag_words, stat_.flags); }
  void joins() { tally("joins", join_words, stat_.joins); }
  void languages() {
    for (const auto& [tag, pages] : stat_.languages.counts()) count("languages", tag, pages);
  }
  void repairs() {
    for (const RepairWord& repair : repair_words) count("repairs", repair.word, stat_.repairs.*repair.count, blocks_);
  }

  void damage() {
    add({"", "damage", rounded(newsprint::damage(stat_)), false, true}, true);
    for (const DamagePart& part : damage_parts(stat_))
      add({"parts", part.name, rounded(part.value), false, false},
          labelled_ || (part.name != "torn" && part.name != "fragments"));
  }

 private:
  template <std::size_t N>
  static bool is_among(const std::string_view (&words)[N], std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  }

  // Whether the records can have it at all.
  [[nodiscard]] bool carries(std::string_view group, std::string_view word) const {
    if (group == "joins" || is_among(page_flags, word)) return blocks_;
    return labelled_ || !is_among(label_flags, word);
  }

  // What is there counts, whoever wrote it.
  void add(const StatField& field, bool carried) {
    if (carried || field.value != 0) fields_.push_back(field);
  }
  void count(std::string_view group, std::string_view name, std::uint64_t value, bool carried = true) {
    add({group, name, static_cast<double>(value), true, group.empty()}, carried);
  }

  const Stat& stat_;
  std::vector<StatField>& fields_;
  bool labelled_;  // some records know articles
  bool blocks_;    // some pages came as blocks
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
  list.kinds();
  list.roles();
  list.article_kinds();
  list.shares();
  list.languages();
  list.flags();
  list.joins();
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
