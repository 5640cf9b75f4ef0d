// For fitting: prints what npsplit weighs, `--grammar` the states, steps and weights, for pages of text each block as
// `block KIND bonus,bonus,... cue cue ...`, a tab and its text. Used by fit-roles only and not installed.
#include <newsprint/articles.h>
#include <newsprint/columns.h>
#include <newsprint/dehyphen.h>
#include <newsprint/reflow.h>
#include <newsprint/tables.h>

#include "articles/label.h"
#include "articles/states.h"
#include "cue_program.h"
#include "roles/facts.h"
#include "roles/scores.h"

namespace newsprint {

namespace {

int number(auto value) { return static_cast<int>(value); }

void print_grammar() {
  constexpr State before_all{Role::none, Open::nothing};
  for (std::size_t to = 0; to < state_count; ++to) {
    std::printf("state %d %d\n", number(states[to].role), number(states[to].open));
    const auto print = [&](int from, const State& state, const Transition& t) {
      if (t.possible)
        std::printf("step %d %zu %.2f %d %d\n", from, to, static_cast<double>(t.cost), number(t.begins),
                    number(bonus_of(state, states[to], t.begins)));
    };
    print(-1, before_all, first_transition(states[to]));
    for (std::size_t from = 0; from < state_count; ++from)
      print(number(from), states[from], transition(states[from], states[to]));
  }
  const auto print_weights = [](const char* name, auto weight) {
    std::printf("weights %s", name);
    for (std::size_t r = 0; r < role_count; ++r)
      std::printf(" %.2f", static_cast<double>(weight(static_cast<Role>(r))));
    std::printf("\n");
  };
  const RoleScores prior = score_roles({});
  print_weights("prior", [&](Role role) { return prior[static_cast<std::size_t>(role)]; });
  for (std::size_t c = 0; c < static_cast<std::size_t>(Cue::count); ++c)
    print_weights(std::string(cue_name(static_cast<Cue>(c))).c_str(),
                  [&](Role role) { return hand_weight(static_cast<Cue>(c), role); });
}

void print_blocks(Page& page, Diagnostics& diagnostics) {
  std::printf("page\n");
  untangle_columns(page, {}, diagnostics);
  recover_tables(page, {}, diagnostics);
  dehyphenate(page, {}, diagnostics);
  reflow(page, {}, diagnostics);
  std::vector<Facts> facts;
  Sentences sentences;
  see_blocks(page, facts, sentences);
  see_neighbours(page, facts);
  find_shared_words(page, facts, sentences);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    std::printf("block %d", number(page.blocks[i].kind));
    for (std::size_t b = 0; const float bonus : find_bonuses(facts, i))
      std::printf("%c%.2f", b++ == 0 ? ' ' : ',', static_cast<double>(bonus));
    facts[i].cues.each([](std::size_t cue) { std::printf(" %zu", cue); });
    std::printf("\t%s\n", std::string(page.blocks[i].text).c_str());
  }
}

}  // namespace

}  // namespace newsprint

int main(int argc, char** argv) {
  using namespace newsprint;
  if (argc == 2 && std::string_view(argv[1]) == "--grammar") {
    print_grammar();
    return 0;
  }
  const auto name = [](std::size_t cue) { return cue_name(static_cast<Cue>(cue)); };
  return run_cue_program(argc, argv, static_cast<std::size_t>(Cue::count), name, print_blocks);
}
