// What damage shows in, in the texts of a page.
#pragma once

#include <bitset>
#include <string_view>

#include <newsprint/stat.h>

#include "base/common_letters.h"

namespace newsprint {

class SignCounter {
 public:
  // Begins a page in `language`, a BCP 47 tag or nothing. Letters that print hardly uses count once a page: a name or a dialect repeats them, damage does not.
  void begin_page(std::string_view language);

  // Adds what damage shows in `text`, one block's or cell's.
  void count(std::string_view text, Signs& signs);

 private:
  void take_letter(char32_t c, Signs& signs);

  std::bitset<letters_to - letters_from> seen_;
  bool any_ = false;
  bool latin_ = false;  // the page is in a language of Latin letters
};

}  // namespace newsprint
