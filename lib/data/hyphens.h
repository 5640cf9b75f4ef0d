// Word parts of which grammars say how they take a hyphen.
#pragma once

#include <string_view>

namespace newsprint {

enum class HyphenLanguage : unsigned char { en, de, fr, es, nl, other };

struct WordPart {
  HyphenLanguage language;
  std::string_view word;  // in small letters
};

// Conjunctions before which a hyphen stands for a left-out half: Ein- und Ausgang, pre- and post-war.
inline constexpr WordPart conjunctions[] = {
    {HyphenLanguage::de, "und"}, {HyphenLanguage::de, "oder"},  {HyphenLanguage::de, "bis"},
    {HyphenLanguage::de, "bzw"}, {HyphenLanguage::de, "sowie"}, {HyphenLanguage::de, "als"},
    {HyphenLanguage::de, "wie"}, {HyphenLanguage::de, "noch"},  {HyphenLanguage::de, "beziehungsweise"},
    {HyphenLanguage::en, "and"}, {HyphenLanguage::en, "or"},    {HyphenLanguage::en, "to"},
    {HyphenLanguage::en, "nor"}, {HyphenLanguage::nl, "en"},    {HyphenLanguage::nl, "of"},
    {HyphenLanguage::nl, "tot"}, {HyphenLanguage::nl, "als"},   {HyphenLanguage::fr, "et"},
    {HyphenLanguage::fr, "ou"},  {HyphenLanguage::es, "y"},     {HyphenLanguage::es, "o"},
};

// Prefixes that are set off with a hyphen before small letters, always or often.
inline constexpr WordPart hyphen_prefixes[] = {
    {HyphenLanguage::en, "self"},    {HyphenLanguage::en, "non"},      {HyphenLanguage::en, "ex"},
    {HyphenLanguage::en, "co"},      {HyphenLanguage::en, "pre"},      {HyphenLanguage::en, "post"},
    {HyphenLanguage::en, "anti"},    {HyphenLanguage::en, "semi"},     {HyphenLanguage::en, "quasi"},
    {HyphenLanguage::en, "vice"},    {HyphenLanguage::en, "pro"},      {HyphenLanguage::en, "mid"},
    {HyphenLanguage::en, "multi"},   {HyphenLanguage::en, "pan"},      {HyphenLanguage::en, "neo"},
    {HyphenLanguage::fr, "demi"},    {HyphenLanguage::fr, "mi"},       {HyphenLanguage::fr, "semi"},
    {HyphenLanguage::fr, "vice"},    {HyphenLanguage::fr, "ex"},       {HyphenLanguage::fr, "non"},
    {HyphenLanguage::fr, "sous"},    {HyphenLanguage::fr, "quasi"},    {HyphenLanguage::fr, "après"},
    {HyphenLanguage::fr, "avant"},   {HyphenLanguage::fr, "arrière"},  {HyphenLanguage::fr, "contre"},
    {HyphenLanguage::fr, "anglo"},   {HyphenLanguage::fr, "franco"},   {HyphenLanguage::fr, "socio"},
    {HyphenLanguage::fr, "co"},      {HyphenLanguage::fr, "auto"},     {HyphenLanguage::fr, "micro"},
    {HyphenLanguage::fr, "multi"},   {HyphenLanguage::nl, "ex"},       {HyphenLanguage::nl, "niet"},
    {HyphenLanguage::nl, "non"},     {HyphenLanguage::nl, "oud"},      {HyphenLanguage::nl, "vice"},
    {HyphenLanguage::nl, "adjunct"}, {HyphenLanguage::nl, "aspirant"}, {HyphenLanguage::nl, "semi"},
    {HyphenLanguage::nl, "pro"},     {HyphenLanguage::nl, "anti"},     {HyphenLanguage::es, "ex"},
    {HyphenLanguage::es, "anti"},    {HyphenLanguage::es, "pro"},      {HyphenLanguage::es, "franco"},
    {HyphenLanguage::es, "socio"},   {HyphenLanguage::es, "político"}, {HyphenLanguage::es, "económico"},
    {HyphenLanguage::de, "ex"},      {HyphenLanguage::de, "nicht"},    {HyphenLanguage::de, "pro"},
    {HyphenLanguage::de, "deutsch"}, {HyphenLanguage::de, "franco"},
};

// Words that begin hyphenated compounds: well-known, twenty-one, celui-ci.
inline constexpr WordPart hyphen_first_words[] = {
    {HyphenLanguage::en, "well"},   {HyphenLanguage::en, "half"},     {HyphenLanguage::en, "all"},
    {HyphenLanguage::en, "cross"},  {HyphenLanguage::en, "high"},     {HyphenLanguage::en, "low"},
    {HyphenLanguage::en, "long"},   {HyphenLanguage::en, "short"},    {HyphenLanguage::en, "first"},
    {HyphenLanguage::en, "second"}, {HyphenLanguage::en, "third"},    {HyphenLanguage::en, "large"},
    {HyphenLanguage::en, "small"},  {HyphenLanguage::en, "full"},     {HyphenLanguage::en, "part"},
    {HyphenLanguage::en, "open"},   {HyphenLanguage::en, "old"},      {HyphenLanguage::en, "new"},
    {HyphenLanguage::en, "then"},   {HyphenLanguage::en, "one"},      {HyphenLanguage::en, "two"},
    {HyphenLanguage::en, "three"},  {HyphenLanguage::en, "four"},     {HyphenLanguage::en, "five"},
    {HyphenLanguage::en, "six"},    {HyphenLanguage::en, "seven"},    {HyphenLanguage::en, "eight"},
    {HyphenLanguage::en, "nine"},   {HyphenLanguage::en, "ten"},      {HyphenLanguage::en, "much"},
    {HyphenLanguage::en, "ill"},    {HyphenLanguage::en, "near"},     {HyphenLanguage::en, "single"},
    {HyphenLanguage::en, "double"}, {HyphenLanguage::en, "hard"},     {HyphenLanguage::en, "free"},
    {HyphenLanguage::en, "great"},  {HyphenLanguage::en, "north"},    {HyphenLanguage::en, "south"},
    {HyphenLanguage::en, "east"},   {HyphenLanguage::en, "west"},     {HyphenLanguage::en, "middle"},
    {HyphenLanguage::en, "upper"},  {HyphenLanguage::en, "lower"},    {HyphenLanguage::fr, "grand"},
    {HyphenLanguage::fr, "grands"}, {HyphenLanguage::fr, "sud"},      {HyphenLanguage::fr, "nord"},
    {HyphenLanguage::fr, "est"},    {HyphenLanguage::fr, "ouest"},    {HyphenLanguage::fr, "au"},
    {HyphenLanguage::fr, "ci"},     {HyphenLanguage::fr, "là"},       {HyphenLanguage::fr, "celui"},
    {HyphenLanguage::fr, "celle"},  {HyphenLanguage::fr, "ceux"},     {HyphenLanguage::fr, "celles"},
    {HyphenLanguage::fr, "peut"},   {HyphenLanguage::fr, "saint"},    {HyphenLanguage::fr, "sainte"},
    {HyphenLanguage::fr, "haut"},   {HyphenLanguage::fr, "haute"},    {HyphenLanguage::fr, "bas"},
    {HyphenLanguage::fr, "basse"},  {HyphenLanguage::fr, "beau"},     {HyphenLanguage::fr, "belle"},
    {HyphenLanguage::fr, "petit"},  {HyphenLanguage::fr, "petite"},   {HyphenLanguage::fr, "libre"},
    {HyphenLanguage::fr, "porte"},  {HyphenLanguage::fr, "chef"},     {HyphenLanguage::fr, "vingt"},
    {HyphenLanguage::fr, "trente"}, {HyphenLanguage::fr, "quarante"}, {HyphenLanguage::fr, "quatre"},
    {HyphenLanguage::fr, "dix"},    {HyphenLanguage::fr, "soixante"}, {HyphenLanguage::fr, "elle"},
    {HyphenLanguage::fr, "elles"},  {HyphenLanguage::fr, "lui"},      {HyphenLanguage::fr, "eux"},
    {HyphenLanguage::fr, "soi"},    {HyphenLanguage::fr, "nous"},     {HyphenLanguage::nl, "noord"},
    {HyphenLanguage::nl, "zuid"},   {HyphenLanguage::nl, "oost"},     {HyphenLanguage::nl, "west"},
    {HyphenLanguage::en, "thirty"}, {HyphenLanguage::en, "forty"},    {HyphenLanguage::en, "fifty"},
    {HyphenLanguage::en, "sixty"},  {HyphenLanguage::en, "seventy"},  {HyphenLanguage::en, "eighty"},
    {HyphenLanguage::en, "ninety"}, {HyphenLanguage::en, "twenty"},
};

// Second parts that are set off with a hyphen.
inline constexpr WordPart hyphen_suffixes[] = {
    {HyphenLanguage::en, "based"},       {HyphenLanguage::en, "like"},    {HyphenLanguage::en, "up"},
    {HyphenLanguage::en, "down"},        {HyphenLanguage::en, "off"},     {HyphenLanguage::en, "out"},
    {HyphenLanguage::en, "in"},          {HyphenLanguage::en, "on"},      {HyphenLanguage::en, "by"},
    {HyphenLanguage::en, "the"},         {HyphenLanguage::en, "to"},      {HyphenLanguage::en, "of"},
    {HyphenLanguage::en, "and"},         {HyphenLanguage::en, "wide"},    {HyphenLanguage::en, "free"},
    {HyphenLanguage::en, "old"},         {HyphenLanguage::en, "year"},    {HyphenLanguage::en, "month"},
    {HyphenLanguage::en, "week"},        {HyphenLanguage::en, "day"},     {HyphenLanguage::en, "level"},
    {HyphenLanguage::en, "scale"},       {HyphenLanguage::en, "term"},    {HyphenLanguage::en, "time"},
    {HyphenLanguage::en, "driven"},      {HyphenLanguage::en, "led"},     {HyphenLanguage::en, "made"},
    {HyphenLanguage::en, "known"},       {HyphenLanguage::en, "being"},   {HyphenLanguage::en, "looking"},
    {HyphenLanguage::en, "oriented"},    {HyphenLanguage::en, "related"}, {HyphenLanguage::en, "specific"},
    {HyphenLanguage::en, "friendly"},    {HyphenLanguage::en, "minded"},  {HyphenLanguage::en, "style"},
    {HyphenLanguage::en, "type"},        {HyphenLanguage::en, "sized"},   {HyphenLanguage::en, "quality"},
    {HyphenLanguage::en, "class"},       {HyphenLanguage::en, "speed"},   {HyphenLanguage::en, "range"},
    {HyphenLanguage::en, "owned"},       {HyphenLanguage::en, "backed"},  {HyphenLanguage::en, "born"},
    {HyphenLanguage::en, "built"},       {HyphenLanguage::en, "elect"},   {HyphenLanguage::en, "general"},
    {HyphenLanguage::en, "law"},         {HyphenLanguage::en, "hand"},    {HyphenLanguage::en, "side"},
    {HyphenLanguage::en, "page"},        {HyphenLanguage::en, "foot"},    {HyphenLanguage::en, "mile"},
    {HyphenLanguage::en, "dimensional"}, {HyphenLanguage::en, "making"},  {HyphenLanguage::en, "taking"},
    {HyphenLanguage::en, "aged"},        {HyphenLanguage::en, "ended"},   {HyphenLanguage::en, "called"},
    {HyphenLanguage::en, "ups"},         {HyphenLanguage::en, "offs"},    {HyphenLanguage::en, "long"},
    {HyphenLanguage::en, "one"},         {HyphenLanguage::en, "two"},     {HyphenLanguage::en, "three"},
    {HyphenLanguage::en, "four"},        {HyphenLanguage::en, "five"},    {HyphenLanguage::en, "six"},
    {HyphenLanguage::en, "seven"},       {HyphenLanguage::en, "eight"},   {HyphenLanguage::en, "nine"},
    {HyphenLanguage::fr, "ci"},          {HyphenLanguage::fr, "là"},      {HyphenLanguage::fr, "même"},
    {HyphenLanguage::fr, "mêmes"},       {HyphenLanguage::fr, "je"},      {HyphenLanguage::fr, "tu"},
    {HyphenLanguage::fr, "il"},          {HyphenLanguage::fr, "ils"},     {HyphenLanguage::fr, "elle"},
    {HyphenLanguage::fr, "elles"},       {HyphenLanguage::fr, "on"},      {HyphenLanguage::fr, "nous"},
    {HyphenLanguage::fr, "vous"},        {HyphenLanguage::fr, "le"},      {HyphenLanguage::fr, "la"},
    {HyphenLanguage::fr, "les"},         {HyphenLanguage::fr, "lès"},     {HyphenLanguage::fr, "moi"},
    {HyphenLanguage::fr, "toi"},         {HyphenLanguage::fr, "lui"},     {HyphenLanguage::fr, "leur"},
    {HyphenLanguage::fr, "y"},           {HyphenLanguage::fr, "en"},      {HyphenLanguage::fr, "ce"},
    {HyphenLanguage::fr, "sur"},         {HyphenLanguage::fr, "sous"},    {HyphenLanguage::fr, "de"},
    {HyphenLanguage::fr, "du"},          {HyphenLanguage::fr, "des"},     {HyphenLanguage::fr, "aux"},
    {HyphenLanguage::fr, "à"},           {HyphenLanguage::fr, "au"},      {HyphenLanguage::fr, "et"},
    {HyphenLanguage::fr, "delà"},        {HyphenLanguage::fr, "dessus"},  {HyphenLanguage::fr, "dessous"},
    {HyphenLanguage::fr, "être"},        {HyphenLanguage::fr, "t"},       {HyphenLanguage::fr, "un"},
    {HyphenLanguage::fr, "deux"},        {HyphenLanguage::fr, "trois"},   {HyphenLanguage::fr, "quatre"},
    {HyphenLanguage::fr, "cinq"},        {HyphenLanguage::fr, "six"},     {HyphenLanguage::fr, "sept"},
    {HyphenLanguage::fr, "huit"},        {HyphenLanguage::fr, "neuf"},    {HyphenLanguage::fr, "vingt"},
    {HyphenLanguage::fr, "dix"},
};

// Beginnings of surnames that are no words of their own: Mc|Manus, Fitz|gerald.
inline constexpr std::string_view name_beginnings[] = {"mc", "mac", "la", "le", "de", "di", "o", "fitz", "van", "von"};

}  // namespace newsprint
