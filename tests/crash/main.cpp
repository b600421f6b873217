#include "tests/crash/trials.h"

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

int main(int argc, char** argv) {
    constexpr std::size_t usual_kills = 200;
    const std::size_t kills = argc > 1 ? std::stoul(argv[1]) : usual_kills;
    const unsigned seed = argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : 1;
    constexpr std::size_t commits = 1'000;
    constexpr std::size_t rebuilds = 20;
    try {
        debrief::test::try_kills(kills, seed);
        debrief::test::try_readers(commits, rebuilds);
        debrief::test::try_full_disk();
    } catch (const std::exception& error) {
        std::cout << "BROKEN: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
