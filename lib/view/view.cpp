#include <newsprint/view.h>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "view/assets.h"
#include "view/html.h"
#include "view/overview.h"
#include "view/page_html.h"
#include "view/parts.h"
#include "view/place.h"
#include "view/slice.h"

namespace newsprint {

using namespace view;

namespace {

// The lines of the source as they were printed: TextReader gives whole lines in their order.
std::vector<SourceLine> source_lines(const Page& page) {
  std::vector<SourceLine> lines;
  lines.reserve(page.lines.size());
  for (const Line& line : page.lines) {
    lines.push_back({.number = line.number,
                     .at = line.at,
                     .indent = line.indent,
                     .text = std::string(line.text),
                     .shifts = taken(page.shifts, line.shifts)});
  }
  return lines;
}

constexpr std::string_view toolbar = R"html(<div class="filters" role="toolbar" aria-label="Show only" hidden>
<span class="group">
<button type="button" data-kind="article" data-key="1" aria-pressed="false">Articles</button>
<button type="button" data-kind="picture" data-key="2" aria-pressed="false">Pictures</button>
<button type="button" data-kind="notice" data-key="3" aria-pressed="false">Notices</button>
<button type="button" data-kind="fragment" data-key="4" aria-pressed="false">Fragments</button>
</span><span class="group">
<button type="button" data-mark="joined" data-key="5" aria-pressed="false">Joined</button>
<button type="button" data-mark="flagged" data-key="6" aria-pressed="false">Flagged</button>
<button type="button" data-mark="unsure" data-key="7" aria-pressed="false">Unsure</button>
<button type="button" data-mark="removed" data-key="8" aria-pressed="false">Removed</button>
<button type="button" data-left="" data-key="9" aria-pressed="false">Left over</button>
</span><label class="group">Role <select id="roles"><option value="">all</option></select></label>
<button type="button" id="clear" data-key="0">Clear</button>
</div>
<div class="switches" role="toolbar" aria-label="View" hidden>
<button type="button" id="notes" data-key="n" aria-pressed="true">Notes</button>
<button type="button" id="seams" data-key="m" aria-pressed="false">Line ends</button>
<button type="button" id="panes" data-key="s" aria-pressed="true">Source</button>
<button type="button" id="theme" data-key="t" aria-label="Dark or light">◐</button>
<button type="button" id="help" data-key="?" aria-label="Keys">?</button>
</div>)html";

constexpr std::string_view keys =
    R"html(<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl>
<dt><kbd>j</kbd> <kbd>k</kbd> or <kbd>↓</kbd> <kbd>↑</kbd></dt><dd>next and previous text, or source line</dd>
<dt><kbd>J</kbd> <kbd>K</kbd></dt><dd>next and previous article</dd>
<dt><kbd>Enter</kbd></dt><dd>to the source of a text, and back</dd>
<dt><kbd>[</kbd> <kbd>]</kbd></dt><dd>previous and next page</dd>
<dt><kbd>g</kbd></dt><dd>overview</dd>
<dt><kbd>1</kbd> to <kbd>9</kbd></dt><dd>show only articles, pictures, notices, fragments; joined, flagged, unsure, removed, left over</dd>
<dt><kbd>0</kbd></dt><dd>show all</dd>
<dt><kbd>n</kbd> <kbd>m</kbd> <kbd>s</kbd></dt><dd>notes, line ends, source</dd>
<dt><kbd>t</kbd></dt><dd>dark or light</dd>
<dt><kbd>Esc</kbd></dt><dd>let go of what is selected</dd>
</dl><form method="dialog"><button>Close</button></form></dialog>
)html";

}  // namespace

struct View::State {
  std::vector<Document> documents;
  std::unordered_map<std::string, std::size_t> by_name;
  std::vector<std::unordered_map<std::uint32_t, std::size_t>> by_number;  // of the pages of each document

  PageModel& page(std::string_view doc, std::uint32_t number) {
    const auto [found, is_new] = by_name.emplace(std::string(doc), documents.size());
    if (is_new) {
      documents.push_back({.name = std::string(doc), .pages = {}});
      by_number.emplace_back();
    }
    Document& document = documents[found->second];
    const auto [at, is_first] = by_number[found->second].emplace(number, document.pages.size());
    if (is_first) document.pages.push_back({.number = number});
    return document.pages[at->second];
  }

  void sort_pages() {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      auto& pages = documents[i].pages;
      std::ranges::stable_sort(pages, {}, &PageModel::number);
      for (std::size_t j = 0; j < pages.size(); ++j) by_number[i][pages[j].number] = j;
    }
  }

  std::string title(const ViewOptions& options) const {
    if (!options.title.empty()) return std::string(options.title);
    constexpr std::size_t most = 3;
    std::string names;
    for (std::size_t i = 0; i < documents.size() && i < most; ++i) {
      names.append(i == 0 ? "" : ", ").append(documents[i].name);
    }
    if (documents.size() > most) fmt::format_to(std::back_inserter(names), " and {} more", documents.size() - most);
    return names;
  }
};

View::View() : state_(std::make_unique<State>()) {}
View::~View() = default;

void View::add(const ArticleRecord& article) {
  PageModel& page = state_->page(article.doc, article.page);
  if (page.language.empty()) page.language = article.language;
  page.stories.push_back(story_of(article));
}

void View::add(const Page& page, const Articles& articles) {
  PageModel& shown = state_->page(page.doc, page.number);
  shown.language = page.language;
  shown.encoding = page.encoding;
  for (Story& story : stories_of(page, articles)) shown.stories.push_back(std::move(story));
}

void View::add_source(const Page& page) {
  PageModel& shown = state_->page(page.doc, page.number);
  shown.has_source = true;
  shown.lines = source_lines(page);
  if (shown.language.empty()) shown.language = page.language;
  if (shown.encoding.empty()) shown.encoding = page.encoding;
}

std::vector<std::string> View::documents() const {
  std::vector<std::string> names;
  for (const Document& document : state_->documents) names.push_back(document.name);
  return names;
}

void View::write(const ViewOptions& options, std::string& out) {
  state_->sort_pages();
  std::vector<ShownPage> pages;
  for (Document& document : state_->documents) {
    for (PageModel& page : document.pages) {
      if (page.has_source) place_parts(page);
      pages.push_back({&document, &page, figures_of(page)});
    }
  }
  const std::string title = state_->title(options);
  fmt::format_to(
      std::back_inserter(out),
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{}'; style-src "
      "'{}'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<title>",
      script_hash, style_hash);
  append_attribute(title, out);  // a title holds no elements
  out.append("</title>\n<style>").append(style).append("</style>\n</head>\n<body>\n");
  out += "<header class=\"bar\"><h1 dir=\"auto\">";
  append_text(title, out);
  out.append("</h1>\n").append(toolbar).append("</header>\n");
  const bool several = pages.size() > 1;
  fmt::format_to(std::back_inserter(out), "<div class=\"body{}\">\n", several ? " several" : "");
  if (several) append_page_list(pages, out);
  out += "<main>\n";
  if (several) append_overview(pages, out);
  if (pages.empty()) out += "<p class=\"hint\">There are no articles.</p>\n";
  Counters counters;
  for (const ShownPage& shown : pages) append_page(*shown.document, *shown.page, shown.figures, counters, out);
  out.append("</main></div>\n<p class=\"status\" id=\"status\" role=\"status\"></p>\n").append(keys);
  out.append("<script>").append(script).append("</script>\n</body>\n</html>\n");
}

}  // namespace newsprint
