// Reads article records.
#include <newsprint/json.h>

#include <string>

#include "json/parse_errors.h"
#include "json/values.h"
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

// Reads the members that `keys` names; `path` is put before the key in `problem`.
template <class Record, std::size_t N>
bool read_members(element value, const Key<Record> (&keys)[N], Record& record, std::string_view path,
                  std::string& problem) {
  object members;
  if (value.get_object().get(members)) {
    problem = path.empty() ? "it is no object" : "its \"" + std::string(path) + "\" " + no_object;
    return false;
  }
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

constexpr Key<Part> part_keys[] = {
    {"type", [](Part& p, element v) { return read_string(v, p.type); }},
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

// The elements of the list `value`, each read by its keys.
template <class Record, std::size_t N>
bool read_records(element value, const Key<Record> (&keys)[N], std::vector<Record>& to, std::string_view path,
                  std::string& problem) {
  array list;
  if (value.get_array().get(list)) {
    problem = "its \"" + std::string(path) + "\" " + no_list;
    return false;
  }
  for (const element item : list) {
    if (!read_members(item, keys, to.emplace_back(), path, problem)) return false;
  }
  return true;
}

// The values that are objects or lists of them.
bool read_nested(object record, ArticleRecord& article, std::string& problem) {
  element value;
  if (record["byline"].get(value) == simdjson::SUCCESS) {
    if (!read_members(value, byline_keys, article, "byline", problem)) return false;
    element authors;
    if (value["authors"].get(authors) == simdjson::SUCCESS &&
        !read_records(authors, author_keys, article.authors, "byline.authors", problem)) {
      return false;
    }
  }
  if (record["dateline"].get(value) == simdjson::SUCCESS &&
      !read_members(value, dateline_keys, article, "dateline", problem)) {
    return false;
  }
  if (record["jump"].get(value) == simdjson::SUCCESS && !read_members(value, jump_keys, article, "jump", problem)) {
    return false;
  }
  if (record["blocks"].get(value) == simdjson::SUCCESS &&
      !read_records(value, part_keys, article.blocks, "blocks", problem)) {
    return false;
  }
  return record["removed"].get(value) != simdjson::SUCCESS ||
         read_records(value, part_keys, article.removed, "removed", problem);
}

}  // namespace

bool read_article(std::string_view line, ArticleRecord& article, std::string& problem) {
  article = {};
  problem.clear();
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(line);
  element value;
  if (const auto error = parser.parse(padded).get(value)) {
    problem = words_for(error);
    return false;
  }
  object record;
  std::string_view type;
  if (value.get_object().get(record) || record["type"].get(type) || type != "article") {
    problem = "it is no article record";
    return false;
  }
  for (const char* key : {"doc", "page", "article", "kind"}) {
    element found;
    if (record[key].get(found) == simdjson::SUCCESS) continue;
    problem = "it has no \"" + std::string(key) + '"';
    return false;
  }
  return read_members(value, article_keys, article, {}, problem) && read_nested(record, article, problem);
}

}  // namespace newsprint
