// Compares lines, blocks and removed texts with the source ranges that they name.
#include <newsprint/audit.h>

#include <algorithm>

#include "audit/leftover.h"
#include "audit/report.h"
#include "audit/source_page.h"
#include "base/counted.h"

namespace newsprint {

using namespace auditing;

namespace {

using Kind = Finding::Kind;

void append_counted(std::string_view text, std::u32string& to) {
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p < end;) {
    const char32_t c = next_char(p);
    if (is_counted(c)) to.push_back(c);
  }
}

class PageAudit {
 public:
  PageAudit(const Page& source, const Page& records, AuditSums& sums, std::vector<Finding>& findings)
      : source_(source), records_(records), report_(source.number, sums, findings), covered_(source_.chars().size()) {
    sums.source += source_.chars().size();
  }

  void run() {
    for (const Line& line : records_.lines) check_line(line);
    for (const Block& block : records_.blocks) check_block(block);
    for (const Removed& removed : records_.removed) {
      begin(removed.lines, removed.spans);
      append_counted(removed.text, text_);
      compare(Welds::allowed);
    }
    check_cover();
  }

 private:
  enum class Welds : std::uint8_t { allowed, none };

  // --- The source of a record ---

  void begin(Slice lines, Slice spans) {
    begin();
    for (std::uint32_t i = 0; i < spans.count; ++i) pieces_.push_back(source_.piece(records_.spans[spans.first + i]));
    for (std::uint32_t i = 0; spans.count == 0 && i < lines.count && !is_excessive(); ++i)
      source_.append_lines(records_.ranges[lines.first + i], pieces_);
    cover();
  }
  void begin() {
    pieces_.clear();
    text_.clear();
    expected_.clear();
  }
  // Ranges that name the page's lines over and over cost no more than this; the cover shows them anyway.
  [[nodiscard]] bool is_excessive() const noexcept { return pieces_.size() > 2 * source_.lines().size(); }

  void cover() {
    for (const Piece& piece : pieces_) {
      if (expected_.size() > 2 * source_.chars().size()) break;
      for (std::size_t i = piece.begin; i < piece.end; ++i) {
        covered_[i] = static_cast<std::uint8_t>(std::min(covered_[i] + 1, 255));
        expected_.push_back({i, i + 1 == piece.end});
      }
    }
    if (!expected_.empty()) expected_.back().ends_piece = false;  // no piece follows that could continue a word
  }

  void check_line(const Line& line) {
    begin();
    append_counted(line.text, text_);
    if (!text_.empty()) pieces_.push_back(source_.piece_from(line.number, line.at, text_.size()));
    cover();
    compare(Welds::none);
  }

  void check_block(const Block& block) {
    begin(block.lines, block.spans);
    append_counted(block.text, text_);
    if (block.table == 0) {
      compare(Welds::allowed);
      return;
    }
    const Table& table = records_.tables[block.table - 1];
    for (const std::string_view cell : table.columns) append_counted(cell, text_);
    for (const auto& row : table.rows)
      for (const std::string_view cell : row) append_counted(cell, text_);
    compare_table();
  }

  // --- Texts: character by character ---

  [[nodiscard]] char32_t source_char(std::size_t i) const noexcept { return source_.chars()[expected_[i].index].c; }
  [[nodiscard]] std::uint32_t line_at(std::size_t i) const noexcept {
    return expected_.empty() ? 0 : source_.chars()[expected_[std::min(i, expected_.size() - 1)].index].line;
  }

  void compare(Welds welds) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < expected_.size() && j < text_.size()) {
      if (source_char(i) == text_[j]) {
        ++i;
        ++j;
      } else if (welds == Welds::allowed && expected_[i].ends_piece && source_.is_word_hyphen(expected_[i].index)) {
        ++report_.sums().welded;
        ++i;
      } else {
        resume(i, j);
      }
    }
    differ(i, expected_.size(), j, text_.size());
  }

  // Whether source and text agree again from here on: for a few characters, or to both ends.
  [[nodiscard]] bool agree(std::size_t i, std::size_t j) const noexcept {
    std::size_t same = 0;
    while (same < resync_length && i + same < expected_.size() && j + same < text_.size() &&
           source_char(i + same) == text_[j + same])
      ++same;
    return same == resync_length || (i + same == expected_.size() && j + same == text_.size());
  }

  // Reports the smallest difference after which both agree again; where there is none within reach, all of the rest
  // but what both end with.
  void resume(std::size_t& i, std::size_t& j) {
    const std::size_t reach = resyncs_ < most_resyncs ? long_reach : short_reach;
    ++resyncs_;
    for (std::size_t distance = 1; distance <= reach; ++distance) {
      for (std::size_t lost = 0; lost <= distance; ++lost) {
        const std::size_t invented = distance - lost;
        if (i + lost > expected_.size() || j + invented > text_.size() || !agree(i + lost, j + invented)) continue;
        differ(i, i + lost, j, j + invented);
        i += lost;
        j += invented;
        return;
      }
    }
    std::size_t source_end = expected_.size();
    std::size_t text_end = text_.size();
    while (source_end > i && text_end > j && source_char(source_end - 1) == text_[text_end - 1])
      --source_end, --text_end;
    differ(i, source_end, j, text_end);
    i = expected_.size();
    j = text_.size();
  }

  void differ(std::size_t i, std::size_t source_end, std::size_t j, std::size_t text_end) {
    std::u32string lost;
    for (std::size_t k = i; k < source_end; ++k) lost.push_back(source_char(k));
    report_.add(Kind::lost, line_at(i), lost.size(), lost);
    report_.add(Kind::invented, line_at(i), text_end - j, text_.substr(j, text_end - j));
  }

  // --- Tables: as bags of characters ---

  void compare_table() {
    Bag missing;
    for (std::size_t i = 0; i < expected_.size(); ++i) ++missing[source_char(i)];
    for (const char32_t c : text_) --missing[c];
    Leftovers leftovers;
    add_rules(source_, pieces_, leftovers);
    add_separators(source_, pieces_, leftovers);
    add_scaffold(source_, pieces_, leftovers);
    for (std::size_t i = 0; i < expected_.size(); ++i)
      if (expected_[i].ends_piece && source_.is_word_hyphen(expected_[i].index)) ++leftovers.hyphens[source_char(i)];
    const Explained explained = explain(leftovers, missing);
    report_.sums().scaffold += explained.scaffold;
    report_.sums().rules += explained.rules;
    report_.sums().welded += explained.hyphens;
    std::u32string lost;
    std::u32string invented;
    for (const auto& [c, count] : missing)
      (count > 0 ? lost : invented).append(static_cast<std::size_t>(std::abs(count)), c);
    report_.add(Kind::lost, line_at(0), lost.size(), lost);
    report_.add(Kind::invented, line_at(0), invented.size(), invented);
  }

  // --- Cover: each source character once ---

  void check_cover() {
    const auto& chars = source_.chars();
    for (std::size_t i = 0; i < chars.size();) {
      std::u32string text;
      const std::size_t first = i;
      while (i < chars.size() && covered_[i] == covered_[first] && chars[i].line == chars[first].line)
        text.push_back(chars[i++].c);
      if (covered_[first] == 0) report_.add(Kind::lost, chars[first].line, text.size(), text);
      if (covered_[first] > 1)
        report_.add(Kind::invented, chars[first].line, text.size() * (covered_[first] - std::size_t{1}), text);
    }
  }

  static constexpr std::size_t resync_length = 6;
  static constexpr std::size_t long_reach = 64;
  static constexpr std::size_t short_reach = 4;
  static constexpr std::size_t most_resyncs = 1000;

  struct Expected {
    std::size_t index;  // into the source's characters
    bool ends_piece;    // and another piece follows
  };

  SourcePage source_;
  const Page& records_;
  Report report_;
  std::vector<std::uint8_t> covered_;
  std::vector<Piece> pieces_;       // of the record in hand
  std::vector<Expected> expected_;  // their characters
  std::u32string text_;             // what the record says
  std::size_t resyncs_ = 0;
};

}  // namespace

void audit_page(const Page& source, const Page& records, AuditSums& sums, std::vector<Finding>& findings) {
  PageAudit(source, records, sums, findings).run();
}

}  // namespace newsprint
