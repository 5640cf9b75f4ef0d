// The blank between two Korean words: an extractor that cuts lines between syllables does not tell whether one stood
// where a line ended.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

#include "reflow/join.h"
#include "reflow/pieces.h"
#include "reflow/seams.h"

namespace newsprint {

// Whether the place that is asked about was itself counted, as a blank, when the page was read.
enum class Counted : std::uint8_t { no, as_blank };

// A model of the language, fitted by tools/dev/fit-korean, and what the page itself shows of its words.
class KoreanBlanks {
 public:
  // Counts how the page sets the characters inside its lines, with a blank and without. Looks at the first 100,000
  // characters or so.
  void learn(const Page& page, const std::vector<Piece>& pieces);

  // Log-odds that a blank stands between `left` and `right`, both non-empty and without blanks where they meet.
  [[nodiscard]] double odds(std::string_view left, std::string_view right, Counted counted) const noexcept;

 private:
  void count(std::uint32_t key, bool blank) noexcept;
  [[nodiscard]] std::uint32_t find(std::uint32_t key) const noexcept;

  std::vector<std::uint32_t> seen_;  // hashed: 24 bits of the key, then how often without and with a blank, 4 bits each
};

// Whether Korean lines may be cut between these two, when they are cut between syllables.
[[nodiscard]] bool may_cut(char32_t left, char32_t right) noexcept;

enum class KoreanCut : std::uint8_t { words, syllables };

// Where the lines of a Korean page are cut, by what stands at the seams that join.
[[nodiscard]] KoreanCut find_cut(const Page& page, const std::vector<Piece>& pieces, const std::vector<Seam>& seams,
                                 const KoreanBlanks& model) noexcept;

// What stands between two Korean lines, both non-empty.
[[nodiscard]] Glue korean_glue(std::string_view left, std::string_view right, KoreanCut cut, const KoreanBlanks& model,
                               Counted counted = Counted::no) noexcept;

}  // namespace newsprint
