#include "reflow/shared_measure.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "read_page.h"
#include "reflow/seam.h"

using namespace newsprint;

namespace {

// How each line meets the one before, all of them taken for one paragraph.
std::vector<Meets> meetings(std::string_view text) {
  Page page;
  Diagnostics diagnostics;
  read_page(text, page, diagnostics);
  std::vector<Piece> pieces;
  measure_pieces(page, pieces);
  for (Piece& p : pieces) p.measure = 20;
  PageStyle style;
  style.source = Source::stream;
  SharedMeasure measure;
  std::vector<Meets> found;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const Piece* const next = i + 1 < pieces.size() ? &pieces[i + 1] : nullptr;
    found.push_back(measure.ask(style, pieces[i - 1], pieces[i], next).meets);
    measure.go_on(true);
  }
  return found;
}

}  // namespace

TEST_CASE("the first line of a paragraph is full but for its indent") {
  CHECK(meetings("渡口的老船工昨天\n"
                 "把最后一班渡船停在岸\n"
                 "边，孩子们都来送他\n"
                 "回家。\n"
                 "村里人说") ==
        std::vector<Meets>{Meets::indented, Meets::falls_short, Meets::behind_short, Meets::behind_short});
  CHECK(meetings("渡口的老船工昨天晚上\n"
                 "把最后一班渡船停在岸\n"
                 "边的旧码头，孩子们都\n"
                 "来送他") == std::vector<Meets>{Meets::flush, Meets::flush, Meets::unknown});
}

TEST_CASE("a headline shares no measure with the text below it") {
  CHECK(meetings("老船工退休\n"
                 "渡口的老船工昨天\n"
                 "把最后一班渡船停在岸\n"
                 "边")
            .front() == Meets::too_wide);
  CHECK(meetings("石桥镇最后一班渡船昨天停航了\n"
                 "渡口的老船工昨天\n"
                 "把最后一班渡船停在岸\n"
                 "边")
            .front() == Meets::falls_short);
}

TEST_CASE("figures and letters leave a measure some play, justified lines more") {
  CHECK(meetings("渡口的老船工昨天晚上\n"
                 "把第1208班渡船停在岸\n"
                 "边 的 旧 码 头 ， 孩 子\n"
                 "来送他") == std::vector<Meets>{Meets::flush, Meets::flush, Meets::unknown});
}

TEST_CASE("pieces of one printed line are told by their widths together") {
  CHECK(meetings("渡口的老船工昨天晚上\n"
                 "说，\n"
                 "「最后一班船要走\n"
                 "把渡船停在岸边的码头\n"
                 "回家")[1] == Meets::torn);
  CHECK(meetings("渡口的老船工昨天晚上\n"
                 "说了很多的话。\n"
                 "「最后一班船从这里要\n"
                 "把渡船停在岸边的码头\n"
                 "回家")[1] == Meets::behind_short);
}

TEST_CASE("a shared measure joins, a line too wide or behind a short one parts") {
  const auto weight = [](Meets meets, Ending before) { return weigh(MeasureWitness{meets, before, {}, false, 2}); };
  CHECK(weight(Meets::flush, Ending::neutral) > 1);
  CHECK(weight(Meets::too_wide, Ending::neutral) < -1);
  CHECK(weight(Meets::behind_short, Ending::neutral) < -1);
  CHECK(weigh(MeasureWitness{Meets::indented, Ending::ends, Ending::neutral, true, 2}) > 2);
}
