#include "view/plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "view/html.h"

namespace newsprint::view {

namespace {

constexpr double width = 440;
constexpr double height = 150;
constexpr double left = 44;
constexpr double top = 8;
constexpr double bottom = 20;  // for the labels
constexpr std::size_t most_bars = 120;

// The least round number that is not below `value`: 1, 2 or 5 times a power of ten.
double round_up(double value) {
  if (!(value > 1)) return 1;
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (step * power >= value) return step * power;
  }
  return 10 * power;
}

// 1200 as 1.2k
std::string shortened(double value) {
  if (value >= 1e6) return fmt::format("{:.3g}M", value / 1e6);
  if (value >= 1e3) return fmt::format("{:.3g}k", value / 1e3);
  return fmt::format("{:.3g}", value);
}

class ChartWriter {
 public:
  ChartWriter(const Chart& chart, std::string& out)
      : chart_(chart),
        out_(out),
        group_((chart.labels.size() + most_bars - 1) / most_bars),
        bars_(group_ == 0 ? 0 : (chart.labels.size() + group_ - 1) / group_) {
    double most = 0;
    for (std::size_t bar = 0; bar < bars_; ++bar) {
      double sum = 0;
      for (const Series& series : chart.series) sum += mean(series, bar);
      most = std::max(most, sum);
    }
    scale_ = round_up(most);
  }

  void write() {
    fmt::format_to(std::back_inserter(out_), R"(<figure class="chart" id="{0}"><figcaption id="{0}-title">)",
                   chart_.id);
    append_text(chart_.title, out_);
    write_legend();
    out_ += "</figcaption>";
    fmt::format_to(std::back_inserter(out_), R"(<svg viewBox="0 0 {} {}" role="group" aria-labelledby="{}-title">)",
                   width, height, chart_.id);
    write_axis();
    for (std::size_t bar = 0; bar < bars_; ++bar) write_bar(bar);
    out_ += "</svg></figure>\n";
  }

 private:
  [[nodiscard]] std::size_t last_of(std::size_t bar) const {
    return std::min((bar + 1) * group_, chart_.labels.size());
  }

  [[nodiscard]] double mean(const Series& series, std::size_t bar) const {
    double sum = 0;
    for (std::size_t i = bar * group_; i < last_of(bar); ++i) sum += series.values[i];
    return sum / static_cast<double>(last_of(bar) - bar * group_);
  }

  [[nodiscard]] static double y_of(double share) { return height - bottom - share * (height - bottom - top); }

  void write_legend() {
    if (chart_.series.size() < 2) return;
    out_ += "<span class=\"legend\">";
    for (const Series& series : chart_.series) {
      fmt::format_to(std::back_inserter(out_), R"(<span class="key {}">)", series.style);
      append_text(series.name, out_);
      out_ += "</span>";
    }
    out_ += "</span>";
  }

  void write_axis() {
    for (const double share : {0.0, 0.5, 1.0}) {
      fmt::format_to(std::back_inserter(out_), R"(<line class="rule" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>)", left,
                     width, y_of(share), y_of(share));
      fmt::format_to(std::back_inserter(out_), R"(<text class="tick end" x="{}" y="{:.1f}">{}</text>)", left - 6,
                     y_of(share) + 3.5, shortened(scale_ * share));
    }
  }

  void write_bar(std::size_t bar) {
    const double step = (width - left) / static_cast<double>(bars_);
    const double thick = std::min(step * 0.72, 36.0);
    const double x = left + step * (static_cast<double>(bar) + 0.5) - thick / 2;
    out_ += "<a href=\"#";
    append_attribute(chart_.links[bar * group_], out_);
    out_ += "\"><title>";
    write_words(bar);
    out_ += "</title>";
    // All of the bar's column can be pointed at, even where the bar is small.
    fmt::format_to(std::back_inserter(out_), R"(<rect class="catch" x="{:.1f}" y="{}" width="{:.1f}" height="{}"/>)",
                   left + step * static_cast<double>(bar), top, step, height - top);
    double below = 0;
    for (const Series& series : chart_.series) {
      const double share = mean(series, bar) / scale_;
      if (share > 0) {
        fmt::format_to(std::back_inserter(out_),
                       R"(<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>)", series.style, x,
                       y_of(below + share), thick, y_of(below) - y_of(below + share));
      }
      below += share;
    }
    write_label(bar, x + thick / 2, step);
    out_ += "</a>";
  }

  // Where bars stand close, only some of them have room for a label.
  void write_label(std::size_t bar, double x, double step) {
    const auto every = static_cast<std::size_t>(std::ceil(26 / step));
    constexpr double half = 12;  // of a label's width
    if (bar % every != 0 || (every > 1 && x + half > width)) return;
    fmt::format_to(std::back_inserter(out_), R"(<text class="tick middle" x="{:.1f}" y="{}">)", x, height - 6);
    append_text(chart_.labels[bar * group_], out_);
    out_ += "</text>";
  }

  void write_words(std::size_t bar) {
    const std::size_t last = last_of(bar) - 1;
    out_ += last == bar * group_ ? "page " : "mean of pages ";
    append_text(chart_.labels[bar * group_], out_);
    if (last != bar * group_) {
      out_ += " to ";
      append_text(chart_.labels[last], out_);
    }
    for (const Series& series : chart_.series) {
      out_ += ", ";
      append_text(series.name, out_);
      fmt::format_to(std::back_inserter(out_), " {:.6g} ", mean(series, bar));
      append_text(chart_.unit, out_);
    }
  }

  const Chart& chart_;
  std::string& out_;
  std::size_t group_;  // pages a bar
  std::size_t bars_;
  double scale_ = 1;  // the value at the top
};

}  // namespace

void append_chart(const Chart& chart, std::string& out) { ChartWriter(chart, out).write(); }

}  // namespace newsprint::view
