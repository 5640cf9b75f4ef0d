#include "pipeline.h"

namespace pipeline {
namespace {

// The stages that npclean runs.
constexpr std::size_t cleaning = 4;

void write_articles(const newsprint::Page& page, std::string& out) {
  newsprint::Diagnostics diagnostics;
  newsprint::Articles articles;
  newsprint::assemble(page, articles, diagnostics);
  for (std::size_t i = 0; i < articles.count; ++i) newsprint::write_article(page, articles, i, {}, out);
}

}  // namespace

void run_stages(newsprint::Page& page, std::size_t count) {
  newsprint::Diagnostics diagnostics;
  for (std::size_t i = 0; i < count; ++i) stages[i].run(page, diagnostics);
}

std::string records(std::string_view text, std::size_t count, std::size_t chunk, newsprint::Page& page) {
  std::string out;
  newsprint::Sums sums;
  each_page(text, chunk, page, [&](newsprint::Page& read) {
    run_stages(read, count);
    newsprint::write_page(read, {}, out);
    sums.add(read);
  });
  newsprint::write_end("page.txt", sums, {}, out);
  return out;
}

std::string records(std::string_view text, std::size_t count) {
  newsprint::Page page;
  return records(text, count, whole, page);
}

std::string next_records(std::string_view records, const Stage& stage) {
  std::string out;
  newsprint::Page page;
  newsprint::Sums sums;
  newsprint::Diagnostics diagnostics;
  each_recorded_page(
      records, page,
      [&](newsprint::Page& read) {
        stage.run(read, diagnostics);
        newsprint::write_page(read, {}, out);
        sums.add(read);
      },
      [&](std::string_view document) { newsprint::write_end(document, sums, {}, out); });
  return out;
}

std::string articles(std::string_view records) {
  std::string out;
  newsprint::Page page;
  each_recorded_page(
      records, page, [&](newsprint::Page& read) { write_articles(read, out); }, [](std::string_view) {});
  return out;
}

std::string articles_in_memory(std::string_view text) {
  std::string out;
  newsprint::Page page;
  each_page(text, whole, page, [&](newsprint::Page& read) {
    run_stages(read, stages.size());
    write_articles(read, out);
  });
  return out;
}

std::string plain_text(std::string_view text) {
  std::string out;
  newsprint::Page page;
  each_page(text, whole, page, [&](newsprint::Page& read) {
    run_stages(read, cleaning);
    newsprint::write_text(read, out);
  });
  return out;
}

std::string first_difference(std::string_view expected, std::string_view found) {
  if (expected == found) return {};
  const auto at = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  const std::size_t before = expected.substr(0, static_cast<std::size_t>(at.first - expected.begin())).rfind('\n');
  const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
  const auto line_of = [line](std::string_view text) { return text.substr(line, text.find('\n', line) - line); };
  return "expected: " + std::string(line_of(expected)) + "\n   found: " + std::string(line_of(found));
}

}  // namespace pipeline
