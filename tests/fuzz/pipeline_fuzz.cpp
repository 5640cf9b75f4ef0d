// libFuzzer target: any bytes through the whole pipeline, records in between, with the audit as oracle.
//
// Bytes that look like records are read as records, as the commands do.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/articles.h>
#include <newsprint/audit.h>
#include <newsprint/columns.h>
#include <newsprint/dehyphen.h>
#include <newsprint/json.h>
#include <newsprint/reflow.h>
#include <newsprint/tables.h>
#include <newsprint/text.h>

#include "fuzz/promise.h"
#include "property/pipeline.h"

namespace {

using fuzz::require;
using newsprint::Step;

void clean(newsprint::Page& page, newsprint::Diagnostics& diagnostics) {
  newsprint::untangle_columns(page, {}, diagnostics);
  newsprint::recover_tables(page, {}, diagnostics);
  newsprint::dehyphenate(page, {}, diagnostics);
  newsprint::reflow(page, {}, diagnostics);
}

// Every counted place of the article records, one string each.
std::vector<std::string> counted_places(const newsprint::Page& page, const newsprint::Articles& articles) {
  std::vector<std::string> places;
  for (std::size_t i = 0; i < articles.count; ++i) {
    const auto& article = articles.items[i];
    for (const auto part :
         {article.section, article.kicker, article.headline, article.deck, article.byline, article.jump.text}) {
      places.emplace_back(part);
    }
    for (const auto& item : article.blocks) {
      places.emplace_back(item.text);
      const auto table = page.blocks[item.block].table;
      if (table == 0) continue;
      for (const auto cell : page.tables[table - 1].columns) places.emplace_back(cell);
      for (const auto& row : page.tables[table - 1].rows) places.insert(places.end(), row.begin(), row.end());
    }
    for (const auto removed : article.removed) places.emplace_back(page.removed[removed].text);
  }
  return places;
}

// What npsplit and npjson do with one page of records.
void finish_page(const newsprint::Page& source, newsprint::Page& page, std::string& out) {
  newsprint::Diagnostics diagnostics;
  newsprint::split_articles(page, {}, diagnostics);
  const newsprint::AuditSums sums = fuzz::require_nothing_lost(source, page);

  newsprint::Articles articles;
  newsprint::assemble(page, articles, diagnostics);
  for (std::size_t i = 0; i < articles.count; ++i) newsprint::write_article(page, articles, i, {}, out);
  newsprint::AuditSums of_articles;
  std::vector<newsprint::Finding> findings;
  newsprint::audit_articles(source, counted_places(page, articles), of_articles, findings);
  // Articles do not say what tables left out or hyphens were welded; the page's own audit does.
  require(of_articles.lost <= sums.welded + sums.scaffold + sums.rules, "articles lose nothing");
  require(of_articles.invented == 0, "articles invent nothing");
}

void process_text(std::string_view text) {
  newsprint::Page source;
  newsprint::Page page;
  newsprint::Page recorded;
  newsprint::Diagnostics diagnostics;
  newsprint::TextReader sources{{}};
  newsprint::TextReader reader{{}};
  for (auto* r : {&sources, &reader}) {
    r->begin("fuzz");
    r->feed(text);
    r->finish();
  }
  std::string records;
  std::string articles;
  while (sources.next(source, diagnostics) == Step::page) {
    require(reader.next(page, diagnostics) == Step::page, "reading twice gives the same pages");
    clean(page, diagnostics);
    records.clear();
    newsprint::write_page(page, {}, records);
    newsprint::RecordReader record_reader;
    record_reader.feed(records);
    record_reader.finish();
    require(record_reader.next(recorded, diagnostics) == Step::page, "records can be read");
    std::string again;
    newsprint::write_page(recorded, {}, again);
    fuzz::require_same(records, again, "records read and written are the same bytes");
    finish_page(source, recorded, articles);
  }
  constexpr std::size_t all = pipeline::stages.size();
  fuzz::require_same(pipeline::records(text, all), pipeline::records(text, all, 7, page),
                     "the read size does not show");
}

// The records of `bytes` written again as they are, fed in pieces of `chunk` bytes.
std::string rewritten(std::string_view bytes, std::size_t chunk) {
  newsprint::Page page;
  newsprint::Diagnostics diagnostics;
  newsprint::RecordReader reader;
  std::string out;
  const auto drain = [&] {
    for (Step step = reader.next(page, diagnostics); step != Step::more; step = reader.next(page, diagnostics)) {
      if (step == Step::page) newsprint::write_page(page, {}, out);
    }
  };
  for (; !bytes.empty(); bytes.remove_prefix(std::min(chunk, bytes.size()))) {
    reader.feed(bytes.substr(0, chunk));
    drain();
  }
  reader.finish();
  drain();
  return out;
}

// Records from elsewhere may say anything. What was read of them is written the same way ever after.
void process_records(std::string_view bytes) {
  const std::string once = rewritten(bytes, bytes.size());
  fuzz::require_same(once, rewritten(bytes, 7), "the read size does not show in records");
  fuzz::require_same(once, rewritten(once, once.size()), "records read and written again are the same bytes");
  newsprint::Page page;
  newsprint::Diagnostics diagnostics;
  newsprint::RecordReader reader;
  reader.feed(bytes);
  reader.finish();
  std::string out;
  for (Step step = reader.next(page, diagnostics); step != Step::more; step = reader.next(page, diagnostics)) {
    if (step != Step::page) continue;
    if (!page.lines.empty()) clean(page, diagnostics);
    newsprint::split_articles(page, {}, diagnostics);
    newsprint::Articles articles;
    newsprint::assemble(page, articles, diagnostics);
    for (std::size_t i = 0; i < articles.count; ++i) newsprint::write_article(page, articles, i, {}, out);
    newsprint::write_page(page, {}, out);
    newsprint::write_text(page, out);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  if (newsprint::RecordReader::recognises(bytes))
    process_records(bytes);
  else
    process_text(bytes);
  return 0;
}
