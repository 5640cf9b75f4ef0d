// libFuzzer target: any bytes as records, from files that nobody trusts.
//
// What was read is written and read again the same; pieces make no difference; the quick reader of blocks and the full
// parser agree; and writers, assembly and audit hold out whatever the records say.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include <newsprint/articles.h>
#include <newsprint/json.h>
#include <newsprint/text.h>

#include "fuzz/promise.h"

namespace {

using fuzz::require;
using fuzz::require_same;
using newsprint::Step;

// What is read of a stream of records: the pages written again, and what was said besides.
struct Read {
  std::string records;
  std::string remarks;
  std::size_t failed = 0;  // lines
};

class Reading {
 public:
  void feed(std::string_view bytes) {
    reader_.feed(bytes);
    drain();
  }

  [[nodiscard]] Read finish() {
    reader_.finish();
    drain();
    for (const newsprint::Diagnostic& remark : diagnostics_)
      read_.remarks += std::string(remark.code) + ' ' + std::to_string(remark.line) + ' ' + remark.doc + '\n';
    return std::move(read_);
  }

 private:
  void drain() {
    for (;;) {
      switch (reader_.next(page_, diagnostics_)) {
        case Step::page:
          sums_.add(page_);
          newsprint::write_page(page_, {}, read_.records);
          break;
        case Step::end:
          read_.records += reader_.stray();
          newsprint::write_end(reader_.document(), sums_, {}, read_.records, reader_.end_extra());
          sums_ = {};
          break;
        case Step::failed:
          ++read_.failed;
          read_.remarks += std::to_string(reader_.error().line) + ": " + reader_.error().message + '\n';
          break;
        case Step::more:
          read_.records += reader_.stray();
          return;
      }
    }
  }

  newsprint::RecordReader reader_;
  newsprint::Page page_;
  newsprint::Sums sums_;
  newsprint::Diagnostics diagnostics_;
  Read read_;
};

Read read_records(std::string_view bytes, std::size_t piece) {
  Reading reading;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) reading.feed(bytes.substr(0, piece));
  return reading.finish();
}

Read read_whole(std::string_view bytes) { return read_records(bytes, std::max<std::size_t>(1, bytes.size())); }

// The same records, each with a blank that the quick reader does not know.
std::string with_blanks(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(0, end);
    constexpr std::string_view block = "{\"type\":\"block\",";
    if (line.starts_with(block))
      out.append("{ ").append(line.substr(1));
    else
      out += line;
    bytes.remove_prefix(end);
  }
  return out;
}

newsprint::Page& source_page() {
  static newsprint::Page page;
  if (!page.lines.empty()) return page;
  newsprint::TextReader reader{{}};
  newsprint::Diagnostics diagnostics;
  reader.begin("fuzz");
  reader.feed("The ferry was late again this mor-\nning.\n\n船到了，人们上岸。\n| a | b |\n| 1 | 2 |\n");
  reader.finish();
  require(reader.next(page, diagnostics) == Step::page, "a page can be read");
  return page;
}

// Records may say anything of lines, spans and counts.
void use_pages(std::string_view bytes) {
  newsprint::RecordReader reader;
  newsprint::Page page;
  newsprint::Diagnostics diagnostics;
  newsprint::Articles articles;
  reader.feed(bytes);
  reader.finish();
  for (Step step = reader.next(page, diagnostics); step != Step::more; step = reader.next(page, diagnostics)) {
    if (step != Step::page) continue;
    newsprint::AuditSums sums;
    std::vector<newsprint::Finding> findings;
    newsprint::audit_page(source_page(), page, sums, findings);
    std::string out;
    newsprint::write_text(page, out);
    newsprint::write_mended(page, out);
    newsprint::assemble(page, articles, diagnostics);
    for (std::size_t i = 0; i < articles.count; ++i) {
      newsprint::write_article(page, articles, i, {}, out);
      newsprint::write_article(page, articles, i, {.members = {}, .layout = newsprint::Layout::pretty}, out);
    }
  }
}

void use_articles(std::string_view bytes) {
  newsprint::ArticleTexts article;
  std::string problem;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    if (newsprint::read_article_texts(std::string(bytes.substr(0, end)), article, problem)) {
      newsprint::AuditSums sums;
      std::vector<newsprint::Finding> findings;
      newsprint::audit_articles(source_page(), article.texts, sums, findings);
    }
    bytes.remove_prefix(end);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const Read read = read_whole(bytes);
  const Read in_pieces = read_records(bytes, 7);
  require_same(read.records, in_pieces.records, "pieces make no difference");
  require_same(read.remarks, in_pieces.remarks, "pieces make no difference to remarks");
  // Once what is broken was left out, other records may follow a page than before.
  const Read sound = read.failed == 0 ? read : read_whole(read.records);
  require_same(sound.records, read_whole(sound.records).records, "what was read is written and read again the same");
  const Read parsed = read_whole(with_blanks(bytes));
  require_same(parsed.records, read.records, "the quick reader and the parser read the same");
  require_same(parsed.remarks, read.remarks, "the quick reader and the parser remark the same");
  use_pages(bytes);
  use_articles(bytes);
  return 0;
}
