// The months of datelines and folios in Latin scripts, lower-case; a longer name stands before its own beginning.
#pragma once

#include <string_view>

namespace newsprint {

struct MonthName {
  std::string_view name;
  unsigned number;
};

inline constexpr MonthName month_names[] = {
    {"january", 1}, {"januar", 1},    {"jänner", 1}, {"jan", 1},       {"february", 2},  {"februar", 2},  {"feb", 2},
    {"march", 3},   {"märz", 3},      {"mar", 3},    {"april", 4},     {"apr", 4},       {"may", 5},      {"mai", 5},
    {"june", 6},    {"juni", 6},      {"jun", 6},    {"july", 7},      {"juli", 7},      {"jul", 7},      {"august", 8},
    {"aug", 8},     {"september", 9}, {"sept", 9},   {"sep", 9},       {"october", 10},  {"oktober", 10}, {"oct", 10},
    {"okt", 10},    {"november", 11}, {"nov", 11},   {"december", 12}, {"dezember", 12}, {"dec", 12},     {"dez", 12}};

}  // namespace newsprint
