// Promises that hold for every text: kept on the pages of seeds/, on mutations of them, and on pages made by chance.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <newsprint/audit.h>

#include "made_pages.h"
#include "support/pages.h"
#include "support/pipeline.h"

using namespace newsprint;
using namespace newsprint::testing;

namespace {

struct Sample {
  std::string name;
  std::string text;
};

std::vector<Sample> seeds() {
  std::vector<Sample> samples;
  for (const auto& entry : std::filesystem::directory_iterator(SEEDS_DIR)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    samples.push_back({entry.path().filename(), {std::istreambuf_iterator<char>(file), {}}});
  }
  std::sort(samples.begin(), samples.end(), [](const Sample& a, const Sample& b) { return a.name < b.name; });
  return samples;
}

std::vector<Sample> make_samples() {
  std::vector<Sample> samples = seeds();
  const std::size_t seed_count = samples.size();
  for (std::size_t i = 0; i < seed_count * 8; ++i) {
    Random random(i);
    const Sample seed = samples[i % seed_count];  // a copy: the list grows
    samples.push_back({seed.name + " mutated by " + std::to_string(i), mutated(seed.text, random)});
    samples.push_back({seed.name + " rearranged by " + std::to_string(i), rearranged(seed.text, random)});
  }
  for (std::size_t i = 0; i < 150; ++i) {
    Random random(1000 + i);
    samples.push_back({"random pages " + std::to_string(i), random_pages(random)});
    samples.push_back({"made page " + std::to_string(i), made_page(random)});
    if (i % 10 == 0) samples.push_back({"random bytes " + std::to_string(i), random_bytes(random)});
  }
  samples.push_back({"nothing", ""});
  samples.push_back({"only blanks", " \n\t\n　\n\f\n"});
  samples.push_back({"one endless line", std::string(300000, 'x')});
  samples.push_back({"half a character at the end", "报纸的一天\n今天\xE6\x8A"});
  return samples;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> made = make_samples();
  return made;
}

// The records of `text` as a document's second page.
std::string after_first_page(const std::string& first, const std::string& text) {
  constexpr std::string_view page_record = R"({"type":"page")";
  const std::string records = records_of(first + '\f' + text, whole, Depth::split);
  const std::size_t second = records.find(page_record, page_record.size());
  if (second == records.npos) return {};  // a blank page behind the last form feed is none
  return records.substr(second, records.rfind(R"({"type":"end")") - second);
}

}  // namespace

TEST_CASE("the samples are not empty-handed") { CHECK(samples().size() > 150); }

TEST_CASE("nothing is lost, nothing invented, at any stage") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    for (const Depth depth : {Depth::columns, Depth::tables, Depth::dehyphen, Depth::clean, Depth::split}) {
      each_page_with_source(sample.text, depth,
                            [&](const Page& source, Page& page) { CHECK(lost_or_invented(source, page) == ""); });
    }
  }
}

TEST_CASE("the audit finds nothing where nothing is lost") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    for (const Depth depth : {Depth::columns, Depth::tables, Depth::dehyphen, Depth::clean, Depth::split}) {
      each_page_with_source(sample.text, depth, [&](const Page& source, Page& page) {
        AuditSums sums;
        std::vector<Finding> findings;
        audit_page(source, page, sums, findings);
        CHECK(findings.empty());
        CHECK(sums.lost + sums.invented == 0);
        CHECK(sums.source == source.character_count);
      });
    }
  }
}

TEST_CASE("the audit finds a text that was lost or changed") {
  std::size_t tried = 0;
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    each_page_with_source(sample.text, Depth::split, [&](const Page& source, Page& page) {
      if (page.blocks.empty()) return;
      Block& block = page.blocks[page.blocks.size() / 2];
      if (block.table != 0 || block.text.find_first_of("!?") != block.text.npos) return;
      block.text = "?!";
      ++tried;
      AuditSums sums;
      std::vector<Finding> findings;
      audit_page(source, page, sums, findings);
      CHECK_FALSE(findings.empty());
      CHECK(sums.lost > 0);
      CHECK(sums.invented > 0);
    });
  }
  CHECK(tried > samples().size() / 2);
}

TEST_CASE("every block has a role and an article, and articles are numbered without a gap") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    each_page(sample.text, whole, Depth::split, [](const Page& page) {
      CHECK(page.lines.empty());
      std::vector<bool> seen(page.blocks.size() + 1);
      std::uint32_t last = 0;
      for (const Block& block : page.blocks) {
        CHECK(block.role != Role::none);
        REQUIRE(block.article >= 1);
        REQUIRE(block.article < seen.size());
        seen[block.article] = true;
        last = std::max(last, block.article);
      }
      CHECK(std::count(seen.begin(), seen.end(), true) == last);
    });
  }
}

TEST_CASE("every block says where it came from") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    each_page_with_source(sample.text, Depth::split, [&](const Page& source, Page& page) {
      CAPTURE(page.number);
      CHECK(untrue_place(source, page) == "");
    });
  }
}

TEST_CASE("articles hold what their blocks held") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    each_page(sample.text, whole, Depth::split, [&](Page& page) { CHECK(lost_in_articles(page) == ""); });
  }
}

TEST_CASE("the result does not depend on the read size") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    const std::string expected = records_of(sample.text, whole, Depth::split);
    for (const std::size_t chunk : {std::size_t{7}, std::size_t{4096}})
      CHECK(first_difference(expected, records_of(sample.text, chunk, Depth::split)) == "");
    if (sample.text.size() < 2000) CHECK(first_difference(expected, records_of(sample.text, 1, Depth::split)) == "");
  }
}

TEST_CASE("the same input gives the same bytes, whatever stood in the page before") {
  const std::vector<Sample> before = seeds();
  std::size_t turn = 0;
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    const std::string once = records_of(sample.text, whole, Depth::split);
    CHECK(first_difference(once, records_of(sample.text, whole, Depth::split)) == "");
    // Two first pages with as many lines, but one of them nearly empty.
    const std::string& rich = before[turn++ % before.size()].text;
    const std::string poor =
        "灯" + std::string(static_cast<std::size_t>(std::count(rich.begin(), rich.end(), '\n')), '\n');
    CHECK(first_difference(after_first_page(rich, sample.text), after_first_page(poor, sample.text)) == "");
  }
}

TEST_CASE("stages chained by records write the same bytes as stages chained in memory") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    for (const Depth depth : {Depth::tables, Depth::dehyphen, Depth::clean, Depth::split})
      CHECK(first_difference(records_of(sample.text, whole, depth), chained_records_of(sample.text, depth)) == "");
  }
}

TEST_CASE("cleaning the cleaned text changes nothing") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    const std::string once = plain_text_of(sample.text);
    CHECK(first_difference(once, plain_text_of(once)) == "");
  }
}

TEST_CASE("threads do not meet") {
  const std::vector<Sample> pages = seeds();
  std::vector<std::string> alone;
  for (const Sample& page : pages) alone.push_back(records_of(page.text, whole, Depth::split));
  std::array<std::vector<std::string>, 4> together;
  std::vector<std::thread> threads;
  for (std::vector<std::string>& mine : together) {
    threads.emplace_back([&] {
      for (const Sample& page : pages) mine.push_back(records_of(page.text, whole, Depth::split));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<std::string>& mine : together) CHECK(mine == alone);
}
