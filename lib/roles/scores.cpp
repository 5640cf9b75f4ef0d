#include "roles/scores.h"

#include <algorithm>

namespace newsprint {

namespace {

struct CueWeights {
  Cue cue;
  RoleScores weights;
};

constexpr float never = -30;

// Set by hand, starting from the evidence sizes in a study on clean blocks (paragraph +3 to +12, byline +7, dash deck +5,
// caption credit +7, contact +2 to +6), then corrected on the sample pages in seeds/.
// clang-format off
constexpr CueWeights table[] = {
    //                        none section kicker headl  deck  byline parag  cross caption table notice
    {Cue::tiny,              {{0,  1.5F,   0.5F, -1.0F, -2.0F, 0,    -4.0F, -0.5F, -3.0F, never,  0.8F}}},
    {Cue::brief,             {{0,  1.2F,   1.0F,  0.3F, -0.5F, 0,    -3.5F,  1.5F, -2.0F, never,  0}}},
    {Cue::short_,            {{0, -0.5F,   0.5F,  2.2F,  0.5F, 0,    -1.5F,  0.8F, -0.5F, never, -0.5F}}},
    {Cue::medium,            {{0, -2.5F,  -0.5F,  1.8F,  0.5F, 0,     0.5F, -1.5F,  0.5F, never, -0.5F}}},
    {Cue::long_,             {{0, -6.0F,  -4.0F, -2.0F, -3.0F, 0,     4.0F, -5.0F,  1.0F, never, -1.5F}}},
    {Cue::very_long,         {{0, -9.0F,  -9.0F, -8.0F, -8.0F, -6,    8.0F, -9.0F,  0,    never, -5.0F}}},
    {Cue::ends_sentence,     {{0, -3.0F,  -3.0F, -2.5F, -3.0F, -2,    3.5F, -3.5F,  1.5F, 0,      0}}},
    {Cue::ends_open,         {{0,  0.5F,   0.5F,  0.5F,  0.5F, 0,    -1.0F,  0.5F,  0,    0,      0.3F}}},
    {Cue::inner_blank,       {{0, -0.2F,   0,     0.3F,  0,    0,     0,     0.6F,  0,    0,      0}}},
    {Cue::inner_stop,        {{0, -3.0F,  -3.0F, -3.0F, -3.0F, -2,    2.5F, -3.0F,  0.5F, 0,      0}}},
    {Cue::inner_comma,       {{0, -1.5F,  -1.0F, -0.8F, -0.5F, -0.5F, 1.0F, -1.5F,  0.8F, 0,     -0.3F}}},
    {Cue::colon_end,         {{0, -0.5F,  -0.5F, -2.5F, -1.5F, -1,    2.5F,  0,     0,    0,      0.5F}}},
    {Cue::starts_dash,       {{0, -3.0F,  -2.0F, -1.5F,  5.0F, -1,   -0.5F, -2.0F, -1.0F, 0,      0}}},
    {Cue::starts_bullet,     {{0, -0.5F,  -1.0F, -0.5F, -1.0F, 1.5F,  0.5F, -0.5F, -0.5F, 0,      0}}},
    {Cue::numbered,          {{0, -3.0F,  -3.0F, -3.0F, -3.0F, -2,    2.5F,  0.8F, -1.0F, 0,     -0.5F}}},
    {Cue::quoted,            {{0, -0.5F,   0,     0.6F,  0,    -2,    0.3F,  0,     0,    0,     -0.5F}}},
    {Cue::byline,            {{0, -4.0F,  -4.0F, -4.0F, -4.0F, 8.0F, -4.0F, -4.0F, -1.0F, never, -1.0F}}},
    {Cue::lead_in,           {{0, -6.0F,  -6.0F, -6.0F, -6.0F, -3,    7.0F, -6.0F, -3.0F, 0,     -3.0F}}},
    {Cue::end_credit_names,  {{0, -4.0F,  -4.0F, -4.0F, -4.0F, -2,    3.0F, -4.0F,  0,    0,     -1.0F}}},
    {Cue::picture_credit, {{0, -4, -4, -4, -4, -3, -5, -4, 7, 0, -1}}},
    {Cue::credit_only,       {{0, -4.0F,  -4.0F, -4.0F, -4.0F, -1,   -4.0F, -4.0F,  7.0F, 0,      0}}},
    {Cue::dateline,          {{0, -4.0F,  -4.0F, -4.0F, -4.0F, -2,    3.0F, -4.0F, -1.0F, 0,     -1.0F}}},
    {Cue::contact,           {{0, -3.0F,  -3.0F, -3.5F, -3.0F, -2,   -2.5F, -3.0F, -2.0F, 0,      6.0F}}},
    {Cue::notice_word,       {{0, -1.0F,  -1.5F, -1.5F, -1.5F, -1,   -1.0F, -1.5F, -1.0F, 0,      3.0F}}},
    {Cue::end_byline, {{0, -4, -4, -4, -4, -3, -6, -4, 10, 0, -2}}},
    {Cue::furniture,         {{0, -4.0F,  -5.0F, -6.0F, -6.0F, -3,   -6.0F, -6.0F, -5.0F, 0,      7.0F}}},
    {Cue::place_alone,       {{0,  0.5F,   3.0F, -1.5F, -1.5F, -1,   -1.0F, -0.5F, -1.0F, 0,      0}}},
    {Cue::label_word, {{0, 3, 0, -1.5F, -2, 0, -1, -1.5F, -1, 0, -1}}},
    {Cue::masthead, {{0, -2, -2, -3, -3, 0, -1, -3, -1, 0, 4}}},
    {Cue::latin_long, {{0, -1.5F, -1.5F, 0.3F, 0.5F, 0, 0, -0.8F, 0, 0, -0.3F}}},
    {Cue::capitals, {{0, 1, 2, -1, -1, 0, -1, -0.5F, -0.5F, 0, 0}}},
    {Cue::picture_story, {{0, 0, 0, 0, 0, 0, -5, 0, 10, 0, 0}}},
    {Cue::count_caption,     {{0, -1.0F,  -1.0F, -1.0F, -1.0F, -1,    0,     1.5F, -1.0F, 0,     -1.0F}}},
    {Cue::digits,            {{0, -1.5F,  -1.5F, -1.5F, -1.5F, -1,    0,    -1.5F, -0.5F, 0,      2.0F}}},
    {Cue::is_table,          {{0,  never,  never, never, never, never, never, never, never, 9,    never}}},
    {Cue::latin_title,       {{0,  0.3F,   0.3F,  0.8F,  0,    0,    -1.0F,  0.3F, -0.5F, 0,      0.3F}}},
    {Cue::repeated,          {{0,  1.0F,   0,    -1.0F, -1.0F, 0,    -0.5F, -0.5F,  0,    0,      1.5F}}},
    {Cue::first_on_page,     {{0,  0.5F,   0,     0,    -2.0F, 0,     0,    -3.0F, -0.5F, 0,      0.8F}}},
    {Cue::near_top,          {{0,  0,      0,     0,     0,    0,     0,    -0.5F,  0,    0,      0.5F}}},
    {Cue::last_on_page,      {{0, -0.5F,  -1.0F, -0.5F, -1.0F, 0,     0,    -2.0F,  0.8F, 0,      0.5F}}},
    {Cue::next_byline, {{0, -1, -1, 2.2F, 0.7F, 0, 0, -1.5F, 0, 0, -2}}},
    {Cue::next_dash,         {{0, -0.5F,  -0.5F,  2.5F, -1.0F, 0,     0,    -1.0F,  0,    0,      0}}},
    {Cue::next_lead_in,      {{0, -1.0F,  -1.0F,  2.5F,  0.5F, 0,     0,    -2.5F,  0,    0,     -0.5F}}},
    {Cue::next_numbered,     {{0, -1.0F,  -2.0F, -1.5F, -1.0F, 0,     0,     2.5F,  0,    0,     -0.5F}}},
    {Cue::next_plain,        {{0, 0, 0, -0.2F, 0, 0, 0, 0.3F, 0, 0, 0}}},
    {Cue::adjoins_next,      {{0, -0.5F,  -0.3F,  0.3F,  0,    0,     0,    -0.3F,  0,    0,      0}}},
    {Cue::next_long,         {{0, -0.5F,  -0.5F,  0.6F,  0.3F, 0,     0,     0.6F,  0,    0,     -0.3F}}},
    {Cue::next_short,        {{0,  0.5F,   0.5F,  0,     0,    0,     0,    -1.5F,  0,    0,      0.3F}}},
    {Cue::previous_long,     {{0,  0,      0,     0,    -2.0F, 0,     0.3F,  0.8F,  0.2F, 0,      0}}},
    {Cue::previous_short,    {{0, -0.3F,   0,     0.2F,  0.4F, 0,     0,    -1.5F,  0,    0,      0.2F}}},
    {Cue::previous_byline,   {{0, -0.5F,  -0.5F, -0.8F, -1.5F, -0.5F, 0.8F, -0.3F,  0,    0,     -0.3F}}},
    {Cue::run_longest,       {{0, -1.0F,  -1.0F,  1.5F, -0.3F, 0,     0,     0,     0,    0,     -0.3F}}},
    {Cue::headings_alone,    {{0, -0.5F, -0.5F, 0, -1.0F, 0, 0, 0.3F, 0, 0, -0.5F}}},
    {Cue::second_of_head,    {{0, -0.8F,  -0.5F,  0.2F,  0.5F, 0,     0,    -0.5F,  0,    0,      0}}},
    {Cue::latin_deck,        {{0,  0,      0,    -1.0F,  1.5F, 0,     0,     0,     0,    0,      0}}},
    {Cue::sibling, {{0, -0.5F, -0.5F, -1.0F, -0.5F, 0, 0, 1.2F, 0, 0, 0}}},
    {Cue::others_have_bylines, {{0, 0, 0, -1, 0, 0, 0, 1, 0, 0, 0}}},
    {Cue::shares_before, {{0, -0.8F, 0.8F, 0, 0, 0, 0, 0.8F, 0, 0, -0.5F}}},
    {Cue::shares_after, {{0, -0.8F, 0.8F, 1.6F, 0.5F, 0, 0, 0.3F, 0, 0, -0.5F}}},
    {Cue::shares_both, {{0, -0.8F, 0.5F, 0.3F, 0.3F, 0, 0, 0.8F, 0, 0, -1}}},
    {Cue::shares_none, {{0, 1, -0.2F, -0.5F, 0, 0, 0, -0.3F, 0, 0, 0.8F}}},
    {Cue::phrase, {{0, -1.2F, 0.8F, 0.2F, 0, 0, 0, 0, 0, 0, 0}}},
    {Cue::deck_words, {{0, -2, -1, -0.5F, 3, 0, 0, -1.5F, 0, 0, 0}}},
    {Cue::after_notice, {{0, 0, -0.5F, 0, -1, -1, -2, -1.5F, -1, 0, 4}}},
    {Cue::after_end, {{0, 0.5F, 0.5F, 1.5F, -1.5F, 0, 0, -2.5F, 0, 0, 0}}},
    {Cue::bullet_sibling, {{0, -1, -1, 1.5F, -1, 0, 0.5F, 0, 0, 0, 0}}},
    {Cue::page_label, {{0, -1.5F, -2, -2, -2, 0, -1, -2, 0, 0, 3}}},
    {Cue::cells, {{0, -3, -3, -4, -3, 0, -1, -2, -2, 0, 4}}},
    {Cue::two_parts, {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}},
    {Cue::goes_on, {{0, -4, -4, -4, -4, -3, 6, -4, -2, 0, -2}}},
    {Cue::opens_notice, {{0, -3, -3, -3, -3, -2, -3, -3, -2, 0, 7}}},
    {Cue::box_label, {{0, -1, -2, -3, -3, -5, -1, 4, -1, 0, -2}}},
    {Cue::listed, {{0, -2, -2, -3, -6, -2, 4, -3, -1, 0, -1}}},
    {Cue::dash_after_body, {{0, -1, -1, -2, -6, 0, 3, 0, 0, 0, 0}}},
    {Cue::jump_only, {{0, -6, -6, -6, -6, -4, 8, -6, -4, 0, -1}}},
    {Cue::after_box, {{0, -3, -3, -4, -3, -2, 2, 0.5F, 0, 0, 0}}},
    {Cue::caption_words, {{0, -3, -3, -4, -4, -3, -2, -4, 5, 0, -1}}},
    {Cue::marks_only, {{0, -3, -3, -4, -4, -3, 5, -4, -3, 0, 2}}},
};
// clang-format on
static_assert(std::size(table) == static_cast<std::size_t>(Cue::count));

// What fitting adds, a row a cue in their order; the newest cues may have none yet.
constexpr RoleScores corrections[] = {
#include "roles/role_corrections.inc"
};
static_assert(std::size(corrections) <= static_cast<std::size_t>(Cue::count));

// The rows by the number of their cue, in a round length so that a compiler adds several weights at once.
using Row = std::array<float, (role_count + 3) / 4 * 4>;
using Rows = std::array<Row, std::size(table)>;

constexpr Rows by_hand = [] {
  Rows rows{};
  for (const CueWeights& row : table)
    std::copy(row.weights.begin(), row.weights.end(), rows[static_cast<std::size_t>(row.cue)].begin());
  return rows;
}();

constexpr Rows weights = [] {
  Rows rows = by_hand;
  for (std::size_t c = 0; c < std::size(corrections); ++c)
    for (std::size_t r = 0; r < role_count; ++r) rows[c][r] += corrections[c][r];
  return rows;
}();

constexpr RoleScores prior = {{never, 0, 0, 0, 0, -3, 0, 0, -1.5F, never / 2, -1.0F}};

}  // namespace

RoleScores score_roles(const Facts& facts) noexcept {
  Row sums{};
  std::copy(prior.begin(), prior.end(), sums.begin());
  facts.cues.each([&](std::size_t cue) {
    const Row& row = weights[cue];
    for (std::size_t r = 0; r < sums.size(); ++r) sums[r] += row[r];
  });
  RoleScores scores;
  std::copy_n(sums.begin(), role_count, scores.begin());
  return scores;
}

float cue_weight(Cue cue, Role role) noexcept {
  return weights[static_cast<std::size_t>(cue)][static_cast<std::size_t>(role)];
}

float hand_weight(Cue cue, Role role) noexcept {
  return by_hand[static_cast<std::size_t>(cue)][static_cast<std::size_t>(role)];
}

}  // namespace newsprint
