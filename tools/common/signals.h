// SIGINT, SIGTERM and SIGHUP end a run between two records.
//
// The first one stops reading; what has been read whole is still written, without an end record, and the process then
// dies of the signal, as its parent expects. A second one kills at once.
#pragma once

namespace newsprint::tools {

// Once a process, before anything is read.
void catch_signals();

// Waits until `fd` can be read, or is at its end, or a signal came. False: a signal came.
[[nodiscard]] bool wait_for(int fd) noexcept;

// Lets the caught signal, if any, end the process.
void die_of_caught_signal();

}  // namespace newsprint::tools
