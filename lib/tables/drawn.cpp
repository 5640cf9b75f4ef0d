// Tables drawn with lines: ASCII and box-drawing boxes, Markdown, psql and their kin.
#include <algorithm>
#include <cstring>

#include "base/char_class.h"
#include "base/utf8.h"
#include "tables/draft.h"
#include "tables/wrapped.h"

namespace newsprint {

namespace {

constexpr char32_t first_box = 0x2500;
constexpr char32_t last_box = 0x257F;

bool is_box(char32_t c) noexcept { return c >= first_box && c <= last_box; }
bool is_box_bar(char32_t c) noexcept {
  return c == 0x2502 || c == 0x2503 || c == 0x2551 || c == 0x2506 || c == 0x2507 || c == 0x250A || c == 0x250B ||
         c == 0x254E || c == 0x254F;
}
bool is_stroke(char32_t c) noexcept { return c == U'-' || c == U'=' || (is_box(c) && !is_box_bar(c)); }

enum class LineKind : std::uint8_t { text, rule, row };

struct DrawnLine {
  LineKind kind = LineKind::text;
  bool box = false;         // its bars are box drawing
  bool outer_left = false;  // a bar or crossing stands first
  bool outer_right = false;
  bool colons = false;  // they say how columns are aligned
  char32_t stroke = 0;  // the commonest is enough: the first
};

// A rule has strokes, at least two in a row, and nothing but rule characters; a row has a bar.
DrawnLine look_at(std::string_view text) {
  DrawnLine line;
  bool only_rules = true;
  bool colons = false;
  bool ascii = false;
  bool box = false;
  std::uint32_t run = 0;
  std::uint32_t shortest = 0xFFFFFFFF;
  char32_t first = 0;
  char32_t c = 0;
  const auto end_run = [&] {
    if (run > 0) shortest = std::min(shortest, run);
    run = 0;
  };
  for (const char* p = text.data(); p != text.data() + text.size();) {
    c = next_char(p);
    if (first == 0) first = c;
    if (is_stroke(c)) {
      ++run;
      if (line.stroke == 0 && (c == U'-' || c == U'=' || is_box(c))) line.stroke = c;
      continue;
    }
    if (c != U':') end_run();
    colons |= c == U':';
    box |= is_box_bar(c);
    ascii |= c == U'|';
    only_rules &= c == U'|' || c == U'+' || c == U':' || c == U' ' || is_box_bar(c);
  }
  end_run();
  const auto outer = [](char32_t mark) { return mark == U'|' || mark == U'+' || is_box(mark); };
  line.outer_left = outer(first);
  line.box = is_box(first) || (box && !ascii);
  line.outer_right = outer(c);
  if (only_rules && line.stroke != 0 && shortest >= 2 && shortest != 0xFFFFFFFF) {
    line.kind = LineKind::rule;
    line.colons = colons;
  } else if (ascii || box) {
    line.kind = LineKind::row;
  }
  return line;
}

struct DrawnCell {
  std::string_view text;
  std::uint32_t from = 0;  // display column of the bar left of it
};

struct DrawnRow {
  std::vector<DrawnCell> cells;
  bool doubled = false;  // wikis begin the header's cells with two bars
};

enum class Escapes : std::uint8_t { none, markdown };

// `| --- | --- |`, as write_text() prints it: cells are not padded, so every line below is a row of its own.
bool is_compact_rule(std::string_view text) {
  constexpr std::string_view cell = "| --- ";
  if (text.size() < cell.size() + 1 || text.size() % cell.size() != 1 || text.back() != '|') return false;
  for (std::size_t i = 0; i + 1 < text.size(); i += cell.size()) {
    if (text.substr(i, cell.size()) != cell) return false;
  }
  return true;
}

// Cuts a row at its bars. In Markdown a bar behind a backslash is text.
DrawnRow split_row(const Line& line, bool box, Escapes escapes) {
  DrawnRow row;
  std::uint32_t column = line.indent;
  std::uint32_t bar = column;
  const char* start = line.text.data();
  const char* const end = start + line.text.size();
  row.doubled = !box && line.text.substr(0, 2) == "||" && line.text.find_first_not_of('|') != line.text.npos;
  for (const char* p = start; p != end;) {
    const char* const here = p;
    const char32_t c = next_char(p);
    if (escapes == Escapes::markdown && c == U'\\' && p != end && (*p == '|' || *p == '\\')) {
      ++p;
      column += 2;
      continue;
    }
    if (box ? is_box_bar(c) : c == U'|') {
      if (row.doubled && p != end && *p == '|') {
        ++p;
        ++column;
      }
      row.cells.push_back({trim_blanks({start, static_cast<std::size_t>(here - start)}), bar});
      start = p;
      bar = column;
    }
    column += info(class_of(c)).width;
  }
  row.cells.push_back({trim_blanks({start, static_cast<std::size_t>(end - start)}), bar});
  return row;
}

// Takes the empty texts outside the first and the last bar away. False when there is text.
bool strip_outer(DrawnRow& row) {
  if (row.cells.size() < 3 || !row.cells.front().text.empty() || !row.cells.back().text.empty()) return false;
  row.cells.erase(row.cells.begin());
  row.cells.pop_back();
  return true;
}

// `\|` and `\\` stand for what follows the backslash.
std::string_view unescape(Arena& arena, std::string_view text) {
  const auto escape = [&](std::size_t i) {
    return text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '|' || text[i + 1] == '\\');
  };
  std::size_t i = 0;
  while (i < text.size() && !escape(i)) ++i;
  if (i == text.size()) return text;
  char* const place = arena.allocate(text.size());
  char* end = place;
  for (i = 0; i < text.size(); ++i) {
    if (escape(i)) ++i;
    *end++ = text[i];
  }
  arena.give_back(text.size() - static_cast<std::size_t>(end - place));
  return {place, static_cast<std::size_t>(end - place)};
}

using Row = std::vector<std::string_view>;
using Section = std::vector<Row>;  // rows between two rules

// One drawn table: lines [first, last), all of them rules and rows.
class DrawnTable {
 public:
  DrawnTable(TableSource& source, std::size_t first, std::size_t last, std::vector<DrawnLine> lines)
      : source_(source), first_(first), last_(last), lines_(std::move(lines)) {}

  bool read(TableDraft& draft) {
    compact_ = lines_.size() > 2 && is_compact_rule(source_.line(first_ + 1).text);
    if (compact_) std::for_each(lines_.begin() + 2, lines_.end(), [](DrawnLine& line) { line.kind = LineKind::row; });
    if (!find_style() || !split_rows() || !place_cells()) return false;
    fill(draft);
    return !draft.rows.empty() || !draft.columns.empty();
  }

 private:
  [[nodiscard]] bool is_rule(std::size_t i) const { return lines_[i].kind == LineKind::rule; }

  bool find_style() {
    std::size_t rows = 0;
    std::size_t outer = 0;
    std::size_t box = 0;
    const DrawnLine* rule = nullptr;
    for (const DrawnLine& line : lines_) {
      if (line.kind == LineKind::rule) {
        if (rule == nullptr) rule = &line;
        continue;
      }
      ++rows;
      outer += line.outer_left && line.outer_right;
      box += line.box;
    }
    if (rows == 0 || (box != 0 && box != rows)) return false;
    box_ = box != 0;
    outer_ = rule != nullptr ? rule->outer_left : outer == rows;
    if (outer_ && outer != rows) return false;
    ruled_ = rule != nullptr;
    colons_ = std::any_of(lines_.begin(), lines_.end(), [](const DrawnLine& line) { return line.colons; });
    // Markdown has its one rule under the header, drawn with bars.
    const bool top_rule = is_rule(0);
    if (rule != nullptr && !box_ && outer_ && !top_rule && rule->stroke == U'-') escapes_ = Escapes::markdown;
    return rule == nullptr || rows >= 2 || top_rule;
  }

  bool split_rows() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_rule(i)) continue;
      DrawnRow row = split_row(source_.line(first_ + i), box_, escapes_);
      if (outer_ && !strip_outer(row)) return false;
      columns_ = std::max(columns_, row.cells.size());
      rows_.push_back(std::move(row));
    }
    if (!ruled_ && (rows_.size() < 2 || (!bars_agree() && (!outer_ || rows_.size() < 3)))) return false;
    return columns_ >= (compact_ ? 1 : 2);
  }

  // Whether all rows have their bars in the same places, with blanks on both sides: chance does not draw that.
  [[nodiscard]] bool bars_agree() const {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const auto& cells = rows_[r].cells;
      const auto& first = rows_.front().cells;
      if (cells.size() != first.size()) return false;
      for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i].from != first[i].from) return false;
      }
      const std::string_view text = source_.line(first_ + r).text;
      for (std::size_t at = text.find('|'); at != text.npos; at = text.find('|', at + 1)) {
        const bool left = at == 0 || text[at - 1] == ' ' || text[at - 1] == '|';
        const bool right = at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '|';
        if (!left || !right) return false;
      }
    }
    return true;
  }

  // Rows with fewer cells than the widest have cells that span columns: the bars say which, if they are aligned.
  bool place_cells() {
    const auto full =
        std::find_if(rows_.begin(), rows_.end(), [&](const DrawnRow& row) { return row.cells.size() == columns_; });
    std::vector<std::uint32_t> bars;
    for (const DrawnCell& cell : full->cells) bars.push_back(cell.from);
    for (const DrawnRow& row : rows_) {
      Row placed(columns_);
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::size_t column = i;
        if (row.cells.size() != columns_ && outer_) {
          const auto bar = std::lower_bound(bars.begin(), bars.end(), row.cells[i].from);
          if (bar == bars.end() || *bar != row.cells[i].from) return false;
          column = static_cast<std::size_t>(bar - bars.begin());
        }
        placed[column] =
            escapes_ == Escapes::markdown ? unescape(source_.page.arena, row.cells[i].text) : row.cells[i].text;
      }
      placed_.push_back(std::move(placed));
    }
    return true;
  }

  // Rows between rules, and the strokes of the rules between those sections.
  void cut_sections() {
    std::size_t row = 0;
    char32_t stroke = 0;
    bool open = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_rule(i)) {
        open = false;
        stroke = lines_[i].stroke;
        continue;
      }
      // What two bars begin is as good as parted by a double rule.
      if (row == 1 && !ruled_ && rows_[0].doubled && !rows_[1].doubled) {
        open = false;
        stroke = U'=';
      }
      if (!open) {
        if (!sections_.empty()) strokes_.push_back(stroke);
        sections_.emplace_back();
        spans_.push_back(rows_[row].cells.size() < columns_);
        lone_.push_back(rows_[row].cells.size() == 1);
        open = true;
      }
      sections_.back().push_back(placed_[row++]);
    }
  }

  Row merge(const Section& section) {
    Row all = section.front();
    for (std::size_t r = 1; r < section.size(); ++r) {
      for (std::size_t i = 0; i < columns_; ++i) all[i] = join_cell(source_.page.arena, all[i], section[r][i]);
    }
    return all;
  }

  Section fold(Section& section) {
    std::vector<CellLine> lines;
    for (Row& row : section) lines.push_back({std::move(row)});
    return fold_lines(source_.page.arena, std::move(lines));
  }

  // Lines none of which has a first cell, and no figures: one cell over several lines.
  [[nodiscard]] static bool is_keyless(const Section& section) {
    return section.size() > 1 && std::all_of(section.begin(), section.end(), [](const Row& row) {
             return row.front().empty() && std::none_of(row.begin(), row.end(), is_figure);
           });
  }

  // Whether each section is one row whose cells are wrapped, and not a group of rows.
  [[nodiscard]] bool is_grid(std::size_t body) const {
    if (!box_ && outer_ && is_rule(0) && colons_ && !lines_.front().colons) return true;
    if (sections_.size() - body == 1 && body > 0 && is_keyless(sections_[body])) return true;
    if (sections_.size() - body < 2) return false;
    bool several = false;
    for (std::size_t s = body; s < sections_.size(); ++s) {
      if (sections_[s].size() < 2) continue;
      several = true;
      for (const Row& row : sections_[s]) {
        if (std::any_of(row.begin(), row.end(), [](std::string_view cell) { return cell.empty(); })) return true;
      }
    }
    return !several;
  }

  // How many sections stand above the body: 0 or the header's, the last of which names the columns.
  [[nodiscard]] std::size_t header_sections() const {
    if (sections_.size() < 2) return 0;
    const bool same = std::all_of(strokes_.begin(), strokes_.end(), [&](char32_t c) { return c == strokes_.front(); });
    std::size_t head = 0;
    while (head + 2 < sections_.size() && spans_[head]) ++head;
    if (head > 0) return head + 1;
    const bool certain = escapes_ == Escapes::markdown || strokes_.front() == U'=' || (!same && sections_.size() > 2);
    if (certain) return 1;
    const Row& names = sections_.front().front();
    return std::any_of(names.begin(), names.end(), is_figure) ? 0 : 1;
  }

  // One cell over the whole width, with a rule below: the table's caption.
  void lift_title(TableDraft& draft) {
    if (sections_.size() < 3 || sections_.front().size() != 1 || !lone_.front()) return;
    draft.caption = sections_.front().front().front();
    sections_.erase(sections_.begin());
    spans_.erase(spans_.begin());
    strokes_.erase(strokes_.begin());
  }

  void fill(TableDraft& draft) {
    cut_sections();
    lift_title(draft);
    const std::size_t body = header_sections();
    for (std::size_t s = 0; s < body; ++s) {
      Row head = merge(sections_[s]);
      const bool empty = std::all_of(head.begin(), head.end(), [](std::string_view cell) { return cell.empty(); });
      if (empty) continue;
      if (s + 1 < body) {
        draft.rows.push_back(std::move(head));
      } else {
        draft.columns = std::move(head);
      }
    }
    const bool grid = is_grid(body);
    for (std::size_t s = body; s < sections_.size(); ++s) {
      if (grid) {
        draft.rows.push_back(merge(sections_[s]));
        continue;
      }
      Section rows = compact_ ? std::move(sections_[s]) : fold(sections_[s]);
      std::move(rows.begin(), rows.end(), std::back_inserter(draft.rows));
    }
    draft.first = first_;
    draft.last = last_;
    draft.compact = compact_;
  }

  TableSource& source_;
  std::size_t first_;
  std::size_t last_;
  std::vector<DrawnLine> lines_;
  bool compact_ = false;
  bool box_ = false;
  bool outer_ = false;
  bool ruled_ = false;
  bool colons_ = false;
  Escapes escapes_ = Escapes::none;
  std::size_t columns_ = 0;
  std::vector<DrawnRow> rows_;
  std::vector<Row> placed_;
  std::vector<Section> sections_;
  std::vector<bool> spans_;  // of each section: its first row has a cell over several columns
  std::vector<bool> lone_;   // that is its only one
  std::vector<char32_t> strokes_;
};

}  // namespace

bool may_be_drawn(std::string_view text, GridMarks marks) noexcept {
  if (marks.bar || text.front() == '+') return true;
  return text.size() >= 3 && text[0] == '\xE2' && (text[1] == '\x94' || text[1] == '\x95');
}

std::size_t recover_drawn(TableSource& source, std::size_t first, TableDraft& draft) {
  std::vector<DrawnLine> lines;
  std::size_t last = first;
  for (; last < source.page.lines.size() && (last == first || source.together(first, last)); ++last) {
    const DrawnLine line = look_at(source.line(last).text);
    if (line.kind == LineKind::text) break;
    lines.push_back(line);
  }
  if (last - first < 2) return first + 1;
  DrawnTable(source, first, last, std::move(lines)).read(draft);
  return last;
}

}  // namespace newsprint
