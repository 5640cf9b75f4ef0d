#include "text/page_cut.h"

#include "base/utf8.h"

namespace newsprint {

std::size_t find_cut(std::string_view text) noexcept {
  constexpr std::string_view blank_lines[] = {"\n\n", "\n\r\n", "\r\r"};
  for (const std::string_view blank_line : blank_lines)
    if (const std::size_t at = text.rfind(blank_line); at != std::string_view::npos && at != 0)
      return at + blank_line.size();
  if (const std::size_t at = text.rfind('\n'); at != std::string_view::npos) return at + 1;
  constexpr std::string_view ends[] = {" ", "。", "！", "？", ". "};
  std::size_t best = 0;
  for (const std::string_view end : ends)
    if (const std::size_t at = text.rfind(end); at != std::string_view::npos && at + end.size() > best)
      best = at + end.size();
  if (best != 0) return best;
  std::size_t end = text.size();
  while (end > 1 && is_continuation(text[end - 1])) --end;
  return end > 1 ? end - 1 : text.size();
}

}  // namespace newsprint
