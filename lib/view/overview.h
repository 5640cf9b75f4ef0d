// What stands before the pages when there are several: a list of them, and plots.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "view/figures.h"
#include "view/model.h"

namespace newsprint::view {

struct ShownPage {
  const Document* document;
  const PageModel* page;
  Figures figures;
};

// Appends the list of pages, each with a small picture of its lines.
void append_page_list(const std::vector<ShownPage>& pages, std::string& out);

// Appends the plots and the table of their numbers.
void append_overview(const std::vector<ShownPage>& pages, std::string& out);

}  // namespace newsprint::view
