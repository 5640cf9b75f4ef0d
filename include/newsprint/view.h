// Articles beside the source text they were made from, as one HTML file for people.
//
//   newsprint::View view;
//   view.add(record);                         // each article record, or
//   view.add(page, articles);                 // each page of labelled blocks, which tell more
//   view.add_source(page_as_decoded);         // each page of the source, where there is one
//   view.write({.title = "page.txt"}, out);
//
// The file needs nothing but itself: style and script stand in it, and a Content-Security-Policy lets nothing else run
// or load. All text is escaped; control and bidirectional marks are shown by their code.
//
// Which part of the source a text came from is worked out from the lines that the records name, character by character,
// so that two columns in one line are told apart. Lines of a head, which article records do not name one by one, are
// found among the lines of their article. What does not agree is shown by whole lines.
//
// A view holds all that it was given: it is made for what one person can look at, not for a corpus. It belongs to one
// thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/articles.h>
#include <newsprint/export.h>
#include <newsprint/json.h>
#include <newsprint/page.h>

namespace newsprint {

struct ViewOptions {
  std::string_view title;  // of the file; empty: the names of the documents
};

class NEWSPRINT_EXPORT View {
 public:
  View();
  ~View();
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  // Adds an article to its page. Pages come in the order in which they are first named.
  void add(const ArticleRecord& article);
  // Adds the articles assembled from a page of labelled blocks, with what only blocks carry: spans, joins, scores.
  void add(const Page& page, const Articles& articles);
  // Adds the source text of a page, as TextReader gives it, under the name page.doc.
  void add_source(const Page& page);

  // The names of the documents that articles were added for.
  [[nodiscard]] std::vector<std::string> documents() const;

  // Appends the file to `out`.
  void write(const ViewOptions& options, std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsprint
