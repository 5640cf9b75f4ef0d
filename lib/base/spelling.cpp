#include "base/spelling.h"

#include <newsprint/page.h>

#include <fmt/format.h>
#include <hunspell/hunspell.hxx>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "base/letter_case.h"
#include "base/word_table.h"

namespace newsprint {

namespace {

constexpr std::size_t remembered_answers = std::size_t{1} << 16;  // of short words: more than a long book asks for
constexpr std::size_t remembered_long = std::size_t{1} << 14;
constexpr std::size_t longest_word = 96;  // bytes; hunspell's own limit is 100 characters

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (file.bad() || bytes.str().empty()) return std::nullopt;
  return std::move(bytes).str();
}

// FNV-1a: tells dictionaries apart, keeps nobody from forging one.
std::uint64_t add_to_checksum(std::uint64_t sum, std::string_view bytes) {
  for (const char c : bytes) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return sum;
}

bool is_utf8_dictionary(std::string_view affixes) {
  const std::size_t at = affixes.rfind("SET ", 0) == 0 ? 0 : affixes.find("\nSET ");
  if (at == affixes.npos) return false;
  return affixes.substr(affixes.find("SET ", at), 9) == "SET UTF-8";
}

// The hyphenated words of a list, in small letters.
WordTable<bool> hyphenated_entries(std::string_view list, Arena& texts) {
  WordTable<bool> entries;
  while (!list.empty()) {
    const std::size_t line_end = list.find('\n');
    const std::string_view word = list.substr(0, std::min(list.find_first_of("/\t\r\n "), list.size()));
    const std::size_t hyphen = word.find('-');
    if (hyphen != word.npos && hyphen != 0 && hyphen + 1 < word.size()) entries.add(texts.copy(all_small(word))) = true;
    list.remove_prefix(line_end == list.npos ? list.size() : line_end + 1);
  }
  return entries;
}

// The names under which a dictionary of the language may lie, the likeliest first.
std::vector<std::string> names_of(std::string_view tag) {
  static constexpr std::pair<std::string_view, std::string_view> usual[] = {
      {"en", "en_US"}, {"en", "en_GB"}, {"de", "de_DE"}, {"fr", "fr"}, {"es", "es_ES"}, {"nl", "nl"}};
  std::vector<std::string> names;
  std::string exact(tag);
  for (char& c : exact) c = c == '-' ? '_' : c;
  const std::string language = exact.substr(0, exact.find('_'));
  if (exact != language) names.push_back(exact);
  for (const auto& [of, name] : usual)
    if (of == language) names.emplace_back(name);
  names.push_back(language);
  std::string capital = language;
  for (char& c : capital) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  names.push_back(language + "_" + capital);
  return names;
}

bool is_plain(std::string_view tag) {
  for (const char c : tag)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) return false;
  return !tag.empty();
}

// Answers for words of up to fifteen bytes, which hold no NUL. A word has its place in one set of answers, and a set is a
// cache line; where it is full, an answer is forgotten.
class ShortAnswers {
 public:
  // A short word as two numbers, its first byte lowest.
  struct Word {
    std::uint64_t low;
    std::uint64_t high;  // without the highest byte
  };
  static constexpr std::size_t longest = 15;

  ShortAnswers() : sets_(remembered_answers / ways) {}

  // The word is not empty. Memory may be read up to `readable`.
  static Word pack(std::string_view word, const char* readable) noexcept {
    constexpr std::size_t part = sizeof(std::uint64_t);
    const auto load = [&](std::size_t at, std::size_t size) {
      return load_word(word.data() + at, size, readable) & ~std::uint64_t{0} >> (8 * (part - size));
    };
    if (word.size() <= part) return {load(0, word.size()), 0};
    return {load(0, part), load(part, word.size() - part)};
  }
  // Inline: gcc leaves out calls of functions that do nothing but this.
  [[gnu::always_inline]] void expect(Word word) const noexcept { __builtin_prefetch(&sets_[set_of(word)]); }
  // Whether an answer is remembered, and whether it is yes.
  [[nodiscard]] std::optional<bool> find(Word word) const noexcept {
    for (const Word& answer : sets_[set_of(word)].answers)
      if (answer.low == word.low && (answer.high | yes) == (word.high | taken | yes)) return (answer.high & yes) != 0;
    return std::nullopt;
  }
  void add(Word word, bool known) noexcept {
    auto& answers = sets_[set_of(word)].answers;
    const auto* const free =
        std::find_if(answers.begin(), answers.end(), [](const Word& answer) { return answer.high == 0; });
    const auto at = free == answers.end() ? next_++ % ways : static_cast<std::size_t>(free - answers.begin());
    answers[at] = {word.low, word.high | taken | (known ? yes : 0)};
  }

 private:
  static constexpr std::size_t ways = 4;
  static constexpr std::uint64_t taken = std::uint64_t{1} << 62;
  static constexpr std::uint64_t yes = std::uint64_t{1} << 63;
  struct alignas(64) Set {
    std::array<Word, ways> answers{};
  };
  static_assert(sizeof(Set) == 64);
  static std::size_t set_of(Word word) noexcept {
    constexpr unsigned set_bits = std::countr_zero(remembered_answers / ways);
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15U;
    return (word.low ^ (word.high * spread) >> 7) * spread >> (64 - set_bits);
  }
  std::vector<Set> sets_;
  std::size_t next_ = 0;
};

}  // namespace

struct SpellingDictionary::Loaded {
  Loaded(std::string of, const std::string& stem, std::string_view affixes, std::string_view list)
      : name(std::move(of)),
        checksum(fmt::format("{:016x}", add_to_checksum(add_to_checksum(0xCBF29CE484222325ULL, affixes), list))),
        hyphenated(hyphenated_entries(list, listed_texts)),
        hunspell((stem + ".aff").c_str(), (stem + ".dic").c_str()) {}

  bool knows(std::string_view word) { return knows(word, word.data() + word.size()); }
  bool knows(std::string_view word, const char* readable);
  bool ask_short(std::string_view word, ShortAnswers::Word packed);
  bool ask_long(std::string_view word);

  std::string name;
  std::string checksum;
  Arena listed_texts;
  WordTable<bool> hyphenated;
  std::mutex turn;
  Hunspell hunspell;
  ShortAnswers short_answers;
  Arena long_texts;
  WordTable<bool> long_answers;
};

SpellingDictionary::SpellingDictionary(std::unique_ptr<Loaded> loaded) : loaded_(std::move(loaded)) {}
SpellingDictionary::~SpellingDictionary() = default;

bool SpellingDictionary::Loaded::knows(std::string_view word, const char* readable) {
  if (word.empty()) return false;
  if (word.size() > ShortAnswers::longest) return ask_long(word);
  const ShortAnswers::Word packed = ShortAnswers::pack(word, readable);
  const std::optional<bool> known = short_answers.find(packed);
  return known ? *known : ask_short(word, packed);
}

bool SpellingDictionary::Loaded::ask_short(std::string_view word, ShortAnswers::Word packed) {
  const bool known = hunspell.spell(std::string(word));
  short_answers.add(packed, known);
  return known;
}

bool SpellingDictionary::Loaded::ask_long(std::string_view word) {
  if (word.size() > longest_word) return false;
  if (const bool* const known = long_answers.find(word)) return *known;
  if (long_answers.size() >= remembered_long) {
    long_answers.clear();
    long_texts.clear();
  }
  const bool known = hunspell.spell(std::string(word));
  return long_answers.add(long_texts.copy(word)) = known;
}

bool SpellingDictionary::knows(std::string_view word) {
  const std::lock_guard lock(loaded_->turn);
  return loaded_->knows(word);
}

std::array<bool, 2> SpellingDictionary::knows(const std::array<std::string_view, 2>& words, const char* readable) {
  const std::lock_guard lock(loaded_->turn);
  return {loaded_->knows(words[0], readable), loaded_->knows(words[1], readable)};
}

void SpellingDictionary::expect(const std::array<std::string_view, 2>& words, const char* readable) const noexcept {
  for (const std::string_view word : words)
    if (!word.empty() && word.size() <= ShortAnswers::longest)
      loaded_->short_answers.expect(ShortAnswers::pack(word, readable));
}

bool SpellingDictionary::lists_any() const noexcept { return loaded_->hyphenated.size() != 0; }

bool SpellingDictionary::lists(std::string_view hyphenated) const {
  const AllSmall small(hyphenated);
  return loaded_->hyphenated.find(small, small.readable()) != nullptr;
}

const std::string& SpellingDictionary::name() const noexcept { return loaded_->name; }
const std::string& SpellingDictionary::checksum() const noexcept { return loaded_->checksum; }

SpellingDictionary* find_dictionary(const std::string& directory, std::string_view language) {
  static std::mutex turn;
  using Known = std::map<std::pair<std::string, std::string>, std::unique_ptr<SpellingDictionary>, std::less<>>;
  // Never destroyed: taking a dictionary apart at exit costs a seventh of loading it, and helps nobody.
  static Known& known = *new Known;
  if (!is_plain(language)) return nullptr;
  const std::lock_guard lock(turn);
  const auto [entry, fresh] = known.try_emplace({directory, std::string(language)});
  if (!fresh) return entry->second.get();
  for (const std::string& name : names_of(language)) {
    std::string stem = directory;
    stem.append("/").append(name);
    // Hunspell prints when a file is missing, and takes an empty dictionary for a good one.
    const std::optional<std::string> affixes = read_file(stem + ".aff");
    const std::optional<std::string> list = affixes ? read_file(stem + ".dic") : std::nullopt;
    if (!list || !is_utf8_dictionary(*affixes)) continue;
    entry->second.reset(
        new SpellingDictionary(std::make_unique<SpellingDictionary::Loaded>(name, stem, *affixes, *list)));
    break;
  }
  return entry->second.get();
}

}  // namespace newsprint
