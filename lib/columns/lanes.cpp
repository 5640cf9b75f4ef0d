#include "columns/lanes.h"

#include <algorithm>
#include <array>

namespace newsprint {

namespace {

constexpr std::size_t beam = 16;        // ways that are followed at a time
constexpr std::size_t most_lanes = 12;  // more columns no page has
constexpr std::uint32_t new_lane = most_lanes;
constexpr std::uint32_t lost_indent = 4;

// Fitted together with the costs of meeting.
constexpr double skip_cost = 0.7;      // of a lane that does not get its turn
constexpr double resume_cost = 4.5;    // of one that had missed its turn
constexpr double change_cost = 1.0;    // of another number of lanes than before
constexpr double open_cost = 2.0;      // of a new one
constexpr double torn_cost = 5.4;      // of leaving the line right above, without a blank line between
constexpr double inside_block = 0.27;  // how much meeting means there

struct Lane {
  std::uint32_t last;
  std::uint32_t row;
  std::uint32_t measure;
  bool lone;     // has one line
  bool waiting;  // is in turn
};

// A way to lay all lines so far, by the lanes that it leads to.
struct Way {
  double cost = 0;
  std::uint32_t node = no_line;
  std::uint32_t count = 0;
  std::uint32_t stride = 1;            // blocks from the last line laid back to the one it goes on from
  std::uint32_t opened = 0;            // lanes since then
  std::array<Lane, most_lanes> lanes;  // by their last lines: the one that waits longest comes first

  [[nodiscard]] const Lane& from_newest(std::uint32_t i) const { return lanes[count - 1 - i]; }
  [[nodiscard]] bool waits(std::uint32_t i) const { return i < count && from_newest(i).waiting; }

  // Whether the same lanes are in turn: what follows costs the same, so the cheaper way will do.
  [[nodiscard]] bool leads_where(const Way& other) const {
    if (stride != other.stride || opened != other.opened) return false;
    std::uint32_t i = 0;
    for (; waits(i) && other.waits(i); ++i)
      if (from_newest(i).last != other.from_newest(i).last) return false;
    return waits(i) == other.waits(i);
  }
};

struct Step {
  double cost;
  std::uint32_t way;
  std::uint32_t lane;
};

// Which lanes a line may be laid onto: any, or only the newest, as the lines stand. Even then lines that stand alone
// between blank lines, as page numbers and running heads do, may be stepped over and go on in each other: else a story
// torn by them would look like one that was dealt.
enum class Freedom : std::uint8_t { any_lane, newest_lane };

class Search {
 public:
  Search(std::span<const DealtLine> lines, Meeting& meeting, Freedom freedom)
      : lines_(lines), meeting_(meeting), freedom_(freedom), ways_(1) {
    std::uint32_t block = 0;
    for (const DealtLine& line : lines) blocks_.push_back(block += (line.blank_before || line.beside));
    for (std::uint32_t i = 0; i < lines.size(); ++i) advance(i);
  }

  [[nodiscard]] double cost() const { return ways_.front().cost; }

  [[nodiscard]] std::vector<std::uint32_t> before() const {
    std::vector<std::uint32_t> found(lines_.size(), no_line);
    std::uint32_t node = ways_.front().node;
    for (std::size_t i = lines_.size(); i-- > 0; node = nodes_[node].parent) found[i] = nodes_[node].before;
    return found;
  }

 private:
  struct Node {
    std::uint32_t parent;
    std::uint32_t before;
  };

  void advance(std::uint32_t i) {
    steps_.clear();
    for (std::uint32_t w = 0; w < ways_.size(); ++w) offer_lanes(i, w);
    const auto dearer = [](const Step& a, const Step& b) {
      if (a.cost != b.cost) return a.cost > b.cost;
      return a.way != b.way ? a.way > b.way : a.lane > b.lane;
    };
    std::make_heap(steps_.begin(), steps_.end(), dearer);
    next_.clear();
    for (auto end = steps_.end(); end != steps_.begin() && next_.size() < beam; --end) {
      std::pop_heap(steps_.begin(), end, dearer);
      const Step& step = *(end - 1);
      const Way way = take(i, step);
      const auto same = [&](const Way& other) { return way.leads_where(other); };
      if (std::none_of(next_.begin(), next_.end(), same)) keep(way, step);
    }
    ways_.swap(next_);
  }

  void offer_lanes(std::uint32_t i, std::uint32_t w) {
    const Way& way = ways_[w];
    const DealtLine& line = lines_[i];
    const bool in_block = i > 0 && !line.blank_before && !line.beside;
    steps_.push_back({way.cost + (in_block ? torn_cost : open_cost), w, new_lane});
    const std::uint32_t newest = freedom_ == Freedom::newest_lane ? newest_text(way) : 0;
    double out_of_turn = 0;
    for (std::uint32_t k = 0; k < way.count; ++k) {
      const Lane& lane = way.lanes[k];
      const double skipped = out_of_turn;
      if (lane.waiting) out_of_turn += skip_cost;
      if (k < newest && !(stands_alone(lane.last) && stands_alone(i))) continue;
      if (line.beside && lane.row == line.segment.row) continue;
      const double meets = meeting_.cost(lane.last, i, lane.measure, lane.lone);
      const std::uint32_t stride = blocks_[i] - blocks_[lane.last];
      const bool in_step = stride >= way.stride && stride <= way.stride + way.opened;
      const double turn = (lane.waiting ? skipped : resume_cost) + (in_step ? 0 : change_cost);
      const double cost = in_block ? cost_in_block(i, lane, turn, meets) : turn + meets;
      steps_.push_back({way.cost + cost, w, k});
    }
  }

  // The newest lane whose last line does not stand alone.
  [[nodiscard]] std::uint32_t newest_text(const Way& way) const {
    std::uint32_t k = way.count;
    while (k > 1 && stands_alone(way.lanes[k - 1].last)) --k;
    return k - std::min(k, 1U);
  }

  // A line as wide as a column's may have been dealt, where its neighbours are blocks of one line too.
  [[nodiscard]] bool stands_alone(std::uint32_t i) const {
    if (!is_block(i)) return false;
    return !lines_[i].body || (i > 0 && !is_block(i - 1) && i + 1 < lines_.size() && !is_block(i + 1));
  }

  [[nodiscard]] bool is_block(std::uint32_t i) const {
    return lines_[i].blank_before && (i + 1 == lines_.size() || lines_[i + 1].blank_before);
  }

  // A line without a blank line above goes on from that line, or from one of the columns side by side in it.
  [[nodiscard]] double cost_in_block(std::uint32_t i, const Lane& lane, double turn, double meets) const {
    const DealtLine& above = lines_[i - 1];
    if (lane.row != above.segment.row) return torn_cost + turn + meets;
    return above.beside ? meets : inside_block * meets;
  }

  [[nodiscard]] Way take(std::uint32_t i, const Step& step) const {
    Way way = ways_[step.way];
    way.cost = step.cost;
    const DealtLine& line = lines_[i];
    Lane lane{i, line.segment.row, line.width, true, true};
    std::uint32_t place = 0;  // that the lane has so far; of a new one, the longest forgotten makes room
    if (step.lane != new_lane) {
      place = step.lane;
      const Lane& old = way.lanes[place];
      lane.lone = false;
      if (line.blank_before || line.beside) {
        way.stride = blocks_[i] - blocks_[old.last];
        way.opened = 0;
      }
      const bool narrower = !line.stop && line.width + lost_indent + 1 < old.measure;
      lane.measure = narrower ? line.width : std::max(line.width, old.measure);
      if (old.waiting && line.blank_before)
        for (std::uint32_t k = 0; k < place; ++k) way.lanes[k].waiting = false;
    } else {
      way.opened += way.opened < 8;
      if (way.count < most_lanes) place = way.count++;
    }
    std::copy(way.lanes.begin() + place + 1, way.lanes.begin() + way.count, way.lanes.begin() + place);
    way.lanes[way.count - 1] = lane;
    return way;
  }

  void keep(const Way& way, const Step& step) {
    const Way& from = ways_[step.way];
    next_.push_back(way);
    next_.back().node = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({from.node, step.lane == new_lane ? no_line : from.lanes[step.lane].last});
  }

  std::span<const DealtLine> lines_;
  std::vector<std::uint32_t> blocks_;
  Meeting& meeting_;
  Freedom freedom_;
  std::vector<Way> ways_;  // cheapest first
  std::vector<Way> next_;
  std::vector<Step> steps_;
  std::vector<Node> nodes_;
};

}  // namespace

Dealing deal_back(std::span<const DealtLine> lines, Meeting& meeting) {
  if (lines.empty()) return {};
  const double as_it_stands = Search(lines, meeting, Freedom::newest_lane).cost();
  const Search search(lines, meeting, Freedom::any_lane);
  return {search.before(), as_it_stands - search.cost()};
}

}  // namespace newsprint
