// One run of a command: its inputs one after the other, each a document of text or a stream of records.
#pragma once

#include <newsprint/json.h>
#include <newsprint/page.h>
#include <newsprint/text.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/command.h"
#include "common/input.h"
#include "common/plain_text.h"
#include "common/run.h"
#include "common/table_text.h"

namespace newsprint::tools {

class Session {
 public:
  Session(const Tool& tool, Context& context);

  // False when the options cannot be used; the context knows why.
  [[nodiscard]] bool ready();
  void read(const std::string& path);
  // After the last input.
  void finish();

 private:
  enum class Ending : std::uint8_t { whole, broken };

  void read_text(Input& input, const std::string& path);
  void read_records(Input& input, const std::string& path);
  [[nodiscard]] bool take_text_pages(std::string_view doc);
  void take_record_pages(RecordReader& records, std::string_view path);

  void begin_document(std::string_view doc);
  void take_page(std::string_view path);
  void take_stray(std::string_view records);
  void end_document(Ending ending, std::string_view extra);
  void break_off();
  // The name that records carry for the document that its records call `doc`.
  [[nodiscard]] bool rename(std::string_view doc);

  const Tool& tool_;
  Context& context_;
  std::optional<TextReader> reader_;
  std::optional<PlainText> plain_;
  std::optional<TableText> tables_;
  Page page_;
  Diagnostics diagnostics_;

  std::string doc_;          // in work, as written
  std::string read_doc_;     // in work, as its records call it
  bool inside_ = false;      // of a document of records whose end has not been read
  bool damaged_ = false;     // some record of it could not be read
  std::uint64_t ended_ = 0;  // documents
  std::uint64_t unknown_ = 0;
  Sums sums_;
};

}  // namespace newsprint::tools
