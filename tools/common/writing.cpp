#include "common/writing.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/article_formats.h"
#include "common/table_text.h"
#include "common/telling.h"

namespace newsprint::tools {

namespace {

// What stands between two pages for people; nothing between records.
std::string_view between_pages(const Options& options) {
  if (options.on.text) return "\f";
  if (options.format != TableFormat::jsonl) return TableText::between(options.format);
  return between_articles(options);
}

}  // namespace

Writing::Writing(const Tool& tool, Context& context)
    : tool_(tool),
      context_(context),
      between_(between_pages(context.options)),
      for_people_(!between_.empty()),
      progress_(context.options, context.files) {
  context.log.on_message([this] { progress_.clear(); });
}

bool Writing::open() {
  if (!side_.open(context_)) return false;
  context_.output.buffer() += before_articles(context_.options);
  return true;
}

void Writing::write(Batch& batch, std::uint64_t bytes_read) {
  for (Happening& event : batch.happenings) {
    if (tell(event, context_)) continue;
    switch (event.kind) {
      case Happening::Kind::begin:
        sums_ = {};
        break;
      case Happening::Kind::page:
        write_page(batch.page(event.page), event.words);
        break;
      case Happening::Kind::stray:
        take_stray(event.words);
        break;
      case Happening::Kind::end:
        end_document(event);
        break;
      default:
        break;
    }
  }
  if (batch.flush) {
    context_.output.flush();
    side_.flush();
  }
  pages_ += batch.pages();
  progress_.show(bytes_read, pages_);
}

void Writing::finish(std::uint64_t bytes_read) {
  side_.close(context_);
  progress_.finish(bytes_read, pages_);
  const double seconds = progress_.seconds();
  const double megabytes = static_cast<double>(bytes_read) / 1e6;
  context_.log.info(fmt::format("{} documents, {} pages, {:.1f} MB in {:.2f} s, {:.1f} MB/s", documents_, pages_,
                                megabytes, seconds, megabytes / seconds));
  if (unknown_ > 0) context_.log.warn(fmt::format("records of unknown type left out: {}", unknown_));
}

void Writing::write_page(PageWork& work, std::string_view name) {
  sums_.add(work.page);
  if (tool_.write) unknown_ += work.page.passed.size();
  if (for_people_ && !work.out.empty()) {
    if (!first_) context_.output.buffer() += between_;
    first_ = false;
  }
  side_.write(context_, work);
  context_.output.take(work.out);
  context_.output.drain();
  context_.log.remarks(name, work.diagnostics);
}

// Whole records of unknown type that belong to no page.
void Writing::take_stray(std::string_view records) {
  if (tool_.write) {
    unknown_ += static_cast<std::uint64_t>(std::count(records.begin(), records.end(), '\n'));
  } else if (!for_people_) {
    context_.output.buffer() += records;
  }
}

void Writing::end_document(const Happening& end) {
  const Options& options = context_.options;
  ++documents_;
  context_.log.end_document(end.words);
  if (end.ending == Ending::broken || context_.output.over()) return;
  if (sums_.characters == 0 && sums_.blocks == 0)
    context_.log.warn(fmt::format("{}: there is no text in it", end.words));
  context_.log.info(fmt::format("{}: {} pages, {} lines, {} characters, {} blocks, {} articles", end.words, sums_.pages,
                                sums_.lines, sums_.characters, sums_.blocks, sums_.articles));
  if (for_people_ || (tool_.command == Command::npjson && !options.on.end)) return;
  write_end(end.words, sums_, write_options(options), context_.output.buffer(), end.extra);
  context_.output.drain();
}

}  // namespace newsprint::tools
