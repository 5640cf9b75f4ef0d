// What can be seen of a block: the cues for its role.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <newsprint/page.h>

namespace newsprint {

// One cue a bit; roles/scores.cpp weighs each for every role. New ones go to the end: fitted weights stand by number.
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
  phrase,           // of the brief ones the longer half
  deck_words,       // a sketch of …, -writing: what decks say of the story
  after_notice,     // behind the title of a notice or advertisement
  after_end,        // the text before says that its story ends: names in brackets, a jump line
  bullet_sibling,   // another short block begins with the same mark
  page_label,       // over the page's folio or masthead
  cells,            // figures between blanks, beside a line of the same make
  two_parts,        // two halves of like length, parted by a blank
  goes_on,          // begins with a jump line: 上接第1版
  opens_notice,     // begins with the title of a notice, set wide
  box_label,        // stands over facts, terms or further reading
  listed,           // an item among others of the same make
  dash_after_body,  // a dash behind running text: who said it, or an item
  jump_only,        // a jump line and nothing else
  after_box,        // behind the label of a box
  caption_words,    // begins as captions do: the picture shows …
  marks_only,       // no letter: ◇ between parts
  count
};

class CueSet {
 public:
  void set(Cue c) noexcept { words_[word_of(c)] |= bit_of(c); }
  [[nodiscard]] bool has(Cue c) const noexcept { return (words_[word_of(c)] & bit_of(c)) != 0; }
  // Calls `take` with the number of each cue that holds.
  template <class Take>
  void each(Take take) const {
    for (std::size_t w = 0; w < words_.size(); ++w)
      for (std::uint64_t bits = words_[w]; bits != 0; bits &= bits - 1)
        take(w * word_bits + static_cast<std::size_t>(std::countr_zero(bits)));
  }

 private:
  static constexpr std::size_t word_bits = 64;
  static constexpr std::size_t word_of(Cue c) noexcept { return static_cast<std::size_t>(c) / word_bits; }
  static constexpr std::uint64_t bit_of(Cue c) noexcept {
    return std::uint64_t{1} << (static_cast<std::size_t>(c) % word_bits);
  }
  std::array<std::uint64_t, 2> words_{};
};
static_assert(static_cast<unsigned>(Cue::count) <= 128);

struct Facts {
  CueSet cues;
  std::uint32_t length = 0;   // characters, a Latin word counting as two
  Slice words;                // Latin words and figures, into Sentences::words
  std::uint8_t gaps = 0;      // runs of blanks inside
  bool figures = false;       // has digits
  bool body = false;          // as long as running text, or ends like it
  bool begins_small = false;  // with a small Latin letter
  bool breaks_off = false;    // ends in a word such as "the" or "und"
};

// Where a sentence ends, found by what stands before.
struct SentenceEnd {
  std::uint32_t hash = 0;  // of the last bytes before the stop, and the stop
  std::uint32_t at = 0;    // bytes of the block's text, the stop included
  bool last = false;       // nothing but closing marks follows
};

// The sentence ends of all blocks, block by block, and what else was found on the way to them.
struct Sentences {
  std::vector<SentenceEnd> ends;
  std::vector<std::uint32_t> from;   // where each block's begin; one more for the end
  std::vector<std::uint32_t> words;  // where Latin words and figures begin, in bytes of the block's text
};

// The facts of every block, each seen alone.
void see_blocks(const Page& page, std::vector<Facts>& facts, Sentences& sentences);

// Adds what its neighbours say of each block.
void see_neighbours(const Page& page, std::vector<Facts>& facts);

[[nodiscard]] std::string_view cue_name(Cue cue) noexcept;

}  // namespace newsprint
