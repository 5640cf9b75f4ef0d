#include "common/reading.h"

#include <fmt/format.h>

#include <type_traits>
#include <utility>

#include "common/log.h"
#include "common/unicode.h"

namespace newsprint::tools {

namespace {

using Kind = Happening::Kind;

// Whose records a command reads, for people.
std::string_view writers_of(Command command) noexcept {
  if (command == Command::npstat) return "npclean, npsplit or npjson writes";
  return command == Command::npjson ? "npsplit writes" : "npclean writes";
}

constexpr std::size_t enough_to_tell = 12;  // bytes, for RecordReader::recognises(); waiting for more delays a page

}  // namespace

Reading::Reading(const Options& options, const std::vector<std::string>& files) : options_(options), files_(files) {
  if (spec(options.command).reads != Reads::records) text_.emplace(options.text);
}

std::string Reading::option_error() const { return text_ ? text_->option_error() : std::string{}; }

bool Reading::next(Batch& batch, std::size_t most_bytes) {
  batch.clear();
  while (!stopped_ && !batch.flush && (batch.pages() == 0 || batch.bytes() < most_bytes)) {
    switch (from_) {
      case From::nothing:
        if (next_file_ == files_.size()) return !batch.happenings.empty();
        open_next(batch);
        break;
      case From::text:
        read_text_page(batch);
        break;
      case From::records:
        read_record_page(batch);
        break;
    }
  }
  unflushed_ = !batch.flush;
  return !stopped_ || !batch.happenings.empty();
}

void Reading::open_next(Batch& batch) {
  const std::string& file = files_[next_file_++];
  path_ = to_utf8(file);
  const Got first = input_.open(file) ? input_.peek(enough_to_tell) : Got::failed;
  if (first == Got::stopped) stop();
  if (first == Got::failed) say(batch, Kind::problem, fmt::format("{}: {}", path_, input_.error()));
  if (first == Got::stopped || first == Got::failed) return;
  got_ = Got::bytes;
  const CommandSpec& command = spec(options_.command);
  const bool records = RecordReader::recognises(input_.bytes());
  if (records && command.reads != Reads::text) {
    records_.emplace(options_.command == Command::npstat ? ArticleRecords::blocks : ArticleRecords::pass);
    from_ = From::records;
  } else if (records) {
    say(batch, Kind::problem, fmt::format("{}: holds records; {} reads text", path_, command.name));
  } else if (command.reads != Reads::records) {
    doc_ = options_.doc.empty() ? path_ : options_.doc;
    begin(batch);
    text_->begin(doc_);
    from_ = From::text;
  } else if (input_.bytes().empty() && options_.command == Command::npstat) {
    // Nothing is what npjson writes of pages without text.
    Diagnostics remarks{{"no-records", {}, 0, 0, "holds no records"}};
    remark(batch, path_, remarks);
  } else if (input_.bytes().empty()) {
    say(batch, Kind::problem, fmt::format("{}: is empty; {} reads records", path_, command.name));
  } else {
    say(batch, Kind::problem,
        fmt::format("{}: is not a stream of records; {} reads what {}", path_, command.name,
                    writers_of(options_.command)));
  }
}

template <class Reader>
void Reading::read_more(Reader& reader, Batch& batch) {
  if (!batch.happenings.empty() || unflushed_) {
    batch.flush = true;  // first what there is
    return;
  }
  if constexpr (std::is_same_v<Reader, RecordReader>) {
    got_ = input_.read_into(reader);
  } else {
    got_ = input_.read();
    if (got_ == Got::bytes) reader.feed(input_.bytes());
  }
  if (got_ == Got::bytes) {
    bytes_read_ += input_.bytes().size();
    return;
  }
  if (got_ == Got::stopped) {
    stop();
    return;
  }
  if (got_ == Got::failed) say(batch, Kind::problem, fmt::format("{}: {}", path_, input_.error()));
  reader.finish();
}

void Reading::close(Batch& batch) {
  from_ = From::nothing;
  batch.flush = true;
}

void Reading::read_text_page(Batch& batch) {
  PageWork& work = batch.next_page();
  work.diagnostics.clear();
  switch (text_->next(work.page, work.diagnostics)) {
    case Step::page:
      batch.take_page(doc_);
      break;
    case Step::failed:
      remark(batch, doc_, work.diagnostics);
      say(batch, Kind::problem, fmt::format("{}: {}", place(doc_, text_->error()), text_->error().message));
      end(batch, Ending::broken, {});
      close(batch);
      break;
    case Step::more:
    case Step::end:
      remark(batch, doc_, work.diagnostics);
      if (got_ == Got::bytes) {
        read_more(*text_, batch);
      } else {
        end(batch, got_ == Got::end ? Ending::whole : Ending::broken, {});
        close(batch);
      }
      break;
  }
}

void Reading::read_record_page(Batch& batch) {
  PageWork& work = batch.next_page();
  work.diagnostics.clear();
  const Step step = records_->next(work.page, work.diagnostics);
  // break_off() tells it, as an error.
  std::erase_if(work.diagnostics, [](const Diagnostic& remark) { return remark.code == "no-end"; });
  switch (step) {
    case Step::page:
      take_record_page(batch);
      break;
    case Step::end:
      remark(batch, path_, work.diagnostics);
      take_end_record(batch);
      break;
    case Step::failed:
      remark(batch, path_, work.diagnostics);
      say(batch, Kind::problem, fmt::format("{}: {}", place(path_, records_->error()), records_->error().message));
      damaged_ = true;
      break;
    case Step::more:
      if (!records_->stray().empty()) say(batch, Kind::stray, std::string(records_->stray()));
      remark(batch, path_, work.diagnostics);
      if (got_ == Got::bytes) {
        read_more(*records_, batch);
        break;
      }
      if (inside_) break_off(batch);
      records_.reset();
      close(batch);
      break;
  }
}

void Reading::take_record_page(Batch& batch) {
  Page& page = batch.next_page().page;
  if (inside_ && page.doc != read_doc_) break_off(batch);
  if (!inside_) {
    if (!rename(batch, page.doc)) return;
    begin(batch);
    inside_ = true;
    articles_ = !page.articles.empty();
  }
  if (!options_.doc.empty()) page.doc = page.arena.copy(doc_);
  batch.take_page(path_);
}

void Reading::take_end_record(Batch& batch) {
  const std::string_view doc = records_->document();
  if (inside_ && doc != read_doc_) break_off(batch);
  if (!inside_) {
    if (!rename(batch, doc)) return;
    begin(batch);
  }
  inside_ = false;
  if (!records_->stray().empty()) say(batch, Kind::stray, std::string(records_->stray()));
  end(batch, damaged_ ? Ending::broken : Ending::whole, records_->end_extra());
}

void Reading::say(Batch& batch, Kind kind, std::string words) {
  batch.happenings.push_back({.kind = kind, .words = std::move(words)});
}

void Reading::remark(Batch& batch, std::string_view name, Diagnostics& remarks) {
  if (remarks.empty()) return;
  batch.happenings.push_back(
      {.kind = Kind::remarks, .words = std::string(name), .remarks = std::exchange(remarks, {})});
}

bool Reading::rename(Batch& batch, std::string_view doc) {
  read_doc_ = doc;
  doc_ = options_.doc.empty() ? read_doc_ : options_.doc;
  if (options_.doc.empty() || ended_ == 0) return true;
  say(batch, Kind::wrong_usage,
      fmt::format("--doc names one document, but the records hold several; {} is the second", doc));
  stop();
  return false;
}

void Reading::begin(Batch& batch) { say(batch, Kind::begin, doc_); }

void Reading::end(Batch& batch, Ending ending, std::string_view extra) {
  ++ended_;
  damaged_ = false;
  batch.happenings.push_back({.kind = Kind::end, .words = doc_, .ending = ending, .extra = std::string(extra)});
}

// Article records have an end only where npjson was asked for it.
void Reading::break_off(Batch& batch) {
  inside_ = false;
  if (articles_) {
    end(batch, damaged_ ? Ending::broken : Ending::whole, {});
    return;
  }
  say(batch, Kind::problem, fmt::format("{}: the records break off, there is no end record", doc_));
  end(batch, Ending::broken, {});
}

}  // namespace newsprint::tools
