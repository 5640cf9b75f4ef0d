// The option table holds together, and command lines are taken apart as it says.
#include "common/options.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "common/unicode.h"
#include "common/usage.h"

using namespace newsprint::tools;

namespace {

Parsed parse(Command command, std::vector<const char*> words) {
  words.insert(words.begin(), "command");
  return parse_options(command, static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("options stand in the order of their ids, and each has what the manual needs") {
  for (std::size_t i = 0; i < option_count; ++i) {
    const OptionSpec& option = option_table[i];
    CAPTURE(option.name);
    CHECK(static_cast<std::size_t>(option.id) == i);
    CHECK(option.commands != 0);
    CHECK(!option.help.empty());
    CHECK(!option.help.ends_with('.'));
    CHECK((option.manual.ends_with('.') || option.manual.ends_with(")") || option.manual.ends_with(" .")));
    CHECK((option.choices.empty() || option.help.find(option.choices) != option.help.npos));
  }
}

TEST_CASE("the manual of an option names only options that each of its commands takes") {
  constexpr std::string_view mark = ".Fl -";
  for (const OptionSpec& option : option_table) {
    for (std::size_t at = option.manual.find(mark); at != option.manual.npos; at = option.manual.find(mark, at + 1)) {
      const std::string_view rest = option.manual.substr(at + mark.size());
      const std::string_view named = rest.substr(0, rest.find_first_of(" \n"));
      for (std::size_t i = 0; i < command_count; ++i) {
        const auto command = static_cast<Command>(i);
        if (!takes(command, option)) continue;
        CAPTURE(option.name);
        CAPTURE(named);
        CAPTURE(spec(command).name);
        CHECK(std::any_of(option_table.begin(), option_table.end(),
                          [&](const OptionSpec& other) { return other.name == named && takes(command, other); }));
      }
    }
  }
}

TEST_CASE("no two options of a command share a name or a letter") {
  for (std::size_t i = 0; i < command_count; ++i) {
    std::set<std::string_view> names;
    std::set<char> letters;
    for (const auto& option : option_table) {
      if (!takes(static_cast<Command>(i), option)) continue;
      CHECK(names.insert(option.name).second);
      CHECK((option.letter == 0 || letters.insert(option.letter).second));
    }
  }
}

TEST_CASE("every command has a help of lines that fit, and a synopsis that names its operands") {
  for (std::size_t i = 0; i < command_count; ++i) {
    const auto command = static_cast<Command>(i);
    CAPTURE(spec(command).name);
    CHECK(help_text(command).starts_with("Usage: " + std::string(spec(command).name)));
    CHECK(manual_synopsis(command).find("Ar ") != std::string::npos);
  }
}

TEST_CASE("command lines") {
  struct {
    const char* name;
    Command command;
    std::vector<const char*> words;
    const char* error;  // "" is none
    std::vector<std::string> files;
  } const cases[] = {
      {"nothing", Command::npclean, {}, "", {}},
      {"files", Command::npclean, {"a", "b"}, "", {"a", "b"}},
      {"options between files", Command::npclean, {"a", "--doc", "x", "b", "-q"}, "", {"a", "b"}},
      {"a value behind =", Command::npclean, {"--doc=x=y", "a"}, "", {"a"}},
      {"an empty value behind =", Command::npclean, {"--doc=", "a"}, "--doc: the argument is empty", {}},
      {"a value behind its letter", Command::npclean, {"-oout", "a"}, "", {"a"}},
      {"letters together", Command::npclean, {"-qv", "a"}, "", {"a"}},
      {"dash is a file", Command::npclean, {"-"}, "", {"-"}},
      {"files behind --", Command::npclean, {"--", "-a", "--doc"}, "", {"-a", "--doc"}},
      {"a file in brackets", Command::npclean, {"[a,b]"}, "", {"[a,b]"}},
      {"a list does not swallow files", Command::npjson, {"--kind", "article", "a"}, "", {"a"}},
      {"an unknown option", Command::npclean, {"--nonsense", "a"}, "unknown option --nonsense", {}},
      {"a near miss", Command::npclean, {"--stric"}, "unknown option --stric; did you mean --strict?", {}},
      {"a negative number", Command::npclean, {"-5"}, "unknown option -5", {}},
      {"no abbreviations", Command::npclean, {"--verb"}, "unknown option --verb; did you mean --verbose?", {}},
      {"a missing value", Command::npclean, {"--from"}, "--from needs an argument", {}},
      {"a value for a switch", Command::npclean, {"--text=no"}, "--text takes no argument", {}},
      {"twice", Command::npclean, {"--lang", "en", "--lang", "de"}, "--lang is given twice", {}},
      {"an unknown choice",
       Command::npjson,
       {"--kind", "article,"},
       "--kind: '' is none of article,picture,notice,fragment",
       {}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    const Parsed parsed = parse(c.command, c.words);
    CHECK(parsed.error == c.error);
    if (parsed.error.empty()) CHECK(parsed.options.files == c.files);
  }
}

TEST_CASE("values") {
  const Options text = parse(Command::npclean, {"--max-page", "3M", "--normalize", "quotes,width", "--strict", "--lang",
                                                "zh-Hans", "--set", "a=1", "--set", "b=\"x,\"a\":"})
                           .options;
  CHECK(text.text.max_page == std::uint64_t{3} << 20);
  CHECK(text.text.normalize == (newsprint::normalize_width | newsprint::normalize_quotes));
  CHECK(text.text.invalid == newsprint::InvalidBytes::fail);
  CHECK(text.text.language == "zh-Hans");
  CHECK(text.members == R"("a":"1","b":"\"x,\"a\":")");
  CHECK(parse(Command::npjson, {"--kind", "picture,fragment"}).options.kinds == 0b1010U);
  CHECK(parse(Command::npclean, {"-v", "-q"}).options.loudness == Loudness::quiet);
  CHECK(parse(Command::npclean, {"--help", "--lang", "!"}).options.show == Show::help);
}

TEST_CASE("what steers a terminal is spelled out") {
  struct {
    const char* name;
    std::string bytes;
    const char* shown;
  } const cases[] = {
      {"plain", "caf\xC3\xA9\\ \xE6\xB8\xAF \xF0\x9F\x90\x9F", "caf\xC3\xA9\\ \xE6\xB8\xAF \xF0\x9F\x90\x9F"},
      {"an escape and a line end", "a\x1B[31mred\nrow", "a\\u001B[31mred\\u000Arow"},
      {"delete and C1", "\x7F\xC2\x9B", "\\u007F\\u009B"},
      {"separators of lines", "\xE2\x80\xA8\xE2\x80\xA9", "\\u2028\\u2029"},
      {"marks of direction", "\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8F\xD8\x9C", "\\u202E\\u2066\\u200F\\u061C"},
      {"their neighbours", "\xE2\x80\xA7\xE2\x80\xAF\xE2\x81\xAA\xC2\xA0",
       "\xE2\x80\xA7\xE2\x80\xAF\xE2\x81\xAA\xC2\xA0"},
      {"no UTF-8", "caf\xE9", "caf\xEF\xBF\xBD"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    CHECK(printable(c.bytes) == c.shown);
  }
}

TEST_CASE("bytes that are not UTF-8") {
  struct {
    const char* name;
    std::string bytes;
    const char* repaired;
  } const cases[] = {
      {"plain", "caf\xC3\xA9 \xE6\xB8\xAF \xF0\x9F\x90\x9F", "caf\xC3\xA9 \xE6\xB8\xAF \xF0\x9F\x90\x9F"},
      {"Latin-1", "caf\xE9", "caf\xEF\xBF\xBD"},
      {"overlong", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"cut off", "\xE6\xB8", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"beyond the last", "\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    CHECK(to_utf8(c.bytes) == c.repaired);
    CHECK(is_utf8(c.bytes) == (c.bytes == c.repaired));
  }
}
