#include "common/audit_run.h"

#include <fmt/format.h>
#include <newsprint/audit.h>
#include <newsprint/json.h>

#include <functional>
#include <iterator>
#include <unordered_map>
#include <vector>

#include "common/command.h"
#include "common/source_text.h"
#include "common/unicode.h"

namespace newsprint::tools {

namespace {

constexpr std::string_view article_beginning = R"({"type":"article")";

using Compare = std::function<void(const Page& source, AuditSums& sums, std::vector<Finding>& findings)>;

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

class Auditor {
 public:
  explicit Auditor(Context& context) : context_(context) {
    for (const auto& path : context.files) {
      const std::string& doc = context.options.doc;
      sources_.push_back({doc.empty() ? to_utf8(path) : doc, path, false});
    }
    for (std::size_t i = 0; i < sources_.size(); ++i) by_doc_.emplace(sources_[i].doc, i);
  }

  void read_records() {
    const std::string& path = context_.options.records;
    Input input;
    if (!input.open(path) || input.peek(article_beginning.size()) == Got::failed) {
      context_.problem(fmt::format("{}: {}", path, input.error()));
    } else if (input.bytes().starts_with(article_beginning)) {
      read_articles(input);
    } else if (RecordReader::recognises(input.bytes())) {
      read_pages(input);
    } else {
      context_.problem(fmt::format("{}: is not a stream of records", path));
    }
  }

  // Sources that no record names are lost as a whole.
  void finish() {
    for (const auto& source : sources_) {
      if (source.seen || context_.output.over()) continue;
      begin(source.doc, context_.options.text);
      end();
    }
  }

 private:
  struct Source {
    std::string doc;
    std::string path;
    bool seen = false;
  };

  // Record streams -----------------------------------------------------------------------------------------------

  void read_pages(Input& input) {
    RecordReader records;
    Got got = Got::bytes;
    while (!context_.output.over() && (got = input.read()) == Got::bytes) {
      records.feed(input.bytes());
      take_pages(records);
    }
    if (got == Got::failed) context_.problem(fmt::format("{}: {}", context_.options.records, input.error()));
    records.finish();
    take_pages(records);
    if (!in_work_.empty()) context_.problem(fmt::format("{}: the records break off, there is no end record", in_work_));
    end();
  }

  void take_pages(RecordReader& records) {
    while (!context_.output.over()) {
      const Step step = records.next(records_, diagnostics_);
      diagnostics_.clear();  // what is wrong with the stream is told here as an error
      switch (step) {
        case Step::page:
          if (records_.doc != in_work_) {
            if (!in_work_.empty()) {
              context_.problem(fmt::format("{}: the records break off, there is no end record", in_work_));
            }
            end();
            begin(records_.doc, decoded_like(records_));
          }
          check(records_.number, [this](const Page& source, AuditSums& sums, std::vector<Finding>& findings) {
            audit_page(source, records_, sums, findings);
          });
          break;
        case Step::end:
          if (records.document() != in_work_) {
            end();
            begin(records.document(), context_.options.text);
          }
          end();
          break;
        case Step::failed:
          context_.problem(
              fmt::format("{}: {}", place(context_.options.records, records.error()), records.error().message));
          break;
        case Step::more:
          return;
      }
    }
  }

  // The text options under which the records were made, where the command line says nothing else.
  [[nodiscard]] TextOptions decoded_like(const Page& page) const {
    TextOptions text = context_.options.text;
    if (text.encoding.empty()) text.encoding = page.encoding;
    if (!context_.options.normalize_given) text.normalize = page.normalize;
    return text;
  }

  // Article records ----------------------------------------------------------------------------------------------

  void read_articles(Input& input) {
    std::string pending;
    std::uint32_t line = 0;
    Got got = Got::bytes;
    while (!context_.output.over() && (got = input.read()) == Got::bytes) {
      pending += input.bytes();
      std::size_t begin = 0;
      for (std::size_t end; (end = pending.find('\n', begin)) != pending.npos; begin = end + 1) {
        take_article(std::string_view(pending).substr(begin, end - begin), ++line);
      }
      pending.erase(0, begin);
    }
    if (got == Got::failed) context_.problem(fmt::format("{}: {}", context_.options.records, input.error()));
    if (!pending.empty()) take_article(pending, ++line);
    check_articles();
    end();
  }

  void take_article(std::string_view line, std::uint32_t number) {
    if (line.empty() || line.starts_with(R"({"type":"end")")) return;
    ArticleTexts article;
    if (!read_article_texts(line, article)) {
      context_.problem(fmt::format("{}:{}: is no article record", context_.options.records, number));
      return;
    }
    if (article.doc != in_work_ || article.page != texts_page_) check_articles();
    if (article.doc != in_work_) {
      end();
      begin(article.doc, context_.options.text);
    }
    texts_page_ = article.page;
    texts_.insert(texts_.end(), std::make_move_iterator(article.texts.begin()),
                  std::make_move_iterator(article.texts.end()));
  }

  void check_articles() {
    if (texts_page_ == 0) return;
    check(texts_page_, [this](const Page& source, AuditSums& sums, std::vector<Finding>& findings) {
      audit_articles(source, texts_, sums, findings);
    });
    texts_.clear();
    texts_page_ = 0;
  }

  // Both ---------------------------------------------------------------------------------------------------------

  void begin(std::string_view doc, const TextOptions& text) {
    in_work_ = doc;
    sums_ = {};
    open_ = false;
    readable_ = false;
    const auto found = by_doc_.find(in_work_);
    if (found == by_doc_.end()) {
      context_.problem(fmt::format("{}: the records name this document, but its source is not given", doc));
      return;
    }
    Source& source = sources_[found->second];
    if (source.seen) {
      context_.problem(fmt::format("{}: the records hold this document twice", doc));
      return;
    }
    source.seen = true;
    open_ = readable_ = source_.open(source.path, text);
    if (!open_) context_.problem(fmt::format("{}: {}", doc, source_.error()));
    page_.clear();
  }

  // Compares page `number` of the source with what `compare` holds. Pages stepped over are lost.
  void check(std::uint32_t number, const Compare& compare) {
    if (!readable_) return;
    while (next_source_page()) {
      if (page_.number >= number) {
        compare(page_, sums_, findings_);
        print_findings();
        return;
      }
      lose_page();
    }
    if (!readable_) return;
    page_.clear();  // the source has no such page
    page_.number = number;
    compare(page_, sums_, findings_);
    print_findings();
  }

  [[nodiscard]] bool next_source_page() {
    if (!open_) return false;
    const Step step = source_.next(page_);
    if (step == Step::failed) {
      context_.problem(fmt::format("{}: {}", in_work_, source_.error()));
      readable_ = false;
    }
    if (step != Step::page) open_ = false;
    return open_;
  }

  void lose_page() {
    nothing_.clear();
    nothing_.number = page_.number;
    audit_page(page_, nothing_, sums_, findings_);
    print_findings();
  }

  void end() {
    if (in_work_.empty()) return;
    while (next_source_page()) lose_page();
    if (readable_) {
      write_sums(sums_, in_work_, context_.options.members, context_.output.buffer());
      context_.log.info(
          fmt::format("{}: {} characters, {} lost, {} invented", in_work_, sums_.source, sums_.lost, sums_.invented));
    }
    if (sums_.lost + sums_.invented > 0) context_.raise(Status::check_failed);
    context_.output.drain();
    in_work_.clear();
  }

  void print_findings() {
    for (const auto& finding : findings_) {
      write_finding(finding, in_work_, context_.options.members, context_.output.buffer());
    }
    findings_.clear();
    context_.output.drain();
  }

  Context& context_;
  std::vector<Source> sources_;
  std::unordered_map<std::string, std::size_t> by_doc_;
  SourceText source_;
  bool open_ = false;      // source_ has more pages
  bool readable_ = false;  // all of source_ so far could be read
  std::string in_work_;    // the document; empty between documents
  AuditSums sums_;
  std::vector<Finding> findings_;
  Page page_;     // of the source
  Page records_;  // the same page as records
  Page nothing_;
  Diagnostics diagnostics_;
  std::vector<std::string> texts_;  // of the articles of one page
  std::uint32_t texts_page_ = 0;
};

}  // namespace

int run_audit(int argc, const char* const* argv) {
  return run_command(Command::npaudit, argc, argv, [](Context& context) {
    const TextReader probe(context.options.text);
    if (!probe.option_error().empty()) {
      context.wrong_usage(probe.option_error());
      return;
    }
    Auditor auditor(context);
    auditor.read_records();
    auditor.finish();
  });
}

}  // namespace newsprint::tools
