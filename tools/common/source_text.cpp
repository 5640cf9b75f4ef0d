#include "common/source_text.h"

namespace newsprint::tools {

bool SourceText::open(const std::string& path, const TextOptions& options) {
  input_.emplace();
  reader_.emplace(options);
  error_ = reader_->option_error();
  if (!error_.empty()) return false;
  reader_->begin(path);
  if (input_->open(path)) return true;
  error_ = input_->error();
  return false;
}

Step SourceText::next(Page& page) {
  while (true) {
    const Step step = reader_->next(page, ignored_);
    ignored_.clear();
    if (step == Step::failed) error_ = reader_->error().message;
    if (step != Step::more) return step;
    switch (input_->read()) {
      case Got::bytes:
        reader_->feed(input_->bytes());
        break;
      case Got::end:
        reader_->finish();
        break;
      case Got::failed:
        error_ = input_->error();
        return Step::failed;
      case Got::stopped:
        stopped_ = true;
        return Step::failed;
    }
  }
}

}  // namespace newsprint::tools
