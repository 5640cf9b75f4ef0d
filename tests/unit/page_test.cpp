#include <newsprint/page.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using newsprint::Arena;
using newsprint::Page;

TEST_CASE("an arena's texts stay where they are while it grows") {
  Arena arena;
  std::vector<std::string_view> views;
  views.reserve(5000);
  for (int i = 0; i < 5000; ++i) views.push_back(arena.copy("text number " + std::to_string(i)));
  for (int i = 0; i < 5000; ++i) REQUIRE(views[static_cast<std::size_t>(i)] == "text number " + std::to_string(i));
}

TEST_CASE("an arena holds a text longer than its chunks, and takes back what was not used") {
  Arena arena;
  const std::string big(1 << 20, 'x');
  CHECK(arena.copy(big) == big);
  char* first = arena.allocate(100);
  arena.give_back(60);
  CHECK(arena.allocate(1) == first + 40);
}

TEST_CASE("a cleared arena uses its memory again") {
  Arena arena;
  const char* first = arena.copy("one").data();
  arena.clear();
  CHECK(arena.copy("two").data() == first);
}

TEST_CASE("a cleared page is as good as new") {
  Page page;
  page.doc = page.arena.copy("a.txt");
  page.number = 3;
  page.repairs.ligature = 2;
  page.lines.push_back({});
  page.blocks.push_back({});
  page.clear();
  CHECK(page.doc.empty());
  CHECK(page.number == 0);
  CHECK(page.repairs.ligature == 0);
  CHECK(page.lines.empty());
  CHECK(page.blocks.empty());
  REQUIRE(page.extras.size() == 1);  // index 0 means: nothing extra
  CHECK(page.extras[0].empty());
}
