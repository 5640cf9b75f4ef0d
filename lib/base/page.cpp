#include <newsprint/page.h>

#include <algorithm>
#include <cstring>

namespace newsprint {

namespace {
constexpr std::size_t smallest_chunk = std::size_t{64} << 10;
constexpr std::size_t largest_step = std::size_t{1} << 20;  // for small texts; a large one has a chunk of its own
}  // namespace

char* Arena::allocate(std::size_t bytes) {
  while (chunk_ < chunks_.size() && chunks_[chunk_].size - used_ < bytes) {
    // Too small though nothing stands in it: pages have grown, and chunks of all their sizes would add up.
    if (used_ == 0) {
      chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(chunk_));
      continue;
    }
    ++chunk_;
    used_ = 0;
  }
  if (chunk_ == chunks_.size()) {
    const std::size_t step = chunks_.empty() ? 0 : std::min(2 * chunks_.back().size, largest_step);
    const std::size_t size = std::max({bytes + bytes / 8, smallest_chunk, step});
    chunks_.push_back({std::unique_ptr<char[]>(new char[size]), size});
    used_ = 0;
  }
  char* place = chunks_[chunk_].bytes.get() + used_;
  used_ += bytes;
  return place;
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* place = allocate(text.size());
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

void Arena::clear() noexcept {
  chunk_ = 0;
  used_ = 0;
}

void Page::clear() {
  doc = toolkit = encoding = language = {};
  number = line_count = extra = 0;
  normalize = normalize_nothing;
  dictionaries.clear();
  repairs = {};
  character_count = 0;
  flags = {};
  folio = {};
  lines.clear();
  blocks.clear();
  removed.clear();
  articles.clear();
  ranges.clear();
  spans.clear();
  joins.clear();
  shifts.clear();
  hyphens.clear();
  tables.clear();
  words.clear();
  records.clear();
  extras.assign(1, std::string_view{});
  passed.clear();
  arena.clear();
}

}  // namespace newsprint
