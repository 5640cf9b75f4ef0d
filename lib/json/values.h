// Reads single JSON values, lists and tuples into typed places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include <newsprint/page.h>

namespace newsprint::json {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// What is wrong with a value, to be put behind its key; nullptr: nothing.
using Problem = const char*;

inline constexpr Problem no_string = "is no string";
inline constexpr Problem no_list = "is no list";
inline constexpr Problem no_object = "is no object";
inline constexpr Problem no_number = "is no whole number from 0 to 4294967295";
inline constexpr Problem no_count = "is no whole number from 0 to 18446744073709551615";

// --- Single values ---

inline Problem read(element value, std::string_view& to) { return value.get_string().get(to) ? no_string : nullptr; }

inline Problem read(element value, std::uint64_t& to) { return value.get_uint64().get(to) ? no_count : nullptr; }

inline Problem read(element value, std::uint32_t& to) {
  std::uint64_t number = 0;
  if (value.get_uint64().get(number) || number > std::numeric_limits<std::uint32_t>::max()) return no_number;
  to = static_cast<std::uint32_t>(number);
  return nullptr;
}

// What a line can have at its left. More comes from no page, and sums with it may not fit.
inline Problem read_columns(element value, std::uint32_t& to) {
  constexpr std::uint32_t most = std::uint32_t{1} << 30U;
  if (const Problem problem = read(value, to)) return problem;
  return to <= most ? nullptr : "is more columns than a line can have";
}

inline Problem read(element value, std::int32_t& to) {
  std::int64_t number = 0;
  if (value.get_int64().get(number) || number != static_cast<std::int32_t>(number)) {
    return "is no whole number from -2147483648 to 2147483647";
  }
  to = static_cast<std::int32_t>(number);
  return nullptr;
}

template <class Enum, std::size_t N>
Problem read_word(element value, const std::string_view (&words)[N], Enum& to, Problem unknown) {
  std::string_view text;
  if (const Problem problem = read(value, text)) return problem;
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i].empty() || words[i] != text) continue;
    to = static_cast<Enum>(i);
    return nullptr;
  }
  return unknown;
}

// The two, or three, values of a list of fixed length.
template <class... To>
Problem read_tuple(element value, Problem wrong_length, To&... to) {
  array list;
  if (value.get_array().get(list)) return no_list;
  if (list.size() != sizeof...(to)) return wrong_length;
  auto item = list.begin();
  Problem problem = nullptr;
  const auto next = [&](auto& target) {
    if (problem == nullptr) problem = read(*item, target);
    ++item;
  };
  (next(to), ...);
  return problem;
}

// Calls `each` for the elements of a list until one has a problem.
template <class Each>
Problem read_list(element value, const Each& each) {
  array list;
  if (value.get_array().get(list)) return no_list;
  for (const element item : list)
    if (const Problem problem = each(item)) return problem;
  return nullptr;
}

template <class T>
std::uint32_t size_of(const std::vector<T>& pool) noexcept {
  return static_cast<std::uint32_t>(pool.size());
}

// Appends the elements of a list to `pool`, each read by `one`.
template <class T, class One>
Problem read_slice(element value, std::vector<T>& pool, Slice& slice, const One& one) {
  slice.first = size_of(pool);
  const Problem problem = read_list(value, [&](element item) {
    T made{};
    if (const Problem wrong = one(item, made)) return wrong;
    pool.push_back(made);
    return Problem{};
  });
  slice.count = size_of(pool) - slice.first;
  return problem;
}

}  // namespace newsprint::json
