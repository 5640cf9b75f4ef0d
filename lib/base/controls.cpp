#include "base/controls.h"

#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"

namespace newsprint {

namespace {

using Changed = ascii::AnyOf<ascii::Range<'\0', '\x08'>, ascii::Range<'\x0B', '\x1F'>, ascii::Only<'\x7F'>>;

// Whether the character at `p` is one to be changed.
bool is_changed(const char* p) noexcept {
  const auto lead = static_cast<unsigned char>(*p);
  if (lead < 0x80) return Changed::is(lead);
  if (lead == 0xC2) return static_cast<unsigned char>(p[1]) < 0xA0;
  return lead >= 0xEF && is_noncharacter(next_char(p));
}

#ifdef __SSE2__
constexpr std::ptrdiff_t window = 16;

// A bit for each of the sixteen bytes at `p` that may belong to a character to be changed; the byte behind them is read.
unsigned suspects(const char* p) noexcept {
  using ascii::each;
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i behind = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
  const auto pair = [&](int first, __m128i second) {
    return _mm_and_si128(_mm_cmpeq_epi8(bytes, each(first)), second);
  };
  __m128i found = Changed::in(bytes);
  found = _mm_or_si128(found, pair(0xC2, _mm_cmplt_epi8(behind, each(0xA0))));
  found = _mm_or_si128(found, pair(0xEF, _mm_cmpeq_epi8(behind, each(0xB7))));
  found = _mm_or_si128(found, pair(0xBF, _mm_cmpeq_epi8(_mm_or_si128(behind, each(1)), each(0xBF))));
  return static_cast<unsigned>(_mm_movemask_epi8(found));
}
#endif

// Appends what the control character `c` becomes.
void append_instead(char32_t c, std::string& out) {
  if (c == '\r' || c == 0x85) out.push_back('\n');
  if (c == '\v' || c == '\f') out.push_back(' ');
}

}  // namespace

const char* find_control_scalar(const char* p, const char* end) noexcept {
  while (p < end && !is_changed(p)) static_cast<void>(next_char(p));
  return p;
}

const char* find_control(const char* p, const char* end) noexcept {
#ifdef __SSE2__
  const char* const begin = p;
  for (; end - p > window; p += window) {
    for (unsigned bits = suspects(p); bits != 0; bits &= bits - 1) {
      const char* at = p + __builtin_ctz(bits);
      while (at > begin && is_continuation(*at)) --at;
      if (is_changed(at)) return at;
    }
  }
  while (p > begin && p < end && is_continuation(*p)) --p;
#endif
  return find_control_scalar(p, end);
}

std::string_view without_controls(std::string_view text, std::string& buffer) {
  const char* from = text.data();
  const char* const end = from + text.size();
  const char* p = find_control(from, end);
  if (p == end) return text;
  buffer.clear();
  for (; p < end; p = find_control(from, end)) {
    buffer.append(from, p);
    const char32_t c = next_char(p);
    if (c == '\r' && p < end && *p == '\n') ++p;
    append_instead(c, buffer);
    from = p;
  }
  buffer.append(from, end);
  return buffer;
}

}  // namespace newsprint
