#include "common/audit_run.h"

#include <fmt/format.h>
#include <newsprint/audit.h>
#include <newsprint/json.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "common/command.h"
#include "common/parallel.h"
#include "common/progress.h"
#include "common/record_type.h"
#include "common/source_text.h"
#include "common/unicode.h"

namespace newsprint::tools {

namespace {

void write_finding(const Finding& finding, std::string_view doc, std::string_view members, std::string& out) {
  fmt::format_to(std::back_inserter(out), R"({{"type":"finding","kind":"{}","doc":)",
                 finding.kind == Finding::Kind::lost ? "lost" : "invented");
  write_string(doc, out);
  fmt::format_to(std::back_inserter(out), R"(,"page":{})", finding.page);
  if (finding.line != 0) fmt::format_to(std::back_inserter(out), R"(,"line":{})", finding.line);
  fmt::format_to(std::back_inserter(out), R"(,"characters":{},"text":)", finding.characters);
  write_string(finding.text, out);
  fmt::format_to(std::back_inserter(out), "{}{}}}\n", members.empty() ? "" : ",", members);
}

void write_sums(const AuditSums& sums, std::string_view doc, std::string_view members, std::string& out) {
  out += R"({"type":"audit","doc":)";
  write_string(doc, out);
  fmt::format_to(std::back_inserter(out),
                 R"(,"source":{},"lost":{},"invented":{},"welded":{},"scaffold":{},"rules":{}{}{}}})", sums.source,
                 sums.lost, sums.invented, sums.welded, sums.scaffold, sums.rules, members.empty() ? "" : ",", members);
  out += '\n';
}

// A page of the source beside what the records hold of it. Used again and again.
struct PageCheck {
  static constexpr std::size_t kept_bytes = std::size_t{1} << 20;  // a larger page gives its memory back

  Page source;
  Page records;
  std::vector<std::string> texts;  // of the page's articles
  bool articles = false;           // the texts are to be compared, not the records
  std::size_t source_bytes = 0;    // of text
  AuditSums sums;
  std::vector<Finding> findings;

  void compare() {
    sums = {};
    findings.clear();
    if (articles) {
      audit_articles(source, texts, sums, findings);
      texts.clear();
    } else {
      audit_page(source, records, sums, findings);
    }
    if (source_bytes > kept_bytes) source = Page();
  }
};

// One thing that reading came upon.
struct AuditEvent {
  enum class Kind : std::uint8_t { problem, warning, begin, check, lost, end };
  Kind kind;
  std::string words = {};  // a message, or the document's name
  bool readable = true;    // of an end: all of the source could be read
  AuditSums sums = {};     // of pages that the records do not have
  std::vector<Finding> findings = {};
  std::size_t check = 0;  // of AuditBatch::checks
};

// Belongs to one thread at a time.
struct AuditBatch {
  static constexpr std::size_t most = 16;  // checks
  static constexpr std::size_t enough_bytes = std::size_t{128}
                                              << 10;  // of source: handing it over costs nothing beside
  std::vector<AuditEvent> events;
  std::vector<PageCheck> checks = std::vector<PageCheck>(most);
  std::size_t used = 0;
  std::size_t bytes = 0;  // of the source, checks included
  bool full = false;      // or reading may have to wait now

  void clear() {
    events.clear();
    used = bytes = 0;
    full = false;
  }
  void compare() {
    for (std::size_t i = 0; i < used; ++i) checks[i].compare();
  }
};

// Reads records and sources side by side. Belongs to one thread at a time.
class AuditReading {
 public:
  AuditReading(const Options& options, const std::vector<std::string>& files, unsigned jobs)
      : options_(options), alone_(jobs == 1) {
    for (const auto& path : files) sources_.push_back({options.doc.empty() ? to_utf8(path) : options.doc, path, false});
    for (std::size_t i = 0; i < sources_.size(); ++i) by_doc_.emplace(sources_[i].doc, i);
  }

  // False when nothing is left.
  [[nodiscard]] bool next(AuditBatch& batch) {
    batch.clear();
    batch_ = &batch;
    while (!stopped_ && !batch.full && from_ != From::nothing) step();
    return !batch.events.empty() || (!stopped_ && from_ != From::nothing);
  }

  // No more is wanted. May be called from any thread.
  void stop() noexcept { stopped_ = true; }
  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return bytes_read_; }

 private:
  enum class From : std::uint8_t { start, pages, articles, sources, nothing };
  struct Source {
    std::string doc;
    std::string path;
    bool seen = false;
  };

  void step() {
    switch (from_) {
      case From::start:
        open_records();
        break;
      case From::pages:
        take_page();
        break;
      case From::articles:
        take_line();
        break;
      case From::sources:
        lose_source();
        break;
      case From::nothing:
        break;
    }
  }

  void open_records() {
    const std::string& path = options_.records;
    from_ = From::sources;
    const Got first = input_.open(path) ? input_.peek(enough_for_type) : Got::failed;
    if (first == Got::stopped) {
      stop();
    } else if (first == Got::failed) {
      problem(fmt::format("{}: {}", path, input_.error()));
    } else if (first == Got::end) {  // which is what npjson writes of pages without text
      batch_->events.push_back({.kind = AuditEvent::Kind::warning, .words = fmt::format("{}: holds no records", path)});
    } else if (type_of(input_.bytes()) == "article") {
      from_ = From::articles;
    } else if (RecordReader::recognises(input_.bytes())) {
      from_ = From::pages;
    } else {
      problem(fmt::format("{}: is not a stream of records; npaudit reads what the other commands write", path));
    }
  }

  // More of the records; false when what was found so far must be told first, or when there are none.
  bool read_more() {
    if (!batch_->events.empty()) {
      batch_->full = true;
      return false;
    }
    got_ = input_.read();
    if (got_ == Got::bytes) bytes_read_ += input_.bytes().size();
    if (got_ == Got::stopped) stop();
    if (got_ == Got::failed) problem(fmt::format("{}: {}", options_.records, input_.error()));
    return got_ == Got::bytes;
  }

  // Record streams -----------------------------------------------------------------------------------------------

  void take_page() {
    Page& page = batch_->checks[batch_->used].records;
    const Step step = records_.next(page, ignored_);
    ignored_.clear();  // what is wrong with the stream is told here as an error
    switch (step) {
      case Step::page:
        if (page.doc != in_work_) {
          if (!in_work_.empty()) broke_off();
          end();
          begin(page.doc, decoded_like(page));
        }
        batch_->checks[batch_->used].articles = false;
        check(page.number);
        break;
      case Step::end:
        if (records_.document() != in_work_) {
          end();
          begin(records_.document(), options_.text);
        }
        end();
        break;
      case Step::failed:
        problem(fmt::format("{}: {}", place(options_.records, records_.error()), records_.error().message));
        break;
      case Step::more:
        if (got_ != Got::bytes) {
          if (!in_work_.empty()) broke_off();
          end();
          from_ = From::sources;
        } else if (read_more()) {
          records_.feed(input_.bytes());
        } else if (got_ != Got::bytes) {
          records_.finish();
        }
        break;
    }
  }

  void broke_off() { problem(fmt::format("{}: the records break off, there is no end record", in_work_)); }

  // The text options under which the records were made, where the command line says nothing else.
  [[nodiscard]] TextOptions decoded_like(const Page& page) const {
    TextOptions text = options_.text;
    if (text.encoding.empty()) text.encoding = page.encoding;
    if (!options_.normalize_given) text.normalize = page.normalize;
    return text;
  }

  // Article records ----------------------------------------------------------------------------------------------

  void take_line() {
    const std::size_t end = pending_.find('\n', searched_);
    if (end != std::string::npos) {
      take_article(end);
    } else if (got_ != Got::bytes && taken_ < pending_.size()) {
      take_article(pending_.size());
    } else if (got_ != Got::bytes) {
      check_articles();
      this->end();
      from_ = From::sources;
    } else if (read_more()) {
      pending_.erase(0, taken_);
      taken_ = 0;
      searched_ = pending_.size();
      pending_ += input_.bytes();
    }
  }

  // Takes the line up to `end` of pending_. A large one is not copied.
  void take_article(std::size_t end) {
    constexpr std::size_t large = std::size_t{1} << 20;
    const std::size_t behind = std::min(end + 1, pending_.size());
    if (end - taken_ < large) {
      std::string line = pending_.substr(taken_, end - taken_);
      taken_ = searched_ = behind;
      take_article(std::move(line), ++line_);
      return;
    }
    std::string rest = pending_.substr(behind);
    pending_.resize(end);
    pending_.erase(0, taken_);
    taken_ = searched_ = 0;
    take_article(std::exchange(pending_, std::move(rest)), ++line_);
  }

  void take_article(std::string line, std::uint32_t number) {
    if (line.empty() || type_of(line) == "end") return;
    ArticleTexts article;
    std::string wrong;
    if (!read_article_texts(std::move(line), article, wrong)) {
      problem(fmt::format("{}:{}: {}", options_.records, number, wrong));
      return;
    }
    if (article.doc != in_work_ || article.page != texts_page_) check_articles();
    if (article.doc != in_work_) {
      end();
      begin(article.doc, options_.text);
    }
    texts_page_ = article.page;
    texts_.insert(texts_.end(), std::make_move_iterator(article.texts.begin()),
                  std::make_move_iterator(article.texts.end()));
  }

  void check_articles() {
    if (texts_page_ == 0) return;
    PageCheck& mine = batch_->checks[batch_->used];
    mine.articles = true;
    mine.texts.swap(texts_);
    texts_.clear();
    check(texts_page_);
    texts_page_ = 0;
  }

  // Both ---------------------------------------------------------------------------------------------------------

  void begin(std::string_view doc, const TextOptions& text) {
    in_work_ = doc;
    open_ = false;
    readable_ = false;
    lost_findings_ = 0;
    batch_->events.push_back({.kind = AuditEvent::Kind::begin, .words = in_work_});
    const auto found = by_doc_.find(in_work_);
    if (found == by_doc_.end()) {
      problem(fmt::format("{}: the records name this document, but its source is not given", doc));
      return;
    }
    Source& source = sources_[found->second];
    if (source.seen) {
      problem(fmt::format("{}: the records hold this document twice", doc));
      return;
    }
    source.seen = true;
    open_ = readable_ = source_.open(source.path, text);
    if (!open_) problem(fmt::format("{}: {}", doc, source_.error()));
  }

  // Lays page `number` of the source beside what the batch's next check holds. Pages stepped over are lost.
  void check(std::uint32_t number) {
    PageCheck& mine = batch_->checks[batch_->used];
    while (readable_) {
      if (!next_source_page(mine.source)) break;
      if (mine.source.number >= number) break;
      lose(mine.source);
    }
    if (!readable_) return;
    if (!open_) {  // the source has no such page
      mine.source.clear();
      mine.source.number = number;
    }
    batch_->events.push_back({.kind = AuditEvent::Kind::check, .check = batch_->used++});
    mine.source_bytes = 0;
    for (const Line& line : mine.source.lines) mine.source_bytes += line.text.size();
    batch_->bytes += mine.source_bytes;
    batch_->full = alone_ || batch_->used == AuditBatch::most || batch_->bytes >= AuditBatch::enough_bytes;
  }

  [[nodiscard]] bool next_source_page(Page& page) {
    if (!open_) return false;
    const Step step = source_.next(page);
    if (step == Step::failed) {
      if (source_.stopped()) stop();
      if (!source_.stopped()) problem(fmt::format("{}: {}", in_work_, source_.error()));
      readable_ = false;
    }
    if (step != Step::page) open_ = false;
    return open_;
  }

  void lose(const Page& page) {
    nothing_.clear();
    nothing_.number = page.number;
    AuditEvent event{.kind = AuditEvent::Kind::lost};
    audit_page(page, nothing_, event.sums, event.findings);
    // Of a document of which much is lost, each further page is one finding.
    constexpr std::size_t most_findings = 1000;
    lost_findings_ += event.findings.size();
    if (lost_findings_ > most_findings && !event.findings.empty()) {
      event.findings.resize(1);
      event.findings.front().characters = event.sums.lost;
    }
    if (batch_->events.empty() || batch_->events.back().kind != AuditEvent::Kind::lost) {
      batch_->events.push_back(std::move(event));
      return;
    }
    AuditEvent& before = batch_->events.back();
    before.sums.add(event.sums);
    before.findings.insert(before.findings.end(), std::make_move_iterator(event.findings.begin()),
                           std::make_move_iterator(event.findings.end()));
  }

  void end() {
    if (in_work_.empty()) return;
    while (next_source_page(rest_)) lose(rest_);
    batch_->events.push_back({.kind = AuditEvent::Kind::end, .words = in_work_, .readable = readable_});
    in_work_.clear();
  }

  // Sources that no record names are lost as a whole.
  void lose_source() {
    if (next_source_ == sources_.size()) {
      from_ = From::nothing;
      return;
    }
    const Source& source = sources_[next_source_++];
    if (source.seen) return;
    begin(source.doc, options_.text);
    end();
  }

  void problem(std::string words) {
    batch_->events.push_back({.kind = AuditEvent::Kind::problem, .words = std::move(words)});
  }

  const Options& options_;
  std::vector<Source> sources_;
  std::unordered_map<std::string, std::size_t> by_doc_;
  std::size_t next_source_ = 0;  // that may have gone unnamed
  AuditBatch* batch_ = nullptr;
  Input input_;
  RecordReader records_;
  SourceText source_;
  std::string in_work_;            // the document; empty between documents
  std::size_t lost_findings_ = 0;  // of the document's pages that the records do not have
  Page nothing_;
  Page rest_;  // pages behind the last one that the records have
  Diagnostics ignored_;
  std::string pending_;  // article records, from taken_ on not yet read
  std::size_t taken_ = 0;
  std::size_t searched_ = 0;  // no newline in [taken_, searched_)
  std::uint32_t line_ = 0;
  std::vector<std::string> texts_;  // of the articles of one page
  std::uint32_t texts_page_ = 0;
  std::atomic<bool> stopped_ = false;
  std::atomic<std::uint64_t> bytes_read_ = 0;
  bool alone_;  // nothing works side by side: page by page, so that no more than one is held
  From from_ = From::start;
  Got got_ = Got::bytes;
  bool open_ = false;      // source_ has more pages
  bool readable_ = false;  // all of source_ so far could be read
};

// Tells and writes what was found, in order. Belongs to one thread at a time.
class AuditWriting {
 public:
  explicit AuditWriting(Context& context) : context_(context) {}

  void write(AuditBatch& batch) {
    for (AuditEvent& event : batch.events) {
      switch (event.kind) {
        case AuditEvent::Kind::problem:
          context_.problem(event.words);
          break;
        case AuditEvent::Kind::warning:
          context_.log.warn(event.words);
          break;
        case AuditEvent::Kind::begin:
          in_work_ = event.words;
          sums_ = {};
          break;
        case AuditEvent::Kind::check:
          take(batch.checks[event.check].sums, batch.checks[event.check].findings);
          ++pages_;
          break;
        case AuditEvent::Kind::lost:
          take(event.sums, event.findings);
          break;
        case AuditEvent::Kind::end:
          end(event.readable);
          break;
      }
    }
  }
  [[nodiscard]] std::uint64_t pages() const noexcept { return pages_; }

 private:
  void take(const AuditSums& sums, const std::vector<Finding>& findings) {
    sums_.add(sums);
    for (const auto& finding : findings)
      write_finding(finding, in_work_, context_.options.members, context_.output.buffer());
    context_.output.drain();
  }

  void end(bool readable) {
    if (readable) {
      write_sums(sums_, in_work_, context_.options.members, context_.output.buffer());
      context_.log.info(
          fmt::format("{}: {} characters, {} lost, {} invented", in_work_, sums_.source, sums_.lost, sums_.invented));
    }
    if (sums_.lost + sums_.invented > 0) context_.raise(Status::check_failed);
    context_.output.drain();
  }

  Context& context_;
  std::string in_work_;
  AuditSums sums_;
  std::uint64_t pages_ = 0;
};

}  // namespace

int run_audit(int argc, const char* const* argv) {
#ifdef __GLIBC__
  // What large pages took goes back when it is freed, so that pages and stages do not add up; left alone, glibc soon
  // keeps blocks of up to 32 MiB.
  mallopt(M_MMAP_THRESHOLD, int{1} << 20);
#endif
  return run_command(Command::npaudit, argc, argv, [](Context& context) {
    const TextReader probe(context.options.text);
    if (!probe.option_error().empty()) {
      context.wrong_usage(probe.option_error());
      return;
    }
    const unsigned jobs = context.options.jobs == 0 ? cores() : context.options.jobs;
    AuditReading reading(context.options, context.files, jobs);
    AuditWriting writing(context);
    ProgressLine progress(context.options, {context.options.records});
    context.log.on_message([&] { progress.clear(); });
    std::vector<AuditBatch> batches(ring_size(jobs));
    run_steps(jobs, {.read = [&](std::size_t i) { return reading.next(batches[i]); },
                     .work = [&](std::size_t i) { batches[i].compare(); },
                     .write =
                         [&](std::size_t i) {
                           writing.write(batches[i]);
                           progress.show(reading.bytes_read(), writing.pages());
                           if (context.output.over()) reading.stop();
                         }});
    progress.finish(reading.bytes_read(), writing.pages());
    context.log.on_message([] {});
  });
}

}  // namespace newsprint::tools
