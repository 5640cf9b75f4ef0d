#include "articles/label.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "articles/grams.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace newsprint {

namespace {

// Body blocks that belong together going from `i` in one direction: up to five, over at most one short block each.
constexpr std::size_t longest_run = 6;

BlockRange run_before(const std::vector<Facts>& facts, std::size_t i) {
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

BlockRange run_after(const std::vector<Facts>& facts, std::size_t i) {
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

// A paragraph that begins as stories do, or behind one that ends as they do, hardly goes on with the same story.
float going_on(const Facts& f, const Facts* before) {
  float value = 0;
  if (f.cues.has(Cue::lead_in)) value -= 3.0F;
  if (before != nullptr && before->cues.has(Cue::end_credit_names)) value -= 1.5F;
  return value;
}

// `alone`: no text follows, so nothing can begin here.
float headless_bonus(const Facts& f, const Facts* before, const State& to, bool alone) {
  float bonus = 0;
  if (f.cues.has(Cue::lead_in)) bonus += 4.5F;
  if (to.role == Role::byline) bonus += alone ? -4.0F : 4.0F;
  if (before != nullptr && before->cues.has(Cue::end_credit_names)) bonus += 2.5F;
  return bonus;
}

constexpr float unreachable = -1e9F;
constexpr float no_step = 1e6F;  // the cost of a transition that cannot be

// What a processor adds at once.
constexpr std::size_t lane_count = 4;
using Lanes [[gnu::vector_size(lane_count * sizeof(float))]] = float;

Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }
Lanes all_lanes(float value) { return value - Lanes{}; }

// A state as it is reached with one bonus. There are as many as the grammar needs, in whole lanes.
struct Target {
  std::uint8_t state = 0;
  Bonus bonus = Bonus::none;
  std::uint8_t role = 0;  // of the state
};
constexpr std::size_t row_lanes = 11;
constexpr std::size_t most_targets = row_lanes * lane_count;
using Row = std::array<Lanes, row_lanes>;

// What a step between two states is.
struct Step {
  float cost = no_step;
  Bonus bonus = Bonus::none;
  Begins begins = Begins::no;
};

// What fitting adds to the steps between two roles, by what begins with them.
struct StepCorrection {
  Role from;
  Role to;
  Begins begins;
  float gain;
};
constexpr StepCorrection step_corrections[] = {
#include "articles/step_corrections.inc"
};

float fitted_gain(Role from, Role to, Begins begins) {
  for (const StepCorrection& c : step_corrections)
    if (c.from == from && c.to == to && c.begins == begins) return c.gain;
  return 0;
}

// All transitions, worked out once for the process.
struct Grammar {
  std::array<Target, most_targets> targets{};
  std::size_t target_count = 0;
  std::array<Row, state_count> costs{};  // of each state's steps to each target
  std::array<std::array<Step, state_count>, state_count> steps{};
  std::array<std::vector<std::uint8_t>, state_count> froms;  // the states from which each can be reached

  static Target target(std::size_t state, Bonus bonus) {
    return {static_cast<std::uint8_t>(state), bonus, static_cast<std::uint8_t>(states[state].role)};
  }

  std::size_t target_of(std::size_t state, Bonus bonus) {
    std::size_t t = 0;
    while (t < target_count && (targets[t].state != state || targets[t].bonus != bonus)) ++t;
    if (t == target_count) targets.at(target_count++) = target(state, bonus);
    return t;
  }

  Grammar() {
    for (Row& row : costs) row.fill(all_lanes(no_step));
    // A target of its own for each state, then those for further bonuses.
    for (std::size_t to = 0; to < state_count; ++to) targets[target_count++] = target(to, Bonus::none);
    for (std::size_t to = 0; to < state_count; ++to) {
      for (std::size_t from = 0; from < state_count; ++from) {
        const Transition t = transition(states[from], states[to]);
        if (!t.possible) continue;
        const Bonus bonus = bonus_of(states[from], states[to], t.begins);
        const float cost = t.cost - fitted_gain(states[from].role, states[to].role, t.begins);
        steps[from][to] = {cost, bonus, t.begins};
        froms[to].push_back(static_cast<std::uint8_t>(from));
        const std::size_t target = target_of(to, bonus);
        costs[from][target / lane_count][target % lane_count] = cost;
      }
    }
  }
};

const Grammar& grammar() {
  static const Grammar built;
  return built;
}

// Two lines without a blank between them may be one headline: when both are short, or when both share words with the
// text behind, and not when they look different ways. In Latin script a small letter or a word that leads on says so,
// whatever stands between.
float one_headline(const Facts& first, const Facts& second) {
  constexpr std::uint32_t longest_line = 18;  // characters
  constexpr float lines_of_one = 2.5F;
  constexpr float of_one_story = 4.0F;
  constexpr float of_two_stories = -3.0F;
  constexpr float torn = 5.0F;
  if (first.breaks_off || (second.begins_small && first.cues.has(Cue::ends_open))) return torn;
  const bool apart = first.cues.has(Cue::shares_before) != second.cues.has(Cue::shares_before) ||
                     first.cues.has(Cue::shares_after) != second.cues.has(Cue::shares_after);
  if (apart) return of_two_stories;
  if (!first.cues.has(Cue::adjoins_next)) return 0;
  const bool told = first.cues.has(Cue::shares_after) && second.cues.has(Cue::shares_after) &&
                    !second.cues.has(Cue::latin_deck) && !second.cues.has(Cue::starts_dash);
  const bool fits = first.length <= longest_line && second.length <= longest_line;
  if (told) return of_one_story;
  return fits ? lines_of_one : 0;
}

}  // namespace

Bonus bonus_of(const State& from, const State& to, Begins begins) noexcept {
  if (begins == Begins::tail) return Bonus::tail;
  if (begins == Begins::picture) return Bonus::picture;
  // Straight behind a tail a lead-in or byline proves nothing: the head before may be its own.
  if (begins == Begins::headless) {
    if (from.open == Open::tail) return Bonus::none;
    return to.role == Role::byline ? Bonus::headless_byline : Bonus::headless;
  }
  if (begins != Begins::no) return Bonus::none;
  if (from.role == Role::paragraph && to.role == Role::paragraph) return Bonus::goes_on;
  const bool head = to.role == Role::headline || to.role == Role::deck;
  return head && from.role == to.role ? Bonus::same_role : Bonus::none;
}

Bonuses find_bonuses(const std::vector<Facts>& facts, std::size_t i) {
  const Facts* before = i > 0 ? &facts[i - 1] : nullptr;
  constexpr float picture_story = 4.0F;
  Bonuses worth{};
  const auto set = [&](Bonus bonus, float value) { worth[static_cast<std::size_t>(bonus)] = value; };
  const bool alone = i + 1 == facts.size();
  set(Bonus::headless, headless_bonus(facts[i], before, {Role::paragraph, Open::headless}, alone));
  set(Bonus::headless_byline, headless_bonus(facts[i], before, {Role::byline, Open::headless}, alone));
  set(Bonus::goes_on, going_on(facts[i], before));
  set(Bonus::tail, tail_evidence(facts[i]));
  set(Bonus::picture, facts[i].cues.has(Cue::end_byline) ? picture_story : 0);
  set(Bonus::same_role, before != nullptr ? one_headline(*before, facts[i]) : 0);
  return worth;
}

Grams find_shared_words(const Page& page, std::vector<Facts>& facts, const Sentences& sentences) {
  constexpr double little = 0.06;
  constexpr double enough = 0.2;
  std::vector<char> asked(facts.size());
  std::vector<char> indexed(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const CueSet& cues = facts[i].cues;
    const bool certain = cues.has(Cue::is_table) || cues.has(Cue::byline) || cues.has(Cue::furniture);
    asked[i] = !facts[i].body && !certain && facts[i].length >= 3;
    indexed[i] = asked[i] != 0 || cues.has(Cue::picture_credit);
  }
  Grams grams(page, facts, sentences.words, std::move(indexed));
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (asked[i] == 0) continue;
    const auto [b, a] = grams.coverage(i, {run_before(facts, i), run_after(facts, i)});
    if (b >= enough && b >= 2 * a) facts[i].cues.set(Cue::shares_before);
    if (a >= enough && a >= 2 * b) facts[i].cues.set(Cue::shares_after);
    if (a >= enough && b >= enough && a < 2 * b && b < 2 * a) facts[i].cues.set(Cue::shares_both);
    if (a < little && b < little) facts[i].cues.set(Cue::shares_none);
  }
  return grams;
}

namespace {

// The best that ends in each state; the last ones are no states.
constexpr std::size_t sum_lanes = (state_count + lane_count - 1) / lane_count;
struct Sums {
  std::array<Lanes, sum_lanes> lanes = [] {
    std::array<Lanes, sum_lanes> none;
    none.fill(all_lanes(unreachable));
    return none;
  }();
  [[nodiscard]] float operator[](std::size_t state) const { return lanes[state / lane_count][state % lane_count]; }
  void set(std::size_t state, float sum) { lanes[state / lane_count][state % lane_count] = sum; }
  [[nodiscard]] float best() const {
    Lanes most = lanes[0];
#pragma GCC unroll 8
    for (const Lanes& some : lanes) most = larger(most, some);
    float best = most[0];
    for (std::size_t k = 1; k < lane_count; ++k) best = std::max(best, most[k]);
    return best;
  }
};

float score_of(const RoleScores& scores, std::size_t state) {
  return scores[static_cast<std::size_t>(states[state].role)];
}

Sums first_sums(const Bonuses& bonuses, const RoleScores& scores) {
  constexpr State before_all{Role::none, Open::nothing};
  Sums sums;
  for (std::size_t s = 0; s < state_count; ++s) {
    const Transition t = first_transition(states[s]);
    const Bonus bonus = bonus_of(before_all, states[s], t.begins);
    if (t.possible) sums.set(s, score_of(scores, s) - t.cost + bonuses[static_cast<std::size_t>(bonus)]);
  }
  return sums;
}

// The states worth going on from, a bit each.
std::uint32_t find_hopeful(const Sums& sums) {
  constexpr float hopeless = 16;  // behind the best: more than any way back costs
  const float least = sums.best() - hopeless;
  std::uint32_t hopeful = 0;
#ifdef __SSE2__
#pragma GCC unroll 8
  for (std::size_t k = 0; k < sum_lanes; ++k)
    hopeful |= static_cast<std::uint32_t>(_mm_movemask_ps(_mm_cmpge_ps(sums.lanes[k], all_lanes(least))))
               << (k * lane_count);
#else
  for (std::size_t s = 0; s < state_count; ++s) hopeful |= std::uint32_t{sums[s] >= least} << s;
#endif
  return hopeful;
}

Sums next_sums(const Grammar& g, const Bonuses& bonuses, const RoleScores& scores, const Sums& before) {
  Row top;
  top.fill(all_lanes(unreachable));
  static_assert(state_count <= 32);
  for (std::uint32_t hopeful = find_hopeful(before); hopeful != 0; hopeful &= hopeful - 1) {
    const auto from = static_cast<std::size_t>(std::countr_zero(hopeful));
    const Lanes sum = all_lanes(before[from]);
    const Row& costs = g.costs[from];
#pragma GCC unroll 11
    for (std::size_t k = 0; k < row_lanes; ++k) top[k] = larger(top[k], sum - costs[k]);
  }
  // What each target is worth by itself, then the best by target.
  std::array<float, most_targets> best;
#pragma GCC unroll 32
  for (std::size_t s = 0; s < state_count; ++s) best[s] = score_of(scores, s);
#pragma GCC unroll 16
  for (std::size_t t = state_count; t < most_targets; ++t) {
    const auto [state, bonus, role] = g.targets[t];
    best[t] = bonuses[static_cast<std::size_t>(bonus)] + scores[role];
  }
#pragma GCC unroll 11
  for (std::size_t k = 0; k < row_lanes; ++k) {
    Lanes worth;
    std::memcpy(&worth, &best[k * lane_count], sizeof worth);
    top[k] += worth;
  }
  std::memcpy(best.data(), top.data(), sizeof best);
#pragma GCC unroll 16
  for (std::size_t t = state_count; t < most_targets; ++t) {
    float& known = best[g.targets[t].state];
    known = std::max(known, best[t]);
  }
  std::fill(best.begin() + state_count, best.begin() + sum_lanes * lane_count, unreachable);
  Sums sums;
  std::memcpy(sums.lanes.data(), best.data(), sizeof sums.lanes);
  return sums;
}

// The state from which the best way to `to` came.
std::size_t state_before(const Grammar& g, const Bonuses& bonuses, const Sums& before, std::size_t to) {
  const float most = *std::max_element(bonuses.begin(), bonuses.end());
  float top = unreachable;
  std::size_t best = 0;
  for (const std::size_t from : g.froms[to]) {
    if (before[from] + most <= top) continue;
    const Step& step = g.steps[from][to];
    const float value = before[from] - step.cost + bonuses[static_cast<std::size_t>(step.bonus)];
    if (value > top) best = from;
    top = std::max(top, value);
  }
  return best;
}

}  // namespace

void label_blocks(const std::vector<Facts>& facts, const std::vector<RoleScores>& scores, std::vector<Label>& labels) {
  labels.assign(facts.size(), {});
  if (facts.empty()) return;
  const Grammar& g = grammar();
  std::vector<Bonuses> bonuses(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) bonuses[i] = find_bonuses(facts, i);
  std::vector<Sums> sums;
  sums.reserve(facts.size());
  sums.push_back(first_sums(bonuses[0], scores[0]));
  for (std::size_t i = 1; i < facts.size(); ++i) sums.push_back(next_sums(g, bonuses[i], scores[i], sums.back()));
  std::size_t s = 0;
  while (sums.back()[s] != sums.back().best()) ++s;
  for (std::size_t i = facts.size(); i-- > 1;) {
    const std::size_t before = state_before(g, bonuses[i], sums[i - 1], s);
    labels[i] = {static_cast<std::uint8_t>(s), g.steps[before][s].begins};
    s = before;
  }
  labels[0] = {static_cast<std::uint8_t>(s), first_transition(states[s]).begins};
}

}  // namespace newsprint
