#include "base/language.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace newsprint {

namespace {

std::string_view clear_language_of(std::string_view text) {
  LatinWords words;
  words.add(text);
  return words.clear_language();
}

constexpr std::string_view english =
    "The ferry to Ostrand was late again and the passengers, who had been waiting at the pier for an hour, said that "
    "they would not pay for it. The harbour office told them that it was the fog, which had come in from the bay, and "
    "that there would be no other boat before noon.";
constexpr std::string_view german =
    "Die Fähre nach Ostrand ist auch am Montag nicht gefahren, und die Gäste, die seit einer Stunde auf der Brücke "
    "standen, wurden mit dem Bus nach Hause gebracht. Das Wetter wird erst am Dienstag besser, sagte der Hafenmeister, "
    "der sich bei den Gästen für die Absage und das lange Warten entschuldigte.";
constexpr std::string_view french =
    "Les habitants du port sont descendus dans la rue pour demander que le bateau du matin ne soit pas supprimé. Une "
    "pétition est déjà signée par plus de mille personnes, qui ont écrit au maire avec leur nom et leur adresse. Il "
    "leur a répondu dans une lettre que les comptes ne sont pas bons, mais que rien est fait.";

}  // namespace

TEST_CASE("the common words of a language tell it") {
  CHECK(clear_language_of(english) == "en");
  CHECK(clear_language_of(german) == "de");
  CHECK(clear_language_of(french) == "fr");
}

TEST_CASE("few words, words of two languages and names alone tell nothing") {
  CHECK(clear_language_of(english.substr(0, 100)).empty());
  CHECK(clear_language_of(std::string(english) + std::string(german)).empty());
  std::string names;
  for (int i = 0; i < 30; ++i) names += "Ostrand Belmora Quillan Tessary ";
  CHECK(clear_language_of(names).empty());
  CHECK(clear_language_of("").empty());
}

TEST_CASE("words are counted across lines, each on its own") {
  LatinWords words;
  for (int i = 0; i < 4; ++i) words.add("and then the boat of the pilot went out to the bar with this and that on it");
  CHECK(words.clear_language() == "en");
  LatinWords joined;
  for (int i = 0; i < 100; ++i) joined.add("th");
  CHECK(joined.clear_language().empty());
}

TEST_CASE("words are counted at every place of a block, however long") {
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string text = std::string(before, ' ') + std::string(english);
    CHECK(clear_language_of(text) == "en");
    const std::string behind_word = std::string(before, 'x') + " " + std::string(german);
    CHECK(clear_language_of(behind_word) == "de");
    LatinWords words;
    for (int i = 0; i < 79; ++i) words.add(std::string(before, ' ') + "é" + std::string(before + 1, 'x') + ".");
    CHECK_FALSE(words.is_enough());
    words.add(std::string(before + 1, 'x'));
    CHECK(words.is_enough());
  }
}

}  // namespace newsprint
