// What npjson writes beside its output: attributes to a file, tables to files of their own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/batch.h"
#include "common/command.h"
#include "common/output.h"

namespace newsprint::tools {

// A folder that files are written to, none over another.
class TableFolder {
 public:
  TableFolder() = default;
  ~TableFolder();
  TableFolder(const TableFolder&) = delete;
  TableFolder& operator=(const TableFolder&) = delete;

  // Opens the folder, and makes it where it is missing. Returns 0 or errno.
  [[nodiscard]] int open(const std::string& path);
  // Writes a new file. Returns 0 or errno, EEXIST when there is a file of that name; a file that could not be written
  // whole is taken away.
  [[nodiscard]] int write(const std::string& name, std::string_view content) const;

 private:
  int fd_ = -1;
};

// Belongs to one thread at a time.
class SideOutput {
 public:
  // Opens what the options name. False: the context knows why.
  [[nodiscard]] bool open(Context& context);
  // Writes what the page has for other files, and to the output the list of its table files.
  void write(Context& context, PageWork& work);
  void flush();
  void close(Context& context);
  // Nothing more can be written.
  [[nodiscard]] bool over() const noexcept { return attributes_.over() || tables_failed_; }

 private:
  Output attributes_;
  TableFolder tables_;
  bool tables_failed_ = false;
};

}  // namespace newsprint::tools
