#include "common/stat_run.h"

#include <fmt/format.h>
#include <newsprint/json.h>
#include <newsprint/stat.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/batch.h"
#include "common/command.h"
#include "common/parallel.h"
#include "common/progress.h"
#include "common/reading.h"
#include "common/run.h"
#include "common/stat_field.h"
#include "common/stat_text.h"
#include "common/telling.h"

namespace newsprint::tools {

namespace {

// Measures the pages of a batch. One for each batch under way: it keeps its buffers.
class Measuring {
 public:
  void work(Batch& batch) {
    stats_.resize(batch.pages());
    for (std::size_t i = 0; i < batch.pages(); ++i) {
      stats_[i] = {};
      measure_page(batch.page(i).page, articles_, stats_[i]);
    }
  }
  [[nodiscard]] const Stat& stat(std::size_t page) const { return stats_[page]; }

 private:
  Articles articles_;
  std::vector<Stat> stats_;  // of the batch's pages
};

// Sums up, writes and judges, in order. Belongs to one thread at a time.
class Reporting {
 public:
  explicit Reporting(Context& context) : context_(context) {
    if (context.options.on.text) StatText::write_head(context.output.buffer());
  }

  void write(Batch& batch, const Measuring& measured) {
    for (Happening& event : batch.happenings) {
      broken_ = broken_ || event.kind == Happening::Kind::problem;
      if (tell(event, context_)) continue;
      switch (event.kind) {
        case Happening::Kind::begin:
          document_ = {};
          lines_ = false;
          break;
        case Happening::Kind::page:
          take_page(batch.page(event.page), event.words, measured.stat(event.page));
          break;
        case Happening::Kind::stray:
          unknown_ += static_cast<std::uint64_t>(std::count(event.words.begin(), event.words.end(), '\n'));
          break;
        case Happening::Kind::end:
          end_document(event);
          break;
        default:
          break;
      }
    }
    if (batch.flush) context_.output.flush();
    pages_ += batch.pages();
  }

  void finish() {
    if (unknown_ > 0) context_.log.warn(fmt::format("records of unknown type left out: {}", unknown_));
  }

  // The sums, when all has been read: that they stand there says so.
  void write_total() {
    if (context_.output.over()) return;
    const StatPlace place{.doc = {}, .total = true, .documents = documents_, .broken = broken_};
    if (context_.options.on.text) {
      StatText::write_total(total_, place, context_.output.buffer());
    } else {
      write_stat(total_, place, write_options(context_.options), context_.output.buffer());
    }
  }
  [[nodiscard]] std::uint64_t pages() const noexcept { return pages_; }

 private:
  void take_page(PageWork& work, std::string_view name, const Stat& stat) {
    document_.add(stat);
    lines_ = lines_ || !work.page.lines.empty();
    unknown_ += work.page.passed.size();
    context_.log.remarks(name, work.diagnostics);
    if (!context_.options.on.pages) return;
    report(stat, {.doc = work.page.doc, .page = work.page.number});
  }

  void end_document(const Happening& end) {
    ++documents_;
    total_.add(document_);
    context_.log.end_document(end.words);
    if (lines_)
      context_.problem(fmt::format("{}: holds lines; npstat reads what npclean, npsplit or npjson writes", end.words));
    const bool broken = lines_ || end.ending == Ending::broken;
    broken_ = broken_ || broken;
    if (context_.output.over()) return;
    context_.log.info(fmt::format("{}: {} pages, {} characters, damage {:.2f}", end.words, document_.pages,
                                  document_.signs.characters, damage(document_)));
    report(document_, {.doc = end.words, .broken = broken});
  }

  void report(const Stat& stat, const StatPlace& place) {
    if (context_.options.on.text) {
      StatText::write_row(stat, place, context_.output.buffer());
    } else {
      write_stat(stat, place, write_options(context_.options), context_.output.buffer());
    }
    context_.output.drain();
    judge(stat, place);
  }

  void judge(const Stat& stat, const StatPlace& place) {
    if (context_.options.limits.empty()) return;
    list_fields(stat, fields_);
    for (const Limit& limit : context_.options.limits) {
      const auto field = std::find_if(fields_.begin(), fields_.end(),
                                      [&](const StatField& f) { return field_name(f) == limit.field; });
      if (field != fields_.end()) {
        judge(field->value, limit, place);
      } else if (place.page == 0) {
        context_.problem(
            fmt::format("{}: its records do not carry {}, which cannot be judged", place.doc, limit.field));
      }
    }
  }

  void judge(double value, const Limit& limit, const StatPlace& place) {
    if (value <= limit.most) return;
    const std::string page = place.page == 0 ? "" : fmt::format(" page {}:", place.page);
    context_.log.error(fmt::format("{}:{} {} is {}, over {}", place.doc, page, limit.field, value, limit.most));
    context_.raise(Status::check_failed);
  }

  Context& context_;
  // Something could not be read.
  bool broken_ = context_.status == Status::problem;
  // The document in work, and whether lines were among its records.
  Stat document_;
  bool lines_ = false;
  Stat total_;
  std::uint64_t documents_ = 0;
  std::uint64_t pages_ = 0;
  std::uint64_t unknown_ = 0;  // records
  std::vector<StatField> fields_;
};

// With more than one thread: enough text that handing it over costs nothing beside the work.
constexpr std::size_t batch_bytes = std::size_t{128} << 10;

}  // namespace

int run_stat(int argc, const char* const* argv) {
  return run_command(Command::npstat, argc, argv, [](Context& context) {
    Reading reading(context.options, context.files);
    Reporting reporting(context);
    ProgressLine progress(context.options, context.files);
    context.log.on_message([&] { progress.clear(); });
    const unsigned jobs = context.options.jobs == 0 ? cores() : context.options.jobs;
    std::vector<Batch> batches(ring_size(jobs));
    std::vector<Measuring> measuring(batches.size());
    run_steps(jobs, {.read = [&](std::size_t i) { return reading.next(batches[i], jobs == 1 ? 0 : batch_bytes); },
                     .work = [&](std::size_t i) { measuring[i].work(batches[i]); },
                     .write =
                         [&](std::size_t i) {
                           reporting.write(batches[i], measuring[i]);
                           progress.show(reading.bytes_read(), reporting.pages());
                           if (context.output.over()) reading.stop();
                         }});
    reporting.finish();
    if (!reading.stopped()) reporting.write_total();
    progress.finish(reading.bytes_read(), reporting.pages());
    context.log.on_message([] {});
  });
}

}  // namespace newsprint::tools
