// The pieces that record writers are made of. Everything is appended to one string; nothing is allocated a record.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/json.h>
#include <newsprint/page.h>

namespace newsprint::json {

// A key of ours, kept as `,"key":` so that one append writes it.
class Key {
 public:
  template <std::size_t N>
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is a key wherever one is wanted
  consteval Key(const char (&name)[N]) : size_(N + 3) {
    static_assert(N + 3 <= sizeof text_);
    text_[0] = ',';
    text_[1] = '"';
    for (std::size_t i = 0; i + 1 < N; ++i) text_[i + 2] = name[i];
    text_[N + 1] = '"';
    text_[N + 2] = ':';
  }
  [[nodiscard]] std::string_view after_comma() const noexcept { return {text_, size_}; }
  [[nodiscard]] std::string_view quoted() const noexcept { return after_comma().substr(1); }

 private:
  char text_[20]{};
  std::size_t size_;
};

// The elements of `pool` that `slice` names.
template <class T>
[[nodiscard]] std::span<const T> in(const std::vector<T>& pool, Slice slice) noexcept {
  return std::span<const T>(pool).subspan(slice.first, slice.count);
}

// Gathers short pieces on the stack, so that one append writes them all; flush() comes last.
class Gathered {
 public:
  explicit Gathered(std::string& out) noexcept : out_(out) {}
  Gathered(const Gathered&) = delete;
  Gathered& operator=(const Gathered&) = delete;

  void add(std::string_view text) {
    if (text.size() > room()) {
      flush();
      if (text.size() > text_.size()) {
        out_.append(text);
        return;
      }
    }
    end_ = std::copy(text.begin(), text.end(), end_);
  }
  void number(std::uint32_t value) {
    constexpr std::size_t most_digits = 10;
    if (room() < most_digits) flush();
    end_ = std::to_chars(end_, text_.data() + text_.size(), value).ptr;
  }
  void string(std::string_view text);
  void ranges(std::span<const LineRange> ranges);
  void joins(std::span<const Join> joins);
  void flush() {
    out_.append(text_.data(), static_cast<std::size_t>(end_ - text_.data()));
    end_ = text_.data();
  }

 private:
  [[nodiscard]] std::size_t room() const noexcept {
    return static_cast<std::size_t>(text_.data() + text_.size() - end_);
  }

  std::string& out_;
  std::array<char, 192> text_;
  char* end_ = text_.data();
};

// Writes JSON values one after the other and puts the commas: one is due unless an object or array was just opened.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) noexcept : out_(out) {}

  void begin_record(std::string_view type);  // {"type":"line"
  // The user's members and the record's own extras but those of the same key, behind other members.
  void members(std::string_view extras, std::string_view members);
  // The same, then the end of the line.
  void end_record(std::string_view extras, std::string_view members);

  void key(const Key& key) { out_.append(due(key)); }
  void begin(char bracket) {
    comma();
    out_.push_back(bracket);
  }
  void begin(const Key& name, char bracket) {
    key(name);
    out_.push_back(bracket);
  }
  void end(char bracket) { out_.push_back(bracket); }

  void number(std::uint64_t value);
  void number(std::int32_t value);
  void text(std::string_view value);

  void number(const Key& name, std::uint64_t value);
  void text(const Key& name, std::string_view value);
  void word(const Key& name, std::string_view value);  // one of ours, which needs no escapes
  void raw(const Key& name, std::string_view json);
  // The same, unless there is nothing to say.
  void number_if(const Key& name, std::uint64_t value);
  void text_if(const Key& name, std::string_view value);
  void texts_if(const Key& name, std::span<const std::string_view> values);
  void ranges_if(const Key& name, std::span<const LineRange> ranges);
  void spans_if(const Key& name, std::span<const Span> spans);
  void rows_if(const Key& name, const std::vector<std::vector<std::string_view>>& rows);

 private:
  [[nodiscard]] bool is_first() const noexcept {
    const char last = out_.back();
    return last == '{' || last == '[' || last == ':';
  }
  // The key with the comma that is due.
  [[nodiscard]] std::string_view due(const Key& key) const noexcept {
    return is_first() ? key.quoted() : key.after_comma();
  }
  void comma() {
    if (!is_first()) out_.push_back(',');
  }
  void texts(std::span<const std::string_view> values);

  std::string& out_;
};

// The first byte from `p` on that JSON escapes in strings, or `end`.
[[nodiscard]] const char* find_escape(const char* p, const char* end) noexcept;

// write_string() a byte at a time: the reference that the fast one is tested against.
void write_string_scalar(std::string_view text, std::string& out);

}  // namespace newsprint::json
