// Lines and spans cover the page: each non-blank character of the source is named by exactly one block, also where
// repairs moved the offsets.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "base/char_class.h"
#include "base/utf8.h"
#include "made_pages.h"
#include "pipeline.h"

using namespace newsprint;

namespace {

// The non-blank characters of a page as it was read, by line and offset in the decoded line, and who took them.
class Source {
 public:
  explicit Source(const Page& page) {
    for (const Line& line : page.lines) add(page, line);
  }

  // Marks what [from, to) of a line names; a problem when that is taken already or not on the page.
  std::string take(std::uint32_t line, std::uint32_t from, std::uint32_t to) {
    const auto found = lines_.find(line);
    if (found == lines_.end()) return "line " + std::to_string(line) + " is not on the page";
    for (Character& c : found->second) {
      if (c.at < from || c.at >= to) continue;
      if (c.taken) return place(line, c) + " is named twice";
      c.taken = true;
    }
    return {};
  }

  [[nodiscard]] std::string untaken() const {
    for (const auto& entry : lines_) {
      for (const Character& c : entry.second) {
        if (!c.taken) return place(entry.first, c) + " is named by no block";
      }
    }
    return {};
  }

 private:
  struct Character {
    char32_t code;
    std::uint32_t at;
    bool taken;
  };

  void add(const Page& page, const Line& line) {
    std::vector<Character>& characters = lines_[line.number];
    std::int64_t delta = 0;
    std::uint32_t shift = line.shifts.first;
    std::uint32_t index = 0;
    for (const char *p = line.text.data(), *end = p + line.text.size(); p < end; ++index) {
      while (shift < line.shifts.first + line.shifts.count && page.shifts[shift].index <= index)
        delta = page.shifts[shift++].delta;
      const char32_t c = next_char(p);
      if (!uncounted.has(class_of(c)))
        characters.push_back({c, static_cast<std::uint32_t>(line.at + index + delta), false});
    }
  }

  static std::string place(std::uint32_t line, const Character& c) {
    std::string text = "line " + std::to_string(line) + " offset " + std::to_string(c.at) + " ";
    append_utf8(c.code, text);
    return text;
  }

  std::map<std::uint32_t, std::vector<Character>> lines_;
};

std::string take_named(const Page& page, Slice lines, Slice spans, Source& source) {
  for (std::uint32_t i = spans.first; i < spans.first + spans.count; ++i) {
    const Span& span = page.spans[i];
    if (std::string problem = source.take(span.line, span.from, span.to); !problem.empty()) return problem;
  }
  if (spans.count > 0) return {};
  for (std::uint32_t i = lines.first; i < lines.first + lines.count; ++i) {
    for (std::uint32_t line = page.ranges[i].first; line <= page.ranges[i].last; ++line) {
      if (std::string problem = source.take(line, 0, ~std::uint32_t{0}); !problem.empty()) return problem;
    }
  }
  return {};
}

std::string named_wrongly(const Page& as_read, const Page& page) {
  Source source(as_read);
  for (const Block& block : page.blocks) {
    if (std::string problem = take_named(page, block.lines, block.spans, source); !problem.empty()) return problem;
  }
  for (const Removed& removed : page.removed) {
    if (std::string problem = take_named(page, removed.lines, removed.spans, source); !problem.empty()) return problem;
  }
  return source.untaken();
}

}  // namespace

TEST_CASE("each character of the source is named by exactly one block") {
  for (const made::Case& made : made::cases()) {
    CAPTURE(made.name);
    TextReader reader{{}};
    Diagnostics diagnostics;
    reader.begin("page.txt");
    reader.feed(made.text);
    reader.finish();
    Page as_read;
    Page page;
    pipeline::each_page(made.text, pipeline::whole, page, [&](Page& read) {
      REQUIRE(reader.next(as_read, diagnostics) == Step::page);
      pipeline::run_stages(read, pipeline::stages.size());
      CAPTURE(read.number);
      CHECK(named_wrongly(as_read, read) == "");
    });
  }
}
