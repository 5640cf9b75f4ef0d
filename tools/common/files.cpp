#include "common/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "common/input.h"
#include "common/unicode.h"

namespace newsprint::tools {

namespace {

// The lines of the list at `path`; why it cannot be read, or an empty text.
std::string read_list(const std::string& path, std::vector<std::string>& paths) {
  Input input;
  if (!input.open(path)) return input.error();
  std::string text;
  Got got = input.read();
  for (; got == Got::bytes; got = input.read()) text += input.bytes();
  if (got == Got::failed) return input.error();
  if (got == Got::stopped) return "interrupted";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) paths.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return {};
}

std::string find_repeated(const std::vector<std::string>& paths) {
  std::unordered_set<std::string> seen;
  for (const auto& path : paths) {
    const std::string name = to_utf8(path);
    if (seen.insert(name).second) continue;
    return name == path ? fmt::format("{} is named twice", name)
                        : fmt::format("{}: more than one file has this name in UTF-8", name);
  }
  return {};
}

}  // namespace

FileList list_files(const Options& options) {
  FileList list;
  list.paths = options.files;
  if (!options.files_from.empty()) {
    const std::string failed = read_list(options.files_from, list.paths);
    if (!failed.empty()) list.read_error = fmt::format("{}: {}", to_utf8(options.files_from), failed);
  } else if (list.paths.empty()) {
    list.paths.emplace_back("-");
  }
  list.usage_error = find_repeated(list.paths);
  if (!options.doc.empty() && list.paths.size() > 1) {
    list.usage_error = fmt::format("--doc names one document, but {} files are given", list.paths.size());
  }
  const std::size_t texts = options.command == Command::npview ? options.sources.size() : list.paths.size();
  if ((options.text.first_page > 1 || options.text.first_line > 1) && texts > 1) {
    list.usage_error =
        fmt::format("--first-page and --first-line speak of one document, but {} files are given", texts);
  }
  if (options.command == Command::npaudit && options.records == "-") {
    for (const auto& path : list.paths) {
      if (path == "-") list.usage_error = "source and records cannot both be standard input";
    }
  }
  if (const std::string repeated = find_repeated(options.sources); !repeated.empty()) list.usage_error = repeated;
  const auto is_input = [](const std::vector<std::string>& paths) {
    return std::find(paths.begin(), paths.end(), "-") != paths.end();
  };
  if (options.files_from == "-" && is_input(list.paths)) {
    list.usage_error = "standard input cannot be both the list of files and one of them";
  }
  if (is_input(options.sources) && is_input(list.paths)) {
    list.usage_error = "source and records cannot both be standard input";
  }
  return list;
}

}  // namespace newsprint::tools
