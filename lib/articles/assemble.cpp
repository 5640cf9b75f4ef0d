#include <newsprint/articles.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/char_class.h"
#include "base/utf8.h"
#include "roles/words.h"

namespace newsprint {

namespace {

void clear(Article& a) {
  a.number = a.extra = 0;
  a.kind = ArticleKind::article;
  a.section = a.kicker = a.headline = a.deck = a.byline = {};
  a.authors.clear();
  a.dateline = {};
  a.blocks.clear();
  a.jump = {};
  a.removed.clear();
  a.flags.clear();
  a.lines.clear();
}

// Puts headlines over several blocks together, as one text whose lines are parted by a blank. A text put together has room
// up to the next power of two: growing by many blocks, it is copied a few times only.
class Joiner {
 public:
  explicit Joiner(Arena& arena) : arena_(arena) {}

  void append(std::string_view& to, std::string_view text) {
    if (to.empty()) {
      to = text;
      return;
    }
    const std::size_t size = to.size() + 1 + text.size();
    const auto own = put_together_.find(to.data());
    char* start = own == put_together_.end() ? nullptr : own->second;
    if (start == nullptr || size > std::bit_ceil(to.size())) {
      start = arena_.allocate(std::bit_ceil(size));
      std::memcpy(start, to.data(), to.size());
      put_together_.emplace(start, start);
    }
    start[to.size()] = ' ';
    std::memcpy(start + to.size() + 1, text.data(), text.size());
    to = {start, size};
  }

 private:
  Arena& arena_;
  std::unordered_map<const char*, char*> put_together_;  // where such texts begin
};

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

// The text without its jump line; the blanks around that go too.
std::string_view take_jump(std::string_view text, Article& a) {
  const JumpLine jump = find_jump(text);
  if (jump.text.empty() || !a.jump.text.empty()) return text;
  const auto from = static_cast<std::size_t>(jump.text.data() - text.data());
  const std::string_view before = trimmed(text.substr(0, from));
  const std::string_view after = trimmed(text.substr(from + jump.text.size()));
  if (!before.empty() && !after.empty()) return text;
  a.jump = jump;
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

void add_authors(const Authors& found, Article& a) {
  for (const Author& author : found)
    if (std::none_of(a.authors.begin(), a.authors.end(), [&](const Author& b) { return b.name == author.name; }))
      a.authors.push_back(author);
}

void add_body(const Page& page, std::uint32_t index, Article& a) {
  const Block& block = page.blocks[index];
  ArticleBlock body{index, block.text, {}};
  Authors found;
  switch (block.role) {
    case Role::paragraph:
      body.text = take_jump(block.text, a);
      parse_lead_in(block.text, found);
      if (a.dateline.text.empty()) a.dateline = parse_dateline(block.text);
      break;
    case Role::caption:
      body.credit = find_credit(block.text);
      add_caption_byline(block.text, found);
      break;
    default:
      break;
  }
  add_authors(found, a);
  if (!body.text.empty() || block.kind == BlockKind::table) a.blocks.push_back(body);
}

void add_block(const Page& page, std::uint32_t index, Article& a, Joiner& joiner) {
  const Block& block = page.blocks[index];
  if (a.lines.empty()) a.extra = block.extra;
  add_ranges(page, block.lines, a.lines);
  for (std::uint32_t i = 0; i < block.flags.count; ++i) {
    const std::string_view flag = page.words[block.flags.first + i];
    if (std::find(a.flags.begin(), a.flags.end(), flag) == a.flags.end()) a.flags.push_back(flag);
  }
  switch (block.role) {
    case Role::section:
      joiner.append(a.section, block.text);
      break;
    case Role::kicker:
      joiner.append(a.kicker, block.text);
      break;
    case Role::headline:
      joiner.append(a.headline, block.text);
      break;
    case Role::deck:
      joiner.append(a.deck, block.text);
      break;
    case Role::byline:
      joiner.append(a.byline, block.text);
      break;
    default:
      add_body(page, index, a);
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

// Captions come last unless they stand in the text.
void settle(const Page& page, Article& a) {
  Authors found;
  if (!a.byline.empty()) parse_byline(a.byline, found);
  Authors lead = std::move(a.authors);
  a.authors.clear();
  add_authors(found, a);
  add_authors(lead, a);
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
  Joiner joiner(articles.joined);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i)
    add_block(page, i, articles.items[place(page.blocks[i].article)], joiner);
  for (std::uint32_t i = 0; i < page.removed.size(); ++i) {
    const std::uint32_t number = page.removed[i].article;
    if (articles.count == 0) break;
    const std::size_t at = std::min(place(number), articles.count - 1);
    articles.items[at].removed.push_back(i);
    add_ranges(page, page.removed[i].lines, articles.items[at].lines);
  }
  for (std::size_t i = 0; i < articles.count; ++i) settle(page, articles.items[i]);
  if (!numbers.empty() && numbers[0] == 0)
    for (std::size_t i = 0; i < articles.count; ++i)
      if (articles.items[i].number == most + 1) articles.items[i].kind = ArticleKind::fragment;
}

}  // namespace newsprint
