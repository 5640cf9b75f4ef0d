#include <fmt/format.h>

#include <newsprint/json.h>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>

#include "common/options.h"
#include "common/stat_field.h"
#include "common/unicode.h"

namespace newsprint::tools {

namespace {

using Values = std::vector<std::string>;

std::optional<std::string> last_of(const Arguments& arguments, OptionId id) {
  const Values& values = arguments.values[static_cast<std::size_t>(id)];
  return values.empty() ? std::nullopt : std::optional<std::string>(values.back());
}

bool given(const Arguments& arguments, OptionId id) { return !arguments.values[static_cast<std::size_t>(id)].empty(); }

template <class Use>
void split_list(std::string_view list, const Use& use) {
  while (true) {
    const std::size_t comma = list.find(',');
    use(list.substr(0, comma));
    if (comma == list.npos) return;
    list.remove_prefix(comma + 1);
  }
}

// The words of `list` as bits, by their place among the option's choices. Nothing when one is no choice.
std::optional<std::uint32_t> choose(const OptionSpec& option, std::string_view list, std::string& error) {
  std::uint32_t bits = 0;
  split_list(list, [&](std::string_view word) {
    std::uint32_t bit = 1;
    std::uint32_t found = 0;
    split_list(option.choices, [&](std::string_view choice) {
      if (choice == word) found = bit;
      bit <<= 1;
    });
    if (found == 0 && error.empty()) {
      error = fmt::format("--{}: '{}' is none of {}", option.name, word, option.choices);
    }
    bits |= found;
  });
  return error.empty() ? std::optional<std::uint32_t>(bits) : std::nullopt;
}

// The same for one word alone: its place among the choices.
std::optional<std::uint32_t> choose_one(const OptionSpec& option, std::string_view word, std::string& error) {
  std::uint32_t place = 0;
  std::optional<std::uint32_t> found;
  split_list(option.choices, [&](std::string_view choice) {
    if (choice == word) found = place;
    ++place;
  });
  if (!found && error.empty()) {
    error = fmt::format("--{}: '{}' is none of {}", option.name, to_utf8(word), option.choices);
  }
  return found;
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t size = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (failed != std::errc{}) return std::nullopt;
  const std::string_view suffix(end, static_cast<std::size_t>(text.data() + text.size() - end));
  unsigned shift = 0;
  if (suffix == "K" || suffix == "k") {
    shift = 10;
  } else if (suffix == "M" || suffix == "m") {
    shift = 20;
  } else if (suffix == "G" || suffix == "g") {
    shift = 30;
  } else if (!suffix.empty()) {
    return std::nullopt;
  }
  if (size > (std::numeric_limits<std::uint64_t>::max() >> shift)) return std::nullopt;
  return size << shift;
}

bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool first = true;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      first = false;
      continue;
    }
    const bool digit = c >= '0' && c <= '9';
    if (!(letter || (digit && !first)) || ++length > 8) return false;
  }
  return length > 0;
}

// Keys at the top of the records; a user's key of that name would stand there twice.
constexpr std::string_view record_keys[] = {
    "type",     "doc",     "page",       "toolkit",       "encoding", "language",   "normalize", "dictionaries",
    "folio",    "repairs", "counts",     "flags",         "line",     "region",     "column",    "at",
    "indent",   "text",    "shifts",     "hyphen",        "hyphens",  "block",      "kind",      "article",
    "role",     "lines",   "spans",      "cut",           "joins",    "columns",    "rows",      "scaffold",
    "rules",    "explain", "seams",      "reason",        "pages",    "characters", "blocks",    "articles",
    "welded",   "removed", "id",         "section",       "kicker",   "headline",   "deck",      "byline",
    "dateline", "jump",    "char_count", "source",        "lost",     "invented",   "documents", "broken",
    "replaced", "kinds",   "roles",      "article_kinds", "shares",   "languages",  "damage",    "parts"};

void add_member(std::string_view setting, Options& options, std::string& error) {
  const std::size_t equals = setting.find('=');
  const std::string_view key = setting.substr(0, equals);
  if (equals == setting.npos || key.empty()) {
    error = fmt::format("--set: '{}' is not KEY=VALUE", setting);
    return;
  }
  if (!is_utf8(setting)) {
    error = fmt::format("--set: '{}' is not UTF-8", to_utf8(setting));
    return;
  }
  if (std::find(std::begin(record_keys), std::end(record_keys), key) != std::end(record_keys)) {
    error = fmt::format("--set: '{}' is a key of the records themselves", key);
    return;
  }
  std::string member;
  write_string(key, member);
  member += ':';
  if (("," + options.members).find("," + member) != std::string::npos) {
    error = fmt::format("--set: '{}' is set twice", key);
    return;
  }
  write_string(setting.substr(equals + 1), member);
  if (!options.members.empty()) options.members += ',';
  options.members += member;
}

// `field` must be a number that every stat record can have.
void add_limit(std::string_view setting, Options& options, std::string& error) {
  const std::size_t equals = setting.find('=');
  const std::string_view field = setting.substr(0, equals);
  const std::string_view number = equals == setting.npos ? std::string_view{} : setting.substr(equals + 1);
  Limit limit{.field = std::string(field)};
  const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), limit.most);
  if (failed != std::errc{} || end != number.data() + number.size() || !std::isfinite(limit.most)) {
    error = fmt::format("--fail-over: '{}' is not FIELD=N", to_utf8(setting));
    return;
  }
  std::vector<StatField> known;
  list_fields({}, known);
  if (std::none_of(known.begin(), known.end(), [&](const StatField& f) { return field_name(f) == field; })) {
    error = fmt::format("--fail-over: '{}' is no number of a stat record", to_utf8(field));
    return;
  }
  options.limits.push_back(std::move(limit));
}

// A number from 1 to `most`, the value of option `id`.
void take_number(const Arguments& arguments, OptionId id, std::uint32_t most, std::uint32_t& into, std::string& error) {
  const auto text = last_of(arguments, id);
  if (!text) return;
  const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), into);
  if (failed != std::errc{} || end != text->data() + text->size() || into == 0 || into > most)
    error = fmt::format("--{}: '{}' is no number from 1 to {}", spec(id).name, to_utf8(*text), most);
}

void check_text_options(const Arguments& arguments, Options& options, std::string& error) {
  if (const auto name = last_of(arguments, OptionId::from)) {
    options.text.encoding = *name;
    if (name->empty()) error = "--from: the name of the encoding is empty";
  }
  if (given(arguments, OptionId::strict)) options.text.invalid = InvalidBytes::fail;
  if (const auto list = last_of(arguments, OptionId::normalize)) {
    options.normalize_given = true;
    options.text.normalize = choose(spec(OptionId::normalize), *list, error).value_or(0);
  }
  if (const auto tag = last_of(arguments, OptionId::lang)) {
    options.text.language = *tag;
    if (!is_language_tag(*tag)) error = fmt::format("--lang: '{}' is no language tag", to_utf8(*tag));
  }
  if (const auto pattern = last_of(arguments, OptionId::page_separator)) {
    options.text.page_separator = *pattern;
    if (pattern->empty()) error = "--page-separator: the expression is empty";
  }
  if (const auto size = last_of(arguments, OptionId::max_page)) {
    options.text.max_page = parse_size(*size).value_or(0);
    if (options.text.max_page < 1024) error = fmt::format("--max-page: '{}' is no size of 1K or more", to_utf8(*size));
  }
  constexpr std::uint32_t most = 2'000'000'000;  // room to count on from there
  take_number(arguments, OptionId::first_page, most, options.text.first_page, error);
  take_number(arguments, OptionId::source_page, most, options.text.first_page, error);
  take_number(arguments, OptionId::first_line, most, options.text.first_line, error);
}

void check_run_options(const Arguments& arguments, Options& options, std::string& error) {
  constexpr unsigned most_jobs = 1024;
  if (const auto number = last_of(arguments, OptionId::jobs)) {
    const auto [end, failed] = std::from_chars(number->data(), number->data() + number->size(), options.jobs);
    if (failed != std::errc{} || end != number->data() + number->size() || options.jobs > most_jobs)
      error = fmt::format("--jobs: '{}' is no number up to {}", to_utf8(*number), most_jobs);
  }
  if (const auto when = last_of(arguments, OptionId::progress))
    options.progress = static_cast<Progress>(choose_one(spec(OptionId::progress), *when, error).value_or(0));
}

void check_switches(const Arguments& arguments, Options& options) {
  options.on = {.text = given(arguments, OptionId::text),
                .no_columns = given(arguments, OptionId::no_columns),
                .no_tables = given(arguments, OptionId::no_tables),
                .no_dehyphen = given(arguments, OptionId::no_dehyphen),
                .no_reflow = given(arguments, OptionId::no_reflow),
                .explain = given(arguments, OptionId::explain),
                .pretty = given(arguments, OptionId::pretty),
                .end = given(arguments, OptionId::end),
                .pages = given(arguments, OptionId::pages)};
  if (given(arguments, OptionId::verbose)) options.loudness = Loudness::verbose;
  if (given(arguments, OptionId::quiet)) options.loudness = Loudness::quiet;
}

void check_inputs(const Arguments& arguments, Options& options, std::string& error) {
  options.files = arguments.operands;
  options.output = last_of(arguments, OptionId::output).value_or("");
  options.doc = to_utf8(last_of(arguments, OptionId::doc).value_or(""));
  options.files_from = last_of(arguments, OptionId::files_from).value_or("");
  options.records = last_of(arguments, OptionId::records).value_or("-");
  options.sources = arguments.values[static_cast<std::size_t>(OptionId::source)];
  options.title = to_utf8(last_of(arguments, OptionId::title).value_or(""));
  for (const OptionId id :
       {OptionId::output, OptionId::doc, OptionId::files_from, OptionId::records, OptionId::source, OptionId::title}) {
    if (last_of(arguments, id) == "") error = fmt::format("--{}: the argument is empty", spec(id).name);
  }
  if (options.output == "-") options.output.clear();
  if (options.command == Command::npaudit && options.files.empty() && options.files_from.empty()) {
    error = "name the source texts";
  }
}

// Whether text of the shape `dddd-dd-dd` or `dddd-dd-ddTdd:dd:dd` names a day of the calendar and a time of it.
bool exists(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t digits) {
    unsigned value = 0;
    for (const char digit : text.substr(at, digits)) value = value * 10 + static_cast<unsigned>(digit - '0');
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(number(0, 4))),
                                        std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))};
  if (!day.ok() || text.size() == 10) return day.ok();
  return number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 60;
}

// A date, or date and time in UTC: 2031-11-08, 2031-11-08T06:00:00Z, 2031-11-08T06:00:00.250Z.
bool is_time(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
  constexpr std::size_t date = 10;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != date && text.size() <= shape.size()) return false;
  for (std::size_t i = 0; i < std::min(text.size(), shape.size()); ++i)
    if (shape[i] == 'd' ? !digit(text[i]) : text[i] != shape[i]) return false;
  if (!exists(text.substr(0, shape.size()))) return false;
  if (text.size() == date) return true;
  std::string_view rest = text.substr(shape.size());
  if (rest.size() > 2 && rest[0] == '.')
    rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of("0123456789", 1)));
  return rest == "Z" && text[text.size() - 2] != '.';
}

// Options that only one of npjson's formats takes.
void check_format_options(const Arguments& arguments, const Options& options, std::string& error) {
  struct {
    OptionId id;
    std::uint32_t formats;
    std::string_view names;
  } const limits[] = {
      {OptionId::attributes, 1U << static_cast<unsigned>(ArticleFormat::dolma), "--format dolma"},
      {OptionId::corpus, 1U << static_cast<unsigned>(ArticleFormat::dolma), "--format dolma"},
      {OptionId::added, 1U << static_cast<unsigned>(ArticleFormat::dolma), "--format dolma"},
      {OptionId::tables, 1U << static_cast<unsigned>(ArticleFormat::csv), "--format csv"},
      {OptionId::end, 1U << static_cast<unsigned>(ArticleFormat::article), "--format article"},
      {OptionId::pretty,
       (1U << static_cast<unsigned>(ArticleFormat::article)) | (1U << static_cast<unsigned>(ArticleFormat::ninjs)),
       "--format article or ninjs"},
  };
  for (const auto& limit : limits) {
    const bool fits = ((limit.formats >> static_cast<unsigned>(options.article_format)) & 1U) != 0;
    if (given(arguments, limit.id) && !fits) error = fmt::format("--{} needs {}", spec(limit.id).name, limit.names);
  }
}

void check_formats(const Arguments& arguments, Options& options, std::string& error) {
  if (const auto format = last_of(arguments, OptionId::format))
    options.format = static_cast<TableFormat>(choose_one(spec(OptionId::format), *format, error).value_or(0));
  if (const auto format = last_of(arguments, OptionId::article_format)) {
    const auto chosen = choose_one(spec(OptionId::article_format), *format, error);
    options.article_format = static_cast<ArticleFormat>(chosen.value_or(0));
  }
  options.attributes = last_of(arguments, OptionId::attributes).value_or("");
  options.tables = last_of(arguments, OptionId::tables).value_or("");
  options.corpus = to_utf8(last_of(arguments, OptionId::corpus).value_or(options.corpus));
  options.added = last_of(arguments, OptionId::added).value_or("");
  for (const OptionId id : {OptionId::attributes, OptionId::tables, OptionId::corpus}) {
    if (last_of(arguments, id) == "") error = fmt::format("--{}: the argument is empty", spec(id).name);
  }
  if (options.attributes == "-") error = "--attributes: standard output is for the documents";
  if (given(arguments, OptionId::added) && !is_time(options.added))
    error = fmt::format("--added: '{}' is no date or time such as 2031-11-08T06:00:00Z", to_utf8(options.added));
  if (error.empty()) check_format_options(arguments, options, error);
}

void check_repeats(const Arguments& arguments, std::string& error) {
  for (const auto& option : option_table) {
    if (option.repeat == Repeat::no && arguments.values[static_cast<std::size_t>(option.id)].size() > 1) {
      error = fmt::format("--{} is given twice", option.name);
    }
  }
}

}  // namespace

Parsed check_arguments(Command command, const Arguments& arguments) {
  Parsed parsed;
  Options& options = parsed.options;
  std::string& error = parsed.error;
  options.command = command;
  error = arguments.error;
  if (!error.empty()) return parsed;
  for (const auto& [id, show] :
       {std::pair{OptionId::help, Show::help}, {OptionId::version, Show::version}, {OptionId::schema, Show::schema}}) {
    if (!given(arguments, id)) continue;
    options.show = show;
    options.output = last_of(arguments, OptionId::output).value_or("");
    return parsed;
  }
  check_repeats(arguments, error);
  check_switches(arguments, options);
  check_inputs(arguments, options, error);
  check_text_options(arguments, options, error);
  check_run_options(arguments, options, error);
  options.dictionary = last_of(arguments, OptionId::dictionary);
  if (options.dictionary == "") error = "--dictionary: the argument is empty";
  if (const auto list = last_of(arguments, OptionId::kind)) {
    options.kinds = choose(spec(OptionId::kind), *list, error).value_or(0);
  }
  check_formats(arguments, options, error);
  for (const auto& setting : arguments.values[static_cast<std::size_t>(OptionId::fail_over)]) {
    if (error.empty()) add_limit(setting, options, error);
  }
  for (const auto& setting : arguments.values[static_cast<std::size_t>(OptionId::set)]) {
    if (error.empty()) add_member(setting, options, error);
  }
  return parsed;
}

}  // namespace newsprint::tools
