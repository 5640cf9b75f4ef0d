#include "support/pipeline.h"

#include <newsprint/articles.h>
#include <newsprint/columns.h>
#include <newsprint/dehyphen.h>
#include <newsprint/json.h>
#include <newsprint/reflow.h>
#include <newsprint/tables.h>
#include <newsprint/text.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint::testing {

namespace {

void run_stage(Depth stage, Page& page, Diagnostics& diagnostics) {
  switch (stage) {
    case Depth::text:
      return;
    case Depth::columns:
      return untangle_columns(page, {}, diagnostics);
    case Depth::tables:
      return recover_tables(page, {}, diagnostics);
    case Depth::dehyphen:
      return dehyphenate(page, {}, diagnostics);
    case Depth::clean:
      return reflow(page, {}, diagnostics);
    case Depth::split:
      return split_articles(page, {}, diagnostics);
  }
}

Depth after(Depth stage) { return static_cast<Depth>(static_cast<int>(stage) + 1); }

void run_stages(Depth last, Page& page, Diagnostics& diagnostics) {
  for (Depth stage = Depth::text; stage < last;) run_stage(stage = after(stage), page, diagnostics);
}

// One document, fed in chunks.
class Document {
 public:
  Document(std::string_view text, std::size_t chunk) : text_(text), chunk_(chunk) { reader_.begin("doc"); }

  bool next(Page& page, Diagnostics& diagnostics) {
    for (;;) {
      switch (reader_.next(page, diagnostics)) {
        case Step::page:
          return true;
        case Step::end:
        case Step::failed:
          return false;
        case Step::more:
          feed();
      }
    }
  }

 private:
  void feed() {
    if (text_.empty()) return reader_.finish();
    const std::string_view piece = text_.substr(0, chunk_);
    reader_.feed(piece);
    text_.remove_prefix(piece.size());
  }

  std::string_view text_;
  std::size_t chunk_;
  TextReader reader_{TextOptions{}};
};

using Counts = std::map<char32_t, std::int64_t>;

template <class Use>
void each_counted(std::string_view text, const Use& use) {
  for (const char *p = text.data(), *end = p + text.size(); p < end;) {
    const char32_t c = next_char(p);
    if (!uncounted.has(class_of(c))) use(c);
  }
}

void count(std::string_view text, Counts& counts, std::int64_t sign) {
  each_counted(text, [&](char32_t c) { counts[c] += sign; });
}

void count_table(const Table& table, Counts& counts, std::int64_t sign) {
  for (const std::string_view cell : table.columns) count(cell, counts, sign);
  for (const auto& row : table.rows) {
    for (const std::string_view cell : row) count(cell, counts, sign);
  }
}

std::int64_t left_out_of_tables(const Page& page) {
  std::int64_t sum = 0;
  for (const Table& table : page.tables) sum += table.scaffold + table.rules;
  return sum;
}

std::int64_t hyphen_joins(const Page& page) {
  std::int64_t sum = 0;
  for (const Join& join : page.joins) sum += join.reason == "hyphen" ? join.count : 0;
  return sum;
}

std::string shown(char32_t c) {
  std::string text = "'";
  append_utf8(c, text);
  return text + "' U+" + std::to_string(static_cast<std::uint32_t>(c));
}

// The decoded line's code points [from, to), from the page as it was read. Offsets count before repair, and a page
// as read has one piece for each line.
class Source {
 public:
  explicit Source(const Page& page) {
    for (const Line& line : page.lines) {
      Entry& entry = lines_[line.number];
      std::uint32_t index = 0;
      std::int64_t delta = 0;
      std::uint32_t shift = line.shifts.first;
      const std::uint32_t shift_end = shift + line.shifts.count;
      for (const char *p = line.text.data(), *end = p + line.text.size(); p < end; ++index) {
        while (shift < shift_end && page.shifts[shift].index <= index) delta = page.shifts[shift++].delta;
        const char32_t c = next_char(p);
        entry.characters.push_back({c, static_cast<std::uint32_t>(line.at + index + delta), false});
      }
    }
  }

  // The non-blank characters there, each marked as taken. Empty problem: all were free.
  std::u32string take(std::uint32_t line, std::uint32_t from, std::uint32_t to, std::string& problem) {
    std::u32string text;
    const auto entry = lines_.find(line);
    if (entry == lines_.end()) {
      problem = "line " + std::to_string(line) + " is not on the page";
      return text;
    }
    for (Character& c : entry->second.characters) {
      if (c.at < from || c.at >= to || uncounted.has(class_of(c.code))) continue;
      if (c.taken) problem = "line " + std::to_string(line) + " offset " + std::to_string(c.at) + " is taken twice";
      c.taken = true;
      text.push_back(c.code);
    }
    return text;
  }

  std::string untaken() const {
    for (const auto& [number, entry] : lines_) {
      for (const Character& c : entry.characters) {
        if (c.taken || uncounted.has(class_of(c.code))) continue;
        return "line " + std::to_string(number) + " offset " + std::to_string(c.at) + " " + shown(c.code) +
               " is in no block";
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
  struct Entry {
    std::vector<Character> characters;
  };
  std::map<std::uint32_t, Entry> lines_;
};

// What the places name, in their order.
std::u32string named(const Page& page, Slice lines, Slice spans, Source& source, std::string& problem) {
  std::u32string text;
  if (lines.count == 0) problem = "no lines are named";
  for (std::uint32_t i = 0; i < spans.count; ++i) {
    const Span& span = page.spans[spans.first + i];
    if (span.from >= span.to) problem = "a span is empty or turned round";
    bool inside = false;
    for (std::uint32_t k = 0; k < lines.count; ++k) {
      const LineRange& range = page.ranges[lines.first + k];
      inside |= range.first <= span.line && span.line <= range.last;
    }
    if (!inside) problem = "a span's line is not in the block's lines";
    text += source.take(span.line, span.from, span.to, problem);
  }
  for (std::uint32_t k = 0; k < lines.count; ++k) {
    const LineRange& range = page.ranges[lines.first + k];
    if (range.first > range.last) problem = "a line range is turned round";
    if (spans.count > 0) continue;
    for (std::uint32_t line = range.first; line <= range.last && problem.empty(); ++line)
      text += source.take(line, 0, ~std::uint32_t{0}, problem);
  }
  return text;
}

// Whether `text` is `source` with at most `hyphens` hyphens left out.
bool is_mended(std::u32string_view source, std::string_view text, std::int64_t hyphens) {
  std::u32string ours;
  each_counted(text, [&](char32_t c) { ours.push_back(c); });
  std::size_t i = 0;
  for (const char32_t c : source) {
    if (i < ours.size() && ours[i] == c) {
      ++i;
    } else if (class_of(c) != CharClass::hyphen || --hyphens < 0) {
      return false;
    }
  }
  return i == ours.size();
}

std::int64_t hyphen_joins(const Page& page, const Block& block) {
  std::int64_t sum = 0;
  for (std::uint32_t i = 0; i < block.joins.count; ++i) {
    const Join& join = page.joins[block.joins.first + i];
    sum += join.reason == "hyphen" ? join.count : 0;
  }
  return sum;
}

std::string applied(Depth stage, std::string_view records) {
  std::string out;
  Page page;
  Diagnostics diagnostics;
  Sums sums;
  RecordReader reader;
  reader.feed(records);
  reader.finish();
  for (;;) {
    switch (reader.next(page, diagnostics)) {
      case Step::page:
        run_stage(stage, page, diagnostics);
        write_page(page, {}, out);
        sums.add(page);
        break;
      case Step::end:
        write_end(reader.document(), sums, {}, out);
        sums = {};
        break;
      case Step::failed:
        return "broken record: " + reader.error().message;
      case Step::more:
        return out;
    }
  }
}

}  // namespace

void each_page(std::string_view text, std::size_t chunk, Depth depth, const std::function<void(Page&)>& show) {
  Page page;
  Diagnostics diagnostics;
  Document document(text, chunk);
  while (document.next(page, diagnostics)) {
    run_stages(depth, page, diagnostics);
    show(page);
  }
}

void each_page_with_source(std::string_view text, Depth depth,
                           const std::function<void(const Page& source, Page& page)>& show) {
  Page source;
  Diagnostics diagnostics;
  Document document(text, whole);
  each_page(text, whole, depth, [&](Page& page) {
    if (document.next(source, diagnostics)) show(source, page);
  });
}

std::string records_of(std::string_view text, std::size_t chunk, Depth depth) {
  std::string out;
  Sums sums;
  each_page(text, chunk, depth, [&](Page& page) {
    write_page(page, {}, out);
    sums.add(page);
  });
  write_end("doc", sums, {}, out);
  return out;
}

std::string chained_records_of(std::string_view text, Depth depth) {
  std::string records = records_of(text, whole, Depth::columns);
  for (Depth stage = Depth::columns; stage < depth;) records = applied(stage = after(stage), records);
  return records;
}

std::string plain_text_of(std::string_view text) {
  std::string out;
  bool first = true;
  each_page(text, whole, Depth::clean, [&](Page& page) {
    if (!first) out += '\f';
    first = false;
    write_text(page, out);
  });
  return out;
}

std::string lost_or_invented(const Page& source, const Page& page) {
  Counts counts;
  for (const Line& line : source.lines) count(line.text, counts, 1);
  for (const Line& line : page.lines) count(line.text, counts, -1);
  for (const Block& block : page.blocks) count(block.text, counts, -1);
  for (const Table& table : page.tables) count_table(table, counts, -1);
  for (const Removed& removed : page.removed) count(removed.text, counts, -1);

  std::int64_t lost = 0, lost_hyphens = 0;
  for (const auto& [c, n] : counts) {
    if (n < 0) return "invented: " + shown(c);
    lost += n;
    if (class_of(c) == CharClass::hyphen) lost_hyphens += n;
  }
  const std::int64_t tables = left_out_of_tables(page);
  if (lost < tables) return "tables claim to have left out more than is missing";
  if (lost - tables > std::min(hyphen_joins(page), lost_hyphens)) {
    for (const auto& [c, n] : counts) {
      if (n > 0) return "lost: " + shown(c) + ", " + std::to_string(lost) + " in all";
    }
  }
  return {};
}

std::string untrue_place(const Page& source_page, const Page& page) {
  Source source(source_page);
  const auto where = [](const char* what, std::size_t i) {
    return std::string(what) + " " + std::to_string(i + 1) + ": ";
  };
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    std::string problem;
    const std::u32string text = named(page, block.lines, block.spans, source, problem);
    if (!problem.empty()) return where("block", i) + problem;
    if (block.table == 0 && !is_mended(text, block.text, hyphen_joins(page, block)))
      return where("block", i) + "its text is not what its lines say: " + std::string(block.text);
  }
  for (std::size_t i = 0; i < page.removed.size(); ++i) {
    const Removed& removed = page.removed[i];
    std::string problem;
    const std::u32string text = named(page, removed.lines, removed.spans, source, problem);
    if (!problem.empty()) return where("removed", i) + problem;
    if (!is_mended(text, removed.text, hyphen_joins(page)))
      return where("removed", i) + "its text is not what its lines say: " + std::string(removed.text);
  }
  return source.untaken();
}

std::string lost_in_articles(const Page& page) {
  Articles articles;
  Diagnostics diagnostics;
  assemble(page, articles, diagnostics);
  Counts counts;
  for (const Block& block : page.blocks) count(block.text, counts, 1);
  for (const Table& table : page.tables) count_table(table, counts, 1);
  for (const Removed& removed : page.removed) count(removed.text, counts, 1);
  for (std::size_t i = 0; i < articles.count; ++i) {
    const Article& a = articles.items[i];
    for (const std::string_view text : {a.section, a.kicker, a.headline, a.deck, a.byline, a.jump.text})
      count(text, counts, -1);
    for (const ArticleBlock& part : a.blocks) {
      count(part.text, counts, -1);
      const std::uint32_t table = page.blocks[part.block].table;
      if (table != 0) count_table(page.tables[table - 1], counts, -1);
    }
    for (const std::uint32_t removed : a.removed) count(page.removed[removed].text, counts, -1);
  }
  for (const auto& [c, n] : counts) {
    if (n != 0) return (n > 0 ? "lost in articles: " : "doubled in articles: ") + shown(c);
  }
  return {};
}

std::string first_difference(std::string_view expected, std::string_view found) {
  if (expected == found) return {};
  const auto at = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  const auto same = static_cast<std::size_t>(at.first - expected.begin());
  const std::size_t before = expected.substr(0, same).rfind('\n');
  const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
  const auto shown_line = [line](std::string_view text) {
    return std::string(text.substr(line, text.find('\n', line) - line));
  };
  return "expected: " + shown_line(expected) + "\n   found: " + shown_line(found);
}

}  // namespace newsprint::testing
