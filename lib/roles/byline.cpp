#include <newsprint/roles.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "data/bylines.h"
#include "roles/names.h"
#include "roles/words.h"

namespace newsprint {

namespace {

constexpr WordList roles(byline_roles);
constexpr WordList qualifiers(byline_qualifiers);
constexpr WordList verbs(byline_verbs);
constexpr WordList outlets(outlet_endings);
constexpr WordList agency_names(agencies);
constexpr WordList korean(korean_roles);

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

// Whether `text` begins with `word` but for one character, which a scan misread: 本报记音. The bytes of that word in `text`.
std::size_t misread_length(std::string_view text, std::string_view word) noexcept {
  const char* p = text.data();
  const char* const end = p + text.size();
  int wrong = 0;
  for (const char* w = word.data(); w < word.data() + word.size();) {
    if (p >= end) return 0;
    wrong += next_char(p) != next_char(w);
    if (wrong > 1) return 0;
  }
  return wrong == 1 ? static_cast<std::size_t>(p - text.data()) : 0;
}

// 本报记者 and its like with one wrong character: the shorter words would be found in anything.
std::size_t misread_label_length(std::string_view text) noexcept {
  constexpr std::string_view words[] = {"本报通讯员", "本報通訊員", "本报实习生", "本报记者",
                                        "本報記者",   "实习记者",   "見習記者",   "见习记者"};
  constexpr std::size_t one = 3;  // bytes of an ideograph: of the first two one at least must be right
  constexpr std::string_view firsts[] = {"本", "实", "見", "见"};
  constexpr std::string_view seconds[] = {"报", "報", "记", "習", "习"};
  static constexpr WordEdges first_edges(firsts);
  static constexpr WordEdges second_edges(seconds);
  if (text.size() < 4 * one) return 0;
  if (!first_edges.may_start(text) && !second_edges.may_start(text.substr(one))) return 0;
  for (const std::string_view word : words) {
    const bool alike =
        stands_at(text.data(), word.substr(0, one)) || stands_at(text.data() + one, word.substr(one, one));
    if (!alike) continue;
    if (const std::size_t length = misread_length(text, word); length != 0) return length;
  }
  return 0;
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
    if (const std::string_view role = roles.leading(rest); !role.empty()) {
      // 文 and 图 are labels only where a separator or name follows directly: they begin ordinary words too.
      return {role, at + role.size()};
    }
    const std::string_view qualifier = qualifiers.leading(rest);
    if (qualifier.empty()) break;
    at += qualifier.size();
  }
  // A token that is a label alone may begin with an outlet's name: 某某日报记者.
  const std::string_view role = roles.trailing(token);
  if (role.empty() || role.size() < std::string_view("记者").size()) return {};
  std::string_view outlet = token.substr(0, token.size() - role.size());
  for (std::string_view more = qualifiers.trailing(outlet); !more.empty(); more = qualifiers.trailing(outlet))
    outlet.remove_suffix(more.size());
  const bool is_outlet = han_length(outlet) <= 10 && !outlets.trailing(outlet).empty();
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

// 甲乙丙丁戊: two names without a blank, where the second begins with a surname too.
bool add_two_names(NameList& list, std::string_view names, std::string_view role) {
  const std::size_t length = han_length(names);
  if (length != 5 && length != 6) return false;
  for (const int first : {3, 2}) {
    const std::string_view one = first_characters(names, first);
    const std::string_view two = names.substr(one.size());
    if (han_length(two) > 3 || !is_likely_name(one) || !is_likely_name(two)) continue;
    list.authors.push_back({one, role});
    list.authors.push_back({two, role});
    return true;
  }
  return false;
}

void add_name(NameList& list, std::string_view name, std::string_view role) {
  const std::string_view verb = verbs.trailing(name);
  const bool had_verb = !verb.empty() && han_length(name) > 2;
  if (had_verb) name.remove_suffix(verb.size());
  name = trimmed(name);
  if (name.empty()) return;
  // 阮知微溪口報導: behind a verb a name and a place run together; names have three characters.
  if (had_verb && han_length(name) > 4 && name.find("·") == std::string_view::npos) name = first_characters(name, 3);
  if (could_be_name(name))
    list.authors.push_back({name, role});
  else if (!add_two_names(list, name, role))
    list.clean = false;
}

// Whether `token` is the beginning of a role word, which a wrap or a wide setting tore: 通讯 员甲乙.
std::string_view torn_role(std::string_view token, std::string_view next) noexcept {
  for (const std::string_view role : byline_roles)
    if (role.size() > token.size() && starts_with(role, token) && starts_with(next, role.substr(token.size())))
      return role;
  return {};
}

// Reads the tokens of a list of names one by one.
class NameReader {
 public:
  void take(std::string_view token) {
    if (!list_.clean) return;  // nobody asks for the rest
    if (!waiting_.empty()) {
      const std::string_view waiting = std::exchange(waiting_, {});
      if (join(waiting, token)) return;
      take_now(waiting);
      if (!waiting_.empty()) list_.clean = false;
    }
    // One character may be half of a name (任 士, 文 琰), two half of a role (通讯 员): the next token tells.
    const std::size_t length = han_length(token);
    if (length == 1 || (length == 2 && !torn_role(token, token_rest(token)).empty())) {
      waiting_ = token;
      return;
    }
    take_now(token);
  }

  NameList finish() {
    if (list_.clean && !waiting_.empty()) take_now(std::exchange(waiting_, {}));
    if (!waiting_.empty()) list_.clean = false;
    return std::move(list_);
  }

 private:
  // For the question whether any role begins with the token, its own rest serves as the next one.
  static std::string_view token_rest(std::string_view token) noexcept {
    for (const std::string_view role : byline_roles)
      if (role.size() > token.size() && starts_with(role, token)) return role.substr(token.size());
    return token;
  }

  static bool is_short_label(std::string_view token) noexcept {
    return std::find(std::begin(byline_roles), std::end(byline_roles), token) != std::end(byline_roles);
  }

  // Both tokens as one name or label: 任 士, 通讯 员甲乙; and 段 楠蒋辰朋, whose second name follows without a blank.
  bool join(std::string_view first, std::string_view second) {
    const auto up_to = [&](const char* end) {
      return std::string_view(first.data(), static_cast<std::size_t>(end - first.data()));
    };
    const char* const end = second.data() + second.size();
    if (han_length(first) == 1 && !is_short_label(second)) {
      const std::size_t length = han_length(second);
      const std::string_view half = first_characters(second, 1);
      const std::string_view rest = second.substr(half.size());
      if (length == 1) add_name(list_, up_to(end), role_);
      if (length == 1) return true;
      if (length >= 3 && !is_short_label(first) && is_likely_name(rest)) {
        add_name(list_, up_to(rest.data()), role_);
        add_name(list_, rest, role_);
        return true;
      }
    }
    const std::string_view role = torn_role(first, second);
    if (role.empty()) return false;
    const std::string_view rest = trimmed(second.substr(role.size() - first.size()));
    list_.labelled = true;
    role_ = up_to(second.data() + (role.size() - first.size()));
    if (!rest.empty()) add_name(list_, rest, role_);
    return true;
  }

  void take_now(std::string_view token) {
    if (!verbs.trailing(token).empty() && han_length(token) == han_length(verbs.trailing(token)) &&
        !list_.authors.empty())
      return;  // 报道 or 摄 standing alone behind the names
    const Label label = leading_label(token);
    const bool short_label = label.length != 0 && label.role.size() <= 3;
    if (label.length != 0 && (!short_label || label.length == token.size() || !list_.labelled)) {
      const std::string_view rest = trimmed(token.substr(label.length));
      if (rest.empty() || !short_label) {
        list_.labelled = true;
        role_ = label.role;
        if (han_length(rest) == 1)
          waiting_ = rest;
        else if (!rest.empty())
          add_name(list_, rest, role_);
        return;
      }
    }
    if (take_glued(token) || take_misread(token)) return;
    if (han_length(token) == 1)
      list_.clean = false;
    else
      add_name(list_, token, role_);
  }

  // 甲乙丙通讯员 丁: a name that runs into the next label; 甲乙記者: the role behind its name.
  bool take_glued(std::string_view token) {
    const std::string_view role = roles.trailing(token);
    if (han_length(role) < 2) return false;
    const std::string_view name = token.substr(0, token.size() - role.size());
    if (han_length(name) < 2 || !is_likely_name(name)) return false;
    add_name(list_, name, list_.labelled ? role_ : role);
    list_.labelled = true;
    role_ = role;
    return true;
  }

  bool take_misread(std::string_view token) {
    std::size_t length = misread_label_length(token);
    if (length == 0 && list_.labelled && length < token.size()) {
      length = misread_length(token, "通讯员");  // behind a right label, three characters are enough
      if (length != token.size()) length = 0;
    }
    if (length == 0) return false;
    list_.labelled = true;
    role_ = token.substr(0, length);
    const std::string_view rest = trimmed(token.substr(length));
    if (!rest.empty()) add_name(list_, rest, role_);
    return true;
  }

  NameList list_;
  std::string_view role_;
  std::string_view waiting_;
};

NameList read_names(std::string_view text) {
  NameReader reader;
  split(text, name_separator, [&](std::string_view token) { reader.take(token); });
  return reader.finish();
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
    const std::string_view role = korean.trailing(token);
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

}  // namespace

bool parse_byline(std::string_view text, Authors& authors) {
  if (text.size() > longest_byline) {
    text = trimmed(text);
    if (text.size() > longest_byline) return false;
  }
  static constexpr WordFinder any_role(byline_roles);
  // Nearly all headings: ideographs at both ends and no word for who writes.
  if (begins_plain_han(text) && ends_plain_han(text) && text.find("・") == std::string_view::npos &&
      !any_role.any_in(text) && misread_label_length(text) == 0)
    return false;
  text = trimmed(text);
  if (text.empty()) return false;
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
  if (parse_japanese_pairs(body, authors)) return true;
  if (!bullet && !bracketed && !any_role.any_in(body) && misread_label_length(body) == 0) return false;
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
    if (end > longest) return {};
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
  std::size_t open = text.substr(from).rfind("（");
  if (open == std::string_view::npos) open = text.substr(from).rfind('(');
  if (open == std::string_view::npos || open + from == 0) return {};
  open += from;
  const CharClass before = class_of(last_code_point(drop_last_blanks(text.substr(0, open))));
  if (!stops.has(before) && !closers.has(before)) return {};
  const char* p = text.data() + open;
  static_cast<void>(next_char(p));
  return {{p, static_cast<std::size_t>(last_char(text) - p)}, text.size() - open};
}

constexpr WordEdges opening_edges(lead_in_openings, byline_qualifiers, agencies);

// The length of 本报讯, 本报某地1月1日电, 新华社某地电 at the start; 0 when there is none.
std::size_t opening_length(std::string_view text) noexcept {
  constexpr std::size_t longest = 75;  // bytes: 本报 + a place + a date + 电
  if (!opening_edges.may_start(text)) return 0;
  for (const std::string_view word : lead_in_openings) {
    if (starts_with(text, word) && word.size() > 3) return word.size();
  }
  if (qualifiers.leading(text).empty() && agency_names.leading(text).empty()) return 0;
  for (const std::string_view word : {"电", "電", "讯", "訊"}) {
    const std::size_t at = text.substr(0, longest).find(word);
    const bool in_label = at != std::string_view::npos && (ends_with(text.substr(0, at), "通"));  // 通讯员
    if (at != std::string_view::npos && !in_label) return at + word.size();
  }
  return 0;
}

}  // namespace

namespace {

constexpr std::size_t opening_word = 9;  // bytes

bool is_misread_opening(std::string_view text) noexcept {
  constexpr std::string_view second = "报";
  return text.size() >= 2 * opening_word && stands_at(text.data() + second.size(), second);
}

// 木报讯(: one character of 本报讯 misread, which the bracket with names behind it makes good.
std::size_t misread_opening_length(std::string_view text) noexcept {
  if (!is_misread_opening(text)) return 0;
  const std::size_t length = misread_length(text, "本报讯");
  const std::string_view rest = skip_blanks(text.substr(length));
  return length != 0 && (starts_with(rest, "(") || starts_with(rest, "（")) &&
                 rest.substr(0, 4 * opening_word).find("记者") != std::string_view::npos
             ? length
             : 0;
}

// (记考 甲) behind 本报讯: names without the word that announces them.
std::string_view drop_misread_label(std::string_view inside, std::size_t opening) noexcept {
  if (opening == 0 || leading_label(inside).length != 0) return inside;
  for (const std::string_view word : {"记者", "記者", "通讯员", "通訊員"}) {
    const std::size_t length = misread_length(inside, word);
    if (length != 0 && length < inside.size() && blanks.has(class_of(first_code_point(inside.substr(length)))))
      return trimmed(inside.substr(length));
  }
  return inside;
}

// What begins and ends in words has no lead-in, but where its words say so: nearly all paragraphs.
bool may_lead_in(std::string_view paragraph) noexcept {
  constexpr ClassSet marks = blanks | ClassSet{CharClass::bullet, CharClass::bracket_open, CharClass::bracket_open_wide,
                                               CharClass::bracket_close, CharClass::bracket_close_wide};
  if (paragraph.empty()) return false;
  if (marks.has(class_of(first_code_point(paragraph))) || marks.has(class_of(last_code_point(paragraph)))) return true;
  return opening_edges.may_start(paragraph) || is_misread_opening(paragraph);
}

}  // namespace

std::size_t parse_lead_in(std::string_view paragraph, Authors& authors) {
  if (!may_lead_in(paragraph)) return 0;
  const std::string_view body = skip_bullets(paragraph);
  const auto skipped = static_cast<std::size_t>(body.data() - paragraph.data());
  std::size_t length = 0;
  std::size_t opening = opening_length(body);
  if (opening == 0) opening = misread_opening_length(body);
  // 【本報訊】（記者 甲）
  if (const Bracketed title = opening == 0 ? leading_bracket(body) : Bracketed{};
      title.length != 0 && opening_length(title.inside) == title.inside.size())
    opening = title.length;
  std::string_view rest = skip_blanks(body.substr(opening));
  if (const Bracketed bracket = leading_bracket(rest); bracket.length != 0) {
    NameList list = read_names(drop_misread_label(bracket.inside, opening));
    const bool plain = list.clean && (list.labelled || opening != 0) && !list.authors.empty();
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
