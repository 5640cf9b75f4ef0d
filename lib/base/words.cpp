#include "base/words.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <array>
#include <cstring>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "base/char_class.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

constexpr int reach = 2;  // characters on either side: more changed nothing on 1,400 pages, and cost twice as much

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

// The characters on both sides of a seam, `seam` bytes on its left.
struct Question {
  static constexpr std::size_t most = 2 * reach * 4;  // bytes
  std::array<char, most> bytes{};
  std::uint8_t size = 0;
  std::uint8_t seam = 0;

  void append(const char* from, const char* to) noexcept {
    std::memcpy(bytes.data() + size, from, static_cast<std::size_t>(to - from));
    size = static_cast<std::uint8_t>(size + (to - from));
  }
  friend bool operator==(const Question&, const Question&) = default;
};

bool ask(const Question& question) {
  UBreakIterator* iterator = iterator_of_this_thread();
  if (iterator == nullptr) return false;
  UErrorCode error = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, question.bytes.data(), question.size, &error);
  ubrk_setUText(iterator, &utext, &error);
  const bool boundary = U_FAILURE(error) || ubrk_isBoundary(iterator, question.seam) != 0;
  utext_close(&utext);
  return !boundary;
}

// The last answers, each in the one place that its question's hash gives it.
class Answers {
 public:
  bool operator()(const Question& question) {
    Answer& place = places_[hash(question) % places_.size()];
    if (place.question != question) place = {question, ask(question)};
    return place.spans;
  }

 private:
  struct Answer {
    Question question;
    bool spans = false;
  };
  static std::size_t hash(const Question& question) noexcept {
    return std::hash<std::string_view>{}({question.bytes.data(), question.size}) + question.seam;
  }
  std::vector<Answer> places_{1024};
};

}  // namespace

bool word_spans(std::string_view left, std::string_view right) {
  Question question;
  const char* const left_end = left.data() + left.size();
  const char* from = left_end;
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
  if (from == left_end || to == right.data()) return false;
  question.append(from, left_end);
  question.seam = question.size;
  question.append(right.data(), to);
  thread_local Answers answers;
  return answers(question);
}

}  // namespace newsprint
