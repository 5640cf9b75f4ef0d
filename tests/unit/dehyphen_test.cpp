#include <newsprint/dehyphen.h>
#include <newsprint/text.h>

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/spelling.h"
#include "dehyphen/own_words.h"

using namespace newsprint;

namespace {

// A folder with small dictionaries of our own, so that no verdict depends on what the machine has.
class Dictionaries {
 public:
  Dictionaries() : folder_(std::filesystem::temp_directory_path() / ("newsprint-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
    write("en_US", {"harbour", "follow", "up", "boat", "boats", "man", "manned", "exchange", "change", "fishing",
                    "self", "made", "twenty", "one", "known"});
    write("de_DE", {"Wirtschaft", "Rohstoff", "Energie", "Minister", "Hafen", "Fischer", "Kosten", "Ein", "Ausgang"});
    write("fr", {"peut-être", "grand-père", "port", "bateau", "pêcheurs", "lui", "même", "vous", "pouvez"});
    write("es_ES", {"puerto", "barco", "pescadores", "presupuesto", "mercado"});
    write("nl", {"haven", "vissers", "schilderen", "schilder", "lessen", "schilderlessen", "teken", "boot"});
  }
  ~Dictionaries() { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  void write(const std::string& name, const std::vector<std::string>& words) const {
    std::ofstream(folder_ / (name + ".aff")) << "SET UTF-8\n";
    std::ofstream list(folder_ / (name + ".dic"));
    list << words.size() << '\n';
    for (const std::string& word : words) list << word << '\n';
  }
  std::filesystem::path folder_;
};

const Dictionaries dictionaries;

void read(std::string_view text, std::string_view language, Page& page) {
  TextOptions options;
  options.language = language;
  TextReader reader(options);
  Diagnostics diagnostics;
  reader.begin("test");
  reader.feed(text);
  reader.finish();
  REQUIRE(reader.next(page, diagnostics) == Step::page);
}

Diagnostics judge(std::string_view text, std::string_view language, Page& page, const DehyphenOptions& options) {
  read(text, language, page);
  Diagnostics diagnostics;
  dehyphenate(page, options, diagnostics);
  return diagnostics;
}

std::string_view word_of(HyphenVerdict verdict) {
  switch (verdict) {
    case HyphenVerdict::weld:
      return "weld";
    case HyphenVerdict::keep:
      return "keep";
    case HyphenVerdict::leave:
      return "leave";
    case HyphenVerdict::none:
      break;
  }
  return "none";
}

DehyphenOptions with_dictionaries() {
  DehyphenOptions options;
  options.dictionary = dictionaries.folder();
  return options;
}

DehyphenOptions without_dictionary() {
  DehyphenOptions options;
  options.dictionary.clear();
  return options;
}

struct Case {
  const char* name;
  const char* language;
  const char* text;  // the first line ends with the hyphen
  const char* verdict;
};

constexpr Case cases[] = {
    {"a word of the list", "en", "seen from the har-\nbour wall", "weld"},
    {"two words, no weld", "en", "they sent a follow-\nup letter", "keep"},
    {"a prefix", "en", "a self-\nmade boat", "keep"},
    {"a number word", "en", "aged twenty-\none years", "keep"},
    {"capital behind", "en", "the Anglo-\nSaxon wall", "keep"},
    {"acronym before", "en", "by the BBC-\nled team", "keep"},
    {"a name cut in two", "en", "said Mr Mc-\nManus today", "weld"},
    {"a range", "en", "of 1914-\n1918 in France", "keep"},
    {"suspended", "en", "the pre-\nand post-war years", "leave"},
    {"no conjunction inside a chain", "en", "a ship-\nto-shore radio", "keep"},
    {"an address", "en", "see https://example.org/the-\nboats for more", "keep"},
    {"mail", "en", "write to anna.well-\nman@example.org today", "keep"},
    {"a dash with a blank before it", "en", "the wall -\nit fell", "leave"},
    {"two hyphens are a dash", "en", "the wall --\nit fell", "leave"},
    {"a closed dash", "en", "the wall--\nit fell", "keep"},
    {"a hyphen that only breaking sets", "en", "the har\xC2\xAC\nbour wall", "weld"},
    {"soft hyphen", "en", "the har\xC2\xAD\nbour wall", "weld"},
    {"no-break hyphen", "en", "the har\xE2\x80\x91\nbour wall", "keep"},
    {"double hyphen of old print", "de", "in dem Ha\xE2\xB8\x97\nfen liegt", "weld"},
    {"real hyphen", "en", "the har\xE2\x80\x90\nbour wall", "weld"},
    {"chapter and number", "en", "of the COVID-\n19 wards", "keep"},
    {"compound with a linking s", "de", "der Wirtschafts-\nminister sagte", "weld"},
    {"capital second half", "de", "der SPD-\nMinister sagte", "keep"},
    {"double name", "de", "Frau Meyer-\nSchmidt kam", "keep"},
    {"suspended in German", "de", "die Rohstoff-\nund Energiekosten", "leave"},
    {"inversion", "fr", "que pouvez-\nvous leur dire", "keep"},
    {"clitic", "fr", "le roi lui-\nmême est venu", "keep"},
    {"listed with its hyphen", "fr", "il viendra peut-\nêtre demain", "keep"},
    {"town on a river", "fr", "le bourg de Vernon-\nsur-Seine est grand", "keep"},
    {"a French word", "fr", "les pê-\ncheurs du port", "weld"},
    {"English conjunction in Spanish", "es", "el presupues-\nto del mercado", "weld"},
    {"a Spanish word", "es", "los pesca-\ndores del puerto", "weld"},
    {"suspended before a compound of the same head", "nl", "schilder-\nen tekenlessen volgen", "leave"},
    {"the same letters as a plural", "nl", "hij wilde schilder-\nen in de haven", "weld"},
    {"vowels that may not meet", "nl", "in de auto-\nindustrie werken", "keep"},
};

}  // namespace

TEST_CASE("verdicts of single hyphens") {
  for (const Case& c : cases) {
    CAPTURE(std::string(c.name));
    Page page;
    static_cast<void>(judge(c.text, c.language, page, with_dictionaries()));
    CHECK(word_of(page.lines[0].hyphen) == std::string_view(c.verdict));
    CHECK(page.lines[0].continues_at == 2);
  }
}

TEST_CASE("the page's own words speak before the dictionary") {
  Page page;
  static_cast<void>(
      judge("The on-line shop. An on-line form.\nSee the on-\nline list.", "en", page, without_dictionary()));
  CHECK(page.lines[1].hyphen == HyphenVerdict::keep);
  static_cast<void>(
      judge("The online shop. An online form.\nSee the on-\nline list.", "en", page, without_dictionary()));
  CHECK(page.lines[1].hyphen == HyphenVerdict::weld);
}

TEST_CASE("what was asked is named, once, and only if asked") {
  Page page;
  CHECK(judge("seen from the har-\nbour wall and the har-\nbour bar", "en", page, with_dictionaries()).empty());
  REQUIRE(page.dictionaries.size() == 1);
  CHECK(page.dictionaries[0].name == "en_US");
  CHECK(page.dictionaries[0].checksum.size() == 16);
  Diagnostics diagnostics;
  dehyphenate(page, with_dictionaries(), diagnostics);
  CHECK(page.dictionaries.size() == 1);

  CHECK(judge("The harbour is new.\nThe boats go out.", "en", page, with_dictionaries()).empty());
  CHECK(page.dictionaries.empty());
  CHECK(judge("seen from the har-\nbour wall", "en", page, without_dictionary()).empty());
  CHECK(page.dictionaries.empty());
}

TEST_CASE("a missing dictionary is told once a page") {
  Page page;
  DehyphenOptions options;
  options.dictionary = dictionaries.folder() + "/nowhere";
  const Diagnostics told = judge("from the har-\nbour wall to the mar-\nket place", "en", page, options);
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == "no-dictionary");
  CHECK(page.dictionaries.empty());
  CHECK(page.lines[0].hyphen != HyphenVerdict::none);
}

TEST_CASE("a page without line-end hyphens asks no dictionary, and misses none") {
  Page page;
  DehyphenOptions options;
  options.dictionary = dictionaries.folder() + "/nowhere";
  CHECK(judge("A well-known harbour is new.\nThe boats go out - but not at night.", "en", page, options).empty());
  CHECK(page.dictionaries.empty());
}

TEST_CASE("a dictionary in another encoding than UTF-8 is not taken") {
  std::ofstream(dictionaries.folder() + "/xx.aff") << "SET ISO8859-1\n";
  std::ofstream(dictionaries.folder() + "/xx.dic") << "1\nword\n";
  CHECK(find_dictionary(dictionaries.folder(), "xx") == nullptr);
  CHECK(find_dictionary(dictionaries.folder(), "../xx") == nullptr);
}

TEST_CASE("dictionaries know words and list hyphenated ones") {
  SpellingDictionary* const list = find_dictionary(dictionaries.folder(), "fr-CA");
  REQUIRE(list != nullptr);
  CHECK(list->name() == "fr");
  CHECK(list->knows("bateau"));
  CHECK(list->knows("Bateau"));
  CHECK_FALSE(list->knows("baleau"));
  CHECK_FALSE(list->knows(""));
  CHECK_FALSE(list->knows(std::string(5000, 'a')));
  CHECK(list->lists("Peut-être"));
  CHECK_FALSE(list->lists("port-bateau"));
}

TEST_CASE("the paragraph's language counts, unless one was given") {
  constexpr std::string_view text =
      "The mayor said on Monday that the old harbour would be opened again after the winter, and that the boats\n"
      "could come back to the town as soon as the ice had gone from the river and the wall had been mended.\n"
      "She thanked the people of the town for their patience and said that the work had been worth it.\n"
      "\n"
      "Der Bürgermeister sagte am Montag, der alte Hafen werde nach dem Winter wieder geöffnet, und die Schiffe\n"
      "könnten zurückkehren, sobald das Eis auf dem Fluss geschmolzen und die Mauer wieder heil sei. Er nannte die\n"
      "Rohstoff-\n"
      "und Energiekosten hoch und dankte allen Bürgern der Stadt für ihre Geduld in den vergangenen Monaten.\n";
  Page page;
  static_cast<void>(judge(text, "", page, without_dictionary()));
  CHECK(page.lines[6].hyphen == HyphenVerdict::leave);
  static_cast<void>(judge(text, "en", page, without_dictionary()));
  CHECK(page.lines[6].hyphen != HyphenVerdict::leave);
}

TEST_CASE("= breaks words only where the page uses it so") {
  Page page;
  static_cast<void>(judge("the fish=\ning boats and the har=\nbour wall", "en", page, with_dictionaries()));
  CHECK(page.lines[0].hyphen == HyphenVerdict::weld);
  CHECK(page.lines[1].hyphen == HyphenVerdict::weld);
  static_cast<void>(
      judge("the sum is x=\nfour\nthe har-\nbour wall and fish-\ning boats", "en", page, with_dictionaries()));
  CHECK(page.lines[0].hyphen == HyphenVerdict::none);
}

TEST_CASE("a word runs on behind a page number") {
  Page page;
  static_cast<void>(judge("seen from the har-\n\n17\n\nbour wall", "en", page, with_dictionaries()));
  CHECK(page.lines[0].continues_at == 5);
  CHECK(page.lines[0].hyphen == HyphenVerdict::weld);
}

TEST_CASE("hyphens inside lines count where line ends were turned into blanks") {
  Page page;
  static_cast<void>(judge("seen from the har- bour wall, a follow- up of the pre- and post-war ex- change", "en", page,
                          with_dictionaries()));
  REQUIRE(page.hyphens.size() == 3);
  CHECK(page.lines[0].hyphens.count == 3);
  CHECK(page.hyphens[0].index == 17);
  CHECK(page.hyphens[0].verdict == HyphenVerdict::weld);
  CHECK(page.hyphens[1].verdict == HyphenVerdict::keep);
  CHECK(page.hyphens[2].verdict == HyphenVerdict::weld);
  static_cast<void>(judge("seen from the har\xC2\xAD bour wall", "en", page, with_dictionaries()));
  REQUIRE(page.hyphens.size() == 1);
  CHECK(page.hyphens[0].verdict == HyphenVerdict::weld);
  static_cast<void>(judge("the pre- and post-war years, the well- known boat", "en", page, with_dictionaries()));
  CHECK(page.hyphens.empty());
}

TEST_CASE("reasons are given when asked for") {
  Page page;
  DehyphenOptions options = with_dictionaries();
  options.explain = true;
  static_cast<void>(judge("die Rohstoff-\nund Energiekosten", "de", page, options));
  CHECK(page.lines[0].hyphen_reason == "suspended");
  static_cast<void>(judge("die Rohstoff-\nund Energiekosten", "de", page, with_dictionaries()));
  CHECK(page.lines[0].hyphen_reason.empty());
}

TEST_CASE("what an explanation asks for besides changes no verdict") {
  constexpr std::string_view halves[] = {"har", "bour",   "follow", "up",      "boat", "s",    "man",   "ned",
                                         "ex",  "change", "co",     "fishing", "self", "made", "Jong",  "un",
                                         "UN",  "re",     "a",      "twenty",  "one",  "Mc",   "known", "ings",
                                         "19",  "wehr",   "hafen",  "und",     "mid"};
  DehyphenOptions explaining = with_dictionaries();
  explaining.explain = true;
  for (const std::string_view language : {"en", "de", "fr", "es", "nl", "it"}) {
    std::string text = "harbour boats, self-made co-op fishing up, exchange Wai-keung, follow-up one man\n";
    for (const std::string_view left : halves)
      for (const std::string_view right : halves)
        text.append("the ").append(left).append("-\n").append(right).append(right.size() == 2 ? "-to go\n" : " goes\n");
    Page page;
    Page explained;
    static_cast<void>(judge(text, language, page, with_dictionaries()));
    static_cast<void>(judge(text, language, explained, explaining));
    REQUIRE(page.lines.size() == explained.lines.size());
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      CAPTURE(std::string(page.lines[i].text));
      CHECK(page.lines[i].hyphen == explained.lines[i].hyphen);
    }
  }
}

TEST_CASE("judging twice changes nothing") {
  for (const Case& c : cases) {
    CAPTURE(std::string(c.name));
    Page page;
    static_cast<void>(judge(c.text, c.language, page, with_dictionaries()));
    const HyphenVerdict first = page.lines[0].hyphen;
    Diagnostics diagnostics;
    dehyphenate(page, with_dictionaries(), diagnostics);
    CHECK(page.lines[0].hyphen == first);
  }
}

TEST_CASE("words of a page") {
  Page page;
  read("Kwok Wai-keung met the well-known Wai-keung.\nThe har- bour and the shop-\nkeeper", "en", page);
  OwnWords own;
  const auto known = own.ask("known");
  const auto the = own.ask("The");
  const auto bour = own.ask("bour");
  const auto shop = own.ask("shop");
  own.read(page);
  CHECK(own.count(known) == 0);
  CHECK(own.count_hyphenated("well-known") == 1);
  CHECK(own.count_hyphenated("Well-known") == 1);
  CHECK(own.count_hyphenated("known-well") == 0);
  CHECK(own.count(the) == 3);
  CHECK(own.count_before_hyphen("well") == 1);
  CHECK(own.count_behind_hyphen("keung") == 2);
  CHECK(own.hyphenated_names() == 2);
  CHECK(own.count(bour) == 0);
  CHECK(own.count(shop) == 0);
  CHECK(word_at_end("said \"self-made") == "self-made");
  CHECK(word_at_start("up-to-date") == "up");
}
