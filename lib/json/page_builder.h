// Fills the page in progress from the values of records.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <newsprint/page.h>

#include "json/values.h"

namespace newsprint::json {

// Texts of the page in progress that come again and again (reasons, flags, extras): equal ones are stored once.
class Interned {
 public:
  void clear() noexcept {
    if (!indices_.empty()) indices_.clear();
    recent_.fill(0);
  }

  // The index of `text` in `pool`; 0 is the empty text.
  std::uint32_t index(std::string_view text, std::vector<std::string_view>& pool, Arena& arena) {
    if (text.empty()) return 0;
    std::uint32_t& recent = recent_[slot_of(text)];
    if (pool[recent] == text) return recent;
    const auto found = indices_.find(text);
    if (found != indices_.end()) return recent = found->second;
    recent = size_of(pool);
    pool.push_back(arena.copy(text));
    indices_.emplace(pool.back(), recent);
    return recent;
  }

 private:
  static constexpr std::size_t recent_count = 16;
  // Where a text is looked for before it is hashed: a page has few of them, and those in use take turns.
  static std::size_t slot_of(std::string_view text) noexcept {
    return (text.size() + static_cast<unsigned char>(text.front())) % recent_count;
  }

  std::unordered_map<std::string_view, std::uint32_t> indices_;
  std::array<std::uint32_t, recent_count> recent_{};
};

// Fills the page in progress from the values of a record.
struct Builder {
  Page page;
  Interned extras;
  Interned word_indices;
  std::vector<std::string_view> word_pool{std::string_view{}};
  std::string_view newest_cut;  // of the blocks

  void clear() {
    page.clear();
    extras.clear();
    word_indices.clear();
    word_pool.resize(1);
    newest_cut = {};
  }

  Problem text(element value, std::string_view& to) {
    const Problem problem = read(value, to);
    if (problem == nullptr) to = page.arena.copy(to);
    return problem;
  }
  // A text from a small set, stored once.
  std::string_view interned(std::string_view word) {
    return word_pool[word_indices.index(word, word_pool, page.arena)];
  }
  Problem word(element value, std::string_view& to) {
    const Problem problem = read(value, to);
    if (problem == nullptr) to = interned(to);
    return problem;
  }
  Problem words(element value, Slice& to) {
    return read_slice(value, page.words, to, [&](element item, std::string_view& made) { return word(item, made); });
  }
  Problem ranges(element value, Slice& to) {
    return read_slice(value, page.ranges, to, [](element item, LineRange& made) {
      if (const Problem problem = read_tuple(item, "holds a range that is not [first, last]", made.first, made.last))
        return problem;
      return made.first <= made.last ? nullptr : "holds a range that ends before it begins";
    });
  }
  Problem spans(element value, Slice& to) {
    return read_slice(value, page.spans, to, [](element item, Span& made) {
      if (const Problem problem =
              read_tuple(item, "holds a span that is not [line, from, to]", made.line, made.from, made.to))
        return problem;
      return made.from <= made.to ? nullptr : "holds a span that ends before it begins";
    });
  }
  Problem shifts(element value, Slice& to) {
    return read_slice(value, page.shifts, to, [](element item, Shift& made) {
      return read_tuple(item, "holds a shift that is not [index, delta]", made.index, made.delta);
    });
  }
  Problem hyphens(element value, Slice& to) {
    return read_slice(value, page.hyphens, to, [](element item, InnerHyphen& made) {
      std::string_view verdict;
      if (const Problem problem = read_tuple(item, "holds a hyphen that is not [index, verdict]", made.index, verdict))
        return problem;
      made.verdict = verdict == "weld" ? HyphenVerdict::weld : HyphenVerdict::keep;
      return verdict == "weld" || verdict == "keep" ? nullptr : "has a verdict other than weld, keep";
    });
  }
  Problem joins(element value, Slice& to) {
    return read_slice(value, page.joins, to, [&](element item, Join& made) {
      if (const Problem problem = read_tuple(item, "holds a join that is not [reason, count]", made.reason, made.count))
        return problem;
      made.reason = interned(made.reason);
      return Problem{};
    });
  }
  Problem cells(element value, std::vector<std::string_view>& to) {
    to.clear();
    return read_list(value, [&](element item) { return text(item, to.emplace_back()); });
  }
  Problem rows(element value, Table& to) {
    to.rows.clear();
    return read_list(value, [&](element item) { return cells(item, to.rows.emplace_back()); });
  }
  // The table of a block, made when its first key is met.
  Table& table(Block& block) {
    if (block.table == 0) {
      page.tables.emplace_back();
      block.table = size_of(page.tables);
    }
    return page.tables[block.table - 1];
  }
  Problem dictionary(element value, Dictionary& to) {
    object members;
    if (value.get_object().get(members)) return "holds something that is no object";
    for (const auto member : members) {
      Problem problem = nullptr;
      if (member.key == "name") problem = text(member.value, to.name);
      if (member.key == "checksum") problem = text(member.value, to.checksum);
      if (problem != nullptr) return problem;
    }
    return nullptr;
  }
};

}  // namespace newsprint::json
