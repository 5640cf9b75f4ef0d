#include "reflow/inner_blanks.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr std::uint32_t narrowest = 16;  // columns; pages narrower than eight characters are rare
constexpr std::uint32_t widest = 90;
constexpr std::uint32_t short_by = 3;  // a full line may fall short by a wide character kept together, or
constexpr std::uint32_t long_by = 2;   // exceed the measure by a hanging mark
constexpr std::uint32_t indent = 5;    // of a first line, when the extractor dropped it: two characters, set loosely

// A blank inside a line.
struct Blank {
  std::uint32_t offset = 0;  // bytes
  std::uint32_t length = 0;
  std::uint32_t column = 0;  // where it begins
  std::uint32_t width = 0;
  bool after_stop = false;
  double left_cost = 0;  // of leaving it in the text, when it stands inside a Korean word
  double wrap_cost = 0;  // of taking it for a line end, when it stands between Korean words
};

struct Blanks {
  std::vector<Blank> at;
  std::uint32_t width = 0;  // of the whole line
  bool clauses = false;     // a comma or stop stands in it
  bool words = false;       // a blank stands between all words, so that lines are overfull by one word at most
};

constexpr ClassSet clause_marks{CharClass::stop, CharClass::stop_wide, CharClass::comma, CharClass::comma_wide};

// Half-width marks beside CJK text were set on a full em.
std::uint32_t set_width(CharClass cls, bool beside_cjk) {
  constexpr ClassSet em_marks{CharClass::stop,         CharClass::comma,         CharClass::colon,
                              CharClass::bracket_open, CharClass::bracket_close, CharClass::quote_straight};
  return info(cls).width + ((info(cls).ambiguous != 0 || (em_marks.has(cls) && beside_cjk)) ? 1U : 0U);
}

void collect_blanks(std::string_view text, Blanks& found) {
  found.at.clear();
  found.width = 0;
  found.clauses = false;
  found.words = false;
  CharClass before = CharClass::blank;
  bool after_stop = false;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const auto offset = static_cast<std::uint32_t>(p - text.data());
    const CharClass cls = class_of(next_char(p));
    const std::uint32_t width =
        set_width(cls, info(before).width == 2 || (p < end && static_cast<unsigned char>(*p) >= 0xE3));
    if (blanks.has(cls)) {
      found.at.push_back(
          {offset, static_cast<std::uint32_t>(p - text.data()) - offset, found.width, width, after_stop});
    } else {
      after_stop = stops.has(cls) || (after_stop && (closers.has(cls) || cls == CharClass::quote_straight));
      found.clauses |= clause_marks.has(cls);
    }
    found.width += width;
    before = cls;
  }
}

bool fills(std::uint32_t width, std::uint32_t measure, bool first) {
  return width + short_by + (first ? indent : 0) >= measure && width <= measure + long_by;
}

struct Walk {
  int hits = 0;
  int misses = 0;
};

// Steps from wrap to wrap: each step wants a blank where a full line ends.
Walk walk(const Blanks& line, std::uint32_t measure) {
  Walk result;
  std::uint32_t start = 0;
  bool first = true;
  std::size_t i = 0;
  while (start + measure + long_by < line.width) {
    while (i < line.at.size() &&
           line.at[i].column < start + measure - std::min(measure, short_by + (first ? indent : 0)))
      ++i;
    std::size_t best = i;
    // The last blank that still fits: a name's blank may stand just before it.
    while (best + 1 < line.at.size() && line.at[best + 1].column <= start + measure + long_by) ++best;
    if (best >= line.at.size()) {
      ++result.misses;
      break;
    }
    ++(fills(line.at[best].column - start, measure, first) ? result.hits : result.misses);
    start = line.at[best].column + line.at[best].width;
    i = best + 1;
    first = false;
  }
  return result;
}

bool explains(const Walk& w) { return w.hits >= 3 && w.hits > 2 * w.misses; }

// Costs of the cheapest path, in units of one full line out of place.
constexpr double overfull_cost = 3.0;
constexpr double short_cost = 4.0;
constexpr double hidden_end_cost = 1.5;
constexpr double off_measure_cost = 0.15;  // a column
constexpr double word_wrap_cost = 0.3;     // Korean lines end between words three times in ten
constexpr double cost_of_odds = 0.5;       // of one unit of log-odds
constexpr double unexplained = std::numeric_limits<double>::infinity();

double line_cost(std::uint32_t width, std::uint32_t measure, bool first, bool may_end, bool last) {
  if (width > measure + long_by) return overfull_cost * std::ceil((width - measure) / static_cast<double>(measure));
  if (last) return 0;
  if (fills(width, measure, first))
    return off_measure_cost * std::abs(static_cast<double>(measure) - width - (first ? indent / 2.0 : 0));
  return may_end ? hidden_end_cost : short_cost;
}

// The set of blanks that were line ends, cheapest as a whole. Returns its cost.
double cheapest_wraps(const Blanks& line, std::uint32_t measure, std::vector<InnerWrap>& wraps) {
  struct Node {
    double cost = unexplained;
    std::size_t from = 0;
    bool ends_paragraph = false;
  };
  const std::size_t n = line.at.size();
  std::vector<Node> nodes(n + 2);  // 0 is the start, n + 1 the end
  nodes[0].cost = 0;
  nodes[0].ends_paragraph = true;
  const auto begin = [&](std::size_t k) { return k == 0 ? 0 : line.at[k - 1].column + line.at[k - 1].width; };
  std::vector<double> left_cost(n + 2, 0);  // of all blanks before
  for (std::size_t k = 1; k <= n; ++k) left_cost[k + 1] = left_cost[k] + line.at[k - 1].left_cost;
  const auto finish = [&](std::size_t k) { return k == n + 1 ? line.width : line.at[k - 1].column; };
  for (std::size_t to = 1; to <= n + 1; ++to) {
    for (std::size_t from = to; from-- > 0;) {
      const std::uint32_t width = finish(to) - begin(from);
      const bool may_end = to <= n && line.at[to - 1].after_stop && width + short_by < measure;
      const double cost = nodes[from].cost +
                          line_cost(width, measure, nodes[from].ends_paragraph, may_end, to == n + 1) + left_cost[to] -
                          left_cost[from + 1] + (to <= n ? line.at[to - 1].wrap_cost : 0);
      if (cost < nodes[to].cost)
        nodes[to] = {cost, from, may_end && !fills(width, measure, nodes[from].ends_paragraph)};
      if (width > (line.words ? measure + long_by : 3 * measure)) break;  // farther starts only cost more
    }
  }
  wraps.clear();
  for (std::size_t k = nodes[n + 1].from; k != 0; k = nodes[k].from)
    wraps.push_back({line.at[k - 1].offset, line.at[k - 1].length, nodes[k].ends_paragraph});
  std::reverse(wraps.begin(), wraps.end());
  return nodes[n + 1].cost;
}

// The measures that explain the blanks of most lines; empty when none does.
std::vector<std::uint32_t> find_measures(const Page& page, const std::vector<Piece>& pieces) {
  std::vector<Blanks> lines;
  for (const Piece& p : pieces) {
    if (p.blank_runs == 0 || p.narrow < 2 * narrowest || p.cjk * 4 <= p.cjk + p.latin + p.hangul) continue;
    collect_blanks(page.lines[p.line].text, lines.emplace_back());
  }
  std::vector<std::uint32_t> found;
  constexpr std::size_t most = 4;
  while (found.size() < most) {
    std::uint32_t best = 0;
    int best_score = 0;
    for (std::uint32_t measure = narrowest; measure < widest; ++measure) {
      Walk sum;
      for (const Blanks& line : lines) {
        const Walk w = walk(line, measure);
        // A line of another measure says nothing about this one.
        if (w.hits <= w.misses) continue;
        sum.hits += w.hits;
        sum.misses += w.misses;
      }
      const int score = sum.hits - 2 * sum.misses;
      if (explains(sum) && score > best_score) {
        best_score = score;
        best = measure;
      }
    }
    if (best == 0) break;
    found.push_back(best);
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [&](const Blanks& line) {
                                 const Walk w = walk(line, best);
                                 return w.hits > w.misses;
                               }),
                lines.end());
  }
  return found;
}

// The wraps of one Korean line. What stands at its blanks was weighed already: any cheapest set is right.
std::uint32_t find_korean_wraps_of(const Blanks& line, std::uint32_t measure, InnerWraps& wraps) {
  wraps.clear();
  if (line.width <= measure) return 0;
  cheapest_wraps(line, measure, wraps);
  return measure;
}

// The wraps of one line under the measure that explains it best; that measure, or 0.
std::uint32_t find_wraps_of(const Blanks& line, const std::vector<std::uint32_t>& measures, InnerWraps& wraps) {
  wraps.clear();
  double best = unexplained;
  std::uint32_t best_measure = 0;
  InnerWraps candidate;
  for (const std::uint32_t measure : measures) {
    // A label of two lines and no clause keeps its blank: names, slogan halves.
    if (line.width <= measure + long_by || (!line.clauses && line.width <= 2 * measure)) continue;
    const double lines = std::ceil(line.width / static_cast<double>(measure));
    const double cost = cheapest_wraps(line, measure, candidate) / lines;
    constexpr double too_dear = 1.0;  // more than one fault in three lines: these blanks are no wraps
    if (cost < best && cost < too_dear) {
      best = cost;
      best_measure = measure;
      wraps.swap(candidate);
    }
  }
  return best_measure;
}

// Columns behind the last wrap.
std::uint32_t tail_columns(const Blanks& line, const InnerWraps& wraps) {
  for (const Blank& blank : line.at)
    if (blank.offset == wraps.back().offset) return line.width - blank.column - blank.width;
  return line.width;
}

// What each blank of a Korean line costs. Returns how many stand inside words, as it seems.
std::size_t judge_blanks(std::string_view text, const KoreanBlanks& korean, Blanks& line) {
  constexpr double inside_word = -2.0;  // log-odds of a blank that hardly any page would set
  std::size_t inside = 0;
  line.words = true;
  for (Blank& blank : line.at) {
    blank.after_stop = false;  // Korean pages hide no paragraph ends in their lines
    const std::string_view left = text.substr(0, blank.offset);
    const std::string_view right = text.substr(blank.offset + blank.length);
    if (left.empty() || right.empty() || !may_cut(last_code_point(left), first_code_point(right))) {
      blank.wrap_cost = word_wrap_cost;
      continue;
    }
    const double odds = korean.odds(left, right, Counted::as_blank);
    blank.left_cost = odds < 0 ? -odds * cost_of_odds : 0;
    blank.wrap_cost = odds > 0 ? word_wrap_cost : 0;
    inside += odds < inside_word;
  }
  return inside;
}

// The measure under which the blanks inside words are line ends; none where there are too few of them.
std::vector<std::uint32_t> find_korean_measure(const Page& page, const std::vector<Piece>& pieces,
                                               const KoreanBlanks& korean) {
  std::vector<Blanks> lines;
  std::size_t inside = 0;
  std::size_t all = 0;
  for (const Piece& p : pieces) {
    if (p.furniture || p.blank_runs == 0 || p.hangul == 0 || p.narrow < 2 * narrowest) continue;
    const std::string_view text = page.lines[p.line].text;
    collect_blanks(text, lines.emplace_back());
    inside += judge_blanks(text, korean, lines.back());
    all += lines.back().at.size();
  }
  constexpr std::size_t enough_blanks = 300;  // fifty lines or so
  constexpr std::size_t rare = 33;  // one in fifty real blanks looks like this at most, one in 25 on wrapped pages
  if (inside < 3 || inside * rare < all) return {};
  std::uint32_t best = 0;
  double best_cost = unexplained;
  InnerWraps wraps;
  for (std::uint32_t measure = narrowest; measure < widest; ++measure) {
    double cost = 0;
    std::size_t asked = 0;
    for (std::size_t i = 0; i < lines.size() && asked < enough_blanks && cost < best_cost; ++i) {
      cost += cheapest_wraps(lines[i], measure, wraps);
      asked += lines[i].at.size();
    }
    if (cost < best_cost) {
      best_cost = cost;
      best = measure;
    }
  }
  return {best};
}

}  // namespace

void find_inner_wraps(const Page& page, const KoreanBlanks* korean, std::vector<Piece>& pieces, InnerWraps& wraps) {
  wraps.clear();
  const std::vector<std::uint32_t> measures =
      korean != nullptr ? find_korean_measure(page, pieces, *korean) : find_measures(page, pieces);
  if (measures.empty()) return;
  Blanks line;
  InnerWraps own;
  std::uint32_t measure = measures[0];  // a line without wraps stands in the column of the one before
  for (Piece& piece : pieces) {
    if (piece.furniture) continue;
    collect_blanks(page.lines[piece.line].text, line);
    std::uint32_t found = 0;
    if (korean != nullptr && piece.hangul != 0 && !line.at.empty()) {
      judge_blanks(page.lines[piece.line].text, *korean, line);
      found = find_korean_wraps_of(line, measures[0], own);
    } else if (korean == nullptr && !line.at.empty()) {
      found = find_wraps_of(line, measures, own);
    }
    if (found != 0) measure = found;
    piece.measure = static_cast<std::uint16_t>(measure);
    piece.tail = line.width;
    if (found == 0 || own.empty()) continue;
    piece.wraps = static_cast<std::uint32_t>(wraps.size());
    piece.wrap_count = static_cast<std::uint32_t>(own.size());
    piece.tail = tail_columns(line, own);
    wraps.insert(wraps.end(), own.begin(), own.end());
  }
}

}  // namespace newsprint
