// Articles as Markdown documents.
#include <newsprint/formats.h>

#include <algorithm>
#include <iterator>

#include "base/char_class.h"
#include "base/controls.h"
#include "base/utf8.h"
#include "formats/markdown_text.h"
#include "formats/yaml.h"
#include "json/article_parts.h"
#include "json/members.h"

namespace newsprint {

using namespace json;
using formats::append_markdown;
using formats::Within;

namespace {

// Keys of ours in the front matter, which no passed-on key may repeat.
constexpr std::string_view front_keys[] = {"id",       "doc",      "page",   "article",  "kind",
                                           "language", "section",  "kicker", "headline", "deck",
                                           "byline",   "dateline", "jump",   "flags",    "lines"};

class FrontMatter {
 public:
  FrontMatter(const Page& page, const Article& article, std::string& out) : page_(page), article_(article), out_(out) {}

  void write(std::string_view members) {
    out_.append("---\n");
    text("id", article_id(page_, article_));
    text("doc", page_.doc);
    number("page", page_.number);
    number("article", article_.number);
    text("kind", word_of(article_kind_words, article_.kind));
    text("language", page_.language);
    text("section", article_.section);
    text("kicker", article_.kicker);
    text("headline", article_.headline);
    text("deck", article_.deck);
    write_byline();
    write_dateline();
    write_jump();
    write_flags();
    write_lines();
    write_members(members);
    out_.append("---\n");
  }

 private:
  void text(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out_.append(key).append(": ");
    formats::append_yaml_text(value, out_);
    out_.push_back('\n');
  }
  void number(std::string_view key, std::uint32_t value) {
    out_.append(key).append(": ").append(std::to_string(value)).push_back('\n');
  }

  void write_byline() {
    if (article_.byline.empty() && article_.authors.empty()) return;
    out_.append("byline:\n");
    text("  text", article_.byline);
    if (!article_.authors.empty()) out_.append("  authors:\n");
    for (const Author& author : article_.authors) {
      out_.append("    - name: ");
      formats::append_yaml_text(author.name, out_);
      out_.push_back('\n');
      text("      role", author.role);
    }
  }

  void write_dateline() {
    if (article_.dateline.text.empty()) return;
    out_.append("dateline:\n");
    text("  text", article_.dateline.text);
    text("  place", article_.dateline.place);
    text("  date", article_.date);
    text("  agency", article_.dateline.agency);
  }

  void write_jump() {
    if (article_.jump.text.empty()) return;
    out_.append("jump:\n");
    text("  text", article_.jump.text);
    text("  to", article_.jump.to);
  }

  void write_flags() {
    if (article_.flags.empty()) return;
    out_.append("flags: ");
    for (const std::string_view& flag : article_.flags) {
      out_.append(&flag == article_.flags.data() ? "[" : ", ");
      formats::append_yaml_text(flag, out_);
    }
    out_.append("]\n");
  }

  void write_lines() {
    if (article_.lines.empty()) return;
    out_.append("lines: ");
    for (const LineRange& range : article_.lines) {
      out_.append(&range == article_.lines.data() ? "[[" : ", [").append(std::to_string(range.first)).append(", ");
      out_.append(std::to_string(range.last)).push_back(']');
    }
    out_.append("]\n");
  }

  void write_members(std::string_view members) {
    std::string own = "{";
    JsonWriter(own).members(page_.extras[article_.extra], members);
    MemberWalk walk(own);
    for (Member member; walk.next(member);) {
      if (std::find(std::begin(front_keys), std::end(front_keys), member.key) != std::end(front_keys)) continue;
      formats::append_yaml_key(member.key, out_);
      formats::append_yaml_value(member.value, out_);
      out_.push_back('\n');
    }
  }

  const Page& page_;
  const Article& article_;
  std::string& out_;
};

// Controls and noncharacters too: they are not written.
bool is_space(char32_t c) noexcept {
  return c == U' ' || is_control(c) || is_noncharacter(c) || blanks.has(class_of(c));
}

// Without blanks of any script at its ends: marks of emphasis hold only beside text.
std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_space(last_code_point(text)))
    text.remove_suffix(static_cast<std::size_t>(text.data() + text.size() - last_char(text)));
  while (!text.empty() && is_space(first_code_point(text))) {
    const char* p = text.data();
    static_cast<void>(next_char(p));
    text.remove_prefix(static_cast<std::size_t>(p - text.data()));
  }
  return text;
}

void append_marked(std::string_view mark, std::string_view text, std::string& out) {
  text = trimmed(text);
  if (text.empty()) return;
  out.append(1, '\n').append(mark);
  append_markdown(text, Within::emphasis, out);
  out.append(mark).append(1, '\n');
}

void append_text(std::string_view mark, std::string_view text, Within within, std::string& out) {
  text = trimmed(text);
  if (text.empty()) return;
  out.append(1, '\n').append(mark);
  append_markdown(text, within, out);
  out.push_back('\n');
}

void append_heading(std::string_view mark, std::string_view text, std::string& out) {
  append_text(mark, text, Within::heading, out);
}

void append_paragraph(std::string_view text, std::string& out) { append_text({}, text, Within::paragraph, out); }

void append_row(const std::vector<std::string_view>& cells, std::size_t width, std::string& out) {
  for (std::size_t i = 0; i < std::max(width, cells.size()); ++i) {
    out.append("| ");
    if (i >= cells.size() || cells[i].empty()) continue;
    append_markdown(cells[i], Within::cell, out);
    out.push_back(' ');
  }
  out.append("|\n");
}

// Pipe tables need a header; one without words stands for a table that has none.
void append_table(const Table& table, std::string& out) {
  const std::size_t width = width_of(table);
  if (width == 0) return;
  out.push_back('\n');
  append_row(table.columns, width, out);
  for (std::size_t i = 0; i < width; ++i) out.append("| --- ");
  out.append("|\n");
  const std::size_t filled = filled_width_of(table);
  for (const auto& row : table.rows) append_row(row, filled, out);
}

void append_block(const Page& page, const ArticleBlock& part, std::string& out) {
  const Role role = page.blocks[part.block].role;
  if (role == Role::crosshead) {
    append_heading("## ", part.text, out);
  } else if (role == Role::caption) {
    append_marked("*", part.text, out);
  } else {
    append_paragraph(part.text, out);
  }
  if (const Table* table = cells_of(page, part)) append_table(*table, out);
}

}  // namespace

void write_markdown(const Page& page, const Articles& articles, std::size_t index, const FormatOptions& options,
                    std::string& out) {
  const Article& article = articles.items[index];
  FrontMatter(page, article, out).write(options.members);
  append_marked("**", article.section, out);
  append_marked("**", article.kicker, out);
  append_heading("# ", article.headline, out);
  append_marked("**", article.deck, out);
  append_paragraph(article.byline, out);
  for (const ArticleBlock& part : article.blocks) append_block(page, part, out);
  append_marked("*", article.jump.text, out);
}

}  // namespace newsprint
