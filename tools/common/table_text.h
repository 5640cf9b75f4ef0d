// Tables for people and spreadsheets, from pages (nptable --format).
#pragma once

#include <newsprint/page.h>

#include <cstddef>
#include <string>

#include "common/options.h"

namespace newsprint::tools {

class TableText {
 public:
  explicit TableText(TableFormat format) : format_(format) {}

  // Appends the tables of `page` and nothing else. An empty line stands before all but the first of the run.
  void write(const Page& page, std::string& out);

 private:
  void write_table(const Block& block, const Table& table, std::string& out) const;

  TableFormat format_;
  bool first_ = true;
};

// Appends one record of RFC 4180: `width` fields, quoted where they must be, and CRLF.
void append_csv(const std::vector<std::string_view>& cells, std::size_t width, std::string& out);

// Appends one line of tab-separated values; a tab inside a cell becomes a blank.
void append_tsv(const std::vector<std::string_view>& cells, std::size_t width, std::string& out);

}  // namespace newsprint::tools
