#include "common/article_formats.h"

#include <newsprint/articles.h>
#include <newsprint/formats.h>
#include <newsprint/json.h>

#include "common/run.h"

namespace newsprint::tools {

namespace {

bool wanted(ArticleKind kind, std::uint32_t kinds) {
  return kinds == 0 || ((kinds >> static_cast<unsigned>(kind)) & 1U) != 0;
}

class ArticleOutput {
 public:
  ArticleOutput(PageWork& work, const Articles& articles, const Options& options)
      : page_(work.page), articles_(articles), options_(options), work_(work), out_(work.out) {
    const WriteOptions how = write_options(options);
    how_ = {.members = how.members, .source = options.source, .added = options.added, .layout = how.layout};
  }

  void write(std::size_t i) {
    switch (options_.article_format) {
      case ArticleFormat::article:
        write_article(page_, articles_, i, {how_.members, how_.layout}, out_);
        break;
      case ArticleFormat::dolma:
        write_dolma(page_, articles_, i, how_, out_);
        if (!options_.attributes.empty()) write_dolma_attributes(page_, articles_, i, how_, work_.attributes);
        break;
      case ArticleFormat::ninjs:
        write_ninjs(page_, articles_, i, how_, out_);
        break;
      case ArticleFormat::markdown:
        part_off();
        write_markdown(page_, articles_, i, how_, out_);
        break;
      case ArticleFormat::text:
        write_text(i);
        break;
      case ArticleFormat::csv:
        write_tables(i);
        break;
    }
  }

 private:
  void part_off() {
    if (!out_.empty()) out_ += between_articles(options_);
  }

  // An article without text leaves no separator either.
  void write_text(std::size_t i) {
    const std::size_t before = out_.size();
    part_off();
    const std::size_t start = out_.size();
    write_plain(page_, articles_, i, out_);
    if (out_.size() == start) out_.resize(before);
  }

  void write_tables(std::size_t i) {
    std::vector<ArticleTable> tables;
    list_tables(page_, articles_, i, tables);
    for (const ArticleTable& table : tables) {
      if (options_.tables.empty()) {
        part_off();
        write_csv(*table.table, out_);
      } else {
        write_file(i, table);
      }
    }
  }

  void write_file(std::size_t i, const ArticleTable& table) {
    const Article& article = articles_.items[i];
    TableFile file;
    file.name = table_file_name(page_.doc, page_.number, article.number, table.number);
    write_csv(*table.table, work_.tables);
    file.end = work_.tables.size();
    const std::string page = std::to_string(page_.number);
    const std::string number = std::to_string(article.number);
    const std::string place = std::to_string(table.number);
    const std::vector<std::string_view> cells{file.name, page_.doc,        page,         number,
                                              place,     article.headline, table.caption};
    write_csv_row(cells, cells.size(), file.entry);
    work_.files.push_back(std::move(file));
  }

  const Page& page_;
  const Articles& articles_;
  const Options& options_;
  PageWork& work_;
  std::string& out_;
  FormatOptions how_;
};

}  // namespace

void write_articles(PageWork& work, const Options& options) {
  thread_local Articles articles;  // its buffers serve page after page
  assemble(work.page, articles, work.diagnostics);
  ArticleOutput output(work, articles, options);
  for (std::size_t i = 0; i < articles.count; ++i)
    if (wanted(articles.items[i].kind, options.kinds)) output.write(i);
}

std::string_view between_articles(const Options& options) noexcept {
  switch (options.article_format) {
    case ArticleFormat::markdown:
      return "\n";
    case ArticleFormat::text:
      return "\f";
    case ArticleFormat::csv:
      return options.tables.empty() ? "\r\n" : "";
    default:
      return {};
  }
}

std::string_view before_articles(const Options& options) noexcept {
  return options.tables.empty() ? "" : "file,doc,page,article,table,headline,caption\r\n";
}

}  // namespace newsprint::tools
