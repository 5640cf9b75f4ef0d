// What the bytes of text in Latin script are, up to 64 at once, a bit a byte: sixteen are looked at together where the
// processor can. `look_scalar` is the reference, and the tests hold both to the same answers.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace newsprint {

inline constexpr std::size_t ascii_block = 64;

// Kinds of bytes: each tells of one byte whether it is of the kind, and of sixteen.
namespace ascii {

#ifdef __SSE2__
[[nodiscard]] inline __m128i each(int byte) noexcept { return _mm_set1_epi8(static_cast<char>(byte)); }
// Bytes from `first` to `last`, both ASCII.
[[nodiscard]] inline __m128i between(__m128i bytes, int first, int last) noexcept {
  return _mm_cmpgt_epi8(_mm_add_epi8(bytes, each(0x7F - last)), each(0x7F - last + first - 1));
}
#endif

struct Letter {
  [[nodiscard]] static constexpr bool is(unsigned char c) noexcept { return (c | 0x20U) - 'a' < 26; }
#ifdef __SSE2__
  [[nodiscard]] static __m128i in(__m128i bytes) noexcept { return between(_mm_or_si128(bytes, each(0x20)), 'a', 'z'); }
#endif
};

struct Digit {
  [[nodiscard]] static constexpr bool is(unsigned char c) noexcept { return c - '0' + 0U < 10; }
#ifdef __SSE2__
  [[nodiscard]] static __m128i in(__m128i bytes) noexcept { return between(bytes, '0', '9'); }
#endif
};

template <char wanted>
struct Only {
  [[nodiscard]] static constexpr bool is(unsigned char c) noexcept { return c == static_cast<unsigned char>(wanted); }
#ifdef __SSE2__
  [[nodiscard]] static __m128i in(__m128i bytes) noexcept { return _mm_cmpeq_epi8(bytes, each(wanted)); }
#endif
};

// Bytes from `first` to `last`, both ASCII.
template <char first, char last>
struct Range {
  [[nodiscard]] static constexpr bool is(unsigned char c) noexcept {
    return static_cast<unsigned char>(c - first) <= last - first;
  }
#ifdef __SSE2__
  [[nodiscard]] static __m128i in(__m128i bytes) noexcept { return between(bytes, first, last); }
#endif
};

// Bytes of characters beyond ASCII.
struct Beyond {
  [[nodiscard]] static constexpr bool is(unsigned char c) noexcept { return c >= 0x80; }
#ifdef __SSE2__
  [[nodiscard]] static __m128i in(__m128i bytes) noexcept { return bytes; }  // only sign bits count
#endif
};

// First bytes of characters beyond ASCII.
struct Lead {
  [[nodiscard]] static constexpr bool is(unsigned char c) noexcept { return c >= 0xC0; }
#ifdef __SSE2__
  [[nodiscard]] static __m128i in(__m128i bytes) noexcept {
    return _mm_and_si128(_mm_cmpgt_epi8(bytes, each(0xBF)), bytes);
  }
#endif
};

// Their other bytes.
struct Continuation {
  [[nodiscard]] static constexpr bool is(unsigned char c) noexcept { return (c & 0xC0U) == 0x80; }
#ifdef __SSE2__
  [[nodiscard]] static __m128i in(__m128i bytes) noexcept { return _mm_cmpgt_epi8(each(0xC0), bytes); }
#endif
};

template <class... Kinds>
struct AnyOf {
  [[nodiscard]] static constexpr bool is(unsigned char c) noexcept { return (Kinds::is(c) || ...); }
#ifdef __SSE2__
  [[nodiscard]] static __m128i in(__m128i bytes) noexcept {
    __m128i any = _mm_setzero_si128();
    ((any = _mm_or_si128(any, Kinds::in(bytes))), ...);
    return any;
  }
#endif
};

// The first bytes of `text`, a mask a kind.
template <class... Kinds>
[[nodiscard]] inline std::array<std::uint64_t, sizeof...(Kinds)> look_scalar(std::string_view text) noexcept {
  std::array<std::uint64_t, sizeof...(Kinds)> masks{};
  for (std::size_t i = 0; i < std::min(text.size(), ascii_block); ++i) {
    std::size_t kind = 0;
    ((masks[kind++] |= std::uint64_t{Kinds::is(static_cast<unsigned char>(text[i]))} << i), ...);
  }
  return masks;
}

template <class... Kinds>
[[nodiscard, gnu::always_inline]] inline std::array<std::uint64_t, sizeof...(Kinds)> look(
    std::string_view text) noexcept {
#ifdef __SSE2__
  constexpr std::size_t window = 16;
  std::array<std::uint64_t, sizeof...(Kinds)> masks{};
  const auto mask_of = [](__m128i found) { return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(found))}; };
  const auto look_at = [](const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); };
  const std::size_t size = std::min(text.size(), ascii_block);
  if (size < window) {
    alignas(window) std::array<char, window> copy{};
    std::copy_n(text.data(), size, copy.data());
    const __m128i bytes = look_at(copy.data());
    std::size_t kind = 0;
    ((masks[kind++] = mask_of(Kinds::in(bytes))), ...);
    return masks;
  }
  const auto take = [&](std::size_t from) __attribute__((always_inline)) {
    const __m128i bytes = look_at(text.data() + from);
    std::size_t kind = 0;
    ((masks[kind++] |= mask_of(Kinds::in(bytes)) << from), ...);
  };
  std::size_t at = size / window * window;
  take(0);
  if (at > window) take(window);
  if (at > 2 * window) take(2 * window);
  if (at > 3 * window) take(3 * window);
  if (at < size) {  // some bytes are read again, so that none behind the text are
    const __m128i bytes = look_at(text.data() + size - window);
    std::size_t kind = 0;
    ((masks[kind++] |= mask_of(Kinds::in(bytes)) << (size - window)), ...);
  }
  return masks;
#else
  return look_scalar<Kinds...>(text);
#endif
}

// The same where a whole block may be read.
template <class... Kinds>
[[nodiscard, gnu::always_inline]] inline std::array<std::uint64_t, sizeof...(Kinds)> look_roomy(
    std::string_view text) noexcept {
#ifdef __SSE2__
  constexpr std::size_t window = 16;
  const std::size_t size = std::min(text.size(), ascii_block);
  std::array<std::uint64_t, sizeof...(Kinds)> masks{};
  const auto take = [&](std::size_t from) __attribute__((always_inline)) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
    std::size_t kind = 0;
    ((masks[kind++] |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(Kinds::in(bytes)))} << from), ...);
  };
  take(0);
  take(window);
  if (size > 2 * window) take(2 * window);
  if (size > 3 * window) take(3 * window);
  for (std::uint64_t& mask : masks) mask &= ~std::uint64_t{0} >> (ascii_block - size) % ascii_block;
  return masks;
#else
  return look_scalar<Kinds...>(text);
#endif
}

}  // namespace ascii

// The bytes of a word of one to eight as a number, the first byte lowest; further ones may stand above them. Memory may be
// read up to `readable`.
[[nodiscard]] inline std::uint64_t load_word(const char* word, std::size_t size,
                                             [[maybe_unused]] const char* readable) noexcept {
  std::uint64_t bytes = 0;
  if constexpr (std::endian::native == std::endian::little) {
    if (readable - word >= static_cast<std::ptrdiff_t>(sizeof bytes)) {
      std::memcpy(&bytes, word, sizeof bytes);
      return bytes;
    }
    const auto part = [&]<class Part>(Part bits, std::size_t at) {
      std::memcpy(&bits, word + at, sizeof bits);
      return std::uint64_t{bits} << (8 * at);
    };
    if (size >= 4) return part(std::uint32_t{}, 0) | part(std::uint32_t{}, size - 4);  // they may overlap
    if (size >= 2) return part(std::uint16_t{}, 0) | part(std::uint16_t{}, size - 2);
  }
  for (std::size_t i = size; i-- > 0;) bytes = bytes << 8 | static_cast<unsigned char>(word[i]);
  return bytes;
}

}  // namespace newsprint
