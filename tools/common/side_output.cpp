#include "common/side_output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace newsprint::tools {

namespace {

// Returns 0 or errno.
int write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t n = ::write(fd, content.data(), content.size());
    if (n < 0 && errno != EINTR) return errno;
    if (n > 0) content.remove_prefix(static_cast<std::size_t>(n));
  }
  return 0;
}

}  // namespace

TableFolder::~TableFolder() {
  if (fd_ >= 0) ::close(fd_);
}

int TableFolder::open(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) return errno;
  fd_ = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return fd_ >= 0 ? 0 : errno;
}

int TableFolder::write(const std::string& name, std::string_view content) const {
  const int file = ::openat(fd_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  int failed = write_all(file, content);
  // Some file systems report only now that they are full.
  if (::close(file) != 0 && errno != EINTR && failed == 0) failed = errno;
  if (failed != 0) static_cast<void>(::unlinkat(fd_, name.c_str(), 0));
  return failed;
}

bool SideOutput::open(Context& context) {
  const Options& options = context.options;
  if (!options.attributes.empty()) {
    std::vector<std::string> others = context.files;
    if (!options.files_from.empty()) others.push_back(options.files_from);
    others.push_back(options.output.empty() ? "/dev/stdout" : options.output);
    switch (attributes_.open(options.attributes, others)) {
      case Output::Opened::yes:
        break;
      case Output::Opened::no:
        context.problem(fmt::format("{}: {}", options.attributes, attributes_.error()));
        return false;
      case Output::Opened::is_input:
        context.wrong_usage(fmt::format("{}: is also an input, or the output", options.attributes));
        return false;
    }
  }
  if (options.tables.empty()) return true;
  const int failed = tables_.open(options.tables);
  if (failed != 0) context.problem(fmt::format("{}: {}", options.tables, std::strerror(failed)));
  return failed == 0;
}

void SideOutput::write(Context& context, PageWork& work) {
  if (!context.options.attributes.empty()) {
    attributes_.take(work.attributes);
    attributes_.drain();
  }
  std::size_t begin = 0;
  for (const TableFile& file : work.files) {
    if (tables_failed_) return;
    const int failed = tables_.write(file.name, std::string_view(work.tables).substr(begin, file.end - begin));
    begin = file.end;
    if (failed == 0) {
      context.output.buffer() += file.entry;
      continue;
    }
    context.problem(fmt::format("{}/{}: {}", context.options.tables, file.name, std::strerror(failed)));
    tables_failed_ = failed != EEXIST;
  }
}

void SideOutput::flush() {
  if (attributes_.over()) return;
  attributes_.flush();
}

void SideOutput::close(Context& context) {
  if (context.options.attributes.empty()) return;
  attributes_.close();
  if (!attributes_.error().empty())
    context.problem(fmt::format("{}: {}", context.options.attributes, attributes_.error()));
}

}  // namespace newsprint::tools
