#include <newsprint/page.h>

#include <algorithm>
#include <cstring>

namespace newsprint {

namespace {
constexpr std::size_t smallest_chunk = std::size_t{64} << 10;
}

char* Arena::allocate(std::size_t bytes) {
  while (chunk_ < chunks_.size() && chunks_[chunk_].size - used_ < bytes) {
    ++chunk_;
    used_ = 0;
  }
  if (chunk_ == chunks_.size()) {
    const std::size_t size = std::max({bytes, smallest_chunk, chunks_.empty() ? 0 : 2 * chunks_.back().size});
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
  ranges.clear();
  spans.clear();
  joins.clear();
  shifts.clear();
  hyphens.clear();
  tables.clear();
  words.clear();
  extras.assign(1, std::string_view{});
  passed.clear();
  arena.clear();
}

}  // namespace newsprint
