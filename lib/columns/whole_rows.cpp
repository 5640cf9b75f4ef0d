#include "columns/whole_rows.h"

#include <algorithm>
#include <span>

#include <newsprint/page.h>

#include "lines/cell_stream.h"

namespace newsprint {

namespace {

constexpr std::uint32_t most_skipped = 4;      // rows of the page between two of a table, or beside
constexpr std::uint32_t overhangs[] = {8, 2};  // grid columns by which rows are wider than the names above them
constexpr std::uint32_t widest_page = 1U << 31;
constexpr std::uint32_t widest_gap = 24;  // grid columns between two names
constexpr std::size_t most_names = 12;    // segments of a header
constexpr std::size_t most_rows = 256;
constexpr std::size_t rows_to_try = 8;
constexpr std::size_t most_bytes = 64;  // of a name

// Segments [first, last) of one row of the page.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
};

// Grid columns [from, to).
struct Window {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

class RowKeeper {
 public:
  explicit RowKeeper(std::vector<Segment>& segments) : segments_(segments), state_(segments.size()) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (i == 0 || segments[i].row != segments[i - 1].row) rows_.push_back({i, i});
      rows_.back().last = i + 1;
    }
  }

  std::vector<WholeRows> run() {
    for (std::size_t r = 0; r + 1 < rows_.size(); ++r) {
      Run names = {rows_[r].first, rows_[r].first};
      for (std::size_t i = rows_[r].first; i < rows_[r].last; ++i) {
        const bool name = may_name(i);
        if (name && names.last == i && (names.first == i || is_close(i))) {
          names.last = i + 1;
          continue;
        }
        if (names.last > names.first) try_names(r, names);
        names = {i + (name ? 0 : 1), i + 1};
      }
      if (names.last > names.first) try_names(r, names);
    }
    if (!tables_.empty()) join();
    return std::move(tables_);
  }

 private:
  [[nodiscard]] bool may_name(std::size_t i) const {
    const std::string_view text = segments_[i].text;
    return text.size() <= most_bytes && state_[i] == 0 && !may_hold_first_figures(text) && !ends_sentence(text);
  }

  static bool ends_sentence(std::string_view text) {
    constexpr std::string_view marks[] = {"。", "，", "、", "；"};
    return text.find(',') != text.npos || std::any_of(std::begin(marks), std::end(marks),
                                                      [&](std::string_view m) { return text.find(m) != text.npos; });
  }

  [[nodiscard]] bool is_close(std::size_t i) const { return segments_[i].from <= segments_[i - 1].to + widest_gap; }

  // Any of these segments that follow each other may be the header; more names first.
  void try_names(std::size_t r, Run names) {
    if (names.last - names.first > most_names) return;
    for (std::size_t size = names.last - names.first; size > 0; --size) {
      for (std::size_t first = names.first; first + size <= names.last; ++first) {
        if (try_header(r, {first, first + size})) return;
      }
    }
  }

  bool try_header(std::size_t r, Run header) {
    if (std::count(begin_of(header), end_of(header), ' ') < 2) return false;
    // Rows may be wider than the names above them, on paper too, but not stand below what is beside these.
    const Segment& left = segments_[header.first];
    const Segment& right = segments_[header.last - 1];
    const Run row = rows_[r];
    const std::uint32_t least = header.first > row.first ? segments_[header.first - 1].to + 1 : 0;
    const std::uint32_t most = header.last < row.last ? segments_[header.last].from - 1 : widest_page;
    const std::uint32_t edge = std::max(right.to, right.from + right.width);
    return std::any_of(std::begin(overhangs), std::end(overhangs), [&](std::uint32_t overhang) {
      const std::uint32_t from = std::max(least, left.from - std::min(left.from, overhang));
      return try_rows(r, header, {from, std::min(most, edge + overhang)});
    });
  }

  // A few rows tell whether it is worth to look at more.
  bool try_rows(std::size_t r, Run header, Window window) {
    if (read_rows(r, header, window, rows_to_try).rows.empty()) return false;
    const CellStream table = read_rows(r, header, window, most_rows);
    if (table.rows.empty()) return false;
    keep(table.last);
    return true;
  }

  // Without rows when the header is none of a table that holds it and the rows right below.
  CellStream read_rows(std::size_t r, Run header, Window window, std::size_t most) {
    lines_.clear();
    runs_.clear();
    add(header);
    std::uint32_t last_row = segments_[header.first].row;
    for (++r; r < rows_.size() && lines_.size() <= most; ++r) {
      if (segments_[rows_[r].first].row > last_row + most_skipped) break;
      const Run inside = find_inside(rows_[r], window);
      if (inside.first == inside.last) continue;
      last_row = segments_[inside.first].row;
      add(inside);
      if (lines_.size() == 2 && !may_hold_first_figures(lines_.back().text)) return {};
    }
    if (lines_.size() < 4) return {};
    CellStream table = find_cell_stream(lines_, 0, 1);
    if (table.first != 0) table.rows.clear();
    return table;
  }

  [[nodiscard]] const char* begin_of(Run run) const { return segments_[run.first].text.data(); }
  [[nodiscard]] const char* end_of(Run run) const {
    return segments_[run.last - 1].text.data() + segments_[run.last - 1].text.size();
  }

  void add(Run run) {
    Line& line = lines_.emplace_back();
    line.text = {begin_of(run), static_cast<std::size_t>(end_of(run) - begin_of(run))};
    runs_.push_back(run);
  }

  [[nodiscard]] Run find_inside(Run row, Window window) const {
    const auto begin = segments_.begin();
    const auto left_of = [](const Segment& s, std::uint32_t from) { return s.from < from; };
    auto first =
        static_cast<std::size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(row.first),
                                                  begin + static_cast<std::ptrdiff_t>(row.last), window.from, left_of) -
                                 begin);
    while (first < row.last && state_[first] != 0) ++first;
    std::size_t last = first;
    while (last < row.last && segments_[last].to <= window.to && state_[last] == 0) ++last;
    return {first, last};
  }

  // The first `n` lines are a table.
  void keep(std::size_t n) {
    WholeRows& table = tables_.emplace_back();
    std::uint32_t from = segments_[runs_.front().first].from;
    std::uint32_t to = 0;
    for (std::size_t i = 0; i < n; ++i) {
      from = std::min(from, segments_[runs_[i].first].from);
      to = std::max(to, segments_[runs_[i].last - 1].to);
    }
    for (std::size_t i = 0; i < n; ++i) {
      Segment& first = segments_[runs_[i].first];
      for (std::size_t s = runs_[i].first + 1; s < runs_[i].last; ++s) {
        first.width += segments_[s].width + std::max(segments_[s].from, segments_[s - 1].to + 1) - segments_[s - 1].to;
        state_[s] = joined;
      }
      first.text = lines_[i].text;
      state_[runs_[i].first] = whole;
      table.push_back(static_cast<std::uint32_t>(runs_[i].first));
      first.from = from;
      first.to = to;
    }
  }

  void join() {
    std::uint32_t out = 0;
    std::vector<std::uint32_t> place(segments_.size());
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      place[i] = out;
      if (state_[i] != joined) segments_[out++] = segments_[i];
    }
    segments_.resize(out);
    for (WholeRows& table : tables_)
      for (std::uint32_t& row : table) row = place[row];
  }

  static constexpr std::uint8_t whole = 1;   // a row of a table
  static constexpr std::uint8_t joined = 2;  // to the segment left of it

  std::vector<Segment>& segments_;
  std::vector<Run> rows_;
  std::vector<std::uint8_t> state_;
  std::vector<WholeRows> tables_;
  std::vector<Line> lines_;  // of the table to be
  std::vector<Run> runs_;    // their segments
};

}  // namespace

std::vector<WholeRows> keep_rows_whole(std::vector<Segment>& segments) { return RowKeeper(segments).run(); }

}  // namespace newsprint
