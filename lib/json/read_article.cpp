// Reads article records.
#include "json/read_article.h"

#include <string>

#include "json/parse_errors.h"
#include "json/words.h"

namespace newsprint {

using namespace json;

namespace {

using Part = ArticleRecord::Part;

Problem read_string(element value, std::string& to) {
  std::string_view text;
  const Problem problem = read(value, text);
  to = text;
  return problem;
}

Problem read_strings(element value, std::vector<std::string>& to) {
  to.clear();
  return read_list(value, [&](element item) { return read_string(item, to.emplace_back()); });
}

Problem read_ranges(element value, std::vector<LineRange>& to) {
  to.clear();
  return read_list(value, [&](element item) {
    LineRange& made = to.emplace_back();
    if (const Problem problem = read_tuple(item, "holds a range that is not [first, last]", made.first, made.last)) {
      return problem;
    }
    return made.first <= made.last ? nullptr : "holds a range that ends before it begins";
  });
}

// What a key is, and where its value goes.
template <class Record>
struct Key {
  std::string_view name;
  Problem (*read)(Record&, element);
};

// Reads the members that `keys` names, of a key that stands twice the last; `path` is put before the key in `problem`.
template <class Record, std::size_t N>
bool read_members(object members, const Key<Record> (&keys)[N], Record& record, std::string_view path,
                  std::string& problem) {
  for (const auto member : members) {
    for (const Key<Record>& key : keys) {
      if (key.name != member.key) continue;
      if (const Problem wrong = key.read(record, member.value)) {
        problem = "its \"";
        if (!path.empty()) problem.append(path).push_back('.');
        problem.append(key.name).append("\" ").append(wrong);
        return false;
      }
    }
  }
  return true;
}

// Paragraphs, crossheads, captions and tables.
Problem read_body_type(element value, std::string& to) {
  if (const Problem problem = read_string(value, to)) return problem;
  for (const Role role : body_roles)
    if (to == word_of(role_words, role)) return nullptr;
  return "is none of paragraph, crosshead, caption, table";
}

template <class Record, std::size_t N>
bool read_members(element value, const Key<Record> (&keys)[N], Record& record, std::string_view path,
                  std::string& problem) {
  object members;
  if (value.get_object().get(members) == simdjson::SUCCESS) return read_members(members, keys, record, path, problem);
  problem = "its \"" + std::string(path) + "\" " + no_object;
  return false;
}

constexpr Key<Part> part_keys[] = {
    {"type", [](Part& p, element v) { return read_body_type(v, p.type); }},
    {"text", [](Part& p, element v) { return read_string(v, p.text); }},
    {"lines", [](Part& p, element v) { return read_ranges(v, p.lines); }},
    {"credit", [](Part& p, element v) { return read_string(v, p.credit); }},
    {"columns", [](Part& p, element v) { return read_strings(v, p.columns); }},
    {"rows",
     [](Part& p, element v) {
       p.rows.clear();
       return read_list(v, [&](element row) { return read_strings(row, p.rows.emplace_back()); });
     }},
    {"reason", [](Part& p, element v) { return read_string(v, p.reason); }},
};

constexpr Key<ArticleRecord::Author> author_keys[] = {
    {"name", [](ArticleRecord::Author& a, element v) { return read_string(v, a.name); }},
    {"role", [](ArticleRecord::Author& a, element v) { return read_string(v, a.role); }},
};

constexpr Key<ArticleRecord> jump_keys[] = {
    {"text", [](ArticleRecord& a, element v) { return read_string(v, a.jump); }},
    {"to", [](ArticleRecord& a, element v) { return read_string(v, a.jump_to); }},
};

constexpr Key<ArticleRecord> dateline_keys[] = {
    {"text", [](ArticleRecord& a, element v) { return read_string(v, a.dateline); }},
};

constexpr Key<ArticleRecord> byline_keys[] = {
    {"text", [](ArticleRecord& a, element v) { return read_string(v, a.byline); }},
};

constexpr Key<ArticleRecord> article_keys[] = {
    {"doc", [](ArticleRecord& a, element v) { return read_string(v, a.doc); }},
    {"page", [](ArticleRecord& a, element v) { return read(v, a.page); }},
    {"article", [](ArticleRecord& a, element v) { return read(v, a.article); }},
    {"kind",
     [](ArticleRecord& a, element v) {
       return read_word(v, article_kind_words, a.kind, "is none of article, picture, notice, fragment");
     }},
    {"language", [](ArticleRecord& a, element v) { return read_string(v, a.language); }},
    {"section", [](ArticleRecord& a, element v) { return read_string(v, a.section); }},
    {"kicker", [](ArticleRecord& a, element v) { return read_string(v, a.kicker); }},
    {"headline", [](ArticleRecord& a, element v) { return read_string(v, a.headline); }},
    {"deck", [](ArticleRecord& a, element v) { return read_string(v, a.deck); }},
    {"flags", [](ArticleRecord& a, element v) { return read_strings(v, a.flags); }},
    {"lines", [](ArticleRecord& a, element v) { return read_ranges(v, a.lines); }},
};

// Whether `value` has the member that its kind of object cannot do without.
bool has_member(element value, std::string_view key, std::string_view path, std::string& problem) {
  object members;
  element found;
  if (value.get_object().get(members) || members.at_key(key).get(found) == simdjson::SUCCESS) return true;
  problem = "its \"" + std::string(path) + "\" has no \"" + std::string(key) + '"';
  return false;
}

// The elements of the list `value`, each read by its keys; `needed` may not be missing.
template <class Record, std::size_t N>
bool read_records(element value, const Key<Record> (&keys)[N], std::vector<Record>& to, std::string_view needed,
                  std::string_view path, std::string& problem) {
  array list;
  if (value.get_array().get(list)) {
    problem = "its \"" + std::string(path) + "\" " + no_list;
    return false;
  }
  to.clear();
  for (const element item : list) {
    if (!read_members(item, keys, to.emplace_back(), path, problem)) return false;
    if (!needed.empty() && !has_member(item, needed, path, problem)) return false;
  }
  return true;
}

bool read_byline(element value, ArticleRecord& article, std::string& problem) {
  article.byline.clear();
  article.authors.clear();
  if (!read_members(value, byline_keys, article, "byline", problem)) return false;
  element authors;
  return value["authors"].get(authors) != simdjson::SUCCESS ||
         read_records(authors, author_keys, article.authors, {}, "byline.authors", problem);
}

bool read_jump(element value, ArticleRecord& article, std::string& problem) {
  article.jump.clear();
  article.jump_to.clear();
  return read_members(value, jump_keys, article, "jump", problem) && has_member(value, "text", "jump", problem);
}

// The values that are objects or lists of them.
bool read_nested(object record, ArticleRecord& article, std::string& problem) {
  for (const auto member : record) {
    bool fine = true;
    if (member.key == "byline") {
      fine = read_byline(member.value, article, problem);
    } else if (member.key == "dateline") {
      fine = read_members(member.value, dateline_keys, article, "dateline", problem);
    } else if (member.key == "jump") {
      fine = read_jump(member.value, article, problem);
    } else if (member.key == "blocks") {
      fine = read_records(member.value, part_keys, article.blocks, "type", "blocks", problem);
    } else if (member.key == "removed") {
      fine = read_records(member.value, part_keys, article.removed, "text", "removed", problem);
    }
    if (!fine) return false;
  }
  return true;
}

}  // namespace

bool json::read_article_members(object record, ArticleRecord& article, std::string& problem) {
  article = {};
  std::string_view type;
  if (record["type"].get(type) || type != "article") {
    problem = "it is no article record";
    return false;
  }
  for (const char* key : {"doc", "page", "article", "kind"}) {
    element found;
    if (record[key].get(found) == simdjson::SUCCESS) continue;
    problem = "it has no \"" + std::string(key) + '"';
    return false;
  }
  return read_members(record, article_keys, article, {}, problem) && read_nested(record, article, problem);
}

bool json::is_object(const simdjson::simdjson_result<element>& parsed, object& record, std::string& problem) {
  element value;
  if (const auto error = parsed.get(value)) {
    problem = words_for(error);
    return false;
  }
  if (value.get_object().get(record)) {
    problem = "it is no article record";
    return false;
  }
  return true;
}

bool read_article(std::string_view line, ArticleRecord& article, std::string& problem) {
  article = {};
  problem.clear();
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(line);
  object record;
  return is_object(parser.parse(padded), record, problem) && read_article_members(record, article, problem);
}

}  // namespace newsprint
