#include "common/command.h"

#include <fmt/format.h>

#include <newsprint/json.h>
#include <newsprint/version.h>
#include <exception>
#include <utility>

#include "common/failure.h"
#include "common/files.h"
#include "common/signals.h"
#include "common/usage.h"

namespace newsprint::tools {

namespace {

int code(Status status) { return static_cast<int>(status); }

std::string shown(const Options& options) {
  switch (options.show) {
    case Show::help:
      return help_text(options.command);
    case Show::version:
      return fmt::format("{} ({})\n", spec(options.command).name, toolkit());
    case Show::schema:
      return std::string(schema());
    case Show::nothing:
      break;
  }
  return {};
}

bool open_output(Context& context, std::vector<std::string> inputs) {
  const Options& options = context.options;
  if (!options.files_from.empty()) inputs.push_back(options.files_from);
  if (options.command == Command::npaudit) inputs.push_back(options.records);
  inputs.insert(inputs.end(), options.sources.begin(), options.sources.end());
  switch (context.output.open(options.output, inputs)) {
    case Output::Opened::yes:
      return true;
    case Output::Opened::no:
      context.problem(fmt::format("{}: {}", options.output, context.output.error()));
      return false;
    case Output::Opened::is_input:
      break;
  }
  if (options.output.empty()) {
    context.problem("standard output is also an input");
  } else {
    context.wrong_usage(fmt::format("{}: is also an input", options.output));
  }
  return false;
}

bool list_inputs(Context& context) {
  FileList list = list_files(context.options);
  if (!list.read_error.empty()) context.problem(list.read_error);
  if (!list.usage_error.empty()) context.wrong_usage(list.usage_error);
  if (list.read_error.empty() && list.paths.empty()) {
    context.log.warn(fmt::format("{}: names no file", context.options.files_from));
  }
  context.files = std::move(list.paths);
  return list.usage_error.empty() && (list.read_error.empty() || !context.files.empty());
}

void work(Context& context, const std::function<void(Context&)>& body) {
  if (context.options.show != Show::nothing) {
    if (!open_output(context, {})) return;
    context.output.buffer() = shown(context.options);
  } else {
    if (!list_inputs(context) || !open_output(context, context.files)) return;
    body(context);
  }
  context.output.close();
  if (!context.output.error().empty()) {
    const std::string& name = context.options.output;
    context.problem(fmt::format("{}: {}", name.empty() ? "standard output" : name, context.output.error()));
  }
}

}  // namespace

int run_command(Command command, int argc, const char* const* argv, const std::function<void(Context&)>& body) {
  prepare_standard_streams();
  catch_signals();
  const std::string_view name = spec(command).name;
  end_on_failure(name);
  try {
    Parsed parsed = parse_options(command, argc, argv);
    Context context{std::move(parsed.options), {}, Log(name, parsed.options.loudness), {}, Status::done};
    if (!parsed.error.empty()) {
      context.wrong_usage(fmt::format("{} (see {} --help)", parsed.error, name));
      return code(context.status);
    }
    work(context, body);
    die_of_caught_signal();
    return code(context.status);
  } catch (const std::bad_alloc&) {
    Log(name, Loudness::quiet).error("out of memory");
  } catch (const std::exception& e) {
    Log(name, Loudness::quiet).error(e.what());
  }
  return code(Status::problem);
}

}  // namespace newsprint::tools
