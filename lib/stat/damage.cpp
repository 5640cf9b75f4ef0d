// How damaged a document looks.
#include <newsprint/stat.h>

#include <algorithm>

namespace newsprint {

namespace {

double share(std::uint64_t part, std::uint64_t whole) noexcept {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

DamagePart part(std::string_view name, double share, double full, double weight) noexcept {
  return {name, std::min(share / full, 1.0), full, weight};
}

}  // namespace

// Signs of bytes that were lost or misread are sure. What only looks like damage (sentences that break off, quotes
// without an end, text without a headline) occurs on pages that are whole as well, and never reaches the top alone.
std::array<DamagePart, damage_part_count> damage_parts(const Stat& stat) noexcept {
  const Signs& s = stat.signs;
  constexpr std::uint64_t least =
      200;  // characters: a shorter text counts as one of these, or one letter would condemn it
  const std::uint64_t characters = s.characters + stat.repairs.control;  // controls are no longer among them
  const std::uint64_t text = characters == 0 ? 0 : std::max(characters, least);
  const std::uint64_t labelled = s.characters - std::min(s.characters, stat.places.unlabelled);
  constexpr std::uint64_t few_marks = 8;  // so many more count as paired: one of two alone says little
  return {part("unreadable", share(s.unreadable, text), 0.02, 1.0),
          part("misread", share(s.misread + s.rare, text), 0.04, 1.0),
          part("words", share(s.broken, text), 0.05, 0.9),
          part("torn", share(s.torn, 2 * s.paragraphs), 0.5, 0.5),
          part("unpaired", share(s.unpaired, s.marks == 0 ? 0 : s.marks + few_marks), 0.4, 0.3),
          part("fragments", share(stat.places.fragment, labelled), 1.0, 0.3)};
}

double damage(const Stat& stat) noexcept {
  double whole = 1.0;
  for (const DamagePart& p : damage_parts(stat)) whole *= 1.0 - p.weight * p.value;
  return 1.0 - whole;
}

}  // namespace newsprint
