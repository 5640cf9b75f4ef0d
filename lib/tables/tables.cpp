#include <newsprint/tables.h>

#include <algorithm>

#include "base/char_class.h"
#include "base/utf8.h"
#include "lines/cell_stream.h"
#include "lines/piece.h"
#include "tables/draft.h"

namespace newsprint {

namespace {

constexpr std::uint32_t widest_caption = 40;    // display columns
constexpr std::size_t most_lines_of_names = 3;  // above a rule
constexpr std::size_t none = static_cast<std::size_t>(-1);

std::uint32_t count_printed(std::string_view text) {
  std::uint32_t n = 0;
  for (const char* p = text.data(); p != text.data() + text.size();) n += !uncounted.has(class_of(next_char(p)));
  return n;
}

std::uint32_t count_printed(const std::vector<std::string_view>& cells) {
  std::uint32_t n = 0;
  for (const std::string_view cell : cells) n += count_printed(cell);
  return n;
}

bool is_short_label(std::string_view text) {
  if (display_width(text) > widest_caption) return false;
  const CharClass last = class_of(last_code_point(text));
  return !stops.has(last) && last != CharClass::comma && last != CharClass::comma_wide && last != CharClass::ellipsis;
}

// A table that was found, with its caption's line.
struct Found {
  TableDraft draft;
  std::size_t caption = none;
};

class TableFinder {
 public:
  explicit TableFinder(Page& page) : source_{page, {}} {}

  std::vector<Found> find() {
    std::vector<Line>& lines = source_.page.lines;
    scan_marks(lines, source_.marks);
    for (std::size_t i = 0; i < lines.size();) {
      above_ = i > source_.free_from && source_.together(i - 1, i) ? above_ + 1 : 0;
      i = look_at(i);
    }
    return std::move(found_);
  }

 private:
  using Recover = std::size_t (*)(TableSource&, std::size_t, TableDraft&);

  // Asks the recoverers whose sign the line bears, the surest first. Returns the line to go on with.
  std::size_t look_at(std::size_t i) {
    const std::string_view text = source_.line(i).text;
    if (text.empty()) return i + 1;
    const GridMarks marks = source_.marks[i];
    // Nearly all lines of CJK text begin with a byte that none of these looks for.
    if (marks.bar || static_cast<unsigned char>(text.front()) <= 0xE2) {
      if (text.front() == 'T' && may_be_flattened(text) && attempt(recover_flattened, i, done_flattened_)) return next_;
      if (may_be_drawn(text, marks) && attempt(recover_drawn, i, done_drawn_)) return next_;
      if (may_be_ruled(text) && attempt(recover_ruled, i, done_ruled_)) return next_;
    }
    if (marks.tab && attempt(recover_tabbed, i, done_tabbed_)) return next_;
    if (above_ <= 1 && may_be_values(source_, i) && attempt(recover_commas, i, done_commas_)) return next_;
    if (marks.gap && !rule_below(i) && attempt(recover_aligned, i, done_aligned_)) return next_;
    if (may_hold_first_figures(text) && attempt(recover_streamed, i, done_streamed_)) return next_;
    return i + 1;
  }

  // One of the next lines may be the rule of a table that this line is the header of.
  [[nodiscard]] bool rule_below(std::size_t i) const {
    for (std::size_t r = i + 1; r <= i + most_lines_of_names && r < source_.page.lines.size(); ++r) {
      const std::string_view below = source_.line(r).text;
      if (below.empty()) return false;
      if (may_be_ruled(below) && below[1] == below[0] && below.find(' ') != below.npos) return true;
    }
    return false;
  }

  // `done` is how far this recoverer has looked: what it declined once it is not asked again.
  bool attempt(Recover recover, std::size_t i, std::size_t& done) {
    if (i < done) return false;
    TableDraft draft;
    done = recover(source_, i, draft);
    if (draft.rows.empty() && draft.columns.empty()) return false;
    if (recover == recover_aligned) read_as_stream(source_, draft);
    Found found{std::move(draft), none};
    if (found.draft.knows_title) {
      found.caption = found.draft.title;
    } else if (found.draft.caption.empty()) {
      found.caption = find_caption(found.draft);
    }
    next_ = found.draft.last;
    source_.free_from = next_;
    found_.push_back(std::move(found));
    return true;
  }

  // A short line that stands alone right above the table, perhaps with a blank line between.
  [[nodiscard]] std::size_t find_caption(const TableDraft& table) const {
    const std::size_t first = table.first;
    if (first == source_.free_from) return none;
    std::size_t i = first - 1;
    if (source_.line(i).text.empty()) {
      if (i == source_.free_from || table.compact) return none;
      --i;
    }
    if (!source_.together(i, first) || !is_short_label(source_.line(i).text)) return none;
    if (i > source_.free_from && source_.together(i - 1, i)) return none;
    return i;
  }

  TableSource source_;
  std::vector<Found> found_;
  std::size_t next_ = 0;
  std::size_t above_ = 0;  // lines right above the one looked at
  std::size_t done_flattened_ = 0;
  std::size_t done_drawn_ = 0;
  std::size_t done_ruled_ = 0;
  std::size_t done_tabbed_ = 0;
  std::size_t done_commas_ = 0;
  std::size_t done_aligned_ = 0;
  std::size_t done_streamed_ = 0;
};

// Moves the lines of the tables into blocks.
class Taker {
 public:
  explicit Taker(Page& page) : page_(page), old_lines_(std::move(page.lines)), old_blocks_(std::move(page.blocks)) {
    page_.lines.clear();
    page_.blocks.clear();
    page_.lines.reserve(old_lines_.size());
    // Pieces of a line can only be told from whole lines when no column was cut.
    pieces_ = std::any_of(old_lines_.begin(), old_lines_.end(),
                          [](const Line& line) { return line.region > 1 || line.column > 1; });
  }

  void take(std::vector<Found>& found) {
    pieces_ |= std::any_of(found.begin(), found.end(), [](const Found& table) { return !table.draft.parts.empty(); });
    for (Found& table : found) {
      const std::size_t begin = table.caption != none ? table.caption : table.draft.first;
      keep(begin);
      if (table.caption != none) {
        // A blank line between caption and table stays with the lines.
        at_ = table.caption + 1;
        for (; at_ < table.draft.first; ++at_) page_.lines.push_back(old_lines_[at_]);
      }
      if (!table.draft.parts.empty()) {
        keep_sides(table);
      } else {
        add_block(table);
      }
      at_ = table.draft.last;
    }
    keep(old_lines_.size());
    for (; block_ < old_blocks_.size(); ++block_) keep_block();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) page_.blocks[i].number = static_cast<std::uint32_t>(i + 1);
  }

 private:
  void keep(std::size_t end) {
    for (; at_ < end; ++at_) {
      keep_blocks_before(at_);
      page_.lines.push_back(old_lines_[at_]);
    }
    keep_blocks_before(end);
  }

  void keep_blocks_before(std::size_t line) {
    for (; block_ < old_blocks_.size() && old_blocks_[block_].position <= line; ++block_) keep_block();
  }

  void keep_block() {
    page_.blocks.push_back(old_blocks_[block_]);
    page_.blocks.back().position = static_cast<std::uint32_t>(page_.lines.size());
  }

  // The table between the text left of it and the text right of it.
  void keep_sides(Found& table) {
    const TableDraft& draft = table.draft;
    std::vector<Line> right;
    bool text_left = false;
    for (std::size_t i = draft.first; i < draft.last; ++i) {
      const Line line = old_lines_[i];
      const LinePart part = draft.parts[i - draft.first];
      const Line before = piece_of(line, 0, part.from);
      const Line behind = piece_of(line, part.to, line.text.size());
      text_left |= !before.text.empty();
      if (!before.text.empty() || (line.text.empty() && text_left)) page_.lines.push_back(before);
      if (!behind.text.empty() || (line.text.empty() && !text_left)) right.push_back(behind);
      old_lines_[i] = piece_of(line, part.from, part.to);
    }
    add_block(table);
    page_.lines.insert(page_.lines.end(), right.begin(), right.end());
  }

  // Bytes [from, to) of a line, without blanks at their ends.
  Line piece_of(Line line, std::size_t from, std::size_t to) {
    const std::string_view text = trim_blanks(line.text.substr(from, to - from));
    const std::string_view skipped =
        text.empty() ? std::string_view{}
                     : line.text.substr(0, static_cast<std::size_t>(text.data() - line.text.data()));
    line.text = text;
    if (skipped.empty() && line.shifts.count == 0) return line;
    for (const char* p = skipped.data(); p != skipped.data() + skipped.size();) {
      line.indent += info(class_of(next_char(p))).width;
    }
    rebase_line(page_, line, count_code_points(skipped));
    return line;
  }

  void add_range(Block& block, const Line& line) {
    LineRange* last = block.lines.count > 0 ? &page_.ranges.back() : nullptr;
    if (last != nullptr && (line.number == last->last || line.number == last->last + 1)) {
      last->last = line.number;
    } else {
      page_.ranges.push_back({line.number, line.number});
      ++block.lines.count;
    }
    if (!pieces_) return;
    const std::uint32_t length = count_code_points(line.text);
    std::int64_t to = std::int64_t{line.at} + length;
    if (line.shifts.count > 0) to += page_.shifts[line.shifts.first + line.shifts.count - 1].delta;
    page_.spans.push_back({line.number, line.at, static_cast<std::uint32_t>(to)});
    ++block.spans.count;
  }

  void add_block(Found& found) {
    Block block;
    block.kind = BlockKind::table;
    block.position = static_cast<std::uint32_t>(page_.lines.size());
    block.lines.first = static_cast<std::uint32_t>(page_.ranges.size());
    if (pieces_) block.spans.first = static_cast<std::uint32_t>(page_.spans.size());
    if (found.caption != none) {
      block.text = old_lines_[found.caption].text;
      add_range(block, old_lines_[found.caption]);
    }
    if (!found.draft.caption.empty()) block.text = found.draft.caption;
    Table table;
    std::uint32_t left = 0;
    for (std::size_t i = found.draft.first; i < found.draft.last; ++i) {
      if (old_lines_[i].text.empty() && !found.draft.parts.empty()) continue;
      add_range(block, old_lines_[i]);
      left += count_printed(old_lines_[i].text);
    }
    left -= count_printed(found.draft.columns) + count_printed(found.draft.caption);
    for (const auto& row : found.draft.rows) left -= count_printed(row);
    (found.draft.left_out == LeftOut::scaffold ? table.scaffold : table.rules) = left;
    table.columns = std::move(found.draft.columns);
    table.rows = std::move(found.draft.rows);
    page_.tables.push_back(std::move(table));
    block.table = static_cast<std::uint32_t>(page_.tables.size());
    page_.blocks.push_back(block);
  }

  Page& page_;
  std::vector<Line> old_lines_;
  std::vector<Block> old_blocks_;
  bool pieces_ = false;
  std::size_t at_ = 0;     // of the old lines
  std::size_t block_ = 0;  // of the old blocks
};

}  // namespace

void recover_tables(Page& page, const TablesOptions&, Diagnostics&) {
  std::vector<Found> found = TableFinder(page).find();
  if (!found.empty()) Taker(page).take(found);
}

}  // namespace newsprint
