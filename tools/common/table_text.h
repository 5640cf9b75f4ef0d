// Tables for people and spreadsheets, from pages (nptable --format).
#pragma once

#include <newsprint/page.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/options.h"

namespace newsprint::tools {

class TableText {
 public:
  explicit TableText(TableFormat format) : format_(format) {}

  // Writes the tables of `page` and nothing else to `out`, which is empty.
  void write(const Page& page, std::string& out) const;

  // What stands between two tables: an empty line.
  [[nodiscard]] static std::string_view between(TableFormat format) noexcept {
    return format == TableFormat::csv ? "\r\n" : "\n";
  }

 private:
  void write_table(const Block& block, const Table& table, std::string& out) const;

  TableFormat format_;
};

// Appends one line of tab-separated values; a tab inside a cell becomes a blank.
void append_tsv(const std::vector<std::string_view>& cells, std::size_t width, std::string& out);

}  // namespace newsprint::tools
