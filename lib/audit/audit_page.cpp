// Compares lines, blocks and removed texts with the source ranges that they name.
#include <newsprint/audit.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "audit/bag.h"
#include "audit/leftover.h"
#include "audit/report.h"
#include "audit/source_page.h"
#include "base/counted.h"

namespace newsprint {

using namespace auditing;

namespace {

using Kind = Finding::Kind;

// --- Eight bytes at once ---

constexpr std::size_t word_bytes = sizeof(std::uint64_t);
constexpr std::uint64_t each_byte = 0x0101010101010101;

std::uint64_t word_at(const void* p) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, p, word_bytes);
  return word;
}

// Bytes of whole characters that both texts begin with.
std::size_t common_bytes(std::string_view a, std::string_view b) noexcept {
  const std::size_t size = std::min(a.size(), b.size());
  std::size_t same = 0;
  while (size - same >= word_bytes && word_at(a.data() + same) == word_at(b.data() + same)) same += word_bytes;
  while (same < size && a[same] == b[same]) ++same;
  if (same < size)
    while (is_continuation(a[same])) --same;
  return same;
}

// Adds 1 to each count, up to the most that it can hold.
void count_once_more(std::span<std::uint8_t> counts) noexcept {
  std::size_t i = 0;
  for (; counts.size() - i >= word_bytes; i += word_bytes) {
    std::uint64_t word = word_at(&counts[i]);
    if ((word & each_byte * 0x80) != 0) break;
    word += each_byte;
    std::memcpy(&counts[i], &word, word_bytes);
  }
  for (; i < counts.size(); ++i) counts[i] = static_cast<std::uint8_t>(std::min(counts[i] + 1, 255));
}

bool are_all_one(std::span<const std::uint8_t> counts) noexcept {
  std::size_t i = 0;
  for (; counts.size() - i >= word_bytes; i += word_bytes)
    if (word_at(&counts[i]) != each_byte) return false;
  return std::all_of(counts.begin() + static_cast<std::ptrdiff_t>(i), counts.end(), [](auto n) { return n == 1; });
}

// --- The page ---

class PageAudit {
 public:
  PageAudit(const Page& source, const Page& records, AuditSums& sums, std::vector<Finding>& findings)
      : source_(source), records_(records), report_(source.number, sums, findings), covered_(source_.bytes()) {
    sums.source += source_.characters();
  }

  void run() {
    for (const Line& line : records_.lines) check_line(line);
    for (const Block& block : records_.blocks) check_block(block);
    for (const Removed& removed : records_.removed) {
      begin(removed.lines, removed.spans);
      compare(removed.text, Welds::allowed);
    }
    check_cover();
  }

 private:
  enum class Welds : std::uint8_t { allowed, none };

  static constexpr std::size_t resync_length = 6;
  static constexpr std::size_t long_reach = 64;
  static constexpr std::size_t short_reach = 4;
  static constexpr std::size_t most_resyncs = 1000;

  // --- The source of a record ---

  void begin(Slice lines, Slice spans) {
    pieces_.clear();
    for (std::uint32_t i = 0; i < spans.count && !is_spent(); ++i) {
      pieces_.push_back(source_.piece(records_.spans[spans.first + i]));
      looked_ += 1 + pieces_.back().text().size();
    }
    for (std::uint32_t i = 0; spans.count == 0 && i < lines.count && !is_spent(); ++i)
      looked_ += source_.append_lines(records_.ranges[lines.first + i], pieces_);
    cover();
  }
  // Whether records have named the page over and over, together or one alone. What else they name is not looked up, so
  // that all of their text counts as invented: no more than a few pages are ever compared.
  [[nodiscard]] bool is_spent() const noexcept {
    constexpr std::size_t most = 4;  // whole records name a character once, and blank lines seldom more often
    return looked_ > most * (source_.bytes() + source_.lines().size());
  }

  void cover() {
    std::size_t used = 0;
    std::size_t bytes = 0;         // of the pieces used
    std::uint64_t characters = 0;  // of those counted: a count is wanted only where there are more bytes
    std::size_t counted = 0;
    const auto is_enough = [&](std::size_t i) {
      const std::uint64_t most = 2 * source_.characters();
      if (bytes <= most) return false;
      while (counted < i) characters += count_characters(pieces_[counted++].text());
      return characters > most;
    };
    for (std::size_t i = 0; i < pieces_.size() && !is_enough(i); ++i) {
      const Piece& piece = pieces_[i];
      if (piece.empty()) continue;
      bytes += piece.text().size();
      count_once_more(std::span(covered_).subspan(source_.byte_index(piece, piece.begin), piece.text().size()));
      used = i + 1;
    }
    expected_ = std::span(pieces_).first(used);
  }

  void check_line(const Line& line) {
    const Piece said = trimmed(line.text);
    pieces_.clear();
    if (!said.empty()) pieces_.push_back(source_.piece_like(line.number, line.at, said.text()));
    cover();
    compare(line.text, Welds::none);
  }

  void check_block(const Block& block) {
    begin(block.lines, block.spans);
    if (block.table == 0) {
      compare(block.text, Welds::allowed);
      return;
    }
    tally_.add(block.text, -1);
    const Table& table = records_.tables[block.table - 1];
    for (const std::string_view cell : table.columns) tally_.add(cell, -1);
    for (const auto& row : table.rows)
      for (const std::string_view cell : row) tally_.add(cell, -1);
    compare_table();
  }

  // --- Texts: character by character ---

  [[nodiscard]] std::uint32_t line_at(const Cursor& source) const noexcept {
    return expected_.empty() ? 0 : source_.number(source.at_end() ? expected_.back() : source.piece());
  }
  // Whether a hyphen stands there that may be welded: at the end of a piece that is not the last.
  [[nodiscard]] bool may_weld(const Cursor& source) const noexcept {
    const Piece& piece = source.piece();
    return source.behind() == piece.end && &piece != &expected_.back() && source_.is_word_hyphen(piece, source.place());
  }

  void compare(std::string_view text, Welds welds) {
    const Piece said_text = trimmed(text);
    const std::span<const Piece> said_pieces(&said_text, 1);
    Cursor source(expected_);
    Cursor said(said_pieces);
    while (!source.at_end() && !said.at_end()) {
      if (const std::size_t same = common_bytes(source.rest_of_piece(), said.rest_of_piece()); same != 0) {
        source.advance(same);
        said.advance(same);
      } else if (welds == Welds::allowed && may_weld(source)) {
        ++report_.sums().welded;
        source.next();
      } else {
        resume(source, said);
      }
    }
    differ(source, Cursor::end_of(expected_), said, Cursor::end_of(said_pieces));
  }

  // The next characters, as many as the search for a place to resume may look at.
  struct Window {
    std::array<char32_t, long_reach + resync_length> characters;
    std::size_t size = 0;
    Window(Cursor cursor, std::size_t most) noexcept {
      while (size < most && !cursor.at_end()) characters[size++] = cursor.next();
    }
  };

  // Whether source and text agree again from here on: for a few characters, or to both ends.
  [[nodiscard]] static bool agree(const Window& source, std::size_t i, const Window& said, std::size_t j) noexcept {
    std::size_t same = 0;
    while (same < resync_length && i + same < source.size && j + same < said.size &&
           source.characters[i + same] == said.characters[j + same])
      ++same;
    return same == resync_length || (i + same == source.size && j + same == said.size);
  }

  // Reports the smallest difference after which both agree again; where there is none within reach, all of the rest
  // but what both end with.
  void resume(Cursor& source, Cursor& said) {
    const std::size_t reach = resyncs_ < most_resyncs ? long_reach : short_reach;
    ++resyncs_;
    const Window ahead(source, reach + resync_length);
    const Window said_ahead(said, reach + resync_length);
    for (std::size_t distance = 1; distance <= reach; ++distance) {
      for (std::size_t lost = 0; lost <= distance; ++lost) {
        const std::size_t invented = distance - lost;
        if (lost > ahead.size || invented > said_ahead.size || !agree(ahead, lost, said_ahead, invented)) continue;
        const Cursor from = source;
        const Cursor said_from = said;
        for (std::size_t i = 0; i < lost; ++i) source.next();
        for (std::size_t i = 0; i < invented; ++i) said.next();
        differ(from, source, said_from, said);
        return;
      }
    }
    give_up(source, said);
  }

  void give_up(Cursor& source, Cursor& said) {
    const Cursor from = source;
    const Cursor said_from = said;
    source = source.end();
    said = said.end();
    Cursor same = source;
    Cursor said_same = said;
    while (same != from && said_same != said_from) {
      Cursor last = same;
      Cursor said_last = said_same;
      last.back();
      said_last.back();
      if (last.character() != said_last.character()) break;
      same = last;
      said_same = said_last;
    }
    differ(from, same, said_from, said_same);
  }

  [[nodiscard]] static Excerpt excerpt(Cursor from, const Cursor& to) {
    Excerpt excerpt;
    while (from != to) excerpt.add(from.next());
    return excerpt;
  }

  void differ(const Cursor& from, const Cursor& to, const Cursor& said_from, const Cursor& said_to) {
    report_.add(Kind::lost, line_at(from), excerpt(from, to));
    report_.add(Kind::invented, line_at(from), excerpt(said_from, said_to));
  }

  // --- Tables: as bags of characters ---

  void compare_table() {
    Leftovers leftovers;
    add_rules(source_, pieces_, leftovers);
    add_separators(source_, pieces_, leftovers);
    add_scaffold(source_, pieces_, leftovers);
    for (const Piece& piece : expected_) {
      if (piece.empty()) continue;
      tally_.add(piece.text(), 1);
      const char* const last = last_char(piece.text());
      if (&piece != &expected_.back() && source_.is_word_hyphen(piece, last))
        ++leftovers.hyphens[last_code_point(piece.text())];
    }
    Bag missing = tally_.take();
    const Explained explained = explain(leftovers, missing);
    report_.sums().scaffold += explained.scaffold;
    report_.sums().rules += explained.rules;
    report_.sums().welded += explained.hyphens;
    Excerpt lost;
    Excerpt invented;
    for (const auto& [c, count] : missing)
      (count > 0 ? lost : invented).add(c, static_cast<std::uint64_t>(std::abs(count)));
    const std::uint32_t line = line_at(Cursor(expected_));
    report_.add(Kind::lost, line, lost);
    report_.add(Kind::invented, line, invented);
  }

  // --- Cover: each source character once ---

  void check_cover() {
    for (const Piece& line : source_.lines()) {
      if (line.empty()) continue;
      const auto covered = std::span(covered_).subspan(source_.byte_index(line, line.begin), line.text().size());
      if (!are_all_one(covered)) check_cover(line, covered);
    }
  }
  void check_cover(const Piece& line, std::span<const std::uint8_t> covered) {
    Cursor cursor(std::span(&line, 1));
    const auto count = [&] { return covered[static_cast<std::size_t>(cursor.place() - line.begin)]; };
    while (!cursor.at_end()) {
      const std::uint8_t times = count();
      Excerpt text;
      while (!cursor.at_end() && count() == times) text.add(cursor.next());
      if (times == 0) report_.add(Kind::lost, source_.number(line), text);
      if (times > 1) report_.add(Kind::invented, source_.number(line), text, times - std::uint64_t{1});
    }
  }

  SourcePage source_;
  const Page& records_;
  Report report_;
  std::vector<std::uint8_t> covered_;  // how often each byte of the source was named
  std::vector<Piece> pieces_;          // of the record in hand, as it names them
  std::span<const Piece> expected_;    // those that its text is compared with; the last is not empty
  CharacterSums tally_;
  std::size_t resyncs_ = 0;
  std::size_t looked_ = 0;  // source looked up for blocks and removed texts: bytes, and one a line or span
};

}  // namespace

void audit_page(const Page& source, const Page& records, AuditSums& sums, std::vector<Finding>& findings) {
  PageAudit(source, records, sums, findings).run();
}

}  // namespace newsprint
