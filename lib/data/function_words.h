// Words that are written with a capital only where a sentence begins, in order.
#pragma once

#include <string_view>

namespace newsprint {

inline constexpr std::string_view function_words[] = {
    "Aber",     "About",  "After",   "Alle",   "Allein", "Als",      "Also",   "Although", "An",      "And",
    "Any",      "As",     "At",      "Au",     "Auch",   "Auf",      "Aus",    "Aux",      "Avec",    "Because",
    "Before",   "Bei",    "Beim",    "Bis",    "But",    "Ce",       "Cela",   "Ces",      "Cette",   "Comme",
    "Con",      "Da",     "Dabei",   "Dafür",  "Daher",  "Damit",    "Danach", "Dann",     "Dans",    "Daran",
    "Darauf",   "Das",    "Dass",    "Dazu",   "Daß",    "Dem",      "Den",    "Denn",     "Der",     "Des",
    "Deshalb",  "Die",    "Dies",    "Diese",  "Dieser", "Dieses",   "Doch",   "Dort",     "Du",      "Durch",
    "During",   "Een",    "Ein",     "Eine",   "Einem",  "Einen",    "Einer",  "Elle",     "En",      "Er",
    "Es",       "Et",     "Etwas",   "Every",  "For",    "From",     "Für",    "Gegen",    "Hat",     "Have",
    "He",       "Her",    "Here",    "Het",    "Hier",   "His",      "How",    "Ich",      "If",      "Il",
    "Ils",      "Im",     "In",      "Ins",    "Is",     "Ist",      "It",     "Its",      "Jede",    "Jeder",
    "Jedoch",   "Jetzt",  "Kein",    "Keine",  "Les",    "Maar",     "Mais",   "Man",      "Mein",    "Meine",
    "Mit",      "My",     "Nach",    "Neben",  "Nein",   "Nicht",    "Noch",   "Nor",      "Not",     "Now",
    "Nun",      "Nur",    "Ob",      "Oder",   "Of",     "Ohne",     "On",     "One",      "Or",      "Our",
    "Over",     "Para",   "Pero",    "Por",    "Pour",   "Que",      "Qui",    "Sein",     "Seine",   "Seit",
    "Selbst",   "She",    "Si",      "Sich",   "Since",  "Sind",     "So",     "Some",     "Sondern", "Sous",
    "Such",     "Sur",    "Than",    "That",   "The",    "Their",    "Then",   "There",    "These",   "They",
    "This",     "Those",  "Through", "To",     "Trotz",  "Trotzdem", "Un",     "Und",      "Under",   "Une",
    "Unser",    "Unsere", "Unter",   "Until",  "Viele",  "Vom",      "Von",    "Vor",      "Warum",   "Was",
    "We",       "Wegen",  "Weil",    "Welche", "Wenn",   "Wer",      "Werden", "Were",     "What",    "When",
    "Where",    "Which",  "While",   "Who",    "Why",    "Wie",      "Wir",    "Wird",     "With",    "Without",
    "Wo",       "You",    "Your",    "Zu",     "Zum",    "Zur",      "Zwar",   "Zwischen", "À",       "Über",
    "Übrigens",
};

}  // namespace newsprint
