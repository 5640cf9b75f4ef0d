#include "json/decisions.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace newsprint::json {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;

constexpr double nothing_said = std::numeric_limits<double>::infinity();

double closest_seam(element seams) {
  double closest = nothing_said;
  array list;
  if (seams.get(list)) return closest;
  for (const element seam : list) {
    double score = 0;
    if (!seam["score"].get(score)) closest = std::min(closest, std::abs(score));
  }
  return closest;
}

// How far the score of `role` is above the best of the other roles.
double role_margin(element explain, std::string_view role) {
  array list;
  if (explain["roles"].get(list)) return nothing_said;
  double own = nothing_said;
  double other = -nothing_said;
  for (const element entry : list) {
    std::string_view name;
    double score = 0;
    if (entry.at(0).get(name) || entry.at(1).get(score)) continue;
    if (name == role) {
      own = score;
    } else {
      other = std::max(other, score);
    }
  }
  return own - other;
}

}  // namespace

double closest_decision(std::string_view seams, std::string_view explain, std::string_view role) noexcept {
  double closest = nothing_said;
  simdjson::dom::parser parser;
  element value;
  if (!seams.empty() && !parser.parse(simdjson::padded_string(seams)).get(value)) closest = closest_seam(value);
  if (!explain.empty() && !parser.parse(simdjson::padded_string(explain)).get(value)) {
    closest = std::min(closest, role_margin(value, role));
  }
  return closest;
}

}  // namespace newsprint::json
