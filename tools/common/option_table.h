// Every command and every option, once. Parsing, --help and the manual pages are made from these two tables.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsprint::tools {

enum class Command : std::uint8_t {
  npcols,
  nptable,
  npdehyphen,
  npreflow,
  npclean,
  npsplit,
  npjson,
  npaudit,
  npview,
  npstat,
  count
};

// What a command takes as input.
enum class Reads : std::uint8_t { text, text_or_records, records };

struct CommandSpec {
  std::string_view name;
  std::string_view purpose;  // one line
  std::string_view operands;
  Reads reads;
};

// In the order of option_table.
enum class OptionId : std::uint8_t {
  output,
  doc,
  set,
  files_from,
  records,
  source,
  title,
  from,
  strict,
  normalize,
  lang,
  dictionary,
  page_separator,
  max_page,
  first_page,
  source_page,
  first_line,
  no_columns,
  no_tables,
  no_dehyphen,
  no_reflow,
  text,
  format,
  article_format,
  attributes,
  tables,
  corpus,
  added,
  explain,
  pretty,
  kind,
  end,
  pages,
  fail_over,
  schema,
  jobs,
  progress,
  quiet,
  verbose,
  version,
  help,
  count
};

enum class Repeat : std::uint8_t { no, yes };

struct OptionSpec {
  OptionId id;
  std::string_view name;      // without the dashes
  char letter;                // '\0': none
  std::string_view argument;  // empty: a switch
  std::string_view fallback;  // what holds without the option, for people; may be empty
  std::string_view choices;   // the words of a comma-separated list; empty: anything
  Repeat repeat;
  std::uint32_t commands;   // bit n: command n takes it
  std::string_view help;    // one line
  std::string_view manual;  // mdoc
};

inline constexpr std::size_t command_count = static_cast<std::size_t>(Command::count);
inline constexpr std::size_t option_count = static_cast<std::size_t>(OptionId::count);

extern const std::array<CommandSpec, command_count> command_table;
extern const std::array<OptionSpec, option_count> option_table;

[[nodiscard]] inline const CommandSpec& spec(Command command) {
  return command_table[static_cast<std::size_t>(command)];
}

[[nodiscard]] inline const OptionSpec& spec(OptionId id) { return option_table[static_cast<std::size_t>(id)]; }

[[nodiscard]] inline bool takes(Command command, const OptionSpec& option) {
  return ((option.commands >> static_cast<unsigned>(command)) & 1U) != 0;
}

}  // namespace newsprint::tools
