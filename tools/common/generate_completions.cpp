// Writes a command's completions for a shell: generate_completions bash|zsh|fish COMMAND, to standard output. Runs at
// build time; the option table says it all.
#include <fmt/format.h>

#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "common/option_table.h"

namespace {

using namespace newsprint::tools;

// What an option's argument is completed with.
enum class Completes { nothing, words, list, files, folders };

Completes kind_of(const OptionSpec& option) {
  switch (option.id) {
    case OptionId::output:
    case OptionId::files_from:
    case OptionId::records:
    case OptionId::attributes:
      return Completes::files;
    case OptionId::dictionary:
    case OptionId::tables:
      return Completes::folders;
    case OptionId::normalize:
    case OptionId::kind:
      return Completes::list;
    default:
      return option.choices.empty() ? Completes::nothing : Completes::words;
  }
}

std::vector<const OptionSpec*> options_of(Command command) {
  std::vector<const OptionSpec*> taken;
  for (const OptionSpec& option : option_table)
    if (takes(command, option)) taken.push_back(&option);
  return taken;
}

std::string words_of(std::string_view choices) {
  std::string words(choices);
  for (char& c : words)
    if (c == ',') c = ' ';
  return words;
}

// In single quotes, as every shell here reads them.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string(R"('\'')") : std::string(1, c);
  return out + "'";
}

// What the shell function does when this option stands before the word.
std::string bash_action(const OptionSpec& option) {
  switch (kind_of(option)) {
    case Completes::words:
      return fmt::format("words={}", quoted(words_of(option.choices)));
    case Completes::list:
      return fmt::format("words={} before=${{word%\"${{word##*,}}\"}} word=${{word##*,}}",
                         quoted(words_of(option.choices)));
    case Completes::folders:
      return "compopt +o default -o dirnames; return";
    case Completes::files:
      return "return";
    case Completes::nothing:
      break;
  }
  return "compopt +o default; return";
}

// File names are left to readline (-o default), which alone quotes and unquotes them as the user does; it also makes
// three words of --option=value.
std::string bash(Command command) {
  const std::string_view name = spec(command).name;
  std::string options;
  std::string arguments;
  for (const OptionSpec* option : options_of(command)) {
    options += fmt::format("{}--{}", options.empty() ? "" : " ", option->name);
    if (option->letter != 0) options += fmt::format(" -{}", option->letter);
    if (option->argument.empty()) continue;
    std::string pattern = fmt::format("--{}", option->name);
    if (option->letter != 0) pattern += fmt::format("|-{}", option->letter);
    arguments += fmt::format("    {}) {} ;;\n", pattern, bash_action(*option));
  }
  return fmt::format(R"(# bash completion for {0}
_{0}() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} option=${{COMP_WORDS[COMP_CWORD-1]}} IFS=$' \t\n' before words i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; ++i)); do
    [[ ${{COMP_WORDS[i]}} != -- ]] || return
  done
  if [[ $word == = ]]; then
    word=
  elif [[ $option == = ]]; then
    option=${{COMP_WORDS[COMP_CWORD-2]}}
  fi
  case $option in
{1}    *)
      [[ $word == -* ]] || return
      words='{2}' ;;
  esac
  compopt +o default
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$words" -- "$word")
}}
complete -o default -F _{0} {0}
)",
                     name, arguments, options);
}

// Brackets and colons part the fields of zsh's _arguments.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(const OptionSpec& option) {
  const std::string name = zsh_text(option.argument);
  switch (kind_of(option)) {
    case Completes::words:
      return fmt::format(":{}:({})", name, words_of(option.choices));
    case Completes::list:
      return fmt::format(":{}:_values -s , {} {}", name, name, words_of(option.choices));
    case Completes::folders:
      return fmt::format(":{}:_files -/", name);
    case Completes::files:
      return fmt::format(":{}:_files", name);
    case Completes::nothing:
      break;
  }
  return fmt::format(":{}: ", name);
}

std::string zsh(Command command) {
  std::string out = fmt::format("#compdef {}\n# zsh completion\n_arguments -s -S \\\n", spec(command).name);
  for (const OptionSpec* option : options_of(command)) {
    const bool argument = !option->argument.empty();
    const std::string action = argument ? zsh_action(*option) : "";
    const std::string many = option->repeat == Repeat::yes ? "*" : "";
    const std::string help = zsh_text(option->help);
    out += fmt::format("  {} \\\n",
                       quoted(fmt::format("{}--{}{}[{}]{}", many, option->name, argument ? "=" : "", help, action)));
    if (option->letter != 0)
      out += fmt::format("  {} \\\n",
                         quoted(fmt::format("{}-{}{}[{}]{}", many, option->letter, argument ? "+" : "", help, action)));
  }
  return out + "  '*:file:_files'\n";
}

std::string fish(Command command) {
  const std::string_view name = spec(command).name;
  std::string out = fmt::format("# fish completion for {}\n", name);
  for (const OptionSpec* option : options_of(command)) {
    out += fmt::format("complete -c {} -l {}", name, option->name);
    if (option->letter != 0) out += fmt::format(" -s {}", option->letter);
    switch (option->argument.empty() ? Completes::nothing : kind_of(*option)) {
      case Completes::words:
        out += fmt::format(" -x -a {}", quoted(words_of(option->choices)));
        break;
      case Completes::list:
        out += fmt::format(" -x -a '(__fish_append , {})'", words_of(option->choices));
        break;
      case Completes::folders:
        out += " -x -a '(__fish_complete_directories)'";
        break;
      case Completes::files:
        out += " -r -F";
        break;
      case Completes::nothing:
        if (!option->argument.empty()) out += " -x";
        break;
    }
    out += fmt::format(" -d {}\n", quoted(option->help));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view shell = argc == 3 ? argv[1] : "";
  for (std::size_t i = 0; argc == 3 && i < command_count; ++i) {
    if (command_table[i].name != argv[2]) continue;
    const auto command = static_cast<Command>(i);
    if (shell == "bash") std::cout << bash(command);
    if (shell == "zsh") std::cout << zsh(command);
    if (shell == "fish") std::cout << fish(command);
    return std::cout.flush() ? 0 : 1;
  }
  std::cerr << "usage: generate_completions bash|zsh|fish COMMAND\n";
  return 2;
}
