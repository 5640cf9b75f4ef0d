#include "view/place.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/char_class.h"
#include "base/counted.h"
#include "base/utf8.h"

namespace newsprint::view {

namespace {

// The counted characters of a text, each with its code point's place.
struct Letters {
  std::vector<char32_t> letters;
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> starts;  // letters that begin the text, or stand behind a blank
  [[nodiscard]] std::size_t size() const noexcept { return letters.size(); }
};

void take_letters(std::string_view text, Letters& to) {
  to.letters.clear();
  to.places.clear();
  to.starts.clear();
  std::uint32_t place = 0;
  bool apart = true;
  for (const char *p = text.data(), *end = p + text.size(); p != end; ++place) {
    const char32_t c = next_char(p);
    if (!is_counted(c)) {
      apart = true;
      continue;
    }
    if (apart) to.starts.push_back(static_cast<std::uint32_t>(to.letters.size()));
    apart = false;
    to.letters.push_back(c);
    to.places.push_back(place);
  }
}

// Part of a source line that a text may have come from: letters [from, to) of the line.
struct Candidate {
  std::uint32_t line = 0;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

// Letters [from, to) of a line, found to be the text's from its letter `text` on.
struct Run {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::size_t matched = 0;  // letters of the text
};

bool is_hyphen(char32_t c) noexcept { return c == 0xAD || class_of(c) == CharClass::hyphen; }

class Placing {
 public:
  explicit Placing(PageModel& page) : page_(page), letters_(page.lines.size()) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) take_letters(page.lines[i].text, letters_[i]);
  }

  void place(Story& story) {
    taken_.clear();
    for (Part& part : story.parts) {
      part.pieces.clear();
      part.breaks.clear();
      if (part.lines.empty() && part.spans.empty()) continue;
      list_candidates(part);
      if (part.rows.empty() && part.columns.empty()) {
        follow(part);
      } else {
        take_whole(part);
      }
    }
    list_lines(story.lines, letters_of(story));
    for (Part& part : story.parts) {
      if (!part.lines.empty() || !part.spans.empty()) continue;
      std::ranges::sort(taken_, {}, &Piece::line);
      search(part);
    }
  }

 private:
  static std::size_t letters_of(const Part& part) {
    std::size_t sum = part.text.size();
    for (const auto& cell : part.columns) sum += cell.size();
    for (const auto& row : part.rows) {
      for (const auto& cell : row) sum += cell.size();
    }
    return sum;
  }

  static std::size_t letters_of(const Story& story) {
    std::size_t sum = 0;
    for (const Part& part : story.parts) sum += letters_of(part);
    return sum;
  }

  [[nodiscard]] std::size_t index_of(std::uint32_t number) const {
    const auto found = std::ranges::lower_bound(page_.lines, number, {}, &SourceLine::number);
    return static_cast<std::size_t>(found - page_.lines.begin());
  }

  // The lines that ranges name, blank ones too; not many more than `letters` letters can fill, so that records that name every line for
  // every text cost no more than they hold.
  void list_lines(const std::vector<LineRange>& ranges, std::size_t letters) {
    candidates_.clear();
    const std::size_t most = 64 + 4 * letters;
    std::size_t looked = 0;
    for (const LineRange& range : ranges) {
      for (std::size_t i = index_of(range.first); i < page_.lines.size() && page_.lines[i].number <= range.last; ++i) {
        if (looked++ == most) return;
        const auto size = static_cast<std::uint32_t>(letters_[i].size());
        if (size != 0) candidates_.push_back({static_cast<std::uint32_t>(i), 0, size});
      }
    }
  }

  void list_candidates(const Part& part) {
    if (part.spans.empty()) {
      list_lines(part.lines, letters_of(part));
      return;
    }
    candidates_.clear();
    for (const Span& span : part.spans) {
      const std::size_t i = index_of(span.line);
      if (i == page_.lines.size() || page_.lines[i].number != span.line) continue;
      const std::uint32_t from = letter_at(i, span.from);
      const std::uint32_t to = letter_at(i, span.to);
      if (from < to) candidates_.push_back({static_cast<std::uint32_t>(i), from, to});
    }
  }

  // The first letter of line `i` at or behind `offset`, a place in the decoded line.
  [[nodiscard]] std::uint32_t letter_at(std::size_t i, std::uint32_t offset) const {
    const SourceLine& line = page_.lines[i];
    std::int64_t place = std::int64_t{offset} - line.at;
    for (auto shift = line.shifts.rbegin(); shift != line.shifts.rend(); ++shift) {
      const std::int64_t moved = place - shift->delta;
      if (moved < shift->index) continue;
      place = moved;
      break;
    }
    const auto& places = letters_[i].places;
    const auto found = std::ranges::lower_bound(places, std::max<std::int64_t>(place, 0), {},
                                                [](std::uint32_t p) { return std::int64_t{p}; });
    return static_cast<std::uint32_t>(found - places.begin());
  }

  // How far the text from letter `at` on and the line from letter `from` on agree. A hyphen of the line that parts a
  // word no longer parted in the text is stepped over.
  [[nodiscard]] Run agree(std::size_t at, const Candidate& candidate, std::uint32_t from) const {
    const auto& line = letters_[candidate.line].letters;
    Run run{from, from, 0};
    while (run.to < candidate.to && at + run.matched < text_.size()) {
      if (line[run.to] == text_.letters[at + run.matched]) {
        ++run.matched;
      } else if (run.matched == 0 || !is_hyphen(line[run.to])) {
        break;
      }
      ++run.to;
    }
    const bool rest_is_hyphen = run.to + 1 == candidate.to && is_hyphen(line[run.to]);
    if (rest_is_hyphen && run.matched != 0 && at + run.matched < text_.size()) ++run.to;
    return run;
  }

  // A run ends where something else may begin: at the end of text or line, or at a blank.
  [[nodiscard]] bool ends_well(std::size_t at, const Candidate& candidate, const Run& run) const {
    if (at + run.matched == text_.size() || run.to == candidate.to) return true;
    const auto& places = letters_[candidate.line].places;
    return places[run.to] > places[run.to - 1] + 1;
  }

  // The longest run of the text from letter `at` on in one line. It may begin where the candidate does or behind a blank.
  [[nodiscard]] Run best_run(std::size_t at, const Candidate& candidate) const {
    constexpr int most_looks = 4096;
    constexpr int most_tries = 64;
    const Letters& line = letters_[candidate.line];
    Run best;
    int tries = 0;
    const auto try_at = [&](std::uint32_t from) {
      if (line.letters[from] != text_.letters[at]) return;
      ++tries;
      const Run run = agree(at, candidate, from);
      if (run.matched > best.matched && ends_well(at, candidate, run)) best = run;
    };
    try_at(candidate.from);
    auto start = std::ranges::upper_bound(line.starts, candidate.from);
    for (int looks = 0; looks < most_looks && tries < most_tries && start != line.starts.end(); ++looks, ++start) {
      if (*start >= candidate.to || best.to == candidate.to) break;
      try_at(*start);
    }
    const std::size_t wanted = std::min<std::size_t>(2, text_.size() - at);
    return best.matched >= wanted ? best : Run{};
  }

  [[nodiscard]] Piece piece_of(std::uint32_t line, std::uint32_t from, std::uint32_t to, bool sure) const {
    const Letters& letters = letters_[line];
    return {line, letters.places[from], letters.places[to - 1] + 1, sure};
  }

  // The text from line to line, in the order in which the record names them.
  void follow(Part& part) {
    take_letters(part.text, text_);
    std::size_t at = 0;
    for (const Candidate& candidate : candidates_) {
      const Run run = at < text_.size() ? best_run(at, candidate) : Run{};
      if (run.matched != 0) {
        if (at != 0) part.breaks.push_back(text_.places[at]);
        part.pieces.push_back(piece_of(candidate.line, run.from, run.to, true));
        at += run.matched;
      } else {
        part.pieces.push_back(piece_of(candidate.line, candidate.from, candidate.to, false));
      }
    }
    part.seams = std::max(part.seams, static_cast<std::uint32_t>(part.breaks.size()));
    taken_.insert(taken_.end(), part.pieces.begin(), part.pieces.end());
  }

  void take_whole(Part& part) const {
    for (const Candidate& candidate : candidates_) {
      part.pieces.push_back(piece_of(candidate.line, candidate.from, candidate.to, !part.spans.empty()));
    }
  }

  // Where a text may stand, and how many of its letters stand there.
  struct Reading {
    std::size_t matched = 0;
    std::vector<Piece> pieces;
    std::vector<std::uint32_t> breaks;
  };

  // A text of which only the story's lines are known. It was put together from at most a few stretches of lines, which
  // may stand anywhere among them; the longest is taken first.
  void search(Part& part) {
    constexpr int most_stretches = 8;
    take_letters(part.text, text_);
    std::size_t steps = 4096 + 16 * candidates_.size();
    std::size_t at = 0;
    for (int stretch = 0; stretch < most_stretches && at < text_.size(); ++stretch) {
      Reading best;
      for (std::size_t first = 0; first < candidates_.size() && at + best.matched < text_.size() && steps > 0;
           ++first) {
        Reading reading = read_on(at, first, steps);
        if (reading.matched > best.matched) best = std::move(reading);
      }
      if (best.matched == 0) break;
      at += best.matched;
      part.pieces.insert(part.pieces.end(), best.pieces.begin(), best.pieces.end());
      part.breaks.insert(part.breaks.end(), best.breaks.begin(), best.breaks.end());
    }
    if (2 * at < text_.size()) {  // chance, more likely than its place
      part.pieces.clear();
      part.breaks.clear();
    }
    part.seams = std::max(part.seams, static_cast<std::uint32_t>(part.breaks.size()));
    taken_.insert(taken_.end(), part.pieces.begin(), part.pieces.end());
  }

  // Reads the text from its letter `at` and from the candidate `first` on; lines between that hold something else are
  // stepped over.
  [[nodiscard]] Reading read_on(std::size_t at, std::size_t first, std::size_t& steps) const {
    constexpr std::size_t furthest = 24;  // lines between two lines of one head
    Reading reading;
    std::size_t last = first;
    for (std::size_t i = first; i < candidates_.size() && i <= last + furthest && steps > 0; ++i, --steps) {
      const std::size_t next = at + reading.matched;
      if (next == text_.size()) break;
      const Run run = best_run(next, candidates_[i]);
      if (run.matched == 0 || is_taken(candidates_[i].line, run)) {
        if (reading.matched == 0) break;
        continue;
      }
      if (next != 0) reading.breaks.push_back(text_.places[next]);
      reading.pieces.push_back(piece_of(candidates_[i].line, run.from, run.to, true));
      reading.matched += run.matched;
      last = i;
    }
    return reading;
  }

  [[nodiscard]] bool is_taken(std::uint32_t line, const Run& run) const {
    const Piece piece = piece_of(line, run.from, run.to, true);
    const auto first = std::ranges::lower_bound(taken_, line, {}, &Piece::line);
    const auto last = std::ranges::upper_bound(taken_, line, {}, &Piece::line);
    return std::any_of(
        first, last, [&](const Piece& taken) { return taken.sure && taken.from < piece.to && piece.from < taken.to; });
  }

  PageModel& page_;
  std::vector<Letters> letters_;  // of each line
  Letters text_;                  // of the part in hand
  std::vector<Candidate> candidates_;
  std::vector<Piece> taken_;  // by parts of the story in hand; sorted by line when searched
};

}  // namespace

void place_parts(PageModel& page) {
  if (page.lines.empty()) return;
  Placing placing(page);
  for (Story& story : page.stories) placing.place(story);
}

}  // namespace newsprint::view
