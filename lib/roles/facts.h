// What can be seen of a block: the cues for its role.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

namespace newsprint {

// One cue a bit; roles/cues.inc weighs each for every role.
enum class Cue : std::uint8_t {
  tiny,
  brief,
  short_,
  medium,
  long_,
  very_long,  // by characters; exactly one holds
  ends_sentence,
  ends_open,
  inner_blank,
  inner_stop,
  inner_comma,
  colon_end,
  starts_dash,
  starts_bullet,
  numbered,
  quoted,
  byline,
  lead_in,
  end_credit_names,
  picture_credit,
  credit_only,
  dateline,
  contact,
  notice_word,
  furniture,
  place_alone,
  label_word,
  masthead,
  latin_long,
  capitals,
  picture_story,
  count_caption,
  end_byline,
  digits,
  is_table,
  latin_title,
  repeated,
  first_on_page,
  near_top,
  last_on_page,
  next_byline,
  next_dash,
  next_lead_in,
  next_numbered,
  next_plain,
  adjoins_next,
  next_long,
  next_short,
  previous_long,
  previous_short,
  previous_byline,
  run_longest,
  headings_alone,
  second_of_head,
  latin_deck,
  sibling,
  others_have_bylines,
  shares_before,
  shares_after,
  shares_both,
  shares_none,
  count
};

class CueSet {
 public:
  void set(Cue c) noexcept { bits_ |= std::uint64_t{1} << static_cast<unsigned>(c); }
  [[nodiscard]] bool has(Cue c) const noexcept { return ((bits_ >> static_cast<unsigned>(c)) & 1U) != 0; }
  [[nodiscard]] std::uint64_t bits() const noexcept { return bits_; }

 private:
  std::uint64_t bits_ = 0;
};
static_assert(static_cast<unsigned>(Cue::count) <= 64);

struct Facts {
  CueSet cues;
  std::uint32_t length = 0;  // characters, a Latin word counting as two
  bool body = false;         // as long as running text, or ends like it
};

// Where a sentence ends, found by what stands before.
struct SentenceEnd {
  std::uint32_t hash = 0;  // of the last bytes before the stop, and the stop
  std::uint32_t at = 0;    // bytes of the block's text, the stop included
  bool last = false;       // nothing but closing marks follows
};

// The sentence ends of all blocks, block by block.
struct Sentences {
  std::vector<SentenceEnd> ends;
  std::vector<std::uint32_t> from;  // where each block's begin; one more for the end
};

// The facts of every block, each seen alone.
void see_blocks(const Page& page, std::vector<Facts>& facts, Sentences& sentences);

// Adds what its neighbours say of each block.
void see_neighbours(const Page& page, std::vector<Facts>& facts);

[[nodiscard]] std::string_view cue_name(Cue cue) noexcept;

}  // namespace newsprint
