#include "view/overview.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "view/html.h"
#include "view/page_html.h"
#include "view/plot.h"

namespace newsprint::view {

namespace {

std::string page_link(std::size_t index) { return fmt::format("g{}", index + 1); }

// --- The small picture of a page: each line a stroke, as long as the line ---

constexpr std::uint32_t picture_width = 60;
constexpr std::uint32_t most_strokes = 90;

enum Stroke : std::uint8_t { story_stroke, notice_stroke, removed_stroke, left_stroke, stroke_count };

class Picture {
 public:
  explicit Picture(const PageModel& page) : page_(page) {
    for (const Story& story : page.stories) {
      for (const Part& part : story.parts) {
        strokes_.push_back(part.role == "removed"              ? removed_stroke
                           : story.kind == ArticleKind::notice ? notice_stroke
                                                               : story_stroke);
      }
    }
    // Few very long lines would make the others too small to see.
    std::vector<std::uint32_t> widths;
    for (const SourceLine& line : page.lines) {
      if (!line.text.empty()) widths.push_back(line.indent + display_width(line.text));
    }
    std::ranges::sort(widths);
    if (!widths.empty()) widest_ = std::max(widths[widths.size() * 9 / 10], 1U);
  }

  void write(std::string& out) {
    // Of a long page some lines stand for all; never less than one unit each.
    const std::size_t every = std::max<std::size_t>(1, (page_.lines.size() + most_strokes - 1) / most_strokes);
    const auto claims = claims_of(page_);
    std::uint32_t row = 0;
    for (std::size_t i = 0; i < page_.lines.size(); i += every) draw(page_.lines[i], claims[i], row++);
    fmt::format_to(std::back_inserter(out), R"(<svg class="mini" viewBox="0 0 {} {}" aria-hidden="true">)",
                   picture_width, std::max(row * 2, 24U));
    constexpr std::string_view classes[] = {"kept", "notice", "removed", "left"};
    for (std::size_t i = 0; i < stroke_count; ++i) {
      if (!paths_[i].empty()) {
        fmt::format_to(std::back_inserter(out), R"(<path class="{}" d="{}"/>)", classes[i], paths_[i]);
      }
    }
    out += "</svg>";
  }

 private:
  void draw(const SourceLine& line, const std::vector<Claim>& claims, std::uint32_t row) {
    std::uint32_t place = 0;
    std::uint32_t column = line.indent;
    const char* p = line.text.data();
    const char* const end = p + line.text.size();
    const auto walk_to = [&](std::uint32_t to) {
      const char* const begin = p;
      for (; p != end && place < to; ++place) static_cast<void>(next_char(p));
      column += display_width({begin, p});
    };
    const auto draw_to = [&](std::uint32_t to, Stroke stroke) {
      walk_to(place);
      const std::uint32_t from = column;
      walk_to(to);
      if (column > from) add(stroke, from, column, row);
    };
    for (const Claim& claim : claims) {
      if (claim.from > place) draw_to(claim.from, left_stroke);
      draw_to(claim.to, strokes_[claim.part]);
    }
    if (p != end) draw_to(UINT32_MAX, left_stroke);
  }

  void add(Stroke stroke, std::uint32_t from, std::uint32_t to, std::uint32_t row) {
    const auto scaled = [&](std::uint32_t column) {
      return std::min(column, widest_) * picture_width / std::max(widest_, 1U);
    };
    const std::uint32_t x = scaled(from);
    const std::uint32_t length = std::max(scaled(to), x + 1) - x;
    fmt::format_to(std::back_inserter(paths_[stroke]), "M{} {}h{}", x, row * 2 + 1, length);
  }

  const PageModel& page_;
  std::vector<Stroke> strokes_;  // by part
  std::array<std::string, stroke_count> paths_;
  std::uint32_t widest_ = 1;
};

// --- Plots ---

using Value = std::function<double(const Figures&)>;

class Plots {
 public:
  Plots(const std::vector<ShownPage>& pages, std::string& out) : pages_(pages), out_(out) {
    bool several = false;
    for (const ShownPage& shown : pages) several = several || shown.document != pages.front().document;
    std::uint32_t document = 0;
    const Document* before = nullptr;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      document += pages[i].document != before ? 1U : 0U;
      before = pages[i].document;
      labels_.push_back(several ? fmt::format("{}:{}", document, pages[i].page->number)
                                : fmt::format("{}", pages[i].page->number));
      links_.push_back(page_link(i));
    }
  }

  void chart(std::string_view id, std::string_view title, std::string_view unit,
             const std::vector<std::pair<Series, Value>>& series) {
    Chart made{.id = id, .title = title, .unit = unit, .series = {}, .labels = labels_, .links = links_};
    for (const auto& [named, value] : series) {
      Series filled = named;
      for (const ShownPage& shown : pages_) filled.values.push_back(value(shown.figures));
      made.series.push_back(std::move(filled));
    }
    append_chart(made, out_);
  }

 private:
  const std::vector<ShownPage>& pages_;
  std::string& out_;
  std::vector<std::string> labels_;
  std::vector<std::string> links_;
};

Value kind_count(ArticleKind kind) {
  return [kind](const Figures& f) { return f.stories[static_cast<std::size_t>(kind)]; };
}

void append_plots(const std::vector<ShownPage>& pages, std::string& out) {
  const bool source = std::ranges::any_of(pages, [](const ShownPage& shown) { return shown.page->has_source; });
  Plots plots(pages, out);
  std::vector<std::pair<Series, Value>> characters{
      {{"kept", "kept", {}}, [](const Figures& f) { return static_cast<double>(f.kept); }},
      {{"removed", "removed", {}}, [](const Figures& f) { return static_cast<double>(f.removed); }}};
  if (source)
    characters.push_back({{"left over", "left", {}}, [](const Figures& f) { return static_cast<double>(f.left); }});
  plots.chart("plot-characters", "Characters", "characters", characters);
  plots.chart("plot-articles", "Articles", "",
              {{{"articles", "kept", {}}, kind_count(ArticleKind::article)},
               {{"pictures", "picture", {}}, kind_count(ArticleKind::picture)},
               {{"notices", "notice", {}}, kind_count(ArticleKind::notice)},
               {{"fragments", "fragment", {}}, kind_count(ArticleKind::fragment)}});
  if (source) {
    plots.chart("plot-fill", "Line fill: mean length beside a long line", "%",
                {{{"line fill", "fill", {}}, [](const Figures& f) { return f.fill * 100; }}});
  }
  const auto flags = [](std::string_view first, std::string_view second) -> Value {
    return [=](const Figures& f) {
      double sum = 0;
      for (const auto& [flag, count] : f.flags) sum += flag == first || flag == second ? count : 0;
      return sum;
    };
  };
  plots.chart("plot-flags", "Flags", "",
              {{{"truncated", "removed", {}}, flags("truncated-start", "truncated-end")},
               {{"moved", "notice", {}}, flags("moved", "moved")},
               {{"unsure", "fragment", {}}, flags("unsure", "unsure")},
               {{"others", "left", {}}, [](const Figures& f) {
                  double sum = f.flag_count();
                  for (const std::string_view named : {"truncated-start", "truncated-end", "moved", "unsure"}) {
                    const auto found = f.flags.find(std::string(named));
                    if (found != f.flags.end()) sum -= found->second;
                  }
                  return sum;
                }}});
}

void append_cell(std::uint64_t number, std::string& out) {
  out += "<td>";
  append_grouped(number, out);
  out += "</td>";
}

void append_row(const ShownPage& shown, std::size_t index, std::string& out) {
  const Figures& f = shown.figures;
  fmt::format_to(std::back_inserter(out), R"(<tr><th scope="row"><a href="#{}">)", page_link(index));
  append_text(shown.document->name, out);
  fmt::format_to(std::back_inserter(out), ", page {}</a></th>", shown.page->number);
  for (const std::uint32_t count : f.stories) append_cell(count, out);
  for (const std::uint64_t count :
       {f.kept, f.removed, f.left, std::uint64_t{f.joins}, std::uint64_t{f.flag_count()}, std::uint64_t{f.unsure}}) {
    append_cell(count, out);
  }
  if (shown.page->has_source) {
    fmt::format_to(std::back_inserter(out), "<td>{:.0f} %</td></tr>\n", f.fill * 100);
  } else {
    out += "<td></td></tr>\n";
  }
}

}  // namespace

void append_page_list(const std::vector<ShownPage>& pages, std::string& out) {
  out += "<nav class=\"pages\" aria-label=\"Pages\"><ol>\n<li><a href=\"#overview\"><b>Overview</b></a></li>\n";
  const Document* before = nullptr;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const ShownPage& shown = pages[i];
    out += "<li>";
    if (shown.document != before) {
      out += "<p class=\"doc\">";
      append_text(shown.document->name, out);
      out += "</p>";
    }
    before = shown.document;
    fmt::format_to(std::back_inserter(out), "<a href=\"#{}\">", page_link(i));
    if (shown.page->has_source) Picture(*shown.page).write(out);
    fmt::format_to(std::back_inserter(out), "<span><b>Page {}</b><small>", shown.page->number);
    append_summary(shown.figures, out);
    out += "</small></span></a></li>\n";
  }
  out += "</ol></nav>\n";
}

void append_overview(const std::vector<ShownPage>& pages, std::string& out) {
  out +=
      "<section class=\"overview\" id=\"overview\" aria-labelledby=\"overview-title\"><h2 "
      "id=\"overview-title\">Overview</h2>\n"
      "<div class=\"charts\">\n";
  append_plots(pages, out);
  out += "</div>\n<div class=\"scroll\"><table class=\"figures\"><thead><tr><th scope=\"col\">page</th>";
  for (const std::string_view head : {"articles", "pictures", "notices", "fragments", "characters kept", "removed",
                                      "left over", "joins", "flags", "unsure", "line fill"}) {
    out += "<th scope=\"col\">";
    out += head;
    out += "</th>";
  }
  out += "</tr></thead><tbody>\n";
  for (std::size_t i = 0; i < pages.size(); ++i) append_row(pages[i], i, out);
  out += "</tbody></table></div></section>\n";
}

}  // namespace newsprint::view
