#include "common/session.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/unicode.h"

namespace newsprint::tools {

namespace {

constexpr std::size_t enough_to_tell = 9;  // bytes, for RecordReader::recognises(); waiting for more delays a page

WriteOptions write_options(const Options& options) {
  return {.members = options.members, .layout = options.on.pretty ? Layout::pretty : Layout::compact};
}

}  // namespace

Session::Session(const Tool& tool, Context& context) : tool_(tool), context_(context) {
  if (spec(tool.command).reads != Reads::records) reader_.emplace(context.options.text);
  if (context.options.format != TableFormat::jsonl) tables_.emplace(context.options.format);
  if (context.options.on.text) plain_.emplace(tool, context.options);
}

bool Session::ready() {
  if (!reader_ || reader_->option_error().empty()) return true;
  context_.wrong_usage(reader_->option_error());
  return false;
}

void Session::read(const std::string& path) {
  const std::string name = to_utf8(path);
  Input input;
  if (!input.open(path) || input.peek(enough_to_tell) == Got::failed) {
    context_.problem(fmt::format("{}: {}", name, input.error()));
    return;
  }
  const bool records = RecordReader::recognises(input.bytes());
  const Reads reads = spec(tool_.command).reads;
  if (records && reads == Reads::text) {
    context_.problem(fmt::format("{}: holds records; {} reads text", name, spec(tool_.command).name));
  } else if (records) {
    read_records(input, path);
  } else if (reads != Reads::records) {
    read_text(input, path);
  } else if (input.bytes().empty()) {
    context_.problem(fmt::format("{}: is empty; {} reads records", name, spec(tool_.command).name));
  } else {
    context_.problem(
        fmt::format("{}: is not a stream of records; {} reads what npclean writes", name, spec(tool_.command).name));
  }
}

void Session::finish() {
  if (unknown_ > 0) context_.log.warn(fmt::format("records of unknown type left out: {}", unknown_));
}

void Session::read_text(Input& input, const std::string& path) {
  const std::string doc = context_.options.doc.empty() ? to_utf8(path) : context_.options.doc;
  begin_document(doc);
  reader_->begin(doc);
  Got got = Got::bytes;
  bool good = true;
  while (good && !context_.output.over() && (got = input.read()) == Got::bytes) {
    reader_->feed(input.bytes());
    good = take_text_pages(doc);
    context_.output.flush();
  }
  if (got == Got::failed) context_.problem(fmt::format("{}: {}", to_utf8(path), input.error()));
  if (good && !context_.output.over()) {
    reader_->finish();
    good = take_text_pages(doc);
  }
  end_document(good && got == Got::end ? Ending::whole : Ending::broken, {});
}

// Takes the pages that are complete. False when the document can't be read further.
bool Session::take_text_pages(std::string_view doc) {
  while (!context_.output.over()) {
    switch (reader_->next(page_, diagnostics_)) {
      case Step::page:
        take_page(doc);
        break;
      case Step::failed:
        context_.log.remarks(doc, diagnostics_);
        context_.problem(fmt::format("{}: {}", place(doc, reader_->error()), reader_->error().message));
        return false;
      case Step::more:
      case Step::end:
        context_.log.remarks(doc, diagnostics_);
        return true;
    }
  }
  return true;
}

void Session::read_records(Input& input, const std::string& path) {
  const std::string name = to_utf8(path);
  RecordReader records;
  Got got = Got::bytes;
  while (!context_.output.over() && (got = input.read()) == Got::bytes) {
    records.feed(input.bytes());
    take_record_pages(records, name);
    context_.output.flush();
  }
  if (got == Got::failed) context_.problem(fmt::format("{}: {}", name, input.error()));
  if (context_.output.over()) return;
  records.finish();
  take_record_pages(records, name);
  if (inside_) break_off();
}

void Session::take_record_pages(RecordReader& records, std::string_view path) {
  while (!context_.output.over() && context_.status != Status::usage) {
    const Step step = records.next(page_, diagnostics_);
    // break_off() tells it, as an error.
    std::erase_if(diagnostics_, [](const Diagnostic& remark) { return remark.code == "no-end"; });
    switch (step) {
      case Step::page:
        if (inside_ && page_.doc != read_doc_) break_off();
        if (!inside_) {
          if (!rename(page_.doc)) return;
          begin_document(doc_);
          inside_ = true;
        }
        if (!context_.options.doc.empty()) page_.doc = doc_;
        take_page(path);
        break;
      case Step::end:
        if (inside_ && records.document() != read_doc_) break_off();
        if (!inside_) {
          if (!rename(records.document())) return;
          begin_document(doc_);
        }
        inside_ = false;
        take_stray(records.stray());
        end_document(damaged_ ? Ending::broken : Ending::whole, records.end_extra());
        break;
      case Step::failed:
        context_.problem(fmt::format("{}: {}", place(path, records.error()), records.error().message));
        damaged_ = true;
        break;
      case Step::more:
        take_stray(records.stray());
        context_.log.remarks(path, diagnostics_);
        return;
    }
  }
}

// Whole records of unknown type that belong to no page.
void Session::take_stray(std::string_view records) {
  if (tool_.write) {
    unknown_ += static_cast<std::uint64_t>(std::count(records.begin(), records.end(), '\n'));
  } else if (!plain_ && !tables_) {
    context_.output.buffer() += records;
  }
}

bool Session::rename(std::string_view doc) {
  read_doc_ = doc;
  doc_ = context_.options.doc.empty() ? read_doc_ : context_.options.doc;
  if (context_.options.doc.empty() || ended_ == 0) return true;
  context_.wrong_usage(fmt::format("--doc names one document, but the records hold several; {} is the second", doc));
  return false;
}

void Session::begin_document(std::string_view doc) {
  if (doc.data() != doc_.data()) doc_ = doc;
  sums_ = {};
}

void Session::break_off() {
  context_.problem(fmt::format("{}: the records break off, there is no end record", doc_));
  inside_ = false;
  end_document(Ending::broken, {});
}

void Session::take_page(std::string_view path) {
  if (tool_.stages) tool_.stages(page_, context_.options, diagnostics_);
  sums_.add(page_);
  std::string& out = context_.output.buffer();
  if (plain_) {
    plain_->write(page_, out);
  } else if (tables_) {
    tables_->write(page_, out);
  } else if (tool_.write) {
    unknown_ += page_.passed.size();
    tool_.write(page_, context_.options, diagnostics_, out);
  } else {
    write_page(page_, write_options(context_.options), out);
  }
  context_.log.remarks(path, diagnostics_);
  context_.output.drain();
}

void Session::end_document(Ending ending, std::string_view extra) {
  const Options& options = context_.options;
  ++ended_;
  damaged_ = false;
  context_.log.end_document(doc_);
  if (ending == Ending::broken || context_.output.over()) return;
  if (sums_.characters == 0) context_.log.warn(fmt::format("{}: there is no text in it", doc_));
  context_.log.info(fmt::format("{}: {} pages, {} lines, {} characters, {} blocks, {} articles", doc_, sums_.pages,
                                sums_.lines, sums_.characters, sums_.blocks, sums_.articles));
  if (plain_ || tables_ || (tool_.command == Command::npjson && !options.on.end)) return;
  write_end(doc_, sums_, write_options(options), context_.output.buffer(), extra);
  context_.output.drain();
}

}  // namespace newsprint::tools
