// What a document is like, and how damaged it looks: counts over its records, summed page by page.
//
//   newsprint::Stat document;
//   newsprint::Articles articles;                    // made once, used again for every page
//   newsprint::measure_page(page, articles, document);
//   if (newsprint::damage(document) > 0.2) ...
//
// A page comes from block records, labelled or not, or from article records (Page::articles says which); article records
// know less: no joins, no repairs, each flag once an article. Blocks without labels know no roles and no stories.
// list_fields() of json.h leaves out what was not known.
//
// Damage is a number from 0 to 1, a noisy-or of parts: 1 - (1 - w1 p1)(1 - w2 p2)... Each part p is what its sign says
// alone, from 0 to 1: the share in which the sign occurs, divided by the share at which it says all it can. Each weight w
// is how sure that sign is. damage_parts() lists names, shares and weights; npstat(1) explains them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <newsprint/articles.h>
#include <newsprint/export.h>
#include <newsprint/page.h>

namespace newsprint {

// How often each of some words occurs, in the order in which they were first met. Words come from records, so that only
// the first `most` are kept apart; the rest count as `other`.
class NEWSPRINT_EXPORT Tally {
 public:
  using Count = std::pair<std::string, std::uint64_t>;
  static constexpr std::size_t most = 64;
  void add(std::string_view word, std::uint64_t count);
  void add(const Tally& more);
  [[nodiscard]] std::uint64_t count(std::string_view word) const noexcept;
  [[nodiscard]] const std::vector<Count>& counts() const noexcept { return counts_; }

 private:
  std::vector<Count> counts_;
};

// What damage shows in, counted in characters unless named otherwise.
struct Signs {
  std::uint64_t characters = 0;  // neither blank nor invisible
  std::uint64_t replaced = 0;    // U+FFFD
  std::uint64_t unreadable = 0;  // U+FFFD, characters for private use, controls that repair took out
  std::uint64_t misread =
      0;                   // of UTF-8 or a Chinese encoding read as Latin-1, or of Latin text read as an Asian encoding
  std::uint64_t rare = 0;  // different Han and Hangul letters of a page that print hardly uses
  std::uint64_t broken = 0;      // of Latin words with figures or marks inside them, or without a vowel
  std::uint64_t marks = 0;       // quotation marks and brackets that come in pairs
  std::uint64_t unpaired = 0;    // of these, the ones whose other half is not in their paragraph
  std::uint64_t paragraphs = 0;  // paragraphs
  std::uint64_t torn = 0;        // ends of paragraphs in mid-sentence: up to two each
};

// Characters by where they stand.
struct Places {
  std::uint64_t story = 0;  // in articles of kind article and picture
  std::uint64_t notice = 0;
  std::uint64_t fragment = 0;
  std::uint64_t furniture = 0;   // blocks of that kind, whatever their article
  std::uint64_t unlabelled = 0;  // npsplit has not run
  std::uint64_t removed = 0;     // printed twice
};

struct NEWSPRINT_EXPORT Stat {
  std::uint64_t pages = 0;
  std::uint64_t article_pages = 0;  // of these, the ones that came as article records
  std::uint64_t lines = 0;          // as page records count them
  std::uint64_t blocks = 0;
  std::uint64_t articles = 0;
  std::array<std::uint64_t, 4> kinds{};          // by BlockKind; none of article records
  std::array<std::uint64_t, 11> roles{};         // by Role
  std::array<std::uint64_t, 4> article_kinds{};  // by ArticleKind
  Places places;
  Repairs repairs;
  Tally languages;  // pages
  Tally flags;      // of blocks and pages, or of articles
  Tally joins;      // seams
  Signs signs;
  void add(const Stat& more);
};

// Adds one page. `articles` is assembled on the way; its content before and after means nothing.
NEWSPRINT_EXPORT void measure_page(const Page& page, Articles& articles, Stat& stat);

struct DamagePart {
  std::string_view name;
  double value;   // from 0 to 1
  double full;    // the share at which the sign says all it can
  double weight;  // how sure it is
};

inline constexpr std::size_t damage_part_count = 6;
[[nodiscard]] NEWSPRINT_EXPORT std::array<DamagePart, damage_part_count> damage_parts(const Stat& stat) noexcept;

// The parts together.
[[nodiscard]] NEWSPRINT_EXPORT double damage(const Stat& stat) noexcept;

}  // namespace newsprint
