#include "common/view_run.h"

#include <fmt/format.h>
#include <newsprint/articles.h>
#include <newsprint/json.h>
#include <newsprint/view.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/command.h"
#include "common/input.h"
#include "common/progress.h"
#include "common/record_type.h"
#include "common/source_text.h"
#include "common/unicode.h"

namespace newsprint::tools {

namespace {

// Fills a view with what the inputs hold. Everything is kept until it can be written: the list of pages stands first.
class ViewFilling {
 public:
  explicit ViewFilling(Context& context) : context_(context), progress_(context.options, context.files) {
    context.log.on_message([this] { progress_.clear(); });
  }
  ~ViewFilling() {
    context_.log.on_message([] {});
  }
  ViewFilling(const ViewFilling&) = delete;
  ViewFilling& operator=(const ViewFilling&) = delete;

  // False: a signal came, and nothing is to be written.
  [[nodiscard]] bool fill() {
    for (const std::string& file : context_.files) {
      read_records(file);
      if (stopped_) return false;
    }
    read_sources();
    progress_.finish(bytes_, pages_);
    if (!stopped_) tell();
    return !stopped_;
  }

  void write(std::string& out) { view_.write({.title = context_.options.title}, out); }

 private:
  // What is shown of a document.
  struct Shown {
    std::unordered_set<std::uint32_t> pages;
    std::size_t articles = 0;
    bool source = false;
  };

  void take_shown(std::string_view doc, std::uint32_t page, std::size_t articles) {
    const auto [found, first] = shown_.try_emplace(std::string(doc));
    if (first) order_.push_back(found->first);
    pages_ += found->second.pages.insert(page).second;
    found->second.articles += articles;
  }

  void tell() {
    for (const std::string& doc : order_) {
      const Shown& shown = shown_.at(doc);
      context_.log.info(fmt::format("{}: {} pages, {} articles, {} its source", doc, shown.pages.size(), shown.articles,
                                    shown.source ? "beside" : "without"));
    }
  }

  // Records ----------------------------------------------------------------------------------------------------------

  void read_records(const std::string& file) {
    path_ = to_utf8(file);
    const Got first = input_.open(file) ? input_.peek(enough_for_type) : Got::failed;
    if (first == Got::failed) context_.problem(fmt::format("{}: {}", path_, input_.error()));
    if (first == Got::end) context_.log.warn(fmt::format("{}: holds no records", path_));
    stopped_ = first == Got::stopped;
    if (first != Got::bytes) return;
    if (type_of(input_.bytes()) == "page") {
      read_pages();
    } else if (input_.bytes().starts_with('{')) {
      read_articles();
    } else {
      context_.problem(
          fmt::format("{}: is not a stream of records; npview reads what npjson or npsplit writes", path_));
    }
  }

  // The next bytes of the input. False: there are no more.
  [[nodiscard]] bool read_more() {
    const Got got = input_.read();
    if (got == Got::failed) context_.problem(fmt::format("{}: {}", path_, input_.error()));
    stopped_ = got == Got::stopped;
    if (got != Got::bytes) return false;
    bytes_ += input_.bytes().size();
    progress_.show(bytes_, pages_);
    return true;
  }

  void read_articles() {
    std::string pending;
    std::uint32_t number = 0;
    others_ = 0;
    while (read_more()) {
      const std::size_t scanned = pending.size();
      pending += input_.bytes();
      std::size_t begin = 0;
      for (std::size_t end = pending.find('\n', scanned); end != pending.npos; end = pending.find('\n', begin)) {
        take_article(std::string_view(pending).substr(begin, end - begin), ++number);
        begin = end + 1;
      }
      pending.erase(0, begin);
    }
    if (stopped_) return;
    if (!pending.empty()) take_article(pending, ++number);
    if (others_ != 0) context_.log.warn(fmt::format("{}: records that are no articles: {}", path_, others_));
  }

  void take_article(std::string_view line, std::uint32_t number) {
    ArticleRecord article;
    std::string problem;
    const std::string_view type = type_of(line);
    if (line.empty() || type == "end") return;
    if (read_article(line, article, problem)) {
      view_.add(article);
      take_shown(article.doc, article.page, 1);
    } else if (!type.empty() && type != "article") {
      ++others_;
    } else {
      context_.problem(fmt::format("{}:{}: {}", path_, number, problem));
    }
  }

  void read_pages() {
    RecordReader reader;
    Page page;
    Diagnostics diagnostics;
    bool more = true;
    while (true) {
      const Step step = reader.next(page, diagnostics);
      context_.log.remarks(path_, diagnostics);
      if (step == Step::page) {
        take_page(page);
      } else if (step == Step::failed) {
        context_.problem(fmt::format("{}: {}", place(path_, reader.error()), reader.error().message));
      } else if (step == Step::more) {
        if (!more) break;
        more = read_more();
        if (stopped_) return;
        more ? reader.feed(input_.bytes()) : reader.finish();
      }
    }
    if (reader.inside_document())
      context_.problem(fmt::format("{}: the records break off, there is no end record", path_));
  }

  void take_page(Page& page) {
    if (!page.lines.empty()) {
      context_.problem(
          fmt::format("{}: page {} holds lines; npview reads what npjson or npsplit writes", path_, page.number));
      return;
    }
    Diagnostics diagnostics;
    assemble(page, articles_, diagnostics);
    context_.log.remarks(path_, diagnostics);
    view_.add(page, articles_);
    decoded_.emplace(page.doc, Decoded{std::string(page.encoding), page.normalize});
    take_shown(page.doc, page.number, articles_.count);
  }

  // Sources ----------------------------------------------------------------------------------------------------------

  void read_sources() {
    const std::vector<std::string> documents = view_.documents();
    const auto& sources = context_.options.sources;
    for (const std::string& path : sources) {
      // One text for one document needs no name in common: records are often read from a pipe.
      const bool alone = sources.size() == 1 && documents.size() == 1;
      const std::string doc = alone ? documents.front() : to_utf8(path);
      // Pages without text have no articles, and their documents no name here: the text shows itself then.
      if (!documents.empty() && std::ranges::find(documents, doc) == documents.end()) {
        context_.problem(fmt::format("{}: the records hold no document of this name", doc));
        continue;
      }
      read_source(doc, path);
      if (stopped_) return;
    }
  }

  void read_source(const std::string& doc, const std::string& path) {
    SourceText text;
    if (!text.open(path, decoded_like(doc))) {
      context_.problem(fmt::format("{}: {}", to_utf8(path), text.error()));
      return;
    }
    Page page;
    Step step = text.next(page);
    for (; step == Step::page; step = text.next(page)) {
      page.doc = page.arena.copy(doc);
      view_.add_source(page);
      take_shown(doc, page.number, 0);
      shown_.at(doc).source = true;
    }
    stopped_ = text.stopped();
    if (step == Step::failed && !stopped_) context_.problem(fmt::format("{}: {}", to_utf8(path), text.error()));
  }

  // The text options under which the records of `doc` were made, where the command line says nothing else.
  [[nodiscard]] TextOptions decoded_like(const std::string& doc) const {
    TextOptions text = context_.options.text;
    const auto found = decoded_.find(doc);
    if (found == decoded_.end()) return text;
    if (text.encoding.empty()) text.encoding = found->second.encoding;
    if (!context_.options.normalize_given) text.normalize = found->second.normalize;
    return text;
  }

  struct Decoded {
    std::string encoding;
    std::uint32_t normalize = 0;
  };

  Context& context_;
  ProgressLine progress_;
  View view_;
  Articles articles_;
  Input input_;
  std::string path_;
  std::unordered_map<std::string, Decoded> decoded_;  // by document
  std::unordered_map<std::string, Shown> shown_;      // by document
  std::vector<std::string> order_;                    // of the documents
  std::uint64_t others_ = 0;                          // records that are no articles
  std::uint64_t bytes_ = 0;
  std::uint64_t pages_ = 0;
  bool stopped_ = false;
};

}  // namespace

int run_view(int argc, const char* const* argv) {
  return run_command(Command::npview, argc, argv, [](Context& context) {
    ViewFilling filling(context);
    if (filling.fill()) filling.write(context.output.buffer());
  });
}

}  // namespace newsprint::tools
