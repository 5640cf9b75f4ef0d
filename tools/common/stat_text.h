// Stat records as a table for people. Columns have their width before any document is read, so that rows can be written
// as they come; the document's name stands last.
#pragma once

#include <newsprint/json.h>

#include <cstdint>
#include <string>

namespace newsprint::tools {

class StatText {
 public:
  static void write_head(std::string& out);
  static void write_row(const Stat& stat, const StatPlace& place, std::string& out);
  // A row for all documents, and below the table what they hold by name.
  static void write_total(const Stat& stat, const StatPlace& place, std::string& out);
};

}  // namespace newsprint::tools
