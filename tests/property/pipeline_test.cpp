// What DESIGN.md promises of every page, whatever stands on it.
#include <doctest/doctest.h>

#include <map>
#include <vector>

#include <newsprint/audit.h>

#include "made_pages.h"
#include "pipeline.h"

using newsprint::Page;

namespace {

constexpr std::size_t all_stages = pipeline::stages.size();

// The non-blank characters of a text, counted one by one: the plainest reading of the promise, kept apart from the
// library's own count.
using Counts = std::map<char32_t, std::int64_t>;

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if ((value & 0xC0U) != 0x80U) {
      const unsigned lead_bits = value < 0x80 ? 0x7FU : value < 0xE0 ? 0x1FU : value < 0xF0 ? 0x0FU : 0x07U;
      out += static_cast<char32_t>(value & lead_bits);
    } else if (!out.empty()) {
      out.back() = (out.back() << 6U) | (value & 0x3FU);
    }
  }
  return out;
}

bool within(char32_t c, std::initializer_list<std::pair<char32_t, char32_t>> ranges) {
  for (const auto& [first, last] : ranges) {
    if (c >= first && c <= last) return true;
  }
  return false;
}

bool blank(char32_t c) {
  return within(c, {{0, 0x20},
                    {0x7F, 0xA0},
                    {0xAD, 0xAD},
                    {0x1680, 0x1680},
                    {0x2000, 0x200B},
                    {0x200E, 0x200F},
                    {0x2028, 0x202F},
                    {0x205F, 0x2069},
                    {0x3000, 0x3000},
                    {0xFEFF, 0xFEFF}});
}

bool hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0xAC || c == 0x2E17; }

void count(std::string_view text, Counts& counts, std::int64_t sign) {
  for (const char32_t c : code_points(text)) {
    if (!blank(c)) counts[c] += sign;
  }
}

void count_table(const newsprint::Table& table, Counts& counts, std::int64_t sign) {
  for (const auto cell : table.columns) count(cell, counts, sign);
  for (const auto& row : table.rows) {
    for (const auto cell : row) count(cell, counts, sign);
  }
}

// Every counted place of a page at any stage.
void count_page(const Page& page, Counts& counts, std::int64_t sign) {
  for (const auto& line : page.lines) count(line.text, counts, sign);
  for (const auto& block : page.blocks) {
    count(block.text, counts, sign);
    if (block.table != 0) count_table(page.tables[block.table - 1], counts, sign);
  }
  for (const auto& removed : page.removed) count(removed.text, counts, sign);
}

struct Allowed {
  std::int64_t hyphens = 0;
  std::int64_t of_tables = 0;
};

// What the page may have lost: hyphens that end a line, and what its tables say they left out.
Allowed allowed(const Page& source, const Page& page) {
  Allowed sums;
  for (const auto& line : source.lines) {
    const auto text = code_points(line.text);
    for (std::size_t i = 0; i < text.size(); ++i) {
      // In side-by-side columns a piece ends in mid-line.
      if (hyphen(text[i]) && (i + 1 == text.size() || blank(text[i + 1]))) ++sums.hyphens;
    }
  }
  for (const auto& block : page.blocks) {
    if (block.table == 0) continue;
    const auto& table = page.tables[block.table - 1];
    sums.of_tables += std::int64_t{table.scaffold} + table.rules;
  }
  return sums;
}

// Calls `use(source, page)` for each page of a text, `page` being the source after `count` stages.
template <typename Use>
void compare_with_source(std::string_view text, std::size_t count, Use use) {
  std::vector<std::unique_ptr<Page>> sources;
  newsprint::Diagnostics diagnostics;
  newsprint::TextReader reader{{}};
  reader.begin("page.txt");
  reader.feed(text);
  reader.finish();
  sources.push_back(std::make_unique<Page>());
  while (reader.next(*sources.back(), diagnostics) == newsprint::Step::page)
    sources.push_back(std::make_unique<Page>());
  Page page;
  std::size_t index = 0;
  pipeline::each_page(text, pipeline::whole, page, [&](Page& read) {
    pipeline::run_stages(read, count);
    use(*sources.at(index++), read);
  });
}

// The text of a decoded line that nothing was repaired in.
std::u32string line_text(const Page& source, std::uint32_t number) {
  for (const auto& line : source.lines) {
    if (line.number == number) return std::u32string(line.at, U' ') + code_points(line.text);
  }
  return {};
}

std::u32string squeezed(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!blank(c)) out += c;
  }
  return out;
}

// The source characters that a block's ranges and spans name, blanks left out, in the order of its text; a line that
// has spans is taken by them alone.
std::vector<std::u32string> named_pieces(const Page& source, const Page& page, newsprint::Slice lines,
                                         newsprint::Slice spans) {
  std::vector<std::u32string> pieces;
  if (spans.count > 0) {
    for (std::uint32_t i = spans.first; i < spans.first + spans.count; ++i) {
      const auto& span = page.spans[i];
      const auto text = line_text(source, span.line);
      REQUIRE(span.from < span.to);
      REQUIRE(span.to <= text.size());
      pieces.push_back(squeezed(std::u32string_view(text).substr(span.from, span.to - span.from)));
    }
    return pieces;
  }
  for (std::uint32_t i = lines.first; i < lines.first + lines.count; ++i) {
    for (std::uint32_t n = page.ranges[i].first; n <= page.ranges[i].last; ++n) {
      pieces.push_back(squeezed(line_text(source, n)));
    }
  }
  return pieces;
}

// Whether `text` is the pieces one after the other, where a piece may have lost the hyphen at its end.
bool made_of(std::u32string_view text, const std::vector<std::u32string>& pieces) {
  for (const auto& piece : pieces) {
    std::u32string_view rest = piece;
    const bool welded = !rest.empty() && hyphen(rest.back()) && !text.starts_with(rest);
    if (welded) rest.remove_suffix(1);
    if (!text.starts_with(rest)) return false;
    text.remove_prefix(rest.size());
  }
  return text.empty();
}

bool repaired(const Page& page) {
  const auto& r = page.repairs;
  return (r.control | r.invisible | r.radical | r.compatibility | r.ligature) != 0;
}

void check_ranges(const Page& source, const Page& page, newsprint::Slice lines) {
  for (std::uint32_t i = lines.first; i < lines.first + lines.count; ++i) {
    CHECK(page.ranges[i].first <= page.ranges[i].last);
    CHECK(page.ranges[i].first >= source.lines.front().number);
    CHECK(page.ranges[i].last <= source.lines.back().number);
  }
}

void check_sources(const Page& source, const Page& page) {
  for (const auto& block : page.blocks) {
    CAPTURE(std::string(block.text));
    CHECK(block.lines.count > 0);
    check_ranges(source, page, block.lines);
    if (block.table != 0 || repaired(source)) continue;
    CHECK(made_of(squeezed(code_points(block.text)), named_pieces(source, page, block.lines, block.spans)));
  }
  for (const auto& removed : page.removed) {
    CAPTURE(std::string(removed.text));
    check_ranges(source, page, removed.lines);
    if (repaired(source)) continue;
    CHECK(made_of(squeezed(code_points(removed.text)), named_pieces(source, page, removed.lines, removed.spans)));
  }
}

}  // namespace

TEST_CASE("no character is lost or invented, by a count of our own") {
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    for (std::size_t stages = 0; stages <= all_stages; ++stages) {
      CAPTURE(stages);
      compare_with_source(made.text, stages, [&](const Page& source, const Page& page) {
        Counts left;
        count_page(source, left, 1);
        count_page(page, left, -1);
        const Allowed may = allowed(source, page);
        std::int64_t lost = 0;
        for (const auto& difference : left) {
          CAPTURE(static_cast<std::uint32_t>(difference.first));
          CHECK_MESSAGE(difference.second >= 0, "invented");
          if (!hyphen(difference.first)) lost += difference.second;
        }
        CHECK(lost <= may.of_tables);
        CHECK(lost + left[U'-'] + left[0x2010] + left[0xAC] + left[0x2E17] <= may.of_tables + may.hyphens);
      });
    }
  }
}

TEST_CASE("no character is lost or invented, by the audit") {
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    for (std::size_t stages = 1; stages <= all_stages; ++stages) {
      CAPTURE(stages);
      compare_with_source(made.text, stages, [&](const Page& source, const Page& page) {
        newsprint::AuditSums sums;
        std::vector<newsprint::Finding> findings;
        newsprint::audit_page(source, page, sums, findings);
        for (const auto& finding : findings) {
          CAPTURE(finding.line);
          CAPTURE(finding.text);
          FAIL_CHECK("lost or invented");
        }
        CHECK(sums.source == source.character_count);
        CHECK(sums.lost + sums.invented == 0);
      });
    }
  }
}

TEST_CASE("a line that is lost or changed is found by the audit") {
  std::size_t tried = 0;
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    compare_with_source(made.text, all_stages, [&](const Page& source, Page& page) {
      if (page.blocks.empty()) return;
      auto& block = page.blocks[page.blocks.size() / 2];
      if (block.table != 0 || squeezed(code_points(block.text)).size() < 2) return;
      ++tried;
      block.text = "?!";
      newsprint::AuditSums sums;
      std::vector<newsprint::Finding> findings;
      newsprint::audit_page(source, page, sums, findings);
      CHECK(sums.lost > 0);
      CHECK(sums.invented > 0);
      CHECK_FALSE(findings.empty());
    });
  }
  CHECK(tried > 100);
}

TEST_CASE("articles hold what their page's blocks hold") {
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    compare_with_source(made.text, all_stages, [&](const Page&, const Page& page) {
      newsprint::Articles articles;
      newsprint::Diagnostics diagnostics;
      newsprint::assemble(page, articles, diagnostics);
      Counts left;
      count_page(page, left, 1);
      for (std::size_t i = 0; i < articles.count; ++i) {
        const auto& article = articles.items[i];
        for (const auto part :
             {article.section, article.kicker, article.headline, article.deck, article.byline, article.jump.text}) {
          count(part, left, -1);
        }
        for (const auto& item : article.blocks) {
          count(item.text, left, -1);
          const auto table = page.blocks.at(item.block).table;
          if (table != 0) count_table(page.tables[table - 1], left, -1);
        }
        for (const auto removed : article.removed) count(page.removed.at(removed).text, left, -1);
      }
      for (const auto& difference : left) {
        CAPTURE(static_cast<std::uint32_t>(difference.first));
        CHECK(difference.second == 0);
      }
    });
  }
}

TEST_CASE("lines and spans are ordered and true") {
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    compare_with_source(made.text, all_stages, check_sources);
  }
}

TEST_CASE("every block has a role and an article, and articles are numbered without a gap") {
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    compare_with_source(made.text, all_stages, [&](const Page&, const Page& page) {
      CHECK(page.lines.empty());
      std::vector<bool> seen(page.blocks.size() + 1);
      std::uint32_t last = 0;
      for (const auto& block : page.blocks) {
        CHECK(block.role != newsprint::Role::none);
        REQUIRE(block.article >= 1);
        REQUIRE(block.article < seen.size());
        seen[block.article] = true;
        last = std::max(last, block.article);
      }
      for (std::uint32_t number = 1; number <= last; ++number) CHECK(seen[number]);
    });
  }
}

TEST_CASE("the result does not depend on how the bytes are fed") {
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    const std::string expected = pipeline::records(made.text, all_stages);
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
      CAPTURE(chunk);
      Page page;
      CHECK(pipeline::first_difference(expected, pipeline::records(made.text, all_stages, chunk, page)) == "");
    }
  }
}

TEST_CASE("stages chained through records write what stages in memory write") {
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    std::string chained = pipeline::records(made.text, 0);
    for (std::size_t i = 0; i < all_stages; ++i) {
      CAPTURE(pipeline::stages[i].name);
      chained = pipeline::next_records(chained, pipeline::stages[i]);
      CHECK(pipeline::first_difference(pipeline::records(made.text, i + 1), chained) == "");
    }
    CHECK(pipeline::first_difference(pipeline::articles_in_memory(made.text), pipeline::articles(chained)) == "");
  }
}

TEST_CASE("the same input gives the same bytes, in a fresh page and in a used one") {
  Page used;
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    const std::string fresh = pipeline::records(made.text, all_stages);
    CHECK(pipeline::first_difference(fresh, pipeline::records(made.text, all_stages)) == "");
    CHECK(pipeline::first_difference(fresh, pipeline::records(made.text, all_stages, pipeline::whole, used)) == "");
  }
}

TEST_CASE("plain text cleaned again and again settles") {
  // npclean --text prints what it settles on; see most_rounds in tools/common/plain_text.cpp.
  constexpr int most_rounds = 64;
  for (const auto& made : made::cases()) {
    CAPTURE(made.name);
    std::string text = pipeline::plain_text(made.text);
    std::string again = pipeline::plain_text(text);
    for (int round = 0; round < most_rounds && again != text; ++round) {
      text = std::move(again);
      again = pipeline::plain_text(text);
    }
    CHECK(pipeline::first_difference(text, again) == "");
  }
}
