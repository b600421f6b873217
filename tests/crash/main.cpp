#include "tests/crash/trials.h"

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace {

constexpr std::size_t usual_kills = 200;
constexpr std::size_t commits = 1'000;
constexpr std::size_t rebuilds = 20;

/// The number that an argument gives; the usual one where there is no such argument.
std::size_t number(const std::vector<std::string>& arguments, std::size_t which, std::size_t usual) {
    return which < arguments.size() ? std::stoul(arguments[which]) : usual;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool is_disk_only = !arguments.empty() && arguments.front() == "--full-disk";
    std::cout << std::unitbuf;  // it takes minutes
    try {
        debrief::test::try_full_disk();
        if (is_disk_only) return EXIT_SUCCESS;
        debrief::test::try_readers(commits, rebuilds);
        debrief::test::try_kills(number(arguments, 0, usual_kills),
                                 static_cast<unsigned>(number(arguments, 1, 1)));
    } catch (const std::exception& error) {
        std::cout << "BROKEN: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
