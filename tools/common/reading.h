// The inputs of a run, one after the other, each a document of text or a stream of records.
#pragma once

#include <newsprint/json.h>
#include <newsprint/text.h>

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/batch.h"
#include "common/input.h"
#include "common/options.h"

namespace newsprint::tools {

// Belongs to one thread at a time.
class Reading {
 public:
  Reading(const Options& options, const std::vector<std::string>& files);

  // Why the options cannot be used; empty when they can.
  [[nodiscard]] std::string option_error() const;

  // Fills `batch` up to about `most_bytes` of text, a page at least; with less where more would have to be waited for.
  // False when nothing is left.
  [[nodiscard]] bool next(Batch& batch, std::size_t most_bytes);

  // No more is wanted. May be called from any thread.
  void stop() noexcept { stopped_ = true; }

  // Not all was read: a signal came, or no more was wanted. May be called from any thread.
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }

  // Bytes of the inputs read so far. May be called from any thread.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return bytes_read_; }

 private:
  enum class From : std::uint8_t { nothing, text, records };

  void open_next(Batch& batch);
  void read_text_page(Batch& batch);
  void read_record_page(Batch& batch);
  void take_record_page(Batch& batch);
  void take_end_record(Batch& batch);
  // Feeds the reader with more bytes, or tells it that there are none.
  template <class Reader>
  void read_more(Reader& reader, Batch& batch);
  void close(Batch& batch);

  void say(Batch& batch, Happening::Kind kind, std::string words);
  void remark(Batch& batch, std::string_view name, Diagnostics& remarks);
  // The name that records carry for the document that its records call `doc`. False: the command line forbids it.
  [[nodiscard]] bool rename(Batch& batch, std::string_view doc);
  void begin(Batch& batch);
  void end(Batch& batch, Ending ending, std::string_view extra);
  void break_off(Batch& batch);

  const Options& options_;
  const std::vector<std::string>& files_;
  std::size_t next_file_ = 0;
  From from_ = From::nothing;
  Input input_;
  std::string path_;        // of the input, as UTF-8
  Got got_ = Got::bytes;    // how the last read ended
  bool unflushed_ = false;  // the batch before was full
  std::optional<TextReader> text_;
  std::optional<RecordReader> records_;
  std::string doc_;          // in work, as written
  std::string read_doc_;     // in work, as its records call it
  bool inside_ = false;      // of a document of records whose end has not been read
  bool articles_ = false;    // it consists of article records
  bool damaged_ = false;     // some record of it could not be read
  std::uint64_t ended_ = 0;  // documents
  std::atomic<bool> stopped_ = false;
  std::atomic<std::uint64_t> bytes_read_ = 0;
};

}  // namespace newsprint::tools
