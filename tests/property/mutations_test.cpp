// Ten thousand pages that went wrong: nothing is lost, records are sound, and commands in a chain do what one does.
#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include <newsprint/audit.h>

#include "base/utf8.h"
#include "made_pages.h"
#include "mutations.h"
#include "pipeline.h"

using newsprint::Page;
using newsprint::Slice;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t pages = 1000;  // which take as long there
#else
constexpr std::uint64_t pages = 10000;
#endif

std::string mutated_page(std::uint64_t seed) {
  const auto& cases = made::cases();
  return made::mutated(cases[seed % cases.size()].text, cases[seed * 7 % cases.size()].text, seed);
}

// What is wrong with where a text says that it came from; empty: nothing.
std::string wrong_place(const Page& source, const Page& page, Slice lines, Slice spans) {
  if (lines.count == 0) return "it names no line";
  for (std::uint32_t i = lines.first; i < lines.first + lines.count; ++i) {
    const newsprint::LineRange& range = page.ranges[i];
    if (range.first > range.last) return "a range ends before it begins";
    if (range.first < source.lines.front().number || range.last > source.lines.back().number)
      return "a range leaves the page";
  }
  for (std::uint32_t i = spans.first; i < spans.first + spans.count; ++i)
    if (page.spans[i].from >= page.spans[i].to) return "a span is empty";
  return {};
}

// What records promise of a page that went through all stages, beyond its text.
std::string wrong_records(const Page& source, const Page& page) {
  if (!page.lines.empty()) return "lines are left";
  std::uint32_t number = 0;
  std::vector<bool> articles(page.blocks.size() + 1);
  for (const newsprint::Block& block : page.blocks) {
    const std::string at = "block " + std::to_string(block.number) + ": ";
    if (block.number <= number) return at + "it stands behind block " + std::to_string(number);
    number = block.number;
    if (!newsprint::valid_utf8(block.text)) return at + "its text is not UTF-8";
    if (block.text.empty() && block.table == 0) return at + "it has no text";
    if ((block.kind == newsprint::BlockKind::table) != (block.table != 0)) return at + "its kind is wrong";
    if (block.role == newsprint::Role::none) return at + "it has no role";
    if (block.article == 0 || block.article > page.blocks.size()) return at + "its article is none";
    articles[block.article] = true;
    if (const std::string wrong = wrong_place(source, page, block.lines, block.spans); !wrong.empty())
      return at + wrong;
  }
  for (const newsprint::Removed& removed : page.removed) {
    if (removed.article == 0 || removed.article >= articles.size()) return "the article of removed text is none";
    articles[removed.article] = true;
  }
  for (std::size_t i = 1, last = 0; i < articles.size(); ++i) {
    if (articles[i] && last + 1 != i) return "article " + std::to_string(i) + " follows a gap";
    if (articles[i]) last = i;
  }
  for (const newsprint::Removed& removed : page.removed)
    if (const std::string wrong = wrong_place(source, page, removed.lines, removed.spans); !wrong.empty())
      return "removed text: " + wrong;
  return {};
}

// The first character that was lost or invented, as words.
std::string lost_or_invented(const Page& source, const Page& page) {
  newsprint::AuditSums sums;
  std::vector<newsprint::Finding> findings;
  newsprint::audit_page(source, page, sums, findings);
  if (sums.source != source.character_count) return "the page's count of characters is wrong";
  if (findings.empty()) return {};
  const bool lost = findings.front().kind == newsprint::Finding::Kind::lost;
  return "line " + std::to_string(findings.front().line) + (lost ? " lost " : " invented ") + findings.front().text;
}

}  // namespace

TEST_CASE("whatever happens to a page, nothing is lost and records are sound") {
  Page source;
  Page page;
  newsprint::Diagnostics diagnostics;
  for (std::uint64_t seed = 1; seed <= pages; ++seed) {
    CAPTURE(seed);
    const std::string text = mutated_page(seed);
    newsprint::TextReader reader{{}};
    reader.begin("page.txt");
    reader.feed(text);
    pipeline::each_page(text, pipeline::whole, page, [&](Page& read) {
      newsprint::Step step = reader.next(source, diagnostics);
      if (step == newsprint::Step::more) {
        reader.finish();
        step = reader.next(source, diagnostics);
      }
      REQUIRE(step == newsprint::Step::page);
      for (const pipeline::Stage& stage : pipeline::stages) {
        stage.run(read, diagnostics);
        CAPTURE(stage.name);
        REQUIRE(lost_or_invented(source, read) == "");
      }
      REQUIRE(wrong_records(source, read) == "");
    });
    diagnostics.clear();
  }
}

TEST_CASE("whatever happens to a page, the pages before it do not show") {
  for (std::uint64_t seed = 1; seed <= pages; seed += 5) {
    CAPTURE(seed);
    const std::string text = mutated_page(seed);
    const std::string after_others = pipeline::records(text, pipeline::stages.size());
    std::string alone;  // what a thread keeps from page to page is new there
    std::thread([&] { alone = pipeline::records(text, pipeline::stages.size()); }).join();
    REQUIRE(pipeline::first_difference(alone, after_others) == "");
  }
}

TEST_CASE("whatever happens to a page, a chain of commands writes what one command writes") {
  for (std::uint64_t seed = 1; seed <= pages; ++seed) {
    CAPTURE(seed);
    const std::string text = mutated_page(seed);
    std::string chained = pipeline::records(text, 0);
    for (const pipeline::Stage& stage : pipeline::stages) chained = pipeline::next_records(chained, stage);
    REQUIRE(pipeline::first_difference(pipeline::records(text, pipeline::stages.size()), chained) == "");
    REQUIRE(pipeline::first_difference(pipeline::articles_in_memory(text), pipeline::articles(chained)) == "");
  }
}
