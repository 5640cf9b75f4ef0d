#include "reflow/explain.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace newsprint {

void SeamNotes::add(const Line& before, const Line& after, const Seam& seam, const Cues& cues) {
  json_ += json_.empty() ? '[' : ',';
  fmt::format_to(std::back_inserter(json_), R"({{"lines":[{},{}],"decision":"{}","score":{:.2f},"cues":)",
                 before.number, after.number, seam.join ? "join" : "cut", seam.score);
  add_cues(cues);
  const bool mended = seam.join && before.hyphen != HyphenVerdict::none && before.continues_at == after.number;
  if (mended && !before.hyphen_reason.empty())
    fmt::format_to(std::back_inserter(json_), R"(,"hyphen":"{}")", before.hyphen_reason);
  json_ += '}';
}

// The cues that weighed most, strongest first.
void SeamNotes::add_cues(const Cues& cues) {
  constexpr std::size_t most = 6;
  constexpr double least = 0.05;
  Cues order = cues;
  const auto strength = [](std::uint16_t cue) { return std::abs(weight_of(cue)); };
  std::stable_sort(order.cue.begin(), order.cue.begin() + static_cast<std::ptrdiff_t>(order.count),
                   [&](std::uint16_t a, std::uint16_t b) { return strength(a) > strength(b); });
  json_ += '{';
  for (std::size_t i = 0; i < std::min(order.count, most) && strength(order.cue[i]) >= least; ++i) {
    fmt::format_to(std::back_inserter(json_), R"({}"{}":{:.2f})", i == 0 ? "" : ",", subject_of(order.cue[i]),
                   weight_of(order.cue[i]));
  }
  json_ += '}';
}

void SeamNotes::move_to(Block& block, Arena& arena) {
  if (json_.empty()) return;
  json_ += ']';
  block.seams = arena.copy(json_);
  json_.clear();
}

}  // namespace newsprint
