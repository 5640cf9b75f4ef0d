#include "base/words.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <memory>
#include <string>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr int reach = 6;  // characters on either side that may shape the words at the seam

struct Closer {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};

UBreakIterator* iterator_of_this_thread() {
  thread_local const std::unique_ptr<UBreakIterator, Closer> iterator = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<UBreakIterator, Closer>(ubrk_open(UBRK_WORD, "zh", nullptr, 0, &error));
  }();
  return iterator.get();
}

}  // namespace

bool word_spans(std::string_view left, std::string_view right) {
  const char* from = left.data() + left.size();
  for (int i = 0; i < reach && from > left.data(); ++i) {
    const char* p = last_char({left.data(), static_cast<std::size_t>(from - left.data())});
    const char* q = p;
    if (!cjk_letters.has(class_of(next_char(q)))) break;
    from = p;
  }
  const char* to = right.data();
  for (int i = 0; i < reach && to < right.data() + right.size(); ++i) {
    const char* p = to;
    if (!cjk_letters.has(class_of(next_char(p)))) break;
    to = p;
  }
  std::string text(from, static_cast<std::size_t>(left.data() + left.size() - from));
  const auto seam = static_cast<int32_t>(text.size());
  text.append(right.data(), static_cast<std::size_t>(to - right.data()));
  if (seam == 0 || text.size() == static_cast<std::size_t>(seam)) return false;
  UBreakIterator* iterator = iterator_of_this_thread();
  if (iterator == nullptr) return false;
  UErrorCode error = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &error);
  ubrk_setUText(iterator, &utext, &error);
  const bool boundary = U_FAILURE(error) || ubrk_isBoundary(iterator, seam) != 0;
  utext_close(&utext);
  return !boundary;
}

}  // namespace newsprint
