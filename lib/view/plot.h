// Bar charts as SVG.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsprint::view {

struct Series {
  std::string_view name;   // for people
  std::string_view style;  // a class of view.css
  std::vector<double> values;
};

struct Chart {
  std::string_view id;  // in the file
  std::string_view title;
  std::string_view unit;            // of the values: characters, %
  std::vector<Series> series;       // stacked, the first at the bottom; as many values as labels
  std::vector<std::string> labels;  // of the bars: page numbers
  std::vector<std::string> links;   // ids of what each bar stands for
};

// Appends the chart. Of more bars than can be told apart, neighbours share one, which shows their mean.
void append_chart(const Chart& chart, std::string& out);

}  // namespace newsprint::view
