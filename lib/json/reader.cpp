// Reads records back into pages; the only file that includes simdjson.
#include <newsprint/json.h>

#include <limits>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include <simdjson.h>

#include "json/members.h"
#include "json/record_lines.h"
#include "json/words.h"
#include "json/writer.h"

namespace newsprint {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// What is wrong with a value, to be put behind its key; nullptr: nothing.
using Problem = const char*;

constexpr Problem no_string = "is no string";
constexpr Problem no_list = "is no list";
constexpr Problem no_object = "is no object";
constexpr Problem no_number = "is no whole number from 0 to 4294967295";
constexpr Problem no_count = "is no whole number from 0 to 18446744073709551615";

// --- Single values ---

Problem read(element value, std::string_view& to) { return value.get_string().get(to) ? no_string : nullptr; }

Problem read(element value, std::uint64_t& to) { return value.get_uint64().get(to) ? no_count : nullptr; }

Problem read(element value, std::uint32_t& to) {
  std::uint64_t number = 0;
  if (value.get_uint64().get(number) || number > std::numeric_limits<std::uint32_t>::max()) return no_number;
  to = static_cast<std::uint32_t>(number);
  return nullptr;
}

Problem read(element value, std::int32_t& to) {
  std::int64_t number = 0;
  if (value.get_int64().get(number) || number != static_cast<std::int32_t>(number)) {
    return "is no whole number from -2147483648 to 2147483647";
  }
  to = static_cast<std::int32_t>(number);
  return nullptr;
}

template <class Enum, std::size_t N>
Problem read_word(element value, const std::string_view (&words)[N], Enum& to, Problem unknown) {
  std::string_view text;
  if (const Problem problem = read(value, text)) return problem;
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i].empty() || words[i] != text) continue;
    to = static_cast<Enum>(i);
    return nullptr;
  }
  return unknown;
}

// The two, or three, values of a list of fixed length.
template <class... To>
Problem read_tuple(element value, Problem wrong_length, To&... to) {
  array list;
  if (value.get_array().get(list)) return no_list;
  if (list.size() != sizeof...(to)) return wrong_length;
  auto item = list.begin();
  Problem problem = nullptr;
  const auto next = [&](auto& target) {
    if (problem == nullptr) problem = read(*item, target);
    ++item;
  };
  (next(to), ...);
  return problem;
}

// Calls `each` for the elements of a list until one has a problem.
template <class Each>
Problem read_list(element value, const Each& each) {
  array list;
  if (value.get_array().get(list)) return no_list;
  for (const element item : list)
    if (const Problem problem = each(item)) return problem;
  return nullptr;
}

template <class T>
std::uint32_t size_of(const std::vector<T>& pool) noexcept {
  return static_cast<std::uint32_t>(pool.size());
}

// Appends the elements of a list to `pool`, each read by `one`.
template <class T, class One>
Problem read_slice(element value, std::vector<T>& pool, Slice& slice, const One& one) {
  slice.first = size_of(pool);
  const Problem problem = read_list(value, [&](element item) {
    T made{};
    if (const Problem wrong = one(item, made)) return wrong;
    pool.push_back(made);
    return Problem{};
  });
  slice.count = size_of(pool) - slice.first;
  return problem;
}

const char* words_for(simdjson::error_code error) noexcept {
  switch (error) {
    case simdjson::UTF8_ERROR:
      return "it is not UTF-8";
    case simdjson::UNCLOSED_STRING:
      return "it is not JSON: a string has no end";
    case simdjson::STRING_ERROR:
      return "it is not JSON: a string is broken";
    case simdjson::UNESCAPED_CHARS:
      return "it is not JSON: a control character stands in a string";
    case simdjson::NUMBER_ERROR:
      return "it is not JSON, or a number in it is out of range";
    case simdjson::DEPTH_ERROR:
      return "its values are nested too deeply";
    case simdjson::CAPACITY:
      return "it is longer than 4 GiB";
    case simdjson::MEMALLOC:
      return "it does not fit into memory";
    default:
      return "it is not JSON";
  }
}

// Texts of the page in progress that come again and again (reasons, flags, extras): equal ones are stored once.
class Interned {
 public:
  void clear() noexcept {
    if (!indices_.empty()) indices_.clear();
    last_ = 0;
  }

  // The index of `text` in `pool`; 0 is the empty text.
  std::uint32_t index(std::string_view text, std::vector<std::string_view>& pool, Arena& arena) {
    if (text.empty()) return 0;
    if (pool[last_] == text) return last_;
    const auto found = indices_.find(text);
    if (found != indices_.end()) return last_ = found->second;
    last_ = size_of(pool);
    pool.push_back(arena.copy(text));
    indices_.emplace(pool.back(), last_);
    return last_;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> indices_;
  std::uint32_t last_ = 0;
};

// Fills the page in progress from the values of a record.
struct Builder {
  Page page;
  Interned extras;
  Interned word_indices;
  std::vector<std::string_view> word_pool{std::string_view{}};

  void clear() {
    page.clear();
    extras.clear();
    word_indices.clear();
    word_pool.resize(1);
  }

  Problem text(element value, std::string_view& to) {
    const Problem problem = read(value, to);
    if (problem == nullptr) to = page.arena.copy(to);
    return problem;
  }
  // A text from a small set.
  Problem word(element value, std::string_view& to) {
    const Problem problem = read(value, to);
    if (problem == nullptr) to = word_pool[word_indices.index(to, word_pool, page.arena)];
    return problem;
  }
  Problem words(element value, Slice& to) {
    return read_slice(value, page.words, to, [&](element item, std::string_view& made) { return word(item, made); });
  }
  Problem ranges(element value, Slice& to) {
    return read_slice(value, page.ranges, to, [](element item, LineRange& made) {
      if (const Problem problem = read_tuple(item, "holds a range that is not [first, last]", made.first, made.last))
        return problem;
      return made.first <= made.last ? nullptr : "holds a range that ends before it begins";
    });
  }
  Problem spans(element value, Slice& to) {
    return read_slice(value, page.spans, to, [](element item, Span& made) {
      if (const Problem problem =
              read_tuple(item, "holds a span that is not [line, from, to]", made.line, made.from, made.to))
        return problem;
      return made.from <= made.to ? nullptr : "holds a span that ends before it begins";
    });
  }
  Problem shifts(element value, Slice& to) {
    return read_slice(value, page.shifts, to, [](element item, Shift& made) {
      return read_tuple(item, "holds a shift that is not [index, delta]", made.index, made.delta);
    });
  }
  Problem joins(element value, Slice& to) {
    return read_slice(value, page.joins, to, [&](element item, Join& made) {
      if (const Problem problem = read_tuple(item, "holds a join that is not [reason, count]", made.reason, made.count))
        return problem;
      made.reason = word_pool[word_indices.index(made.reason, word_pool, page.arena)];
      return Problem{};
    });
  }
  Problem cells(element value, std::vector<std::string_view>& to) {
    to.clear();
    return read_list(value, [&](element item) { return text(item, to.emplace_back()); });
  }
  Problem rows(element value, Table& to) {
    to.rows.clear();
    return read_list(value, [&](element item) { return cells(item, to.rows.emplace_back()); });
  }
  // The table of a block, made when its first key is met.
  Table& table(Block& block) {
    if (block.table == 0) {
      page.tables.emplace_back();
      block.table = size_of(page.tables);
    }
    return page.tables[block.table - 1];
  }
  Problem dictionary(element value, Dictionary& to) {
    object members;
    if (value.get_object().get(members)) return "holds something that is no object";
    for (const auto member : members) {
      Problem problem = nullptr;
      if (member.key == "name") problem = text(member.value, to.name);
      if (member.key == "checksum") problem = text(member.value, to.checksum);
      if (problem != nullptr) return problem;
    }
    return nullptr;
  }
};

// --- The keys of each record type, in the order in which they are written ---

enum class Need : std::uint8_t { optional, required };

template <class Record>
struct Field {
  std::string_view name;
  Need need;
  Problem (*read)(Builder&, Record&, element);
};

// Read before the others, since they decide which page a record belongs to.
template <class Record>
constexpr Problem read_before(Builder&, Record&, element) {
  return nullptr;
}

struct EndRecord {};

Problem read_normalize(Builder& builder, Page& page, element value) {
  static_cast<void>(builder);
  return read_list(value, [&](element item) {
    std::uint32_t bit = 0;
    // No word of the list is empty, so an index is a bit.
    const Problem problem = read_word(item, normalize_words, bit, "names a spelling that is not known");
    if (problem == nullptr) page.normalize |= std::uint32_t{1} << bit;
    return problem;
  });
}

Problem read_repairs(Builder&, Page& page, element value) {
  object members;
  if (value.get_object().get(members)) return no_object;
  for (const auto member : members)
    for (const RepairWord& repair : repair_words)
      if (member.key == repair.word)
        if (const Problem problem = read(member.value, page.repairs.*repair.count)) return problem;
  return nullptr;
}

Problem read_counts(Builder&, Page& page, element value) {
  object members;
  if (value.get_object().get(members)) return no_object;
  for (const auto member : members) {
    Problem problem = nullptr;
    if (member.key == "lines") problem = read(member.value, page.line_count);
    if (member.key == "characters") problem = read(member.value, page.character_count);
    if (problem != nullptr) return problem;
  }
  return nullptr;
}

Problem read_hyphen(Builder&, Line& line, element value) {
  object members;
  if (value.get_object().get(members)) return no_object;
  for (const auto member : members) {
    Problem problem = nullptr;
    if (member.key == "verdict")
      problem = read_word(member.value, verdict_words, line.hyphen, "has a verdict other than weld, keep, leave");
    if (member.key == "line") problem = read(member.value, line.continues_at);
    if (problem != nullptr) return problem;
  }
  return nullptr;
}

constexpr Field<Page> page_fields[] = {
    {"type", Need::required, read_before},
    {"doc", Need::required, read_before},
    {"page", Need::required, read_before},
    {"toolkit", Need::optional, [](Builder& b, Page& p, element v) { return b.text(v, p.toolkit); }},
    {"encoding", Need::optional, [](Builder& b, Page& p, element v) { return b.text(v, p.encoding); }},
    {"language", Need::optional, [](Builder& b, Page& p, element v) { return b.text(v, p.language); }},
    {"normalize", Need::optional, read_normalize},
    {"dictionaries", Need::optional,
     [](Builder& b, Page& p, element v) {
       return read_list(v, [&](element item) { return b.dictionary(item, p.dictionaries.emplace_back()); });
     }},
    {"repairs", Need::optional, read_repairs},
    {"counts", Need::optional, read_counts},
    {"flags", Need::optional, [](Builder& b, Page& p, element v) { return b.words(v, p.flags); }},
};

constexpr Field<Line> line_fields[] = {
    {"type", Need::required, read_before},
    {"doc", Need::required, read_before},
    {"page", Need::required, read_before},
    {"line", Need::required, [](Builder&, Line& l, element v) { return read(v, l.number); }},
    {"region", Need::optional, [](Builder&, Line& l, element v) { return read(v, l.region); }},
    {"column", Need::optional, [](Builder&, Line& l, element v) { return read(v, l.column); }},
    {"at", Need::optional, [](Builder&, Line& l, element v) { return read(v, l.at); }},
    {"indent", Need::optional, [](Builder&, Line& l, element v) { return read(v, l.indent); }},
    {"text", Need::required, [](Builder& b, Line& l, element v) { return b.text(v, l.text); }},
    {"shifts", Need::optional, [](Builder& b, Line& l, element v) { return b.shifts(v, l.shifts); }},
    {"hyphen", Need::optional, read_hyphen},
};

constexpr Field<Block> block_fields[] = {
    {"type", Need::required, read_before},
    {"doc", Need::required, read_before},
    {"page", Need::required, read_before},
    {"block", Need::required, [](Builder&, Block& x, element v) { return read(v, x.number); }},
    {"kind", Need::required,
     [](Builder&, Block& x, element v) {
       return read_word(v, kind_words, x.kind, "is none of paragraph, heading, table, furniture");
     }},
    {"article", Need::optional, [](Builder&, Block& x, element v) { return read(v, x.article); }},
    {"role", Need::optional,
     [](Builder&, Block& x, element v) { return read_word(v, role_words, x.role, "is a role that is not known"); }},
    {"text", Need::optional, [](Builder& b, Block& x, element v) { return b.text(v, x.text); }},
    {"lines", Need::optional, [](Builder& b, Block& x, element v) { return b.ranges(v, x.lines); }},
    {"spans", Need::optional, [](Builder& b, Block& x, element v) { return b.spans(v, x.spans); }},
    {"cut", Need::optional, [](Builder& b, Block& x, element v) { return b.word(v, x.cut); }},
    {"joins", Need::optional, [](Builder& b, Block& x, element v) { return b.joins(v, x.joins); }},
    {"flags", Need::optional, [](Builder& b, Block& x, element v) { return b.words(v, x.flags); }},
    {"columns", Need::optional, [](Builder& b, Block& x, element v) { return b.cells(v, b.table(x).columns); }},
    {"rows", Need::optional, [](Builder& b, Block& x, element v) { return b.rows(v, b.table(x)); }},
    {"scaffold", Need::optional, [](Builder& b, Block& x, element v) { return read(v, b.table(x).scaffold); }},
    {"rules", Need::optional, [](Builder& b, Block& x, element v) { return read(v, b.table(x).rules); }},
};

constexpr Field<Removed> removed_fields[] = {
    {"type", Need::required, read_before},
    {"doc", Need::required, read_before},
    {"page", Need::required, read_before},
    {"article", Need::optional, [](Builder&, Removed& r, element v) { return read(v, r.article); }},
    {"text", Need::required, [](Builder& b, Removed& r, element v) { return b.text(v, r.text); }},
    {"lines", Need::optional, [](Builder& b, Removed& r, element v) { return b.ranges(v, r.lines); }},
    {"spans", Need::optional, [](Builder& b, Removed& r, element v) { return b.spans(v, r.spans); }},
    {"reason", Need::optional, [](Builder& b, Removed& r, element v) { return b.word(v, r.reason); }},
};

// Sums are the toolkit's own and computed again: known, so that they are not kept, and never trusted.
Problem read_sum(Builder&, EndRecord&, element value) {
  std::uint64_t sum = 0;
  return read(value, sum);
}

constexpr Field<EndRecord> end_fields[] = {
    {"type", Need::required, read_before},    {"doc", Need::required, read_before},
    {"pages", Need::optional, read_sum},      {"lines", Need::optional, read_sum},
    {"characters", Need::optional, read_sum}, {"blocks", Need::optional, read_sum},
    {"articles", Need::optional, read_sum},   {"welded", Need::optional, read_sum},
    {"scaffold", Need::optional, read_sum},   {"rules", Need::optional, read_sum},
    {"removed", Need::optional, read_sum},
};

}  // namespace

struct RecordReader::State {
  // What became of a line.
  enum class Taken : std::uint8_t { kept, page_over, document_over, broken };

  RecordLines lines{simdjson::SIMDJSON_PADDING};
  simdjson::dom::parser parser;
  Builder builder;
  std::string document;   // of the end record
  std::string end_extra;  // of the end record
  std::string inside;     // the document begun and not ended
  std::string stray;      // what stray() gives
  std::string unplaced;   // records of unknown type that wait for a page
  std::string extra;      // of the record in hand
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
  Taken take_known(std::string_view type, object members, std::string_view line, Diagnostics& diagnostics);
  Taken take_end(object members, std::string_view line, std::string_view doc, Diagnostics& diagnostics);
  Taken take_unknown(std::string_view line);
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

// The members of unknown key as they stand in the line; a block's explanation goes to the block.
std::string_view RecordReader::State::collect_extra(std::string_view line, Block* block) {
  extra.clear();
  MemberWalk walk(line);
  Member member;
  std::size_t at = 0;
  for (const Unknown& wanted : unknown) {
    while (walk.next(member) && at++ < wanted.member) {
    }
    if (block != nullptr && wanted.key == "explain") {
      block->explain = builder.page.arena.copy(member.value);
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

RecordReader::State::Taken RecordReader::State::take(std::string_view line, Diagnostics& diagnostics) {
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return Taken::kept;
  element root;
  if (const auto wrong = parser.parse(line.data(), line.size(), false).get(root)) return broken(words_for(wrong));
  object members;
  if (root.get_object().get(members)) return broken("it is no JSON object");
  std::string_view type;
  element value;
  if (members.at_key("type").get(value)) return broken("it has no \"type\"");
  if (read(value, type) != nullptr) return broken(std::string("its \"type\" ") + no_string);
  const bool known = type == "line" || type == "block" || type == "page" || type == "removed" || type == "end";
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

RecordReader::RecordReader() : state_(std::make_unique<State>()) {}
RecordReader::~RecordReader() = default;

bool RecordReader::recognises(std::string_view bytes) noexcept { return bytes.starts_with("{\"type\":\""); }

void RecordReader::feed(std::string_view bytes) { state_->lines.feed(bytes); }
void RecordReader::finish() { state_->lines.finish(); }
Step RecordReader::next(Page& page, Diagnostics& diagnostics) { return state_->next(page, diagnostics); }
std::string_view RecordReader::document() const noexcept { return state_->document; }
std::string_view RecordReader::end_extra() const noexcept { return state_->end_extra; }
std::string_view RecordReader::stray() const noexcept { return state_->stray; }
bool RecordReader::inside_document() const noexcept { return state_->is_inside; }
const Error& RecordReader::error() const noexcept { return state_->error; }

}  // namespace newsprint
