#include "common/table_text.h"

#include <newsprint/formats.h>
#include <newsprint/json.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace newsprint::tools {

namespace {

using Cells = std::vector<std::string_view>;

std::string_view cell_at(const Cells& cells, std::size_t i) { return i < cells.size() ? cells[i] : std::string_view{}; }

// The pipe table that --text prints, with its caption above.
void append_markdown(const Block& block, const Table& table, std::string& out) {
  Page page;
  page.tables.push_back(table);
  page.blocks.push_back(block);
  page.blocks.back().table = 1;
  write_text(page, out);
}

}  // namespace

void append_tsv(const Cells& cells, std::size_t width, std::string& out) {
  width = std::max(width, cells.size());
  for (std::size_t i = 0; i < width; ++i) {
    if (i > 0) out += '\t';
    const std::size_t start = out.size();
    out += cell_at(cells, i);
    std::replace(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(), '\t', ' ');
  }
  out += '\n';
}

void TableText::write(const Page& page, std::string& out) const {
  for (const Block& block : page.blocks) {
    if (block.table == 0) continue;
    if (!out.empty()) out += between(format_);
    write_table(block, page.tables[block.table - 1], out);
  }
}

void TableText::write_table(const Block& block, const Table& table, std::string& out) const {
  if (format_ == TableFormat::markdown) {
    append_markdown(block, table, out);
    return;
  }
  const auto append = format_ == TableFormat::csv ? write_csv_row : append_tsv;
  const std::size_t width = filled_width(table);
  if (!table.columns.empty()) append(table.columns, width, out);
  for (const Cells& row : table.rows) append(row, width, out);
}

}  // namespace newsprint::tools
