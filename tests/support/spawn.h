#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <spawn.h>
#include <sys/types.h>

namespace debrief::test {

/// Starts one of the project's programs with these changes to its files, which are used up. Gives its
/// process; 0 where it could not be started.
[[nodiscard]] pid_t spawn_program(std::string_view program, const std::vector<std::string>& arguments,
                                  posix_spawn_file_actions_t& actions);

}  // namespace debrief::test
