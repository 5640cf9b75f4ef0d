// An article's body as HTML, for formats that carry it.
#pragma once

#include <string>

#include <newsprint/articles.h>
#include <newsprint/page.h>

namespace newsprint::formats {

// Appends the body: paragraphs, crossheads as h2, captions, tables. Roles other than paragraph are classes.
void append_html(const Page& page, const Article& article, std::string& out);

}  // namespace newsprint::formats
