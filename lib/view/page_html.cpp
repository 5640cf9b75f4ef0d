#include "view/page_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "json/words.h"
#include "view/html.h"

namespace newsprint::view {

namespace {

// Texts that are cut at code points given in rising order.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text), p_(text.data()) {}
  // The text up to code point `place`.
  std::string_view until(std::uint32_t place) {
    const char* const begin = p_;
    const char* const end = text_.data() + text_.size();
    while (p_ != end && place_ < place) {
      ++place_;
      do ++p_;
      while (p_ != end && is_continuation(*p_));
    }
    return {begin, p_};
  }
  std::string_view rest() { return until(UINT32_MAX); }

 private:
  std::string_view text_;
  const char* p_;
  std::uint32_t place_ = 0;
};

// 3–9, 11
void append_lines(const std::vector<LineRange>& lines, std::string& out) {
  constexpr std::size_t most = 6;
  for (std::size_t i = 0; i < lines.size() && i < most; ++i) {
    if (i != 0) out += ", ";
    append_number(lines[i].first, out);
    if (lines[i].last == lines[i].first) continue;
    out += "–";
    append_number(lines[i].last, out);
  }
  if (lines.size() > most) out += ", …";
}

// The lines in which a part stands in the source, as far as it is known.
std::vector<LineRange> lines_of(const PageModel& page, const Part& part) {
  if (!part.lines.empty()) return part.lines;
  std::vector<LineRange> lines;
  for (const Piece& piece : part.pieces) {
    const std::uint32_t number = page.lines[piece.line].number;
    if (!lines.empty() && lines.back().last + 1 >= number && lines.back().first <= number) {
      lines.back().last = std::max(lines.back().last, number);
    } else {
      lines.push_back({number, number});
    }
  }
  return lines;
}

// Ranges between which there are only blank lines as one: what a person takes for one stretch of the page.
std::vector<LineRange> stretches(const PageModel& page, const std::vector<LineRange>& ranges) {
  constexpr std::uint32_t widest = 8;
  const auto is_blank = [&](std::uint32_t number) {
    const auto found = std::ranges::lower_bound(page.lines, number, {}, &SourceLine::number);
    return found != page.lines.end() && found->number == number && found->text.empty();
  };
  std::vector<LineRange> merged;
  for (const LineRange& range : ranges) {
    bool goes_on = !merged.empty() && range.first > merged.back().last && range.first - merged.back().last <= widest;
    for (std::uint32_t n = goes_on ? merged.back().last + 1 : range.first; goes_on && n < range.first; ++n) {
      goes_on = is_blank(n);
    }
    if (goes_on) {
      merged.back().last = range.last;
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

// Whether columns stand beside each other: then the lines must not be wrapped. Many lines have wide blanks inside.
bool has_columns(const PageModel& page) {
  std::size_t filled = 0;
  std::size_t parted = 0;
  for (const SourceLine& line : page.lines) {
    filled += line.text.empty() ? 0 : 1;
    parted += line.text.find("   ") == line.text.npos ? 0 : 1;
  }
  return parted * 8 > filled;
}

class PageWriter {
 public:
  PageWriter(const Document& document, const PageModel& page, const Figures& figures, Counters& counters,
             std::string& out)
      : document_(document), page_(page), figures_(figures), counters_(counters), out_(out) {}

  void write() {
    const std::uint32_t number = ++counters_.pages;
    format(
        R"(<section class="page" id="g{0}" data-g="{0}" aria-labelledby="g{0}-title"><header class="page-head"><h2 id="g{0}-title">)",
        number);
    append_text(document_.name, out_);
    format("<span class=\"folio\">page {}</span></h2><p class=\"facts\">", page_.number);
    append_summary(figures_, out_);
    write_facts();
    out_ += "</p></header>\n<div class=\"panes\">\n";
    write_source();
    write_stories();
    out_ += "</div></section>\n";
  }

 private:
  template <class... Args>
  void format(fmt::format_string<Args...> pattern, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Args>(args)...);
  }

  void write_facts() {
    for (const std::string& fact : {page_.language, page_.encoding}) {
      if (fact.empty()) continue;
      out_ += " · ";
      append_text(fact, out_);
    }
  }

  // Source ---------------------------------------------------------------------------------------------------------

  void write_source() {
    format("<section class=\"source{}\" aria-label=\"Source\" tabindex=\"-1\"", has_columns(page_) ? " grid" : "");
    append_language(page_.language.empty() && !page_.stories.empty() ? page_.stories[0].language : page_.language,
                    out_);
    out_ += ">\n";
    if (page_.has_source) {
      write_source_lines();
    } else {
      out_ +=
          "<p class=\"hint\">The source was not given: these are the texts of the records, by their line "
          "numbers.</p>\n";
      write_record_lines();
    }
    out_ += "</section>\n";
  }

  void write_source_lines() {
    const auto claims = claims_of(page_);
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const SourceLine& line = page_.lines[i];
      format("<div class=\"l\" data-n=\"{}\">", line.number);
      if (!line.text.empty()) {
        constexpr std::uint32_t widest = 200;
        out_.append(std::min(line.indent, widest), ' ');
        write_pieces(line, claims[i]);
      }
      out_ += "</div>\n";
    }
  }

  void write_pieces(const SourceLine& line, const std::vector<Claim>& claims) {
    Cutter cutter(line.text);
    for (const Claim& claim : claims) {
      write_left_over(cutter.until(claim.from));
      format("<span data-p=\"{}\"{}>", counters_.parts + 1 + claim.part, claim.sure ? "" : " class=\"w\"");
      append_text(cutter.until(claim.to), out_);
      out_ += "</span>";
    }
    write_left_over(cutter.rest());
  }

  void write_left_over(std::string_view text) {
    const bool blank = text.find_first_not_of(' ') == text.npos;
    if (!blank) out_ += "<span class=\"x\">";
    append_text(text, out_);
    if (!blank) out_ += "</span>";
  }

  struct Row {
    std::uint32_t line;
    std::uint32_t part;
    const Part* text;
  };

  // Without the source: the texts of the records in the order of their lines; a head stands where its story begins.
  void write_record_lines() {
    std::vector<Row> rows;
    std::uint32_t number = counters_.parts;
    for (const Story& story : page_.stories) {
      const std::uint32_t begin = story.lines.empty() ? 0 : story.lines.front().first;
      for (const Part& part : story.parts) {
        rows.push_back({part.lines.empty() ? begin : part.lines.front().first, ++number, &part});
      }
    }
    std::ranges::stable_sort(rows, {}, &Row::line);
    for (const Row& row : rows) {
      out_ += "<div class=\"l long\" data-n=\"";
      append_lines(row.text->lines, out_);
      format("\"><span data-p=\"{}\">", row.part);
      append_text(row.text->text, out_);
      for (const auto& cell : row.text->columns) append_cell(cell);
      for (const auto& cells : row.text->rows) {
        for (const auto& cell : cells) append_cell(cell);
      }
      out_ += "</span></div>\n";
    }
  }

  void append_cell(std::string_view cell) {
    out_ += "  ";
    append_text(cell, out_);
  }

  // Stories --------------------------------------------------------------------------------------------------------

  void write_stories() {
    out_ += "<section class=\"stories\" aria-label=\"Articles\" tabindex=\"-1\">\n";
    if (page_.stories.empty()) out_ += "<p class=\"hint\">The records hold no article of this page.</p>\n";
    out_ += "<p class=\"hint nothing\" hidden>Nothing on this page is of that kind.</p>\n";
    for (const Story& story : page_.stories) write_story(story);
    out_ += "</section>\n";
  }

  void write_story(const Story& story) {
    const std::uint32_t number = ++counters_.stories;
    const std::string_view kind = json::word_of(json::article_kind_words, story.kind);
    format(R"(<article class="story {0}" id="s{1}" data-kind="{0}" aria-label="{0} {2}")", kind, number, story.number);
    append_language(story.language, out_);
    if (!story.flags.empty()) out_ += " data-marks=\"flagged\"";
    format("><header class=\"tag\" lang=\"en\"><span class=\"kind\">{} {}</span>", kind, story.number);
    if (!story.lines.empty()) {
      out_ += "<span>lines ";
      append_lines(stretches(page_, story.lines), out_);
      out_ += "</span>";
    }
    if (!story.authors.empty()) {
      out_ += "<span>by ";
      append_text(story.authors, out_);
      out_ += "</span>";
    }
    if (!story.dateline.empty()) {
      out_ += "<span>dateline ";
      append_text(story.dateline, out_);
      out_ += "</span>";
    }
    write_flags(story.flags);
    out_ += "</header>\n";
    for (const Part& part : story.parts) write_part(part);
    out_ += "</article>\n";
  }

  void write_flags(const std::vector<std::string>& flags) {
    for (const std::string& flag : flags) {
      out_ += "<span class=\"flag\">";
      append_text(flag, out_);
      out_ += "</span>";
    }
  }

  void write_part(const Part& part) {
    const std::uint32_t number = ++counters_.parts;
    format(R"(<div class="part {0}" id="p{1}" data-p="{1}" data-role="{0}")", part.role, number);
    write_marks(part);
    out_ += " tabindex=\"-1\"><p class=\"note\" lang=\"en\">";
    format("<span class=\"role\">{}</span> <span class=\"at\">", part.role);
    append_lines(lines_of(page_, part), out_);
    out_ += "</span>";
    write_notes(part);
    out_ += "</p>";
    if (part.role == "table") {
      write_table(part);
    } else {
      const std::string_view element = part.role == "headline" ? "h3" : part.role == "crosshead" ? "h4" : "p";
      format("<{} class=\"text\">", element);
      write_text(part);
      format("</{}>", element);
    }
    out_ += "</div>\n";
  }

  void write_marks(const Part& part) {
    std::string marks;
    const auto mark = [&](bool holds, std::string_view word) {
      if (holds) marks.append(marks.empty() ? "" : " ").append(word);
    };
    mark(part.seams != 0, "joined");
    mark(!part.flags.empty(), "flagged");
    mark(is_unsure(part), "unsure");
    mark(part.role == "removed", "removed");
    if (!marks.empty()) format(" data-marks=\"{}\"", marks);
  }

  void write_notes(const Part& part) {
    if (part.seams != 0) {
      format(" <span class=\"joins\"");
      if (!part.joins.empty()) {
        out_ += " title=\"";
        append_attribute(part.joins, out_);
        out_ += "\"";
      }
      format(">{} lines joined</span>", part.seams + 1);
    }
    write_flags(part.flags);
    if (part.doubt >= doubtful) {
      format(
          " <span class=\"doubt\" title=\"how likely the closest decision behind this text is wrong\">doubt {:.0f} "
          "%</span>",
          part.doubt * 100);
    }
    if (!part.note.empty()) {
      out_ += " <span class=\"what\">";
      out_ += part.role == "jump" ? "to page " : part.role == "caption" ? "credit " : "";
      append_text(part.note, out_);
      out_ += "</span>";
    }
  }

  // The text, with a mark where a source line ended.
  void write_text(const Part& part) {
    Cutter cutter(part.text);
    for (const std::uint32_t place : part.breaks) {
      append_text(cutter.until(place), out_);
      out_ += "<i></i>";
    }
    append_text(cutter.rest(), out_);
  }

  void write_table(const Part& part) {
    std::size_t widest = part.columns.size();
    for (const auto& row : part.rows) widest = std::max(widest, row.size());
    out_ += "<div class=\"scroll\"><table class=\"text\">";
    if (!part.text.empty()) {
      out_ += "<caption>";
      write_text(part);
      out_ += "</caption>";
    }
    if (!part.columns.empty()) {
      out_ += "<thead>";
      write_row(part.columns, "th scope=\"col\"", "th", widest);
      out_ += "</thead>";
    }
    out_ += "<tbody>";
    for (const auto& row : part.rows) write_row(row, "td", "td", widest);
    out_ += "</tbody></table></div>";
  }

  // A short row ends in one wide cell: rows far shorter than the widest would fill the file otherwise.
  void write_row(const std::vector<std::string>& row, std::string_view begin, std::string_view end,
                 std::size_t widest) {
    out_ += "<tr>";
    for (const std::string& cell : row) {
      format("<{}>", begin);
      append_text(cell, out_);
      format("</{}>", end);
    }
    if (row.size() < widest)
      format("<{} colspan=\"{}\"></{}>", begin, std::min<std::size_t>(widest - row.size(), 1000), end);
    out_ += "</tr>";
  }

  const Document& document_;
  const PageModel& page_;
  const Figures& figures_;
  Counters& counters_;
  std::string& out_;
};

}  // namespace

void append_page(const Document& document, const PageModel& page, const Figures& figures, Counters& counters,
                 std::string& out) {
  PageWriter(document, page, figures, counters, out).write();
}

void append_summary(const Figures& figures, std::string& out) {
  for (std::size_t kind = 0; kind < figures.stories.size(); ++kind) {
    const std::uint32_t count = figures.stories[kind];
    if (count == 0) continue;
    fmt::format_to(std::back_inserter(out), "{} {}{} · ", count, json::article_kind_words[kind], count == 1 ? "" : "s");
  }
  append_grouped(figures.kept, out);
  out += " characters";
  if (figures.removed != 0) {
    out += " · ";
    append_grouped(figures.removed, out);
    out += " removed";
  }
  if (figures.left != 0) {
    out += " · ";
    append_grouped(figures.left, out);
    out += " left over";
  }
  if (figures.flag_count() != 0) fmt::format_to(std::back_inserter(out), " · {} flagged", figures.flag_count());
}

void append_language(std::string_view language, std::string& out) {
  if (language.empty()) return;
  out += " lang=\"";
  append_attribute(language, out);
  out += '"';
}

}  // namespace newsprint::view
