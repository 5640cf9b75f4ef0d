#include "articles/duplicates.h"

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::size_t reach = 5;     // blocks either way
constexpr std::uint32_t least = 14;  // characters
constexpr std::string_view reason = "duplicate";

bool is_sentence(std::string_view text) {
  const char* p = text.data() + text.size();
  while (p > text.data()) {
    p = last_char({text.data(), static_cast<std::size_t>(p - text.data())});
    const char* q = p;
    const CharClass cls = class_of(next_char(q));
    if (closers.has(cls) || cls == CharClass::quote_straight) continue;
    return stops.has(cls) || cls == CharClass::ellipsis;
  }
  return false;
}

// The block near `i` that holds its whole text and more (or, of two equal ones, the first); page.blocks.size(): none.
std::size_t holder(const Page& page, std::size_t i) {
  const Block& block = page.blocks[i];
  const std::size_t none = page.blocks.size();
  if (block.kind != BlockKind::paragraph || count_code_points(block.text) < least || !is_sentence(block.text))
    return none;
  const std::size_t from = i - std::min(i, reach);
  const std::size_t to = std::min(page.blocks.size(), i + reach + 1);
  for (std::size_t k = from; k < to; ++k) {
    const Block& other = page.blocks[k];
    if (k == i || other.kind != BlockKind::paragraph || other.text.size() < block.text.size()) continue;
    if (other.text.size() == block.text.size() && k > i) continue;
    if (other.text.find(block.text) != std::string_view::npos) return k;
  }
  return none;
}

}  // namespace

void remove_duplicates(Page& page) {
  std::vector<char> gone(page.blocks.size(), 0);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const std::size_t k = holder(page, i);
    if (k == page.blocks.size() || gone[k] != 0) continue;
    gone[i] = 1;
    const Block& block = page.blocks[i];
    page.removed.push_back({block.text, reason, block.lines, block.spans, 0, block.extra});
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i)
    if (gone[i] == 0) page.blocks[kept++] = page.blocks[i];
  page.blocks.resize(kept);
}

void place_duplicates(Page& page) {
  for (Removed& removed : page.removed) {
    if (removed.article != 0) continue;
    for (const Block& block : page.blocks)
      if (block.text.find(removed.text) != std::string_view::npos) {
        removed.article = block.article;
        break;
      }
  }
}

}  // namespace newsprint
