// Writing HTML in which no text can become markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsprint::view {

// Appends `text`, valid UTF-8, as the content of an element. Marks that nobody sees, or that would turn the order of
// the text around them, are shown by their code.
void append_text(std::string_view text, std::string& out);

// Appends `text` for an attribute's value between double quotation marks.
void append_attribute(std::string_view text, std::string& out);

void append_number(std::uint64_t number, std::string& out);

// 12,345
void append_grouped(std::uint64_t number, std::string& out);

}  // namespace newsprint::view
