// What a block's record says and most commands hand on as it is, from the text to the joins: `,"text":"…","lines":[[1,2]]`.
#pragma once

#include <cstddef>
#include <string_view>

#include <newsprint/page.h>

namespace newsprint::json {

inline constexpr char text_key[] = R"(,"text":")";
inline constexpr std::size_t text_key_size = sizeof text_key - 1;

// Empty where the block was not read from such a record, its text is no longer the one there, or the page is another.
[[nodiscard]] inline std::string_view kept_record(const Page& page, const Block& block) noexcept {
  if (block.record == 0 || block.record > page.records.size()) return {};
  const std::string_view record = page.records[block.record - 1];
  if (block.text.empty()) return record.starts_with(text_key) ? std::string_view{} : record;
  const bool same = block.text.data() == record.data() + text_key_size && block.text.data()[block.text.size()] == '"';
  return same ? record : std::string_view{};
}

}  // namespace newsprint::json
