// Stages may be called from many threads on different pages; the tsan preset watches this test.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "made_pages.h"
#include "pipeline.h"

TEST_CASE("threads do not meet") {
  const auto every_record = [] {
    std::string out;
    for (std::size_t i = 0; i < made::cases().size(); i += 5)
      out += pipeline::records(made::cases()[i].text, pipeline::stages.size());
    return out;
  };
  const std::string alone = every_record();
  std::array<std::string, 4> together;
  std::vector<std::thread> threads;
  threads.reserve(together.size());
  for (std::string& mine : together) threads.emplace_back([&] { mine = every_record(); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& mine : together) CHECK((mine == alone));  // not printed: each is a megabyte
}
