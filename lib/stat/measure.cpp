// Counts over the records of a page.
#include <newsprint/stat.h>

#include <algorithm>

#include "stat/signs.h"

namespace newsprint {

namespace {

// The kind of each article by its number, sorted.
using Kinds = std::vector<ArticleLabel>;

Kinds kinds_of(const Page& page, Articles& articles) {
  Kinds kinds = page.articles;
  const bool labelled =
      std::any_of(page.blocks.begin(), page.blocks.end(), [](const Block& block) { return block.article != 0; });
  if (kinds.empty() && labelled) {
    Diagnostics unwanted;
    assemble(page, articles, unwanted);
    for (std::size_t i = 0; i < articles.count; ++i)
      kinds.push_back({articles.items[i].number, articles.items[i].kind});
  }
  std::sort(kinds.begin(), kinds.end(),
            [](const ArticleLabel& a, const ArticleLabel& b) { return a.number < b.number; });
  return kinds;
}

std::uint64_t& place_of(const Block& block, const Kinds& kinds, Places& places) {
  if (block.kind == BlockKind::furniture) return places.furniture;
  if (block.article == 0) return places.unlabelled;
  const auto found = std::lower_bound(kinds.begin(), kinds.end(), block.article,
                                      [](const ArticleLabel& a, std::uint32_t number) { return a.number < number; });
  switch (found == kinds.end() || found->number != block.article ? ArticleKind::fragment : found->kind) {
    case ArticleKind::notice:
      return places.notice;
    case ArticleKind::fragment:
      return places.fragment;
    case ArticleKind::article:
    case ArticleKind::picture:
      break;
  }
  return places.story;
}

void count_table(const Table& table, SignCounter& counter, Signs& signs) {
  for (const std::string_view cell : table.columns) counter.count(cell, signs);
  for (const auto& row : table.rows)
    for (const std::string_view cell : row) counter.count(cell, signs);
}

bool is_paragraph(const Block& block) noexcept {
  return block.role == Role::none ? block.kind == BlockKind::paragraph : block.role == Role::paragraph;
}

void measure_block(const Page& page, const Block& block, const Kinds& kinds, SignCounter& counter, Stat& stat) {
  Signs& signs = stat.signs;
  const std::uint64_t before = signs.characters;
  counter.count(block.text, signs);
  if (block.table != 0) count_table(page.tables[block.table - 1], counter, signs);
  place_of(block, kinds, stat.places) += signs.characters - before;
  if (page.articles.empty()) ++stat.kinds[static_cast<std::size_t>(block.kind)];
  if (block.role != Role::none) ++stat.roles[static_cast<std::size_t>(block.role)];
  signs.paragraphs += is_paragraph(block);
  for (std::uint32_t i = 0; i < block.flags.count; ++i) {
    const std::string_view flag = page.words[block.flags.first + i];
    stat.flags.add(flag, 1);
    signs.torn += flag == "truncated-start" || flag == "truncated-end";
  }
  for (std::uint32_t i = 0; i < block.joins.count; ++i) {
    const Join& join = page.joins[block.joins.first + i];
    stat.joins.add(join.reason, join.count);
  }
}

void add_repairs(const Repairs& more, Repairs& repairs) noexcept {
  repairs.invalid += more.invalid;
  repairs.control += more.control;
  repairs.invisible += more.invisible;
  repairs.radical += more.radical;
  repairs.compatibility += more.compatibility;
  repairs.ligature += more.ligature;
}

template <std::size_t N>
void add_each(const std::array<std::uint64_t, N>& more, std::array<std::uint64_t, N>& counts) noexcept {
  for (std::size_t i = 0; i < N; ++i) counts[i] += more[i];
}

}  // namespace

void Tally::add(std::string_view word, std::uint64_t count) {
  constexpr std::string_view other = "other";
  const auto find = [&](std::string_view wanted) {
    return std::find_if(counts_.begin(), counts_.end(), [&](const Count& c) { return c.first == wanted; });
  };
  auto found = find(word);
  if (found == counts_.end() && counts_.size() >= most) found = find(word = other);
  if (found == counts_.end()) {
    counts_.emplace_back(word, count);
  } else {
    found->second += count;
  }
}

void Tally::add(const Tally& more) {
  for (const auto& [word, count] : more.counts_) add(word, count);
}

std::uint64_t Tally::count(std::string_view word) const noexcept {
  for (const auto& [known, count] : counts_)
    if (known == word) return count;
  return 0;
}

void Stat::add(const Stat& more) {
  pages += more.pages;
  article_pages += more.article_pages;
  lines += more.lines;
  blocks += more.blocks;
  articles += more.articles;
  add_each(more.kinds, kinds);
  add_each(more.roles, roles);
  add_each(more.article_kinds, article_kinds);
  for (const auto place :
       {&Places::story, &Places::notice, &Places::fragment, &Places::furniture, &Places::unlabelled, &Places::removed})
    places.*place += more.places.*place;
  add_repairs(more.repairs, repairs);
  languages.add(more.languages);
  flags.add(more.flags);
  joins.add(more.joins);
  for (const auto sign : {&Signs::characters, &Signs::replaced, &Signs::unreadable, &Signs::misread, &Signs::rare,
                          &Signs::broken, &Signs::marks, &Signs::unpaired, &Signs::paragraphs, &Signs::torn})
    signs.*sign += more.signs.*sign;
}

void measure_page(const Page& page, Articles& articles, Stat& stat) {
  const Kinds kinds = kinds_of(page, articles);
  thread_local SignCounter counter;
  counter.begin_page(page.language);
  ++stat.pages;
  stat.article_pages += !page.articles.empty();
  stat.lines += page.line_count;
  stat.blocks += page.blocks.size();
  stat.articles += kinds.size();
  for (const ArticleLabel& label : kinds) ++stat.article_kinds[static_cast<std::size_t>(label.kind)];
  for (const Block& block : page.blocks) measure_block(page, block, kinds, counter, stat);
  for (const Removed& removed : page.removed) {
    const std::uint64_t before = stat.signs.characters;
    counter.count(removed.text, stat.signs);
    stat.places.removed += stat.signs.characters - before;
  }
  add_repairs(page.repairs, stat.repairs);
  stat.signs.unreadable += page.repairs.control;
  stat.languages.add(page.language.empty() ? "und" : page.language, 1);
  for (std::uint32_t i = 0; i < page.flags.count; ++i) stat.flags.add(page.words[page.flags.first + i], 1);
}

}  // namespace newsprint
