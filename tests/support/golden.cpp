#include "tests/support/golden.h"

#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace debrief::test {

bool equals_golden(std::string_view file, std::string_view actual) {
    return equals_kept("tests/golden/" + std::string(file), actual);
}

bool equals_kept(std::string_view file, std::string_view actual) {
    const std::filesystem::path path = source_path(file);
    const char* update = std::getenv("DEBRIEF_UPDATE_GOLDEN");
    if (update && std::string_view(update) == "1") {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << actual;
        return true;
    }
    return std::filesystem::exists(path) && read_file(path) == actual;
}

}  // namespace debrief::test
