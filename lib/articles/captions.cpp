#include "articles/captions.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "articles/grams.h"

namespace newsprint {

namespace {

// Blocks [from, to) of one story, furniture between them included.
struct Story {
  std::uint32_t article = 0;
  std::size_t from = 0;
  std::size_t to = 0;
};

bool is_text(const Block& block) { return block.role == Role::paragraph || block.role == Role::table; }

std::vector<Story> find_stories(const Page& page, std::size_t end) {
  std::vector<Story> stories;
  for (std::size_t i = 0; i < end; ++i) {
    const Block& block = page.blocks[i];
    if (block.role == Role::notice || block.role == Role::caption) continue;
    if (stories.empty() || stories.back().article != block.article) stories.push_back({block.article, i, i});
    stories.back().to = i + 1;
  }
  return stories;
}

// A caption that was an article of its own leaves a gap in their numbers.
void close_gaps(Page& page) {
  std::vector<std::uint32_t> numbers(page.blocks.size() + 1);
  for (const Block& block : page.blocks) numbers[block.article] = 1;
  std::partial_sum(numbers.begin(), numbers.end(), numbers.begin());
  for (Block& block : page.blocks) block.article = numbers[block.article];
}

}  // namespace

void tie_captions(Page& page, const std::vector<Facts>& facts, const Sentences& sentences, const Grams* index) {
  constexpr std::size_t most = 8;
  constexpr double enough = 0.2;
  constexpr double clear = 2;  // times the runner-up
  const auto last_text = std::find_if(page.blocks.rbegin(), page.blocks.rend(), is_text);
  const auto end = static_cast<std::size_t>(page.blocks.rend() - last_text);
  std::vector<std::size_t> captions;
  std::vector<char> asked(page.blocks.size());
  for (std::size_t i = end; i < page.blocks.size() && captions.size() < most; ++i) {
    if (page.blocks[i].role != Role::caption) continue;
    captions.push_back(i);
    asked[i] = 1;
  }
  if (captions.empty()) return;
  const std::vector<Story> stories = find_stories(page, end);
  const auto is_known = [&](std::size_t i) { return index != nullptr && index->knows(i); };
  const bool known = std::all_of(captions.begin(), captions.end(), is_known);
  std::optional<Grams> own;
  if (!known) own.emplace(page, facts, sentences.words, std::move(asked));
  const Grams& grams = known ? *index : *own;
  for (const std::size_t i : captions) {
    double best = 0;
    double second = 0;
    const Story* story = nullptr;
    for (const Story& candidate : stories) {
      const double shared = grams.coverage(i, {BlockRange{candidate.from, candidate.to}, {}})[0];
      second = std::max(second, std::min(best, shared));
      if (shared <= best) continue;
      best = shared;
      story = &candidate;
    }
    if (story != nullptr && best >= enough && best >= clear * second) page.blocks[i].article = story->article;
  }
  close_gaps(page);
}

}  // namespace newsprint
