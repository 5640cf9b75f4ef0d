// The grammar of a page: which block may follow which, and what it costs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <newsprint/page.h>

namespace newsprint {

// What is open when a block has been read.
enum class Open : std::uint8_t {
  nothing,   // between stories
  head,      // a head, its body still to come
  body,      // body under a headline
  headless,  // body whose headline has not been read
  tail,      // a head that was printed behind its body
  picture,   // a picture that stands alone
};

struct State {
  Role role;
  Open open;
};

// A finite list: role x what is open, the combinations that make sense.
inline constexpr std::array<State, 29> states = {{
    {Role::section, Open::head},       {Role::kicker, Open::head},     {Role::headline, Open::head},
    {Role::deck, Open::head},          {Role::byline, Open::head},     {Role::section, Open::tail},
    {Role::kicker, Open::tail},        {Role::headline, Open::tail},   {Role::deck, Open::tail},
    {Role::byline, Open::body},        {Role::byline, Open::headless}, {Role::paragraph, Open::body},
    {Role::paragraph, Open::headless}, {Role::crosshead, Open::body},  {Role::crosshead, Open::headless},
    {Role::table, Open::body},         {Role::table, Open::headless},  {Role::caption, Open::nothing},
    {Role::caption, Open::head},       {Role::caption, Open::body},    {Role::caption, Open::headless},
    {Role::caption, Open::tail},       {Role::notice, Open::nothing},  {Role::notice, Open::head},
    {Role::notice, Open::body},        {Role::notice, Open::headless}, {Role::notice, Open::tail},
    {Role::caption, Open::picture},    {Role::byline, Open::picture},
}};
inline constexpr std::size_t state_count = states.size();

// Whether going from one state to the other begins a new article.
enum class Begins : std::uint8_t { no, head, headless, tail, picture };

struct Transition {
  float cost = 0;  // impossible: not in the list
  Begins begins = Begins::no;
  bool possible = false;
};

// From the beginning of the page, and from any state.
[[nodiscard]] Transition first_transition(const State& to) noexcept;
[[nodiscard]] Transition transition(const State& from, const State& to) noexcept;

}  // namespace newsprint
