#include "formats/markdown_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "base/controls.h"
#include "formats/runs.h"

namespace newsprint::formats {

namespace {

enum class Action : std::uint8_t { keep, escape, escape_in_heading, end_line, blank };

consteval std::array<Action, 128> ascii_actions() {
  std::array<Action, 128> actions{};
  actions['\n'] = Action::end_line;
  actions['\t'] = Action::blank;
  for (const char c : {'\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '&', '~', '^', '$', '@', '|'})
    actions[static_cast<unsigned char>(c)] = Action::escape;
  actions['#'] = Action::escape_in_heading;
  return actions;
}
constexpr std::array<Action, 128> actions = ascii_actions();

bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }
bool is_digit(char c) noexcept { return ascii::Digit::is(static_cast<unsigned char>(c)); }
bool is_letter(char c) noexcept { return ascii::Letter::is(static_cast<unsigned char>(c)); }
char lowered(char c) noexcept { return is_letter(c) ? static_cast<char>(c | 0x20) : c; }

// Behind the number that begins a list's item, 0 bytes where none does: 12, b, xiv.
std::size_t number_length(std::string_view text) noexcept {
  const auto prefix = [&](auto is_part) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_part) - text.begin());
  };
  if (const std::size_t digits = prefix(is_digit); digits != 0) return digits;
  const std::size_t roman =
      prefix([](char c) { return std::string_view("ivxlcdmIVXLCDM").find(c) != std::string_view::npos; });
  if (roman > 1) return roman;
  return !text.empty() && is_letter(text[0]) ? 1 : 0;
}

// Where the mark of a list's item stands at the beginning of `text`, that would be one: `1.`, `b)`, `(iv)`.
std::size_t list_mark(std::string_view text) noexcept {
  constexpr std::size_t none = std::string_view::npos;
  const bool bracket = text.starts_with('(');
  const std::size_t number = number_length(text.substr(bracket ? 1 : 0));
  const std::size_t at = number + (bracket ? 1 : 0);
  if (number == 0 || at >= text.size() || (text[at] != ')' && (bracket || text[at] != '.'))) return none;
  const bool item = at + 1 == text.size() || is_blank(text[at + 1]) || text[at + 1] == '\n';
  return item ? (bracket ? 0 : at) : none;
}

// Whether `text` begins, or ends, with `word`, which is in small letters.
bool begins_with(std::string_view text, std::string_view word) noexcept {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lowered(b); });
}
bool ends_with(std::string_view text, std::string_view word) noexcept {
  return text.size() >= word.size() && begins_with(text.substr(text.size() - word.size()), word);
}

// Pandoc takes a paragraph beside a table that begins so for its caption.
bool begins_like_caption(std::string_view text) noexcept { return begins_with(text, "table:"); }

// GitHub and others make links of bare addresses, and take a backslash in one for a part of it. Whether `text` may hold
// one, seen cheaply.
bool may_hold_address(std::string_view text) noexcept {
  constexpr std::string_view none{};
  return text.find("://") != none.npos || text.find("w.") != none.npos || text.find("W.") != none.npos ||
         text.find('@') != none.npos;
}

// Whether the character at `at` of `text` makes an address of the letters before it: `http://`, `www.`, `mailto:`.
bool makes_address(std::string_view text, std::size_t at) noexcept {
  const std::string_view before = text.substr(0, at);
  if (text[at] == '.') return ends_with(before, "www");
  if (text[at] != ':') return false;
  return text.substr(at + 1).starts_with("//") || ends_with(before, "mailto") || ends_with(before, "xmpp");
}

class Writer {
 public:
  Writer(std::string_view text, Within within, std::string& out)
      : p_(text.data()), end_(p_ + text.size()), within_(within), addresses_(may_hold_address(text)), out_(out) {}

  void write() {
    begin_line();
    while (p_ < end_) {
      const char* const stop = skip_plain(p_, end_);
      append_plain({p_, static_cast<std::size_t>(stop - p_)});
      p_ = stop;
      if (p_ < end_) write_special();
    }
    drop_blanks();
  }

 private:
  [[nodiscard]] std::string_view rest() const noexcept { return {p_, static_cast<std::size_t>(end_ - p_)}; }

  void append_plain(std::string_view text) {
    std::size_t from = 0;
    for (std::size_t at = 0; addresses_ && at < text.size(); ++at) {
      if (!makes_address(text, at)) continue;
      out_.append(text, from, at - from).push_back('\\');
      from = at;
    }
    out_.append(text, from);
  }

  void write_special() {
    const char c = *p_;
    switch (actions[static_cast<unsigned char>(c)]) {
      case Action::end_line:
        end_line();
        return;
      case Action::escape:
        out_.push_back('\\');
        break;
      case Action::escape_in_heading:
        if (within_ == Within::heading) out_.push_back('\\');
        break;
      case Action::blank:
        out_.push_back(' ');
        ++p_;
        return;
      case Action::keep:
        break;
    }
    out_.push_back(c);
    ++p_;
  }

  // What means something only where a line begins.
  void begin_line() {
    while (p_ < end_ && is_blank(*p_)) ++p_;
    line_ = out_.size();
    if (p_ == end_ || within_ == Within::heading) return;
    if (within_ == Within::cell) {
      // A row of such cells would be the rule below a header.
      if (*p_ == '-' || *p_ == ':') escape_if(rest().find_first_not_of("-: ") == std::string_view::npos);
      return;
    }
    constexpr std::string_view marks = "#-+:%=";
    escape_if(marks.find(*p_) != std::string_view::npos);
    if (begins_like_caption(rest())) copy_and_escape(std::string_view("table").size());
    if (const std::size_t mark = list_mark(rest()); mark != std::string_view::npos) copy_and_escape(mark);
  }

  void escape_if(bool needed) {
    if (needed) copy_and_escape(0);
  }

  // Copies `plain` bytes that need no escape, and the one behind them with one.
  void copy_and_escape(std::size_t plain) {
    out_.append(p_, plain).append(1, '\\').append(1, p_[plain]);
    p_ += plain + 1;
  }

  void drop_blanks() {
    while (out_.size() > line_ && out_.back() == ' ') out_.pop_back();
  }

  void end_line() {
    std::size_t lines = 0;
    for (; p_ < end_ && (*p_ == '\n' || is_blank(*p_)); ++p_) lines += *p_ == '\n' ? 1 : 0;
    drop_blanks();
    if (p_ == end_) return;
    if (out_.size() == line_) {
      begin_line();
      return;
    }
    switch (within_) {
      case Within::heading:
        out_.push_back(' ');
        return;
      case Within::cell:
        out_.append("<br>");
        return;
      case Within::paragraph:
        out_.append(lines > 1 ? "\n\n" : "\\\n");
        break;
      case Within::emphasis:
        out_.append("\\\n");
        break;
    }
    begin_line();
  }

  const char* p_;
  const char* end_;
  Within within_;
  bool addresses_;
  std::string& out_;
  std::size_t line_ = 0;  // of out_: where the line in work begins
};

}  // namespace

void append_markdown(std::string_view text, Within within, std::string& out) {
  std::string buffer;
  Writer(without_controls(text, buffer), within, out).write();
}

}  // namespace newsprint::formats
