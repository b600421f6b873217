#include "tests/support/spawn.h"

#include "tests/support/run.h"

#include <unistd.h>

namespace debrief::test {

pid_t spawn_program(std::string_view program, const std::vector<std::string>& arguments,
                    posix_spawn_file_actions_t& actions) {
    std::vector<std::string> words{program_path(program)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    pid_t child = 0;
    const int failure = ::posix_spawn(&child, pointers.front(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failure == 0 ? child : 0;
}

}  // namespace debrief::test
