// The only unit that includes spdlog.
#include "common/log.h"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <utility>

#include "common/unicode.h"

namespace newsprint::tools {

namespace {

constexpr std::size_t shown_of_each_code = 3;

spdlog::level::level_enum level_of(Loudness loudness) {
  switch (loudness) {
    case Loudness::quiet:
      return spdlog::level::err;
    case Loudness::verbose:
      return spdlog::level::info;
    case Loudness::normal:
      break;
  }
  return spdlog::level::warn;
}

std::string place(std::string_view doc, const Diagnostic& remark) {
  if (remark.line != 0) return fmt::format("{}:{}", doc, remark.line);
  if (remark.page != 0) return fmt::format("{}: page {}", doc, remark.page);
  return std::string(doc);
}

}  // namespace

Log::Log(std::string_view command, Loudness loudness)
    : logger_(
          std::make_unique<spdlog::logger>(std::string(command), std::make_shared<spdlog::sinks::stderr_sink_st>())) {
  logger_->set_pattern("%n: %v");
  logger_->set_level(level_of(loudness));
  logger_->flush_on(spdlog::level::info);
}

Log::~Log() = default;

void Log::error(std::string_view message) {
  before_();
  logger_->error("{}", printable(message));
}
void Log::warn(std::string_view message) {
  before_();
  logger_->warn("{}", printable(message));
}
void Log::info(std::string_view message) {
  before_();
  logger_->info("{}", printable(message));
}

void Log::remarks(std::string_view doc, Diagnostics& diagnostics) {
  for (const auto& remark : diagnostics) {
    // Of the machine, not of the document: once is enough.
    if (remark.code == "no-dictionary" && std::exchange(no_dictionary_, true)) continue;
    auto tally = std::find_if(tallies_.begin(), tallies_.end(), [&](const Tally& t) { return t.code == remark.code; });
    if (tally == tallies_.end()) tally = tallies_.insert(tally, Tally{remark.code, 0});
    if (++tally->count > shown_of_each_code) continue;
    const std::string_view name = remark.doc.empty() ? doc : std::string_view(remark.doc);
    warn(fmt::format("{}: {} ({})", place(name, remark), remark.message, remark.code));
  }
  diagnostics.clear();
}

void Log::end_document(std::string_view doc) {
  for (const auto& tally : tallies_) {
    if (tally.count <= shown_of_each_code) continue;
    warn(fmt::format("{}: {} more of the kind {}", doc, tally.count - shown_of_each_code, tally.code));
  }
  tallies_.clear();
}

std::string place(std::string_view doc, const Error& error) {
  return error.line != 0 ? fmt::format("{}:{}", doc, error.line) : std::string(doc);
}

}  // namespace newsprint::tools
