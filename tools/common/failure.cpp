#include "common/failure.h"

#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <exception>
#include <new>

namespace newsprint::tools {

namespace {

std::string_view command_name;

// Nothing here may need memory. Of several threads one speaks.
[[noreturn]] void end(std::string_view why) noexcept {
  static std::atomic_flag ending;
  while (ending.test_and_set()) pause();
  const auto part = [](std::string_view text) { return iovec{const_cast<char*>(text.data()), text.size()}; };
  const std::array<iovec, 4> message{part(command_name), part(": "), part(why), part("\n")};
  if (writev(STDERR_FILENO, message.data(), static_cast<int>(message.size())) < 0) {
    // The exit code still tells.
  }
  _exit(1);
}

[[noreturn]] void end_without_memory() { end("out of memory"); }

[[noreturn]] void end_of_uncaught() {
  try {
    if (const std::exception_ptr uncaught = std::current_exception()) std::rethrow_exception(uncaught);
  } catch (const std::bad_alloc&) {
    end_without_memory();
  } catch (const std::exception& e) {
    end(e.what());
  } catch (...) {
  }
  end("failed inside");
}

}  // namespace

void end_on_failure(std::string_view command) noexcept {
  command_name = command;
  std::set_terminate(end_of_uncaught);
}

EndWithoutMemory::EndWithoutMemory() noexcept { std::set_new_handler(end_without_memory); }
EndWithoutMemory::~EndWithoutMemory() { std::set_new_handler(nullptr); }

}  // namespace newsprint::tools
