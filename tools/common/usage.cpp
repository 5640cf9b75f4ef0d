#include "common/usage.h"

#include <fmt/format.h>

#include <iterator>

namespace newsprint::tools {

namespace {

constexpr std::size_t line_width = 80;
constexpr std::size_t help_column = 30;

std::string synopsis_word(const OptionSpec& option) {
  const std::string name = option.letter != 0 ? fmt::format("-{}", option.letter) : fmt::format("--{}", option.name);
  const std::string argument = option.argument.empty() ? "" : fmt::format(" {}", option.argument);
  const std::string_view again = option.repeat == Repeat::yes && !option.argument.empty() ? "..." : "";
  return fmt::format("[{}{}]{}", name, argument, again);
}

std::string usage_lines(Command command) {
  std::string out = fmt::format("Usage: {}", spec(command).name);
  const std::size_t margin = out.size();
  std::size_t width = margin;
  const auto put = [&](std::string_view word) {
    if (width + 1 + word.size() > line_width) {
      out += '\n';
      out.append(margin, ' ');
      width = margin;
    }
    out += ' ';
    out += word;
    width += 1 + word.size();
  };
  for (const auto& option : option_table) {
    if (takes(command, option)) put(synopsis_word(option));
  }
  put(spec(command).operands);
  return out + "\n";
}

std::string option_names(const OptionSpec& option) {
  std::string names = option.letter != 0 ? fmt::format("-{}, ", option.letter) : "    ";
  fmt::format_to(std::back_inserter(names), "--{}", option.name);
  if (!option.argument.empty()) fmt::format_to(std::back_inserter(names), " {}", option.argument);
  return names;
}

std::string reads_line(Command command) {
  if (command == Command::npaudit) return "Compares the SOURCE texts with records of any stage.";
  if (command == Command::npview) return "Reads articles from FILE... or standard input (-), writes one HTML file.";
  switch (spec(command).reads) {
    case Reads::text:
      return "Reads text from FILE... or standard input (-), writes JSON Lines.";
    case Reads::text_or_records:
      return "Reads text or records from FILE... or standard input (-), writes JSON Lines.";
    case Reads::records:
      break;
  }
  return "Reads records from FILE... or standard input (-), writes JSON Lines.";
}

// What exit status 3 means, where there is one.
std::string_view failed_check(Command command) {
  switch (command) {
    case Command::npaudit:
      return ", 3 something lost or invented";
    case Command::npstat:
      return ", 3 over a limit of --fail-over";
    default:
      return "";
  }
}

// Operands as mdoc: `[FILE...]` is optional.
std::string manual_operands(std::string_view operands) {
  const bool optional = operands.starts_with('[');
  const std::string_view name = operands.substr(optional ? 1 : 0, operands.find('.') - (optional ? 1 : 0));
  return fmt::format(".{}Ar {} ...\n", optional ? "Op " : "", name);
}

}  // namespace

std::string help_text(Command command) {
  std::string out = usage_lines(command);
  fmt::format_to(std::back_inserter(out), "\n{}: {}.\n{}\n\nOptions:\n", spec(command).name, spec(command).purpose,
                 reads_line(command));
  for (const auto& option : option_table) {
    if (!takes(command, option)) continue;
    const std::string names = option_names(option);
    fmt::format_to(std::back_inserter(out), "  {:<{}}{}", names, help_column - 2, option.help);
    if (!option.fallback.empty()) fmt::format_to(std::back_inserter(out), " [{}]", option.fallback);
    out += '\n';
  }
  fmt::format_to(std::back_inserter(out),
                 "\nExit status: 0 done, 1 a problem with input or output (the rest was done),\n"
                 "2 wrong usage{}. See {}(1) and newsprint(7).\n",
                 failed_check(command), spec(command).name);
  return out;
}

std::string manual_synopsis(Command command) {
  std::string out = fmt::format(".Nm {}\n", spec(command).name);
  for (const auto& option : option_table) {
    if (!takes(command, option)) continue;
    out += option.letter != 0 ? fmt::format(".Op Fl {}", option.letter) : fmt::format(".Op Fl -{}", option.name);
    if (!option.argument.empty()) fmt::format_to(std::back_inserter(out), " Ar {}", option.argument);
    if (option.repeat == Repeat::yes && !option.argument.empty()) out += " ...";
    out += '\n';
  }
  return out + manual_operands(spec(command).operands);
}

std::string manual_options(Command command) {
  std::string out = ".Bl -tag -width Ds\n";
  for (const auto& option : option_table) {
    if (!takes(command, option)) continue;
    out += ".It ";
    if (option.letter != 0) fmt::format_to(std::back_inserter(out), "Fl {} , ", option.letter);
    fmt::format_to(std::back_inserter(out), "Fl -{}", option.name);
    if (!option.argument.empty()) fmt::format_to(std::back_inserter(out), " Ar {}", option.argument);
    fmt::format_to(std::back_inserter(out), "\n{}\n", option.manual);
    if (!option.fallback.empty()) {
      fmt::format_to(std::back_inserter(out), "The default is: {}.\n", option.fallback);
    }
  }
  return out + ".El\n";
}

}  // namespace newsprint::tools
