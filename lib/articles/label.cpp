#include "articles/label.h"

#include <algorithm>
#include <array>

namespace newsprint {

namespace {

// Body blocks that belong together going from `i` in one direction: up to five, over at most one short block each.
struct Run {
  std::size_t from = 0;
  std::size_t to = 0;
};

constexpr std::size_t longest_run = 6;

Run run_before(const std::vector<Facts>& facts, std::size_t i) {
  std::size_t from = i;
  std::size_t shorts = 0;
  while (from > 0 && i - from < longest_run) {
    const bool body = facts[from - 1].body;
    shorts = body ? 0 : shorts + 1;
    if (shorts > 1) break;
    --from;
  }
  while (from < i && !facts[from].body) ++from;
  return {from, i};
}

Run run_after(const std::vector<Facts>& facts, std::size_t i) {
  std::size_t begin = i + 1;
  std::size_t skipped = 0;
  while (begin < facts.size() && !facts[begin].body && skipped < 4) {
    ++begin;
    ++skipped;
  }
  std::size_t to = begin;
  std::size_t shorts = 0;
  while (to < facts.size() && to - begin < longest_run) {
    shorts = facts[to].body ? 0 : shorts + 1;
    if (shorts > 1) break;
    ++to;
  }
  return {begin, to};
}

// Which way a head looks: above 0 it belongs to the body before it.
float tail_evidence(const Facts& f) {
  float e = 0;
  if (f.cues.has(Cue::shares_before)) e += 2.5F;
  if (f.cues.has(Cue::shares_after)) e -= 3.0F;
  if (f.cues.has(Cue::next_lead_in)) e -= 3.0F;
  if (f.cues.has(Cue::next_byline)) e -= 2.5F;
  if (f.cues.has(Cue::near_top)) e -= 2.0F;
  if (f.cues.has(Cue::last_on_page)) e += 2.0F;
  return e;
}

float headless_bonus(const Facts& f, const Facts* before, const State& to) {
  float bonus = 0;
  if (f.cues.has(Cue::lead_in)) bonus += 4.5F;
  if (to.role == Role::byline) bonus += 4.0F;
  if (before != nullptr && before->cues.has(Cue::end_credit_names)) bonus += 2.5F;
  return bonus;
}

// What of the blocks themselves speaks for a transition.
enum class Bonus : std::uint8_t { none, headless, headless_byline, tail, picture, same_role, count };

Bonus bonus_of(const State& from, const State& to, Begins begins) noexcept {
  if (begins == Begins::tail) return Bonus::tail;
  if (begins == Begins::picture) return Bonus::picture;
  // Straight behind a tail a lead-in or byline proves nothing: the head before may be its own.
  if (begins == Begins::headless) {
    if (from.open == Open::tail) return Bonus::none;
    return to.role == Role::byline ? Bonus::headless_byline : Bonus::headless;
  }
  if (begins != Begins::no) return Bonus::none;
  const bool head = to.role == Role::headline || to.role == Role::deck;
  return head && from.role == to.role ? Bonus::same_role : Bonus::none;
}

struct Edge {
  std::uint8_t from;
  std::uint8_t to;
  Bonus bonus;
  Begins begins;
  float cost;
};

// All possible transitions, by their target: worked out once for the process.
struct Grammar {
  std::vector<Edge> edges;
  std::array<std::size_t, state_count + 1> first{};
  Grammar() {
    for (std::size_t to = 0; to < state_count; ++to) {
      first[to] = edges.size();
      for (std::size_t from = 0; from < state_count; ++from) {
        const Transition t = transition(states[from], states[to]);
        if (t.possible)
          edges.push_back({static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(to),
                           bonus_of(states[from], states[to], t.begins), t.begins, t.cost});
      }
    }
    first[state_count] = edges.size();
  }
};

const Grammar& grammar() {
  static const Grammar built;
  return built;
}

constexpr float unreachable = -1e9F;

// Two lines without a blank between them may be one headline: when both are short and look the same way.
float one_headline(const Facts& first, const Facts& second) {
  constexpr std::uint32_t longest_line = 18;  // characters
  constexpr float lines_of_one = 2.5F;
  constexpr float of_two_stories = -3.0F;
  const bool apart = first.cues.has(Cue::shares_before) != second.cues.has(Cue::shares_before) ||
                     first.cues.has(Cue::shares_after) != second.cues.has(Cue::shares_after);
  if (apart) return of_two_stories;
  const bool fits = first.length <= longest_line && second.length <= longest_line;
  return fits && first.cues.has(Cue::adjoins_next) ? lines_of_one : 0;
}

// What each bonus is worth before one block.
using Bonuses = std::array<float, static_cast<std::size_t>(Bonus::count)>;

Bonuses find_bonuses(const std::vector<Facts>& facts, std::size_t i) {
  const Facts* before = i > 0 ? &facts[i - 1] : nullptr;
  constexpr float picture_story = 4.0F;
  Bonuses worth{};
  const auto set = [&](Bonus bonus, float value) { worth[static_cast<std::size_t>(bonus)] = value; };
  set(Bonus::headless, headless_bonus(facts[i], before, {Role::paragraph, Open::headless}));
  set(Bonus::headless_byline, headless_bonus(facts[i], before, {Role::byline, Open::headless}));
  set(Bonus::tail, tail_evidence(facts[i]));
  set(Bonus::picture, facts[i].cues.has(Cue::end_byline) ? picture_story : 0);
  set(Bonus::same_role, before != nullptr ? one_headline(*before, facts[i]) : 0);
  return worth;
}

}  // namespace

void find_shared_words(const Grams& grams, std::vector<Facts>& facts) {
  constexpr double little = 0.06;
  constexpr double enough = 0.2;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].body || facts[i].cues.has(Cue::is_table) || facts[i].length < 3) continue;
    const Run before = run_before(facts, i);
    const Run after = run_after(facts, i);
    const double b = grams.coverage(i, before.from, before.to);
    const double a = grams.coverage(i, after.from, after.to);
    if (b >= enough && b >= 2 * a) facts[i].cues.set(Cue::shares_before);
    if (a >= enough && a >= 2 * b) facts[i].cues.set(Cue::shares_after);
    if (a >= enough && b >= enough && a < 2 * b && b < 2 * a) facts[i].cues.set(Cue::shares_both);
    if (a < little && b < little) facts[i].cues.set(Cue::shares_none);
  }
}

void label_blocks(const std::vector<Facts>& facts, const std::vector<RoleScores>& scores, std::vector<Label>& labels) {
  labels.assign(facts.size(), {});
  if (facts.empty()) return;
  const Grammar& g = grammar();
  struct Cell {
    std::uint8_t from = 0;
    Begins begins = Begins::no;
  };
  std::vector<std::array<Cell, state_count>> back(facts.size());
  std::array<float, state_count> best{};
  const Bonuses at_start = find_bonuses(facts, 0);
  constexpr State before_all{Role::none, Open::nothing};
  for (std::size_t s = 0; s < state_count; ++s) {
    const Transition t = first_transition(states[s]);
    back[0][s].begins = t.begins;
    best[s] = t.possible ? scores[0][static_cast<std::size_t>(states[s].role)] - t.cost +
                               at_start[static_cast<std::size_t>(bonus_of(before_all, states[s], t.begins))]
                         : unreachable;
  }
  for (std::size_t i = 1; i < facts.size(); ++i) {
    std::array<float, state_count> next{};
    const Bonuses here = find_bonuses(facts, i);
    for (std::size_t s = 0; s < state_count; ++s) {
      float top = unreachable;
      const Edge* taken = nullptr;
      for (std::size_t e = g.first[s]; e < g.first[s + 1]; ++e) {
        const Edge& edge = g.edges[e];
        const float value = best[edge.from] - edge.cost + here[static_cast<std::size_t>(edge.bonus)];
        const bool better = value > top;
        top = better ? value : top;
        taken = better ? &edge : taken;
      }
      if (taken != nullptr) back[i][s] = {taken->from, taken->begins};
      next[s] = top + scores[i][static_cast<std::size_t>(states[s].role)];
    }
    best = next;
  }
  auto s = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = facts.size(); i-- > 0;) {
    labels[i] = {static_cast<std::uint8_t>(s), back[i][s].begins};
    s = back[i][s].from;
  }
}

}  // namespace newsprint
