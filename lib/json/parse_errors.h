// What simdjson says of a line that is no record, for people.
#pragma once

#include <simdjson.h>

namespace newsprint::json {

inline const char* words_for(simdjson::error_code error) noexcept {
  switch (error) {
    case simdjson::UTF8_ERROR:
      return "it is not UTF-8";
    case simdjson::UNCLOSED_STRING:
      return "it is not JSON: a string has no end";
    case simdjson::STRING_ERROR:
      return "it is not JSON: a string is broken";
    case simdjson::UNESCAPED_CHARS:
      return "it is not JSON: a control character stands in a string";
    case simdjson::NUMBER_ERROR:
      return "it is not JSON, or a number in it is out of range";
    case simdjson::DEPTH_ERROR:
      return "its values are nested too deeply";
    case simdjson::CAPACITY:
      return "it is longer than 4 GiB";
    case simdjson::MEMALLOC:
      return "it does not fit into memory";
    default:
      return "it is not JSON";
  }
}

}  // namespace newsprint::json
