// Fills a manual page's template: generate_manual TEMPLATE, writes to standard output. Runs at build time.
//
//   @SYNOPSIS npclean@   the command's synopsis        @OPTIONS npclean@   its options
//   @VERSION@            the toolkit's version         @INCLUDE NAME@      the file NAME beside the template
#include <newsprint/version.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>

#include "common/usage.h"

namespace {

using newsprint::tools::Command;

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

std::optional<Command> find_command(std::string_view name) {
  for (std::size_t i = 0; i < newsprint::tools::command_count; ++i) {
    if (newsprint::tools::command_table[i].name == name) return static_cast<Command>(i);
  }
  return std::nullopt;
}

std::optional<std::string> expand(std::string_view word, std::string_view argument,
                                  const std::filesystem::path& folder) {
  if (word == "VERSION") {
    return std::to_string(NEWSPRINT_VERSION_MAJOR) + "." + std::to_string(NEWSPRINT_VERSION_MINOR) + "." +
           std::to_string(NEWSPRINT_VERSION_PATCH);
  }
  if (word == "INCLUDE") return read_file(folder / argument);
  const auto command = find_command(argument);
  if (!command) return std::nullopt;
  if (word == "SYNOPSIS") return newsprint::tools::manual_synopsis(*command);
  if (word == "OPTIONS") return newsprint::tools::manual_options(*command);
  return std::nullopt;
}

// Where a placeholder begins: an @ before a capital. Examples may hold others.
std::size_t find_placeholder(std::string_view line) {
  for (std::size_t at = line.find('@'); at != line.npos; at = line.find('@', at + 1))
    if (at + 1 < line.size() && line[at + 1] >= 'A' && line[at + 1] <= 'Z') return at;
  return line.npos;
}

// A placeholder that takes a whole line; VERSION may stand inside one.
bool fill(const std::string& line, const std::filesystem::path& folder, std::ostream& out) {
  const std::size_t from = find_placeholder(line);
  const std::size_t to = from == line.npos ? line.npos : line.find('@', from + 1);
  if (to == line.npos) {
    out << line << '\n';
    return true;
  }
  const std::string_view inside = std::string_view(line).substr(from + 1, to - from - 1);
  const std::size_t blank = inside.find(' ');
  const auto text = expand(inside.substr(0, blank), blank == inside.npos ? "" : inside.substr(blank + 1), folder);
  if (!text) return false;
  out << line.substr(0, from) << *text << line.substr(to + 1);
  if (!text->ends_with('\n')) out << '\n';
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: generate_manual TEMPLATE\n";
    return 2;
  }
  const std::filesystem::path path = argv[1];
  std::ifstream page(path);
  for (std::string line; std::getline(page, line);) {
    if (!fill(line, path.parent_path(), std::cout)) {
      std::cerr << path.string() << ": cannot fill " << line << "\n";
      return 1;
    }
  }
  return page.eof() && std::cout.flush() ? 0 : 1;
}
