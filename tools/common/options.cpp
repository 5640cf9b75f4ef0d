// The only unit that includes CLI11, which takes its time to compile.
#include "common/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>

namespace newsprint::tools {

namespace {

std::string flag_names(const OptionSpec& option) {
  return option.letter == 0 ? fmt::format("--{}", option.name) : fmt::format("-{},--{}", option.letter, option.name);
}

// Insertions, deletions and changes between two short words.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

// The option that the user may have meant: one that begins so, else the nearest.
std::string hint(Command command, std::string_view word) {
  if (!word.starts_with("--")) return {};
  const std::string_view name = word.substr(2, word.find('=') - 2);
  std::string_view best;
  std::size_t distance = name.size() / 3 + 1;  // more changes than that make another word
  for (const auto& option : option_table) {
    if (!takes(command, option)) continue;
    const std::size_t d = option.name.starts_with(name) ? 0 : edit_distance(name, option.name);
    if (d < distance) {
      distance = d;
      best = option.name;
    }
  }
  return best.empty() ? std::string{} : fmt::format("; did you mean --{}?", best);
}

// CLI11 leaves operands and options it does not know in one list, in order, with `--` where it stood.
void take_rest(Command command, const std::vector<std::string>& rest, Arguments& arguments) {
  bool options_over = false;
  for (const auto& word : rest) {
    if (options_over || word == "-" || !word.starts_with('-')) {
      arguments.operands.push_back(word);
    } else if (word == "--") {
      options_over = true;
    } else if (arguments.error.empty()) {
      arguments.error = fmt::format("unknown option {}{}", word.substr(0, word.find('=')), hint(command, word));
    }
  }
}

// The command line as CLI11 wants it: in reverse. `--name=` becomes two words, or CLI11 would take the next one as its
// value.
std::vector<std::string> reversed_words(int argc, const char* const* argv) {
  std::vector<std::string> words;
  bool options_over = false;
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    options_over = options_over || word == "--";
    const bool valueless =
        !options_over && word.size() > 3 && word.starts_with("--") && word.find('=') == word.size() - 1;
    if (valueless) word.pop_back();
    words.push_back(std::move(word));
    if (valueless) words.emplace_back();
  }
  std::reverse(words.begin(), words.end());
  return words;
}

}  // namespace

Arguments split_arguments(Command command, int argc, const char* const* argv) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::pair<const OptionSpec*, CLI::Option*>> known;
  for (const auto& option : option_table) {
    if (!takes(command, option)) continue;
    CLI::Option* added = nullptr;
    if (option.argument.empty()) {
      added = app.add_flag(flag_names(option))->disable_flag_override();
    } else {
      added = app.add_option(flag_names(option))
                  ->type_size(1)
                  ->expected(1)
                  ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
                  ->allow_extra_args(false);
    }
    known.emplace_back(&option, added);
  }
  Arguments arguments;
  try {
    app.parse(reversed_words(argc, argv));
  } catch (const CLI::ArgumentMismatch& e) {
    const std::string_view what = e.what();
    arguments.error = what.find("flag override") == what.npos
                          ? fmt::format("{} needs an argument", what.substr(0, what.find(':')))
                          : fmt::format("--{} takes no argument", what.substr(0, what.find(' ')));
    return arguments;
  } catch (const CLI::Error& e) {
    arguments.error = e.what();
    return arguments;
  }
  for (const auto& [option, added] : known) {
    auto& values = arguments.values[static_cast<std::size_t>(option->id)];
    if (option->argument.empty()) {
      values.resize(added->count());
    } else {
      values = added->results();
    }
  }
  take_rest(command, app.remaining(), arguments);
  return arguments;
}

}  // namespace newsprint::tools
