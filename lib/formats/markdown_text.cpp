#include "formats/markdown_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "formats/runs.h"

namespace newsprint::formats {

namespace {

enum class Action : std::uint8_t { keep, escape, escape_in_heading, end_line, blank, drop };

consteval std::array<Action, 128> ascii_actions() {
  std::array<Action, 128> actions{};
  for (std::size_t c = 0; c < ' '; ++c) actions[c] = Action::drop;
  actions[0x7F] = Action::drop;
  actions['\n'] = actions['\r'] = Action::end_line;
  actions['\t'] = actions['\v'] = actions['\f'] = Action::blank;
  for (const char c : {'\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '&', '~', '^', '$', '@', '|'})
    actions[static_cast<unsigned char>(c)] = Action::escape;
  actions['#'] = Action::escape_in_heading;
  return actions;
}
constexpr std::array<Action, 128> actions = ascii_actions();

bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }
bool ends_line(char c) noexcept { return c == '\n' || c == '\r'; }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_dropped(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && actions[byte] == Action::drop;
}

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
  const bool item = at + 1 == text.size() || is_blank(text[at + 1]) || ends_line(text[at + 1]);
  return item ? (bracket ? 0 : at) : none;
}

// Pandoc takes a paragraph beside a table that begins so for its caption.
bool begins_like_caption(std::string_view text) noexcept {
  constexpr std::string_view word = "table:";
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) {
           return a == static_cast<char>(b | ('A' <= b && b <= 'Z' ? 0x20 : 0));
         });
}

class Writer {
 public:
  Writer(std::string_view text, Within within, std::string& out)
      : p_(text.data()), end_(p_ + text.size()), within_(within), out_(out) {}

  // False at the first character that has to be dropped: marks at the beginning of lines are seen only without it.
  [[nodiscard]] bool write() {
    begin_line();
    while (p_ < end_) {
      const char* const stop = skip_plain(p_, end_);
      out_.append(p_, static_cast<std::size_t>(stop - p_));
      p_ = stop;
      if (p_ < end_ && !write_special()) return false;
    }
    drop_blanks();
    return true;
  }

 private:
  [[nodiscard]] std::string_view rest() const noexcept { return {p_, static_cast<std::size_t>(end_ - p_)}; }

  [[nodiscard]] bool write_special() {
    const char c = *p_;
    switch (actions[static_cast<unsigned char>(c)]) {
      case Action::drop:
        return false;
      case Action::end_line:
        end_line();
        return true;
      case Action::escape:
        out_.push_back('\\');
        break;
      case Action::escape_in_heading:
        if (within_ == Within::heading) out_.push_back('\\');
        break;
      case Action::blank:
        out_.push_back(' ');
        ++p_;
        return true;
      case Action::keep:
        break;
    }
    out_.push_back(c);
    ++p_;
    return true;
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
    for (; p_ < end_ && (ends_line(*p_) || is_blank(*p_)); ++p_)
      lines += *p_ == '\n' || (*p_ == '\r' && (p_ + 1 == end_ || p_[1] != '\n')) ? 1 : 0;
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
  std::string& out_;
  std::size_t line_ = 0;  // of out_: where the line in work begins
};

}  // namespace

void append_markdown(std::string_view text, Within within, std::string& out) {
  const std::size_t start = out.size();
  if (Writer(text, within, out).write()) return;
  out.resize(start);
  std::string kept(text);
  std::erase_if(kept, is_dropped);
  static_cast<void>(Writer(kept, within, out).write());
}

}  // namespace newsprint::formats
