#include "common/run.h"

#include <deque>
#include <optional>
#include <vector>

#include "common/batch.h"
#include "common/command.h"
#include "common/parallel.h"
#include "common/plain_text.h"
#include "common/reading.h"
#include "common/table_text.h"
#include "common/writing.h"

namespace newsprint::tools {

namespace {

// Turns pages into what is written of them. One for each batch under way: it keeps its buffers.
class Worker {
 public:
  Worker(const Tool& tool, const Options& options) : tool_(tool), options_(options) {
    if (options.on.text) plain_.emplace(tool, options);
    if (options.format != TableFormat::jsonl) tables_.emplace(options.format);
  }

  void work(Batch& batch) {
    for (std::size_t i = 0; i < batch.pages(); ++i) work(batch.page(i));
  }

 private:
  void work(PageWork& work) {
    Page& page = work.page;
    if (tool_.stages) tool_.stages(page, options_, work.diagnostics);
    work.clear_output();
    if (plain_) {
      plain_->write(page, work.out);
    } else if (tables_) {
      tables_->write(page, work.out);
    } else if (tool_.write) {
      tool_.write(work, options_);
    } else {
      write_page(page, write_options(options_), work.out);
    }
  }

  const Tool& tool_;
  const Options& options_;
  std::optional<PlainText> plain_;
  std::optional<TableText> tables_;
};

// With more than one thread: enough text that handing it over costs nothing beside the work.
constexpr std::size_t batch_bytes = std::size_t{128} << 10;

}  // namespace

WriteOptions write_options(const Options& options) {
  return {.members = options.members, .layout = options.on.pretty ? Layout::pretty : Layout::compact};
}

int run(int argc, const char* const* argv, const Tool& tool) {
  return run_command(tool.command, argc, argv, [&](Context& context) {
    Reading reading(context.options, context.files);
    if (const std::string why = reading.option_error(); !why.empty()) {
      context.wrong_usage(why);
      return;
    }
    Writing writing(tool, context);
    if (!writing.open()) return;
    const unsigned jobs = context.options.jobs == 0 ? cores() : context.options.jobs;
    std::vector<Batch> batches(ring_size(jobs));
    std::deque<Worker> workers;
    while (workers.size() < batches.size()) workers.emplace_back(tool, context.options);
    run_steps(jobs, {.read = [&](std::size_t i) { return reading.next(batches[i], jobs == 1 ? 0 : batch_bytes); },
                     .work = [&](std::size_t i) { workers[i].work(batches[i]); },
                     .write =
                         [&](std::size_t i) {
                           writing.write(batches[i], reading.bytes_read());
                           if (writing.over()) reading.stop();
                         }});
    writing.finish(reading.bytes_read());
  });
}

}  // namespace newsprint::tools
