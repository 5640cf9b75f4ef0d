#include <newsprint/articles.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/char_class.h"
#include "base/utf8.h"
#include "roles/folio.h"
#include "roles/words.h"

namespace newsprint {

namespace {

void clear(Article& a) {
  a.number = a.extra = 0;
  a.kind = ArticleKind::article;
  a.section = a.kicker = a.headline = a.deck = a.byline = {};
  a.authors.clear();
  a.dateline = {};
  a.date = {};
  a.blocks.clear();
  a.jump = {};
  a.removed.clear();
  a.flags.clear();
  a.lines.clear();
}

// The blocks of an article's head, in the order of the page.
using HeadParts = std::vector<std::pair<Role, std::string_view>>;

// A headline over several blocks is one text, its lines parted by a blank.
std::string_view join_parts(const HeadParts& parts, Role role, Arena& joined) {
  std::string_view first;
  std::string all;
  for (const auto& [part, text] : parts) {
    if (part != role) continue;
    if (first.empty()) {
      first = text;
      continue;
    }
    if (all.empty()) all = first;
    all.push_back(' ');
    all.append(text);
  }
  return all.empty() ? first : joined.copy(all);
}

void add_ranges(const Page& page, Slice lines, std::vector<LineRange>& out) {
  for (std::uint32_t i = 0; i < lines.count; ++i) out.push_back(page.ranges[lines.first + i]);
}

void merge_ranges(std::vector<LineRange>& ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const LineRange& a, const LineRange& b) { return a.first < b.first; });
  std::size_t kept = 0;
  for (const LineRange& range : ranges) {
    if (kept != 0 && range.first <= ranges[kept - 1].last + 1)
      ranges[kept - 1].last = std::max(ranges[kept - 1].last, range.last);
    else
      ranges[kept++] = range;
  }
  ranges.resize(kept);
}

// The text without its jump line; the blanks around that go too. A story may have come from one page and go on to
// another: then both lines are one text, and the later says where to.
std::string_view take_jump(std::string_view text, Article& a, Arena& joined) {
  const JumpLine jump = find_jump(text);
  const bool onward = a.jump.comes && !jump.comes;
  if (jump.text.empty() || !(a.jump.text.empty() || onward)) return text;
  const auto from = static_cast<std::size_t>(jump.text.data() - text.data());
  const std::string_view before = trimmed(text.substr(0, from));
  const std::string_view after = trimmed(text.substr(from + jump.text.size()));
  if (!before.empty() && !after.empty()) return text;
  const std::string_view both = onward ? joined.copy(fmt::format("{} {}", a.jump.text, jump.text)) : jump.text;
  a.jump = {both, jump.to, jump.comes};
  return before.empty() ? after : before;
}

// ■ 本报记者 甲 behind a caption names its author.
void add_caption_byline(std::string_view caption, Authors& authors) {
  std::size_t at = std::string_view::npos;
  for (const std::string_view mark : {"■", "□", "●", "◆"}) {
    const std::size_t found = find_last(caption, mark);
    if (found != std::string_view::npos && (at == std::string_view::npos || found > at)) at = found;
  }
  if (at != std::string_view::npos && at != 0) parse_byline(caption.substr(at), authors);
}

// Each item once, where it first stands; `key` says what makes two the same. Records of others may have many.
template <class Item, class Key>
void drop_repeated(std::vector<Item>& items, Key key) {
  if (items.size() < 2) return;
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    return key(items[x]) != key(items[y]) ? key(items[x]) < key(items[y]) : x < y;
  });
  std::vector<char> again(items.size());
  for (std::size_t i = 1; i < order.size(); ++i) again[order[i]] = key(items[order[i]]) == key(items[order[i - 1]]);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (again[i] == 0) items[kept++] = items[i];
  items.resize(kept);
}

void add_body(const Page& page, std::uint32_t index, Article& a, Arena& joined) {
  const Block& block = page.blocks[index];
  ArticleBlock body{index, block.text, {}};
  switch (block.role) {
    case Role::paragraph:
      body.text = take_jump(block.text, a, joined);
      parse_lead_in(block.text, a.authors);
      if (a.dateline.text.empty()) a.dateline = parse_dateline(block.text);
      break;
    case Role::caption:
      body.credit = find_credit(block.text);
      add_caption_byline(block.text, a.authors);
      break;
    default:
      break;
  }
  if (!body.text.empty() || block.kind == BlockKind::table) a.blocks.push_back(body);
}

void add_block(const Page& page, std::uint32_t index, Article& a, HeadParts& head, Arena& joined) {
  const Block& block = page.blocks[index];
  if (a.lines.empty()) a.extra = block.extra;
  add_ranges(page, block.lines, a.lines);
  for (std::uint32_t i = 0; i < block.flags.count; ++i) a.flags.push_back(page.words[block.flags.first + i]);
  switch (block.role) {
    case Role::byline:
      parse_byline(block.text, a.authors);
      [[fallthrough]];
    case Role::section:
    case Role::kicker:
    case Role::headline:
    case Role::deck:
      head.emplace_back(block.role, block.text);
      break;
    default:
      add_body(page, index, a, joined);
      break;
  }
}

ArticleKind kind_of(const Page& page, const Article& a) {
  bool body = false;
  bool caption = false;
  bool notice = false;
  for (const ArticleBlock& b : a.blocks) {
    const Role role = page.blocks[b.block].role;
    caption |= role == Role::caption;
    notice |= role == Role::notice;
    body |= role == Role::paragraph || role == Role::table || role == Role::crosshead;
  }
  if (notice && !body && !caption) return ArticleKind::notice;
  if (body) {
    const bool orphan = a.headline.empty() && a.kicker.empty() && a.authors.empty() && a.section.empty() &&
                        std::find(a.flags.begin(), a.flags.end(), "truncated-start") != a.flags.end();
    return orphan ? ArticleKind::fragment : ArticleKind::article;
  }
  if (caption) return ArticleKind::picture;
  return a.headline.empty() ? ArticleKind::fragment : ArticleKind::article;
}

// The dateline's date: a year that is not printed is that of the page, or the one before where the day lies ahead.
std::string_view date_of(const Dateline& dateline, const Folio& folio, Arena& arena) {
  if (dateline.month == 0) return {};
  constexpr int days_ahead = 7;  // that a paper may be dated before its day
  const auto in_year = [](unsigned month, unsigned day) { return static_cast<int>(month * 31 + day); };
  unsigned year = dateline.year;
  if (const Day today = find_date(folio.date); year == 0 && today.year != 0) {
    const int ahead = in_year(dateline.month, dateline.day) - in_year(today.month, today.day);
    year = ahead > days_ahead ? today.year - 1U : today.year;
  }
  return year == 0 ? std::string_view{}
                   : arena.copy(fmt::format("{:04}-{:02}-{:02}", year, dateline.month, dateline.day));
}

// Captions come last unless they stand in the text.
void settle(const Page& page, const HeadParts& head, Article& a, Arena& joined) {
  a.section = join_parts(head, Role::section, joined);
  a.kicker = join_parts(head, Role::kicker, joined);
  a.headline = join_parts(head, Role::headline, joined);
  a.deck = join_parts(head, Role::deck, joined);
  a.byline = join_parts(head, Role::byline, joined);
  drop_repeated(a.authors, [](const Author& author) { return author.name; });
  drop_repeated(a.flags, [](std::string_view flag) { return flag; });
  a.date = date_of(a.dateline, page.folio, joined);
  merge_ranges(a.lines);
  const auto is_caption = [&](const ArticleBlock& b) { return page.blocks[b.block].role == Role::caption; };
  const auto first_text = std::find_if_not(a.blocks.begin(), a.blocks.end(), is_caption);
  std::rotate(a.blocks.begin(), first_text, a.blocks.end());
  a.kind = kind_of(page, a);
}

}  // namespace

void assemble(const Page& page, Articles& articles, Diagnostics& diagnostics) {
  articles.joined.clear();
  articles.count = 0;
  std::uint32_t most = 0;
  bool unlabelled = false;
  for (const Block& block : page.blocks) {
    most = std::max(most, block.article);
    unlabelled |= block.article == 0;
  }
  if (unlabelled)
    diagnostics.push_back({"no-roles", std::string(page.doc), page.number, 0,
                           "blocks without roles become one fragment: run npsplit before npjson"});
  // Numbers may have gaps or be large in records made by others: count what there is.
  std::vector<std::uint32_t> numbers;
  for (const Block& block : page.blocks) numbers.push_back(block.article);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  if (articles.items.size() < numbers.size()) articles.items.resize(numbers.size());
  articles.count = numbers.size();
  const auto place = [&](std::uint32_t number) {
    return static_cast<std::size_t>(std::lower_bound(numbers.begin(), numbers.end(), number) - numbers.begin());
  };
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    clear(articles.items[i]);
    articles.items[i].number = numbers[i] == 0 ? most + 1 : numbers[i];
  }
  std::vector<HeadParts> heads(numbers.size());
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    const std::size_t at = place(page.blocks[i].article);
    add_block(page, i, articles.items[at], heads[at], articles.joined);
  }
  for (std::uint32_t i = 0; i < page.removed.size(); ++i) {
    const std::uint32_t number = page.removed[i].article;
    if (articles.count == 0) break;
    const std::size_t at = std::min(place(number), articles.count - 1);
    articles.items[at].removed.push_back(i);
    add_ranges(page, page.removed[i].lines, articles.items[at].lines);
  }
  for (std::size_t i = 0; i < articles.count; ++i) settle(page, heads[i], articles.items[i], articles.joined);
  if (!numbers.empty() && numbers[0] == 0)
    for (std::size_t i = 0; i < articles.count; ++i)
      if (articles.items[i].number == most + 1) articles.items[i].kind = ArticleKind::fragment;
}

}  // namespace newsprint
