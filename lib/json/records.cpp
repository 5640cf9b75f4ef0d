// Writes page, line, block, removed and end records.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include <newsprint/json.h>

#include "base/counted.h"
#include "json/kept_record.h"
#include "json/words.h"
#include "json/writer.h"

namespace newsprint {

using namespace json;

namespace {

// A member whose value is one of our words, ready to be copied: `,"kind":"heading"`.
struct WordMember {
  std::array<char, 24> text{};
  std::size_t size = 0;
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {text.data(), size}; }
};

template <std::size_t N>
consteval std::array<WordMember, N> word_members(std::string_view key, const std::string_view (&words)[N]) {
  std::array<WordMember, N> members{};
  for (std::size_t i = 0; i < N; ++i)
    for (const std::string_view part :
         {std::string_view(",\""), key, std::string_view("\":\""), words[i], std::string_view("\"")})
      for (const char c : part) members[i].text[members[i].size++] = c;
  return members;
}
constexpr auto kind_members = word_members("kind", kind_words);
constexpr auto role_members = word_members("role", role_words);

// Room for texts and numbers at the end of a string, made at once; what was not needed is given back.
class Room {
 public:
  Room(std::string& out, std::size_t most) : out_(out), to_(out.size()) { out.resize(to_ + most); }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
  ~Room() { out_.resize(to_); }

  void add(std::string_view text) noexcept {
    std::memcpy(out_.data() + to_, text.data(), text.size());
    to_ += text.size();
  }
  void number(std::uint32_t value) noexcept {
    char* const begin = out_.data();
    to_ = static_cast<std::size_t>(std::to_chars(begin + to_, begin + out_.size(), value).ptr - begin);
  }

 private:
  std::string& out_;
  std::size_t to_;
};

class PageWriter {
 public:
  PageWriter(const Page& page, const WriteOptions& options, std::string& out)
      : page_(page), members_(options.members), out_(out), json_(out) {
    JsonWriter place(place_);
    place_.push_back('}');  // behind which a comma is due
    place.text("doc", page.doc);
    place.number("page", page.number);
    place_.erase(0, 1);
    block_start_.append("{\"type\":\"block\"").append(place_).append(",\"block\":");
  }

  void write() {
    write_page_record();
    for (const std::string_view record : page_.passed) out_.append(record).append(1, '\n');
    std::size_t block = 0;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      while (block < page_.blocks.size() && page_.blocks[block].position <= i) write_block(page_.blocks[block++]);
      write_line(page_.lines[i]);
    }
    while (block < page_.blocks.size()) write_block(page_.blocks[block++]);
    for (const Removed& removed : page_.removed) write_removed(removed);
  }

 private:
  void begin(std::string_view type) {
    json_.begin_record(type);
    out_.append(place_);
  }
  void end(std::uint32_t extra) { json_.end_record(page_.extras[extra], members_); }

  void write_page_record() {
    begin("page");
    json_.text_if("toolkit", page_.toolkit);
    json_.text_if("encoding", page_.encoding);
    json_.text_if("language", page_.language);
    write_normalize();
    write_dictionaries();
    write_repairs();
    json_.begin("counts", '{');
    json_.number("lines", page_.line_count);
    json_.number("characters", page_.character_count);
    json_.end('}');
    write_folio();
    json_.texts_if("flags", in(page_.words, page_.flags));
    end(page_.extra);
  }

  void write_folio() {
    const Folio& folio = page_.folio;
    if (folio.date.empty() && folio.page.empty() && folio.issue.empty()) return;
    json_.begin("folio", '{');
    json_.text_if("date", folio.date);
    json_.text_if("page", folio.page);
    json_.text_if("issue", folio.issue);
    json_.end('}');
  }

  void write_normalize() {
    if (page_.normalize == normalize_nothing) return;
    json_.begin("normalize", '[');
    for (std::size_t bit = 0; bit < std::size(normalize_words); ++bit)
      if ((page_.normalize >> bit) & 1U) json_.text(normalize_words[bit]);
    json_.end(']');
  }

  void write_dictionaries() {
    if (page_.dictionaries.empty()) return;
    json_.begin("dictionaries", '[');
    for (const Dictionary& dictionary : page_.dictionaries) {
      json_.begin('{');
      json_.text("name", dictionary.name);
      json_.text("checksum", dictionary.checksum);
      json_.end('}');
    }
    json_.end(']');
  }

  void write_repairs() {
    const auto made = [&](const RepairWord& repair) { return page_.repairs.*repair.count != 0; };
    if (std::none_of(std::begin(repair_words), std::end(repair_words), made)) return;
    json_.begin("repairs", '{');
    json_.number_if("invalid", page_.repairs.invalid);
    json_.number_if("control", page_.repairs.control);
    json_.number_if("invisible", page_.repairs.invisible);
    json_.number_if("radical", page_.repairs.radical);
    json_.number_if("compatibility", page_.repairs.compatibility);
    json_.number_if("ligature", page_.repairs.ligature);
    json_.end('}');
  }

  void write_line(const Line& line) {
    begin("line");
    json_.number("line", line.number);
    json_.number("region", line.region);
    json_.number("column", line.column);
    json_.number("at", line.at);
    json_.number("indent", line.indent);
    json_.text("text", line.text);
    write_shifts(line.shifts);
    if (line.hyphen != HyphenVerdict::none) {
      json_.begin("hyphen", '{');
      json_.text("verdict", word_of(verdict_words, line.hyphen));
      json_.number_if("line", line.continues_at);
      json_.text_if("reason", line.hyphen_reason);
      json_.end('}');
    }
    write_hyphens(line.hyphens);
    end(line.extra);
  }

  void write_hyphens(Slice hyphens) {
    if (hyphens.count == 0) return;
    json_.begin("hyphens", '[');
    for (const InnerHyphen& hyphen : in(page_.hyphens, hyphens)) {
      json_.begin('[');
      json_.number(std::uint64_t{hyphen.index});
      json_.text(word_of(verdict_words, hyphen.verdict));
      json_.end(']');
    }
    json_.end(']');
  }

  void write_shifts(Slice shifts) {
    if (shifts.count == 0) return;
    json_.begin("shifts", '[');
    for (const Shift& shift : in(page_.shifts, shifts)) {
      json_.begin('[');
      json_.number(std::uint64_t{shift.index});
      json_.number(shift.delta);
      json_.end(']');
    }
    json_.end(']');
  }

  void write_block(const Block& block) {
    const bool over = is_over(block);
    const std::string_view kept = kept_record(page_, block);
    kept.empty() ? write_made(block, over) : write_read(block, kept, over);
    if (!over) write_rarities(block);
  }

  // What stands before the text, put into anything that takes texts and numbers.
  template <class To>
  void write_head(const Block& block, To& to) const {
    to.add(block_start_);
    to.number(block.number);
    to.add(kind_members[static_cast<std::size_t>(block.kind)].view());
    if (block.article != 0) {
      to.add(",\"article\":");
      to.number(block.article);
    }
    if (block.role != Role::none) to.add(role_members[static_cast<std::size_t>(block.role)].view());
  }

  // A block that keeps most of the record from which it was read.
  void write_read(const Block& block, std::string_view record, bool over) {
    constexpr std::size_t head = 2 * sizeof(WordMember) + 48;  // with two numbers, and the end
    Room room(out_, block_start_.size() + head + record.size());
    write_head(block, room);
    room.add(record);
    if (over) room.add("}\n");
  }

  void write_made(const Block& block, bool over) {
    Gathered members(out_);
    write_head(block, members);
    if (!block.text.empty()) {
      members.add(",\"text\":");
      members.string(block.text);
    }
    if (block.lines.count != 0) {
      members.add(",\"lines\":");
      members.ranges(in(page_.ranges, block.lines));
    }
    if (block.spans.count != 0) {
      members.flush();
      json_.spans_if("spans", in(page_.spans, block.spans));
    }
    if (!block.cut.empty()) {
      members.add(",\"cut\":");
      members.string(block.cut);
    }
    if (block.joins.count != 0) {
      members.add(",\"joins\":");
      members.joins(in(page_.joins, block.joins));
    }
    if (over) members.add("}\n");
    members.flush();
  }

  // Whether nothing stands behind the joins of a block.
  [[nodiscard]] bool is_over(const Block& block) const noexcept {
    return (block.flags.count | block.table | block.extra) == 0 && block.seams.empty() && block.explain.empty() &&
           members_.empty();
  }

  void write_rarities(const Block& block) {
    json_.texts_if("flags", in(page_.words, block.flags));
    if (block.table != 0) write_table(page_.tables[block.table - 1]);
    if (!block.seams.empty()) json_.raw("seams", block.seams);
    if (!block.explain.empty()) json_.raw("explain", block.explain);
    end(block.extra);
  }

  void write_table(const Table& table) {
    json_.texts_if("columns", table.columns);
    json_.rows_if("rows", table.rows);
    json_.number_if("scaffold", table.scaffold);
    json_.number_if("rules", table.rules);
  }

  void write_removed(const Removed& removed) {
    begin("removed");
    json_.number_if("article", removed.article);
    json_.text("text", removed.text);
    json_.ranges_if("lines", in(page_.ranges, removed.lines));
    json_.spans_if("spans", in(page_.spans, removed.spans));
    json_.text_if("reason", removed.reason);
    end(removed.extra);
  }

  const Page& page_;
  std::string_view members_;
  std::string& out_;
  JsonWriter json_;
  std::string place_;        // what every record of the page says of doc and page
  std::string block_start_;  // how every block begins
};

std::uint64_t count_articles(const Page& page) {
  std::vector<std::uint32_t> numbers;
  for (const Block& block : page.blocks)
    if (block.article != 0 && (numbers.empty() || numbers.back() != block.article)) numbers.push_back(block.article);
  std::sort(numbers.begin(), numbers.end());
  return static_cast<std::uint64_t>(std::unique(numbers.begin(), numbers.end()) - numbers.begin());
}

}  // namespace

void write_page(const Page& page, const WriteOptions& options, std::string& out) {
  PageWriter(page, options, out).write();
}

void write_end(std::string_view doc, const Sums& sums, const WriteOptions& options, std::string& out,
               std::string_view extra) {
  JsonWriter json(out);
  json.begin_record("end");
  json.text("doc", doc);
  json.number("pages", sums.pages);
  json.number("lines", sums.lines);
  json.number("characters", sums.characters);
  json.number_if("blocks", sums.blocks);
  json.number_if("articles", sums.articles);
  json.number_if("welded", sums.welded);
  json.number_if("scaffold", sums.scaffold);
  json.number_if("rules", sums.rules);
  json.number_if("removed", sums.removed);
  json.end_record(extra, options.members);
}

void Sums::add(const Page& page) {
  ++pages;
  lines += page.line_count;
  characters += page.character_count;
  blocks += page.blocks.size();
  articles += count_articles(page);
  for (const Block& block : page.blocks) {
    for (const Join& join : in(page.joins, block.joins))
      if (join.reason == weld_reason) welded += join.count;
    if (block.table == 0) continue;
    scaffold += page.tables[block.table - 1].scaffold;
    rules += page.tables[block.table - 1].rules;
  }
  for (const Removed& text : page.removed) removed += count_characters(text.text);
}

}  // namespace newsprint
