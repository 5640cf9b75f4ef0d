// What reading and the stages gave, told and written in order.
#pragma once

#include <newsprint/json.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "common/batch.h"
#include "common/command.h"
#include "common/progress.h"
#include "common/run.h"
#include "common/side_output.h"

namespace newsprint::tools {

// Belongs to one thread at a time.
class Writing {
 public:
  Writing(const Tool& tool, Context& context);
  ~Writing() {
    context_.log.on_message([] {});
  }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  // Opens what is written beside the output. False: the context knows why.
  [[nodiscard]] bool open();
  // Nothing more can be written.
  [[nodiscard]] bool over() const noexcept { return context_.output.over() || side_.over(); }

  // `bytes_read` of the inputs so far, for people to see.
  void write(Batch& batch, std::uint64_t bytes_read);
  // After the last batch; closes what open() opened.
  void finish(std::uint64_t bytes_read);

 private:
  void write_page(PageWork& work, std::string_view name);
  void take_stray(std::string_view records);
  void end_document(const Happening& end);

  const Tool& tool_;
  Context& context_;
  std::string_view between_;  // pages, where they are for people
  bool for_people_;           // text or tables, and no records
  SideOutput side_;
  bool first_ = true;  // nothing has been written yet
  Sums sums_;          // of the document in work
  std::uint64_t documents_ = 0;
  std::uint64_t pages_ = 0;
  ProgressLine progress_;
  std::uint64_t unknown_ = 0;
};

}  // namespace newsprint::tools
