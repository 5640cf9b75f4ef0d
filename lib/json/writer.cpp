#include "json/writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "json/members.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace newsprint::json {

namespace {

bool needs_escape(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

using Escape = std::array<char, 6>;

// How JSON writes `c`, in `room` where it is none of the named ones.
std::string_view escape_of(char c, Escape& room) noexcept {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  room = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
  return {room.data(), room.size()};
}

void append_escape(char c, std::string& out) {
  Escape room;
  out.append(escape_of(c, room));
}

#ifdef __SSE2__
// Of sixteen bytes, those that need an escape.
__m128i mark_escapes(__m128i bytes) noexcept {
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i marks =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
  return _mm_or_si128(control, marks);
}

// Of four times sixteen bytes, whether any needs one: turning a bit makes controls and '"' (22) the bytes up to 20.
bool any_escape(__m128i a, __m128i b, __m128i c, __m128i d) noexcept {
  const __m128i bit = _mm_set1_epi8('"' ^ ' ');
  const __m128i back = _mm_set1_epi8('\\');
  const __m128i least = _mm_min_epu8(_mm_min_epu8(_mm_xor_si128(a, bit), _mm_xor_si128(b, bit)),
                                     _mm_min_epu8(_mm_xor_si128(c, bit), _mm_xor_si128(d, bit)));
  const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(least, _mm_set1_epi8(0x20)), least);
  const __m128i slashes = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(a, back), _mm_cmpeq_epi8(b, back)),
                                       _mm_or_si128(_mm_cmpeq_epi8(c, back), _mm_cmpeq_epi8(d, back)));
  return _mm_movemask_epi8(_mm_or_si128(low, slashes)) != 0;
}

unsigned escapes_in(__m128i bytes) noexcept { return static_cast<unsigned>(_mm_movemask_epi8(mark_escapes(bytes))); }
#endif

template <class Number>
void append_number(Number value, std::string& out) {
  std::array<char, 24> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), static_cast<std::size_t>(written.ptr - digits.data()));
}

bool has_key(std::string_view members, std::string_view key) noexcept {
  MemberWalk walk(members);
  for (Member member; walk.next(member);)
    if (member.key == key) return true;
  return false;
}

}  // namespace

const char* find_escape(const char* p, const char* end) noexcept {
#ifdef __SSE2__
  constexpr std::ptrdiff_t window = 16;
  constexpr std::ptrdiff_t half = 8;
  const auto load = [](const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); };
  const auto load_half = [](const char* at) { return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(at)); };
  if (end - p >= window) {
    // Short strings end in the first window, long ones are worth wider steps.
    if (const unsigned found = escapes_in(load(p)); found != 0) return p + __builtin_ctz(found);
    constexpr std::ptrdiff_t stride = 4 * window;
    for (p += window; end - p >= stride; p += stride)
      if (any_escape(load(p), load(p + window), load(p + 2 * window), load(p + 3 * window))) break;
    for (; end - p >= window; p += window)
      if (const unsigned found = escapes_in(load(p)); found != 0) return p + __builtin_ctz(found);
    // The rest is looked at together with bytes that are known to need none.
    const unsigned found = escapes_in(load(end - window));
    return found != 0 ? end - window + __builtin_ctz(found) : end;
  }
  if (end - p >= half) {
    const unsigned found = escapes_in(_mm_unpacklo_epi64(load_half(p), load_half(end - half)));
    if (found == 0) return end;
    return (found & 0xFFU) != 0 ? p + __builtin_ctz(found) : end - half + __builtin_ctz(found >> half);
  }
  if (constexpr std::ptrdiff_t quarter = 4; end - p >= quarter) {
    std::uint32_t parts[2];
    std::memcpy(&parts[0], p, quarter);
    std::memcpy(&parts[1], end - quarter, quarter);
    const __m128i both = _mm_set1_epi64x(static_cast<long long>(std::uint64_t{parts[1]} << 32 | parts[0]));
    if (escapes_in(both) == 0) return end;
  }
#endif
  while (p < end && !needs_escape(*p)) ++p;
  return p;
}

void write_string_scalar(std::string_view text, std::string& out) {
  out.push_back('"');
  for (const char c : text) needs_escape(c) ? append_escape(c, out) : out.push_back(c);
  out.push_back('"');
}

void JsonWriter::begin_record(std::string_view type) { out_.append("{\"type\":\"").append(type).append(1, '"'); }

void JsonWriter::members(std::string_view extras, std::string_view members) {
  if (!members.empty()) out_.append(1, ',').append(members);
  if (members.empty() && !extras.empty()) out_.append(1, ',').append(extras);
  if (!members.empty() && !extras.empty()) {
    MemberWalk walk(extras);
    for (Member member; walk.next(member);)
      if (!has_key(members, member.key)) out_.append(",\"").append(member.key).append("\":").append(member.value);
  }
}

void JsonWriter::end_record(std::string_view extras, std::string_view members) {
  this->members(extras, members);
  out_.append("}\n");
}

void JsonWriter::number(std::uint64_t value) {
  comma();
  append_number(value, out_);
}

void JsonWriter::number(std::int32_t value) {
  comma();
  append_number(value, out_);
}

void JsonWriter::text(std::string_view value) {
  comma();
  write_string(value, out_);
}

void JsonWriter::number(const Key& name, std::uint64_t value) {
  key(name);
  append_number(value, out_);
}

void JsonWriter::text(const Key& name, std::string_view value) {
  key(name);
  write_string(value, out_);
}

void JsonWriter::word(const Key& name, std::string_view value) {
  key(name);
  out_.append(1, '"').append(value).append(1, '"');
}

void JsonWriter::raw(const Key& name, std::string_view json) {
  key(name);
  out_.append(json);
}

void JsonWriter::number_if(const Key& name, std::uint64_t value) {
  if (value != 0) number(name, value);
}

void JsonWriter::text_if(const Key& name, std::string_view value) {
  if (!value.empty()) text(name, value);
}

void JsonWriter::texts(std::span<const std::string_view> values) {
  begin('[');
  for (const std::string_view value : values) text(value);
  end(']');
}

void JsonWriter::texts_if(const Key& name, std::span<const std::string_view> values) {
  if (values.empty()) return;
  key(name);
  texts(values);
}

void Gathered::string(std::string_view text) {
  const char* p = text.data();
  const char* const end = p + text.size();
  add("\"");
  for (;;) {
    const char* const stop = find_escape(p, end);
    add({p, static_cast<std::size_t>(stop - p)});
    if (stop == end) break;
    Escape room;
    add(escape_of(*stop, room));
    p = stop + 1;
  }
  add("\"");
}

void Gathered::ranges(std::span<const LineRange> ranges) {
  std::string_view opening = "[[";
  for (const LineRange range : ranges) {
    add(opening);
    number(range.first);
    add(",");
    number(range.last);
    opening = "],[";
  }
  add("]]");
}

void Gathered::joins(std::span<const Join> joins) {
  std::string_view opening = "[[";
  for (const Join& join : joins) {
    add(opening);
    string(join.reason);
    add(",");
    number(join.count);
    opening = "],[";
  }
  add("]]");
}

void JsonWriter::ranges_if(const Key& name, std::span<const LineRange> ranges) {
  if (ranges.empty()) return;
  Gathered gathered(out_);
  gathered.add(due(name));
  gathered.ranges(ranges);
  gathered.flush();
}

void JsonWriter::spans_if(const Key& name, std::span<const Span> spans) {
  if (spans.empty()) return;
  begin(name, '[');
  for (const Span& span : spans) {
    begin('[');
    number(std::uint64_t{span.line});
    number(std::uint64_t{span.from});
    number(std::uint64_t{span.to});
    end(']');
  }
  end(']');
}

void JsonWriter::rows_if(const Key& name, const std::vector<std::vector<std::string_view>>& rows) {
  if (rows.empty()) return;
  begin(name, '[');
  for (const auto& row : rows) texts(row);
  end(']');
}

}  // namespace newsprint::json

namespace newsprint {

void write_string(std::string_view text, std::string& out) {
  const char* p = text.data();
  const char* const end = p + text.size();
  constexpr std::size_t brief = 64;  // bytes: written at once
  if (text.size() <= brief && json::find_escape(p, end) == end) {
    std::array<char, brief + 2> quoted;
    quoted[0] = '"';
    std::copy(p, end, quoted.begin() + 1);  // unlike memcpy takes a null pointer for nothing
    quoted[text.size() + 1] = '"';
    out.append(quoted.data(), text.size() + 2);
    return;
  }
  out.push_back('"');
  while (p < end) {
    const char* stop = json::find_escape(p, end);
    out.append(p, static_cast<std::size_t>(stop - p));
    if (stop < end) json::append_escape(*stop++, out);
    p = stop;
  }
  out.push_back('"');
}

}  // namespace newsprint
