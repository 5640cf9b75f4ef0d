// The pipeline over the public headers alone, for tests that hold for every input.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include <newsprint/articles.h>
#include <newsprint/columns.h>
#include <newsprint/dehyphen.h>
#include <newsprint/json.h>
#include <newsprint/page.h>
#include <newsprint/reflow.h>
#include <newsprint/tables.h>
#include <newsprint/text.h>

namespace pipeline {

struct Stage {
  std::string_view name;
  void (*run)(newsprint::Page& page, newsprint::Diagnostics& diagnostics);
};

// In the order of the commands npcols to npsplit.
inline constexpr std::array<Stage, 5> stages{{
    {"columns", [](newsprint::Page& page, newsprint::Diagnostics& d) { newsprint::untangle_columns(page, {}, d); }},
    {"tables", [](newsprint::Page& page, newsprint::Diagnostics& d) { newsprint::recover_tables(page, {}, d); }},
    {"dehyphen", [](newsprint::Page& page, newsprint::Diagnostics& d) { newsprint::dehyphenate(page, {}, d); }},
    {"reflow", [](newsprint::Page& page, newsprint::Diagnostics& d) { newsprint::reflow(page, {}, d); }},
    {"split", [](newsprint::Page& page, newsprint::Diagnostics& d) { newsprint::split_articles(page, {}, d); }},
}};

inline constexpr std::size_t whole = static_cast<std::size_t>(-1);

// Calls `use(page)` for each page of `text`, fed in pieces of `chunk` bytes.
template <typename Use>
void each_page(std::string_view text, std::size_t chunk, newsprint::Page& page, Use use) {
  newsprint::TextReader reader{{}};
  newsprint::Diagnostics diagnostics;
  auto drain = [&] {
    auto step = reader.next(page, diagnostics);
    for (; step == newsprint::Step::page; step = reader.next(page, diagnostics)) use(page);
    if (step == newsprint::Step::failed) throw std::runtime_error("a text failed: " + reader.error().message);
  };
  reader.begin("page.txt");
  for (std::size_t at = 0; at < text.size(); at += std::min(chunk, text.size() - at)) {
    reader.feed(text.substr(at, chunk));
    drain();
  }
  reader.finish();
  drain();
}

// Calls `use(page)` for each page of `records`, and `end(document)` for each end record.
template <typename Use, typename End>
void each_recorded_page(std::string_view records, newsprint::Page& page, Use use, End end) {
  newsprint::RecordReader reader;
  newsprint::Diagnostics diagnostics;
  reader.feed(records);
  reader.finish();
  for (;;) {
    switch (reader.next(page, diagnostics)) {
      case newsprint::Step::page:
        use(page);
        break;
      case newsprint::Step::end:
        end(reader.document());
        break;
      case newsprint::Step::more:
        return;
      case newsprint::Step::failed:
        throw std::runtime_error("a record failed: " + reader.error().message);
    }
  }
}

// Runs the first `count` stages.
void run_stages(newsprint::Page& page, std::size_t count);

// The records of a text after the first `count` stages, as the commands write them. `page` is used for every page.
[[nodiscard]] std::string records(std::string_view text, std::size_t count, std::size_t chunk, newsprint::Page& page);
[[nodiscard]] std::string records(std::string_view text, std::size_t count);

// What a command with this one stage makes of records.
[[nodiscard]] std::string next_records(std::string_view records, const Stage& stage);

// The article records of records that went through all stages.
[[nodiscard]] std::string articles(std::string_view records);

// The same with no record in between.
[[nodiscard]] std::string articles_in_memory(std::string_view text);

// The pages of `text`, cleaned, as plain text.
[[nodiscard]] std::string plain_text(std::string_view text);

// Where two outputs part: the first line that differs, of both. Empty when they are the same.
[[nodiscard]] std::string first_difference(std::string_view expected, std::string_view found);

}  // namespace pipeline
