// What reading a command's inputs gives, in order: pages, and what is to be said and written between them.
#pragma once

#include <newsprint/diagnostics.h>
#include <newsprint/page.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace newsprint::tools {

// A file of its own that a page gives (npjson --tables).
struct TableFile {
  std::string name;
  std::string entry;    // in the list of files
  std::size_t end = 0;  // of its content in PageWork::tables; it begins where the one before ends
};

// A page on its way through the stages, with what the stages and the writer made of it. Used again and again.
struct PageWork {
  Page page;
  Diagnostics diagnostics;
  std::string out;
  std::string attributes;  // npjson --attributes
  std::string tables;      // npjson --tables
  std::vector<TableFile> files;

  void clear_output() {
    out.clear();
    attributes.clear();
    tables.clear();
    files.clear();
  }
};

enum class Ending : std::uint8_t { whole, broken };

// One thing that reading came upon.
struct Happening {
  enum class Kind : std::uint8_t { begin, page, remarks, problem, wrong_usage, stray, end };
  Kind kind;
  std::string words = {};  // the document's name, a message, records; of a page the name it is known by to the user
  Diagnostics remarks = {};
  Ending ending = Ending::whole;
  std::string extra = {};  // of an end record
  std::size_t page = 0;    // of Batch::pages
};

// A run of whole pages. Belongs to one thread at a time.
class Batch {
 public:
  void clear() {
    happenings.clear();
    used_ = bytes_ = 0;
    flush = false;
  }
  // A page to be read into; take_page() makes it part of the batch.
  [[nodiscard]] PageWork& next_page() {
    if (used_ == pages_.size()) pages_.push_back(std::make_unique<PageWork>());
    return *pages_[used_];
  }
  void take_page(std::string name) {
    constexpr std::size_t empty = 2048;  // bytes that an empty page weighs: they come by the million
    const PageWork& work = *pages_[used_];
    bytes_ += empty;
    for (const Line& line : work.page.lines) bytes_ += line.text.size();
    for (const Block& block : work.page.blocks) bytes_ += block.text.size();
    happenings.push_back({.kind = Happening::Kind::page, .words = std::move(name), .page = used_++});
  }
  [[nodiscard]] PageWork& page(std::size_t i) { return *pages_[i]; }
  [[nodiscard]] std::size_t pages() const noexcept { return used_; }
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

  std::vector<Happening> happenings;
  bool flush = false;  // reading may have to wait now: what is done must be seen

 private:
  std::vector<std::unique_ptr<PageWork>> pages_;
  std::size_t used_ = 0;
  std::size_t bytes_ = 0;  // of text
};

}  // namespace newsprint::tools
