#include <newsprint/text.h>
#include <newsprint/version.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "base/char_class.h"
#include "base/converter.h"
#include "base/language.h"
#include "base/pattern.h"
#include "base/utf8.h"
#include "text/encoding.h"
#include "text/page_cut.h"
#include "text/repair.h"
#include "text/split_lines.h"

namespace newsprint {

namespace {

constexpr std::size_t decision_bytes = std::size_t{64} << 10;
constexpr char form_feed = '\f';
constexpr std::uint64_t bytes_of_line = 256;    // of the page's limit, for each line at least
constexpr std::size_t least_line_limit = 1024;  // lines that any page may have

bool is_blank(std::string_view text) noexcept {
  for (const char* p = text.data(); p < text.data() + text.size();)
    if (!uncounted.has(class_of(next_char(p)))) return false;
  return true;
}

// The first form feed. In units of two or four bytes, half of a character may look like one: it takes a line end or some
// bytes before it to tell, and more where they are not UTF-8.
std::size_t first_feed(std::string_view bytes) noexcept {
  constexpr std::size_t enough = 1024;
  constexpr std::size_t enough_utf8 = 32;
  for (std::size_t at = bytes.find(form_feed); at != std::string_view::npos; at = bytes.find(form_feed, at + 1)) {
    const bool line_end = at > 0 && (bytes[at - 1] == '\n' || bytes[at - 1] == '\r');
    if (at >= enough || ((line_end || at >= enough_utf8) && is_utf8_text(bytes.substr(0, at)))) return at;
  }
  return std::string_view::npos;
}

}  // namespace

struct TextReader::State {
  explicit State(TextOptions given) : options(std::move(given)) {
    if (!options.encoding.empty()) {
      forced_encoding = registered_name(options.encoding);
      Converter probe;
      if (forced_encoding.empty() || !probe.open(forced_encoding))
        option_error = fmt::format("unknown encoding '{}'", options.encoding);
    }
    if (!options.page_separator.empty()) {
      separator.emplace();
      const std::string why = separator->compile(options.page_separator);
      if (!why.empty()) option_error = fmt::format("bad page separator '{}': {}", options.page_separator, why);
    }
  }

  // Decides on the encoding once enough is known, and decodes what has waited.
  void decide() {
    const std::string_view waiting = raw;
    const std::size_t known = std::min(waiting.size(), decision_bytes);
    const std::size_t feed = first_feed(waiting.substr(0, known));
    if (!finished && known < decision_bytes && feed == std::string_view::npos) return;
    const std::string_view seen = waiting.substr(0, feed == std::string_view::npos ? known : feed + 1);
    EncodingChoice choice = forced_encoding.empty() ? choose_encoding(seen) : named_encoding(forced_encoding, seen);
    if (options.first_page > 1) choice.mark_bytes = 0;  // no beginning of a document: a character like others
    encoding = choice.name;
    if (encoding != "UTF-8") {
      converter.emplace();
      if (!converter->open(std::string(choice.name))) converter.reset();
    }
    decided = true;
    source_offset = mark_bytes = choice.mark_bytes;
    raw.erase(0, choice.mark_bytes);
    take_raw();
  }

  void take_raw() {
    if (converter.has_value()) {
      converter->convert(raw, finished, text);
      raw.clear();
    } else if (text.empty()) {
      text.swap(raw);
    } else {
      text += raw;
      raw.clear();
    }
  }

  // The end of the page that begins at `begin` in `text`, and how many bytes behind it are its mark; nothing when it is
  // not there yet.
  struct PageEnd {
    std::size_t end;
    std::size_t mark;
    bool cut;
  };
  std::optional<PageEnd> find_page_end() {
    // No further than the limit: a text without form feeds would be searched to its end for each page cut from it.
    const std::size_t enough = options.max_page < std::string_view::npos ? options.max_page + 1 : options.max_page;
    const std::string_view rest = std::string_view(text).substr(begin, enough);
    const bool whole = finished && begin + rest.size() == text.size();
    const std::size_t feed = rest.find(form_feed, searched);
    std::size_t end = std::min(feed, rest.size());
    count_line_ends(rest.substr(0, end));
    if (separator.has_value()) {
      if (const std::size_t at = find_separator(rest, end, feed != std::string_view::npos || whole); at != 0)
        return within_limit(rest, {at, 0, false});
    }
    if (feed != std::string_view::npos) return within_limit(rest, {feed, 1, false});
    searched = rest.size();
    if (rest.size() > limit()) return within_limit(rest, {rest.size(), 0, false});
    if (whole && !rest.empty()) return PageEnd{rest.size(), 0, false};
    return std::nullopt;
  }

  PageEnd within_limit(std::string_view rest, PageEnd found) const {
    if (found.end <= limit()) return found;
    return {find_cut(rest.substr(0, limit())), 0, true};
  }

  // Bytes a page may have: what is known of each line takes memory too, and short lines more of it than their text.
  [[nodiscard]] std::size_t limit() const noexcept { return std::min<std::size_t>(options.max_page, last_line_end); }

  // Finds the end of the last line that the page may have; pages of ordinary size cannot have so many.
  void count_line_ends(std::string_view rest) {
    const std::size_t most = std::max<std::size_t>(least_line_limit, options.max_page / bytes_of_line);
    if (rest.size() <= most || last_line_end != std::string_view::npos) return;
    for (; counted < rest.size(); ++counted) {
      if ((rest[counted] != '\n' && rest[counted] != '\r') || ++line_ends < most) continue;
      last_line_end = counted + 1;
      return;
    }
  }

  // The start of the first line, but the page's own first, that matches the page separator; 0 when there is none yet.
  std::size_t find_separator(std::string_view rest, std::size_t end, bool complete) {
    std::size_t line = separator_searched;
    while (line < end) {
      std::size_t stop = rest.find_first_of("\r\n", line);
      if (stop >= end) {
        if (!complete) break;
        stop = end;
      }
      if (line != 0 && separator->matches(rest.substr(line, stop - line))) return line;
      line = std::min(rest.find_first_not_of("\r\n", stop), end);
      if (line == end && !complete) break;  // more line ends may come, and no line stands between them
      separator_searched = line;
    }
    return 0;
  }

  // What was found behind `begin` is found anew.
  void begin_page() noexcept {
    searched = separator_searched = counted = line_ends = 0;
    last_line_end = std::string_view::npos;
  }

  TextOptions options;
  std::string forced_encoding;
  std::string option_error;
  std::optional<Pattern> separator;

  std::string doc;
  std::string raw;                     // bytes not yet decoded
  std::string text;                    // UTF-8, as it came or converted; checked page by page
  std::size_t begin = 0;               // of the next page in text
  std::size_t searched = 0;            // bytes behind begin without a form feed
  std::size_t separator_searched = 0;  // the same for lines tried as separators
  std::size_t counted = 0;             // the same for line ends
  std::size_t line_ends = 0;
  std::size_t last_line_end = std::string_view::npos;  // behind begin, where the page may have no more lines
  bool decided = false;
  bool finished = false;
  bool failed = false;
  std::string_view encoding;
  std::optional<Converter> converter;
  std::uint64_t mark_bytes = 0;     // of the byte order mark
  std::uint64_t source_offset = 0;  // bytes of the document before text[0]; exact for UTF-8 only
  std::uint32_t page_number = 0;
  LinePlace place;
  std::vector<std::string_view> sample;
  Error error;
};

TextReader::TextReader(TextOptions options) : state_(std::make_unique<State>(std::move(options))) {}
TextReader::~TextReader() = default;

const std::string& TextReader::option_error() const noexcept { return state_->option_error; }
const Error& TextReader::error() const noexcept { return state_->error; }

void TextReader::begin(std::string_view doc) {
  State& s = *state_;
  s.doc = doc;
  s.raw.clear();
  s.text.clear();
  s.begin = 0;
  s.begin_page();
  s.decided = s.finished = s.failed = false;
  s.converter.reset();
  s.mark_bytes = s.source_offset = 0;
  s.page_number = s.options.first_page - 1;
  s.place = {.number = s.options.first_line, .at = 0};
  s.error = {};
}

void TextReader::feed(std::string_view bytes) {
  State& s = *state_;
  if (s.failed) return;
  if (s.begin > s.text.size() / 2) {
    s.text.erase(0, s.begin);
    s.source_offset += s.begin;
    s.begin = 0;
  }
  if (!s.decided || s.converter.has_value()) {
    s.raw.append(bytes);
    s.decided ? s.take_raw() : s.decide();
  } else {
    s.text.append(bytes);
  }
}

void TextReader::finish() {
  State& s = *state_;
  s.finished = true;
  if (!s.decided)
    s.decide();
  else if (s.converter.has_value())
    s.take_raw();
}

Step TextReader::next(Page& page, Diagnostics& diagnostics) {
  State& s = *state_;
  page.clear();
  if (s.failed) return Step::failed;
  if (!s.decided) return Step::more;
  const auto found = s.find_page_end();
  if (!found.has_value()) return s.finished ? Step::end : Step::more;

  std::string_view text = std::string_view(s.text).substr(s.begin, found->end);
  const std::uint64_t offset = s.source_offset + s.begin;
  const bool last = s.finished && found->mark == 0 && s.begin + found->end == s.text.size();
  s.begin += found->end + found->mark;
  s.begin_page();

  std::uint64_t invalid = 0;
  const std::size_t first_invalid = find_invalid(text);
  if (s.options.invalid == InvalidBytes::fail && first_invalid != text.size()) {
    s.failed = true;
    s.error.offset = s.converter.has_value() ? s.mark_bytes + s.converter->first_invalid() : offset + first_invalid;
    s.error.message = fmt::format("invalid {} at byte {}", s.encoding, s.error.offset);
    return Step::failed;
  }
  if (first_invalid != text.size()) text = replace_invalid(text, page.arena, invalid);
  if (last && s.page_number != 0 && is_blank(text)) return Step::end;

  page.doc = page.arena.copy(s.doc);
  page.number = ++s.page_number;
  page.toolkit = toolkit();
  page.encoding = page.arena.copy(s.encoding);
  page.normalize = s.options.normalize;
  page.repairs.invalid = invalid;
  split_lines(text, s.options.normalize, page, s.place);
  if (!s.options.language.empty()) {
    page.language = page.arena.copy(s.options.language);
  } else {
    s.sample.clear();
    for (const Line& line : std::span(page.lines).first(std::min(page.lines.size(), most_language_pieces)))
      s.sample.push_back(line.text);
    page.language = page.arena.copy(find_language(s.sample));
  }
  if (!s.options.language.empty()) page.words.push_back("language-given");
  if (found->cut) {
    page.words.push_back("cut-page");
    diagnostics.push_back({"cut-page", s.doc, page.number, s.place.number, "page longer than --max-page, cut here"});
  }
  page.flags = {0, static_cast<std::uint32_t>(page.words.size())};
  if (invalid != 0)
    diagnostics.push_back({"invalid-bytes", s.doc, page.number, 0,
                           fmt::format("{} invalid {} sequences replaced by U+FFFD", invalid, s.encoding)});
  return Step::page;
}

}  // namespace newsprint
