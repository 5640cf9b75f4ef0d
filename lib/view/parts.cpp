#include "view/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "json/decisions.h"
#include "json/words.h"
#include "view/slice.h"

namespace newsprint::view {

namespace {

using Record = ArticleRecord;

std::string_view role_name(Role role) noexcept { return json::word_of(json::role_words, role); }

// The word among ours that is `type`: parts keep no copy.
std::string_view role_named(std::string_view type) noexcept {
  for (const std::string_view name : json::role_words) {
    if (!name.empty() && name == type) return name;
  }
  return "paragraph";
}

void add_head(std::string_view role, std::string_view text, Story& story) {
  if (!text.empty()) story.parts.push_back({.role = role, .text = std::string(text)});
}

void append_author(std::string_view name, std::string_view role, std::string& to) {
  if (!to.empty()) to += " · ";
  to += name;
  if (!role.empty()) to.append(", ").append(role);
}

// Lines that are not blank, less one: what has to be joined to make one text of them.
std::uint32_t seams_between(const std::vector<LineRange>& lines) {
  std::uint64_t count = 0;
  for (const LineRange& range : lines) count += std::uint64_t{range.last} - range.first + 1;
  return count == 0 ? 0 : static_cast<std::uint32_t>(std::min<std::uint64_t>(count - 1, UINT32_MAX));
}

Part part_of(std::string_view role, const Record::Part& from) {
  Part part{.role = role,
            .text = from.text,
            .note = from.credit,
            .columns = from.columns,
            .rows = from.rows,
            .lines = from.lines};
  if (part.rows.empty() && part.columns.empty()) part.seams = seams_between(part.lines);
  return part;
}

bool is_body(const Part& part) noexcept { return part.role == "paragraph" || part.role == "notice"; }

// Where a text breaks off or begins in mid-sentence, article records say it of the whole article.
void hand_flags_on(Story& story) {
  const auto hand_on = [&](std::string_view flag, auto first, auto last) {
    const auto held = std::ranges::find(story.flags, flag);
    const auto part = std::find_if(first, last, is_body);
    if (held == story.flags.end() || part == last) return;
    part->flags.emplace_back(flag);
    story.flags.erase(held);
  };
  hand_on("truncated-start", story.parts.begin(), story.parts.end());
  hand_on("truncated-end", story.parts.rbegin(), story.parts.rend());
}

std::string joins_of(const Page& page, const Block& block) {
  std::string words;
  for (std::uint32_t i = 0; i < block.joins.count; ++i) {
    const Join& join = page.joins[block.joins.first + i];
    if (!words.empty()) words += ", ";
    words += join.reason;
    if (join.count != 1) fmt::format_to(std::back_inserter(words), " ×{}", join.count);
  }
  return words;
}

Part part_of(const Page& page, const Block& block, std::string_view text) {
  Part part{.role = block.role == Role::none ? role_name(Role::paragraph) : role_name(block.role),
            .text = std::string(text),
            .lines = taken(page.ranges, block.lines),
            .spans = taken(page.spans, block.spans),
            .joins = joins_of(page, block)};
  for (std::uint32_t i = 0; i < block.joins.count; ++i) part.seams += page.joins[block.joins.first + i].count;
  for (const std::string_view flag : taken(page.words, block.flags)) part.flags.emplace_back(flag);
  if (block.table != 0) {
    const Table& table = page.tables[block.table - 1];
    part.role = role_name(Role::table);
    part.columns.assign(table.columns.begin(), table.columns.end());
    for (const auto& row : table.rows) part.rows.emplace_back(row.begin(), row.end());
  }
  part.doubt = 1 / (1 + std::exp(json::closest_decision(block.seams, block.explain, role_name(block.role))));
  return part;
}

// The blocks of heads, by article and in the order in which an editor sets them.
std::vector<const Block*> head_blocks(const Page& page) {
  std::vector<const Block*> heads;
  for (const Block& block : page.blocks) {
    if (block.role >= Role::section && block.role <= Role::byline) heads.push_back(&block);
  }
  std::ranges::stable_sort(heads, [](const Block* a, const Block* b) {
    return a->article != b->article ? a->article < b->article : a->role < b->role;
  });
  return heads;
}

Story story_of(const Page& page, const Article& article, const std::vector<const Block*>& heads) {
  Story story{.number = article.number,
              .kind = article.kind,
              .language = std::string(page.language),
              .dateline = std::string(article.dateline.text),
              .lines = article.lines};
  for (const Author& author : article.authors) append_author(author.name, author.role, story.authors);
  const auto number = [](const Block* block) { return block->article; };
  for (auto head = std::ranges::lower_bound(heads, article.number, {}, number);
       head != heads.end() && (*head)->article == article.number; ++head) {
    story.parts.push_back(part_of(page, **head, (*head)->text));
  }
  for (const ArticleBlock& part : article.blocks) {
    const Block& block = page.blocks[part.block];
    if (part.text.empty() && block.table == 0) continue;  // it was nothing but a jump line
    story.parts.push_back(part_of(page, block, part.text));
    story.parts.back().note = part.credit;
  }
  add_head("jump", article.jump.text, story);
  if (!article.jump.text.empty()) story.parts.back().note = article.jump.to;
  for (const std::uint32_t index : article.removed) {
    const Removed& removed = page.removed[index];
    story.parts.push_back({.role = "removed",
                           .text = std::string(removed.text),
                           .note = std::string(removed.reason),
                           .lines = taken(page.ranges, removed.lines),
                           .spans = taken(page.spans, removed.spans)});
  }
  return story;
}

}  // namespace

Story story_of(const ArticleRecord& article) {
  Story story{.number = article.article,
              .kind = article.kind,
              .language = article.language,
              .dateline = article.dateline,
              .flags = article.flags,
              .lines = article.lines};
  for (const auto& author : article.authors) append_author(author.name, author.role, story.authors);
  add_head("section", article.section, story);
  add_head("kicker", article.kicker, story);
  add_head("headline", article.headline, story);
  add_head("deck", article.deck, story);
  add_head("byline", article.byline, story);
  for (const auto& block : article.blocks) story.parts.push_back(part_of(role_named(block.type), block));
  add_head("jump", article.jump, story);
  if (!article.jump.empty()) story.parts.back().note = article.jump_to;
  for (const auto& removed : article.removed) {
    story.parts.push_back(part_of("removed", removed));
    story.parts.back().note = removed.reason;
  }
  hand_flags_on(story);
  return story;
}

std::vector<Story> stories_of(const Page& page, const Articles& articles) {
  const std::vector<const Block*> heads = head_blocks(page);
  std::vector<Story> stories;
  for (std::size_t i = 0; i < articles.count; ++i) stories.push_back(story_of(page, articles.items[i], heads));
  return stories;
}

}  // namespace newsprint::view
