// What is shown: documents, their pages, the lines of each page, its stories, and the parts of a story.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <newsprint/articles.h>
#include <newsprint/page.h>

namespace newsprint::view {

// Code points [from, to) of the text of the page's line at index `line`.
struct Piece {
  std::uint32_t line = 0;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool sure = true;  // agrees character by character with the part; else the line is named, and no more is known
};

// A text of a story with one role.
struct Part {
  std::string_view role = {};  // section, kicker, ..., paragraph, table, jump, removed: a string constant
  std::string text = {};
  std::string note = {};  // a credit, the reason of a removal, where a jump goes
  std::vector<std::string> columns = {};
  std::vector<std::vector<std::string>> rows = {};
  std::vector<LineRange> lines = {};  // as the record names them; empty: somewhere among the story's
  std::vector<Span> spans = {};       // as the record names them
  std::vector<std::string> flags = {};
  std::string joins = {};                  // why lines were joined, for people
  std::uint32_t seams = 0;                 // how many were joined; without source or joins only a least number
  double doubt = 0;                        // 0 to 1: how close the closest decision was; 0 where records do not say
  std::vector<Piece> pieces = {};          // of the source, in the order of the text
  std::vector<std::uint32_t> breaks = {};  // code points of the text before which a source line ended
};

struct Story {
  std::uint32_t number = 0;
  ArticleKind kind = ArticleKind::article;
  std::string language = {};
  std::string authors = {};   // for people
  std::string dateline = {};  // as printed
  std::vector<std::string> flags = {};
  std::vector<LineRange> lines = {};
  std::vector<Part> parts = {};  // in the order in which an editor would set them
};

struct SourceLine {
  std::uint32_t number = 0;
  std::uint32_t at = 0;      // of the text in its decoded line
  std::uint32_t indent = 0;  // display columns
  std::string text = {};
  std::vector<Shift> shifts = {};
};

struct PageModel {
  std::uint32_t number = 0;
  std::string language = {};
  std::string encoding = {};
  bool has_source = false;
  std::vector<SourceLine> lines = {};
  std::vector<Story> stories = {};
};

struct Document {
  std::string name = {};
  std::vector<PageModel> pages = {};
};

// A part from which a join or a role was decided by less than these odds is in doubt.
inline constexpr double doubtful = 0.25;

[[nodiscard]] inline bool is_unsure(const Part& part) noexcept {
  if (part.doubt >= doubtful) return true;
  for (const std::string& flag : part.flags) {
    if (flag == "unsure") return true;
  }
  return false;
}

}  // namespace newsprint::view
