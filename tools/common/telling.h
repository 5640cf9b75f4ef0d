// Happenings that are only to be told to the user, whatever a command makes of the pages.
#pragma once

#include "common/batch.h"
#include "common/command.h"

namespace newsprint::tools {

// Tells of remarks, problems and wrong usage. False: it is another happening, and nothing was done.
inline bool tell(Happening& event, Context& context) {
  switch (event.kind) {
    case Happening::Kind::remarks:
      context.log.remarks(event.words, event.remarks);
      return true;
    case Happening::Kind::problem:
      context.problem(event.words);
      return true;
    case Happening::Kind::wrong_usage:
      context.wrong_usage(event.words);
      return true;
    default:
      return false;
  }
}

}  // namespace newsprint::tools
