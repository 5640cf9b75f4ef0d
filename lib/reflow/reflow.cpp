#include <newsprint/reflow.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/char_class.h"
#include "base/utf8.h"
#include "reflow/alone.h"
#include "reflow/builder.h"
#include "reflow/explain.h"
#include "reflow/furniture.h"
#include "reflow/inner_blanks.h"
#include "reflow/join.h"
#include "reflow/korean.h"
#include "reflow/observe.h"
#include "reflow/pieces.h"
#include "reflow/seam.h"
#include "reflow/seams.h"
#include "reflow/stacked.h"
#include "reflow/style.h"
#include "reflow/torn.h"

namespace newsprint {

namespace {

constexpr std::uint32_t widest_heading = 80;  // display columns

// Everything reflow knows of the page while it builds the blocks.
struct Work {
  explicit Work(Page& p) : page(p) {}

  Page& page;
  std::vector<Piece> pieces;
  PageStyle style;
  SpacingCustom custom;
  KoreanBlanks korean;
  KoreanCut korean_cut = KoreanCut::words;
  InnerWraps wraps;
  std::vector<Seam> seams;  // before pieces[i]
  SeamWatch* watch = nullptr;
  SeamNotes notes;  // with --explain
  std::vector<Block> blocks;
};

void note_seam(Work& work, std::size_t i) {
  if (work.watch->cues[i].count == 0) return;
  const Seam& seam = work.seams[i];
  work.notes.add(work.page.lines[work.pieces[seam.before].line], work.page.lines[work.pieces[i].line], seam,
                 work.watch->cues[i]);
}

void finish_block(Work& work, BlockBuilder& builder, BlockKind kind) {
  builder.finish(kind);
  if (work.watch != nullptr) work.notes.move_to(work.blocks.back(), work.page.arena);
}

std::string_view reason_of(const Seam& seam, const Piece& after) {
  if (seam.furniture_between) return "furniture";
  if (after.flow_before) return "column";
  return after.blank_before ? "column-break" : "wrap";
}

std::string_view cut_reason(const Work& work, std::size_t i) {
  if (i == 0) return "page";
  const Piece& p = work.pieces[i];
  if (p.flow_before) return "column";
  if (p.blank_before && work.style.source != Source::stream) return "blank";
  if (p.furniture || work.pieces[i - 1].furniture) return "furniture";
  if (p.indent > work.pieces[i - 1].indent) return "indent";
  return "line";
}

BlockKind kind_of(std::string_view text, std::size_t pieces, const Piece& last) {
  const bool open_end = last.end == EndKind::stop || last.end == EndKind::stop_closed || last.end == EndKind::comma;
  if (last.stacked != Stacked::no) return BlockKind::heading;
  if (open_end || pieces > 3) return BlockKind::paragraph;
  if (text.size() <= widest_heading) return BlockKind::heading;  // no character has more columns than bytes
  std::uint32_t width = 0;
  for (const char* p = text.data(); p < text.data() + text.size();) width += info(class_of(next_char(p))).width;
  return width <= widest_heading ? BlockKind::heading : BlockKind::paragraph;
}

// Justified lines part a number from the Han around it by blanks; where the page itself does not, they go. Both sides of
// the number must agree, or stand at the line's end.
bool is_justified_blank(std::string_view text, std::size_t at, const SpacingCustom& custom) {
  if (custom.han_latin == Glue::blank || at == 0 || at + 1 >= text.size()) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto part = [&](char c) { return digit(c) || c == '.' || c == ',' || c == '%'; };
  const auto han_before = [&](std::size_t i) {
    return i == 0 || cjk_letters.has(class_of(last_code_point(text.substr(0, i))));
  };
  const auto han_at = [&](std::size_t i) {
    return i == text.size() || cjk_letters.has(class_of(first_code_point(text.substr(i))));
  };
  if (digit(text[at + 1]) && han_before(at)) {
    std::size_t end = at + 1;
    while (end < text.size() && part(text[end])) ++end;
    return end == text.size() || (text[end] == ' ' && han_at(end + 1));
  }
  if (digit(text[at - 1]) && han_at(at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && part(text[begin - 1])) --begin;
    return begin == 0 || (text[begin - 1] == ' ' && han_before(begin - 1));
  }
  return false;
}

// Adds a line whose own line ends were turned into blanks behind hyphens, as de-hyphenation judged these. A verdict for
// something else than a hyphen and a blank, as broken records may hold, is passed over.
void add_mended(Work& work, BlockBuilder& builder, const Line& line, std::string_view between,
                std::string_view reason) {
  const std::string_view text = line.text;
  const char* const end = text.data() + text.size();
  const char* from = text.data();
  const char* p = from;
  std::uint32_t index = 0;
  const auto take = [&](const char* to) {
    const std::string_view part(from, static_cast<std::size_t>(to - from));
    builder.add(line, part, count_code_points(part), between, reason);
  };
  for (std::uint32_t i = 0; i < line.hyphens.count; ++i) {
    const InnerHyphen hyphen = work.page.hyphens[line.hyphens.first + i];
    while (p < end && index < hyphen.index) {
      static_cast<void>(next_char(p));
      ++index;
    }
    if (index != hyphen.index || p <= from || p == end) continue;
    const char* blank = p;
    const CharClass cls = class_of(next_char(blank));
    if ((cls != CharClass::hyphen && cls != CharClass::soft_hyphen) || end - blank < 2 || *blank != ' ') continue;
    take(blank);
    if (hyphen.verdict == HyphenVerdict::weld) builder.drop_last(static_cast<std::size_t>(blank - p));
    from = blank + 1;
    between = {};
    reason = hyphen.verdict == HyphenVerdict::weld ? "weld" : "keep";
  }
  take(end);
}

// Adds a line with blanks to the block in progress, without those that were line ends or that justification put in. A
// paragraph end hidden in the line finishes the block and begins the next.
void add_piece(Work& work, BlockBuilder& builder, std::size_t i, std::string_view between, std::string_view reason,
               std::size_t& pieces) {
  const Piece& piece = work.pieces[i];
  const Line& line = work.page.lines[piece.line];
  if (line.hyphens.count != 0) {
    add_mended(work, builder, line, between, reason);
    return;
  }
  std::size_t from = 0;
  const auto take = [&](std::size_t to) {
    const std::string_view text = line.text.substr(from, to - from);
    const bool whole = text.size() == line.text.size();
    builder.add(line, text, whole ? piece.characters : count_code_points(text), between, reason);
  };
  constexpr std::uint32_t least_body = 20;  // columns: shorter lines are labels whose blanks are theirs
  const bool korean = work.style.korean && piece.hangul != 0;
  const bool body = (korean ? piece.wrap_count : piece.cjk) != 0 && piece.narrow >= least_body && !piece.furniture;
  const InnerWrap* wrap = work.wraps.data() + piece.wraps;
  const InnerWrap* const last_wrap = wrap + piece.wrap_count;
  if (!body) {
    take(line.text.size());
    return;
  }
  for (std::size_t at = 0; at < line.text.size(); ++at) {
    if (wrap == last_wrap) {  // nothing but blanks from here
      at = korean ? line.text.npos : line.text.find(' ', at);
      if (at == line.text.npos) break;
    }
    const bool wraps_here = wrap != last_wrap && wrap->offset == at;
    if (!wraps_here) {
      if (!korean && line.text[at] == ' ' && is_justified_blank(line.text, at, work.custom)) {
        take(at);
        from = at + 1;
        between = {};
        reason = "blank";
      }
      continue;
    }
    const InnerWrap& found = *wrap++;
    take(at);
    from = at + found.length;
    reason = "blank";
    const std::string_view left = line.text.substr(0, at);
    const std::string_view right = line.text.substr(from);
    const Glue found_glue = korean ? korean_glue(left, right, KoreanCut::syllables, work.korean, Counted::as_blank)
                                   : glue(left, right, work.custom);
    between = found_glue == Glue::blank ? " " : "";
    if (found.ends_paragraph) {
      finish_block(work, builder, BlockKind::paragraph);
      builder.begin("hidden-end");
      pieces = 0;
      between = {};
    }
    at = from - 1;
  }
  take(line.text.size());
}

// What glue() would say of most seams in CJK text: no blank stands between two of its letters, nor beside a mark.
constexpr bool meet_closely(EndKind end, StartKind start) {
  constexpr auto ends = [](auto... kinds) { return (0U | ... | (1U << static_cast<unsigned>(kinds))); };
  constexpr unsigned marks = ends(EndKind::cjk, EndKind::stop, EndKind::stop_closed, EndKind::ellipsis, EndKind::closed,
                                  EndKind::comma, EndKind::colon, EndKind::open);
  constexpr unsigned openers = ends(StartKind::quote, StartKind::bracket);
  return start == StartKind::cjk ? (marks >> static_cast<unsigned>(end) & 1U) != 0
                                 : end == EndKind::cjk && (openers >> static_cast<unsigned>(start) & 1U) != 0;
}

// What stands between two joined lines, and why; takes a welded hyphen off the text so far.
std::string_view make_seam(Work& work, BlockBuilder& builder, const Piece& before, const Piece& after,
                           std::string_view& reason) {
  const Line& left = work.page.lines[before.line];
  const Line& right = work.page.lines[after.line];
  if (left.hyphen != HyphenVerdict::none && left.continues_at == right.number) {
    if (left.hyphen == HyphenVerdict::leave) return " ";
    reason = left.hyphen == HyphenVerdict::weld ? "weld" : "keep";
    if (left.hyphen == HyphenVerdict::weld) {
      const std::string_view text = builder.text();
      builder.drop_last(static_cast<std::size_t>(text.data() + text.size() - last_char(text)));
    }
    return {};
  }
  if (work.style.korean && (before.hangul != 0 || after.hangul != 0))
    return korean_glue(builder.text(), right.text, work.korean_cut, work.korean) == Glue::blank ? " " : "";
  if (meet_closely(before.end, after.start)) return {};
  return glue(builder.text(), right.text, work.custom) == Glue::blank ? " " : "";
}

// Puts the tables that stand before line `line` where they belong.
void place_tables(const Page& page, std::size_t& next, std::uint32_t line, std::vector<Block>& blocks) {
  while (next < page.blocks.size() && page.blocks[next].position <= line) blocks.push_back(page.blocks[next++]);
}

void build(Work& work) {
  BlockBuilder builder(work.page, work.blocks);
  std::vector<std::size_t> passed;  // furniture inside the paragraph in progress
  std::size_t pieces = 0;
  std::size_t last = 0;
  std::size_t table = 0;
  const auto close = [&] {
    if (!builder.open()) return;
    finish_block(work, builder, kind_of(builder.text(), pieces, work.pieces[last]));
    for (const std::size_t i : passed) {
      builder.begin("furniture");
      const Line& line = work.page.lines[work.pieces[i].line];
      builder.add(line, line.text, work.pieces[i].characters, {}, {});
      builder.finish(BlockKind::furniture);
    }
    passed.clear();
  };
  const Piece* const all = work.pieces.data();
  const Seam* const seams = work.seams.data();
  const std::size_t size = work.pieces.size();
  for (std::size_t i = 0; i < size; ++i) {
    const Piece& piece = all[i];
    if (piece.furniture && builder.open() && seams[i].stepped_over) {
      passed.push_back(i);
      continue;
    }
    const bool join = builder.open() && seams[i].join;
    if (!join) {
      close();
      if (!work.page.blocks.empty()) place_tables(work.page, table, piece.line, work.blocks);
      builder.begin(cut_reason(work, i));
      pieces = 0;
    }
    if (work.watch != nullptr) note_seam(work, i);
    std::string_view reason;
    std::string_view between;
    if (join) {
      reason = reason_of(seams[i], piece);
      between = make_seam(work, builder, all[last], piece, reason);
    }
    ++pieces;
    const Line& line = work.page.lines[piece.line];
    if (piece.blank_runs == 0 && line.hyphens.count == 0)
      builder.add_whole(line, piece.characters, between, reason);
    else
      add_piece(work, builder, i, between, reason, pieces);
    last = i;
    if (piece.furniture) finish_block(work, builder, BlockKind::furniture);
  }
  close();
  place_tables(work.page, table, ~std::uint32_t{0}, work.blocks);
}

// All that is known before blocks are built, and every seam decided.
void decide(Work& work) {
  Page& page = work.page;
  const PieceFacts facts = measure_pieces(page, work.pieces);
  mark_furniture(page, work.pieces);
  if (facts.single_characters) mark_stacks(page, work.pieces);
  if (facts.latin_lines) mark_torn_lines(page, work.pieces);
  work.style = find_style(work.pieces);
  work.style.capital_nouns = page.language.starts_with("de");
  find_lines_alone(work.style, work.pieces);
  work.custom = find_custom(page, work.pieces);
  if (work.style.korean) work.korean.learn(page, work.pieces);
  if (work.style.long_lines)
    find_inner_wraps(page, work.style.korean ? &work.korean : nullptr, work.pieces, work.wraps);
  work.style.inner_wraps = !work.wraps.empty();
  decide_seams(page, work.style, work.pieces, work.seams, work.watch);
}

}  // namespace

void observe_seams(Page& page, const SeamObserver& observer) {
  SeamWatch watch{AskWords::always, {}};
  Work work{page};
  work.watch = &watch;
  decide(work);
  for (std::size_t i = 0; i < work.pieces.size(); ++i) {
    if (watch.cues[i].count == 0) continue;
    const Seam& seam = work.seams[i];
    observer(page.lines[work.pieces[seam.before].line], page.lines[work.pieces[i].line], seam.score, watch.cues[i]);
  }
}

void reflow(Page& page, const ReflowOptions& options, Diagnostics&) {
  SeamWatch watch;
  Work work{page};
  if (options.explain) work.watch = &watch;
  decide(work);
  if (work.style.inner_wraps)
    work.korean_cut = KoreanCut::syllables;
  else if (work.style.korean)
    work.korean_cut = find_cut(page, work.pieces, work.seams, work.korean);
  build(work);
  page.blocks.swap(work.blocks);
  std::uint32_t number = 0;
  for (Block& block : page.blocks) {
    block.number = ++number;
    block.position = 0;
  }
  page.lines.clear();
}

}  // namespace newsprint
