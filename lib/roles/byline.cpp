#include <newsprint/roles.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "data/bylines.h"
#include "roles/names.h"
#include "roles/words.h"

namespace newsprint {

namespace {

std::string_view skip_bullets(std::string_view text) noexcept {
  text = skip_blanks(text);
  while (!text.empty()) {
    const char* p = text.data();
    if (class_of(next_char(p)) != CharClass::bullet) break;
    text = skip_blanks(text.substr(static_cast<std::size_t>(p - text.data())));
  }
  return text;
}

bool has_bullet(std::string_view text) noexcept {
  return !text.empty() && class_of(first_code_point(text)) == CharClass::bullet;
}

bool name_separator(char32_t c) {
  return c == U'、' || c == U'，' || c == U',' || c == U'/' || c == U'／' || c == U';';
}

// A role word at the start of `token`, behind whose reporter it is: 本报记者, 某某日报见习记者.
struct Label {
  std::string_view role;   // 记者
  std::size_t length = 0;  // bytes, qualifiers included; 0: no label
};

Label leading_label(std::string_view token) noexcept {
  std::size_t at = 0;
  for (;;) {
    const std::string_view rest = token.substr(at);
    if (const std::string_view role = leading_word(rest, byline_roles); !role.empty()) {
      // 文 and 图 are labels only where a separator or name follows directly: they begin ordinary words too.
      return {role, at + role.size()};
    }
    const std::string_view qualifier = leading_word(rest, byline_qualifiers);
    if (qualifier.empty()) break;
    at += qualifier.size();
  }
  // A token that is a label alone may begin with an outlet's name: 某某日报记者.
  const std::string_view role = trailing_word(token, byline_roles);
  if (role.empty() || role.size() < std::string_view("记者").size()) return {};
  std::string_view outlet = token.substr(0, token.size() - role.size());
  for (std::string_view more = trailing_word(outlet, byline_qualifiers); !more.empty();
       more = trailing_word(outlet, byline_qualifiers))
    outlet.remove_suffix(more.size());
  const bool is_outlet = han_length(outlet) <= 10 && !trailing_word(outlet, outlet_endings).empty();
  return is_outlet ? Label{role, token.size()} : Label{};
}

// Reads `记者 甲 乙 通讯员 丙`: labels and the names behind them.
struct NameList {
  Authors authors;
  bool labelled = false;
  bool clean = true;  // nothing but labels and names was seen
};

std::string_view first_characters(std::string_view text, int n) {
  const char* p = text.data();
  for (; n > 0 && p < text.data() + text.size(); --n) static_cast<void>(next_char(p));
  return text.substr(0, static_cast<std::size_t>(p - text.data()));
}

void add_name(NameList& list, std::string_view name, std::string_view role) {
  const std::string_view verb = trailing_word(name, byline_verbs);
  const bool had_verb = !verb.empty() && han_length(name) > 2;
  if (had_verb) name.remove_suffix(verb.size());
  name = trimmed(name);
  if (name.empty()) return;
  // 阮知微溪口報導: behind a verb a name and a place run together; names have three characters.
  if (had_verb && han_length(name) > 4 && name.find("·") == std::string_view::npos) name = first_characters(name, 3);
  if (could_be_name(name))
    list.authors.push_back({name, role});
  else
    list.clean = false;
}

NameList read_names(std::string_view text) {
  NameList list;
  std::string_view role;
  std::string_view half;  // a one-character token waiting for its other half: 任 士
  const auto flush = [&] {
    if (!half.empty()) list.clean = false;
    half = {};
  };
  split(text, name_separator, [&](std::string_view token) {
    if (!trailing_word(token, byline_verbs).empty() &&
        han_length(token) == han_length(trailing_word(token, byline_verbs)) && !list.authors.empty())
      return;  // 报道 or 摄 standing alone behind the names
    const Label label = leading_label(token);
    const bool short_label = label.length != 0 && label.role.size() <= 3;
    if (label.length != 0 && (!short_label || label.length == token.size() || !list.labelled)) {
      const std::string_view rest = trimmed(token.substr(label.length));
      if (rest.empty() || !short_label) {
        flush();
        list.labelled = true;
        role = label.role;
        if (!rest.empty()) add_name(list, rest, role);
        return;
      }
    }
    if (han_length(token) == 1) {
      if (half.empty()) {
        half = token;
        return;
      }
      add_name(list, {half.data(), static_cast<std::size_t>(token.data() + token.size() - half.data())}, role);
      half = {};
      return;
    }
    flush();
    add_name(list, token, role);
  });
  flush();
  return list;
}

bool take(NameList& list, Authors& authors) {
  authors.insert(authors.end(), list.authors.begin(), list.authors.end());
  return !list.authors.empty();
}

// 文・佐藤恵　写真・山本亮
bool parse_japanese_pairs(std::string_view text, Authors& authors) {
  if (text.find("・") == std::string_view::npos) return false;
  Authors found;
  bool clean = true;
  split(
      text, [](char32_t) { return false; },
      [&](std::string_view token) {
        for (const std::string_view role : {"文", "写真", "撮影", "記事"}) {
          const std::string_view rest = token.substr(std::min(token.size(), role.size()));
          if (!starts_with(token, role) || !starts_with(rest, "・")) continue;
          const std::string_view name = rest.substr(std::string_view("・").size());
          if (could_be_name(name)) {
            found.push_back({name, token.substr(0, role.size())});
            return;
          }
        }
        clean = false;
      });
  if (!clean || found.empty()) return false;
  authors.insert(authors.end(), found.begin(), found.end());
  return true;
}

// 홍길동 기자, 홍길동·김철수 기자: one name before the role, or several parted by marks; an address may follow.
bool parse_korean(std::string_view text, Authors& authors) {
  Authors found;
  std::vector<std::string_view> waiting;
  bool clean = true;
  bool name_stands = false;  // a name without its role yet, behind which only a role may come
  const auto mark = [](char32_t c) {
    return c == U'·' || c == U'ㆍ' || c == U'=' || c == U',' || c == U'、' || c == U'/';
  };
  split(text, mark, [&](std::string_view token) {
    if (token.find('@') != std::string_view::npos) return;
    const std::string_view role = trailing_word(token, korean_roles);
    const std::string_view name = token.substr(0, token.size() - role.size());
    const std::size_t characters = count_code_points(name);
    const bool hangul = characters == 0 || class_of(first_code_point(name)) == CharClass::hangul;
    const bool after_mark = token.data() > text.data() &&
                            mark(last_code_point({text.data(), static_cast<std::size_t>(token.data() - text.data())}));
    if (!hangul || characters == 1 || characters > 4 || (name_stands && characters != 0 && !after_mark)) clean = false;
    if (characters >= 2) waiting.push_back(name);
    name_stands = role.empty();
    if (role.empty()) return;
    for (const std::string_view n : waiting) found.push_back({n, role});
    waiting.clear();
  });
  if (!clean || found.empty() || !waiting.empty()) return false;
  authors.insert(authors.end(), found.begin(), found.end());
  return true;
}

// Anna Grant and Tom Marsh, Lee Poe & Jo Day: every piece must be a name.
bool read_latin_names(std::string_view text, std::string_view role, Authors& authors) {
  Authors found;
  bool fits = true;
  const auto piece = [&](std::string_view name) {
    name = trimmed(name);
    if (name.empty()) return;
    fits &= is_latin_name(name);
    found.push_back({name, role});
  };
  std::size_t start = 0;
  std::size_t at = 0;
  const auto is_joint = [&](std::string_view word) {
    return std::any_of(std::begin(latin_name_joints), std::end(latin_name_joints), [&](std::string_view joint) {
      return word.size() == joint.size() && starts_with_caseless(word, joint);
    });
  };
  while (at < text.size()) {
    const std::size_t stop = std::min(text.find_first_of(" ,", at), text.size());
    const bool joint = is_joint(text.substr(at, stop - at));
    if (joint) piece(text.substr(start, at - start));
    if (joint) start = stop;
    if (stop < text.size() && text[stop] == ',') {
      piece(text.substr(start, stop - start));
      start = stop + 1;
    }
    at = stop + 1;
  }
  piece(text.substr(std::min(start, text.size())));
  if (!fits || found.empty()) return false;
  authors.insert(authors.end(), found.begin(), found.end());
  return true;
}

bool parse_latin(std::string_view text, Authors& authors) {
  constexpr std::size_t longest = 120;  // bytes
  if (text.size() > longest || text.empty()) return false;
  const std::string_view opening = leading_word_caseless(text, latin_byline_openings);
  std::string_view names = text.substr(opening.size());
  std::string_view role;
  const std::size_t mark = names.find_last_of(",|");
  if (mark != std::string_view::npos) {
    const std::string_view job = trimmed(names.substr(mark + 1));
    if (!leading_word_caseless(job, latin_byline_jobs).empty()) {
      role = job;
      names = drop_last_blanks(names.substr(0, mark));
    }
  }
  if (opening.empty() && role.empty()) {
    // Eva Lang und Jan Weiß aus Wien: the place makes it a byline.
    const std::size_t from = names.rfind(" aus ");
    if (from == std::string_view::npos) return false;
    const std::string_view place = names.substr(from + 5);
    if (place.empty() || place.find(' ') != std::string_view::npos ||
        class_of(first_code_point(place)) != CharClass::latin_upper)
      return false;
    names = names.substr(0, from);
  }
  return read_latin_names(names, role, authors);
}

constexpr std::size_t longest_byline = 180;  // bytes: sixty characters of Han

}  // namespace

bool parse_byline(std::string_view text, Authors& authors) {
  text = trimmed(text);
  if (text.empty() || text.size() > longest_byline) return false;
  const bool bullet = has_bullet(text);
  std::string_view body = skip_bullets(text);
  if (body.empty()) return false;
  if (class_of(first_code_point(body)) == CharClass::latin_upper) return parse_latin(body, authors);
  if (class_of(first_code_point(body)) == CharClass::hangul) return parse_korean(body, authors);
  // In brackets on its own: (记者 甲)
  const CharClass first = class_of(first_code_point(body));
  const CharClass last = class_of(last_code_point(body));
  const bool bracketed = (first == CharClass::bracket_open || first == CharClass::bracket_open_wide) &&
                         (last == CharClass::bracket_close || last == CharClass::bracket_close_wide);
  if (bracketed) {
    const char* p = body.data();
    static_cast<void>(next_char(p));
    body = trimmed({p, static_cast<std::size_t>(last_char(body) - p)});
  }
  static constexpr WordFinder roles(byline_roles);
  if (parse_japanese_pairs(body, authors)) return true;
  if (!bullet && !bracketed && !roles.any_in(body)) return false;
  NameList list = read_names(body);
  if (!list.clean || list.authors.empty()) return false;
  const bool names_only =
      std::all_of(list.authors.begin(), list.authors.end(), [](const Author& a) { return is_likely_name(a.name); });
  if (!list.labelled && !((bullet || bracketed) && names_only)) return false;
  return take(list, authors);
}

namespace {

// The bracket that opens at the start of `text`: what is inside, and its whole length.
struct Bracketed {
  std::string_view inside;
  std::size_t length = 0;
};

Bracketed leading_bracket(std::string_view text) noexcept {
  constexpr std::pair<std::string_view, std::string_view> pairs[] = {
      {"(", ")"}, {"（", "）"}, {"【", "】"}, {"[", "]"}};
  constexpr std::size_t longest = 150;
  const CharClass first = class_of(first_code_point(text));
  if (first != CharClass::bracket_open && first != CharClass::bracket_open_wide) return {};
  for (const auto& [open, close] : pairs) {
    if (!starts_with(text, open)) continue;
    // An extractor may close a full-width bracket with a half-width one.
    std::size_t end = text.find(close, open.size());
    std::size_t width = close.size();
    if (end == std::string_view::npos && open == "(") {
      end = text.find("）");
      width = std::string_view("）").size();
    } else if (end == std::string_view::npos && open == "（") {
      end = text.find(')');
      width = 1;
    }
    if (end == std::string_view::npos || end > longest) return {};
    return {text.substr(open.size(), end - open.size()), end + width};
  }
  return {};
}

// 【東京＝松本彩】 【支局・甲乙】 [서울=뉴시스]: the name behind the sign.
bool parse_place_bracket(std::string_view inside, Authors& authors) {
  for (const std::string_view sign : {"＝", "=", "・"}) {
    const std::size_t at = inside.rfind(sign);
    if (at == std::string_view::npos) continue;
    const std::string_view name = trimmed(inside.substr(at + sign.size()));
    if (!could_be_name(name) || std::find(std::begin(agencies), std::end(agencies), name) != std::end(agencies))
      return false;
    authors.push_back({name, {}});
    return true;
  }
  return false;
}

// The bracket that ends `text`, behind a sentence end.
Bracketed trailing_bracket(std::string_view text) noexcept {
  text = drop_last_blanks(text);
  if (text.empty()) return {};
  const CharClass last = class_of(last_code_point(text));
  if (last != CharClass::bracket_close && last != CharClass::bracket_close_wide) return {};
  constexpr std::size_t longest = 120;
  const std::size_t from = text.size() > longest ? text.size() - longest : 0;
  std::size_t open = text.rfind("（");
  if (open == std::string_view::npos || open < from) open = text.rfind('(');
  if (open == std::string_view::npos || open < from || open == 0) return {};
  const CharClass before = class_of(last_code_point(drop_last_blanks(text.substr(0, open))));
  if (!stops.has(before) && !closers.has(before)) return {};
  const char* p = text.data() + open;
  static_cast<void>(next_char(p));
  return {{p, static_cast<std::size_t>(last_char(text) - p)}, text.size() - open};
}

// The length of 本报讯, 本报某地1月1日电, 新华社某地电 at the start; 0 when there is none.
std::size_t opening_length(std::string_view text) noexcept {
  constexpr std::size_t longest = 75;  // bytes: 本报 + a place + a date + 电
  static constexpr WordEdges edges(lead_in_openings, byline_qualifiers, agencies);
  if (!edges.may_start(text)) return 0;
  for (const std::string_view word : lead_in_openings) {
    if (starts_with(text, word) && word.size() > 3) return word.size();
  }
  if (leading_word(text, byline_qualifiers).empty() && leading_word(text, agencies).empty()) return 0;
  for (const std::string_view word : {"电", "電", "讯", "訊"}) {
    const std::size_t at = text.substr(0, longest).find(word);
    if (at != std::string_view::npos) return at + word.size();
  }
  return 0;
}

}  // namespace

std::size_t parse_lead_in(std::string_view paragraph, Authors& authors) {
  const std::string_view body = skip_bullets(paragraph);
  const auto skipped = static_cast<std::size_t>(body.data() - paragraph.data());
  std::size_t length = 0;
  const std::size_t opening = opening_length(body);
  std::string_view rest = skip_blanks(body.substr(opening));
  if (const Bracketed bracket = leading_bracket(rest); bracket.length != 0) {
    NameList list = read_names(bracket.inside);
    const bool plain = list.clean && list.labelled;
    if (plain || parse_place_bracket(bracket.inside, authors)) {
      if (plain) take(list, authors);
      length = static_cast<std::size_t>(rest.data() + bracket.length - paragraph.data());
    }
  }
  if (length == 0 && opening != 0) length = skipped + opening;
  if (length == 0 && has_bullet(paragraph)) {
    // □本报记者 甲 乙报道　正文: names up to the verb
    constexpr std::size_t longest = 120;
    for (const std::string_view verb : {"报道", "報道", "報導"}) {
      const std::size_t at = body.substr(0, longest).find(verb);
      if (at == std::string_view::npos) continue;
      NameList list = read_names(body.substr(0, at));
      if (!list.clean || !list.labelled || !take(list, authors)) continue;
      length = skipped + at + verb.size();
      break;
    }
  }
  if (const Bracketed bracket = trailing_bracket(paragraph); bracket.length != 0) {
    NameList list = read_names(bracket.inside);
    const bool names_only =
        std::all_of(list.authors.begin(), list.authors.end(), [](const Author& a) { return is_likely_name(a.name); });
    if (list.clean && (list.labelled || names_only)) take(list, authors);
  }
  return length;
}

}  // namespace newsprint
