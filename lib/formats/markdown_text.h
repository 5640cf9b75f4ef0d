// Text in Markdown that means nothing but itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsprint::formats {

// Where text stands, and so what becomes of its line ends: a hard break, a paragraph's end where lines are empty; a
// blank; `<br>`.
enum class Within : std::uint8_t { paragraph, emphasis, heading, cell };

// Appends `text` with everything escaped that CommonMark, GitHub's or pandoc's Markdown could read as markup, bare
// addresses among it (GitHub's makes links of e-mail addresses whatever is escaped; they read the same). Blanks at
// the beginning and end of lines are dropped, and so are control characters and noncharacters.
void append_markdown(std::string_view text, Within within, std::string& out);

}  // namespace newsprint::formats
