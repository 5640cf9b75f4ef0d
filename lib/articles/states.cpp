#include "articles/states.h"

namespace newsprint {

namespace {

// Costs of a study on clean blocks (Viterbi over role x what is open), rounded; in the units of roles/scores.cpp.
constexpr float headless_start = 5.5F;
constexpr float headless_after_tail = 2.5F;
constexpr float tail_head = 1.2F;
constexpr float head_after_headless = 5.0F;  // a story without any headline
constexpr float head_after_crosshead = 2.5F;
constexpr float two_crossheads = 2.5F;
constexpr float label_to_body = 4.0F;  // section or kicker, then text at once
constexpr float label_alone = 3.0F;    // a label for the whole head, behind its body
constexpr float two_headlines = 3.0F;  // unless one adjoins the other: then they are lines of one
constexpr float two_labels = 2.5F;
constexpr float head_without_body = 4.0F;
constexpr float notice_after_notice = -1.2F;
constexpr float notice_in_head = 1.5F;
constexpr float picture_start = 3.0F;
constexpr float byline_after_body = 1.0F;
constexpr float picture_from_head = 0.5F;  // a label over a picture

bool is_head(Role r) { return r == Role::section || r == Role::kicker || r == Role::headline || r == Role::deck; }
bool is_transparent(Role r) { return r == Role::caption || r == Role::notice; }
bool is_body(Role r) { return r == Role::paragraph || r == Role::crosshead || r == Role::table; }

Transition yes(float cost, Begins begins = Begins::no) { return {cost, begins, true}; }
constexpr Transition impossible{};

// Inside a head: section, kicker, headline, deck in this order; a step back begins another story.
Transition head_to_head(const State& from, const State& to, Begins anew) {
  if (is_transparent(from.role) || from.role == Role::byline) {
    if (from.role == Role::byline) return yes(head_without_body, anew);
    return yes(0);
  }
  if (from.role == to.role) {
    if (to.role == Role::headline) return yes(two_headlines);
    return yes(to.role == Role::deck ? two_headlines : two_labels);
  }
  if (static_cast<int>(to.role) > static_cast<int>(from.role)) return yes(0);
  // A label may also follow another label's kicker: both orders are printed.
  if (from.role == Role::kicker && to.role == Role::section) return yes(two_labels);
  return yes(head_without_body, anew);
}

Transition from_head(const State& from, const State& to) {
  if (to.open == Open::head) {
    if (is_head(to.role)) return head_to_head(from, to, Begins::head);
    if (to.role == Role::byline) return yes(from.role == Role::section || from.role == Role::kicker ? 2.0F : 0);
    return yes(to.role == Role::notice && from.role != Role::notice ? notice_in_head : 0);
  }
  if (to.open == Open::body && is_body(to.role)) {
    float cost = from.role == Role::section || from.role == Role::kicker ? label_to_body : 0;
    if (to.role == Role::crosshead) cost += two_crossheads;
    return yes(cost);
  }
  if (to.open == Open::headless && !is_transparent(to.role))
    return yes(headless_start + head_without_body, Begins::headless);
  if (to.open == Open::picture && to.role == Role::caption) return yes(picture_from_head);
  if (to.open == Open::nothing) return impossible;
  return impossible;
}

Transition from_body(const State& from, const State& to) {
  if (to.open == Open::body) {
    if (to.role == Role::crosshead && from.role == Role::crosshead) return yes(two_crossheads);
    if (to.role == Role::byline) return yes(from.role == Role::byline ? 0 : byline_after_body);
    if (to.role == Role::notice) return yes(from.role == Role::notice ? notice_after_notice : 0);
    return yes(0);
  }
  if (to.open == Open::head && is_head(to.role))
    return yes(from.role == Role::crosshead ? head_after_crosshead : 0, Begins::head);
  if (to.open == Open::headless && !is_transparent(to.role)) return yes(headless_start, Begins::headless);
  if (to.open == Open::picture && to.role == Role::caption) return yes(picture_start, Begins::picture);
  return impossible;
}

Transition from_headless(const State& from, const State& to) {
  if (to.open == Open::headless) {
    // A byline that begins a story is followed by its text.
    if (to.role == Role::crosshead && (from.role == Role::crosshead || from.role == Role::byline))
      return yes(two_crossheads);
    if (to.role == Role::notice) return yes(from.role == Role::notice ? notice_after_notice : 0);
    if (to.role == Role::byline && from.role != Role::byline) return yes(byline_after_body);
    return yes(0);
  }
  if (to.open == Open::tail && is_head(to.role)) return yes(tail_head, Begins::tail);
  if (to.open == Open::head && is_head(to.role)) return yes(head_after_headless, Begins::head);
  if (to.open == Open::picture && to.role == Role::caption) return yes(picture_start, Begins::picture);
  return impossible;
}

Transition from_tail(const State& from, const State& to) {
  const float alone = from.role == Role::section || from.role == Role::kicker ? label_alone : 0;
  if (to.open == Open::tail) {
    if (is_head(to.role)) {
      const Transition t = head_to_head(from, to, Begins::head);
      return t.begins == Begins::head ? impossible : t;
    }
    return yes(to.role == Role::notice && from.role == Role::notice ? notice_after_notice : 0);
  }
  if (to.open == Open::head && is_head(to.role)) return yes(1.0F + alone, Begins::head);
  if (to.open == Open::headless && !is_transparent(to.role)) return yes(headless_after_tail + alone, Begins::headless);
  if (to.open == Open::picture && to.role == Role::caption) return yes(picture_start, Begins::picture);
  return impossible;
}

Transition from_nothing(const State& from, const State& to, bool first) {
  if (to.open == Open::head && is_head(to.role)) return yes(0, Begins::head);
  if (to.open == Open::headless && !is_transparent(to.role))
    return to.role == Role::crosshead ? impossible : yes(headless_start, Begins::headless);
  if (to.open == Open::nothing) {
    if (to.role == Role::notice) return yes(!first && from.role == Role::notice ? notice_after_notice : 0);
    return to.role == Role::caption ? yes(0.5F) : impossible;
  }
  if (to.open == Open::picture && to.role == Role::caption) return yes(picture_start, Begins::picture);
  return impossible;
}

Transition from_picture(const State& from, const State& to) {
  if (to.open == Open::picture) return to.role == Role::byline && from.role == Role::caption ? yes(0) : impossible;
  return from_nothing(from, to, false);
}

}  // namespace

Transition first_transition(const State& to) noexcept { return from_nothing({Role::none, Open::nothing}, to, true); }

Transition transition(const State& from, const State& to) noexcept {
  switch (from.open) {
    case Open::nothing:
      return from_nothing(from, to, false);
    case Open::head:
      return from_head(from, to);
    case Open::body:
      return from_body(from, to);
    case Open::headless:
      return from_headless(from, to);
    case Open::tail:
      return from_tail(from, to);
    case Open::picture:
      return from_picture(from, to);
  }
  return impossible;
}

}  // namespace newsprint
