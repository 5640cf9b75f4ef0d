// Reads records back into pages.
#include <newsprint/json.h>

#include <algorithm>
#include <type_traits>
#include <utility>

#include "json/article_blocks.h"
#include "json/fields.h"
#include "json/members.h"
#include "json/own_blocks.h"
#include "json/parse_errors.h"
#include "json/read_article.h"
#include "json/record_lines.h"

namespace newsprint {

using namespace json;

struct RecordReader::State {
  // What became of a line.
  enum class Taken : std::uint8_t { kept, page_over, document_over, broken };

  RecordLines lines{simdjson::SIMDJSON_PADDING};
  simdjson::dom::parser parser;
  element root;                 // of the line parsed last
  std::uint32_t root_line = 0;  // which that is
  Builder builder;
  OwnBlocks own_blocks;
  std::string document;   // of the end record
  std::string end_extra;  // of the end record
  std::string inside;     // the document begun and not ended
  std::string stray;      // what stray() gives
  std::string unplaced;   // records of unknown type that wait for a page
  std::string extra;      // of the record in hand
  ArticleRecord article;  // in hand
  ArticleRecords articles = ArticleRecords::pass;
  bool is_inside = false;
  bool has_page = false;
  Error error;

  // A key that is not ours: the how-manieth member of its record.
  struct Unknown {
    std::size_t member;
    std::string_view key;
  };
  std::vector<Unknown> unknown;

  Step next(Page& page, Diagnostics& diagnostics);

 private:
  Taken take(std::string_view line, Diagnostics& diagnostics);
  bool take_own_block(std::string_view line);
  Taken take_known(std::string_view type, object members, std::string_view line, Diagnostics& diagnostics);
  Taken take_end(object members, std::string_view line, std::string_view doc, Diagnostics& diagnostics);
  Taken take_unknown(std::string_view line);
  Taken take_article(object members, Diagnostics& diagnostics);
  Taken take_on_page(std::string_view type, object members, std::string_view line);
  Taken broken(std::string message);
  void begin_page(std::string_view doc, std::uint32_t number, Diagnostics& diagnostics);
  void enter_document(std::string_view doc, Diagnostics& diagnostics);
  void collect_stray(Diagnostics& diagnostics);
  template <class Record, std::size_t N>
  bool read_fields(object members, const Field<Record> (&fields)[N], Record& record);
  template <class Record, std::size_t N, class Keep>
  Taken take_record(object members, std::string_view line, const Field<Record> (&fields)[N], const Keep& keep);
  std::string_view collect_extra(std::string_view line, Block* block);
};

RecordReader::State::Taken RecordReader::State::broken(std::string message) {
  error = {lines.offset(), lines.number(), std::move(message)};
  return Taken::broken;
}

// Reads the members of a record by its table. Keys mostly come in the table's order, so the search for one begins
// behind the one before.
template <class Record, std::size_t N>
bool RecordReader::State::read_fields(object members, const Field<Record> (&fields)[N], Record& record) {
  static_assert(N <= 32);
  std::uint32_t seen = 0;
  std::size_t expected = 0;
  std::size_t member = 0;
  unknown.clear();
  for (const auto item : members) {
    std::size_t steps = 0;
    while (steps < N && fields[expected].name != item.key) {
      expected = expected + 1 == N ? 0 : expected + 1;
      ++steps;
    }
    if (steps == N) {
      unknown.push_back({member, item.key});
    } else {
      if (const Problem problem = fields[expected].read(builder, record, item.value)) {
        broken("its \"" + std::string(item.key) + "\" " + problem);
        return false;
      }
      seen |= std::uint32_t{1} << expected;
    }
    ++member;
  }
  for (std::size_t i = 0; i < N; ++i) {
    if (fields[i].need == Need::optional || ((seen >> i) & 1U) != 0) continue;
    broken("it has no \"" + std::string(fields[i].name) + '"');
    return false;
  }
  return true;
}

// The members of unknown key as they stand in the line; a block's explanations go to the block.
std::string_view RecordReader::State::collect_extra(std::string_view line, Block* block) {
  extra.clear();
  MemberWalk walk(line);
  Member member;
  std::size_t at = 0;
  for (const Unknown& wanted : unknown) {
    while (walk.next(member) && at++ < wanted.member) {
    }
    if (block != nullptr && (wanted.key == "seams" || wanted.key == "explain")) {
      (wanted.key == "seams" ? block->seams : block->explain) = builder.page.arena.copy(member.value);
      continue;
    }
    if (!extra.empty()) extra.push_back(',');
    write_string(wanted.key, extra);
    extra.append(1, ':').append(member.value);
  }
  return extra;
}

template <class Record, std::size_t N, class Keep>
RecordReader::State::Taken RecordReader::State::take_record(object members, std::string_view line,
                                                            const Field<Record> (&fields)[N], const Keep& keep) {
  Record record;
  if (!read_fields(members, fields, record)) return Taken::broken;
  if (!unknown.empty()) {
    Block* block = nullptr;
    if constexpr (std::is_same_v<Record, Block>) block = &record;
    record.extra = builder.extras.index(collect_extra(line, block), builder.page.extras, builder.page.arena);
  }
  keep(record);
  return Taken::kept;
}

RecordReader::State::Taken RecordReader::State::take_on_page(std::string_view type, object members,
                                                             std::string_view line) {
  Page& page = builder.page;
  if (type == "line") {
    return take_record(members, line, line_fields, [&](const Line& made) { page.lines.push_back(made); });
  }
  if (type == "block") {
    return take_record(members, line, block_fields, [&](Block& made) {
      made.position = size_of(page.lines);
      if (made.kind == BlockKind::table) builder.table(made);
      page.blocks.push_back(made);
    });
  }
  return take_record(members, line, removed_fields, [&](const Removed& made) { page.removed.push_back(made); });
}

// A document that begins while another has no end record yet: the other one broke off.
void RecordReader::State::enter_document(std::string_view doc, Diagnostics& diagnostics) {
  if (is_inside && inside != doc) {
    diagnostics.push_back({"no-end", inside, 0, 0, "the document has no end record: its records broke off"});
  }
  inside.assign(doc);
  is_inside = true;
}

void RecordReader::State::begin_page(std::string_view doc, std::uint32_t number, Diagnostics& diagnostics) {
  enter_document(doc, diagnostics);
  builder.clear();
  Page& page = builder.page;
  page.doc = page.arena.copy(doc);
  page.number = number;
  for (std::string_view rest = page.arena.copy(unplaced); !rest.empty();) {
    const std::size_t end = rest.find('\n');
    page.passed.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  unplaced.clear();
  own_blocks.begin_page(doc, number);
  has_page = true;
}

void RecordReader::State::collect_stray(Diagnostics& diagnostics) {
  stray.swap(unplaced);
  unplaced.clear();
  if (!stray.empty()) {
    diagnostics.push_back(
        {"stray-record", inside, 0, lines.number(), "records of unknown type stand behind the last page"});
  }
}

RecordReader::State::Taken RecordReader::State::take_end(object members, std::string_view line, std::string_view doc,
                                                         Diagnostics& diagnostics) {
  EndRecord record;
  if (!read_fields(members, end_fields, record)) return Taken::broken;
  enter_document(doc, diagnostics);
  collect_stray(diagnostics);
  document.assign(doc);
  end_extra.assign(unknown.empty() ? std::string_view{} : collect_extra(line, nullptr));
  is_inside = false;
  return Taken::document_over;
}

RecordReader::State::Taken RecordReader::State::take_unknown(std::string_view line) {
  while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  if (has_page) {
    builder.page.passed.push_back(builder.page.arena.copy(line));
  } else {
    unplaced.append(line).push_back('\n');
  }
  return Taken::kept;
}

RecordReader::State::Taken RecordReader::State::take_known(std::string_view type, object members, std::string_view line,
                                                           Diagnostics& diagnostics) {
  if (type == "article") return take_article(members, diagnostics);
  std::string_view doc;
  std::uint32_t number = 0;
  element value;
  if (members.at_key("doc").get(value)) return broken("it has no \"doc\"");
  if (read(value, doc) != nullptr) return broken(std::string("its \"doc\" ") + no_string);
  const bool is_end = type == "end";
  if (!is_end && members.at_key("page").get(value)) return broken("it has no \"page\"");
  if (!is_end && read(value, number) != nullptr) return broken(std::string("its \"page\" ") + no_number);
  const bool same_page = has_page && doc == builder.page.doc && number == builder.page.number;
  if (!is_end && type != "page" && same_page) return take_on_page(type, members, line);
  if (has_page) return Taken::page_over;
  if (is_end) return take_end(members, line, doc, diagnostics);
  begin_page(doc, number, diagnostics);
  if (type != "page") return take_on_page(type, members, line);
  if (!read_fields(members, page_fields, builder.page)) return Taken::broken;  // its lines still have their page
  if (!unknown.empty()) {
    builder.page.extra = builder.extras.index(collect_extra(line, nullptr), builder.page.extras, builder.page.arena);
  }
  return Taken::kept;
}

// A page begins with the first of its articles that is whole: of a broken one nothing counts.
RecordReader::State::Taken RecordReader::State::take_article(object members, Diagnostics& diagnostics) {
  std::string problem;
  if (!read_article_members(members, article, problem)) return broken(std::move(problem));
  const bool same_page = has_page && article.doc == builder.page.doc && article.page == builder.page.number;
  if (has_page && !same_page) return Taken::page_over;
  if (!same_page) begin_page(article.doc, article.page, diagnostics);
  append_article_blocks(article, builder);
  return Taken::kept;
}

bool RecordReader::State::take_own_block(std::string_view line) {
  if (!has_page || !own_blocks.begins(line) || !lines.valid()) return false;
  std::vector<Block>& blocks = builder.page.blocks;
  Block& block = blocks.emplace_back();
  if (!own_blocks.read(line, builder, block)) {
    blocks.pop_back();
    return false;
  }
  block.position = size_of(builder.page.lines);
  return true;
}

RecordReader::State::Taken RecordReader::State::take(std::string_view line, Diagnostics& diagnostics) {
  if (take_own_block(line)) return Taken::kept;
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return Taken::kept;
  // The line that ended a page is looked at again when the next one begins.
  if (root_line != lines.number()) {
    root_line = 0;
    if (const auto wrong = parser.parse(line.data(), line.size(), false).get(root)) return broken(words_for(wrong));
    root_line = lines.number();
  }
  object members;
  if (root.get_object().get(members)) return broken("it is no JSON object");
  std::string_view type;
  element value;
  if (members.at_key("type").get(value)) return broken("it has no \"type\"");
  if (read(value, type) != nullptr) return broken(std::string("its \"type\" ") + no_string);
  const bool known = type == "line" || type == "block" || type == "page" || type == "removed" || type == "end" ||
                     (type == "article" && articles == ArticleRecords::blocks);
  return known ? take_known(type, members, line, diagnostics) : take_unknown(line);
}

Step RecordReader::State::next(Page& page, Diagnostics& diagnostics) {
  const auto hand_over = [&] {
    std::swap(page, builder.page);
    has_page = false;
    return Step::page;
  };
  stray.clear();
  for (std::string_view line; lines.peek(line);) {
    switch (take(line, diagnostics)) {
      case Taken::page_over:
        return hand_over();
      case Taken::document_over:
        lines.consume();
        return Step::end;
      case Taken::broken:
        lines.consume();
        return Step::failed;
      case Taken::kept:
        lines.consume();
        break;
    }
  }
  if (!lines.finished()) return Step::more;
  if (has_page) return hand_over();
  if (!unplaced.empty()) collect_stray(diagnostics);
  return Step::more;
}

RecordReader::RecordReader(ArticleRecords articles) : state_(std::make_unique<State>()) { state_->articles = articles; }
RecordReader::~RecordReader() = default;

bool RecordReader::recognises(std::string_view bytes) noexcept {
  const auto skip_blanks = [&] { bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t"), bytes.size())); };
  const auto take = [&](std::string_view wanted) {
    if (!bytes.starts_with(wanted)) return false;
    bytes.remove_prefix(wanted.size());
    skip_blanks();
    return true;
  };
  return take("{") && take("\"type\"") && take(":") && (bytes.empty() || bytes.front() == '"');
}

void RecordReader::feed(std::string_view bytes) { state_->lines.feed(bytes); }
char* RecordReader::room(std::size_t size) { return state_->lines.room(size); }
void RecordReader::filled(std::size_t size) { state_->lines.filled(size); }
void RecordReader::finish() { state_->lines.finish(); }
Step RecordReader::next(Page& page, Diagnostics& diagnostics) { return state_->next(page, diagnostics); }
std::string_view RecordReader::document() const noexcept { return state_->document; }
std::string_view RecordReader::end_extra() const noexcept { return state_->end_extra; }
std::string_view RecordReader::stray() const noexcept { return state_->stray; }
bool RecordReader::inside_document() const noexcept { return state_->is_inside; }
const Error& RecordReader::error() const noexcept { return state_->error; }

}  // namespace newsprint
