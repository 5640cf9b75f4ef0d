// What a command was asked to do. Parsing opens no file and prints nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <newsprint/text.h>

#include "common/option_table.h"

namespace newsprint::tools {

enum class Loudness : std::uint8_t { quiet, normal, verbose };

// What goes to standard output instead of work.
enum class Show : std::uint8_t { nothing, help, version, schema };

// What nptable writes: records, or its tables alone.
enum class TableFormat : std::uint8_t { csv, tsv, markdown, jsonl };

// What npjson writes.
enum class ArticleFormat : std::uint8_t { article, dolma, ninjs, markdown, text, csv };

// Whether to show how far the work is.
enum class Progress : std::uint8_t { automatic, always, never };

// What a number of a stat record may be at most.
struct Limit {
  std::string field;  // `damage`, `parts.torn`
  double most = 0;
};

// Switches of one command or another, all off unless given.
struct Switches {
  bool text = false;
  bool no_columns = false;
  bool no_tables = false;
  bool no_dehyphen = false;
  bool no_reflow = false;
  bool explain = false;
  bool pretty = false;
  bool end = false;
  bool pages = false;
};

struct Options {
  Command command = Command::npclean;
  Show show = Show::nothing;
  Loudness loudness = Loudness::normal;
  std::vector<std::string> files;  // as given; empty: standard input, unless files_from is set
  std::string files_from;
  std::string records = "-";
  std::vector<std::string> sources;  // npview's
  std::string title;                 // npview's; empty: the names of the documents
  std::string output;                // empty: standard output
  std::string doc;                   // empty: the path
  std::string members;               // the user's own keys, as JSON members
  TextOptions text;
  std::optional<std::string> dictionary;  // a folder, or "none"; absent: the library's own choice
  bool normalize_given = false;
  std::uint32_t kinds = 0;  // bit n: the n-th of --kind's choices; 0: all
  TableFormat format = TableFormat::jsonl;
  ArticleFormat article_format = ArticleFormat::article;
  std::string attributes;  // a file; empty: none is written
  std::string tables;      // a folder; empty: tables go to the output
  std::string source = "newsprint";
  std::string added;
  std::vector<Limit> limits;
  unsigned jobs = 1;  // threads; 0: one for each core
  Progress progress = Progress::automatic;
  Switches on;
};

// What the command line says, word by word, before any value is looked at.
struct Arguments {
  std::vector<std::string> values[option_count];  // of a switch: one empty value for each time it was given
  std::vector<std::string> operands;
  std::string error;
};

struct Parsed {
  Options options;
  std::string error;  // for people; empty when the command line can be used
};

// Takes the command line apart.
[[nodiscard]] Arguments split_arguments(Command command, int argc, const char* const* argv);

// Checks the values.
[[nodiscard]] Parsed check_arguments(Command command, const Arguments& arguments);

[[nodiscard]] inline Parsed parse_options(Command command, int argc, const char* const* argv) {
  return check_arguments(command, split_arguments(command, argc, argv));
}

}  // namespace newsprint::tools
