// News objects of IPTC ninjs 3.1.
#include <newsprint/formats.h>

#include "base/ascii.h"
#include "formats/html.h"
#include "formats/runs.h"
#include "json/article_parts.h"
#include "json/members.h"

namespace newsprint {

using namespace json;

namespace {

// What a URI may hold as it is (RFC 3986: unreserved), and the slash.
bool stays_in_uri(char c) noexcept {
  using Kept = ascii::AnyOf<ascii::Letter, ascii::Range<'-', '9'>, ascii::Only<'_'>, ascii::Only<'~'>>;
  return Kept::is(static_cast<unsigned char>(c));
}

class NinjsWriter {
 public:
  NinjsWriter(const Page& page, const Article& article, std::string& out)
      : page_(page), article_(article), out_(out), json_(out) {}

  void write(const FormatOptions& options) {
    out_.push_back('{');
    write_uri();
    json_.word("type", "text");
    json_.word("profile", "newsprint-article");
    json_.text_if("language", page_.language);
    write_headlines();
    json_.text_if("by", article_.byline);
    write_people();
    json_.text_if("located", article_.dateline.place);
    write_agency();
    write_bodies();
    write_descriptions();
    write_ids(options.members);
    json_.begin("genres", '[');
    write_object("name", word_of(article_kind_words, article_.kind));
    json_.end(']');
    write_flags();
    json_.raw("standard", R"({"name":"ninjs","version":"3.1",)"
                          R"("schema":"http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"})");
    out_.push_back('}');
  }

 private:
  void write_uri() {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "newsprint:";
    for (const char c : page_.doc) {
      if (stays_in_uri(c)) {
        uri.push_back(c);
        continue;
      }
      const auto byte = static_cast<unsigned char>(c);
      uri.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    const std::string id = article_id(page_, article_);
    uri.append(id, page_.doc.size());
    json_.word("uri", uri);
  }

  void write_object(const Key& key, std::string_view value) {
    json_.begin('{');
    json_.text(key, value);
    json_.end('}');
  }

  // Opens the list before its first entry.
  class List {
   public:
    List(JsonWriter& json, const Key& name) : json_(json), name_(name) {}
    ~List() {
      if (open_) json_.end(']');
    }
    List(const List&) = delete;
    List& operator=(const List&) = delete;
    void entry() {
      if (!open_) json_.begin(name_, '[');
      open_ = true;
      json_.begin('{');
    }
    void entry(std::string_view role, std::string_view value) {
      if (value.empty()) return;
      entry();
      json_.word("role", role);
      json_.text("value", value);
      json_.end('}');
    }

   private:
    JsonWriter& json_;
    const Key& name_;
    bool open_ = false;
  };

  // The headline first: readers that know no roles take the first one.
  void write_headlines() {
    constexpr Key name = "headlines";
    List list(json_, name);
    list.entry("headline", article_.headline);
    list.entry("kicker", article_.kicker);
    list.entry("deck", article_.deck);
    list.entry("section", article_.section);
  }

  void write_people() {
    constexpr Key name = "people";
    List list(json_, name);
    for (const Author& author : article_.authors) {
      list.entry();
      json_.text("name", author.name);
      json_.text("rel", author.role.empty() ? std::string_view("author") : author.role);
      json_.end('}');
    }
  }

  void write_agency() {
    if (article_.dateline.agency.empty()) return;
    json_.begin("infoSources", '[');
    json_.begin('{');
    json_.text("name", article_.dateline.agency);
    json_.word("role", "agency");
    json_.end('}');
    json_.end(']');
  }

  void write_bodies() {
    std::string body;
    append_body(page_, article_, body);
    if (body.empty()) return;
    json_.begin("bodies", '[');
    json_.begin('{');
    json_.word("role", "text");
    json_.word("contentType", "text/plain");
    json_.number("charCount", characters());
    json_.text("value", body);
    json_.end('}');
    body.clear();
    formats::append_html(page_, article_, body);
    json_.begin('{');
    json_.word("role", "markup");
    json_.word("contentType", "text/html");
    json_.text("value", body);
    json_.end('}');
    json_.end(']');
  }

  // Of all blocks but captions, as the standard wants it; what parts blocks and cells is not counted.
  [[nodiscard]] std::uint64_t characters() const {
    std::uint64_t count = 0;
    for (const ArticleBlock& part : article_.blocks) {
      if (page_.blocks[part.block].role == Role::caption) continue;
      count += formats::code_points(part.text);
      const Table* table = cells_of(page_, part);
      if (table == nullptr) continue;
      for (const std::string_view cell : table->columns) count += formats::code_points(cell);
      for (const auto& row : table->rows)
        for (const std::string_view cell : row) count += formats::code_points(cell);
    }
    return count;
  }

  void write_descriptions() {
    constexpr Key name = "descriptions";
    List list(json_, name);
    list.entry("dateline", article_.dateline.text);
    list.entry("date", article_.date);
    list.entry("jump", article_.jump.text);
    list.entry("jump-to", article_.jump.to);
    for (const std::uint32_t index : article_.removed) list.entry("removed", page_.removed[index].text);
  }

  void write_ids(std::string_view members) {
    json_.begin("altIds", '[');
    write_id("id", article_id(page_, article_));
    write_id("doc", page_.doc);
    write_id("page", std::to_string(page_.number));
    write_id("article", std::to_string(article_.number));
    own_.assign(1, '{');
    JsonWriter(own_).members(page_.extras[article_.extra], members);
    MemberWalk walk(own_);
    for (Member member; walk.next(member);) write_member(member);
    json_.end(']');
  }

  void write_id(std::string_view role, std::string_view value) {
    json_.begin('{');
    json_.word("role", role);
    json_.text("value", value);
    json_.end('}');
  }

  // A value that is no string is written as the text of its JSON.
  void write_member(const Member& member) {
    json_.begin('{');
    json_.word("role", member.key);  // escaped already
    if (member.value.starts_with('"')) {
      json_.raw("value", member.value);
    } else {
      json_.text("value", member.value);
    }
    json_.end('}');
  }

  void write_flags() {
    if (article_.flags.empty()) return;
    std::string note = "flags: ";
    for (const std::string_view flag : article_.flags) note.append(flag).append(", ");
    note.resize(note.size() - 2);
    json_.text("edNote", note);
  }

  const Page& page_;
  const Article& article_;
  std::string& out_;
  JsonWriter json_;
  std::string own_;  // keys that are not ours
};

}  // namespace

void write_ninjs(const Page& page, const Articles& articles, std::size_t index, const FormatOptions& options,
                 std::string& out) {
  const Article& article = articles.items[index];
  if (options.layout == Layout::compact) {
    NinjsWriter(page, article, out).write(options);
  } else {
    std::string object;
    NinjsWriter(page, article, object).write(options);
    append_indented(object, out);
  }
  out.push_back('\n');
}

}  // namespace newsprint
